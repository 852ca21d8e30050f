"""The blocks of text that a reader's eye sees on a page, from its tree of elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from whence.document.normal import nfc, visible
from whence.document.types import RemovedKind

_UNSEEN = frozenset(
    "script style noscript template svg math iframe object option datalist title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr "
    "hi ref".split()  # the names that trafilatura gives to emphasis and links
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LINE_BREAKS = frozenset(("br", "lb"))
_CELLS = frozenset(("td", "th", "cell"))
_ROLES: dict[str, RemovedKind] = {
    "figcaption": "caption",
    "figure": "caption",
    "nav": "navigation",
    "header": "navigation",
    "footer": "navigation",
    "button": "navigation",
    "form": "newsletter",
    "aside": "related",
}
_SPACE = re.compile(r"\s+")
# A line break parts paragraphs where it is doubled or follows the end of a sentence.
_PARAGRAPH = re.compile(r"\n[ ]?\n[\n ]*|(?<=[.!?…”\"’)])[ ]?\n")
_BORDER = "\0"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text, and the kind that its element gives to it if it is not the story."""

    text: str
    role: RemovedKind | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    """The innermost element around a run of text that makes a block, and its role."""

    name: str
    role: RemovedKind | None


def visible_blocks(tree: HtmlElement) -> Iterator[Block]:
    """Yield the text of a tree block by block, in order.

    Inline elements run on, cells of a row stand beside one another, every other element begins a
    new block; what a browser does not show is left out.
    """
    pieces: list[str] = []
    element = _Element("", None)
    for text, of_element in _runs(tree):
        if text is _BORDER:
            yield from _blocks(pieces, element)
            pieces, element = [], of_element
        else:
            pieces.append(text)
    yield from _blocks(pieces, element)


def _blocks(pieces: list[str], element: _Element) -> Iterator[Block]:
    for paragraph in _PARAGRAPH.split("".join(pieces)):
        if text := _SPACE.sub(" ", visible(nfc(paragraph))).strip(" |"):
            yield Block(text, element.role, element.name in _HEADINGS)


def _runs(tree: HtmlElement) -> Iterator[tuple[str, _Element]]:
    """Text runs in document order with their element; a border wherever a new block begins."""
    stack: list[tuple[HtmlElement, bool, _Element]] = [(tree, True, _Element("", None))]
    while stack:
        node, entering, around = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        own = _Element(name, _ROLES.get(name, around.role))
        seen = bool(name) and name not in _UNSEEN
        if seen and name in _LINE_BREAKS:
            yield ("\n" if entering else ""), around
        elif seen and name in _CELLS:
            yield (" | " if entering else ""), around
        elif seen and name not in _INLINE:
            yield _BORDER, own if entering else around
        if entering:
            stack.append((node, False, around))
            if seen:
                inner = around if name in _INLINE or name in _CELLS else own
                yield _SPACE.sub(" ", node.text or ""), inner
                stack.extend((child, True, inner) for child in reversed(node))
        elif node is not tree:
            yield _SPACE.sub(" ", node.tail or ""), around
