"""Reports to stories, one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.likeness import keys_of, likeness, near_in_time
from whence.coverage.stories.partition import partition
from whence.coverage.stories.shelf import Memory, Shelf
from whence.coverage.stories.traits import Traits

_KEYS: Final = 24
"""Words by which a report is found again: those that weigh most in it."""
_HOLDERS: Final = 48
"""Of one word, the latest reports that are looked at."""
_NEAR: Final = 32
"""Reports that a new one is compared with first."""
_STORIES: Final = 4
"""Stories that a new report may change."""
_MEMBERS: Final = 16
"""Latest reports of a story that speak for it."""
_SLIGHT: Final = 0.06
"""Likeness below which a report has nothing to do with another's story."""


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

    A new report is looked at together with the latest reports of the few stories that it is most
    like: these are divided into events afresh (`partition`), so that what it shows, that two
    stories are one or that one is two, is put right at once. A story keeps its id with most of its
    reports; the id is made from the report that founded it.
    """

    def __init__(
        self,
        shelf: Shelf | None = None,
        frequencies: Frequencies | None = None,
        apart: Iterable[tuple[str, str]] = (),
        joined: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Make a grouper over what was placed before.

        ``apart`` are (document, story) and ``joined`` (story, story) of which a person said that
        they are not one, or are; see `split` and `join`.
        """
        self.shelf: Shelf = Memory() if shelf is None else shelf
        self.frequencies = frequencies or Frequencies()
        self._apart = set(apart)
        self._joined = set(joined)
        self._returning: frozenset[str] = frozenset()

    def add(self, document: str, traits: Traits) -> Placement:
        """Put a report into a story; one that is there already keeps its place.

        To place a report anew after it has changed, `remove` it first.
        """
        there = self.shelf.story_of(document)
        if there is not None:
            return Placement(document, there, new=False)
        self.frequencies.add(traits.terms.words)
        keys = keys_of(traits, self.frequencies, _KEYS)
        stories = self._stories_near(traits, keys)
        if not stories:
            story = self._new_id(document)
            self.shelf.put(document, story, traits, keys)
            return Placement(document, story, new=True)
        others = [name for story in stories for name in self.shelf.members(story, _MEMBERS)]
        labels = self._divided([*others, document], [*self.shelf.all_traits(others), traits])
        plan = self._plan([*others, document], labels, stories)
        self.shelf.put(document, plan.story, traits, keys)
        for name, story in plan.moved:
            self.shelf.move(name, story)
        for old, new in plan.merged:
            self.shelf.merge(old, new)
        return Placement(document, plan.story, plan.new, plan.merged, plan.moved)

    def add_all(self, reports: Iterable[tuple[str, Traits]]) -> list[Placement]:
        """Add several, in an order of their own: by publication, then by id."""
        return [self.add(*one) for one in sorted(reports, key=_order)]

    def add_anew(self, reports: Iterable[tuple[str, Traits]], ids: Collection[str]) -> None:
        """Add several that were removed, those first that founded the stories of some ids: these
        get their ids again, even where a story is part of another for a while.
        """
        several = sorted(reports, key=_order)
        self._returning = frozenset(ids)
        for one in sorted(several, key=lambda report: _id_of(report[0]) not in ids):
            self.add(*one)
        self._returning = frozenset()

    def remove(self, document: str) -> None:
        """Forget a report; its story goes with its last one."""
        if self.shelf.story_of(document) is None:
            return
        self.frequencies.add(self.shelf.traits_of(document).terms.words, -1)
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
        self._joined.add((one, other))
        new, old = self._larger_first((one, other))
        self.shelf.merge(old, new)
        return old, new

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
        self.frequencies.add(traits.terms.words)
        self.shelf.put(document, story, traits, keys_of(traits, self.frequencies, _KEYS))

    def _existing(self, story: str) -> str:
        current = self.shelf.current(story)
        if not self.shelf.size(current):
            raise KeyError(story)
        return current

    def _stories_near(self, one: Traits, keys: Sequence[int]) -> list[str]:
        """The stories of the reports that a new one is most like."""
        near = self.shelf.sharing(keys, _HOLDERS, _NEAR)
        if not near:
            return []
        found = likeness([one], self.shelf.all_traits(near), self.frequencies)[0]
        stories: dict[str, float] = {}
        for name, value in zip(near, found.tolist(), strict=True):
            story = self.shelf.story_of(name)
            if story is not None and value >= _SLIGHT:
                stories[story] = max(stories.get(story, 0.0), value)
        return sorted(stories, key=lambda story: (-stories[story], story))[:_STORIES]

    def _divided(self, documents: Sequence[str], traits: Sequence[Traits]) -> NDArray[np.int64]:
        """The event of each report, as a label, by what they say and what a person said."""
        order = sorted(range(len(documents)), key=lambda index: documents[index])
        ordered = [traits[index] for index in order]
        names = [documents[index] for index in order]
        stories = [self.shelf.story_of(name) for name in names]
        apart = np.zeros((len(names), len(names)), bool)
        for name, story in self._apart:
            if name in names:
                apart[names.index(name)] |= [one == self.shelf.current(story) for one in stories]
        start = np.arange(len(names))
        for story in {self.shelf.current(one) for one, _ in self._joined}:
            held = [index for index, one in enumerate(stories) if one == story]
            start[held] = held[0] if held else 0
        likes = likeness(ordered, ordered, self.frequencies)
        labels = np.empty(len(names), np.int64)
        labels[order] = partition(likes, near_in_time(ordered), apart, start)
        return labels

    def _plan(
        self, documents: Sequence[str], labels: NDArray[np.int64], stories: Sequence[str]
    ) -> Placement:
        """What to do so that each group of reports is one story; the last report is the new one.

        A story stays with the group that has most of its reports. Where that is one group for
        several stories, they are merged into the largest.
        """
        groups = [int(label) for label in labels]
        now = [self.shelf.story_of(name) for name in documents[:-1]]
        homes: dict[int, list[str]] = {}
        for story in stories:
            counts = Counter(group for group, one in zip(groups, now, strict=False) if one == story)
            home = min(counts, key=lambda group: (-counts[group], group))
            homes.setdefault(home, []).append(story)
        ids: dict[int, str] = {}
        merged: list[tuple[str, str]] = []
        for group in dict.fromkeys(groups):
            at_home = self._larger_first(homes.get(group, ()))
            founder = documents[groups.index(group)]
            ids[group] = at_home[0] if at_home else self._new_id(founder)
            merged += [(old, ids[group]) for old in at_home[1:]]
        into = dict(merged)
        moved = tuple(
            (name, ids[group])
            for name, group, story in zip(documents, groups, now, strict=False)
            if story is not None and into.get(story, story) != ids[group]
        )
        own = groups[-1]
        return Placement(documents[-1], ids[own], own not in homes, tuple(merged), moved)

    def _larger_first(self, stories: Iterable[str]) -> list[str]:
        several = list(stories)
        if len(several) < 2:  # to count a story takes time that grows with it
            return several
        return sorted(several, key=lambda story: (-self.shelf.size(story), story))

    def _parts(self, pair: tuple[str, str], one: str, other: str) -> bool:
        """Whether a person said of two stories that a report of one is not part of the other."""
        document, story = pair
        return {self.shelf.story_of(document), self.shelf.current(story)} == {one, other}

    def _new_id(self, document: str) -> str:
        number = 0
        while True:
            story = _id_of(f"{document}#{number}" if number else document)
            is_free = story in self._returning or self.shelf.current(story) == story
            if is_free and not self.shelf.size(story):
                return story
            number += 1


def _id_of(founder: str) -> str:
    return "s" + blake2s(founder.encode("utf-8"), digest_size=6).hexdigest()


def _order(one: tuple[str, Traits]) -> tuple[int, int, str]:
    published = one[1].published
    return (0, published[0], one[0]) if published else (1, 0, one[0])
