"""Passages that two texts have in common word by word: seed, extend, tile, join.

Runs of equal words are found from shared shingles and laid as tiles, the longest first, so that no
word is used twice (Wise 1993, *String similarity via greedy string tiling and running Karp-Rabin
matching*); tiles that follow one another in both texts with few words between are one passage, so
that a changed word does not end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.reuse.words import Words

_SHINGLE: Final = 5
_MOST_PLACES: Final = 8
"""A shingle that stands at more places of a text is no seed: without a limit, a text that says one
thing ten thousand times would take hours."""
_GAP: Final = 4
"""Words that may be changed, added or left out within a passage, at one place."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``a`` to ``a_end`` of one text that stand at ``b`` to ``b_end`` of the other, of which
    ``equal`` are pairs of equal words.
    """

    a: int
    a_end: int
    b: int
    b_end: int
    equal: int


def common_passages(a: Words, b: Words) -> list[Run]:
    """The passages that two texts share, in the order of the first, none overlapping another."""
    if a.forms == b.forms:
        return [Run(0, len(a), 0, len(b), len(a))] if len(a) else []
    return _joined(_tiles(_runs(a.forms, b.forms), len(a), len(b)))


def _runs(a: Sequence[str], b: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Longest runs of equal words: place in a, place in b, length."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, shingle in enumerate(_shingles(b)):
        places.setdefault(shingle, []).append(j)
    reached: dict[int, int] = {}  # by diagonal, where the last run on it ended
    for i, shingle in enumerate(_shingles(a)):
        found = places.get(shingle, ())
        if len(found) > _MOST_PLACES:
            continue
        for j in found:
            if reached.get(i - j, 0) > i:
                continue
            length = _SHINGLE
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            reached[i - j] = i + length
            yield i, j, length


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[first:] for first in range(_SHINGLE)), strict=False)


def _tiles(runs: Iterable[tuple[int, int, int]], in_a: int, in_b: int) -> list[Run]:
    """Runs that share no word, the longest first; what an earlier one leaves of a run is kept."""
    taken_a, taken_b = bytearray(in_a), bytearray(in_b)
    tiles: list[Run] = []
    for i, j, length in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        first = 0
        while first < length:
            while first < length and (taken_a[i + first] or taken_b[j + first]):
                first += 1
            end = first
            while end < length and not (taken_a[i + end] or taken_b[j + end]):
                end += 1
            if end - first >= _SHINGLE - 1:
                taken_a[i + first : i + end] = taken_b[j + first : j + end] = b"\1" * (end - first)
                tiles.append(Run(i + first, i + end, j + first, j + end, end - first))
            first = end
    return sorted(tiles, key=lambda tile: tile.a)


def _joined(tiles: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for tile in tiles:
        if joined and _goes_on(joined[-1], tile):
            last = joined[-1]
            joined[-1] = Run(last.a, tile.a_end, last.b, tile.b_end, last.equal + tile.equal)
        else:
            joined.append(tile)
    return joined


def _goes_on(one: Run, other: Run) -> bool:
    return 0 <= other.a - one.a_end <= _GAP and 0 <= other.b - one.b_end <= _GAP
