import pytest

from whence.reading.model import words as w
from whence.reading.model.words import casing, split_words


def _forms(text: str) -> list[str]:
    return split_words(text, [(0, len(text))]).forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Kim's aide didn’t say.", ["Kim", "'s", "aide", "did", "n’t", "say", "."]),
        ("U.S.-led drills, Mr. Shoigu", ["U.S.", "-", "led", "drills", ",", "Mr.", "Shoigu"]),
        ("$1,200.50 in 2023-24", ["$", "1,200.50", "in", "2023", "-", "24"]),
        ("They cannot go.", ["They", "can", "not", "go", "."]),
        ("O'Brien at a@b.org", ["O'Brien", "at", "a@b.org"]),
        ("see https://x.org/a?b now", ["see", "https://x.org/a?b", "now"]),
        ("“Yes…” -- no", ["“", "Yes", "…", "”", "--", "no"]),
    ],
)
def test_words_are_those_of_universal_dependencies(text: str, forms: list[str]) -> None:
    assert _forms(text) == forms


def test_offsets_give_the_text_back() -> None:
    text = 'He said: "It isn\'t so."\n\nShe left.'
    found = split_words(text, [(0, 23), (25, len(text))])
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == found.forms
    assert found.sentences[-1] == 1
    assert found.layouts[0] == w.PARAGRAPH
    assert found.layouts[found.forms.index("She")] == w.PARAGRAPH


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("north", w.LOWER),
        ("North", w.TITLE),
        ("NATO", w.UPPER),
        ("U.", w.INITIAL),
        ("McCain", w.MIXED),
        ("2023", w.NUMERIC),
        ("70th", w.NUMERIC),
        ("—", w.MARK),
    ],
)
def test_casing(form: str, expected: int) -> None:
    assert casing(form) == expected


def test_quotation_state_follows_marks_and_ends_with_the_paragraph() -> None:
    text = 'He said, "I go. \n\nThen ‘all’ left; it\'s "over" now.'
    cut = split_words(text, [(0, 15), (text.index("Then"), len(text))])
    states = dict(zip(cut.forms, cut.quotes, strict=True))
    assert states["go"] == w.INSIDE
    assert states["Then"] == w.OUTSIDE
    assert states["all"] == w.INSIDE
    assert states["‘"] == w.OPENING
    assert states["’"] == w.CLOSING
    assert states["it"] == w.OUTSIDE
    assert states["over"] == w.INSIDE
    assert states["now"] == w.OUTSIDE


def test_no_words() -> None:
    assert len(split_words("", [])) == 0


def test_two_apostrophes_open_and_close_like_one_mark() -> None:
    text = "''Go,'' he said. ``Stay,'' she said."
    cut = split_words(text, [(0, 16), (17, len(text))])
    inside = {cut.form(i) for i, state in enumerate(cut.quotes) if state == w.INSIDE}
    assert inside == {"Go", ",", "Stay"}
