"""Errors: a page for people, `application/problem+json` (RFC 9457) for programs."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from whence.document.refusals import one_line
from whence.errors import ErrorCode, WhenceError
from whence.web.answers import HTML, PROBLEM
from whence.web.room import Room
from whence.web.templating import render

API: Final = "/api/"

_LOG: Final = logging.getLogger("whence.web")

_STATUS: Final[Mapping[ErrorCode, int]] = {
    "not-found": 404,
    "too-large": 413,
    "permission": 403,
    "refused": 403,
    "network": 502,
    "store": 503,
    "internal": 500,
}
"""What is not here is wrong with what was sent: 422."""


def install(app: FastAPI) -> None:
    """Have every kind of error answered."""
    app.add_exception_handler(WhenceError, _of_whence)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_request)
    app.add_exception_handler(Exception, _of_us)


def _of_whence(request: Request, error: Exception) -> Response:
    assert isinstance(error, WhenceError)  # noqa: S101 - for the type checker
    return _told(request, _STATUS.get(error.code, 422), error.message, error.code)


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    detail = error.detail
    if error.status_code == 404 and detail == HTTPStatus.NOT_FOUND.phrase:
        detail = "there is nothing at this address"
    return _told(request, error.status_code, detail, headers=error.headers)


def _of_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type checker
    problems = [_problem(one) for one in error.errors()[:5]]
    return _told(request, 422, one_line("; ".join(problems)))


def _problem(one: Mapping[str, Any]) -> str:
    """What is wrong with one part of a request, and which part."""
    if one["type"] == "json_invalid":  # its place is a number of characters alone
        return f"the body is not JSON, from character {one['loc'][-1]} on; send one JSON object"
    return f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}"


def _of_us(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _told(request, 500, "whence failed here; its log says why", "internal")


def _told(
    request: Request,
    status: int,
    message: str,
    code: ErrorCode | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    title = HTTPStatus(status).phrase
    kept = {**(headers or {}), "Cache-Control": "no-store"}
    if request.url.path.startswith(API):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": message}
        body = json.dumps({**problem, "code": code}).encode()
        return Response(body, status, kept, PROBLEM)
    room: Room = request.app.state.room
    shown = {"path": request.url.path, "title": title, "message": message, "status": status}
    return Response(render(room.templates, "error.html", shown), status, kept, HTML)
