"""What the words of the reading room mean, and how programs ask it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from whence.web.room import Reading

router = APIRouter()


@router.get("/about")
def about(request: Request, room: Reading) -> Response:
    """The words, and the calls of the REST API."""
    described: dict[str, Any] = request.app.openapi()
    calls = [
        (method.upper(), path, operation.get("summary", ""))
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
    ]
    return room.page(request, "about.html", calls=calls, adding=bool(room.settings.write_token))
