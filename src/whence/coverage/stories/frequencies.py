"""How rare words are: in news at large, and in the collection so far."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 16
"""Words share buckets now and then; the table's size does not grow with the collection."""
STEPS: Final = 16
"""Steps of the file of news at large to a doubling of the count."""
_PRIOR: Final = 300.0
"""Reports of news at large that the collection is taken to begin with."""


class Frequencies:
    """In how many reports of the collection each word stands, roughly."""

    def __init__(self) -> None:
        """Begin with no reports."""
        self._reports = 0
        self._counts = np.zeros(BUCKETS, np.uint32)

    def add(self, terms: Iterable[int], reports: int = 1) -> None:
        """Count one report's words; ``reports`` of -1 takes them off again."""
        if self._reports + reports < 0:
            return
        self._reports += reports
        places = np.unique(np.fromiter(terms, np.int64) % BUCKETS)
        if reports < 0:
            places = places[self._counts[places] > 0]
        self._counts[places] = self._counts[places] + reports

    def rarity(self, terms: Iterable[int]) -> NDArray[np.float64]:
        """The inverse document frequency of each word, 0 to about 15."""
        places = np.fromiter(terms, np.int64) % BUCKETS
        found = self._counts[places] + _PRIOR * _at_large()[places] + 1.0
        rarity: NDArray[np.float64] = np.log((self._reports + _PRIOR + 1.0) / found)
        return np.maximum(rarity, 0.0)

    def to_bytes(self) -> bytes:
        """Write the counts (256 kB)."""
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
def _at_large() -> NDArray[np.float64]:
    """The share of news reports that have each word (training/stories.py writes the file)."""
    written = files(__package__).joinpath("data/frequencies.bin").read_bytes()
    reports = int(np.frombuffer(written, "<u4", 1)[0])
    steps = np.frombuffer(written, np.uint8, offset=4)
    shares: NDArray[np.float64] = (np.exp2(steps / STEPS) - 1) / reports
    return shares
