"""Transcripts: paragraphs that open with a speaker's name and a colon.

Where a text has turns (*BRILL: We will go.*), who speaks is told by the layout and not by a verb,
so it is read from the layout.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.model.attributions import Labelled
from whence.reading.model.words import PARAGRAPH, Words

_LABEL_WORDS: Final = 6
_CAPITALS_TURNS: Final = 2
"""Turns from which labels in capitals make a transcript; other labels need twice as many, and each
to come back.
"""
_LABEL: Final = re.compile(r"[^\W\d_][\w.'’ -]*(?:\([^()]*\))?")


@dataclass(frozen=True, slots=True)
class _Turn:
    """Words ``first`` to ``colon`` are who speaks; the paragraph goes on up to ``last``."""

    first: int
    colon: int
    last: int


def with_turns(words: Words, found: Sequence[Labelled]) -> list[Labelled]:
    """The attributions with those of a transcript's turns; what was found inside a turn stays.

    A turn goes on over the paragraphs before the next one.
    """
    turns = _turns(words)
    if not turns:
        return list(found)
    labels = {index for turn in turns for index in range(turn.first, turn.colon + 1)}
    kept = [one for one in found if not labels & _all_words(one)]
    made: list[Labelled] = []
    for turn, follower in zip(turns, [*turns[1:], None], strict=True):
        last = follower.first if follower else turn.last
        content = tuple(_paragraphs(words, turn.colon + 1, last))
        if content:
            made.append(
                Labelled(
                    turn.colon, 1.0, ((turn.first, turn.colon),), ((turn.colon, turn.colon + 1),),
                    content,
                )
            )  # fmt: skip
    return sorted([*kept, *made], key=lambda one: one.anchor)


def _turns(words: Words) -> list[_Turn]:
    """The turns of a text, if it is a transcript in its greater or lesser part."""
    starts = [index for index, layout in enumerate(words.layouts) if layout == PARAGRAPH]
    turns: list[_Turn] = []
    for start, end in itertools.pairwise([*starts, len(words)]):
        first = start + (words.form(start) in "\"“‘'")
        colon = next(
            (i for i in range(first + 1, min(first + _LABEL_WORDS, end)) if words.form(i) == ":"), 0
        )
        label = words.text[words.starts[first] : words.ends[colon - 1]] if colon else ""
        if colon and colon + 1 < end and _LABEL.fullmatch(label) and label[0].isupper():
            turns.append(_Turn(first, colon, end))
    names = [words.text[words.starts[t.first] : words.ends[t.colon - 1]] for t in turns]
    counts = Counter(names)
    capitals = [t for t, name in zip(turns, names, strict=True) if name.isupper()]
    if len(capitals) >= _CAPITALS_TURNS and any(
        counts[name] > 1 for name in names if name.isupper()
    ):
        return capitals
    again = [t for t, name in zip(turns, names, strict=True) if counts[name] > 1]
    several = len({name for name in names if counts[name] > 1}) > 1
    return again if several and len(again) >= 2 * _CAPITALS_TURNS else []


def _paragraphs(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """The paragraphs between two words as ranges, without stage directions in brackets."""
    edges = [first, *(i for i in range(first + 1, last) if words.layouts[i] == PARAGRAPH), last]
    return [
        (start, end)
        for start, end in itertools.pairwise(edges)
        if start < end and not _is_direction(words, start, end)
    ]


def _is_direction(words: Words, first: int, last: int) -> bool:
    text = words.text[words.starts[first] : words.ends[last - 1]].strip("\"“”'")
    return text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]"))


def _all_words(one: Labelled) -> set[int]:
    pieces = (*one.source, *one.cue, *one.content)
    return {index for first, last in pieces for index in range(first, last)}
