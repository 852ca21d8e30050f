"""Where mentions end: with the last word that hangs on their head.

The network scores spans by their first and last word, and one in forty runs on into words that the
syntax gives to the clause (*the decision* **yesterday**), or over what
*and* adds. On GUM's dev part, four in five of those that are cut here are right then.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.reading.model.results import Token


def last_of_phrase(first: int, last: int, tokens: Sequence[Token]) -> int:
    """The last word up to ``last`` that hangs on the head of the words from ``first`` on."""
    head = _top(first, first, last, tokens)
    end = last
    while end > head and _top(end, first, last, tokens) != head:
        end -= 1
    while head < end < last and tokens[end].upos == "PUNCT":
        end -= 1
    return end


def _top(index: int, first: int, last: int, tokens: Sequence[Token]) -> int:
    """The word of a span that governs one of its words, and is governed from outside."""
    while first <= tokens[index].head <= last and tokens[index].head != index:
        index = tokens[index].head
    return index
