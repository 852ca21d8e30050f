"""All pairs of a collection of which one derives from the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from whence.coverage.reuse.bands import MOST_SHARING, bands
from whence.coverage.reuse.compare import Compared, compare_prepared, prepare
from whence.coverage.stories.group import place_of
from whence.coverage.types import Reuse
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.report import Report
from whence.reading.workers import cores

_MOST_CANDIDATES: Final = 64
"""Reports that one is compared with at most, those with the most numbers in common first."""


class ReuseFinder:
    """Compares each report with its candidates among those before it.

    The cost of a report does not grow with the collection; what is kept of it does stay.
    """

    def __init__(self) -> None:
        self._seen: dict[str, Compared] = {}
        self._holders: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, report: Report) -> list[Reuse]:
        """The pairs of this report and earlier ones; none if it was given before."""
        one = prepare(report)
        key = one.document.id
        if key in self._seen:
            return []
        numbers = bands(one.document, one.words)
        found = [compare_prepared(self._seen[other], one) for other in self._candidates(numbers)]
        for number in numbers:
            self._holders[number].append(key)
        self._seen[key] = one
        return [reuse for reuse in found if reuse is not None]

    def _candidates(self, numbers: Iterable[int]) -> list[str]:
        common: Counter[str] = Counter()
        for number in numbers:
            common.update(self._holders.get(number, ())[-MOST_SHARING:])
        return [key for key, _ in common.most_common(_MOST_CANDIDATES)]


def find_reuse(reports: Iterable[Report]) -> tuple[Reuse, ...]:
    """All pairs of which one derives from the other, in the order of the later report of each."""
    finder = ReuseFinder()
    return tuple(reuse for report in reports for reuse in finder.add(report))


def reuse(documents: Iterable[Document | Refusal]) -> list[Reuse]:
    """Read documents and tell which derive from which; refusals are passed over.

    ``a`` and ``b`` of a pair are the documents' places: path, or path and record.
    """
    places: dict[str, str] = {}
    finder = ReuseFinder()
    found: list[Reuse] = []
    for report in Reader(processes=cores()).read_reports(documents):
        if not isinstance(report, Refusal):
            document = report.reading.document
            places[document.id] = place_of(document)
            found += finder.add(report)
    return [replace(one, a=places[one.a], b=places[one.b]) for one in found]
