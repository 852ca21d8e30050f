"""Names that the network passed over at one place and not at another."""

from tests.reading.parsed import reading_of, text_of

from whence.reading.again import with_names_again
from whence.reading.tree import Tree

PARSE = (
    "Kade/PROPN/nsubj^1 met/VERB/root^1 despot/NOUN/compound^3 Dag/PROPN/obj^1 Rim/PROPN/flat^3"
    " ./PUNCT/punct^1 Dag/PROPN/nsubj^7 left/VERB/root^7"
)


def test_a_surname_known_elsewhere_is_a_name_with_its_phrase() -> None:
    text, found = (
        text_of(PARSE),
        reading_of(PARSE, names=((6, 6, "person"),), mentions=((6, 6, 0),)),
    )
    again = with_names_again(text, found, Tree.of(found.tokens))
    assert [text[n.start : n.end] for n in again.names] == ["Dag Rim", "Dag"]
    assert [text[m.start : m.end] for m in again.mentions] == ["despot Dag Rim", "Dag"]


def test_what_stands_in_a_phrase_is_left_alone() -> None:
    found = reading_of(PARSE, names=((6, 6, "person"),), mentions=((2, 4, 0), (6, 6, 1)))
    assert with_names_again(text_of(PARSE), found, Tree.of(found.tokens)) is found
