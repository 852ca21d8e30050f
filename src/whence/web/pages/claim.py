"""One claim by itself, with every report that makes it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from whence.coverage.quotes import Quotes
from whence.errors import WhenceError
from whence.web.room import Reading
from whence.web.views.claims import Claims

router = APIRouter()


@router.get("/stories/{story}/claims/{claim}")
def show_claim(request: Request, room: Reading, story: str, claim: str) -> Response:
    """A claim with all of its tree open."""
    found = room.store.story(story)
    asked = next((one for one in found.claims if one.id == claim), None)
    if asked is None:
        raise WhenceError(
            "not-found",
            "the story has no claim of that id any more: reports that came since may have changed"
            " its claims; look for it on the story's page",
        )
    view = Claims(found, Quotes(room.store.reading), whole=True).view(asked)
    return room.page(request, "claim.html", story=found.story, view=view)
