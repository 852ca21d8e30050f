"""What the network found in one document, put into the terms of a reading."""

from collections.abc import Sequence
from dataclasses import replace

from whence.document.types import Document, Span
from whence.reading.again import with_names_again
from whence.reading.chains import Chain, find_chains, own_outlet
from whence.reading.entities import find_entities
from whence.reading.events import Events
from whence.reading.framed import with_framed
from whence.reading.homes import brought_home
from whence.reading.model import NetworkReading
from whence.reading.nested import with_nested
from whence.reading.nominals import Nominals
from whence.reading.phrases import Coder
from whence.reading.quotations import find_quotations
from whence.reading.retold import with_retold
from whence.reading.slips import mended
from whence.reading.sources import with_sources
from whence.reading.tellings import telling
from whence.reading.tree import Tree
from whence.reading.triggers import told_events
from whence.reading.types import Attribution, Reading
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
    found = replace(found, tokens=mended(brought_home(found.tokens), found.names))
    tree = Tree.of(found.tokens)
    found = with_names_again(text, found, tree)
    coder = Coder(published)
    found = with_framed(text, with_sources(found, tree), tree)
    found = with_nested(with_retold(text, found, tree, coder.is_medium), tree)
    nominals = Nominals(text, found, tree, coder)
    found = replace(found, events=told_events(found, tree, nominals, quotations))
    happening = Events(text, found, tree, nominals)
    found = nominals.with_mentions(found, happening.parties)
    sources = [one.source for one in found.attributions]
    sources += [(nominals.span(word),) for word in happening.parties]
    cast = find_entities(text, found, sources, dates, published, _media(document))
    own = own_outlet(cast.entities, document)
    attributions = _attributions(text, found, tree, find_chains(found, tree, cast, own))
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
    text: str, found: NetworkReading, tree: Tree, chains: Sequence[Chain]
) -> tuple[Attribution, ...]:
    made = []
    for number, (one, chain) in enumerate(zip(found.attributions, chains, strict=True)):
        act, certainty = telling(text, one, tree)
        made.append(
            Attribution(
                id=f"a{number + 1}",
                source=_spans(text, one.source),
                cue=_spans(text, one.cue),
                content=_spans(text, one.content),
                quote=one.quote,
                act=act,
                certainty=certainty,
                chain=chain,
                within=None if one.within is None else f"a{one.within + 1}",
            )
        )
    return tuple(made)


def _spans(text: str, pieces: Pieces) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in pieces)
