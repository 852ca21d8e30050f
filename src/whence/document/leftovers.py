"""What of a web page is in no paragraph of the story: its blocks, put where they stood."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import accumulate, groupby

from whence.document.html_blocks import Block
from whence.document.types import Removed, RemovedKind

# A paragraph is looked for a little ahead only, so that the work stays linear in the page.
_WINDOW_CHARACTERS = 100_000
# A short paragraph could be part of any sentence; it must be a block of its own.
_SHORT_CHARACTERS = 40
_SPACE = re.compile(r"\s+")


def leftovers(
    blocks: Sequence[Block],
    text: str,
    known: Set[str | None],
    classify: Callable[[Block], RemovedKind],
) -> Iterator[Removed]:
    """Yield the blocks of a page that ``text`` does not hold, neighbours of one kind as one piece.

    ``blocks`` are the page's, in order; ``text`` is the cleaned story, its paragraphs separated
    by a blank line; ``known`` are blocks that are accounted for elsewhere (the title, what
    cleaning removed). A piece stands before the paragraph that followed it on the page.
    """
    missing = [(block.text, at, classify(block)) for block, at in _missing(blocks, text, known)]
    for (at, kind), run in groupby(missing, key=lambda piece: (piece[1], piece[2])):
        yield Removed("\n".join(block for block, _, _ in run), kind, at)


def _missing(
    blocks: Sequence[Block], text: str, known: Set[str | None]
) -> Iterator[tuple[Block, int]]:
    squeezed = [_SPACE.sub("", block.text) for block in blocks]
    starts = list(accumulate(map(len, squeezed), initial=0))
    covered = [0] * len(blocks)
    places: list[int] = []
    offsets: list[int] = []
    for place, end, offset in _paragraphs_on_page("".join(squeezed), starts, text):
        places.append(place)
        offsets.append(offset)
        for number in range(bisect_right(starts, place) - 1, bisect_left(starts, end)):
            covered[number] += min(end, starts[number + 1]) - max(place, starts[number])
    for number, block in enumerate(blocks):
        # Half of a block is enough: its beginning may have been a dateline.
        if 2 * covered[number] < len(squeezed[number]) and block.text not in known:
            after = bisect_left(places, starts[number])
            yield block, offsets[after] if after < len(offsets) else len(text)


def _paragraphs_on_page(
    page: str, starts: Sequence[int], text: str
) -> Iterator[tuple[int, int, int]]:
    """Where each paragraph of the story stands on the page: start, end, and offset in the text.

    The page is without white space, and ``starts`` are its blocks' offsets in that. Paragraphs
    are found in their order; one that is nowhere (its words were changed) is passed over.
    """
    borders = set(starts)
    cursor = offset = 0
    for paragraph in text.split("\n\n"):
        sought = _SPACE.sub("", paragraph)
        limit = cursor + len(sought) + _WINDOW_CHARACTERS
        place = page.find(sought, cursor, limit)
        if len(sought) < _SHORT_CHARACTERS:
            while place >= 0 and not {place, place + len(sought)} <= borders:
                place = page.find(sought, place + 1, limit)
        if sought and place >= 0:
            cursor = place + len(sought)
            yield place, cursor, offset
        offset += len(paragraph) + 2
