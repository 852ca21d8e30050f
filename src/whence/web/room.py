"""What every page and call of one application shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, Response
from jinja2 import Environment

from whence.reading.reader import Reader
from whence.store import Store
from whence.web.answers import HTML, answer
from whence.web.gate import Gate
from whence.web.guard import check_host, may_read, may_write
from whence.web.settings import Settings
from whence.web.templating import render


@dataclass(frozen=True, slots=True)
class Room:
    """The store that is shown, and what showing it takes. ``costly`` bounds slow questions."""

    store: Store
    settings: Settings
    templates: Environment
    reader: Reader
    costly: Gate

    def page(self, request: Request, template: str, **values: Any) -> Response:
        """A page of the reading room."""
        shown = {"path": request.url.path, **values}
        return answer(request, render(self.templates, template, shown), HTML)


def room_of(request: Request) -> Room:
    """The room that was asked, for whom it may answer.

    Raises:
        HTTPException: 421 where it is not called by that name, 401 where reading needs a token.
    """
    room: Room = request.app.state.room
    check_host(request.headers, room.settings)
    if not may_read(request.headers, room.settings):
        # Basic, so that a browser asks its user: any name, the token as the password.
        raise HTTPException(
            401,
            "reading needs a token: give it as the password (any user name), or send"
            " `Authorization: Bearer TOKEN`",
            headers={"WWW-Authenticate": 'Basic realm="whence", charset="UTF-8"'},
        )
    return room


def writing_room_of(request: Request) -> Room:
    """The room, for who may add to it.

    Raises:
        HTTPException: as `room_of`; 403 where adding is off, 401 without its token.
    """
    room = room_of(request)
    if room.settings.write_token is None:
        raise HTTPException(
            403, "adding is off; start `whence serve` with WHENCE_TOKEN set to turn it on"
        )
    if not may_write(request.headers, room.settings):
        raise HTTPException(
            401,
            "adding needs the token that the operator set: send `Authorization: Bearer TOKEN`",
            headers={"WWW-Authenticate": "Bearer"},
        )
    return room


Reading = Annotated[Room, Depends(room_of)]
Writing = Annotated[Room, Depends(writing_room_of)]
