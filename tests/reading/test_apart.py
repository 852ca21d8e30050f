"""Phrases of one chain that grammar keeps apart."""

from tests.reading.parsed import tokens_of

from whence.reading.apart import with_parties_apart
from whence.reading.phrases import Phrase
from whence.reading.tree import Tree


def _chains(parse: str, phrases: dict[int, str]) -> list[int]:
    """The chains of phrases by head word, with the name that each has or not: all were in one."""
    tokens = tokens_of(parse)
    several = [
        Phrase(tokens[i].start, tokens[i].end, i, (), 0, "person", None, tuple(name.split()), None)
        for i, name in phrases.items()
    ]
    return [p.chain for p in with_parties_apart(several, Tree.of(tokens))]


def test_who_tells_her_is_not_she() -> None:
    parse = (
        "rider/NOUN/nsubj^1 told/VERB/root^1 her/PRON/iobj^1 rider/NOUN/nsubj^4 fell/VERB/conj^1"
    )
    assert _chains(parse, {0: "", 2: "", 3: ""}) == [1, 0, 1]


def test_a_name_stays_and_the_pronoun_beside_it_goes() -> None:
    parse = "Brill/PROPN/nsubj^1 saw/VERB/root^1 him/PRON/obj^1"
    assert _chains(parse, {0: "brill", 2: ""}) == [0, 1]
    own = "Brill/PROPN/nsubj^1 saw/VERB/root^1 himself/PRON/obj^1"
    assert _chains(own, {0: "brill", 2: ""}) == [0, 0]


def test_whom_an_alliance_is_with_is_somebody_else() -> None:
    parse = (
        "Vela/PROPN/nsubj^1 seeks/VERB/root^1 ties/NOUN/obj^1 with/ADP/case^4 nation/NOUN/nmod^2"
    )
    assert _chains(parse, {0: "vela", 4: ""}) == [0, 1]
