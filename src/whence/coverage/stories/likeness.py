"""How sure it is that two reports tell of one event."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.traits import Counts, Traits

FEATURES: Final = ("bias", "terms", "names", "whole", "lead", "numbers", "places", "types", "days")
# Written by training/stories.py.
WEIGHTS: Final = (-8.0, 10.0, 3.0, 4.0, 3.0, 1.0, 1.0, 0.5, 0.5)

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
        _cosine(one.names, other.names),
        float(one.traits.whole @ other.traits.whole),
        float(one.traits.lead @ other.traits.lead),
        _cosine(one.numbers, other.numbers),
        _cosine(one.places, other.places),
        _cosine(one.types, other.types),
        _days(one.traits, other.traits),
    )


def likeness(one: Profile, other: Profile) -> float:
    """The log-odds that two reports tell of one event."""
    return float(np.dot(WEIGHTS, features(one, other)))


def _days(one: Traits, other: Traits) -> float:
    """1 where both speak of the same few days, -1 where of others, 0 where that is not known."""
    if not one.days or not other.days:
        return 0.0
    shared = any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days)
    return 1.0 if shared else -1.0


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
