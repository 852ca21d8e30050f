"""Attributions inside attributions: which contents to read again, and what stands within what.

PolNeAR, which the network learnt from, marks one level. The content of an attribution is a clause
of its own, so it is read again as if it stood alone, as deep as cues go (FORMAT.md, *How
attributions nest*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whence.reading.model.attributions import Labelled, Pieces
from whence.reading.model.words import (
    CLOSING,
    INSIDE,
    NOTHING,
    OPENING,
    OUTSIDE,
    PARAGRAPH,
    SENTENCE,
    Words,
)

DEEPEST: Final = 3
"""How often a content is read again within a content."""
_LEAST_WORDS: Final = 4
_SPEECH: Final = frozenset("tell deny denies denying admit warns".split())
"""Verbs of speech in forms that are too rare in the training part to be among its cues."""
_PASSING_ON: Final = frozenset({"citing", "quoting", "according", "cited", "quoted"})


def worth_reading_again(words: Words, one: Labelled, cues: frozenset[str]) -> bool:
    """Whether a content is long enough and has a word that opens cues elsewhere."""
    size = sum(last - first for first, last in one.content)
    return size >= _LEAST_WORDS and any(
        words.form(index).lower() in cues or words.form(index).lower() in _SPEECH
        for first, last in one.content
        for index in range(first, last)
    )


def content_alone(words: Words, content: Pieces) -> tuple[Words, list[int]]:
    """The words of a content as a text of its own, and their places in the document.

    Offsets still refer to the document's text. Quotation marks around the whole are forgotten.
    """
    places = [index for first, last in content for index in range(first, last)]
    quotes = [words.quotes[index] for index in places]
    if all(state != OUTSIDE for state in quotes):
        quotes = [state if state in (OPENING, CLOSING) else OUTSIDE for state in quotes]
    sentences = [words.sentences[index] for index in places]
    layouts = [
        PARAGRAPH
        if order == 0
        else SENTENCE
        if sentences[order] != sentences[order - 1]
        else NOTHING
        for order in range(len(places))
    ]
    alone = Words(
        text=words.text,
        starts=tuple(words.starts[index] for index in places),
        ends=tuple(words.ends[index] for index in places),
        sentences=tuple(sentences),
        casings=tuple(words.casings[index] for index in places),
        quotes=tuple(quotes),
        layouts=tuple(layouts),
    )
    return alone, places


def moved(one: Labelled, places: Sequence[int]) -> Labelled:
    """An attribution found in a content alone, counted in the document's words."""

    def back(pieces: Pieces) -> Pieces:
        ranges: list[tuple[int, int]] = []
        for first, last in pieces:
            for index in range(first, last):
                place = places[index]
                if ranges and ranges[-1][1] == place:
                    ranges[-1] = (ranges[-1][0], place + 1)
                else:
                    ranges.append((place, place + 1))
        return tuple(ranges)

    return Labelled(
        places[one.anchor], one.score, back(one.source), back(one.cue), back(one.content)
    )


def holders(words: Words, found: Sequence[Labelled]) -> list[int | None]:
    """For each attribution the index of the one that it stands within, the closest of several.

    One stands within another when all of it lies in the other's content. *Citing X, Y said that C*
    are two with one content: what Y cites X for stands within what Y says.
    """
    contents = [_set(one.content) for one in found]
    wholes = [_set(one.source) | _set(one.cue) | _set(one.content) for one in found]
    citing = [words.form(one.anchor).lower() in _PASSING_ON for one in found]
    in_content: dict[int, list[int]] = {}
    for index, content in enumerate(contents):
        for word in content:
            in_content.setdefault(word, []).append(index)
    within: list[int | None] = []
    for index, whole in enumerate(wholes):
        around = [
            other
            for other in in_content.get(min(whole), ())
            if other != index and whole <= contents[other]
        ]
        if citing[index]:
            sharing = {other for word in contents[index] for other in in_content[word]}
            around += [
                other
                for other in sharing - {index}
                if not citing[other]
                and found[other].anchor not in contents[index]
                and _nearly_same(contents[index], contents[other])
            ]
        within.append(min(around, key=lambda other: (len(wholes[other]), other), default=None))
    return within


def quote_states(words: Words, content: Pieces) -> tuple[int, int]:
    """How many words of a content stand in quotation marks, and how many words it has."""
    inside = total = 0
    for first, last in content:
        for index in range(first, last):
            if any(map(str.isalnum, words.form(index))):
                total += 1
                inside += words.quotes[index] == INSIDE
    return inside, total


def _nearly_same(one: set[int], other: set[int]) -> bool:
    shared = len(one & other)
    return shared >= 0.8 * (len(one) + len(other) - shared)


def _set(pieces: Pieces) -> set[int]:
    return {index for first, last in pieces for index in range(first, last)}
