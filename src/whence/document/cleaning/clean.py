"""A scraped page to its story.

The page is gone through until nothing more is found, and going through it only removes. So what
comes out is a text in which nothing is found, and cleaning it again changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from whence.document.cleaning import cuts, evidence
from whence.document.cleaning.blocks import paragraphs
from whence.document.cleaning.datelines import dateline_alone
from whence.document.cleaning.judgement import judge
from whence.document.cleaning.marks import Paragraph, mark
from whence.document.cleaning.signals import Line, look
from whence.document.cleaning.types import Cleaned, DatelineText
from whence.document.types import Removed, RemovedKind

PASSES = 24
"""How often a page is gone through. Nearly all change no more after the second time, and none of
the labelled ones after the third. One that still does after the last is being eaten line by line,
each going because the one beside it went: it is kept whole."""


@dataclass(slots=True, eq=False)
class _Piece:
    """A part of the page in its place: kept where it has no kind, else removed as that kind.

    ``follows`` is true of the end of a paragraph that was cut off; ``is_title`` of the title.
    ``whole`` says that nothing is to be cut off it as the first or last of the story, or neither.
    """

    paragraph: Paragraph
    kind: RemovedKind | None = None
    follows: bool = False
    is_title: bool = False
    whole: tuple[bool, bool] | None = None

    @property
    def text(self) -> str:
        """The characters of the piece."""
        return self.paragraph.line.text


@dataclass(slots=True)
class _Page:
    """The pieces of a page in their order, and what was found on the way."""

    pieces: list[_Piece]
    title: Line | None
    datelines: list[DatelineText] = field(default_factory=list)


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """Return the story of a page, what stood around it, and the evidence in that.

    ``text`` is decoded and in NFC. ``title`` is what metadata say; where it is None, a headline
    above the story becomes the title. Either way the headline leaves the text. Paragraphs of the
    result are separated by a blank line; hard-wrapped lines are joined. White space of any kind
    (tabs, no-break spaces, line separators) becomes single spaces; characters without width
    (zero-width space, word joiner, byte order mark, soft hyphen) are dropped; all other characters
    stay as they are.

    All that is not white space is in the text, in a removed piece, or is the title that was
    found. ``Removed.at`` is the start of the paragraph before which a piece stood, the end of the
    paragraph from whose end it was cut, or the end of the text. Kinds: *byline* is whatever says
    who wrote the report, when and where (publication lines and datelines too); *credit* whatever
    names a source or agency; *share* also invitations to follow on a social network; *navigation*
    buttons, menus and topics; *promotion* advertisements and appeals.

    Cleaning is idempotent: the result's text comes out unchanged, with its title and without. A
    page without any sentence of prose is kept whole, and so is one with no end of what goes.
    """
    seen: dict[str, Paragraph] = {}
    whole = [seen.get(text) or seen.setdefault(text, mark(text)) for text in paragraphs(text)]
    given = " ".join(title.split()) if title else ""
    known = look(given) if given else None
    page = _Page(list(map(_Piece, whole)), known)
    for _ in range(PASSES):
        if not _go_through(page):
            return _cleaned(page)
    return _cleaned(_Page(list(map(_Piece, whole)), known))


def _go_through(page: _Page) -> bool:
    """Remove what can be told from the pieces that are left; False where there was nothing."""
    left = [piece for piece in page.pieces if piece.kind is None and not piece.is_title]
    judged = judge([piece.paragraph for piece in left], page.title)
    parts: dict[_Piece, tuple[_Piece, _Piece]] = {}
    changed = False
    for number, (piece, kind) in enumerate(zip(left, judged.kinds, strict=True)):
        if number == judged.title_at:
            page.title, piece.is_title = piece.paragraph.line, True
        elif kind is not None:
            piece.kind = kind
        else:
            place = (number == judged.first, number == judged.last)
            cut = None if piece.whole == place else _cut(page, piece, *place)
            if cut is None:
                piece.whole = place
                continue
            parts[piece] = _parts(page, cut)
        changed = True
    if parts:
        page.pieces = [part for piece in page.pieces for part in parts.get(piece, (piece,))]
    return changed


def _cut(page: _Page, piece: _Piece, is_first: bool, is_last: bool) -> cuts.Cut | None:
    """The next cut of a piece."""
    texts = (piece.text for piece in page.pieces)
    return cuts.cut(piece.paragraph.line, is_first=is_first, is_last=is_last, page=texts)


def _parts(page: _Page, cut: cuts.Cut) -> tuple[_Piece, _Piece]:
    """The pieces of a paragraph from which a beginning or an end was cut."""
    if cut.dateline is not None:
        page.datelines.append(cut.dateline)
    piece = _Piece(mark(cut.text), cut.kind, follows=not cut.is_head)
    rest = _Piece(mark(cut.rest))
    return (piece, rest) if cut.is_head else (rest, piece)


def _cleaned(page: _Page) -> Cleaned:
    """Put the result together."""
    story: list[str] = []
    removed: list[Removed] = []
    lines: list[Line] = []
    size = 0
    kept = sum(piece.kind is None and not piece.is_title for piece in page.pieces)
    for piece in page.pieces:
        text = piece.text
        if piece.kind is not None:
            next_start = size + 2 if story and len(story) < kept and not piece.follows else size
            removed.append(Removed(text, piece.kind, next_start))
            lines.append(piece.paragraph.line)
        elif not piece.is_title:
            size += len(text) + (2 if story else 0)
            story.append(text)
    return _with_evidence(page, "\n\n".join(story), removed, lines)


def _with_evidence(page: _Page, text: str, removed: list[Removed], lines: list[Line]) -> Cleaned:
    """Read what the removed pieces say; ``lines`` are the same pieces as they were looked at."""
    bylines = [line for line, piece in zip(lines, removed, strict=True) if piece.kind == "byline"]
    credited = [piece.text for piece in removed if piece.kind in ("credit", "byline")]
    alone = [found for found in map(dateline_alone, bylines) if found]
    datelines = page.datelines + alone
    agencies = [found.agency for found in datelines if found.agency]
    addresses = (
        evidence.address_in(piece.text)
        for piece in removed
        if piece.kind in ("navigation", "credit")
    )
    sources = (evidence.source_of(piece.text) for piece in removed if piece.kind == "credit")
    return Cleaned(
        text=text,
        title=page.title.text if page.title else None,
        authors=_unique(name for line in bylines for name in evidence.authors_of(line)),
        credits=_unique(
            chain(agencies, (name for line in credited for name in evidence.credits_of(line)))
        ),
        dateline=next((found for found in datelines if found.place), None),
        published=evidence.published_in(bylines),
        source=next((source for source in sources if source), None),
        removed=tuple(removed),
        url=next((url for url in addresses if url), None),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
