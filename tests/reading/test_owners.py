"""Whose a phrase is told to be."""

from collections.abc import Callable

import pytest
from tests.reading.parsed import tokens_of

from whence.reading.drafts import Draft
from whence.reading.owners import Owners
from whence.reading.phrases import Phrase

PARSE = "his/PRON/nmod:poss^1 office/NOUN/root^1 her/PRON/nmod:poss^3 office/NOUN/root^3"


def _owners() -> tuple[Owners, Phrase, Phrase]:
    words = tokens_of(PARSE)
    his, hers = (
        Phrase(words[i].start, words[i].end, i, (), 0, "organization", None, (), None)
        for i in (1, 3)
    )
    return Owners(words, [his, hers], lambda phrase: phrase.key), his, hers


def test_his_office_is_not_hers() -> None:
    owners, his, hers = _owners()
    draft = Draft(phrases=[his])
    assert owners.differ(hers, draft)
    assert not owners.differ(his, draft)
    draft.phrases.append(hers)
    assert not owners.differ(hers, draft)


def test_phrases_are_looked_at_once_however_often_one_asks(
    calls_of: Callable[[Callable[[], object]], int],
) -> None:
    def work(times: int) -> int:
        owners, his, _ = _owners()
        draft = Draft()

        def ask() -> None:
            for _ in range(times):
                draft.phrases.append(his)
                owners.differ(his, draft)

        return calls_of(ask)

    assert work(400) / work(200) == pytest.approx(2, rel=0.1)
