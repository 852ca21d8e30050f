"""Changed arcs of a tree, so that it stays one."""

from __future__ import annotations

from collections.abc import Sequence

from whence.reading.model.results import Token


def without_circles(changed: Sequence[Token], tokens: Sequence[Token]) -> list[Token]:
    """The changed words of a tree; one whose new arc would close a circle stays as it was.

    Changes are made one after the other, so that each finds a tree and leaves one: whoever walks up
    or down from a word comes to an end.
    """
    kept = [new if new.head == old.head else old for new, old in zip(changed, tokens, strict=True)]
    for index, new in enumerate(changed):
        if new.head == kept[index].head:
            continue
        at = new.head
        while at != index and kept[at].head != at:
            at = kept[at].head
        if at != index or new.head == index:
            kept[index] = new
    return kept
