"""Answers: bytes with a tag by which a browser or program knows that nothing has changed."""

from __future__ import annotations

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"


def answer(request: Request, body: bytes, media_type: str) -> Response:
    """The body, or 304 where the asker has it already."""
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    # Others' caches keep nothing; one's own asks again each time, which costs no transfer.
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    asked = request.headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in asked.split(",")}
    if request.method in ("GET", "HEAD") and (tag in known or "*" in known):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
