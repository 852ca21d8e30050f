"""What of a web page is in no paragraph of the story: its blocks, put where they stood."""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import accumulate, groupby

from whence.document.alignment import align
from whence.document.html_blocks import Block
from whence.document.types import Removed, RemovedKind


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
    paragraphs = text.split("\n\n")
    found = align([block.text for block in blocks], paragraphs)
    offsets = list(accumulate((len(paragraph) + 2 for paragraph in paragraphs), initial=0))
    offsets[-1] = len(text)
    for block, held, following in zip(blocks, found.held, found.next_paragraph, strict=True):
        if not held and block.text not in known:
            yield block, offsets[following]
