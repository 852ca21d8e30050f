"""Questions over all stories: claims, search, entities, pairs of countries."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from whence.web.answers import JSON, answer
from whence.web.api.shapes import (
    LONGEST_LIST,
    LONGEST_QUERY,
    PROBLEMS,
    ClaimLine,
    EntityAnswer,
    HitLine,
    Limit,
    Listed,
    Name,
    Offset,
    PairAnswer,
    Words,
    listed,
    written,
)
from whence.web.room import Reading

router = APIRouter(tags=["questions"], responses=PROBLEMS)

_BEST: Final = LONGEST_LIST
"""Of what a search finds, so many are put in order; the rest is not counted."""

Code = Annotated[str, Path(pattern="^[A-Z]{3}$", description="ISO 3166 alpha-3")]


@router.get("/claims", response_model=Listed[ClaimLine], summary="Claims")
def list_claims(
    request: Request,
    room: Reading,
    q: Annotated[str | None, Query(max_length=LONGEST_QUERY)] = None,
    story: Name = None,
    source: Name = None,
    disputed: bool | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Response:
    """Claims of all stories; with ``q`` (a sentence) those that say it, nearest first."""
    text = (q or "").strip()
    asked = {"q": text, "story": story, "source": source, "disputed": disputed, "limit": limit}
    if text:
        if story or source or disputed is not None:
            raise HTTPException(422, "q stands by itself: leave story, source and disputed out")
        with room.costly():
            matches = room.store.trace(text, limit=_BEST).matches
        total = len(matches)
        items = [
            written(one.claim, {"story": one.story, "similarity": one.similarity})
            for one in matches[offset : offset + limit]
        ]
    else:
        with room.costly():
            total = room.store.count_claims(
                story=story or None, source=source or None, disputed=disputed
            )
            claims = room.store.claims(
                story=story or None,
                source=source or None,
                disputed=disputed,
                limit=limit,
                offset=offset,
            )
        items = [written(one, {"similarity": None}) for one in claims]
    return answer(request, listed(request.url.path, items, total, offset, asked), JSON)


@router.get("/search", response_model=Listed[HitLine], summary="Sentences of reports")
def search(
    request: Request, room: Reading, q: Words, limit: Limit = 20, offset: Offset = 0
) -> Response:
    """Places that hold the words, or mean what they mean; the best 200 at most."""
    with room.costly():
        hits = room.store.search(q.strip(), limit=_BEST)
    items = [written(one) for one in hits[offset : offset + limit]]
    asked = {"q": q, "limit": limit}
    return answer(request, listed(request.url.path, items, len(hits), offset, asked), JSON)


@router.get("/entities/{id}", response_model=EntityAnswer, summary="Somebody who says something")
def get_entity(request: Request, room: Reading, id: str) -> Response:  # noqa: A002
    """What an entity said over time, through whom, and who denied it."""
    return answer(request, written(room.store.entity(id)), JSON)


@router.get("/pairs/{a}/{b}", response_model=PairAnswer, summary="Two countries")
def get_pair(request: Request, room: Reading, a: Code, b: Code) -> Response:
    """The events between two countries, in either direction, earliest first."""
    if a == b:
        raise HTTPException(422, "give two different countries")
    return answer(request, written(room.store.pair(a, b)), JSON)
