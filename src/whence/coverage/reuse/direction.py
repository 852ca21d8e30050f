"""Which of two reports derives from the other, as far as the reports themselves tell."""

from __future__ import annotations

from whence.coverage.reuse.credits import Credits
from whence.coverage.types import Direction, Side
from whence.document.types import DateInterval, Document

_LIKELY = 1.0


def direction(
    documents: tuple[Document, Document], crediting: tuple[Credits, Credits], respun: float
) -> tuple[Side, Direction]:
    """Return the side that the other derives from, and how sure that is.

    *Known* where one credits the other's agency or outlet, or cites it where neither credits the
    other, and no date speaks against it; *likely* where dates, by-lines or wording speak for one
    side. ``respun`` is how far the wording of b is a's respun by a machine: above 0 for b, below
    for a.
    """
    earlier = _earlier(documents[0].published, documents[1].published)
    a, b = crediting
    named = _more(b.credits(a), a.credits(b)) or _more(b.cites(a), a.cites(b))
    if named and named * earlier >= 0:
        return ("a" if named > 0 else "b"), "known"
    speaks = 2.0 * earlier + named + respun
    speaks += _more(b.hints_at(a), a.hints_at(b))
    speaks += 0.5 * _more(_signed(documents[0]), _signed(documents[1]))
    if abs(speaks) < _LIKELY:
        return "unknown", "unknown"
    return ("a" if speaks > 0 else "b"), "likely"


def _more(one: bool, other: bool) -> int:
    return int(one) - int(other)


def _earlier(a: DateInterval | None, b: DateInterval | None) -> int:
    """1 where a was published before b for certain, -1 where after."""
    if a is None or b is None:
        return 0
    return _more(_before(a, b), _before(b, a))


def _before(one: DateInterval, other: DateInterval) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _signed(document: Document) -> bool:
    """Whether it says when it was published or who wrote it: a scraper's copy says neither."""
    return document.published is not None or bool(document.authors)
