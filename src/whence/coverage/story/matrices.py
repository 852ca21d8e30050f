"""Sets, words and codes of many statements as matrices, so that all pairs are compared at once.

Which set holds which word is kept sparsely, by set and by word: each has few words, and a story of
thousands of statements has thousands of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


class Holdings:
    """Which sets hold which words: of each set its words, of each word its sets."""

    def __init__(
        self, sets: Sequence[frozenset[str]], columns: Mapping[str, int] | None = None
    ) -> None:
        """``columns``: the numbers of the words, to be shared with others."""
        self.columns = columns_of(sets) if columns is None else columns
        self.sizes = np.asarray([len(one) for one in sets], np.int64)
        self._rows = np.repeat(np.arange(len(sets)), self.sizes)
        self._words = np.asarray([self.columns[w] for one in sets for w in sorted(one)], np.int64)
        self._begins = np.concatenate([[0], np.cumsum(self.sizes)])
        self.holders = np.bincount(self._words, minlength=len(self.columns))
        self._held_by = self._rows[np.argsort(self._words, kind="stable")]
        self._first = np.cumsum(self.holders) - self.holders

    def sums(self, of: Floats) -> Floats:
        """For each set, what its words count together."""
        found = np.bincount(self._rows, of[self._words], len(self.sizes))
        return found.astype(np.float64, copy=False)

    def shared(
        self, rows: slice, other: Holdings | None = None, of: Floats | None = None
    ) -> Floats:
        """How many words some sets share with each of all sets, or of those of ``other``, which
        has the same columns [rows, sets]; with ``of``, what these words count together.
        """
        among = other or self
        words = self._words[self._begins[rows.start] : self._begins[rows.stop]]
        at = np.repeat(np.arange(rows.stop - rows.start), self.sizes[rows])
        times = among.holders[words]
        within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
        holders = among._held_by[np.repeat(among._first[words], times) + within]
        cells = np.repeat(at * len(among.sizes), times) + holders
        weights = None if of is None else np.repeat(of[words], times)
        found = np.bincount(cells, weights, (rows.stop - rows.start) * len(among.sizes))
        return found.reshape(-1, len(among.sizes)).astype(np.float64, copy=False)


def columns_of(sets: Sequence[frozenset[str]]) -> dict[str, int]:
    """A number for each word that any of some sets holds."""
    return {word: n for n, word in enumerate(sorted({w for one in sets for w in one}))}


def codes_of(values: Sequence[str | None]) -> Indexes:
    """Equal numbers for equal values, -1 for None."""
    known = {value: n for n, value in enumerate(sorted({v for v in values if v is not None}))}
    return np.asarray([-1 if v is None else known[v] for v in values], np.int64)


def same_codes(codes: Indexes, left: Indexes, right: Indexes) -> tuple[Floats, Floats]:
    """Whether both are known and equal, and whether both are known and not."""
    one, other = codes[left], codes[right]
    known = (one >= 0) & (other >= 0)
    return (known & (one == other)).astype(np.float64), (known & (one != other)).astype(np.float64)


class Nearest:
    """The nearest of each group of columns. Groups count from 0."""

    def __init__(self, groups: Indexes, most: int) -> None:
        """``most``: how many of each group are told."""
        self._most = most
        self._count = int(groups.max()) + 1
        members = np.argsort(groups, kind="stable")
        sizes = np.bincount(groups, minlength=self._count)
        ends = np.cumsum(sizes)
        widths = np.maximum(most, 1 << np.ceil(np.log2(np.maximum(sizes, 1))).astype(np.int64))
        self._alike: list[tuple[Indexes, Indexes]] = []
        for width in np.unique(widths).tolist():
            held = np.flatnonzero(widths == width)
            table = np.full((len(held), width), len(groups))  # one beyond: of nobody
            for row, group in enumerate(held.tolist()):
                table[row, : sizes[group]] = members[ends[group] - sizes[group] : ends[group]]
            self._alike.append((held, table))

    def of(self, likeness: Floats) -> Floats:
        """How near they are [rows, groups, most], in any order; -1 where a group has fewer."""
        padded = np.concatenate([likeness, np.full((len(likeness), 1), -1.0)], 1)
        found = np.empty((len(likeness), self._count, self._most))
        for groups, table in self._alike:
            within = np.partition(padded[:, table], -self._most, axis=2)
            found[:, groups] = within[:, :, -self._most :]
        return found
