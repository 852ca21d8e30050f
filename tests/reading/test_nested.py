"""Attributions in the words of others that syntax alone shows."""

from tests.reading.parsed import reading_of, shown, text_of

from whence.reading.nested import with_nested
from whence.reading.tree import Tree


def _found(parse: str) -> list[tuple[str, str, str, int | None]]:
    """Of a parse whose first two words say all the rest."""
    found = reading_of(parse, said=(((0, 0), 1, (2, len(parse.split()) - 1)),))
    several = with_nested(found, Tree.of(found.tokens)).attributions
    return [shown(text_of(parse), one) for one in several]


def test_who_believes_something_in_the_words_of_another() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 Kade/PROPN/nsubj^4 had/AUX/aux^4 claimed/VERB/ccomp^1"
        " it/PRON/nsubj^6 sank/VERB/ccomp^4"
    )
    assert _found(parse) == [
        ("Brill", "said", "Kade had claimed it sank", None),
        ("Kade", "had claimed", "it sank", 0),
    ]


def test_whom_somebody_tells_to_do_something() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 Kade/PROPN/nsubj^3 urged/VERB/ccomp^1"
        " them/PRON/obj^3 to/PART/mark^6 wait/VERB/xcomp^3"
    )
    assert _found(parse)[1] == ("Kade", "urged", "to wait", 0)


def test_nobody_in_particular_and_no_clause_are_no_attribution() -> None:
    anybody = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 you/PRON/nsubj^3 think/VERB/ccomp^1 it/PRON/nsubj^5"
        " sank/VERB/ccomp^3"
    )
    thing = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 Kade/PROPN/nsubj^3 knows/VERB/ccomp^1 it/PRON/obj^3"
    )
    assert len(_found(anybody)) == len(_found(thing)) == 1
