"""Which statements are one claim: average-link clustering of the likely pairs.

Two clusters are joined while their statements say the same with at least a certain chance on
average (pairs never looked at counting as none). Statements of one sentence never say the same:
who says two things in a sentence means two.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.story.differences import number_of
from whence.coverage.story.kinds import are_opposite, is_light
from whence.coverage.story.likeness import Pairs, Weights, compare_all, fitted
from whence.coverage.story.matrices import Floats, Indexes
from whence.coverage.story.said import Statement
from whence.coverage.story.words import is_to_come, stems_listed
from whence.reading.stems import stem_of

SAME: Final = 0.35
"""The average chance from which on two clusters are one claim; fitted on development data."""
_LEAST: Final = 0.05
_LEAST_OF_DENIED: Final = 0.2
"""Below this a negative statement denies nothing of what another says."""
_IT: Final = re.compile(r"(?:it|this|that)$", re.IGNORECASE)
_SELF: Final = re.compile(r"[“\"‘']?(?:I|we)(?:[’']\w+)?$", re.IGNORECASE)
_ROUNDED: Final = 0.05
_LEAST_ROUNDED: Final = 2
"""What two numbers may differ by, of the larger, and the least of which one may be rounded."""
_TALK: Final = frozenset(("ask",))
"""Kinds that tell only that somebody speaks."""
_LEAST_FRAME: Final = 3
_FRAME: Final = 0.7
"""The share of the words beside the names that two fillings of one form have in common."""


Links = dict[tuple[int, int], float]
"""The chance of each likely pair of statements, by their indexes, the lower first."""


def cluster(
    statements: Sequence[Statement], links: Mapping[tuple[int, int], float], same: float = SAME
) -> list[list[int]]:
    """The statements' indexes, those of one claim together, in the order of their first."""
    return _Clusters(statements, links).joined(same)


def find_links(statements: Sequence[Statement], by: Weights | None = None) -> Links:
    """The pairs that may say the same. Of the less likely ones only those that matter: between
    statements that likely ones lead to from each other, and of what is said not to be so.
    """
    weights = by or fitted()
    denied = np.asarray([one.denied for one in statements])
    blocks = [_likely(pairs, weights) for pairs in compare_all(statements)]
    if not blocks:
        return {}
    first, second, chances = (np.concatenate(several) for several in zip(*blocks, strict=True))
    found: Links = {}

    def keep(which: NDArray[np.bool_]) -> None:
        for n in np.flatnonzero(which).tolist():
            one, other = int(first[n]), int(second[n])
            if not _apart(statements[one], statements[other]):
                found[one, other] = float(chances[n])

    likely = chances >= SAME
    keep(likely)
    groups = _groups(len(statements), found)
    of_denied = (denied[first] | denied[second]) & (chances >= _LEAST_OF_DENIED)
    keep(~likely & ((groups[first] == groups[second]) | of_denied))
    return found


def _likely(pairs: Pairs, by: Weights) -> tuple[Indexes, Indexes, Floats]:
    """The pairs likely enough."""
    chances = pairs.chances(by)
    kept = chances >= _LEAST
    return pairs.first[kept], pairs.second[kept], chances[kept]


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> Indexes:
    """Equal numbers for those that some pairs lead to from each other."""
    groups = list(range(count))

    def first_of(one: int) -> int:
        while groups[one] != one:
            groups[one] = one = groups[groups[one]]
        return one

    for one, other in pairs:
        groups[first_of(one)] = first_of(other)
    return np.asarray([first_of(one) for one in range(count)])


def _apart(one: Statement, other: Statement) -> bool:
    """Whether two never say the same, whatever they share."""
    knowing = stems_listed("knowing")
    if (one.predicate in knowing) != (other.predicate in knowing) or _fills_otherwise(one, other):
        return True
    if (_is_bare(one) or _is_bare(other)) and not set(one.counts) & set(other.counts):
        return True
    if are_opposite(one.happens, other.happens) or _he_and_she(one, other):
        return True
    if one.predicate in stems_listed("talking") and not _share_matter(one, other):
        return True
    if _of_self(one) and _of_self(other) and one.voice != other.voice:
        return True
    if (one.denied or other.denied) and is_to_come(one.text) != is_to_come(other.text):
        return True
    if one.denied != other.denied:
        return not _may_deny(one, other)
    by_two = None not in (one.doer, other.doer) and one.doer != other.doer
    if by_two and not _same_deed(one, other):
        return True
    return not _same_happening(one, other) and _numbers_apart(one, other)


def _may_deny(one: Statement, other: Statement) -> bool:
    """Whether of two statements the negative one may say that what the other tells is not so."""
    if (one if one.denied else other).is_news:
        return False
    if (one.is_deed or other.is_deed) and not _same_deed(one, other):
        return False
    return _same_happening(one, other) and _of_one_thing(one, other)


def _numbers_apart(one: Statement, other: Statement) -> bool:
    """Whether two count, and nothing the same; in one report also where what they count first is
    not the same.
    """
    left, right = _numbers(one), _numbers(other)
    if not left or not right:
        return False
    if not any(_are_near(a, b) for a in left for b in right):
        return True
    return one.document == other.document and not _are_near(left[0], right[0])


def _fills_otherwise(one: Statement, other: Statement) -> bool:
    """Whether two say one thing of two: in other words the same, but with other names, as where
    a text lists what happened in each of many towns.
    """
    left, right = one.names - other.names, other.names - one.names
    if not left or not right:
        return False
    rest, others = one.stems - left, other.stems - right
    return len(rest & others) >= _LEAST_FRAME and len(rest & others) >= _FRAME * len(rest | others)


def _same_deed(one: Statement, other: Statement) -> bool:
    """Whether two tell of one kind of deed, and not only mention it (*proposed*, *made no
    proposal*; but not *met*, *wrote after the meeting*).
    """
    return one.tells == other.tells != "" or bool(one.happens & other.happens)


def _share_matter(one: Statement, other: Statement) -> bool:
    """Whether two have more in common than that somebody asks, tells or shows something (*they
    show a hole*, *it shows the ships*).
    """
    verbs = {one.predicate, other.predicate} | stems_listed("thinking") | stems_listed("talking")
    if (one.stems & other.stems) - verbs or one.people & other.people:
        return True
    return bool((one.happens & other.kinds or other.happens & one.kinds) - _TALK)


def _he_and_she(one: Statement, other: Statement) -> bool:
    """Whether one tells of a man and another of a woman."""
    return {one.subject.lower(), other.subject.lower()} == {"he", "she"}


def _of_self(one: Statement) -> bool:
    """Whether somebody speaks of themselves (*I was there*)."""
    return _SELF.match(one.subject) is not None


def _is_bare(one: Statement) -> bool:
    """Whether nothing tells of what a number is (*It was six percent*)."""
    if one.agent is not None or _IT.match(one.subject) is None or not one.counts:
        return False
    counted = {stem for count in one.counts for stem in (count.number, count.of)}
    return not one.stems - counted - {one.predicate, *map(stem_of, counted)}


def _of_one_thing(one: Statement, other: Statement) -> bool:
    """Whether what is said not to be so tells of what another tells of: whom or what both name,
    or one of them names none; and no two that differ.
    """
    if None not in (one.doer, other.doer) and one.doer != other.doer:
        return False
    said = {one.predicate, other.predicate}
    left, right = one.stems - said, other.stems - said
    if not left or not right or one.people & other.people:
        return True
    return len(left & right) >= (1 if _same_deed(one, other) else 2)


def _numbers(one: Statement) -> list[str]:
    return [number_of(count.number) or count.number for count in one.counts]


def _are_near(one: str, other: str) -> bool:
    """Whether two numbers are one, or one of them rounded (*two tonnes*, *2.1 tonnes*)."""
    if one == other:
        return True
    try:
        small, large = sorted((float(one), float(other)))
    except ValueError:
        return False
    return large >= _LEAST_ROUNDED and large - small <= _ROUNDED * large


def _same_happening(one: Statement, other: Statement) -> bool:
    """Whether two tell of one kind of thing: their predicate, if it tells something by itself or
    they have more words in common, or a kind that is one's own and in the other's words.
    """
    told = one.predicate in other.stems or other.predicate in one.stems
    if told and not (is_light(one.predicate) and is_light(other.predicate)):
        return True
    if told and (one.stems & other.stems) - {one.predicate, other.predicate} - one.names:
        return True
    return bool(one.happens & other.kinds or other.happens & one.kinds)


class _Clusters:
    def __init__(
        self, statements: Sequence[Statement], links: Mapping[tuple[int, int], float]
    ) -> None:
        self._members = {n: [n] for n in range(len(statements))}
        self._places = {n: {(s.document, s.sentence)} for n, s in enumerate(statements)}
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), chance in links.items():
            self._sums[one][other] = self._sums[other][one] = chance

    def joined(self, same: float) -> list[list[int]]:
        """Join the likeliest two until none is likely enough."""
        queue: list[tuple[float, int, int]] = []
        for one, others in self._sums.items():
            for other in others:
                if one < other:
                    self._offer(queue, one, other, same)
        while queue:
            chance, one, other = heapq.heappop(queue)
            if -chance != self._chance(one, other) or self._places[one] & self._places[other]:
                continue
            self._join(one, other)
            for third in self._sums[one]:
                self._offer(queue, min(one, third), max(one, third), same)
        return sorted(sorted(several) for several in self._members.values())

    def _offer(
        self, queue: list[tuple[float, int, int]], one: int, other: int, same: float
    ) -> None:
        chance = self._chance(one, other)
        if chance is not None and chance >= same:
            heapq.heappush(queue, (-chance, one, other))

    def _chance(self, one: int, other: int) -> float | None:
        if one not in self._members or other not in self._members:
            return None
        both = len(self._members[one]) * len(self._members[other])
        return round(self._sums[one].get(other, 0.0) / both, 9)

    def _join(self, one: int, other: int) -> None:
        """The second into the first."""
        self._members[one] += self._members.pop(other)
        self._places[one] |= self._places.pop(other)
        for third, chance in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                summed = self._sums[one].get(third, 0.0) + chance
                self._sums[one][third] = self._sums[third][one] = summed
