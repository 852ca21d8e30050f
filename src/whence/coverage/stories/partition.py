"""Reports that are all alike somewhat, into those that are as alike as reports of one event are.

How alike two reports of one event are differs from event to event by a factor of four, so no
one threshold on likeness finds all. What counts here is how alike the reports of two groups are
beside how alike each group's are among themselves: two halves of one story have a ratio of 1,
however long and various its reports, and two earthquakes one far below.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.stories.likeness import Floats

# Chosen by training/stories.py.
THRESHOLD: Final = 0.6
"""The ratio from which two groups are one."""
EXPECTED: Final = 0.2
"""How alike reports of one event are, before anything of the event is known."""
DOUBT: Final = 2.0
"""Pairs of reports whose likeness that expectation is worth."""


def partition(
    likeness: Floats, apart: NDArray[np.bool_] | None = None, start: NDArray[np.int64] | None = None
) -> NDArray[np.int64]:
    """Label [N] the group of each report, given how alike each two are [N, N].

    Agglomerative: the two groups of the greatest ratio are joined first. ``apart`` [N, N] marks
    pairs that may not be in one group; ``start`` [N] labels groups that exist already. A group's
    label is the index of its first report.
    """
    count = len(likeness)
    labels = np.arange(count)
    across = likeness.astype(np.float64, copy=True)
    np.fill_diagonal(across, 0.0)
    within, sizes = np.zeros(count), np.ones(count)
    barred = np.zeros((count, count), bool) if apart is None else apart | apart.T
    np.fill_diagonal(barred, True)

    def join(one: int, other: int) -> None:
        within[one] += within[other] + across[one, other]
        across[one] += across[other]
        across[:, one] = across[one]
        across[one, one] = 0.0
        sizes[one] += sizes[other]
        barred[one] |= barred[other]
        barred[:, one] = barred[one]
        barred[other] = barred[:, other] = True
        labels[labels == other] = one

    if start is not None:
        for other in range(count):
            first = int(np.flatnonzero(start == start[other])[0])
            if first != other:
                join(first, other)
    while True:
        cohesion = (within + DOUBT * EXPECTED) / (sizes * (sizes - 1) / 2 + DOUBT)
        scale = sizes * np.sqrt(cohesion)
        ratio = np.where(barred, -1.0, across / np.outer(scale, scale))
        one, other = sorted(divmod(int(ratio.argmax()), count)) if count else (0, 0)
        if one == other or ratio[one, other] < THRESHOLD:
            return labels
        join(one, other)
