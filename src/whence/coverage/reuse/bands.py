"""Numbers that reports of a common text share, so that a store finds candidates by equality."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from whence.coverage.reuse.words import Words, fold, words_of
from whence.document.types import Document
from whence.reading.quotations import find_quotations

MOST_SHARING: Final = 64
"""Of the reports that share one number, so many of the latest are enough to look at."""

_SHINGLE: Final = 6
_SHINGLES: Final = 32
"""About so many shingles of a report are kept, however long it is."""
_SHORTEST_WINDOW: Final = 12
_QUOTED: Final = 5
_QUOTATIONS: Final = 12
_NAMED: Final = 24

_NAME: Final = re.compile(r"\d[\d.,:]*\d|[A-Z][\w’'&-]*[\w](?: (?:[A-Z][\w’'&-]*\w))*")
_SENTENCE_END: Final = re.compile(r"[.!?]['’\"”)]*\s+$|^\s*['‘\"“(]*$|\n\s*['‘\"“(]*$")


def bands(document: Document, words: Words | None = None) -> tuple[int, ...]:
    """Signed 64-bit numbers, sorted, at most about 80; two reports that share one are candidates.

    Three kinds. Shingles of words, the least of each window of them, so that every common passage
    longer than a window is found (Broder 1997, *On the resemblance and containment of documents*;
    Schleimer, Wilkerson and Aiken 2003, *Winnowing*). Then what a rewritten copy keeps: the words
    of its quotations, and its names and numbers three by three in their order. ``words``
    are those of the text, where they are known already.
    """
    words = words or words_of(document.text)
    forms = words.forms
    text = document.text[: words.ends[-1]] if forms else ""
    numbers = set(_least_of_windows([_number("w", *s) for s in _rows(forms, _SHINGLE)]))
    numbers.update(_of_quotations(text))
    numbers.update(nsmallest(_NAMED, {_number("n", *s) for s in _rows(_names(text), 3)}))
    return tuple(sorted(numbers))


def _of_quotations(text: str) -> Iterator[int]:
    quoted = 0
    for one in find_quotations(text):
        rows = list(_rows(words_of(one.text).forms, _QUOTED))
        if one.depth == 1 and rows and quoted < _QUOTATIONS:
            quoted += 1
            yield min(_number("q", *row) for row in rows)


def _names(text: str) -> list[str]:
    """Names (their last words) and numbers in order, one after itself left out.

    A capital that opens a sentence is no sign of a name.
    """
    found: list[str] = []
    for match in _NAME.finditer(text):
        words = match[0].split()
        if _SENTENCE_END.search(text[max(0, match.start() - 6) : match.start()]):
            words = words[1:]
        if words and (name := fold(words[-1])) not in found[-2:]:
            found.append(name)
    return found


def _least_of_windows(numbers: Sequence[int]) -> Iterator[int]:
    """The least number of every window of them, the windows as wide as the text is long."""
    width = max(_SHORTEST_WINDOW, 2 * len(numbers) // _SHINGLES)
    rising: deque[int] = deque()  # places whose numbers may yet be the least, the least first
    for place, number in enumerate(numbers):
        while rising and numbers[rising[-1]] >= number:
            rising.pop()
        rising.append(place)
        if rising[0] <= place - width:
            rising.popleft()
        if place >= width - 1 or place == len(numbers) - 1:
            yield numbers[rising[0]]


def _rows(items: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    for first in range(len(items) - width + 1):
        yield tuple(items[first : first + width])


def _number(*parts: str) -> int:
    digest = blake2b(" ".join(parts).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
