"""The addresses of pages: permanent, and made of what the store calls things."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from whence.document.types import Span


def story(id_: str) -> str:
    """A story's page."""
    return f"/stories/{_part(id_)}"


def claim(story_id: str, id_: str) -> str:
    """A claim's own page."""
    return f"{story(story_id)}/claims/{_part(id_)}"


def report(id_: str) -> str:
    """A report's page."""
    return f"/reports/{_part(id_)}"


def place(document: str, start: int, end: int) -> str:
    """Characters of a report: where the page marks them."""
    return f"{report(document)}#{anchor(start, end)}"


def any_place(document: str, span: Span) -> str:
    """Characters of a report that its page may not mark by itself: it is told to."""
    return f"{report(document)}?at={span.start}-{span.end}#{anchor(span.start, span.end)}"


def attribution(document: str, id_: str) -> str:
    """An attribution in its report."""
    return f"{report(document)}#{_part(id_)}"


def anchor(start: int, end: int) -> str:
    """The name of a place within a report's page."""
    return f"c{start}-{end}"


def beside(copy: str, original: str) -> str:
    """Two reports side by side."""
    return f"{report(copy)}/beside/{_part(original)}"


def source(entity: str) -> str:
    """The page of whoever says something."""
    return f"/sources/{_part(entity)}"


def pair(a: str, b: str) -> str:
    """The page of two countries."""
    return f"/pairs/{_part(a)}/{_part(b)}"


def outside(url: str | None) -> str | None:
    """A report's own address if it is one that a reader may be sent to, else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if known else None


def _part(value: str) -> str:
    return quote(value, safe="")
