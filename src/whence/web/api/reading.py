"""Reading: a document of the store, a text that is sent, and adding one."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated, Final

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from whence.document.load import build_or_refuse
from whence.document.page import Page
from whence.document.settings import Settings
from whence.document.types import Refusal
from whence.errors import WhenceError
from whence.web.answers import JSON, answer
from whence.web.api.shapes import PROBLEMS, AddedAnswer, ReadingAnswer, written
from whence.web.room import Reading, Writing

router = APIRouter(tags=["reading"], responses=PROBLEMS)

_LONGEST_TEXT: Final = 200_000
"""Characters of one text: a report has 5,000, and the network takes time for each."""
_LONGEST_PAGE: Final = 1_500_000

Short = Annotated[str | None, Field(max_length=2_000)]


class Text(BaseModel):
    """A text to be read, and what it does not say itself."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=_LONGEST_TEXT)]
    title: Short = None
    published: Annotated[str | None, Field(max_length=100)] = None
    outlet: Short = None


class NewDocument(BaseModel):
    """A report to be added: its text or its HTML, as one line of JSON Lines has it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str | None, Field(max_length=_LONGEST_TEXT)] = None
    html: Annotated[str | None, Field(max_length=_LONGEST_PAGE)] = None
    title: Short = None
    url: Short = None
    outlet: Short = None
    date: Annotated[str | None, Field(max_length=100)] = None
    authors: Annotated[list[Annotated[str, Field(max_length=500)]], Field(max_length=50)] = []
    id: Short = None


@router.get("/documents/{id}", response_model=ReadingAnswer, summary="What was read in a document")
def get_document(request: Request, room: Reading, id: str) -> Response:  # noqa: A002
    """The reading of a document of the store."""
    return answer(request, written(room.store.reading(id)), JSON)


@router.post("/read", response_model=ReadingAnswer, summary="Read a text, and keep nothing")
def read_text(request: Request, room: Reading, given: Text) -> Response:
    """A text in, its reading out."""
    with room.costly():
        try:
            reading = room.reader.read(
                given.text, title=given.title, published=given.published, outlet=given.outlet
            )
        except ValueError as error:
            raise WhenceError("format", str(error)) from None
    return answer(request, written(reading), JSON)


@router.post(
    "/documents", response_model=AddedAnswer, status_code=201, summary="Add a report (with a token)"
)
def add_document(request: Request, room: Writing, given: NewDocument) -> Response:
    """Read a report and keep it; one that is there already changes nothing. Nothing is fetched."""
    built = build_or_refuse(_page(given), Settings())
    if isinstance(built, Refusal):
        raise WhenceError(built.error.code, built.error.message)
    with room.costly():
        added = room.store.add([built])
    if added.failed:
        problem = added.failed[0].error
        raise WhenceError(problem.code, problem.message)
    made = answer(request, written(added), JSON)
    made.status_code = 201 if added.added or added.changed else 200
    return made


def _page(given: NewDocument) -> Page:
    markup, body = ("html", given.html) if given.html is not None else ("text", given.text)
    if not body or not body.strip():
        raise WhenceError("empty", "it has neither text nor html; there is nothing to add")
    as_bytes = body.encode("utf-8", errors="replace")
    # What has no address and no id is its own report, and no version of another.
    name = given.url or given.id or blake2b(as_bytes, digest_size=8).hexdigest()
    return Page(
        path=f"posted:{name}",
        record=None,
        body=as_bytes,
        markup="html" if markup == "html" else "text",
        charset="utf-8",
        url=given.url,
        title=given.title,
        outlet=given.outlet,
        published=given.date,
        authors=tuple(given.authors),
        id=given.id,
    )
