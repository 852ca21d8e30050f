"""RSS, RDF and Atom feeds: one page an entry."""

import html
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from whence.document.decode import decode
from whence.document.formats.guard import check_entities
from whence.document.formats.whole import is_blank, read_whole
from whence.document.limits import Limits
from whence.document.page import Markup, Page, Source
from whence.document.refusals import refuse
from whence.document.types import Refusal
from whence.errors import WhenceError

_FEEDPARSER_FAILURES = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What feedparser, which means to raise nothing, raises for odd namespaces, dates and the like."""

_XML_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MOST_TAGS = 100_000
"""feedparser takes 25 s for a million of them; feeds of the largest outlets have some thousands."""


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page | Refusal]:
    """A page for each entry that has text of its own: its full content, else its summary.

    Links are not followed; an entry that is nothing but a link is refused with the link in the
    message. Records count from 1. Raises WhenceError ``format`` for a feed that declares entities
    or can't be parsed, ``empty`` for one without entries, and as ``read_whole`` does.
    """
    data = read_whole(stream, limits)
    check_entities(data)
    if data.count(b"<") > _MOST_TAGS:
        raise WhenceError(
            "too-large", f"the feed has more than {_MOST_TAGS:,} tags; split it into smaller ones"
        )
    # Decoded here, so that feeds meet the same encodings, and mistakes in them, as other pages do.
    text = _XML_DECLARATION.sub("", decode(data, source.charset, markup="html").text, count=1)
    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8")),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": source.url or "",
            },
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except _FEEDPARSER_FAILURES as failure:
        raise WhenceError("format", f"the feed is damaged ({failure}); fetch it again") from None
    if not parsed.entries:
        error = parsed.get("bozo_exception")
        if parsed.bozo and error is not None:
            raise WhenceError("format", f"the feed is damaged ({error}); fetch it again")
        raise WhenceError("empty", "the feed has no entries; there is nothing to read")
    outlet = _label(parsed.feed, "title")
    for record, entry in enumerate(parsed.entries, start=1):
        try:
            yield _page(source, record, entry, outlet)
        except WhenceError as error:
            yield refuse(source.path, record, error.code, error.message)


def _page(source: Source, record: int, entry: Any, outlet: str | None) -> Page:
    markup, text = _content(entry)
    link = _string(entry.get("link"))
    body = text.encode("utf-8", "replace")
    if is_blank(body):
        read_link = f"; give its link to read it ({link})" if link else ""
        raise WhenceError("empty", f"this entry of the feed has no text of its own{read_link}")
    return Page(
        source.path,
        record,
        body,
        markup,
        charset="utf-8",
        url=link,
        title=_label(entry, "title"),
        outlet=_label(entry.get("source") or {}, "title") or outlet,
        # Asking a feedparser entry itself for "updated" warns where it has only "published".
        published=_string(entry.get("published") or dict.get(entry, "updated")),
        authors=_authors(entry),
    )


def _content(entry: Any) -> tuple[Markup, str]:
    """The longest of the entry's full contents, else its summary."""
    contents = [content for content in entry.get("content", ()) if content.get("value")]
    detail = max(contents, key=lambda content: len(content["value"]), default=None)
    if detail is None:
        detail = entry.get("summary_detail") or {}
    value = detail.get("value") or ""
    return ("text" if detail.get("type") == "text/plain" else "html"), value


def _authors(entry: Any) -> tuple[str, ...]:
    people = entry.get("authors") or ()
    names = [_string(person.get("name")) for person in people] or [_string(entry.get("author"))]
    return tuple(name for name in names if name)


def _label(holder: Any, name: str) -> str | None:
    """A one-line field as text: where the feed calls it HTML, without tags and entities."""
    label = _string(holder.get(name))
    kind = (holder.get(f"{name}_detail") or {}).get("type")
    if label is None or kind not in ("text/html", "application/xhtml+xml"):
        return label
    return _string(html.unescape(_TAG.sub("", label)))


def _string(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None
