"""Signs that one wording is the other, respun by a machine that swaps words for their like."""

from __future__ import annotations

from typing import Final

from whence.coverage.reuse.rewriting import Alignment
from whence.coverage.reuse.sentences import Sentences

_PLAIN: Final = frozenset("said says told".split())
"""What journalists write and machines replace."""
_SWAPPED: Final = frozenset(
    """stated states informed knowledgeable mentioned mentions declared asserted advised expressed
    remarked instructed""".split()
)
_FEW: Final = 2


def respun(alignment: Alignment, a: Sentences, b: Sentences) -> float:
    """Above 0 where b's wording is a respun form of a's, below 0 where a's is of b's: -1, 0, 1.

    Where sentence after sentence *said* stands in one text and *stated* in the other, the second
    was made from the first.
    """
    swaps = 0
    for i, j in zip(alignment.a.tolist(), alignment.b.tolist(), strict=True):
        in_a, in_b = set(a.forms[i]), set(b.forms[j])
        swaps += _swapped(in_a, in_b) - _swapped(in_b, in_a)
    return float(swaps >= _FEW) - float(swaps <= -_FEW)


def _swapped(plain: set[str], other: set[str]) -> bool:
    return bool(plain & _PLAIN - other) and bool(other & _SWAPPED - plain)
