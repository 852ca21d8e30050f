"""All pairs of a collection of which one derives from the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from whence.coverage.reuse.bands import MOST_SHARING, bands
from whence.coverage.reuse.compare import Compared, compare_prepared, prepare
from whence.coverage.types import Reuse
from whence.reading.report import Report

_MOST_CANDIDATES: Final = 64
"""Reports that one is compared with at most, those with the most numbers in common first."""


def find_reuse(reports: Iterable[Report]) -> tuple[Reuse, ...]:
    """Compare every report with its candidates among those before it.

    The cost of a report does not grow with the collection.
    """
    seen: list[Compared] = []
    holders: defaultdict[int, list[int]] = defaultdict(list)
    found: list[Reuse] = []
    for report in reports:
        prepared = prepare(report)
        numbers = bands(report.reading.document)
        for earlier in _candidates(numbers, holders):
            reuse = compare_prepared(seen[earlier], prepared)
            if reuse is not None:
                found.append(reuse)
        for number in numbers:
            holders[number].append(len(seen))
        seen.append(prepared)
    return tuple(found)


def _candidates(numbers: Iterable[int], holders: dict[int, list[int]]) -> Iterator[int]:
    common: Counter[int] = Counter()
    for number in numbers:
        common.update(holders.get(number, ())[-MOST_SHARING:])
    for earlier, _ in common.most_common(_MOST_CANDIDATES):
        yield earlier
