"""Windows: the stretches of a text that the network reads at once.

A window is made of whole sentences. Its core is what is decoded; the sentences before and after
are there so that the words at the core's edges have their context. Each sentence is in exactly one
core.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

PIECE_LIMIT: Final = 254
"""Pieces in a window, the two special ones not counted: as many as in training."""
BEFORE: Final = 64
AFTER: Final = 32
"""Pieces of context before and after the core, at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open word ranges: what is read, and within it what is decoded."""

    first: int
    last: int
    core_first: int
    core_last: int


def sentence_ranges(
    sentences: Sequence[int], sizes: Sequence[int], limit: int
) -> list[tuple[int, int, int]]:
    """Word ranges of the sentences with their pieces: (first, last, pieces).

    A sentence of more pieces than the limit is cut into parts that fit.
    """
    ranges: list[tuple[int, int, int]] = []
    first, total = 0, 0
    for index, size in enumerate(sizes):
        if index > first and (sentences[index] != sentences[index - 1] or total + size > limit):
            ranges.append((first, index, total))
            first, total = index, 0
        total += size
    if sizes:
        ranges.append((first, len(sizes), total))
    return ranges


def cut_windows(
    sentences: Sequence[int],
    sizes: Sequence[int],
    *,
    limit: int = PIECE_LIMIT,
    before: int = BEFORE,
    after: int = AFTER,
) -> list[Window]:
    """Cut a text into windows, given the sentence and the number of pieces of each word."""
    ranges = sentence_ranges(sentences, sizes, limit - before - after)
    if sum(size for _, _, size in ranges) <= limit:
        return [Window(0, len(sizes), 0, len(sizes))] if ranges else []
    windows: list[Window] = []
    start = 0
    while start < len(ranges):
        left, used = start, 0
        while left > 0 and used + ranges[left - 1][2] <= before:
            left -= 1
            used += ranges[left][2]
        room = limit - used - after
        stop = start + 1
        total = ranges[start][2]
        while stop < len(ranges) and total + ranges[stop][2] <= room:
            total += ranges[stop][2]
            stop += 1
        right, used = stop, used + total
        while right < len(ranges) and used + ranges[right][2] <= limit:
            used += ranges[right][2]
            right += 1
        if right == len(ranges):
            stop = right
        windows.append(
            Window(ranges[left][0], ranges[right - 1][1], ranges[start][0], ranges[stop - 1][1])
        )
        start = stop
    return windows
