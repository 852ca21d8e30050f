"""The sentences around words, from the reports that hold them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from whence.coverage.types import Assertion
from whence.reading.types import Reading

_READ: Final = 40
"""Reports that are opened for one page; the words of others stand by themselves."""


class Sentences:
    """Finds what stands before and after words in their sentence."""

    def __init__(self, read: Callable[[str], Reading]) -> None:
        """``read`` gives the reading of a document."""
        self._read = read
        self._readings: dict[str, Reading] = {}

    def around(self, one: Assertion) -> tuple[str, str]:
        """What stands before and after; nothing where the words are in several places."""
        if len(one.spans) != 1:
            return "", ""
        reading = self._reading(one.document)
        if reading is None:
            return "", ""
        [span] = one.spans
        touched = [at for at in reading.sentences if at[0] < span.end and at[1] > span.start]
        if not touched:
            return "", ""
        text = reading.document.text
        start, end = min(touched[0][0], span.start), max(touched[-1][1], span.end)
        return text[start : span.start], text[span.end : end]

    def _reading(self, document: str) -> Reading | None:
        if document not in self._readings:
            if len(self._readings) == _READ:
                return None
            self._readings[document] = self._read(document)
        return self._readings[document]
