"""Reports to stories, one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Final

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.likeness import Profile, likeness, profile
from whence.coverage.stories.shelf import Memory, Shelf, most_shared
from whence.coverage.stories.traits import Traits

_KEYS: Final = 24
"""Words by which a report is found again: its rarest and most frequent."""
_HOLDERS: Final = 48
"""Of one word, the latest reports that are looked at."""
_NEAR: Final = 48
"""Reports that a new one is compared with."""
_MEMBERS: Final = 12
"""Reports of a story that speak for it."""
JOIN: Final = 0.0
"""Mean log-odds from which a report belongs to a story."""
MERGE: Final = 0.5
"""Mean log-odds from which two stories are one."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a report was put, and what else changed by it.

    ``new``: the report opened the story. ``merged``: stories that are now part of another, as (old
    id, new id). ``moved``: other reports that were put elsewhere one by one, as (document, story);
    the reports of a merged story are not named again.
    """

    document: str
    story: str
    new: bool
    merged: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()


class Grouper:
    """Puts each report into the story of its event, at a cost that does not grow.

    Single pass with repair: a report joins the story whose members it is most like on average
    (average link), or opens one; two stories that it shows to be one are merged. A story's id is
    made from the report that founded it.
    """

    def __init__(
        self,
        shelf: Shelf | None = None,
        frequencies: Frequencies | None = None,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Make a grouper over what was placed before.

        ``apart`` are (document, story) of which a person said that they are not one; see `split`.
        """
        self.shelf: Shelf = Memory() if shelf is None else shelf
        self.frequencies = frequencies or Frequencies()
        self._apart = set(apart)

    def add(self, document: str, traits: Traits) -> Placement:
        """Put a report into a story; one that is there already keeps its place.

        To place a report anew after it has changed, `remove` it first.
        """
        there = self.shelf.story_of(document)
        if there is not None:
            return Placement(document, there, new=False)
        self.frequencies.add(traits.terms)
        one = profile(traits, self.frequencies)
        keys = _keys(one)
        near = most_shared(self.shelf.sharing(keys, _HOLDERS), _NEAR)
        liked = self._stories_like(document, one, near)
        if not liked:
            story = self._new_id(document)
            self.shelf.put(document, story, traits, keys)
            return Placement(document, story, new=True)
        story = liked[0]
        self.shelf.put(document, story, traits, keys)
        merged = [
            pair for other in liked[1:] if (pair := self._merge_if_one(story, other)) is not None
        ]
        return Placement(document, self.shelf.current(story), new=False, merged=tuple(merged))

    def add_all(self, reports: Iterable[tuple[str, Traits]]) -> list[Placement]:
        """Add several, in an order of their own: by publication, then by id."""
        return [self.add(*one) for one in sorted(reports, key=_order)]

    def remove(self, document: str) -> None:
        """Forget a report; its story goes with its last one."""
        if self.shelf.story_of(document) is None:
            return
        self.frequencies.add(self.shelf.traits_of(document).terms, -1)
        self.shelf.drop(document)

    def join(self, one: str, other: str) -> tuple[str, str] | None:
        """Make one story of two, as a person says; which is now part of which.

        None where they are one already.

        Raises:
            KeyError: there is no story of that id.
        """
        one, other = (self._existing(story) for story in (one, other))
        if one == other:
            return None
        self._apart -= {pair for pair in self._apart if self._parts(pair, one, other)}
        return self._merge(one, other)

    def split(self, document: str, story: str) -> Placement:
        """Take a report out of a story, as a person says, into one of its own.

        The two are kept apart from now on.

        Raises:
            KeyError: there is no document or no story of that id.
        """
        there, story = self.shelf.story_of(document), self._existing(story)
        if there is None:
            raise KeyError(document)
        self._apart.add((document, story))
        if there != story:
            return Placement(document, there, new=False)
        own = self._new_id(document)
        self.shelf.move(document, own)
        return Placement(document, own, new=True)

    def restore(self, document: str, story: str, traits: Traits) -> None:
        """Put a report back where it stood, without deciding again."""
        self.frequencies.add(traits.terms)
        self.shelf.put(document, story, traits, _keys(profile(traits, self.frequencies)))

    def _existing(self, story: str) -> str:
        current = self.shelf.current(story)
        if not self.shelf.size(current):
            raise KeyError(story)
        return current

    def _stories_like(self, document: str, one: Profile, near: Sequence[str]) -> list[str]:
        """Stories that a report belongs to, likeliest first."""
        found = {self.shelf.story_of(name) for name in near} - {None}
        scores = {
            story: self._mean(one, self.shelf.members(story, _MEMBERS))
            for story in found
            if story is not None and not self._kept_out(document, story)
        }
        chosen = [story for story, score in scores.items() if score >= JOIN]
        return sorted(chosen, key=lambda story: (-scores[story], story))

    def _mean(self, one: Profile, members: Sequence[str]) -> float:
        others = [self._profile(name) for name in members]
        return sum(likeness(one, other) for other in others) / len(others)

    def _profile(self, document: str) -> Profile:
        return profile(self.shelf.traits_of(document), self.frequencies)

    def _merge_if_one(self, one: str, other: str) -> tuple[str, str] | None:
        one, other = self.shelf.current(one), self.shelf.current(other)
        if one == other or any(self._parts(pair, one, other) for pair in self._apart):
            return None
        members = self.shelf.members(other, _MEMBERS)
        scores = [
            self._mean(self._profile(name), members) for name in self.shelf.members(one, _MEMBERS)
        ]
        return self._merge(one, other) if sum(scores) / len(scores) >= MERGE else None

    def _merge(self, one: str, other: str) -> tuple[str, str]:
        """Put the smaller story into the larger."""
        new, old = sorted((one, other), key=lambda story: (-self.shelf.size(story), story))
        self.shelf.merge(old, new)
        return old, new

    def _kept_out(self, document: str, story: str) -> bool:
        return any(
            self.shelf.current(kept) == story and name == document for name, kept in self._apart
        )

    def _parts(self, pair: tuple[str, str], one: str, other: str) -> bool:
        """Whether a person said of two stories that a report of one is not part of the other."""
        document, story = pair
        return {self.shelf.story_of(document), self.shelf.current(story)} == {one, other}

    def _new_id(self, document: str) -> str:
        number = 0
        while True:
            seed = f"{document}#{number}" if number else document
            story = "s" + blake2s(seed.encode("utf-8"), digest_size=6).hexdigest()
            if not self.shelf.size(story) and self.shelf.current(story) == story:
                return story
            number += 1


def _keys(one: Profile) -> list[int]:
    """The words by which a report is found: those that weigh most."""
    weights: dict[int, float] = defaultdict(float)
    for table in (one.terms, one.names):
        for term, weight in table.items():
            weights[term] += weight
    return sorted(weights, key=lambda term: (-weights[term], term))[:_KEYS]


def _order(one: tuple[str, Traits]) -> tuple[int, int, str]:
    published = one[1].published
    return (0, published[0], one[0]) if published else (1, 0, one[0])
