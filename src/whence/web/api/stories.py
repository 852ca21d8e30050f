"""Stories, one story, and its claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from whence.web.answers import JSON, answer
from whence.web.api.shapes import (
    LONGEST_QUERY,
    PROBLEMS,
    ClaimLine,
    Limit,
    Listed,
    Name,
    Offset,
    StoryAnswer,
    StoryLine,
    listed,
    written,
)
from whence.web.room import Reading

router = APIRouter(tags=["stories"], responses=PROBLEMS)

Country = Annotated[str, Query(pattern="^[A-Z]{3}$")]


@router.get("/stories", response_model=Listed[StoryLine], summary="Stories, the latest first")
def list_stories(
    request: Request,
    room: Reading,
    since: date | None = None,
    until: date | None = None,
    country: Annotated[list[Country] | None, Query(max_length=5)] = None,
    source: Name = None,
    outlet: Name = None,
    disputed: bool | None = None,
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Stories, or with ``q`` those that match its words or meaning, the best first."""
    filters = {
        "since": since.isoformat() if since else None,
        "until": until.isoformat() if until else None,
        "country": tuple(country or ()),
        "source": source or None,
        "outlet": outlet or None,
        "disputed": disputed,
        "query": (q or "").strip() or None,
    }
    with room.costly():
        total = room.store.count(**filters)  # type: ignore[arg-type]
        found = room.store.stories(**filters, limit=limit, offset=offset)  # type: ignore[arg-type]
    asked = {**filters, "country": country or [], "q": filters["query"], "limit": limit}
    del asked["query"]
    body = listed(request.url.path, [written(one) for one in found], total, offset, asked)
    return answer(request, body, JSON)


@router.get("/stories/{id}", response_model=StoryAnswer, summary="One story")
def get_story(request: Request, room: Reading, id: str) -> Response:  # noqa: A002
    """A story with its entities, reports, claims and events."""
    return answer(request, written(room.store.story(id)), JSON)


@router.get(
    "/stories/{id}/claims", response_model=Listed[ClaimLine], summary="The claims of a story"
)
def list_story_claims(
    request: Request,
    room: Reading,
    id: str,  # noqa: A002
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Claims of one story, the weightiest first."""
    story = room.store.story(id)
    shown = story.claims[offset : offset + limit]
    items = [written(one, {"story": story.story.id, "similarity": None}) for one in shown]
    asked = {"limit": limit}
    return answer(request, listed(request.url.path, items, len(story.claims), offset, asked), JSON)
