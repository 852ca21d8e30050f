"""The story of a web page, by trafilatura, and the page's other blocks beside it.

Trafilatura decides what the main text is and reads the metadata. What it leaves out is listed
from the page itself, so that nothing vanishes without a trace.
"""

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from lxml.html import HtmlElement

from whence.document.alignment import align
from whence.document.html_blocks import Block, visible_blocks

if TYPE_CHECKING:
    from trafilatura.settings import Document as Metadata

# Dates are judged by what the page says, not by this machine's clock.
_DATE_SETTINGS = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_SENTENCE_END = re.compile(r"\w\w[.!?][\"”’)]*$")
_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_HEAD_CHARACTERS = 2_000
_TITLE_PARTS = re.compile(r"(?P<title>.{10,}) [|–—-] (?P<site>[^|–—]{3,40})$")
_SITE_WORDS = 5
_FOOT_BLOCKS = 8
_GAP_BLOCKS = 2
_JSON_CHARACTERS = 200_000
_FORM_BOX_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's main text, one paragraph a blank-line block, its metadata and all visible blocks."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    authors: tuple[str, ...]
    site: str | None
    published: str | None
    url: str | None


def read_html(markup: str, url: str | None) -> WebPage | None:
    """Extract the story from HTML; None where the markup holds no sentence.

    A page too small for trafilatura to tell its story from its frame is taken whole but for what
    its elements say is no story. ``markup`` must have passed the nesting
    guard: the parser's tree is walked recursively.
    """
    # Importing it takes a second, which nobody should wait for who reads plain text.
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document as Extracted

    whole = _PAGE.search(markup, 0, _HEAD_CHARACTERS)
    tree = load_html(markup if whole else f"<html><body>{markup}</body></html>")
    if tree is None:
        return None
    _unwrap_forms(tree)
    blocks = _body_blocks(tree)
    about = _metadata(tree, url)
    _drop_forms(tree)
    candidates = _body_blocks(tree)
    found = bare_extraction(tree, url=url, include_comments=False, favor_recall=True)
    story = tuple(visible_blocks(found.body)) if isinstance(found, Extracted) else ()
    if not story or _is_merged(story, candidates):
        story = tuple(block for block in candidates if block.role is None)
    story = _with_gaps_filled(story, candidates)
    if not any(_SENTENCE_END.search(block.text) for block in story):
        return None
    head = " ".join(tree.xpath("string(//head/title)").split())
    parted = _title_and_site(about.title or head, blocks) or _title_and_site(head, blocks)
    return WebPage(
        text="\n\n".join(block.text for block in story),
        blocks=blocks,
        title=parted[0] if parted else about.title,
        authors=tuple(name.strip() for name in (about.author or "").split(";") if name.strip()),
        site=about.sitename or (parted[1] if parted else None),
        published=about.date,
        url=about.url,
    )


def _body_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    return tuple(chain.from_iterable(map(visible_blocks, tree.xpath("//body"))))


def _is_merged(story: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether the library gave up on a small page and ran all of its blocks together."""
    inside = sum(block.text in story[0].text for block in blocks)
    return len(story) == 1 and inside > 1


def _with_gaps_filled(story: Sequence[Block], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put back the headings and sentences that the library left out between paragraphs it kept.

    A gap of one or two blocks, none of which an element marks as no story, is the story's own.
    """
    found = align([block.text for block in blocks], [block.text for block in story])
    filled: dict[int, list[Block]] = {}
    held = [number for number, is_held in enumerate(found.held) if is_held]
    for before, after in pairwise(held):
        gap = blocks[before + 1 : after]
        if 0 < len(gap) <= _GAP_BLOCKS and all(block.role is None for block in gap):
            wanted = [b for b in gap if b.is_heading or _SENTENCE_END.search(b.text)]
            filled.setdefault(found.next_paragraph[after], []).extend(wanted)
    return tuple(
        chain.from_iterable((*filled.get(number, ()), block) for number, block in enumerate(story))
    )


def _metadata(tree: HtmlElement, url: str | None) -> "Metadata":
    """What the page's head and markup say of it; nothing where they are too broken to be read.

    The libraries meet broken trees with assertions and errors of many kinds. A page without
    metadata can still be read, so none of them counts.
    """
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document as Metadata

    readable = deepcopy(tree)
    linked = _linked_data(readable)
    try:
        about = extract_metadata(readable, url, _DATE_SETTINGS, extensive=False)
    except Exception:
        about = Metadata()
    about.url = about.url or _address_of(linked)
    return about


def _linked_data(tree: HtmlElement) -> list[dict[str, Any]]:
    """The objects of linked data (JSON-LD); scripts that are not valid JSON leave the tree.

    The metadata library searches broken ones with expressions that can take minutes.
    """
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'json')]"):
        try:
            data = json.loads((script.text or "")[:_JSON_CHARACTERS])
        except (ValueError, RecursionError):
            script.drop_tree()
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        items = graph if isinstance(graph, list) else [graph]
        found += [item for item in items if isinstance(item, dict)]
    return found


def _address_of(linked: list[dict[str, Any]]) -> str | None:
    """The address that linked data gives to the article."""
    for item in linked:
        if "Article" in str(item.get("@type")):
            page = item.get("mainEntityOfPage")
            for address in (item.get("url"), page.get("@id") if isinstance(page, dict) else page):
                if isinstance(address, str):
                    return address
    return None


def _title_and_site(title: str, blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Part *Talks fail | Lisk Gazette*, where the page shows that the end is the outlet's name.

    It shows where the first part is a block of its own (the headline), or where the last lines
    name the outlet, too (*© 2031 Lisk Gazette*).
    """
    parts = _TITLE_PARTS.match(" ".join(title.split()))
    if parts is None or len(parts["site"].split()) > _SITE_WORDS:
        return None
    foot = " ".join(block.text for block in blocks[-_FOOT_BLOCKS:])
    shown = parts["site"] in foot or any(block.text == parts["title"] for block in blocks)
    return (parts["title"], parts["site"]) if shown else None


def _unwrap_forms(tree: HtmlElement) -> None:
    """Take away the form that some servers put around the whole page, which asks for nothing."""
    forms = tree.xpath("//form[.//p or .//article or .//main]")
    whole = sum(len(block.text) for block in _body_blocks(tree)) if forms else 0
    for form in forms:
        inside = sum(len(block.text) for block in visible_blocks(form))
        if inside > max(_FORM_BOX_CHARACTERS, whole / 2):
            form.drop_tag()


def _drop_forms(tree: HtmlElement) -> None:
    """Take out what asks the reader to type: a form, and the little box of text around it."""
    boxes = dict.fromkeys(form.getparent() for form in tree.xpath("//form"))
    small = {
        box
        for box in boxes
        if box is not None
        and box.tag not in ("body", "article", "main")
        and len(box.text_content()) < _FORM_BOX_CHARACTERS
    }
    for form in tree.xpath("//form"):
        gone = form.getparent() if form.getparent() in small else form
        if gone.getparent() is not None:
            gone.drop_tree()
