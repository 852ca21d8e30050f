"""Stretches of a report's text: which hold a place, and what is left of them."""

from __future__ import annotations

from collections.abc import Sequence

from whence.coverage.story.words import WORD
from whence.document.types import Span
from whence.reading.types import Attribution


def holds(spans: Sequence[Span], place: tuple[int, int]) -> bool:
    start, end = place
    for span in spans:  # noqa: SIM110 (thrice as quick, and asked most of all)
        if span.start <= start and end <= span.end:
            return True
    return False


def place_of(span: Span) -> tuple[int, int]:
    return span.start, span.end


def size_of(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def without(
    places: Sequence[tuple[int, int]], cut: Sequence[Span], text: str
) -> tuple[tuple[int, int], ...]:
    """Places less some spans (*..., according to the ministry*), marks at the edges left out."""
    found = list(places)
    for span in cut:
        found = [
            part
            for start, end in found
            for part in ((start, min(end, span.start)), (max(start, span.end), end))
            if part[0] < part[1]
        ]
    trimmed = []
    for start, end in found:
        plain = text[start:end].strip(" \n,;:–—-")
        if plain:
            first = text.index(plain, start)
            trimmed.append((first, first + len(plain)))
    return tuple(trimmed)


def clipped(
    places: Sequence[tuple[int, int]], to: Sequence[Span], text: str
) -> tuple[tuple[int, int], ...]:
    """The parts of some places that stand in a content; what hangs on its cue is none of it."""
    parts = [
        (max(start, span.start), min(end, span.end))
        for start, end in places
        for span in to
        if max(start, span.start) < min(end, span.end)
    ]
    return tuple(part for part in parts if WORD.search(text, *part))


def merged(places: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Places in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)
