"""Two countries: what they did to one another over time."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from starlette.responses import RedirectResponse

from whence.coverage.quotes import Quotes
from whence.store.types import PAIR_EVENTS, PairEvent
from whence.web import addresses, words
from whence.web.charts.pairs import pair_chart
from whence.web.charts.quads import is_conflict
from whence.web.room import Reading
from whence.web.views.events import EventView, event_view

router = APIRouter()

_PAGE: Final = 60
_READ: Final = 24
"""Reports that are opened for the sentences that tell the events."""

Code = Annotated[str, Path(pattern="^[A-Za-z]{3}$")]
Given = Annotated[str, Query(max_length=40)]


@router.get("/pairs")
def choose_pair(request: Request, room: Reading, a: Given = "", b: Given = "") -> Response:
    """A form for two countries, which leads to their page, and the pairs that there are."""
    problem = ""
    if a.strip() or b.strip():
        first, second = words.code_of(a), words.code_of(b)
        if first and second and first != second:
            return RedirectResponse(addresses.pair(first, second), 303)
        unknown = [one for one, code in ((a, first), (b, second)) if code is None]
        given = " and ".join(f"‘{words.shortened(one.strip(), 40)}’" for one in unknown)
        problem = f"{given} is not known" if given else "Both are the same country"
    return room.page(
        request,
        "pairs.html",
        a=a,
        b=b,
        problem=problem,
        pairs=[
            (words.country(one.a), words.country(one.b), addresses.pair(one.a, one.b), one.events)
            for one in room.store.pairs()
        ],
        countries=[words.country(code) for code in room.store.countries()],
    )


@router.get("/pairs/{a}/{b}")
def show_pair(
    request: Request,
    room: Reading,
    a: Code,
    b: Code,
    start: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """Events between two countries, latest first below the chart."""
    first, second = a.upper(), b.upper()
    if first == second:
        raise HTTPException(422, "give two different countries")
    found = room.store.pair(first, second)
    latest = found.events[::-1]
    end = start + _PAGE
    quotes = Quotes(room.store.reading, _READ)
    address = addresses.pair(first, second)
    return room.page(
        request,
        "pair.html",
        names=(words.country(first), words.country(second)),
        chart=pair_chart(
            [one.event for one in latest], [_place(address, at) for at in range(len(latest))]
        ),
        total=len(latest),
        cut=len(latest) == PAIR_EVENTS,
        conflict=sum(is_conflict(one.event.type) for one in latest),
        start=start,
        events=[(_view(one, quotes), one, addresses.story(one.story)) for one in latest[start:end]],
        before=f"{address}?start={max(start - _PAGE, 0)}" if start else None,
        after=f"{address}?start={end}" if end < len(latest) else None,
    )


def _place(address: str, at: int) -> str:
    """Where an event stands in the list: its page, and its number there."""
    start = at // _PAGE * _PAGE
    return f"{address}?start={start}#event-{at + 1}" if start else f"{address}#event-{at + 1}"


def _view(one: PairEvent, quotes: Quotes) -> EventView:
    actors = one.actors or (words.country(one.actor),)
    recipients = one.recipients or (words.country(one.recipient),)
    return event_view(one.event, actors, recipients, {}, quotes)
