"""A page to a document: decoded, extracted, cleaned, and described by the evidence it holds."""

import codecs
import hashlib
import re
from dataclasses import dataclass, replace

from whence.document.cleaning import Cleaned, clean
from whence.document.dates import date_in_url, parse_date, parse_day_of_year
from whence.document.decode import decode
from whence.document.formats.guard import check_nesting
from whence.document.html import WebPage, read_html
from whence.document.html_blocks import Block
from whence.document.language import identify, require_english
from whence.document.leftovers import leftovers
from whence.document.mastheads import Masthead, find_masthead
from whence.document.normal import nfc
from whence.document.outlet import OutletHints, find_outlet, site_name
from whence.document.page import Page
from whence.document.settings import Settings
from whence.document.tidy import tidy, tidy_url
from whence.document.types import DateInterval, Dateline, Document, RemovedKind
from whence.errors import WhenceError

MOST_LINES = 50_000
"""As many lines take seconds to clean, ten at the worst."""

_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Story:
    """A page's decoded text, before cleaning, and the web page around it if there is one."""

    text: str
    replaced: int
    web: WebPage | None


def build(page: Page, settings: Settings) -> Document:
    """Make a document of one page.

    Raises:
        WhenceError: ``empty`` where there is no text, ``format`` and ``too-large`` where markup
            cannot be parsed safely, ``encoding`` where a text to be taken as it is is not UTF-8,
            ``language`` where the text is not English (not with ``settings.as_is``).
    """
    return _document(page, _story(page, settings), settings)


def build_from_text(text: str, title: str | None, settings: Settings) -> Document:
    """Make a document of a text in hand, which has no encoding to be guessed.

    Raises:
        WhenceError: as `build` does.
    """
    story = _Story(*_without_surrogates(text, 0), None)
    body = story.text.encode("utf-8")
    return _document(Page("-", None, body, "text", title=title), story, settings)


def _document(page: Page, story: _Story, settings: Settings) -> Document:
    web = story.web
    title = tidy(page.title) or tidy(web.title if web else None)
    if settings.as_is:
        cleaned = Cleaned(story.text, title, (), (), None, None, None, ())
    else:
        _check_lines(story.text)
        cleaned = clean(nfc(story.text), title=title)
        if web:
            cleaned = _with_leftovers(cleaned, web)
    if not cleaned.text.strip():
        raise WhenceError("empty", "there is no text in it; give a report's text or its page")
    url = tidy_url(page.url) or tidy_url(web.url if web else None) or tidy_url(cleaned.url)
    title = title or cleaned.title
    masthead = find_masthead(cleaned.removed, title, cleaned.credits)
    published = _published(page, web, cleaned, masthead, url) or settings.published
    hints = OutletHints(
        name=page.outlet or (site_name(web.site, url) if web else None),
        url=url,
        source=cleaned.source or (masthead.name if masthead else None),
        given=settings.outlet,
        page="\n".join(block.text for block in web.blocks) if web else story.text,
    )
    return Document(
        id=_identity(page),
        path=page.path,
        record=page.record,
        url=url,
        title=None if masthead is not None and title == masthead.line else title,
        authors=_authors(page, web, cleaned),
        language=identify(cleaned.text) if settings.as_is else require_english(cleaned.text),
        outlet=find_outlet(hints),
        credits=cleaned.credits,
        dateline=_dateline(cleaned, published),
        published=published,
        text=cleaned.text,
        removed=cleaned.removed,
        replaced_characters=story.replaced,
    )


def _check_lines(text: str) -> None:
    """Refuse a text of more lines than a report has: each costs as much to judge as a paragraph."""
    if len(text) > MOST_LINES and len(text.splitlines()) > MOST_LINES:
        raise WhenceError(
            "too-large",
            f"it has more than {MOST_LINES:,} lines, as no report has; split it, or read it with"
            " --as-is to take it as it stands",
        )


def _story(page: Page, settings: Settings) -> _Story:
    if page.markup == "text":
        if settings.as_is:
            return _as_is(page)
        decoded = decode(page.body, page.charset, markup="text")
        return _Story(*_without_surrogates(decoded.text, decoded.replaced + page.replaced), None)
    decoded = decode(page.body, page.charset, markup="html")
    check_nesting(decoded.text)
    web = read_html(decoded.text, page.url)
    if web is None:
        raise WhenceError("empty", "the page holds no main text that could be told from its frame")
    return _Story(*_without_surrogates(web.text, decoded.replaced), web)


def _as_is(page: Page) -> _Story:
    if page.body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise WhenceError(
            "encoding",
            "it is UTF-16, and --as-is takes UTF-8, to which its offsets refer; convert it, or "
            "read it without --as-is",
        )
    text = page.body.decode("utf-8", errors="replace")
    replaced = text.count("\ufffd") - page.body.count("\ufffd".encode())
    return _Story(text, replaced + page.replaced, None)


def _without_surrogates(text: str, replaced: int) -> tuple[str, int]:
    """Half a UTF-16 pair, as JSON can spell it, is no character and could not be written out."""
    try:
        text.encode("utf-8")  # many times faster than the search
    except UnicodeEncodeError:
        whole, count = _SURROGATES.subn("\ufffd", text)
    else:
        return text, replaced
    return whole, replaced + count


def _with_leftovers(cleaned: Cleaned, web: WebPage) -> Cleaned:
    """Add the page's blocks outside its main text to what was removed, with their evidence.

    Cleaning the whole page's blocks tells the kinds of those that extraction left out, and finds
    the by-lines, credits and dates among them.
    """
    page = clean("\n\n".join(block.text for block in web.blocks), title=cleaned.title)
    kinds = {piece.text: piece.kind for piece in page.removed}
    known = {cleaned.title, *(line for gone in cleaned.removed for line in gone.text.split("\n"))}

    def kind(block: Block) -> RemovedKind:
        unknown: RemovedKind = "other" if block.text[-1] in ".!?" else "navigation"
        found = kinds.get(block.text, block.role or unknown)
        certain = block.role == "caption" or found in ("other", "byline")
        return block.role or found if certain else found

    rest = leftovers(web.blocks, cleaned.text, known, kind)
    return replace(
        cleaned,
        credits=tuple(dict.fromkeys((*cleaned.credits, *page.credits))),
        authors=cleaned.authors or page.authors,
        dateline=cleaned.dateline or page.dateline,
        published=cleaned.published or page.published,
        source=cleaned.source or page.source,
        removed=tuple(sorted((*cleaned.removed, *rest), key=lambda piece: piece.at)),
    )


def _published(
    page: Page, web: WebPage | None, cleaned: Cleaned, masthead: Masthead | None, url: str | None
) -> DateInterval | None:
    return (
        parse_date(page.published, "metadata")
        or parse_date(web.published if web else None, "metadata")
        or parse_date(cleaned.published, "stated")
        or parse_date(masthead.date if masthead else None, "stated")
        or date_in_url(url)
    )


def _authors(page: Page, web: WebPage | None, cleaned: Cleaned) -> tuple[str, ...]:
    named = page.authors or (web.authors if web else ()) or cleaned.authors
    return tuple(dict.fromkeys(name for author in named if (name := tidy(author))))


def _dateline(cleaned: Cleaned, published: DateInterval | None) -> Dateline | None:
    found = cleaned.dateline
    if found is None:
        return None
    return Dateline(found.place, parse_day_of_year(found.date, published), found.agency)


def _identity(page: Page) -> str:
    """The same for the same bytes at the same place: two outlets' identical copies are two."""
    record = page.id or page.record
    place = page.url or (page.path if record is None else f"{page.path}#{record}")
    digest = hashlib.sha256(place.encode("utf-8", errors="surrogatepass"))
    digest.update(b"\0")
    digest.update(page.body)
    return digest.hexdigest()[:16]
