"""Where the paragraphs of a story stand among the blocks of its page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

# A paragraph is looked for a little ahead only, so that the work stays linear in the page.
_WINDOW_CHARACTERS = 100_000
# A short paragraph could be part of any sentence; it must be a block of its own.
_SHORT_CHARACTERS = 40
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which blocks the story holds, and which of its paragraphs comes next after each.

    ``held`` is true of a block of which the story has at least half (its beginning may have been
    a dateline). ``next_paragraph`` is the index of the first paragraph that stands on the page at
    the block or after it; the number of paragraphs where none does.
    """

    held: tuple[bool, ...]
    next_paragraph: tuple[int, ...]


def align(blocks: Sequence[str], paragraphs: Sequence[str]) -> Alignment:
    """Find a story's paragraphs, in order, among the texts of its page's blocks.

    White space is ignored. A paragraph may be part of a block or run over several; one that is
    nowhere (its words were changed) is passed over.
    """
    squeezed = [_SPACE.sub("", block) for block in blocks]
    starts = list(accumulate(map(len, squeezed), initial=0))
    covered = [0] * len(blocks)
    places: list[int] = []
    numbers: list[int] = []
    for number, place, end in _find("".join(squeezed), starts, paragraphs):
        places.append(place)
        numbers.append(number)
        for block in range(bisect_right(starts, place) - 1, bisect_left(starts, end)):
            covered[block] += min(end, starts[block + 1]) - max(place, starts[block])
    numbers.append(len(paragraphs))
    return Alignment(
        held=tuple(
            0 < len(text) <= 2 * count for text, count in zip(squeezed, covered, strict=True)
        ),
        next_paragraph=tuple(numbers[bisect_left(places, start)] for start in starts[:-1]),
    )


def _find(
    page: str, starts: Sequence[int], paragraphs: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Each paragraph that is found: its index, and where it starts and ends on the page."""
    borders = set(starts)
    cursor = 0
    for number, paragraph in enumerate(paragraphs):
        sought = _SPACE.sub("", paragraph)
        limit = cursor + len(sought) + _WINDOW_CHARACTERS
        place = page.find(sought, cursor, limit)
        if len(sought) < _SHORT_CHARACTERS:
            while place >= 0 and not {place, place + len(sought)} <= borders:
                place = page.find(sought, place + 1, limit)
        if sought and place >= 0:
            cursor = place + len(sought)
            yield number, place, cursor
