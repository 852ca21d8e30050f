"""The list of stories: search, filters, and a line a story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from whence.coverage.types import StorySummary
from whence.store.types import Hit
from whence.web import addresses, words
from whence.web.charts.bars import day_bars
from whence.web.room import Reading, Room

router = APIRouter()

PAGE: Final = 30
_SENTENCES: Final = 8
FARTHEST: Final = 100_000
"""How far a list can be paged; who looks for what stands behind narrows the search."""

Words = Annotated[str, Query(max_length=500)]
Name = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form asks for, as it was filled in."""

    q: str = ""
    a: str = ""
    b: str = ""
    source: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    disputed: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words is asked for."""
        return replace(self, q="") != Wanted()

    @property
    def unknown(self) -> str:
        """What was given for a country and is none, in a sentence."""
        given = [one.strip() for one in (self.a, self.b) if one.strip()]
        unknown = [f"‘{one}’" for one in given if words.code_of(one) is None]
        return f"No country is called {words.joined(unknown)}." if unknown else ""

    def filters(self) -> dict[str, Any]:
        """The same as the store is asked."""
        return {
            "query": self.q.strip() or None,
            # What is no country fits no story.
            "country": tuple(
                words.code_of(one) or one.strip() for one in (self.a, self.b) if one.strip()
            ),
            "source": self.source.strip() or None,
            "outlet": self.outlet.strip() or None,
            "since": _day(self.since),
            "until": _day(self.until),
            "disputed": True if self.disputed else None,
        }

    def address(self, start: int) -> str:
        """This list from a row on."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        asked = {name: "1" if value is True else value for name, value in given.items() if value}
        if start:
            asked["start"] = str(start)
        return f"/?{urlencode(asked)}" if asked else "/"


@dataclass(frozen=True, slots=True)
class Row:
    """A story, its page, and its days as a chart."""

    story: StorySummary
    address: str
    bars: Markup


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that the search found, and its place."""

    hit: Hit
    address: str


@router.get("/")
def show_stories(
    request: Request,
    room: Reading,
    q: Words = "",
    a: Name = "",
    b: Name = "",
    source: Name = "",
    outlet: Name = "",
    since: Day = "",
    until: Day = "",
    disputed: bool = False,
    start: Annotated[int, Query(ge=0, le=FARTHEST)] = 0,
) -> Response:
    """Stories, newest first, or those that a search finds."""
    wanted = Wanted(q, a, b, source, outlet, since, until, disputed)
    filters = wanted.filters()
    if filters["query"]:
        with room.costly():
            return _page(request, room, wanted, filters, start)
    return _page(request, room, wanted, filters, start)


def _page(
    request: Request, room: Room, wanted: Wanted, filters: dict[str, Any], start: int
) -> Response:
    # To count what a search finds would be to search twice.
    total = None if filters["query"] else room.store.count(**filters)
    found = room.store.stories(**filters, limit=PAGE + 1, offset=start)
    stories = found[:PAGE]
    days = room.store.days([one.id for one in stories])
    # Sentences are of all stories: they would not keep to the filters.
    hits = (
        ()
        if start or wanted.narrowed or not filters["query"]
        else room.store.search(filters["query"], limit=_SENTENCES)
    )
    return room.page(
        request,
        "stories.html",
        wanted=wanted,
        countries=[words.country(code) for code in room.store.countries()],
        total=total,
        start=start,
        rows=[Row(one, addresses.story(one.id), day_bars(days.get(one.id, ()))) for one in stories],
        sentences=[Sentence(hit, addresses.any_place(hit.document, hit.span)) for hit in hits],
        before=wanted.address(max(start - PAGE, 0)) if start else None,
        after=wanted.address(start + PAGE) if len(found) > PAGE and start < FARTHEST else None,
    )


def _day(given: str) -> str | None:
    """A day as it is stored; what is none asks for nothing."""
    try:
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError:
        return None
