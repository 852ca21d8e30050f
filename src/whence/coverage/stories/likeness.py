"""How much of what tells an event is alike in reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.stories.frequencies import Frequencies
from whence.coverage.stories.traits import Counts, Traits

Floats = NDArray[np.float64]

# Chosen by training/stories.py: how much each kind of likeness counts.
TERMS: Final = 1.0
NAMES: Final = 0.15
NUMBERS: Final = 0.25
LEAD: Final = 0.15
_UNLIKE: Final = 0.2
"""The product of the lead vectors of any two reports of news."""

_LOUDNESS: Final = 1 + np.log(np.maximum(np.arange(256), 1))
"""What a word counts by how often a report has it, up to 255 times."""
_NEAR_IN_TIME: Final = 3
"""Days between publications that say nothing."""
_FADING: Final = 20.0
"""Days beyond that after which a likeness counts by a third (chosen by hand: no set has them)."""


def likeness(ones: Sequence[Traits], others: Sequence[Traits], frequencies: Frequencies) -> Floats:
    """How alike reports are, 0 to 1 [ones, others].

    Rare words that both have, by cosine; numbers and days of months; names; the meaning of the
    first sentences. It fades with the time between publications, where both are known: what goes
    on for weeks is held together by the reports between.
    """
    itself = ones is others
    reports = ones if itself else [*ones, *others]
    start = 0 if itself else len(ones)
    whole = np.zeros((len(ones), len(others)))
    parts: tuple[tuple[float, Callable[[Traits], Counts]], ...] = (
        (TERMS, lambda one: one.terms),
        (NAMES, lambda one: one.names),
        (NUMBERS, lambda one: one.numbers),
    )
    for weight, counts in parts:
        if weight:
            table = _weighted([counts(one) for one in reports], frequencies)
            whole += weight * (table[: len(ones)] @ table[start:].T)
    if LEAD:
        meaning = np.stack([one.lead for one in ones]) @ np.stack([one.lead for one in others]).T
        whole += LEAD * np.maximum(meaning - _UNLIKE, 0.0) / (1 - _UNLIKE)
    return whole / (TERMS + NAMES + NUMBERS + LEAD) * _fading(ones, others)


def _weighted(tables: Sequence[Counts], frequencies: Frequencies) -> NDArray[np.float32]:
    """Rows of length one over all words that stand in any report."""
    terms = np.concatenate([table.words for table in tables])
    counts = np.concatenate([table.times for table in tables])
    known, columns = np.unique(terms, return_inverse=True)
    rows = np.repeat(np.arange(len(tables)), [len(table) for table in tables])
    whole = np.zeros((len(tables), len(known)), np.float32)
    whole[rows, columns] = _LOUDNESS[counts] * frequencies.rarity(known)[columns]
    lengths = np.linalg.norm(whole, axis=1, keepdims=True)
    weighted: NDArray[np.float32] = whole / np.maximum(lengths, np.float32(1e-9))
    return weighted


def near_in_time(reports: Sequence[Traits]) -> Floats:
    """1 for each two reports that were published within a few days, else 0 [N, N]."""
    return (_gaps(reports, reports) <= _NEAR_IN_TIME).astype(np.float64)


def _fading(ones: Sequence[Traits], others: Sequence[Traits]) -> Floats:
    gap = np.nan_to_num(_gaps(ones, others), nan=0.0)
    fading: Floats = np.exp(-np.maximum(gap - _NEAR_IN_TIME, 0.0) / _FADING)
    return fading


def _gaps(ones: Sequence[Traits], others: Sequence[Traits]) -> Floats:
    """Days between publications, NaN where one is not known [ones, others]."""
    first, second = (
        np.array([one.published[0] if one.published else np.nan for one in reports], np.float64)
        for reports in (ones, others)
    )
    gaps: Floats = np.abs(first[:, None] - second[None, :])
    return gaps


def keys_of(one: Traits, frequencies: Frequencies, at_most: int) -> list[int]:
    """The words by which a report is found again: those that weigh most in it."""
    terms = one.terms.words
    weights = _LOUDNESS[one.terms.times] * frequencies.rarity(terms)
    chosen = np.lexsort((terms, -weights))[:at_most]
    return [int(term) for term in terms[chosen]]
