"""Mark-up that would harm or mislead the parsers: bottomless nesting, entity declarations."""

import re

from lxml import etree

from whence.errors import WhenceError

DEEPEST = 255
"""libxml2 stops at 256 levels and throws the rest of the page away in silence, so that a report
would lose its text without a word. Real pages, forgotten end tags included, stay below 100."""

MOST_ELEMENTS = 30_000
"""Extraction takes time that grows with the square of a page's paragraphs: 1 s for 10,000, 8 s
for this many, 93 s for 100,000 (trafilatura 2.3). Long live blogs have 20,000 elements."""

_MOST_TAGS = 10 * MOST_ELEMENTS
"""Beyond this the elements are not even counted: mark-up in scripts never makes up for it."""

MOST_ATTRIBUTES = 1_000
"""libxml2 takes time that grows with the square of a tag's attributes: 33 s for 50,000."""

_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{4000,}")
_START_TAG = re.compile(rb"<[a-zA-Z]")
_ENTITY = re.compile(rb"<!ENTITY\b", re.I)
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^>\[]{0,2000}\[", re.I)
_PROLOGUE_BYTES = 65_536


def check_nesting(data: bytes | str) -> None:
    """Raise WhenceError for HTML that its parser can't follow or extraction would choke on.

    Whoever is about to parse a page's HTML calls this first.

    ``format`` for elements nested deeper than 255 levels, entity declarations of the page's own
    and tags of more than 1,000 attributes, ``too-large`` for more than 30,000 elements. Linear in
    the size of the page; pages with few tags are not even parsed. The judge of depth is the parser
    itself (it knows which end tags may be left out, and its own bound makes it safe to ask).
    """
    markup = _narrow(data.encode("utf-8", "replace") if isinstance(data, str) else data)
    check_entities(markup)
    _check_attributes(markup)
    tags = sum(1 for _ in _START_TAG.finditer(markup))
    if tags > _MOST_TAGS:
        raise _too_many(tags)
    if tags <= DEEPEST:
        return
    # Latin-1 keeps the parser from changing its mind at a <meta charset> half-way.
    parser = etree.HTMLParser(encoding="iso-8859-1")
    parser.feed(markup)
    root = parser.close()
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.feed_error_log):
        raise WhenceError(
            "format",
            f"its HTML is nested more than {DEEPEST} levels deep, as no real page is;"
            " save the page again or give its text",
        )
    if tags > MOST_ELEMENTS:
        elements = sum(1 for _ in root.iter())
        if elements > MOST_ELEMENTS:
            raise _too_many(elements)


def _check_attributes(markup: bytes) -> None:
    for tag in _LONG_TAG.finditer(markup):
        if tag[0].count(b"=") > MOST_ATTRIBUTES or len(tag[0].split()) > MOST_ATTRIBUTES:
            raise WhenceError(
                "format",
                f"one of its HTML tags has more than {MOST_ATTRIBUTES:,} attributes, as no real"
                " page's does; save the page again or give its text",
            )


def check_entities(data: bytes) -> None:
    """Raise WhenceError ``format`` for a document that declares entities of its own.

    No feed or page needs them, and a few lines of them unfold into gigabytes.
    """
    prologue = _narrow(data[:_PROLOGUE_BYTES])
    doctype = _DOCTYPE.search(prologue)
    if doctype and _ENTITY.search(prologue, doctype.end()):
        raise WhenceError(
            "format",
            "it declares XML entities of its own, which can unfold without end; remove the"
            " <!ENTITY ...> lines if you trust it",
        )


def _narrow(data: bytes) -> bytes:
    """Tags as ASCII also where the page is UTF-16; nothing else of it matters here."""
    return data.replace(b"\0", b"") if b"\0" in data else data


def _too_many(count: int) -> WhenceError:
    return WhenceError(
        "too-large",
        f"its HTML has {count:,} elements, and {MOST_ELEMENTS:,} are the most that one page may"
        " have; split it or give its text",
    )
