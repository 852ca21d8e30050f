"""Where a mention ends, by the words that hang on its head."""

import pytest

from whence.reading.model import Token
from whence.reading.model.ends import last_of_phrase

WORDS = "the old mayor ( yesterday left"


def _tokens(heads: str) -> list[Token]:
    """Words of ``WORDS`` with the index of each one's governor."""
    forms = WORDS.split()
    return [
        Token(
            10 * i, 10 * i + len(form), "PUNCT" if form == "(" else "NOUN", form, int(head), "dep"
        )
        for i, (form, head) in enumerate(zip(forms, heads.split(), strict=True))
    ]


@pytest.mark.parametrize(
    ("heads", "end"),
    [
        ("2 2 5 5 5 5", 2),  # 'yesterday' hangs on the verb
        ("2 2 5 2 5 5", 2),  # and a mark before it is not left at the end
        ("2 2 5 2 2 5", 4),  # on the mayor
    ],
)
def test_a_mention_ends_with_the_last_word_that_hangs_on_its_head(heads: str, end: int) -> None:
    assert last_of_phrase(0, 4, _tokens(heads)) == end


def test_what_hangs_on_its_head_is_left_whole() -> None:
    assert last_of_phrase(0, 2, _tokens("2 2 5 5 5 5")) == 2
    assert last_of_phrase(3, 3, _tokens("2 2 5 5 5 5")) == 3
