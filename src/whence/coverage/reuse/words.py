"""A text as the comparison of texts sees it: its words, folded, and which of them are its own.

Words in quotation marks belong to whoever is quoted, so they never count as a report's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from whence.reading.types import Quotation

MOST_WORDS: Final = 60_000
"""What stands beyond is not compared: 350 kB, more than any report; it bounds time and memory."""

_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_FOLDED: Final = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Words:
    """The first `MOST_WORDS` words of a text: ``forms`` folded in case, apostrophes and digits'
    commas; half-open offsets ``starts`` and ``ends``; ``own``, whether outside quotations.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    own: tuple[bool, ...]

    def __len__(self) -> int:
        """How many words."""
        return len(self.forms)


def words_of(text: str, quotations: Sequence[Quotation] = ()) -> Words:
    """Cut a text into its words."""
    matches = list(islice(_WORD.finditer(text), MOST_WORDS))
    starts = tuple([match.start() for match in matches])
    return Words(
        tuple([fold(match[0]) for match in matches]),
        starts,
        tuple([match.end() for match in matches]),
        _own(starts, quotations),
    )


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without what print does to it: case, the shape of apostrophes, commas in numbers."""
    if word[0].isdigit():
        return word.replace(",", "")
    return word.translate(_FOLDED).casefold().removesuffix("'s")


def _own(starts: Sequence[int], quotations: Sequence[Quotation]) -> tuple[bool, ...]:
    if not quotations:
        return (True,) * len(starts)
    outer = sorted((one.start, one.end) for one in quotations if one.depth == 1)
    opening = [start for start, _ in outer]
    own: list[bool] = []
    for start in starts:
        before = bisect_right(opening, start) - 1
        own.append(before < 0 or start >= outer[before][1])
    return tuple(own)
