"""How rare words are: in news at large, and in the collection so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 18
"""Words share buckets now and then; the table's size does not grow with the collection."""
STEPS: Final = 16
"""Steps of the file of news at large to a doubling of the count."""
_PRIOR: Final = 300.0
"""Reports of news at large that the collection is taken to begin with."""

Words = NDArray[np.int64] | Sequence[int]


class Frequencies:
    """In how many reports of the collection each word stands, roughly."""

    def __init__(self) -> None:
        """Begin with no reports."""
        self._reports = 0
        self._counts = np.zeros(BUCKETS, np.uint32)

    def add(self, terms: Words, reports: int = 1) -> None:
        """Count one report's words; ``reports`` of -1 takes them off again."""
        if self._reports + reports < 0:
            return
        self._reports += reports
        places = np.unique(np.asarray(terms, np.int64) % BUCKETS)
        changed = self._counts[places].astype(np.int64) + reports
        self._counts[places] = np.maximum(changed, 0)

    def rarity(self, terms: Words) -> NDArray[np.float64]:
        """The inverse document frequency of each word, 0 to about 15."""
        words = np.asarray(terms, np.int64)
        found = self._counts[words % BUCKETS] + _PRIOR * _shares(words) + 1.0
        rarity: NDArray[np.float64] = np.log((self._reports + _PRIOR + 1.0) / found)
        return np.maximum(rarity, 0.0)

    def to_bytes(self) -> bytes:
        """Write the counts (1 MB)."""
        whole = np.concatenate([np.array([self._reports], np.uint32), self._counts])
        return bytes(whole.astype("<u4").tobytes())

    @classmethod
    def from_bytes(cls, written: bytes) -> Frequencies:
        """Read what `to_bytes` wrote.

        Raises:
            ValueError: the bytes have another length.
        """
        if len(written) != 4 * (BUCKETS + 1):
            raise ValueError(f"these {len(written)} bytes are no table of {BUCKETS} word counts")
        numbers = np.frombuffer(written, "<u4")
        one = cls()
        one._reports = int(numbers[0])
        one._counts = numbers[1:].astype(np.uint32)
        return one


@cache
def _at_large() -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """Words, sorted, and the share of news reports that have each (training/stories.py)."""
    written = files(__package__).joinpath("data/frequencies.bin").read_bytes()
    reports, count = np.frombuffer(written, "<u4", 2)
    words = np.frombuffer(written, "<u4", count, offset=8)
    steps = np.frombuffer(written, np.uint8, count, offset=8 + words.nbytes)
    return words, np.exp2(steps / STEPS) / float(reports)


def _shares(terms: NDArray[np.int64]) -> NDArray[np.float64]:
    words, shares = _at_large()
    places = np.minimum(np.searchsorted(words, terms), len(words) - 1)
    found: NDArray[np.float64] = np.where(words[places] == terms, shares[places], 0.0)
    return found
