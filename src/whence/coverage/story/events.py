"""The events of a story, told once: those that stand in the statements of one claim."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from whence.coverage.story.cast import Cast
from whence.coverage.story.claims import Weighed
from whence.coverage.types import Evidence, StoryEvent
from whence.document.types import DateInterval
from whence.reading.report import Report
from whence.reading.types import Certainty, Event, Place

_ORDER: tuple[Certainty, ...] = ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu")
Told = tuple[str, Event]


def find_events(
    reports: Sequence[Report], claims: Sequence[Weighed], cast: Cast
) -> tuple[StoryEvent, ...]:
    """The events that the claims tell, those of most reports first."""
    by_document = {r.reading.document.id: r.reading.events for r in reports}
    found = []
    for one in claims:
        groups: dict[str, list[Told]] = defaultdict(list)
        for statement in one.statements:
            for event in by_document[statement.document]:
                if any(
                    span.start <= event.trigger.start and event.trigger.end <= span.end
                    for span in statement.spans
                ):
                    groups[event.type].append((statement.document, event))
        found += [_event(one, type_, groups[type_], cast) for type_ in sorted(groups)]
    return tuple(sorted(found, key=lambda event: (-event.reports, -event.origins, event.id)))


def _event(one: Weighed, type_: str, told: Sequence[Told], cast: Cast) -> StoryEvent:
    modes = Counter(event.mode for _, event in told if event.mode is not None)
    actors = _who(told, cast, [e.actors for _, e in told])
    recipients = _who(told, cast, [e.recipients for _, e in told])
    return StoryEvent(
        id="v" + hashlib.sha256(f"{one.claim.id}|{type_}".encode()).hexdigest()[:10],
        type=type_,
        mode=_most(modes),
        contexts=tuple(sorted({c for _, event in told for c in event.contexts})),
        actors=actors,
        recipients=recipients,
        place=_place(told),
        date=_date(told),
        certainty=min((event.certainty for _, event in told), key=_ORDER.index),
        reports=len({document for document, _ in told}),
        origins=one.claim.independent_origins,
        evidence=tuple(
            Evidence(document, e.trigger.start, e.trigger.end, e.trigger.text)
            for document, e in told
        ),
    )


def _who(told: Sequence[Told], cast: Cast, ids: Sequence[Sequence[str]]) -> tuple[str, ...]:
    counts = Counter(
        cast.id_of(document, id_)
        for (document, _), several in zip(told, ids, strict=True)
        for id_ in several
    )
    return tuple(id_ for id_, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _most(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _place(told: Sequence[Told]) -> Place | None:
    places = [event.place for _, event in told if event.place is not None]
    return min(places, key=lambda place: (-places.count(place), place.name), default=None)


def _date(told: Sequence[Told]) -> DateInterval | None:
    """The narrowest date that is told."""
    dates = [event.date for _, event in told if event.date is not None]
    closed = [d for d in dates if d.earliest is not None and d.latest is not None]
    return min(closed or dates, key=lambda d: (d.earliest or "", d.latest or ""), default=None)
