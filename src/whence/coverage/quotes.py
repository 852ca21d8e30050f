"""Words of a report as they are quoted: with the rest of their sentence around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.types import Dispute
from whence.document.types import Span
from whence.reading.types import Reading

_WORD: Final = re.compile(r"\w+")
_READ: Final = 40
"""Reports that are opened for one page; the words of others stand by themselves."""
_FARTHEST: Final = 300
"""Characters between two stretches that are still quoted as one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words, and what stands before and after them in their sentence."""

    words: str
    before: str = ""
    after: str = ""

    @property
    def whole(self) -> str:
        """The sentence."""
        return f"{self.before}{self.words}{self.after}"

    @property
    def has_marks(self) -> bool:
        """Whether it begins with a quotation mark of its own."""
        return self.whole.lstrip()[:1] in tuple("\"'“”‘«„")

    def with_words(self, other: Quote) -> Quote:
        """The same sentence, with the words of both and what stands between them."""
        whole = self.whole
        start = min(len(self.before), len(other.before))
        end = len(whole) - min(len(self.after), len(other.after))
        return Quote(whole[start:end], whole[:start], whole[end:])


def bare(text: str) -> str:
    """A text without what copies change: case, quotation marks, punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


class Quotes:
    """Finds the sentences around words, in the reports that hold them."""

    def __init__(self, read: Callable[[str], Reading], most: int = _READ) -> None:
        """``read`` gives the reading of a document; at most so many are read."""
        self._read = read
        self._most = most
        self._readings: dict[str, Reading] = {}

    def around(self, document: str, spans: Sequence[Span], text: str) -> Quote:
        """Words at some places of a document; ``text`` alone where it is not to be read."""
        reading = self._reading(document) if spans else None
        if reading is None:
            return Quote(text)
        start, end = min(one.start for one in spans), max(one.end for one in spans)
        if end - start > sum(one.end - one.start for one in spans) + _FARTHEST:
            start, end = spans[0].start, spans[0].end
        sentences = reading.sentences  # in order, without overlap
        held = sentences[
            bisect_right(sentences, start, key=lambda at: at[1]) : bisect_left(
                sentences, end, key=lambda at: at[0]
            )
        ]
        if not held:
            return Quote(text)
        whole = reading.document.text
        first, last = min(held[0][0], start), max(held[-1][1], end)
        return Quote(whole[start:end], whole[first:start], whole[end:last])

    def denial(self, one: Dispute, spans: Sequence[Span]) -> Quote:
        """The words of a dispute, at ``spans`` if the claim holds them, else as it was said."""
        return self.around(one.document, spans or self.spans_of(one), one.text)

    def spans_of(self, one: Dispute) -> tuple[Span, ...]:
        """Where the words of a dispute stand, by its attribution; nowhere without one."""
        reading = self._reading(one.document) if one.attribution is not None else None
        told = reading.attributions if reading is not None else ()
        found = next((each for each in told if each.id == one.attribution), None)
        return (found.content or found.cue) if found is not None else ()

    def _reading(self, document: str) -> Reading | None:
        if document not in self._readings:
            if len(self._readings) == self._most:
                return None
            self._readings[document] = self._read(document)
        return self._readings[document]
