"""Mentions and names of a window from span scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from whence.reading.model.graph import Scores

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
    kept: list[Span] = []
    for index in order:
        first, last = int(scores.spans[index, 1]), int(scores.spans[index, 2])
        if any(_conflict(first, last, other, nesting=channel == MENTION) for other in kept):
            continue
        kinds = scores.kinds[index]
        chance = 1.0 / (1.0 + float(np.exp(-scores.span_scores[index])))
        named = channel == NAME or bool(kinds[-1] > 0)
        kept.append(Span(first, last, int(kinds[:-1].argmax()), named, chance, int(index)))
    return sorted(kept, key=lambda span: (span.first, -span.last))


def _conflict(first: int, last: int, other: Span, *, nesting: bool) -> bool:
    if last < other.first or first > other.last:
        return False
    if not nesting:
        return True
    inside = other.first <= first and last <= other.last
    around = first <= other.first and other.last <= last
    return not (inside or around)
