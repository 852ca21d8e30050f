"""What passes between opening a file and cleaning its text."""

from dataclasses import dataclass, field
from typing import BinaryIO, Literal

Markup = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes to be read: a file, what a URL answered, or standard input.

    ``media_type`` and ``charset`` are what an HTTP header declared (None where nothing did);
    ``stream`` is read once, from its start, by whoever holds the source.
    """

    path: str
    stream: BinaryIO = field(compare=False)
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One report, not yet decoded: its bytes, and what the container that held it says about it.

    The metadata are strings as they were found; whoever builds the document decides whether they
    are any good. ``body`` is at most the byte limit of one document. ``id`` is the id that the
    container gives the report. ``replaced`` counts the characters that are U+FFFD in ``body``
    because the container itself was broken there; decoding ``body`` can't know of them.
    """

    path: str
    record: int | None
    body: bytes
    markup: Markup
    charset: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    id: str | None = None
    replaced: int = 0
