"""How likely two statements say the same thing: a logistic regression over what they share.

What is compared: the vectors of the clauses and of what they stand in, the words and phrases (rare
ones of the story counting more), the predicate, what it tells of, the names and numbers, the kinds
of happenings and of events, whether both say or deny it, and whether each is what the other's
report has nearest to it: of the many statements of two long reports that share words, those that
say the same are each other's best match. The weights in ``weights.tsv`` are those that
``python -m training.claims`` writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.story.differences import number_of
from whence.coverage.story.matrices import (
    Floats,
    Indexes,
    both_incidence,
    codes_of,
    incidence,
    nearest_in,
    often_held,
    same_codes,
)
from whence.coverage.story.said import Statement
from whence.coverage.story.words import WORD
from whence.reading.stems import stem_of

Bools = NDArray[np.bool_]

FEATURES: Final = (
    "clauses alike", "contexts alike", "words shared", "words of the shorter shared",
    "phrases shared", "names shared", "numbers shared", "few words", "both of few words",
    "predicate shared", "predicates apart", "subject shared", "subjects differ", "patient shared",
    "happening shared in many", "happening and number", "happening and voice", "happenings differ",
    "nothing but the happening", "events differ", "one is a deed", "one is to come", "one denies",
    "both deny", "one report", "nearest", "nearest by words",
)  # fmt: skip
_BLOCK: Final = 256
_LEAST_ALIKE: Final = 0.2
"""Below this cosine of the clauses no pair is looked at."""
_SMALL: Final = frozenset(("0", "1", "2"))
_MENTIONED: Final = 0.4
"""What it counts that one tells of what the other, which tells of another thing, only mentions."""
_FEW: Final = 3
"""Content words that are few."""
_NEAREST: Final = 4
"""Statements of a report that are told apart as the nearest, the second nearest and so on."""
_ROUNDING: Final = 1e-9
_MANY: Final = 100
"""Statements of a story in which a kind of happening says neither more nor less than it does."""

_POINTS: Final = re.compile(
    r"(?:he|she|it|they|we|i|you|this|that|these|those|who|which|what|there|one|both|him|them)$",
    re.IGNORECASE,
)
"""Subjects that are told elsewhere."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights: one for each feature, and the constant."""

    weights: tuple[float, ...]
    constant: float


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The weights that the package ships."""
    rows = files("whence.coverage.story").joinpath("weights.tsv").read_text("utf-8").splitlines()
    table = dict(row.split("\t") for row in rows if row)
    return Weights(tuple(float(table[name]) for name in FEATURES), float(table["constant"]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of statements (indexes, first below second) and their features [pairs, features]."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    features: Floats

    def chances(self, by: Weights) -> Floats:
        """How likely each pair says the same, 0 to 1."""
        sums: Floats = self.features @ np.asarray(by.weights) + by.constant
        result: Floats = 1 / (1 + np.exp(-sums))
        return result


def compare_all(statements: Sequence[Statement]) -> Iterator[Pairs]:
    """The features of all pairs worth a look, in blocks."""
    if not statements:
        return
    table = _Table(statements)
    for start in range(0, len(statements), _BLOCK):
        yield table.block(start, min(start + _BLOCK, len(statements)))


class _Table:
    """The statements as matrices."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._vectors = np.stack([s.vector for s in statements]).astype(np.float64)
        self._contexts = np.stack([s.context for s in statements]).astype(np.float64)
        self._words = incidence([s.stems for s in statements])
        self._idf = np.log((len(statements) + 1) / np.maximum(self._words.sum(0), 1.0))
        self._weight = self._words @ self._idf
        self._length = self._words.sum(1)
        phrases = [_phrases(s.text) for s in statements]
        self._phrases, self._phrase_count = often_held(phrases), _sizes(phrases)
        self._predicates = codes_of([s.tells or None for s in statements])
        self._told = _told(
            statements, self._words, sorted({w for s in statements for w in s.stems})
        )
        self._subjects = codes_of([_subject(s) for s in statements])
        self._patients = codes_of([s.patient for s in statements])
        self._people = incidence([s.people for s in statements])
        self._names, self._name_count = (
            incidence([s.names for s in statements]),
            _sizes([s.names for s in statements]),
        )
        self._numbers = incidence([_numbers(s) for s in statements])
        self._events = incidence([s.events for s in statements])
        self._has_event = self._events.sum(1) > 0
        self._voices = codes_of([s.voice for s in statements])
        self._documents = codes_of([s.document for s in statements])
        self._deeds = np.asarray([s.is_deed for s in statements])
        self._denied = np.asarray([s.denied for s in statements])
        self._to_come = np.asarray([s.certainty == "Uu" for s in statements])
        self._kinds, self._heads = both_incidence(
            [s.kinds for s in statements], [s.happens for s in statements]
        )
        self._size = np.log10(len(statements) / _MANY)
        sentences = codes_of([f"{s.document} {s.sentence}" for s in statements])
        self._near, self._near_by_words = self._nearest(sentences)

    def _nearest(self, sentences: Indexes) -> tuple[Floats, Floats]:
        """For each statement, how near the nearest of each report are, its own sentence left out:
        by meaning, and by words.
        """
        found: tuple[list[Floats], list[Floats]] = [], []
        for start in range(0, len(sentences), _BLOCK):
            rows = slice(start, min(start + _BLOCK, len(sentences)))
            own = sentences[rows, None] == sentences[None]
            for kept, likeness in zip(
                found, (self._vectors[rows] @ self._vectors.T, self._in_common(rows)), strict=True
            ):
                likeness[own] = -1.0
                kept.append(nearest_in(likeness, self._documents, _NEAREST))
        return np.concatenate(found[0]), np.concatenate(found[1])

    def _in_common(self, rows: slice) -> Floats:
        """The weight of the words that rows share with all statements, of those that either has."""
        both = (self._words[rows] * self._idf) @ self._words.T
        either = self._weight[rows, None] + self._weight[None] - both
        shared: Floats = both / np.maximum(either, 1e-9)
        return shared

    def block(self, start: int, end: int) -> Pairs:
        """The pairs of which the first is one of some rows."""
        rows = slice(start, end)
        alike = self._vectors[rows] @ self._vectors.T
        first, second = np.nonzero(np.triu(alike, start + 1) >= _LEAST_ALIKE)
        left = first + start
        jaccard = self._in_common(rows)[first, second]
        weights = self._weight[left] + self._weight[second]
        contained = jaccard * weights / (1 + jaccard) / np.maximum(
            np.minimum(self._weight[left], self._weight[second]), 1e-9
        )  # fmt: skip
        cosines = alike[first, second]

        def shared(table: Floats) -> Floats:
            result: Floats = (table[rows] @ table.T)[first, second]
            return result

        subject, not_subject = same_codes(self._subjects, left, second)
        patient, _ = same_codes(self._patients, left, second)
        predicate, _ = same_codes(self._predicates, left, second)
        numbers = np.minimum(shared(self._numbers), 2.0)
        happening, both_tell = self._happening(rows, first, left, second)
        told_too = np.maximum(self._told[left, second], self._told[second, left])
        voice, _ = same_codes(self._voices, left, second)
        apart = self._documents[left] != self._documents[second]
        bare = np.maximum(happening, predicate)
        bare *= self._besides(shared(self._words), left, second) <= 0
        bare *= (shared(self._people) == 0) & (numbers == 0)
        events = self._has_event[left] & self._has_event[second]
        columns = (
            cosines,
            shared(self._contexts),
            jaccard,
            contained,
            _of_shorter(shared(self._phrases), self._phrase_count, left, second),
            _of_shorter(shared(self._names), self._name_count, left, second),
            numbers,
            1 / np.maximum(np.minimum(self._length[left], self._length[second]), 1.0),
            np.maximum(self._length[left], self._length[second]) <= _FEW,
            predicate,
            1.0 - np.maximum(np.maximum(predicate, told_too), happening),
            subject, not_subject, patient,
            happening * self._size,
            happening * (numbers > 0),
            happening * voice * apart,
            both_tell * (1 - happening),
            bare,
            events * (shared(self._events) == 0),
            self._deeds[left] != self._deeds[second],
            self._to_come[left] != self._to_come[second],
            self._denied[left] != self._denied[second],
            self._denied[left] & self._denied[second],
            ~apart,
            self._nearness(self._near, cosines, left, second),
            self._nearness(self._near_by_words, jaccard, left, second),
        )  # fmt: skip
        return Pairs(left, second, np.stack([np.asarray(c, np.float64) for c in columns], 1))

    def _happening(
        self, rows: slice, first: Indexes, left: Indexes, second: Indexes
    ) -> tuple[Floats, Bools]:
        """Whether two tell of one kind of happening, 0 to 1; and whether both tell of any."""
        told = self._heads[rows] @ self._kinds.T + self._kinds[rows] @ self._heads.T
        tells = self._heads.sum(1) > 0
        both_tell: Bools = tells[left] & tells[second]
        alone = (self._heads[rows] @ self._heads.T)[first, second] > 0
        mentioned = (told[first, second] > 0) * np.where(both_tell, _MENTIONED, 1.0)
        return np.maximum(alone, mentioned), both_tell

    def _nearness(self, nearest: Floats, alike: Floats, left: Indexes, right: Indexes) -> Floats:
        """1 for pairs that are each other's nearest in their reports, less for those farther off:
        one over the geometric mean of their ranks.
        """
        there, here = nearest[left, self._documents[right]], nearest[right, self._documents[left]]
        nearer = [1.0 + (alike[:, None] < one - _ROUNDING).sum(1) for one in (there, here)]
        found: Floats = 1 / np.sqrt(nearer[0] * nearer[1])
        return found

    def _besides(self, shared: Floats, left: Indexes, right: Indexes) -> Floats:
        """How many of the words that two statements share are the predicate of neither."""
        one, other = self._told[left, right], self._told[right, left]
        same = (self._predicates[left] == self._predicates[right]) & one
        return shared - np.where(same, one | other, one.astype(np.int64) + other)


def _told(statements: Sequence[Statement], table: Floats, words: Sequence[str]) -> Bools:
    """Whether the predicate of one is among the words of another [statements, statements]."""
    columns = {word: n for n, word in enumerate(words)}
    found = np.zeros((len(statements), len(statements)), np.bool_)
    for row, one in enumerate(statements):
        if one.tells in columns and one.predicate in columns:
            found[row] = table[:, columns[one.predicate]] > 0
    return found


def _subject(one: Statement) -> str | None:
    """What a statement tells of: an entity, or the last word for it; None if told elsewhere."""
    if one.agent is not None:
        return f"entity {one.agent}"
    words = WORD.findall(one.subject)
    return None if not words or _POINTS.match(one.subject) else stem_of(words[-1])


def _phrases(text: str) -> frozenset[str]:
    """Each two words of a text that stand beside each other."""
    words = [stem_of(word) for word in WORD.findall(text)]
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def _numbers(one: Statement) -> frozenset[str]:
    """What a statement counts; *one* and *two* only with what they are of, being everywhere."""
    told = [(number_of(count.number) or count.number, count.of) for count in one.counts]
    return frozenset(f"{number} {of}" if number in _SMALL else number for number, of in told)


def _sizes(sets: Sequence[frozenset[str]]) -> Floats:
    return np.asarray([len(one) for one in sets], np.float64)


def _of_shorter(shared: Floats, sizes: Floats, left: Indexes, right: Indexes) -> Floats:
    """The share that is shared of the smaller of two sets."""
    found: Floats = shared / np.maximum(np.minimum(sizes[left], sizes[right]), 1.0)
    return found
