"""Events as pages list them: what happened when, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.quotes import Quote, Quotes
from whence.coverage.types import Evidence, StoryEvent
from whence.document.types import Span
from whence.web import addresses, words
from whence.web.charts.days import day_of
from whence.web.charts.quads import is_conflict

_EVIDENCE: Final = 12


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that tell an event, in their sentence."""

    outlet: str
    quote: Quote
    address: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event in words; ``more`` counts the evidence that is not shown.

    ``first`` is one sentence that tells it, ``proofs`` are the others.
    """

    id: str
    dated: bool
    when: str
    how: str
    told: str
    who: str
    where: str
    certainty: str
    conflict: bool
    reports: int
    origins: int
    first: Proof | None
    proofs: tuple[Proof, ...]
    more: int


def event_view(
    event: StoryEvent,
    actors: Sequence[str],
    recipients: Sequence[str],
    outlets: Mapping[str, str],
    quotes: Quotes | None = None,
) -> EventView:
    """What is shown of an event; ``outlets`` names who published each document.

    ``quotes`` finds the sentences; without it the telling words stand by themselves.
    """
    told = f"{event.type.capitalize()}{f', {event.mode}' if event.mode else ''}"
    who, whom = (words.joined(tuple(dict.fromkeys(names))) for names in (actors, recipients))
    proofs = tuple(
        Proof(
            outlets.get(one.document, ""),
            _quote(one, quotes),
            addresses.place(one.document, one.start, one.end),
        )
        for one in event.evidence[:_EVIDENCE]
    )
    return EventView(
        id=event.id,
        dated=day_of(event.date) is not None,
        when=words.interval(event.date) or "day not known",
        how=words.how(event.date),
        told=told,
        who=f"{who or 'somebody not named'}{f' → {whom}' if whom else ''}",
        where=event.place.name if event.place else "",
        certainty="" if event.certainty == "CT+" else words.CERTAINTIES[event.certainty],
        conflict=is_conflict(event.type),
        reports=event.reports,
        origins=event.origins,
        first=proofs[0] if proofs else None,
        proofs=proofs[1:],
        more=max(len(event.evidence) - _EVIDENCE, 0),
    )


def _quote(one: Evidence, quotes: Quotes | None) -> Quote:
    if quotes is None:
        return Quote(one.text)
    return quotes.around(one.document, (Span(one.start, one.end, one.text),), one.text)


def in_order(events: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Events by their day, those without one last."""
    return sorted(events, key=lambda one: (str(day_of(one.date) or "9999"), one.id))
