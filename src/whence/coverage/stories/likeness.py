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

# Chosen by hand: no set has them.
_SEVERAL: Final = 5
"""Numbers that either of two reports must have, for other numbers to tell that they fill a form."""
_SAME_WORDS: Final = (0.7, 0.8)
"""Cosines of the words of fillings of one form: from where it may be one, and where it is."""
_SAME_NUMBERS: Final = (0.3, 0.5)
"""Cosines of the numbers of one event's reports: below, none; above, all."""

_LOUDNESS: Final = 1 + np.log(np.maximum(np.arange(256), 1))
"""What a word counts by how often a report has it, up to 255 times."""
_NEAR_IN_TIME: Final = 3
"""Days between publications that say nothing."""
_FADING: Final = 20.0
"""Days beyond that after which a likeness counts by a third (chosen by hand: no set has them)."""


def likeness(ones: Sequence[Traits], others: Sequence[Traits], frequencies: Frequencies) -> Floats:
    """How alike reports are, 0 to 1 [ones, others].

    Rare words that both have, by cosine; numbers and days of months; names; the meaning of the
    first sentences. Reports of the same words with several other numbers are two fillings of one
    form (the weather of two days), and not alike. Likeness fades with the time between
    publications, where both are known: what goes on for weeks is held together by the reports
    between.
    """
    itself = ones is others
    reports = ones if itself else [*ones, *others]
    start = 0 if itself else len(ones)

    def alike(counts: Callable[[Traits], Counts]) -> Floats:
        table = _weighted([counts(one) for one in reports], frequencies)
        cosines: Floats = (table[: len(ones)] @ table[start:].T).astype(np.float64)
        return cosines

    terms, names = alike(lambda one: one.terms), alike(lambda one: one.names)
    numbers = alike(lambda one: one.numbers)
    meaning = np.stack([one.lead for one in ones]) @ np.stack([one.lead for one in others]).T
    lead = np.maximum(meaning - _UNLIKE, 0.0) / (1 - _UNLIKE)
    whole = TERMS * terms + NAMES * names + NUMBERS * numbers + LEAD * lead
    several = np.minimum(_numbered(ones)[:, None], _numbered(others)) >= _SEVERAL
    own = 1 - several * _rising(terms, *_SAME_WORDS) * (1 - _rising(numbers, *_SAME_NUMBERS))
    found: Floats = whole / (TERMS + NAMES + NUMBERS + LEAD) * own * _fading(ones, others)
    return found


def _numbered(reports: Sequence[Traits]) -> NDArray[np.int64]:
    return np.array([len(one.numbers) for one in reports])


def _rising(values: Floats, low: float, high: float) -> Floats:
    """0 up to one value, 1 from another, and in between a straight line."""
    risen: Floats = np.clip((values - low) / (high - low), 0.0, 1.0)
    return risen


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
