"""What the network found in one document, put into the terms of a reading."""

from collections.abc import Sequence

from whence.document.types import Document, Span
from whence.reading.entities import Cast, entities_of, find_entities, tokens_within
from whence.reading.events import find_events
from whence.reading.model import FoundAttribution, NetworkReading, Token
from whence.reading.model.acts import act_of, certainty_of
from whence.reading.quotations import find_quotations
from whence.reading.types import Act, Attribution, Reading
from whence.reading.when import find_dates

Pieces = Sequence[tuple[int, int]]


def compose(
    document: Document, sentences: tuple[tuple[int, int], ...], found: NetworkReading
) -> Reading:
    """Make the reading of a document from its sentences and what the network found in it."""
    cast = find_entities(
        document.text, found, (one.source for one in found.attributions), document.published
    )
    attributions = _attributions(document.text, found, cast)
    dates = find_dates(document.text, document.published)
    return Reading(
        document=document,
        sentences=sentences,
        quotations=find_quotations(document.text),
        entities=cast.entities,
        attributions=attributions,
        dates=dates,
        events=find_events(document.text, found, cast, attributions, dates),
    )


def _attributions(text: str, found: NetworkReading, cast: Cast) -> tuple[Attribution, ...]:
    own = [entities_of(one.source, found, cast) for one in found.attributions]
    made = []
    for number, one in enumerate(found.attributions):
        cue = _tokens(found, one.cue)
        act = _act(text, cue)
        made.append(
            Attribution(
                id=f"a{number + 1}",
                source=_spans(text, one.source),
                cue=_spans(text, one.cue),
                content=_spans(text, one.content),
                quote=one.quote,
                act=act,
                certainty=certainty_of(act, cue, _tokens(found, one.content)),
                chain=_chain(number, found.attributions, own),
                within=None if one.within is None else f"a{one.within + 1}",
            )
        )
    return tuple(made)


def _act(text: str, cue: Sequence[Token]) -> Act:
    """The act of a cue by its lemmas; by its words where the network's lemmas tell nothing."""
    by_lemma = act_of(token.lemma for token in cue)
    if by_lemma != "other":
        return by_lemma
    return act_of(text[token.start : token.end] for token in cue)


def _chain(
    number: int, attributions: Sequence[FoundAttribution], own: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """From the outermost relay to the one whose words these are; empty where one is not known."""
    links: list[str] = []
    at: int | None = number
    while at is not None:
        entities = own[at]
        if not entities:
            return ()
        links.insert(0, entities[0])
        at = attributions[at].within
    return tuple(links)


def _tokens(found: NetworkReading, pieces: Pieces) -> list[Token]:
    return [
        found.tokens[index]
        for start, end in pieces
        for index in tokens_within(found.tokens, start, end)
    ]


def _spans(text: str, pieces: Pieces) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in pieces)
