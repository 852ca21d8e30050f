"""Attributions of a document, put together from what its windows found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from whence.reading.model.roles import CONTENT, CUE, SOURCE, Integers, runs
from whence.reading.model.words import CLOSING, OPENING, Words

Pieces = tuple[tuple[int, int], ...]

_TOLD: Final = frozenset("told said says added reported announced".split())
"""Verbs that always have words that are told."""
_LEAST_WORDS: Final = 3
"""Of a clause that stands before its cue."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One anchor with its labelling: roles of the words from ``first`` on."""

    anchor: int
    score: float
    first: int
    labels: Integers


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution in word ranges (half-open), and the score of its anchor (a probability)."""

    anchor: int
    score: float
    source: Pieces
    cue: Pieces
    content: Pieces


def assemble(words: Words, candidates: Iterable[Candidate]) -> list[Labelled]:
    """Attributions in text order. Of two candidates with one cue, or with parts of one cue and of
    one content, the better scored stays.
    """
    lettered = [any(map(str.isalnum, form)) for form in words.forms]
    kept: list[Labelled] = []
    taken: set[int] = set()
    told: dict[int, list[set[int]]] = {}
    for one in sorted(candidates, key=lambda c: (-c.score, c.anchor)):
        if one.anchor in taken:
            continue
        source, cue, content = (
            _ranges(one.first + np.flatnonzero(one.labels == role), lettered)
            for role in (SOURCE, CUE, CONTENT)
        )
        cue = cue or ((one.anchor, one.anchor + 1),)
        content = content or _before(words, source, one.anchor)
        if not content:
            continue
        words_of_cue, said = _indexes(cue), _indexes(content)
        if any(
            len(said & known) * 2 > len(said)
            for word in words_of_cue
            for known in told.get(word, ())
        ):
            continue
        taken |= words_of_cue
        for word in words_of_cue:
            told.setdefault(word, []).append(said)
        own = words_of_cue | _indexes(source)
        content = tuple(_with_marks(words, first, last) for first, last in content)
        content = _without_gaps(words, content, own)
        kept.append(Labelled(one.anchor, one.score, source, cue, content))
    return sorted(kept, key=lambda labelled: labelled.anchor)


def _before(words: Words, source: Pieces, anchor: int) -> Pieces:
    """What stands before *, his adviser told Interfax by phone*, where no word was taken for what
    is told: who tells something in a sentence that a comma ends tells that sentence.
    """
    if len(source) != 1 or source[0][0] > anchor or words.form(anchor).lower() not in _TOLD:
        return ()
    end = source[0][0] - 1
    first = end
    while first > 0 and words.sentences[first - 1] == words.sentences[anchor]:
        first -= 1
    if end - first < _LEAST_WORDS or words.form(end) != ",":
        return ()
    return ((first, end),)


def offsets(words: Words, ranges: Sequence[tuple[int, int]]) -> Pieces:
    """Word ranges as offsets."""
    return tuple((words.starts[first], words.ends[last - 1]) for first, last in ranges)


def _indexes(pieces: Pieces) -> set[int]:
    return {index for first, last in pieces for index in range(first, last)}


def _ranges(indexes: Integers, lettered: Sequence[bool]) -> Pieces:
    """Runs of words; runs with nothing but marks between them are one."""
    joined: list[tuple[int, int]] = []
    for first, last in runs(indexes):
        if joined and not any(lettered[joined[-1][1] : first]):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _without_gaps(words: Words, pieces: Pieces, own: set[int]) -> Pieces:
    """Pieces of one sentence are one, unless the source or the cue stands between them."""
    joined: list[tuple[int, int]] = []
    for first, last in pieces:
        before = joined[-1][1] if joined else first
        is_gap = joined and words.sentences[before - 1] == words.sentences[first]
        if is_gap and own.isdisjoint(range(before, first)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)


def _with_marks(words: Words, first: int, last: int) -> tuple[int, int]:
    """Take in the quotation marks right around a piece, with a comma before the last one."""
    quotes = words.quotes
    end = last
    if end < len(words) and quotes[end] != CLOSING and words.form(end) in ",.?!":
        end += 1
    if end < len(words) and quotes[end] == CLOSING and OPENING in quotes[max(first - 1, 0) : last]:
        last = end + 1
    if first > 0 and quotes[first - 1] == OPENING:
        first -= 1
    return first, last
