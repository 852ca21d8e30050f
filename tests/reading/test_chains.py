"""Who relays whose words, on readings that are made by hand."""

from collections.abc import Sequence

from whence.document.types import Document, Outlet
from whence.reading.chains import find_chains, own_outlet
from whence.reading.entities import find_entities
from whence.reading.model import FoundAttribution, Mention, Name, NetworkReading, Token
from whence.reading.tree import Tree
from whence.reading.types import Entity, EntityType

Word = tuple[str, int, str, str]
Place = tuple[int, int]


def _chains(
    words: Sequence[Word],
    named: Sequence[tuple[int, int, EntityType]],
    said: Sequence[tuple[Place | None, Place, Place, int | None]],
    own: str = "",
    same: Sequence[tuple[int, int]] = (),
) -> list[tuple[str, ...]]:
    """Words are (form, head, relation, part of speech); ``same`` are words with the number of the
    name in whose chain they are.
    """
    text = " ".join(word[0] for word in words)
    tokens: list[Token] = []
    for form, head, relation, upos in words:
        start = tokens[-1].end + 1 if tokens else 0
        tokens.append(Token(start, start + len(form), upos, form.lower(), head, relation))

    def place(first: int, last: int) -> Place:
        return tokens[first].start, tokens[last].end

    found = NetworkReading(
        tokens=tuple(tokens),
        mentions=tuple(
            Mention(*place(a, b), kind, True, 0.9, chain)
            for chain, (a, b, kind) in enumerate(named)
        )
        + tuple(
            Mention(*place(word, word), "person", False, 0.9, chain) for word, chain in same
        ),
        names=tuple(Name(*place(a, b), kind, 0.9) for a, b, kind in named),
        attributions=tuple(
            FoundAttribution(
                (place(*source),) if source else (), (place(*cue),), (place(*content),),
                "indirect", within, 0.9,
            )
            for source, cue, content, within in said
        ),
    )  # fmt: skip
    cast = find_entities(text, found, [one.source for one in found.attributions])
    names = {one.id: one.name for one in cast.entities}
    silent = frozenset(id_ for id_, name in names.items() if name == own)
    chains = find_chains(found, Tree.of(found.tokens), cast, silent)
    return [tuple(names[link] for link in chain) for chain in chains]


TOLD: list[Word] = [
    ("Brill", 1, "nsubj", "PROPN"), ("told", 1, "root", "VERB"), ("Tolmar", 1, "obj", "PROPN"),
    ("ships", 4, "nsubj", "NOUN"), ("sank", 1, "ccomp", "VERB"),
]  # fmt: skip


def test_the_reports_own_outlet_is_a_silent_listener() -> None:
    named: list[tuple[int, int, EntityType]] = [(0, 0, "person"), (2, 2, "media")]
    said = [((0, 0), (1, 1), (3, 4), None)]
    assert _chains(TOLD, named, said) == [("Tolmar", "Brill")]
    assert _chains(TOLD, named, said, own="Tolmar") == [("Brill",)]


def test_it_after_a_quoted_medium_is_the_medium() -> None:
    words: list[Word] = [
        ("Tolmar", 1, "nsubj", "PROPN"), ("reported", 1, "root", "VERB"),
        ("rain", 1, "obj", "NOUN"), ("It", 4, "nsubj", "PRON"), ("said", 4, "root", "VERB"),
        ("ships", 6, "nsubj", "NOUN"), ("sank", 4, "ccomp", "VERB"),
    ]  # fmt: skip
    said: list[tuple[Place | None, Place, Place, int | None]] = [
        ((0, 0), (1, 1), (2, 2), None), ((3, 3), (4, 4), (5, 6), None),
    ]  # fmt: skip
    assert _chains(words, [(0, 0, "media")], said) == [("Tolmar",), ("Tolmar",)]


def test_a_report_by_a_medium_is_the_medium_and_relays_what_it_tells() -> None:
    words: list[Word] = [
        ("A", 1, "det", "DET"), ("report", 4, "nsubj", "NOUN"), ("by", 3, "case", "ADP"),
        ("Tolmar", 1, "nmod", "PROPN"), ("said", 4, "root", "VERB"),
        ("Brill", 6, "nsubj", "PROPN"), ("denied", 4, "ccomp", "VERB"), ("it", 6, "obj", "PRON"),
    ]  # fmt: skip
    said: list[tuple[Place | None, Place, Place, int | None]] = [
        ((0, 3), (4, 4), (5, 7), None), ((5, 5), (6, 6), (7, 7), 0),
    ]  # fmt: skip
    assert _chains(words, [(3, 3, "media"), (5, 5, "person")], said) == [
        ("Tolmar",), ("Tolmar", "Brill"),
    ]  # fmt: skip


def test_two_who_speak_are_a_group() -> None:
    words: list[Word] = [
        ("Vela", 3, "nsubj", "PROPN"), ("and", 2, "cc", "CCONJ"), ("Kor", 0, "conj", "PROPN"),
        ("said", 3, "root", "VERB"), ("no", 3, "obj", "NOUN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [(0, 0, "place"), (2, 2, "place")]
    assert _chains(words, named, [((0, 2), (3, 3), (4, 4), None)]) == [("Vela and Kor",)]


def test_two_one_of_whom_has_no_name_are_a_group() -> None:
    words: list[Word] = [
        ("Brill", 4, "nsubj", "PROPN"), ("and", 3, "cc", "CCONJ"), ("his", 3, "nmod:poss", "PRON"),
        ("aide", 0, "conj", "NOUN"), ("said", 4, "root", "VERB"), ("no", 4, "obj", "NOUN"),
    ]  # fmt: skip
    said = [((0, 3), (4, 4), (5, 5), None)]
    assert _chains(words, [(0, 0, "person")], said) == [("Brill and his aide",)]


def test_who_is_called_by_name_right_after_an_office_is_the_speaker() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj", "PROPN"), ("asked", 1, "root", "VERB"), ("why", 1, "obj", "ADV"),
        ("The", 4, "det", "DET"), ("minister", 6, "nsubj", "NOUN"), ("Denn", 4, "appos", "PROPN"),
        ("left", 6, "root", "VERB"), ("saying", 6, "advcl", "VERB"), ("no", 7, "obj", "NOUN"),
    ]  # fmt: skip
    said: list[tuple[Place | None, Place, Place, int | None]] = [
        ((0, 0), (1, 1), (2, 2), None), ((3, 5), (7, 7), (8, 8), None),
    ]  # fmt: skip
    assert _chains(words, [(0, 0, "person"), (5, 5, "person")], said) == [("Brill",), ("Denn",)]


def test_the_newspaper_that_is_told_something_is_the_one_named_last() -> None:
    words: list[Word] = [
        *TOLD,
        ("Denn", 6, "nsubj", "PROPN"), ("told", 6, "root", "VERB"), ("the", 8, "det", "DET"),
        ("newspaper", 6, "iobj", "NOUN"), ("lies", 6, "obj", "NOUN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [
        (0, 0, "person"), (2, 2, "media"), (5, 5, "person"),
    ]  # fmt: skip
    said = [((0, 0), (1, 1), (3, 4), None), ((5, 5), (6, 6), (9, 9), None)]
    assert _chains(words, named, said) == [("Tolmar", "Brill"), ("Tolmar", "Denn")]


def test_a_medium_that_was_told_something_relays_it() -> None:
    words: list[Word] = [
        ("Tolmar", 2, "nsubj:pass", "PROPN"), ("was", 2, "aux:pass", "AUX"),
        ("told", 2, "root", "VERB"), ("by", 4, "case", "ADP"), ("Brill", 2, "obl:agent", "PROPN"),
        ("ships", 6, "nsubj", "NOUN"), ("sank", 2, "ccomp", "VERB"),
    ]  # fmt: skip
    said = [((4, 4), (1, 2), (5, 6), None)]
    assert _chains(words, [(0, 0, "media"), (4, 4, "person")], said) == [("Tolmar", "Brill")]


def test_who_denies_a_claim_does_not_pass_it_on() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj", "PROPN"), ("denied", 1, "root", "VERB"),
        ("Denn", 3, "nmod:poss", "PROPN"), ("claims", 1, "obj", "NOUN"),
        ("ships", 5, "nsubj", "NOUN"), ("sank", 3, "acl", "VERB"),
    ]  # fmt: skip
    said: list[tuple[Place | None, Place, Place, int | None]] = [
        ((0, 0), (1, 1), (2, 5), None), ((2, 2), (3, 3), (4, 5), 0),
    ]  # fmt: skip
    assert _chains(words, [(0, 0, "person"), (2, 2, "person")], said) == [("Brill",), ("Denn",)]
    words[1] = ("reported", 1, "root", "VERB")
    assert _chains(words, [(0, 0, "person"), (2, 2, "person")], said) == [
        ("Brill",), ("Brill", "Denn"),
    ]  # fmt: skip


def test_who_in_a_clause_is_whom_the_clause_is_about() -> None:
    words: list[Word] = [
        ("Brill", 3, "nsubj", "PROPN"), ("who", 2, "nsubj", "PRON"),
        ("denied", 0, "acl:relcl", "VERB"), ("left", 3, "root", "VERB"), ("it", 2, "obj", "PRON"),
    ]  # fmt: skip
    assert _chains(words, [(0, 0, "person")], [((1, 1), (2, 2), (4, 4), None)]) == [("Brill",)]


def test_an_outlet_is_known_by_the_end_of_its_name_or_of_its_site() -> None:
    def medium(name: str) -> Entity:
        return Entity("e1", name, "media", True, (), (), None, None, ())

    def own(name: str, outlet: str, site: str | None = None) -> bool:
        document = _document(Outlet(outlet, site, "given"))
        return bool(own_outlet([medium(name)], document))

    assert own("Courier", "Port Sellis Courier")
    assert own("Ledger", "oudharaledger.example", "oudharaledger.example")
    assert not own("Port Courier", "Evening Courier")
    assert not own("Times", "Evening Courier", "eveningcourier.example")


def _document(outlet: Outlet) -> Document:
    from dataclasses import replace

    from whence.document.load import document_from_text

    return replace(document_from_text("The mayor said that the bridge was closed."), outlet=outlet)


def test_whose_reporter_hears_it_relays_it() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj", "PROPN"), ("told", 1, "root", "VERB"),
        ("Tolmar", 4, "nmod:poss", "PROPN"), ("'s", 2, "case", "PART"),
        ("Kade", 1, "iobj", "PROPN"), ("ships", 6, "nsubj", "NOUN"), ("sank", 1, "ccomp", "VERB"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [
        (0, 0, "person"), (2, 2, "media"), (4, 4, "person"),
    ]  # fmt: skip
    assert _chains(words, named, [((0, 0), (1, 1), (5, 6), None)]) == [("Tolmar", "Brill")]
    named[1] = (2, 2, "organization")
    assert _chains(words, named, [((0, 0), (1, 1), (5, 6), None)]) == [("Brill",)]


def test_who_published_it_relays_it_wherever_the_parser_hangs_that() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj", "PROPN"), ("said", 1, "root", "VERB"), ("so", 1, "obj", "NOUN"),
        ("carried", 1, "advcl", "VERB"), ("by", 5, "case", "ADP"),
        ("Tolmar", 3, "obl:agent", "PROPN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [(0, 0, "person"), (5, 5, "media")]
    assert _chains(words, named, [((0, 0), (1, 1), (2, 2), None)]) == [("Tolmar", "Brill")]
    words[2] = ("so", 3, "nsubj", "NOUN")  # 'it carried' is a clause of its own
    assert _chains(words, named, [((0, 0), (1, 1), (2, 2), None)]) == [("Brill",)]


def test_a_reason_that_is_cited_is_nobody() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj", "PROPN"), ("resigned", 1, "root", "VERB"),
        ("citing", 1, "advcl", "VERB"), ("health", 2, "obj", "NOUN"),
    ]  # fmt: skip
    said: list[tuple[Place | None, Place, Place, int | None]] = [((3, 3), (2, 2), (0, 1), None)]
    assert _chains(words, [(0, 0, "person")], said) == [()]
    words[3] = ("officials", 2, "obj", "NOUN")
    assert _chains(words, [(0, 0, "person")], said) == [("officials",)]


def test_they_are_the_several_who_spoke_last_and_never_one_person() -> None:
    words: list[Word] = [
        ("Ana", 3, "nsubj", "PROPN"), ("and", 2, "cc", "CCONJ"), ("Otto", 0, "conj", "PROPN"),
        ("said", 3, "root", "VERB"), ("no", 3, "obj", "NOUN"),
        ("They", 6, "nsubj", "PRON"), ("said", 6, "root", "VERB"), ("yes", 6, "obj", "NOUN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [(0, 0, "person"), (2, 2, "person")]
    said: list[tuple[Place | None, Place, Place, int | None]] = [
        ((0, 2), (3, 3), (4, 4), None), ((5, 5), (6, 6), (7, 7), None),
    ]  # fmt: skip
    chains = _chains(words, named, said, same=((5, 0),))
    assert chains == [("Ana and Otto",), ("Ana and Otto",)]
    said[0] = ((0, 0), (3, 3), (4, 4), None)
    assert _chains(words, named, said, same=((5, 0),)) == [("Ana",), ()]


def test_who_has_seen_a_document_or_met_people_relays_what_they_say() -> None:
    words: list[Word] = [
        ("memo", 4, "nsubj", "NOUN"), ("seen", 0, "acl", "VERB"), ("by", 3, "case", "ADP"),
        ("Tolmar", 1, "obl:agent", "PROPN"), ("warned", 4, "root", "VERB"),
        ("storms", 4, "obj", "NOUN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [(3, 3, "media")]
    said: list[tuple[Place | None, Place, Place, int | None]] = [((0, 3), (4, 4), (5, 5), None)]
    assert _chains(words, named, said)[0][0] == "Tolmar"
    words[0] = ("Brill", 4, "nsubj", "PROPN")
    named = [*named, (0, 0, "person")]
    assert _chains(words, named, said) == [("Brill",)]  # who was only seen
    words[1] = ("interviewed", 0, "acl", "VERB")
    assert _chains(words, named, said) == [("Tolmar", "Brill")]


def test_on_or_in_what_somebody_speaks_relays_it() -> None:
    words: list[Word] = [
        ("Speaking", 4, "advcl", "VERB"), ("on", 2, "case", "ADP"), ("Tolmar", 0, "obl", "PROPN"),
        ("Brill", 4, "nsubj", "PROPN"), ("resigned", 4, "root", "VERB"), ("so", 4, "obj", "NOUN"),
    ]  # fmt: skip
    named: list[tuple[int, int, EntityType]] = [(2, 2, "media"), (3, 3, "person")]
    said: list[tuple[Place | None, Place, Place, int | None]] = [((3, 3), (4, 4), (5, 5), None)]
    assert _chains(words, named, said) == [("Tolmar", "Brill")]
    words[0] = ("Working", 4, "advcl", "VERB")
    assert _chains(words, named, said) == [("Brill",)]
