"""One story: its claims, timeline, differences and reports."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from whence.coverage.called import report_name
from whence.coverage.quotes import Quotes
from whence.coverage.types import Story
from whence.web import addresses, words
from whence.web.charts.days import day_of
from whence.web.charts.timeline import timeline
from whence.web.room import Reading
from whence.web.views.claims import Claims, DifferenceView
from whence.web.views.events import EventView, event_view, in_order
from whence.web.views.reports import copy_tree

router = APIRouter()

CLAIMS: Final = 20
"""On one page, the weightiest first."""
_EVENTS: Final = 60
_READ: Final = 16
"""Reports that are opened for the sentences around what they say."""
_DIFFERENCES: Final = 20


@router.get("/stories/{story}")
def show_story(
    request: Request,
    room: Reading,
    story: str,
    start: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """A story, claims first."""
    found = room.store.story(story)
    quotes = Quotes(room.store.reading, _READ)
    claims = Claims(found, quotes)
    address = addresses.story(found.story.id)
    end = start + CLAIMS
    shown = [claims.view(one) for one in found.claims[start:end]]
    events = _events(found, quotes)
    return room.page(
        request,
        "story.html",
        story=found.story,
        when=words.between(found.story.first_seen, found.story.last_seen),
        pairs=_pairs(found.story.countries),
        reports=len(found.reports),
        # One whose outlet is not known counts as an outlet of its own.
        outlets=len({one.outlet or one.document for one in found.reports}),
        copies=sum(one.derived.extent == "wholly" for one in found.reports),
        origins=len({one.name for claim in found.claims for one in claim.origins}),
        disputed=sum(bool(claim.disputed_by) for claim in found.claims),
        start=start,
        total=len(found.claims),
        claims=shown,
        before=_from(address, max(start - CLAIMS, 0)) if start else None,
        after=_from(address, end) if end < len(found.claims) else None,
        chart=timeline(found.reports, found.events),
        dated=[one for one in events if one.dated],
        undated=[one for one in events if not one.dated],
        more_events=max(len(found.events) - _EVENTS, 0),
        differences=_differences(found, claims),
        trees=copy_tree(found.reports, room.store.reuse(found.story.id)),
        corrections=found.corrections,
    )


def _from(address: str, start: int) -> str:
    return f"{address}?start={start}#claims" if start else f"{address}#claims"


def _pairs(countries: tuple[str, ...]) -> list[tuple[str, str]]:
    """What to call each pair of the first countries, and its page."""
    first = countries[:3]
    return [
        (f"{words.country(a)} and {words.country(b)}", addresses.pair(a, b))
        for index, a in enumerate(first)
        for b in first[index + 1 :]
    ]


def _events(story: Story, quotes: Quotes) -> list[EventView]:
    names = {one.id: one.name for one in story.entities}
    outlets = {one.document: report_name(one) for one in story.reports}
    return [
        event_view(
            one,
            [names.get(id_, "somebody") for id_ in one.actors],
            [names.get(id_, "somebody") for id_ in one.recipients],
            outlets,
            quotes if day_of(one.date) else None,
        )
        for one in in_order(story.events)[:_EVENTS]
    ]


def _differences(story: Story, claims: Claims) -> list[DifferenceView]:
    found = [claims.difference(claim, one) for claim in story.claims for one in claim.differences]
    return found[:_DIFFERENCES]
