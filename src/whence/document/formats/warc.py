"""WARC: what crawlers keep; a page for each record that holds one.

The framing is read here and not by a library. Of the two there are, warcio 1.8 needs a minute for
one header line of 50 MB, prints to standard error and takes a cut record for a whole one; fastwarc
2.0 takes a cut header for an empty record; and both give up at the first damaged record, where
this finds the next. A WARC record is a version line, header lines and a body of stated length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from whence.document.formats.http_message import (
    decoded_body,
    media_type,
    parse_fields,
    parse_head,
)
from whence.document.formats.whole import is_blank
from whence.document.limits import Limits
from whence.document.page import Markup, Page, Source
from whence.document.refusals import refuse_error, too_large
from whence.document.streams import read_up_to
from whence.document.types import Refusal
from whence.errors import WhenceError

_VERSION = re.compile(rb"WARC/\d+\.\d+\s*$")
_LONGEST_LINE = 65_536
_LONGEST_HEADER = 1_048_576
_HTTP_HEAD = 65_536
_LONGEST_SEARCH = 1_000_000_000
_MOST_LINES_SEARCHED = 5_000_000
"""How far the next record is looked for behind a damaged one: about five seconds' worth."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
"""What a page that no header describes shows that it is."""
_SNIFFED_BYTES = 1_024
_PAGE_TYPES: dict[str, Markup] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_STATUS_OK = 200


@dataclass(frozen=True, slots=True)
class _Record:
    """A record's header, its names in lower case, and how long its body is."""

    headers: dict[str, str]
    length: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What a record holds: the headers and type of the page, and where in the body it starts."""

    markup: Markup
    charset: str | None
    headers: dict[str, str]
    body_at: int


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page | Refusal]:
    """A page for each answered HTTP request (status 200), resource or conversion with text.

    Records count from 1 and all kinds count. The date of a record is when it was crawled, which
    says nothing about publication, so it is left out. Other records are passed over in silence; a
    damaged record is refused and reading goes on at the next. Raises WhenceError ``empty`` for an
    archive without pages.
    """
    archive = _Archive(stream)
    found = False
    number = 0
    while True:
        number += 1
        answer: Page | Refusal | None
        try:
            record = archive.next_record()
            if record is None:
                break
            answer = _page(source, number, record, archive, limits)
            archive.skip_body()
        except (WhenceError, OSError) as error:
            answer = refuse_error(source.path, number, error)
        if answer is not None:
            found = True
            yield answer
        if archive.broken:
            return
    if not found:
        raise WhenceError(
            "empty", "the WARC file holds no page (a record with HTML or text and status 200)"
        )


def _page(
    source: Source, number: int, record: _Record, archive: "_Archive", limits: Limits
) -> Page | None:
    head = archive.read_body(_HTTP_HEAD)
    content = _content(record, head)
    if content is None:
        return None
    most = content.body_at + limits.document_bytes
    if record.length > most:
        raise too_large("this record", limits.document_bytes)
    raw = head + archive.read_body(most)
    body = decoded_body(content.headers, raw[content.body_at :], limits)
    if is_blank(body):
        return None
    url = record.headers.get("warc-target-uri", "").strip("<> ") or None
    return Page(source.path, number, body, content.markup, charset=content.charset, url=url)


def _content(record: _Record, head: bytes) -> _Content | None:
    """What the record holds if it is a page, else None."""
    kind = record.headers.get("warc-type", "").lower()
    headers = record.headers
    body_at = 0
    if kind == "response":
        answer = parse_head(head)
        if answer is None or answer.status != _STATUS_OK:
            return None
        headers, body_at = answer.headers, answer.body_at
    elif kind not in ("resource", "conversion"):
        return None
    type_, charset = media_type(headers.get("content-type"))
    markup = _PAGE_TYPES.get(type_ or "")
    if type_ is None and _HTML.search(head, body_at, body_at + _SNIFFED_BYTES):
        markup = "html"
    if markup is None:
        return None
    return _Content(markup, charset, headers if kind == "response" else {}, body_at)


class _Archive:
    """The records of a stream, one after another; only the current one's body can be read.

    ``broken`` says that the stream itself failed, so that no other record can follow.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._version_line = b""
        self._body_left = 0
        self.broken = False

    def next_record(self) -> _Record | None:
        """The next record's header, or None at the end.

        Raises WhenceError: ``format`` for a damaged header, after moving to the next version line;
        ``truncated`` for one that is cut.
        """
        self.skip_body()
        line = self._version_line or self._first_line()
        self._version_line = b""
        if not line:
            return None
        if not _VERSION.match(line):
            raise self._damaged(f"it should start with WARC/1.0 or 1.1, not {line[:40]!r}")
        headers = self._headers()
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 20):
            raise self._damaged(f"its Content-Length is {length[:40] or 'missing'}")
        self._body_left = int(length)
        return _Record(headers, self._body_left)

    def read_body(self, size: int) -> bytes:
        """Up to ``size`` more bytes of the current body; raises WhenceError ``truncated``."""
        size = min(size, self._body_left)
        try:
            data = read_up_to(self._stream, size)
        except (WhenceError, OSError):
            self.broken = True
            raise
        self._body_left -= len(data)
        if len(data) < size:
            self._body_left = 0
            raise _truncated()
        return data

    def skip_body(self) -> None:
        """Move behind the current body; raises WhenceError ``truncated`` where it is cut."""
        while self._body_left:
            self.read_body(_LONGEST_HEADER)

    def _first_line(self) -> bytes:
        for _ in range(_MOST_LINES_SEARCHED):
            line = self._line()
            if line.strip() or not line:
                return line
        self.broken = True
        raise WhenceError("format", "the WARC file goes on with blank lines; no record follows")

    def _line(self) -> bytes:
        try:
            return self._stream.readline(_LONGEST_LINE)
        except (WhenceError, OSError):
            self.broken = True
            raise

    def _headers(self) -> dict[str, str]:
        lines: list[str] = []
        size = 0
        while (line := self._line()).strip():
            size += len(line)
            if size > _LONGEST_HEADER or not line.endswith(b"\n"):
                if len(line) < _LONGEST_LINE and size <= _LONGEST_HEADER:
                    break
                raise self._damaged("its header is longer than any that is real")
            lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
        if not line.endswith(b"\n"):
            raise _truncated()
        return parse_fields(lines)

    def _damaged(self, why: str) -> WhenceError:
        """The error for a damaged record; the stream moves to the next version line."""
        self._version_line = self._next_version_line()
        self.broken = not self._version_line
        after = "nothing after it can be read" if self.broken else "reading goes on at the next"
        return WhenceError("format", f"this WARC record is damaged ({why}); {after}")

    def _next_version_line(self) -> bytes:
        at_line_start = True
        passed = 0
        for _ in range(_MOST_LINES_SEARCHED):
            line = self._line()
            if not line or passed > _LONGEST_SEARCH:
                return b""
            if at_line_start and _VERSION.match(line):
                return line
            at_line_start = line.endswith(b"\n")
            passed += len(line)
        return b""


def _truncated() -> WhenceError:
    return WhenceError(
        "truncated", "the WARC file ends inside this record; copy or download it again"
    )
