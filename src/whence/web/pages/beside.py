"""Two reports of which one derives from the other, side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from whence.coverage.called import report_name
from whence.errors import WhenceError
from whence.web import addresses, words
from whence.web.room import Reading
from whence.web.views.aligned import aligned_rows

router = APIRouter()


@router.get("/reports/{copy}/beside/{original}")
def show_beside(request: Request, room: Reading, copy: str, original: str) -> Response:
    """The copy in its order, each passage beside the one that it comes from."""
    kept = room.store.kept(copy)
    pairs = room.store.reuse(kept.story) if kept.story else ()
    pair = next((one for one in pairs if {one.a, one.b} == {copy, original}), None)
    if pair is None or kept.story is None:
        raise WhenceError(
            "not-found", "neither of these two reports was found to come from the other"
        )
    story = room.store.story(kept.story)
    reports = {one.document: one for one in story.reports}
    texts = [room.store.reading(one).document.text for one in (original, copy)]
    first_is_copy = pair.a == copy
    passages = [
        (one.b, one.a, one.similarity) if first_is_copy else (one.a, one.b, one.similarity)
        for one in pair.passages
    ]
    rows, left_out = aligned_rows(texts[0], texts[1], passages)
    shares = (pair.share_b, pair.share_a) if first_is_copy else (pair.share_a, pair.share_b)
    return room.page(
        request,
        "beside.html",
        story=story.story,
        pair=pair,
        sides=[
            {
                "outlet": report_name(reports[one]),
                "title": reports[one].title or "Untitled report",
                "published": words.interval(reports[one].published),
                "address": addresses.report(one),
                "share": words.percent(share),
            }
            for one, share in zip((original, copy), shares, strict=True)
        ],
        known=pair.source != "unknown",
        rows=rows,
        left_out=left_out,
    )
