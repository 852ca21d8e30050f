"""Where sentences end: the package's own rule where it is there, else a plain stand-in."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*")
_NO_END: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Maj|Capt|Adm|Rev|Hon|St|Jr|Sr|vs|No"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[A-Z]|U\.S|U\.N|D\.C|a\.m|p\.m)\.$"
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the sentences of a text, paragraphs apart."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _NO_END.search(text[start : match.start() + 1]):
            continue
        _add(text, start, match.end(), spans)
        start = match.end()
    _add(text, start, len(text), spans)
    return tuple(spans)


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
