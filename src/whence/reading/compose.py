"""What the network found in one document, put into the terms of a reading."""

from collections.abc import Sequence
from dataclasses import replace

from whence.document.types import Document, Span
from whence.reading.chains import Chain, find_chains, own_outlet
from whence.reading.entities import find_entities
from whence.reading.events import Events
from whence.reading.model import NetworkReading, Token
from whence.reading.model.acts import act_of, certainty_of
from whence.reading.nominals import Nominals
from whence.reading.phrases import Coder, tokens_within
from whence.reading.quotations import find_quotations
from whence.reading.retold import with_retold
from whence.reading.tree import Tree
from whence.reading.triggers import told_events
from whence.reading.types import Act, Attribution, Reading
from whence.reading.when import find_dates, infer_published

Pieces = Sequence[tuple[int, int]]


def compose(
    document: Document, sentences: tuple[tuple[int, int], ...], found: NetworkReading
) -> Reading:
    """Make the reading of a document from its sentences and what the network found in it.

    A document that does not say when it was published is told with the interval that its own dates
    leave open, marked as inferred; null where they say too little.
    """
    text = document.text
    published = document.published or infer_published(text)
    dates = find_dates(text, published)
    quotations = find_quotations(text)
    tree = Tree.of(found.tokens)
    found = with_retold(text, found, tree)
    nominals = Nominals(text, found, tree, Coder(published))
    found = replace(found, events=told_events(found, tree, nominals, quotations))
    happening = Events(text, found, tree, nominals)
    found = nominals.with_mentions(found, happening.parties)
    sources = [one.source for one in found.attributions]
    sources += [(nominals.span(word),) for word in happening.parties]
    cast = find_entities(text, found, sources, dates, published, _media(document))
    own = own_outlet(cast.entities, document)
    attributions = _attributions(text, found, find_chains(found, tree, cast, own))
    return Reading(
        document=replace(document, published=published),
        sentences=sentences,
        quotations=quotations,
        entities=cast.entities,
        attributions=attributions,
        dates=dates,
        events=happening.tell(cast, attributions, dates, published),
    )


def _media(document: Document) -> list[str]:
    """Names that are media, whatever the text says of them."""
    agency = document.dateline.agency if document.dateline else None
    outlet = document.outlet.name if document.outlet else None
    return [name for name in (outlet, agency, *document.credits) if name]


def _attributions(
    text: str, found: NetworkReading, chains: Sequence[Chain]
) -> tuple[Attribution, ...]:
    made = []
    for number, (one, chain) in enumerate(zip(found.attributions, chains, strict=True)):
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
                certainty=certainty_of(
                    act, cue, _tokens(found, one.content), _tokens(found, one.source)
                ),
                chain=chain,
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


def _tokens(found: NetworkReading, pieces: Pieces) -> list[Token]:
    return [
        found.tokens[index]
        for start, end in pieces
        for index in tokens_within(found.tokens, start, end)
    ]


def _spans(text: str, pieces: Pieces) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in pieces)
