"""Mentions and names of a window from span scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.reading.model.graph import Integers, Scores

MENTION: Final = 0
NAME: Final = 1


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``first`` to ``last``, both included, with the number of the type.

    ``place`` is its row among the window's candidates.
    """

    first: int
    last: int
    type: int
    named: bool
    score: float
    place: int


def choose(scores: Scores, channel: int) -> list[Span]:
    """The spans of one channel, best first where they compete.

    Mentions may nest and may not cross; names may do neither.
    """
    picked = np.flatnonzero(scores.spans[:, 0] == channel)
    order = picked[np.argsort(-scores.span_scores[picked], kind="stable")]
    first, last = scores.spans[order, 1], scores.spans[order, 2]
    conflict = _conflicts(first, last, nesting=channel == MENTION)
    free = np.ones(len(order), bool)
    kept: list[int] = []
    for place in range(len(order)):
        if free[place]:
            kept.append(place)
            free &= ~conflict[place]
    chosen = order[kept]
    kinds = scores.kinds[chosen]
    named = kinds[:, -1] > 0 if channel == MENTION else np.ones(len(kept), bool)
    chances = 1.0 / (1.0 + np.exp(-scores.span_scores[chosen]).astype(np.float64))
    columns = (first[kept], last[kept], kinds[:, :-1].argmax(1), named, chances, chosen)
    spans = [Span(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    return sorted(spans, key=lambda span: (span.first, -span.last))


def _conflicts(first: Integers, last: Integers, *, nesting: bool) -> NDArray[np.bool_]:
    """Which spans cannot stand together [spans, spans]."""
    a, b = first[:, None], last[:, None]
    apart = (b < first) | (a > last)
    if not nesting:
        return ~apart
    inside = (first <= a) & (b <= last)
    return ~(apart | inside | inside.T)
