"""Whether an entity is a man or a woman, and whether its description can be of it."""

from collections.abc import Callable

import pytest
from tests.reading.parsed import text_of, tokens_of

from whence.reading.drafts import Draft
from whence.reading.genders import Genders
from whence.reading.odd import Odd
from whence.reading.phrases import Phrase

PARSE = "Kade/PROPN/root^0 wife/NOUN/root^1 he/PRON/root^2"


def _phrases() -> list[Phrase]:
    words = tokens_of(PARSE)
    return [
        Phrase(one.start, one.end, index, (), 0, "person", None, (), None)
        for index, one in enumerate(words)
    ]


def test_who_is_called_a_wife_is_a_woman_whatever_the_pronouns() -> None:
    name, wife, he = _phrases()
    genders = Genders(text_of(PARSE), tokens_of(PARSE), lambda _: False)
    draft = Draft(phrases=[name, he, he, he], keys={("kade",)})
    assert genders.of(draft) == "he"
    draft.phrases.append(wife)
    assert genders.of(draft) == "she"


def test_phrases_are_looked_at_once_however_often_one_asks(
    calls_of: Callable[[Callable[[], object]], int],
) -> None:
    _, wife, he = _phrases()
    text, tokens = text_of(PARSE), tokens_of(PARSE)

    def work(times: int) -> int:
        genders, odd = Genders(text, tokens, lambda _: False), Odd(text, tokens)
        draft = Draft()

        def ask() -> None:
            for _ in range(times):
                draft.phrases.append(he)
                draft.phrases.append(wife)
                genders.of(draft)
                odd.is_odd(he, draft)

        return calls_of(ask)

    work(1)
    assert work(400) / work(200) == pytest.approx(2, rel=0.1)
