"""Stretches of a text, and which of them hold a place in it.

A report of any length is asked this for each of its words and phrases, so an answer must not cost
a look at every stretch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Stretches(Generic[Value]):
    """Half-open stretches, each with a value. They may overlap and nest, but not deeply: between
    two edges it is written down which of them are open.
    """

    def __init__(self, stretches: Iterable[tuple[int, int, Value]]) -> None:
        kept = [one for one in stretches if one[0] < one[1]]
        changes = sorted(
            [(start, number) for number, (start, _, _) in enumerate(kept)]
            + [(end, -1 - number) for number, (_, end, _) in enumerate(kept)]
        )
        self._edges: list[int] = []
        self._open: list[Sequence[int]] = []
        self._values = [value for _, _, value in kept]
        now: set[int] = set()
        for edge, number in changes:
            if number < 0:
                now.discard(-1 - number)
            else:
                now.add(number)
            if self._edges and self._edges[-1] == edge:
                self._open[-1] = sorted(now)
            else:
                self._edges.append(edge)
                self._open.append(sorted(now))

    def holding(self, offset: int) -> list[Value]:
        """The values of the stretches that hold an offset, in the order in which they came."""
        place = bisect_right(self._edges, offset) - 1
        return [self._values[number] for number in self._open[place]] if place >= 0 else []

    def touching(self, start: int, end: int) -> list[Value]:
        """The values of the stretches that share a character with this one, in the same order."""
        first = max(bisect_right(self._edges, start) - 1, 0)
        last = bisect_left(self._edges, end)
        found = {number for place in range(first, last) for number in self._open[place]}
        return [self._values[number] for number in sorted(found)]
