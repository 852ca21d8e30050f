"""How sure it is that two reports tell of one event."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.traits import Counts, Traits

FEATURES: Final = (
    "bias",
    "terms",
    "terms shared",
    "names",
    "main names",
    "whole",
    "lead",
    "numbers",
    "places",
    "types",
    "same day",
    "gap",
    "other year",
)
# Written by training/stories.py.
WEIGHTS: Final = (-8.0, 10.0, 0.0, 3.0, 3.0, 4.0, 3.0, 1.0, 1.0, 0.5, 0.5, 0.0, 0.0)

_NARROW: Final = 3
"""Days: a time as narrow as this can be an event's."""
_FAR: Final = 60
"""Days between two reports from which more makes no difference."""
_MAIN: Final = 5
"""Names that a report is about."""
_YEAR: Final = 365.25

_Weighted = Mapping[int, float]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Traits, weighed by how rare their words were when it was made."""

    traits: Traits
    terms: _Weighted
    names: _Weighted
    numbers: _Weighted
    places: _Weighted
    types: _Weighted


def profile(traits: Traits, frequencies: Frequencies) -> Profile:
    """Weigh a report's words by how rare they are."""
    return Profile(
        traits,
        _rare(traits.terms, frequencies),
        _rare(traits.names, frequencies),
        _rare(traits.numbers, frequencies),
        _plain(traits.places),
        _plain(traits.types),
    )


def features(one: Profile, other: Profile) -> tuple[float, ...]:
    """What is alike in two reports, in the order of ``FEATURES``."""
    return (
        1.0,
        _cosine(one.terms, other.terms),
        _contained(one.terms, other.terms),
        _cosine(one.names, other.names),
        _main_shared(one, other),
        float(one.traits.whole @ other.traits.whole),
        float(one.traits.lead @ other.traits.lead),
        _cosine(one.numbers, other.numbers),
        _cosine(one.places, other.places),
        _cosine(one.types, other.types),
        _same_day(one.traits, other.traits),
        *_gaps(one.traits, other.traits),
    )


def likeness(one: Profile, other: Profile) -> float:
    """The log-odds that two reports tell of one event."""
    return float(np.dot(WEIGHTS, features(one, other)))


def _contained(one: _Weighted, other: _Weighted) -> float:
    """The larger share of one's weight that the other has, too: high where a report is short."""
    ours = sum(one[term] ** 2 for term in one if term in other)
    theirs = sum(other[term] ** 2 for term in other if term in one)
    return math.sqrt(max(ours, theirs))


def _main_shared(one: Profile, other: Profile) -> float:
    """Of the names that each report is most about, the share that the other names, too."""
    shares = []
    for a, b in ((one, other), (other, one)):
        main = sorted(a.names.items(), key=lambda item: -item[1])[:_MAIN]
        whole = sum(weight for _, weight in main)
        if whole:
            shares.append(sum(weight for name, weight in main if name in b.names) / whole)
    return min(shares, default=0.0)


def _same_day(one: Traits, other: Traits) -> float:
    """1 where both speak of one day, -1 where of others, 0 where that is not known."""
    ours, theirs = ([day for day in t.days if day[1] - day[0] < _NARROW] for t in (one, other))
    if not ours or not theirs:
        return 0.0
    return 1.0 if any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs) else -1.0


def _gaps(one: Traits, other: Traits) -> tuple[float, float]:
    """How far apart in time they were written, and whether in other years; both 0 to 1.

    The second only where the first is not known.
    """
    ours, theirs = _moment(one), _moment(other)
    if ours is not None and theirs is not None:
        return math.log1p(min(abs(ours - theirs), _FAR)) / math.log1p(_FAR), 0.0
    years = [max((last for _, last in t.days), default=None) for t in (one, other)]
    if years[0] is None or years[1] is None:
        return 0.0, 0.0
    return 0.0, min(abs(years[0] - years[1]) / _YEAR, 1.0)


def _moment(one: Traits) -> int | None:
    """When a report was written: its publication, or else the latest day that it speaks of."""
    if one.published:
        return one.published[0]
    return max((last for first, last in one.days if last - first < _NARROW), default=None)


def _rare(counts: Counts, frequencies: Frequencies) -> _Weighted:
    rarity = frequencies.rarity(counts)
    return _unit(
        {
            term: (1 + math.log(count)) * weight
            for (term, count), weight in zip(counts.items(), rarity, strict=True)
        }
    )


def _plain(counts: Counts) -> _Weighted:
    return _unit({term: 1 + math.log(count) for term, count in counts.items()})


def _unit(weights: dict[int, float]) -> _Weighted:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def _cosine(one: _Weighted, other: _Weighted) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
