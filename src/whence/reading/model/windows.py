"""Windows: the stretches of a text that the network reads at once.

A window is made of whole sentences. Its core is what is decoded; the sentences before and after
are there so that the words at the core's edges have their context. Each sentence is in exactly one
core. Where a paragraph ends with the core, nothing is read of the next, unless one of the two is a
quotation at that edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.model.words import INSIDE, OPENING, OUTSIDE, PARAGRAPH, Words

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


def openings(words: Words) -> list[bool]:
    """Of each word, whether it opens a paragraph, and neither that nor the one before it is at its
    edge a quotation, which may go on or be somebody's who is named next.
    """
    return [
        layout == PARAGRAPH and quote not in (OPENING, INSIDE) and last == OUTSIDE
        for layout, quote, last in zip(
            words.layouts, words.quotes, (OUTSIDE, *words.quotes), strict=False
        )
    ]


def cut_windows(
    sentences: Sequence[int],
    sizes: Sequence[int],
    *,
    opens: Sequence[bool] = (),
    limit: int = PIECE_LIMIT,
    before: int = BEFORE,
    after: int = AFTER,
) -> list[Window]:
    """Cut a text into windows, given the sentence and the number of pieces of each word.

    ``opens`` tells of each word whether something new opens with it (``openings``): a core that
    ends before it is read without what follows. On PolNeAR's dev part that saves a tenth of the
    pieces, and attributions are found as well.
    """
    ranges = sentence_ranges(sentences, sizes, limit - before - after)
    pieces = [size for _, _, size in ranges]
    if sum(pieces) <= limit:
        return [Window(0, len(sizes), 0, len(sizes))] if ranges else []
    is_new = [bool(opens) and opens[first] for first, _, _ in ranges]
    windows: list[Window] = []
    start = 0
    while start < len(ranges):
        left, room = start, limit
        while left > 0 and limit - room + pieces[left - 1] <= before:
            left -= 1
            room -= pieces[left]
        stop = _core_end(pieces, is_new, start, room, after)
        right = _context_end(pieces, is_new, stop, room - sum(pieces[start:stop]), after)
        if right == len(ranges):
            stop = right
        windows.append(
            Window(ranges[left][0], ranges[right - 1][1], ranges[start][0], ranges[stop - 1][1])
        )
        start = stop
    return windows


def _core_end(
    pieces: Sequence[int], is_new: Sequence[bool], start: int, room: int, after: int
) -> int:
    """Up to which sentence a core goes at most, with room for what must be read after it."""
    last, used = start + 1, 0
    for end in range(start + 1, len(pieces) + 1):
        used += pieces[end - 1]
        needed = 0 if end == len(pieces) or is_new[end] else after
        if used > room:
            break
        if used + needed <= room:
            last = end
    return last


def _context_end(
    pieces: Sequence[int], is_new: Sequence[bool], stop: int, room: int, after: int
) -> int:
    """Up to which sentence a window goes whose core ends at one: none of what is new; else the
    next one, if there is room for it, and as many as ``after`` holds.
    """
    end, used = stop, 0
    while end < len(pieces) and not is_new[stop]:
        used += pieces[end]
        if used > room or (end > stop and used > after):
            break
        end += 1
    return end
