"""Sets, words and codes of many statements as matrices, so that all pairs are compared at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]


def incidence(sets: Sequence[frozenset[str]]) -> Floats:
    """Which set holds which word [sets, words], in the words' order."""
    columns = {word: n for n, word in enumerate(sorted({w for one in sets for w in one}))}
    table = np.zeros((len(sets), max(1, len(columns))))
    for row, one in enumerate(sets):
        for word in one:
            table[row, columns[word]] = 1.0
    return table


def both_incidence(
    one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]
) -> tuple[Floats, Floats]:
    """Two rows of sets as matrices with the same columns."""
    table = incidence([*one, *other])
    return table[: len(one)], table[len(one) :]


def codes_of(values: Sequence[str | None]) -> Indexes:
    """Equal numbers for equal values, -1 for None."""
    known = {value: n for n, value in enumerate(sorted({v for v in values if v is not None}))}
    return np.asarray([-1 if v is None else known[v] for v in values], np.int64)


def same_codes(codes: Indexes, left: Indexes, right: Indexes) -> tuple[Floats, Floats]:
    """Whether both are known and equal, and whether both are known and not."""
    one, other = codes[left], codes[right]
    known = (one >= 0) & (other >= 0)
    return (known & (one == other)).astype(np.float64), (known & (one != other)).astype(np.float64)


def often_held(sets: Sequence[frozenset[str]]) -> Floats:
    """Which set holds which of the words that at least two hold [sets, words]."""
    seen = Counter(word for one in sets for word in one)
    return incidence([frozenset(word for word in one if seen[word] > 1) for one in sets])


def nearest_in(likeness: Floats, groups: Indexes, most: int) -> Floats:
    """How near the nearest of each group of columns are, that many [rows, groups, most], in any
    order; -1 where a group has fewer. Groups count from 0.
    """
    found = np.full((len(likeness), int(groups.max()) + 1, most), -1.0)
    for group in range(found.shape[1]):
        within = likeness[:, groups == group]
        if within.shape[1] > most:
            within = np.partition(within, -most, axis=1)[:, -most:]
        found[:, group, : within.shape[1]] = within
    return found
