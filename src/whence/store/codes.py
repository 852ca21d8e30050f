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


def encode(vectors: Vectors) -> bytes:
    """The codes of vectors [N, 384]."""
    return np.packbits(vectors > 0, axis=1).tobytes()


def decode(body: bytes) -> Codes:
    """The codes [N, 6] that `encode` wrote."""
    return np.frombuffer(body, "<u8").reshape(-1, _WORDS)


def nearest(codes: Codes, vector: Vectors, limit: int) -> NDArray[np.intp]:
    """The rows of the codes [N, 6] that agree most with a vector [384], best first.

    Thrice as quick where the codes lie column by column (Fortran order).
    """
    asked = decode(encode(vector[None]))[0]
    distances = np.zeros(len(codes), np.uint16)
    for column, word in enumerate(asked):
        distances += np.bitwise_count(codes[:, column] ^ word)
    if limit < len(distances):
        # All that are as near as the last one, so that the cut does not depend on their order.
        bound = np.partition(distances, limit)[limit]
        rows = np.flatnonzero(distances <= bound)
    else:
        rows = np.arange(len(distances))
    return rows[np.argsort(distances[rows], kind="stable")][:limit]
