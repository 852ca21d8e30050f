"""Attributions that a phrase makes without a verb."""

from tests.reading.parsed import reading_of, shown, text_of

from whence.reading.framed import with_framed
from whence.reading.tree import Tree


def _framed(parse: str) -> list[tuple[str, str, str, int | None]]:
    text, found = text_of(parse), reading_of(parse)
    return [shown(text, o) for o in with_framed(text, found, Tree.of(found.tokens)).attributions]


def test_by_somebody_s_account() -> None:
    parse = (
        "By/ADP/case^2 Grell/PROPN/nmod:poss^2 count/NOUN/obl^5 ,/PUNCT/punct^2 ships/NOUN/nsubj^5"
        " sank/VERB/root^5 ./PUNCT/punct^5"
    )
    assert _framed(parse) == [("Grell", "By … count", "ships sank", None)]


def test_by_her_own_account_is_the_subject_s() -> None:
    parse = (
        "By/ADP/case^3 her/PRON/nmod:poss^3 own/ADJ/amod^3 account/NOUN/obl^6 ,/PUNCT/punct^3"
        " Brill/PROPN/nsubj^6 lied/VERB/root^6 ./PUNCT/punct^6"
    )
    assert _framed(parse) == [("Brill", "By … own account", "lied", None)]


def test_an_account_in_a_bank_is_none() -> None:
    parse = (
        "Kade/PROPN/nsubj^1 paid/VERB/root^1 by/ADP/case^4 Brill/PROPN/nmod:poss^4"
        " account/NOUN/obl^1 ./PUNCT/punct^1"
    )
    assert _framed(parse) == []
