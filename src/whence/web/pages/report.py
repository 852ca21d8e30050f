"""One report: its text with who says what, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from whence.coverage.called import file_name, report_name
from whence.coverage.types import Story
from whence.reading.types import Reading as Read
from whence.web import addresses, words
from whence.web.room import Reading
from whence.web.views.reading import Notes, marked_text
from whence.web.views.reports import Copied, copy_tree

router = APIRouter()


@router.get("/reports/{document}")
def show_report(
    request: Request,
    room: Reading,
    document: str,
    at: Annotated[str | None, Query(max_length=40)] = None,
) -> Response:
    """A report; ``at`` (START-END, characters of its text) is marked, too."""
    reading = room.store.reading(document)
    kept = room.store.kept(document)
    story = room.store.story(kept.story) if kept.story else None
    notes = Notes(reading, story)
    places = [*_places(reading, story), *_asked(at)]
    return room.page(
        request,
        "report.html",
        document=reading.document,
        called=_called(reading, story),
        outside=addresses.outside(reading.document.url),
        published=words.interval(reading.document.published),
        how=words.how(reading.document.published),
        story=story.story if story else None,
        newest=kept.versions[0] if not kept.stands and kept.versions else None,
        versions=[one for one in kept.versions if one != document],
        standing=_standing(story, document),
        paragraphs=marked_text(reading, notes, places),
        notes=notes.all(),
        events=notes.events(),
    )


def _called(reading: Read, story: Story | None) -> str:
    """The report's outlet as its story has it, else its file."""
    document = reading.document
    own = (
        next((one for one in story.reports if one.document == document.id), None) if story else None
    )
    if own is not None:
        return report_name(own)
    return document.outlet.name if document.outlet else file_name(document.path, document.record)


def _places(reading: Read, story: Story | None) -> Iterator[tuple[int, int]]:
    """What other pages link to in this report: claims, evidence, events."""
    for event in reading.events:
        yield event.trigger.start, event.trigger.end
    if story is None:
        return
    for claim in story.claims:
        for one in claim.assertions:
            if one.document == reading.document.id:
                yield from ((span.start, span.end) for span in one.spans)
    for told in story.events:
        for proof in told.evidence:
            if proof.document == reading.document.id:
                yield proof.start, proof.end


def _asked(at: str | None) -> list[tuple[int, int]]:
    start, _, end = (at or "").partition("-")
    if not (start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii()):
        return []
    return [(int(start), int(end))]


def _standing(story: Story | None, document: str) -> Copied | None:
    """The report with its derivation, for a line beside the text."""
    own = next((one for one in story.reports if one.document == document), None) if story else None
    if story is None or own is None or own.derived.extent == "not":
        return None
    source = [one for one in story.reports if one.document == own.derived.from_]
    return copy_tree([*source, own], ())[0]
