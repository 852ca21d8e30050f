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
) -> list[tuple[str, ...]]:
    """Words are (form, head, relation, part of speech)."""
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
