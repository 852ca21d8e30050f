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
class Turn:
    """Words ``first`` up to ``last`` are spoken by who is called ``name``.

    ``label`` are the words of that name before the colon; None where the text does not have it.
    """

    name: str
    label: tuple[int, int] | None
    first: int
    last: int


def find_turns(words: Words) -> list[Turn]:
    """Who speaks when: as told beside the text, or else by its labels; empty if it is no talk."""
    if words.speakers:
        return _told_turns(words)
    labelled = _labels(words)
    return [
        Turn(_form(words, one), (one.first, one.colon), one.colon + 1, last)
        for one, last in zip(labelled, _ends(labelled), strict=True)
    ]


def _told_turns(words: Words) -> list[Turn]:
    turns = []
    first = 0
    for name, run in itertools.groupby(words.speakers):
        last = first + len(list(run))
        if name:
            turns.append(Turn(name, None, first, last))
        first = last
    return turns


@dataclass(frozen=True, slots=True)
class _Label:
    """Words ``first`` to ``colon`` are who speaks; the paragraph goes on up to ``last``."""

    first: int
    colon: int
    last: int


def with_turns(words: Words, found: Sequence[Labelled]) -> list[Labelled]:
    """The attributions with those of a transcript's turns; what was found inside a turn stays.

    A turn goes on over the paragraphs before the next one.
    """
    labelled = _labels(words)
    if not labelled:
        return list(found)
    labels = {index for one in labelled for index in range(one.first, one.colon + 1)}
    kept = [one for one in found if not labels & _all_words(one)]
    made: list[Labelled] = []
    for one, last in zip(labelled, _ends(labelled), strict=True):
        colon = one.colon
        content = tuple(_paragraphs(words, colon + 1, last))
        if content:
            made.append(Labelled(colon, 1.0, ((one.first, colon),), ((colon, colon + 1),), content))
    return sorted([*kept, *made], key=lambda one: one.anchor)


def _ends(labelled: Sequence[_Label]) -> list[int]:
    """Where each turn ends: at the next one."""
    return [*(one.first for one in labelled[1:]), *(one.last for one in labelled[-1:])]


def _form(words: Words, label: _Label) -> str:
    return words.text[words.starts[label.first] : words.ends[label.colon - 1]]


def _labels(words: Words) -> list[_Label]:
    """The turns of a text, if it is a transcript in its greater or lesser part."""
    starts = [index for index, layout in enumerate(words.layouts) if layout == PARAGRAPH]
    turns: list[_Label] = []
    for start, end in itertools.pairwise([*starts, len(words)]):
        first = start + (words.form(start) in "\"“‘'")
        colon = next(
            (i for i in range(first + 1, min(first + _LABEL_WORDS, end)) if words.form(i) == ":"), 0
        )
        label = words.text[words.starts[first] : words.ends[colon - 1]] if colon else ""
        if colon and colon + 1 < end and _LABEL.fullmatch(label) and label[0].isupper():
            turns.append(_Label(first, colon, end))
    names = [_form(words, one) for one in turns]
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
