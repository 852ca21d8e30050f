"""Vectors of meaning as the signs of their numbers: 48 bytes each, and quick to look through.

The share of signs in which two vectors agree tells their angle nearly (Charikar, 2002); what is
near by its signs is then compared by the vectors themselves.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.store.packing import CODE_BYTES, Vectors

Codes = NDArray[np.uint64]

_WORDS: Final = CODE_BYTES // 8
_ROWS: Final = 1 << 16
"""Codes that are compared at a time, which bounds the memory."""


def encode(vectors: Vectors) -> bytes:
    """The codes of vectors [N, 384]."""
    return np.packbits(vectors > 0, axis=1).tobytes()


def decode(body: bytes) -> Codes:
    """The codes [N, 6] that `encode` wrote."""
    return np.frombuffer(body, "<u8").reshape(-1, _WORDS)


def nearest(codes: Codes, vector: Vectors, limit: int) -> NDArray[np.intp]:
    """The rows of the codes [N, 6] that agree most with a vector [384], best first."""
    asked = decode(encode(vector[None]))[0]
    distances = np.empty(len(codes), np.uint16)
    for start in range(0, len(codes), _ROWS):
        part = codes[start : start + _ROWS]
        differing = np.bitwise_count(part ^ asked)
        distances[start : start + _ROWS] = differing.sum(1, dtype=np.uint16)
    if limit < len(distances):
        # All that are as near as the last one, so that the cut does not depend on their order.
        bound = np.partition(distances, limit)[limit]
        rows = np.flatnonzero(distances <= bound)
    else:
        rows = np.arange(len(distances))
    return rows[np.argsort(distances[rows], kind="stable")][:limit]
