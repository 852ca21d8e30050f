"""Two countries: what they did to one another over time."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from starlette.responses import RedirectResponse

from whence.coverage.quotes import Quotes
from whence.store.types import PairEvent
from whence.web import addresses, words
from whence.web.charts.pairs import pair_chart
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
    """A form for two countries, which leads to their page."""
    codes = [one.strip().upper() for one in (a, b)]
    if any(codes):
        if all(len(one) == 3 and one.isascii() and one.isalpha() for one in codes):
            return RedirectResponse(addresses.pair(*codes), 303)
        given = " and ".join(f"'{words.shortened(one, 20)}'" for one in (a, b))
        problem = f"{given} are not two codes of three letters"
        return room.page(request, "pairs.html", a=a, b=b, problem=problem)
    return room.page(request, "pairs.html", a=a, b=b, problem="")


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
        chart=pair_chart([one.event for one in found.events]),
        total=len(latest),
        start=start,
        events=[(_view(one, quotes), one, addresses.story(one.story)) for one in latest[start:end]],
        before=f"{address}?start={max(start - _PAGE, 0)}" if start else None,
        after=f"{address}?start={end}" if end < len(latest) else None,
    )


def _view(one: PairEvent, quotes: Quotes) -> EventView:
    actors = one.actors or (words.country(one.actor),)
    recipients = one.recipients or (words.country(one.recipient),)
    return event_view(one.event, actors, recipients, {}, quotes)
