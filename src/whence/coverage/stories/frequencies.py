"""How rare words are: in news at large, and in the collection so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

_BUCKETS: Final = 1 << 16
"""Words share buckets now and then; the table's size does not grow with the collection."""
_PRIOR: Final = 40.0
"""Reports that the collection is taken to have had before its first."""


class Frequencies:
    """In how many reports of the collection each word stands, roughly."""

    def __init__(self) -> None:
        self._reports = 0
        self._counts = np.zeros(_BUCKETS, np.uint32)

    def add(self, terms: Iterable[int], reports: int = 1) -> None:
        """Count one report's words; ``reports`` of -1 takes them off again."""
        if self._reports + reports < 0:
            return
        self._reports += reports
        places = np.unique(np.fromiter(terms, np.int64) % _BUCKETS)
        if reports < 0:
            places = places[self._counts[places] > 0]
        self._counts[places] = self._counts[places].astype(np.int64) + reports

    def rarity(self, terms: Iterable[int]) -> list[float]:
        """The inverse document frequency of each word, about 0 to 10."""
        places = np.fromiter(terms, np.int64) % _BUCKETS
        found = np.log((self._reports + _PRIOR) / (self._counts[places] + 1.0))
        return list(np.maximum(found, 0.0).tolist())

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
        numbers = np.frombuffer(written, "<u4") if len(written) == 4 * (_BUCKETS + 1) else None
        if numbers is None:
            raise ValueError(f"these {len(written)} bytes are no table of {_BUCKETS} word counts")
        one = cls()
        one._reports = int(numbers[0])
        one._counts = numbers[1:].astype(np.uint32)
        return one
