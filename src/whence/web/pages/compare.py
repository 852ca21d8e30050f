"""Compare a claim: paste a sentence, see the claims of the store that say it."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from whence.coverage.quotes import Quotes
from whence.store.types import Match
from whence.web import addresses
from whence.web.room import Reading, Room
from whence.web.views.claims import Claims, ClaimView

router = APIRouter()

_MATCHES: Final = 8
_LONGEST: Final = 1_000
_READ: Final = 16
"""Reports that are opened for the sentences around what they say."""


@router.get("/compare")
def compare(
    request: Request, room: Reading, text: Annotated[str, Query(max_length=_LONGEST)] = ""
) -> Response:
    """The form, and what it finds."""
    asked = text.strip()
    matches: tuple[Match, ...] = ()
    if asked:
        with room.costly():
            matches = room.store.trace(asked, limit=_MATCHES).matches
    return room.page(
        request, "compare.html", asked=asked, longest=_LONGEST, matches=_views(room, matches)
    )


def _views(room: Room, matches: tuple[Match, ...]) -> list[tuple[ClaimView, str, str, int]]:
    """Each claim with its story's title and page, and how near it is in percent."""
    quotes = Quotes(room.store.reading, _READ)
    stories = {one.story: room.store.story(one.story) for one in matches}
    return [
        (
            Claims(stories[one.story], quotes).view(one.claim),
            stories[one.story].story.title or "Untitled story",
            addresses.story(one.story),
            round(100 * one.similarity),
        )
        for one in matches
    ]
