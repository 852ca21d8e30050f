"""Somebody who says something: what, when, through whom, and who denied it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from whence.coverage.called import report_name
from whence.coverage.quotes import Quote, Quotes, bare
from whence.reading.who.sector import meaning_of
from whence.store.types import Said
from whence.web import addresses, words
from whence.web.charts.bars import day_bars
from whence.web.charts.days import day_of
from whence.web.room import Reading, Room

router = APIRouter()

_PAGE: Final = 60
_READ: Final = 24
"""Reports that are opened for the sentences around what was said."""
_STORIES: Final = 12
"""Stories that are opened for the names of reports whose outlet is not known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one report has the words, and through whom it has them."""

    outlet: str
    address: str
    through: str


@dataclass(frozen=True, slots=True)
class SaidView:
    """Words in their sentence, the reports that have them, and who denied them."""

    quote: Quote
    places: tuple[Place, ...]
    note: str
    denied_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one story on one day."""

    when: str
    story: str
    address: str
    said: tuple[SaidView, ...]


@router.get("/sources/{entity}")
def show_source(
    request: Request,
    room: Reading,
    entity: str,
    start: Annotated[int, Query(ge=0, le=100_000)] = 0,
    relayed: bool = False,
) -> Response:
    """What an entity said, latest first, or (``relayed``) what it passed on of others."""
    found = room.store.entity(entity)
    shown = found.relayed if relayed else found.said
    end = start + _PAGE
    return room.page(
        request,
        "source.html",
        history=found,
        entity=found.entity,
        sector=meaning_of(found.entity.sector) if found.entity.sector else "",
        country=words.country(found.entity.country) if found.entity.country else "",
        relayed=relayed,
        address=addresses.source(found.entity.id),
        told=list(_told(shown[start:end], room)),
        chart=_days(shown),
        days=_between(shown),
        total=len(shown),
        before=_page(found.entity.id, relayed, max(start - _PAGE, 0)) if start else None,
        after=_page(found.entity.id, relayed, end) if end < len(shown) else None,
    )


def _page(entity: str, relayed: bool, start: int) -> str:
    chosen = "relayed=1&" if relayed else ""
    return f"{addresses.source(entity)}?{chosen}start={start}"


def _told(said: Sequence[Said], room: Room) -> Iterator[Told]:
    quotes = Quotes(room.store.reading, _READ)
    names = _Names(room)
    by = groupby(said, key=lambda one: (words.interval(one.published), one.story, one.story_title))
    for (when, story, title), group in by:
        yield Told(
            when=when or "no date",
            story=title or "Untitled story",
            address=addresses.story(story),
            said=tuple(_views(list(group), quotes, names)),
        )


def _views(said: Sequence[Said], quotes: Quotes, names: _Names) -> Iterator[SaidView]:
    """Each sentence once, in whichever reports of the day it stands."""
    alike: dict[tuple[str, str], list[tuple[Said, Quote]]] = {}
    for one in said:
        quote = quotes.around(one.document, one.spans, one.text)
        alike.setdefault((bare(quote.whole), _note(one)), []).append((one, quote))
    for several in alike.values():
        first, quote = several[0]
        for _, other in several[1:]:
            quote = quote.with_words(other) if other.whole == quote.whole else quote
        places: dict[str, Place] = {}
        for one, _ in several:
            place = Place(names.of(one), _address(one), words.joined(one.through))
            places.setdefault(one.document, place)
        denials = [pair for one, _ in several if one.stance != "denies" for pair in _denials(one)]
        yield SaidView(
            quote=quote,
            places=tuple(places.values()),
            note=_note(first),
            denied_by=tuple({name: (name, where) for name, where in denials}.values()),
        )


def _address(one: Said) -> str:
    if not one.spans:
        return addresses.report(one.document)
    return addresses.place(one.document, one.spans[0].start, one.spans[0].end)


def _note(one: Said) -> str:
    notes = ["denies"] if one.stance == "denies" else ["differs"] if one.stance == "differs" else []
    if one.certainty != "CT+":
        notes.append(f"told {words.CERTAINTIES[one.certainty]}")
    return ", ".join(notes)


def _denials(one: Said) -> tuple[tuple[str, str], ...]:
    """Each who denied it, and where they did so first."""
    found: dict[str, str] = {}
    for dispute in one.disputed_by:
        where = (
            addresses.attribution(dispute.document, dispute.attribution)
            if dispute.attribution
            else addresses.report(dispute.document)
        )
        found.setdefault(dispute.name, where)
    return tuple(found.items())


class _Names:
    """What to call reports, of which the history knows no more than the outlet."""

    def __init__(self, room: Room) -> None:
        self._store = room.store
        self._names: dict[str, dict[str, str]] = {}

    def of(self, one: Said) -> str:
        if one.outlet is not None:
            return one.outlet
        if one.story not in self._names:
            reports = self._store.story(one.story).reports if len(self._names) < _STORIES else ()
            self._names[one.story] = {each.document: report_name(each) for each in reports}
        return self._names[one.story].get(one.document, "an unnamed outlet")


def _between(said: Sequence[Said]) -> str:
    dated = [one.published for one in said if day_of(one.published)]
    return words.between(dated[-1], dated[0]) if dated else ""


def _days(said: Sequence[Said]) -> Markup:
    """How often somebody was quoted on which day."""
    days = Counter(day.isoformat() for one in said if (day := day_of(one.published)))
    return day_bars(sorted(days.items()), "quotation")
