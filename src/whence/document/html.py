"""The story of a web page, by trafilatura, and the page's other blocks beside it.

Trafilatura decides what the main text is and reads the metadata. What it leaves out is listed
from the page itself, so that nothing vanishes without a trace.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

if TYPE_CHECKING:
    from trafilatura.settings import Document as Metadata

# Dates are judged by what the page says, not by this machine's clock.
_DATE_SETTINGS = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object option datalist title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr "
    "hi ref".split()  # the names that trafilatura gives to emphasis and links
)
_SENTENCE_END = re.compile(r"\w\w[.!?][\"”’)]*$")
_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HEAD_CHARACTERS = 2_000
_FORM_BOX_CHARACTERS = 500
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's main text, one paragraph a blank-line block, its metadata and all visible blocks."""

    text: str
    blocks: tuple[str, ...]
    title: str | None
    authors: tuple[str, ...]
    site: str | None
    published: str | None
    url: str | None


def read_html(markup: str, url: str | None) -> WebPage | None:
    """Extract the story from HTML; None where the markup holds no element or no text.

    A fragment or a page too small to have a frame around its story, in which trafilatura finds
    nothing, is taken whole where it holds a sentence. ``markup`` must have passed the nesting
    guard: the parser's tree is walked recursively.
    """
    # Importing it takes a second, which nobody should wait for who reads plain text.
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document as Extracted

    whole = _PAGE.search(markup, 0, _HEAD_CHARACTERS)
    tree = load_html(markup if whole else f"<html><body>{markup}</body></html>")
    if tree is None:
        return None
    blocks = tuple(chain.from_iterable(map(visible_blocks, tree.xpath("//body"))))
    about = _metadata(tree, url)
    _drop_forms(tree)
    found = bare_extraction(tree, url=url, include_comments=False, favor_recall=True)
    story = tuple(visible_blocks(found.body)) if isinstance(found, Extracted) else ()
    if not story and any(_SENTENCE_END.search(block) for block in blocks):
        story = blocks
    if not story:
        return None
    return WebPage(
        text="\n\n".join(story),
        blocks=blocks,
        title=about.title,
        authors=tuple(name.strip() for name in (about.author or "").split(";") if name.strip()),
        site=about.sitename,
        published=about.date,
        url=about.url,
    )


def _metadata(tree: HtmlElement, url: str | None) -> "Metadata":
    """What the page's head and markup say of it; nothing where they are too broken to be read.

    The libraries meet broken trees with assertions and errors of many kinds. A page without
    metadata can still be read, so none of them counts.
    """
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document as Metadata

    try:
        return extract_metadata(deepcopy(tree), url, _DATE_SETTINGS, extensive=False)
    except Exception:
        return Metadata()


def _drop_forms(tree: HtmlElement) -> None:
    """Take out what asks the reader to type: a form, and the little box of text around it."""
    for form in tree.xpath("//form"):
        box = form.getparent()
        small = box is not None and len(box.text_content()) < _FORM_BOX_CHARACTERS
        gone = box if small and box.tag not in ("body", "article", "main") else form
        if gone.getparent() is not None:
            gone.drop_tree()


def visible_blocks(tree: HtmlElement) -> Iterator[str]:
    """Yield the text of a page block by block, in order, as a reader's eye would divide it.

    Inline elements run on, every other element begins a new block; what a browser does not show
    is left out.
    """
    pieces: list[str] = []
    for text, breaks in _runs(tree):
        if breaks and (block := _SPACE.sub(" ", "".join(pieces)).strip()):
            yield block
        if breaks:
            pieces.clear()
        pieces.append(text)
    if block := _SPACE.sub(" ", "".join(pieces)).strip():
        yield block


def _runs(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Text runs in document order, each with whether a new block begins before it."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while stack:
        element, entering = stack.pop()
        seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        breaks = seen and element.tag not in _INLINE
        if entering:
            stack.append((element, False))
            if seen:
                yield element.text or "", breaks
                stack.extend((child, True) for child in reversed(element))
        else:
            yield (element.tail or "") if element is not tree else "", breaks
