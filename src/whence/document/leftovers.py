"""What of a web page is in no paragraph of the story: its blocks, put where they stood."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Set
from itertools import accumulate, groupby

from whence.document.types import Removed, RemovedKind

# A block is looked for a little ahead only, so that the work stays linear in the page.
_WINDOW_CHARACTERS = 20_000
_LONG_CHARACTERS = 40


def leftovers(
    blocks: Iterable[str], text: str, known: Set[str | None], classify: Callable[[str], RemovedKind]
) -> Iterator[Removed]:
    """Yield the blocks of a page that ``text`` does not hold, neighbours of one kind as one piece.

    ``blocks`` are the page's, in order; ``text`` is the cleaned story, its paragraphs separated
    by a blank line; ``known`` are blocks that are accounted for elsewhere (the title, what
    cleaning removed).
    """
    missing = [(block, at, classify(block)) for block, at in _missing(blocks, text, known)]
    for (at, kind), run in groupby(missing, key=lambda piece: (piece[1], piece[2])):
        yield Removed("\n".join(block for block, _, _ in run), kind, at)


def _missing(blocks: Iterable[str], text: str, known: Set[str | None]) -> Iterator[tuple[str, int]]:
    paragraphs = text.split("\n\n")
    flat = " ".join(paragraphs)
    # Each paragraph before an offset of ``flat`` adds one character in ``text``.
    ends = list(accumulate(len(paragraph) + 1 for paragraph in paragraphs))
    starts = {0, *ends}
    cursor = 0
    for block in blocks:
        found = _find(flat, block, cursor, starts)
        if found is not None:
            cursor = found
        elif block not in known:
            yield block, min(len(text), cursor + bisect_right(ends, cursor))


def _find(flat: str, block: str, cursor: int, starts: Set[int]) -> int | None:
    """End of the block in the story at or after the cursor.

    A long block is the story's wherever it stands, and also by its end alone (its start may have
    been a dateline); a short one, such as the link *World*, only where it is a paragraph.
    """
    limit = cursor + len(block) + _WINDOW_CHARACTERS
    if len(block) < _LONG_CHARACTERS:
        at = flat.find(block, cursor, limit)
        while at >= 0 and not {at, at + len(block) + 1} <= starts:
            at = flat.find(block, at + 1, limit)
        return None if at < 0 else at + len(block)
    for part in (block, block[-_LONG_CHARACTERS:]):
        if (at := flat.find(part, cursor, limit)) >= 0:
            return at + len(part)
    return None
