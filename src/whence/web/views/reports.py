"""The reports of a story, as its pages name them, and who copied whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.coverage.called import report_name
from whence.coverage.types import Derivation, Reuse, StoryReport
from whence.web import addresses, words
from whence.web.charts.days import day_of


@dataclass(frozen=True, slots=True)
class Copied:
    """A report, what is said of its origin, and the reports that derive from it.

    ``address`` is None for an original that is not in the store; ``beside`` shows the report next
    to what it comes from.
    """

    outlet: str
    title: str
    published: str
    address: str | None
    note: str
    beside: str | None
    copies: tuple[Copied, ...]


def copy_tree(reports: Sequence[StoryReport], reuse: Sequence[Reuse]) -> tuple[Copied, ...]:
    """Reports that nobody is known to have been the source of, each with its copies below it.

    An original that is not in the collection stands at the head of those that come from it.
    """
    known = {one.document for one in reports}
    compared = {frozenset((one.a, one.b)) for one in reuse}
    below: dict[str, list[StoryReport]] = {}
    unseen: dict[str, list[StoryReport]] = {}
    own: list[StoryReport] = []
    for one in sorted(reports, key=_order):
        if one.derived.from_ in known and one.derived.from_ != one.document:
            below.setdefault(one.derived.from_, []).append(one)
        elif one.derived.unseen:
            unseen.setdefault(one.derived.unseen, []).append(one)
        else:
            own.append(one)
    shown: set[str] = set()

    def node(one: StoryReport) -> Copied:
        shown.add(one.document)
        return Copied(
            outlet=report_name(one),
            title=one.title or "Untitled report",
            published=words.interval(one.published),
            address=addresses.report(one.document),
            note=_note(one.derived),
            beside=_beside(one, compared),
            copies=tuple(
                node(copy) for copy in below.get(one.document, ()) if copy.document not in shown
            ),
        )

    trees = [node(one) for one in own]
    for name, copies in unseen.items():
        held = tuple(node(one) for one in copies if one.document not in shown)
        trees.append(Copied(name, "", "", None, "not in this collection", None, held))
    # Reports that come from one another in a ring have no first one: begin anywhere.
    trees += [node(one) for one in sorted(reports, key=_order) if one.document not in shown]
    return tuple(trees)


def sources_of(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    """For each report that was copied, the name of whom it was copied from."""
    outlets = {one.document: report_name(one) for one in reports}
    return {
        one.document: name
        for one in reports
        if one.derived.extent != "not"
        and (name := outlets.get(one.derived.from_ or "") or one.derived.unseen)
    }


def _order(one: StoryReport) -> tuple[str, str]:
    day = day_of(one.published)
    return (day.isoformat() if day else "9999", one.document)


def _beside(one: StoryReport, compared: set[frozenset[str]]) -> str | None:
    origin = one.derived.from_
    if origin is None or frozenset((one.document, origin)) not in compared:
        return None
    return addresses.beside(one.document, origin)


def _note(derived: Derivation) -> str:
    """*wholly derived, 97 %, verbatim, likely*; empty for own work."""
    if derived.extent == "not":
        return ""
    parts = (
        f"{derived.extent} derived",
        words.percent(derived.share),
        derived.wording or "",
        words.DIRECTIONS[derived.direction],
    )
    return ", ".join(part for part in parts if part)
