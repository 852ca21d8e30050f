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
THRESHOLD: Final = 0.62
"""The ratio from which two groups are one."""
EXPECTED: Final = 0.18
"""How alike reports of one event are, before anything of the event is known."""
NEAR: Final = 0.3
"""By how much the ratio counts more where all reports are known to be of the same few days.

Chosen by hand, as the sets of undated reports cannot say; examples/KEY.md needs 0.25 to 0.7.
"""
DOUBT: Final = 2.0
"""Pairs of reports whose likeness that expectation is worth."""


def partition(
    likeness: Floats,
    near: Floats | None = None,
    apart: NDArray[np.bool_] | None = None,
    start: NDArray[np.int64] | None = None,
) -> NDArray[np.int64]:
    """Label [N] the group of each report, given how alike each two are [N, N].

    Agglomerative: the two groups of the greatest ratio are joined first. ``near`` [N, N] is 1 for
    pairs that were published within a few days, 0 for others and where that is not known;
    ``apart`` [N, N] marks pairs that may not be in one group; ``start`` [N] labels groups that
    exist already. A group's label is the index of its first report.
    """
    count = len(likeness)
    labels = np.arange(count)
    across = likeness.astype(np.float64, copy=True)
    np.fill_diagonal(across, 0.0)
    days = np.zeros((count, count)) if near is None else near.astype(np.float64, copy=True)
    within, sizes = np.zeros(count), np.ones(count)
    barred = np.zeros((count, count), bool) if apart is None else apart | apart.T
    np.fill_diagonal(barred, True)

    def join(one: int, other: int) -> None:
        within[one] += within[other] + across[one, other]
        for sums in (across, days):
            sums[one] += sums[other]
            sums[:, one] = sums[one]
        across[one, one] = 0.0
        sizes[one] += sizes[other]
        barred[one] |= barred[other]
        barred[:, one] = barred[one]
        barred[other] = barred[:, other] = True
        labels[labels == other] = one

    def ratios(rows: slice) -> Floats:
        """Of some groups to all."""
        cohesion = (within + DOUBT * EXPECTED) / (sizes * (sizes - 1) / 2 + DOUBT)
        scale = sizes * np.sqrt(cohesion)
        nearness = 1 + NEAR * days[rows] / np.outer(sizes[rows], sizes)
        ratio = nearness * across[rows] / np.outer(scale[rows], scale)
        return np.where(barred[rows], -1.0, ratio)

    if start is not None:
        for other in range(count):
            first = int(np.flatnonzero(start == start[other])[0])
            if first != other:
                join(first, other)
    ratio = ratios(slice(None))
    while count:
        one, other = sorted(divmod(int(ratio.argmax()), count))
        if one == other or ratio[one, other] < THRESHOLD:
            break
        join(one, other)
        # Nothing else has changed.
        ratio[one] = ratio[:, one] = ratios(slice(one, one + 1))
        ratio[other] = ratio[:, other] = -1.0
    return labels
