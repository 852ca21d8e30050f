"""The paragraphs of a page while their kinds are being found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from whence.document.cleaning.signals import Line
from whence.document.types import RemovedKind

Kinds = list[RemovedKind | None]
Rule = Callable[["View"], None]


@dataclass(slots=True)
class View:
    """The paragraphs that are left of a page while their kinds are being found.

    ``first`` and ``last`` are the places of the first and last prose of the story; ``title_at``
    is the paragraph that turned out to be the title; ``is_live`` is true of a live report, whose
    entries stand below times of day; ``loose`` are the places of all lines but plain prose.
    """

    lines: Sequence[Line]
    dates: Sequence[bool]
    kinds: Kinds
    loose: Sequence[int]
    first: int = 0
    last: int = 0
    title_at: int | None = None
    is_live: bool = False
    prose_before: list[int] = field(default_factory=list)

    def is_middle(self, index: int) -> bool:
        """Whether prose of the story stands before and after a paragraph."""
        return self.first < index < self.last

    def is_removed(self, index: int) -> bool:
        """Whether a paragraph exists and is no part of the story."""
        return 0 <= index < len(self.lines) and self.kinds[index] is not None
