"""Somebody who says something: what, when, through whom, and who denied it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from whence.store.types import Said
from whence.web import addresses, words
from whence.web.room import Reading

router = APIRouter()

_PAGE: Final = 60


@dataclass(frozen=True, slots=True)
class SaidView:
    """Words in one report, and their place."""

    text: str
    address: str
    outlet: str
    through: str
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
        country=words.country(found.entity.country) if found.entity.country else "",
        relayed=relayed,
        address=addresses.source(found.entity.id),
        told=list(_told(shown[start:end])),
        total=len(shown),
        before=_page(found.entity.id, relayed, max(start - _PAGE, 0)) if start else None,
        after=_page(found.entity.id, relayed, end) if end < len(shown) else None,
    )


def _page(entity: str, relayed: bool, start: int) -> str:
    chosen = "relayed=1&" if relayed else ""
    return f"{addresses.source(entity)}?{chosen}start={start}"


def _told(said: Sequence[Said]) -> Iterator[Told]:
    by = groupby(said, key=lambda one: (words.interval(one.published), one.story, one.story_title))
    for (when, story, title), group in by:
        yield Told(
            when=when or "no date",
            story=title or "Untitled story",
            address=addresses.story(story),
            said=tuple(_view(one) for one in group),
        )


def _view(one: Said) -> SaidView:
    address = (
        addresses.place(one.document, one.spans[0].start, one.spans[0].end)
        if one.spans
        else addresses.report(one.document)
    )
    notes = ["denies"] if one.stance == "denies" else ["differs"] if one.stance == "differs" else []
    if one.certainty != "CT+":
        notes.append(f"told {words.CERTAINTIES[one.certainty]}")
    return SaidView(
        text=one.text,
        address=address,
        outlet=one.outlet or "an unnamed outlet",
        through=words.joined(one.through),
        note=", ".join(notes),
        denied_by=tuple(
            (
                dispute.name,
                addresses.attribution(dispute.document, dispute.attribution)
                if dispute.attribution
                else addresses.report(dispute.document),
            )
            for dispute in one.disputed_by
        ),
    )
