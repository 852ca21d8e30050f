"""The blocks of text that a reader's eye sees on a page, from its tree of elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from whence.document.types import RemovedKind

_UNSEEN = frozenset(
    "script style noscript template svg math iframe object option datalist title".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr "
    "hi ref".split()  # the names that trafilatura gives to emphasis and links
)
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
    role: RemovedKind | None


def visible_blocks(tree: HtmlElement) -> Iterator[Block]:
    """Yield the text of a tree block by block, in order.

    Inline elements run on, cells of a row stand beside one another, every other element begins a
    new block; what a browser does not show is left out.
    """
    pieces: list[str] = []
    role: RemovedKind | None = None
    for text, own_role in _runs(tree):
        if text is _BORDER:
            yield from _blocks(pieces, role)
            pieces, role = [], own_role
        else:
            pieces.append(text)
    yield from _blocks(pieces, role)


def _blocks(pieces: list[str], role: RemovedKind | None) -> Iterator[Block]:
    for paragraph in _PARAGRAPH.split("".join(pieces)):
        if text := _SPACE.sub(" ", paragraph).strip(" |"):
            yield Block(text, role)


def _runs(tree: HtmlElement) -> Iterator[tuple[str, RemovedKind | None]]:
    """Text runs in document order, and a border wherever a new block begins."""
    stack: list[tuple[HtmlElement, bool, RemovedKind | None]] = [(tree, True, None)]
    while stack:
        element, entering, role = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        seen = bool(name) and name not in _UNSEEN
        role = _ROLES.get(name, role)
        if seen and name in _LINE_BREAKS:
            yield ("\n" if entering else ""), role
        elif seen and name in _CELLS:
            yield (" | " if entering else ""), role
        elif seen and name not in _INLINE:
            yield _BORDER, role if entering else _role_around(stack)
        if entering:
            stack.append((element, False, role))
            if seen:
                yield _SPACE.sub(" ", element.text or ""), role
                stack.extend((child, True, role) for child in reversed(element))
        elif element is not tree:
            yield _SPACE.sub(" ", element.tail or ""), role


def _role_around(stack: list[tuple[HtmlElement, bool, RemovedKind | None]]) -> RemovedKind | None:
    """The role of the innermost element that is still open."""
    return next((role for _, entering, role in reversed(stack) if not entering), None)
