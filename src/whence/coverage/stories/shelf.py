"""Where the grouper finds what it placed before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from whence.coverage.stories.traits import Traits


class Shelf(Protocol):
    """What a grouper asks and tells: `Memory` answers from this process, a store from its tables.

    Every question is answered in time that does not grow with the collection.
    """

    def story_of(self, document: str) -> str | None:
        """The story that a document stands in, None for an unknown document."""

    def members(self, story: str, at_most: int) -> Sequence[str]:
        """The story's latest documents, latest first, at most so many."""

    def size(self, story: str) -> int:
        """How many documents the story has; 0 where there is none of that id."""

    def traits_of(self, document: str) -> Traits:
        """The traits of a document that is on the shelf."""

    def all_traits(self, documents: Sequence[str]) -> list[Traits]:
        """The traits of some, asked for at once."""

    def sharing(self, keys: Sequence[int], latest: int, at_most: int) -> Sequence[str]:
        """The documents that share most of some keys, at most so many, best first.

        Of those that were put with a key the ``latest`` are counted. Where two share as many, the
        one goes first that has the earlier key, then the later document.
        """

    def current(self, story: str) -> str:
        """The story that this one has become part of; itself where it was not merged."""

    def put(self, document: str, story: str, traits: Traits, keys: Sequence[int]) -> None:
        """Put a new document into a story, which may be new."""

    def move(self, document: str, story: str) -> None:
        """Put a document that is on the shelf into another story."""

    def merge(self, old: str, new: str) -> None:
        """Put all documents of one story into another; the old id stays known."""

    def drop(self, document: str) -> None:
        """Forget a document."""


class Memory:
    """A shelf in this process's memory."""

    def __init__(self) -> None:
        self._stories: dict[str, dict[str, None]] = {}
        self._story_of: dict[str, str] = {}
        self._traits: dict[str, Traits] = {}
        self._keys: dict[str, tuple[int, ...]] = {}
        self._holders: dict[int, dict[str, None]] = {}
        self._merged: dict[str, str] = {}

    def story_of(self, document: str) -> str | None:
        """See `Shelf`."""
        return self._story_of.get(document)

    def members(self, story: str, at_most: int) -> Sequence[str]:
        """See `Shelf`."""
        return _latest(self._stories.get(story, {}), at_most)

    def size(self, story: str) -> int:
        """See `Shelf`."""
        return len(self._stories.get(story, ()))

    def traits_of(self, document: str) -> Traits:
        """See `Shelf`."""
        return self._traits[document]

    def all_traits(self, documents: Sequence[str]) -> list[Traits]:
        """See `Shelf`."""
        return [self._traits[document] for document in documents]

    def sharing(self, keys: Sequence[int], latest: int, at_most: int) -> Sequence[str]:
        """See `Shelf`."""
        every = (name for key in keys for name in _latest(self._holders.get(key, {}), latest))
        return [name for name, _ in Counter(every).most_common(at_most)]

    def current(self, story: str) -> str:
        """See `Shelf`."""
        while story in self._merged:
            story = self._merged[story]
        return story

    def put(self, document: str, story: str, traits: Traits, keys: Sequence[int]) -> None:
        """See `Shelf`."""
        self._merged.pop(story, None)
        self._stories.setdefault(story, {})[document] = None
        self._story_of[document] = story
        self._traits[document] = traits
        self._keys[document] = tuple(keys)
        for key in keys:
            self._holders.setdefault(key, {})[document] = None

    def move(self, document: str, story: str) -> None:
        """See `Shelf`."""
        self._leave(document)
        self._merged.pop(story, None)
        self._stories.setdefault(story, {})[document] = None
        self._story_of[document] = story

    def merge(self, old: str, new: str) -> None:
        """See `Shelf`."""
        for document in self._stories.pop(old, {}):
            self._stories[new][document] = None
            self._story_of[document] = new
        self._merged[old] = new

    def drop(self, document: str) -> None:
        """See `Shelf`."""
        self._leave(document)
        del self._story_of[document], self._traits[document]
        for key in self._keys.pop(document):
            del self._holders[key][document]
            if not self._holders[key]:
                del self._holders[key]

    def remember(self, old: str, new: str) -> None:
        """Know that a story was merged into another, when a state is restored."""
        self._merged[old] = new

    def stories(self) -> dict[str, tuple[str, ...]]:
        """All stories with their documents, in the order in which they were put there."""
        return {story: tuple(documents) for story, documents in self._stories.items()}

    def _leave(self, document: str) -> None:
        story = self._story_of[document]
        del self._stories[story][document]
        if not self._stories[story]:
            del self._stories[story]


def _latest(names: dict[str, None], at_most: int) -> list[str]:
    found: list[str] = []
    for name in reversed(names):
        if len(found) == at_most:
            break
        found.append(name)
    return found
