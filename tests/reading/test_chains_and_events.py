"""Through whom words reached the report, and who did what, on readings that are made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.reading.chains import find_chains
from whence.reading.entities import find_entities
from whence.reading.model import FoundAttribution, FoundEvent, Mention, Name, NetworkReading, Token
from whence.reading.tree import Tree
from whence.reading.types import EntityType


@dataclass(frozen=True)
class Word:
    """A word with the place of its head in the sentence, its relation and its part of speech."""

    form: str
    head: int
    relation: str
    upos: str = "NOUN"


def tokens_of(words: Sequence[Word]) -> tuple[str, tuple[Token, ...]]:
    text = " ".join(word.form for word in words)
    tokens, at = [], 0
    for word in words:
        end = at + len(word.form)
        tokens.append(Token(at, end, word.upos, word.form.lower(), word.head, word.relation))
        at = end + 1
    return text, tuple(tokens)


def span(tokens: Sequence[Token], first: int, last: int) -> tuple[tuple[int, int], ...]:
    return ((tokens[first].start, tokens[last].end),)


def said(
    tokens: Sequence[Token],
    source: tuple[int, int] | None,
    cue: tuple[int, int],
    content: tuple[int, int],
    within: int | None = None,
) -> FoundAttribution:
    return FoundAttribution(
        span(tokens, *source) if source else (), span(tokens, *cue), span(tokens, *content),
        "indirect", within, 0.9,
    )  # fmt: skip


def reading(
    tokens: tuple[Token, ...],
    mentions: Sequence[tuple[int, int, EntityType, int, bool]],
    attributions: Sequence[FoundAttribution],
    events: Sequence[FoundEvent] = (),
) -> NetworkReading:
    """Mentions are (first, last, type, chain, is it a name)."""
    return NetworkReading(
        tokens=tokens,
        mentions=tuple(
            Mention(tokens[a].start, tokens[b].end, kind, named, 0.9, chain)
            for a, b, kind, chain, named in mentions
        ),
        names=tuple(
            Name(tokens[a].start, tokens[b].end, kind, 0.9)
            for a, b, kind, _, named in mentions
            if named
        ),
        attributions=tuple(attributions),
        events=tuple(events),
    )


def chains_of(text: str, found: NetworkReading) -> list[tuple[str, ...]]:
    cast = find_entities(text, found, [one.source for one in found.attributions])
    names = {entity.id: entity.name for entity in cast.entities}
    chains = find_chains(found, Tree.of(found.tokens), cast)
    return [tuple(names[link] for link in chain) for chain in chains]


def test_what_stands_within_another_came_through_its_speaker() -> None:
    text, tokens = tokens_of(
        [
            Word("Tolmar", 1, "nsubj", "PROPN"),
            Word("reported", 1, "root", "VERB"),
            Word("Brill", 3, "nsubj", "PROPN"),
            Word("resigned", 1, "ccomp", "VERB"),
        ]
    )
    found = reading(
        tokens,
        [(0, 0, "media", 0, True), (2, 2, "person", 1, True)],
        [said(tokens, (0, 0), (1, 1), (2, 3)), said(tokens, (2, 2), (3, 3), (3, 3), within=0)],
    )
    assert chains_of(text, found) == [("Tolmar",), ("Tolmar", "Brill")]


def test_a_medium_that_is_spoken_to_is_a_relay_and_a_parliament_is_none() -> None:
    def told(listener: str, kind: EntityType) -> list[tuple[str, ...]]:
        text, tokens = tokens_of(
            [
                Word("Brill", 1, "nsubj", "PROPN"),
                Word("told", 1, "root", "VERB"),
                Word(listener, 1, "obj", "PROPN"),
                Word("that", 4, "mark", "SCONJ"),
                Word("ships", 5, "nsubj"),
                Word("sailed", 1, "ccomp", "VERB"),
            ]
        )
        mentions: list[tuple[int, int, EntityType, int, bool]] = [
            (0, 0, "person", 0, True), (2, 2, kind, 1, True),
        ]  # fmt: skip
        return chains_of(text, reading(tokens, mentions, [said(tokens, (0, 0), (1, 1), (3, 5))]))

    assert told("Tolmar", "media") == [("Tolmar", "Brill")]
    assert told("Tolmar", "organization") == [("Tolmar", "Brill")]  # of which nothing else is known
    assert told("Parliament", "organization") == told("Tolmar", "person") == [("Brill",)]


def test_the_first_person_in_somebodys_words_is_that_somebody() -> None:
    text, tokens = tokens_of(
        [
            Word("Brill", 1, "nsubj", "PROPN"),
            Word("said", 1, "root", "VERB"),
            Word("I", 3, "nsubj", "PRON"),
            Word("believe", 1, "ccomp", "VERB"),
            Word("it", 3, "obj", "PRON"),
        ]
    )
    found = reading(
        tokens,
        [(0, 0, "person", 0, True), (2, 2, "person", 7, False)],
        [said(tokens, (0, 0), (1, 1), (2, 4)), said(tokens, (2, 2), (3, 3), (4, 4), within=0)],
    )
    assert chains_of(text, found) == [("Brill",), ("Brill",)]


def test_a_source_that_the_text_does_not_name_has_no_chain() -> None:
    text, tokens = tokens_of(
        [
            Word("It", 1, "expl", "PRON"),
            Word("was", 2, "aux:pass", "AUX"),
            Word("reported", 2, "root", "VERB"),
            Word("ships", 4, "nsubj"),
            Word("sailed", 2, "ccomp", "VERB"),
        ]
    )
    found = reading(tokens, [], [said(tokens, None, (1, 2), (3, 4))])
    assert chains_of(text, found) == [()]
