"""What every request passes and every answer carries, whatever page it is."""

from __future__ import annotations

import binascii
from base64 import b64decode
from hmac import compare_digest
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whence.web.settings import Settings

HEADERS: Final = {
    # No inline script or style, nothing from anywhere else, and no plug-in, frame or base.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Heads:
    """Answers HEAD as GET, without the body: so programs ask whether a page is there."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; of an answer to HEAD, the headers alone."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_without_body)


class Bounds:
    """Cuts a request that is larger than it may be."""

    def __init__(self, app: ASGIApp, body_bytes: int) -> None:
        """Wrap an application."""
        self._app = app
        self._most = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what reads the body meets an error 413 where it goes on too long."""
        taken = 0

        async def receive_some() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(
                    413,
                    f"the request is larger than {self._most:,} bytes; send a shorter one,"
                    " or add files with `whence add`",
                )
            return message

        await self._app(scope, receive_some, send)


def check_host(headers: Headers, settings: Settings) -> None:
    """Refuse a name that this room is not called by.

    Raises:
        HTTPException: 421.
    """
    called = headers.get("host", "").lower()
    name = called if called.endswith("]") else called.rpartition(":")[0] or called
    if settings.hosts and name not in settings.hosts:
        raise HTTPException(
            421,
            "this reading room is not called by that name; start it with `whence serve"
            " --name NAME` to answer it",
        )


def may_read(headers: Headers, settings: Settings) -> bool:
    """Whether the request brings the token that reading needs, if it needs one."""
    return settings.read_token is None or _holds(headers, settings.read_token, settings.write_token)


def may_write(headers: Headers, settings: Settings) -> bool:
    """Whether the request brings the token for adding."""
    return _holds(headers, settings.write_token)


def _holds(headers: Headers, *tokens: str | None) -> bool:
    given = _given(headers.get("authorization", ""))
    # All are compared, in a time that does not tell how much of one was right.
    matches = [compare_digest(given, token.encode()) for token in tokens if token]
    return any(matches)


def _given(authorization: str) -> bytes:
    """The token of `Bearer TOKEN`, or the password that a browser asked for."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip().encode("utf-8", "replace")
    if scheme.lower() == "basic":
        try:
            return b64decode(value.strip(), validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return b""
    return b""
