"""The values of the first stage: what a report says, once it is clean.

All of them are frozen. Field names and meanings are those of the published JSON format.
"""

from dataclasses import dataclass
from typing import Literal

from whence.errors import ErrorCode

OutletEvidence = Literal["metadata", "url", "credit", "given"]
DateEvidence = Literal["stated", "metadata", "anchored", "inferred"]
RemovedKind = Literal[
    "newsletter",
    "promotion",
    "related",
    "legal",
    "credit",
    "repeat",
    "navigation",
    "byline",
    "caption",
    "share",
    "other",
]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a document's text: half-open, in Unicode code points; ``text`` repeats them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateInterval:
    """The days on one of which something happened, as ISO dates (``2023-07-25``), both included.

    An open end is None. ``how`` says where the interval comes from: stated in words, found in
    metadata, anchored on another date (*last week*), or inferred from what the report mentions.
    """

    earliest: str | None
    latest: str | None
    how: DateEvidence


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the report, and what says so."""

    name: str
    domain: str | None
    how: OutletEvidence


@dataclass(frozen=True, slots=True)
class Dateline:
    """*SEOUL, Sept. 4 (Yonhap) --*: where and when it was filed, and by which agency."""

    place: str
    date: DateInterval | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not the story.

    ``at`` is the offset in the cleaned text at which it stood.
    """

    text: str
    kind: RemovedKind
    at: int


@dataclass(frozen=True, slots=True)
class Document:
    """One report as one outlet published it, cleaned.

    ``text`` holds the story alone, in NFC, its paragraphs separated by a blank line, without the
    title. ``record`` counts from 1 within a container (WARC, feed, JSON Lines) and is None for a
    file that is one report. ``path`` is ``-`` for text that came without one.
    """

    id: str
    path: str
    record: int | None
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    outlet: Outlet | None
    credits: tuple[str, ...]
    dateline: Dateline | None
    published: DateInterval | None
    text: str
    removed: tuple[Removed, ...]
    replaced_characters: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be read: a code for programs, one line for people."""

    code: ErrorCode
    message: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stands in the place of a document that could not be read."""

    path: str
    record: int | None
    error: Problem
