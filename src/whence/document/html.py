"""The story of a web page, by trafilatura, and the page's other blocks beside it.

Trafilatura decides what the main text is and reads the metadata. What it leaves out is listed
from the page itself, so that nothing vanishes without a trace.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

# Dates are judged by what the page says, not by this machine's clock.
_DATE_SETTINGS = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_UNSEEN = frozenset(
    "head script style noscript template svg math iframe object option datalist title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr".split()
)
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
    """Extract the story from HTML; None where the markup holds no element or no main text.

    ``markup`` must have passed the nesting guard: the parser's tree is walked recursively.
    """
    # Importing it takes a second, which nobody should wait for who reads plain text.
    from trafilatura import bare_extraction, load_html

    tree = load_html(markup)
    if tree is None:
        return None
    blocks = tuple(visible_blocks(tree))
    found = bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params=_DATE_SETTINGS,
    )
    if found is None or not found.text:
        return None
    return WebPage(
        text="\n\n".join(line.strip() for line in found.text.split("\n") if line.strip()),
        blocks=blocks,
        title=found.title,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        site=found.sitename,
        published=found.date,
        url=found.url,
    )


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
