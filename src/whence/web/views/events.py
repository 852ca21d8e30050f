"""Events as pages list them: what happened when, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.types import StoryEvent
from whence.web import addresses, words
from whence.web.charts.days import day_of
from whence.web.charts.quads import is_conflict

_EVIDENCE: Final = 12


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that tells an event."""

    outlet: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event in words; ``more`` counts the evidence that is not shown."""

    id: str
    when: str
    how: str
    told: str
    who: str
    where: str
    certainty: str
    conflict: bool
    reports: int
    origins: int
    proofs: tuple[Proof, ...]
    more: int


def event_view(
    event: StoryEvent,
    actors: Sequence[str],
    recipients: Sequence[str],
    outlets: Mapping[str, str],
) -> EventView:
    """What is shown of an event; ``outlets`` names who published each document."""
    told = f"{event.type.capitalize()}{f', {event.mode}' if event.mode else ''}"
    who, whom = (words.joined(tuple(dict.fromkeys(names))) for names in (actors, recipients))
    return EventView(
        id=event.id,
        when=words.interval(event.date) or "day not known",
        how=words.how(event.date),
        told=told,
        who=f"{who or 'somebody not named'}{f' → {whom}' if whom else ''}",
        where=event.place.name if event.place else "",
        certainty="" if event.certainty == "CT+" else words.CERTAINTIES[event.certainty],
        conflict=is_conflict(event.type),
        reports=event.reports,
        origins=event.origins,
        proofs=tuple(
            Proof(
                outlets.get(one.document, "a report"),
                one.text,
                addresses.place(one.document, one.start, one.end),
            )
            for one in event.evidence[:_EVIDENCE]
        ),
        more=max(len(event.evidence) - _EVIDENCE, 0),
    )


def in_order(events: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Events by their day, those without one last."""
    return sorted(events, key=lambda one: (str(day_of(one.date) or "9999"), one.id))
