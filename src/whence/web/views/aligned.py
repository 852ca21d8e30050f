"""Two texts side by side: passages that match, in the copy's order, and what is one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup

from whence.web.templating import escaped

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_WORDS: Final = 600
"""Words of a passage that are compared one by one, which costs their product."""
_ALIKE: Final = 0.7
"""The share of words from which on it is the others that are marked."""

Passage = tuple[tuple[int, int], tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Row:
    """What the copy says (right) beside where it has it from (left); one of them may be empty."""

    left: Markup
    right: Markup
    place_left: tuple[int, int] | None
    place_right: tuple[int, int] | None
    similarity: int | None


def aligned_rows(
    original: str, copy: str, passages: Sequence[Passage]
) -> tuple[list[Row], list[Row]]:
    """The copy's text in rows, and the stretches of the original that it leaves out.

    A passage is (characters of the original, of the copy, similarity 0 to 1).
    """
    rows: list[Row] = []
    at = 0
    for left, right, similarity in sorted(passages, key=lambda one: (one[1], one[0])):
        rows += _own(copy, at, right[0], right_side=True)
        a, b = _compared(original[slice(*left)], copy[slice(*right)])
        rows.append(Row(a, b, left, right, round(100 * similarity)))
        at = max(at, right[1])
    rows += _own(copy, at, len(copy), right_side=True)
    left_out: list[Row] = []
    at = 0
    for left in sorted(one[0] for one in passages):
        left_out += _own(original, at, left[0], right_side=False)
        at = max(at, left[1])
    return rows, left_out + _own(original, at, len(original), right_side=False)


def _own(text: str, start: int, end: int, *, right_side: bool) -> list[Row]:
    if start >= end or not any(character.isalnum() for character in text[start:end]):
        return []
    words = escaped(text[start:end].strip())
    if right_side:
        return [Row(Markup(), words, None, (start, end), None)]
    return [Row(words, Markup(), (start, end), None, None)]


def _compared(a: str, b: str) -> tuple[Markup, Markup]:
    """Both texts, marked: words that the other does not have, or where few are, those it has."""
    words_a, words_b = _WORD.findall(a), _WORD.findall(b)
    if len(words_a) + len(words_b) > 2 * _MOST_WORDS:
        return escaped(a), escaped(b)
    left: list[Markup] = []
    right: list[Markup] = []
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    pieces = matcher.get_opcodes()
    few_differ = matcher.ratio() >= _ALIKE
    for kind, a0, a1, b0, b1 in pieces:
        marked = (kind == "equal") != few_differ
        left.append(_piece("".join(words_a[a0:a1]), "del" if few_differ else "em", marked))
        right.append(_piece("".join(words_b[b0:b1]), "ins" if few_differ else "em", marked))
    return Markup("").join(left), Markup("").join(right)


def _piece(text: str, tag: str, marked: bool) -> Markup:
    if not marked or not any(character.isalnum() for character in text):
        return escaped(text)
    words = text.strip()
    before, _, after = text.partition(words)
    return Markup("{}<{tag}>{}</{tag}>{}").format(before, escaped(words), after, tag=tag)
