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
from collections.abc import Iterator, Mapping, Sequence
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
    Holdings,
    Indexes,
    Nearest,
    codes_of,
    columns_of,
    same_codes,
)
from whence.coverage.story.said import Statement
from whence.coverage.story.words import WORD
from whence.reading.stems import stem_of

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
_ROUNDING: Final = 1e-6
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
    for rows in _blocks(len(statements)):
        yield table.pairs(rows)


class _Table:
    """The statements as matrices."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._vectors = np.stack([s.vector for s in statements])
        self._contexts = np.stack([s.context for s in statements])
        self._words = Holdings([s.stems for s in statements])
        self._idf = np.log((len(statements) + 1) / np.maximum(self._words.holders, 1))
        self._weight = self._words.sums(self._idf)
        self._phrases = Holdings([_phrases(s.text) for s in statements])
        self._predicates = codes_of([s.tells or None for s in statements])
        self._telling = Holdings(
            [_telling(s, self._words.columns) for s in statements], self._words.columns
        )
        self._subjects = codes_of([_subject(s) for s in statements])
        self._patients = codes_of([s.patient for s in statements])
        self._people = Holdings([s.people for s in statements])
        self._names = Holdings([s.names for s in statements])
        self._numbers = Holdings([_numbers(s) for s in statements])
        self._events = Holdings([s.events for s in statements])
        self._voices = codes_of([s.voice for s in statements])
        self._documents = codes_of([s.document for s in statements])
        self._deeds = np.asarray([s.is_deed for s in statements])
        self._denied = np.asarray([s.denied for s in statements])
        self._to_come = np.asarray([s.certainty == "Uu" for s in statements])
        kinds = columns_of([s.kinds | s.happens for s in statements])
        self._kinds = Holdings([s.kinds for s in statements], kinds)
        self._heads = Holdings([s.happens for s in statements], kinds)
        self._size = np.log10(len(statements) / _MANY)
        sentences = codes_of([f"{s.document} {s.sentence}" for s in statements])
        self._near, self._near_by_words = self._nearest(sentences)

    def _nearest(self, sentences: Indexes) -> tuple[Floats, Floats]:
        """For each statement, how near the nearest of each report are, its own sentence left out:
        by meaning, and by words.
        """
        found: tuple[list[Floats], list[Floats]] = [], []
        nearest = Nearest(self._documents, _NEAREST)
        for rows in _blocks(len(sentences)):
            own = sentences[rows, None] == sentences[None]
            for kept, likeness in zip(found, self._likeness(rows), strict=True):
                likeness[own] = -1.0
                kept.append(nearest.of(likeness))
        return np.concatenate(found[0]), np.concatenate(found[1])

    def _likeness(self, rows: slice) -> tuple[Floats, Floats]:
        """Of rows and all statements: the cosine of the clauses, and the weight of the words that
        they share, of those that either has.
        """
        both = self._words.shared(rows, of=self._idf)
        either = self._weight[rows, None] + self._weight[None] - both
        cosines = (self._vectors[rows] @ self._vectors.T).astype(np.float64)
        return cosines, both / np.maximum(either, 1e-9)

    def pairs(self, rows: slice) -> Pairs:
        """The pairs of which the first is one of some rows."""
        alike, in_common = self._likeness(rows)
        first, second = np.nonzero(np.triu(alike, rows.start + 1) >= _LEAST_ALIKE)
        left = first + rows.start
        cosines, jaccard = alike[first, second], in_common[first, second]
        weights = self._weight[left] + self._weight[second]
        contained = jaccard * weights / (1 + jaccard) / np.maximum(
            np.minimum(self._weight[left], self._weight[second]), 1e-9
        )  # fmt: skip

        def shared(one: Holdings, other: Holdings | None = None) -> Floats:
            found: Floats = one.shared(rows, other)[first, second]
            return found

        def of_shorter(one: Holdings) -> Floats:
            """The share that is shared of the smaller of two sets."""
            sizes = np.minimum(one.sizes[left], one.sizes[second])
            found: Floats = shared(one) / np.maximum(sizes, 1.0)
            return found

        subject, not_subject = same_codes(self._subjects, left, second)
        patient, _ = same_codes(self._patients, left, second)
        predicate, _ = same_codes(self._predicates, left, second)
        numbers = np.minimum(shared(self._numbers), 2.0)
        tells = (self._heads.sizes[left] > 0) & (self._heads.sizes[second] > 0)
        mentioned = (shared(self._heads, self._kinds) + shared(self._kinds, self._heads)) > 0
        happening = np.maximum(
            shared(self._heads) > 0, mentioned * np.where(tells, _MENTIONED, 1.0)
        )
        told = shared(self._telling, self._words), shared(self._words, self._telling)
        besides = shared(self._words) - np.where(predicate > 0, np.maximum(*told), sum(told))
        voice, _ = same_codes(self._voices, left, second)
        apart = self._documents[left] != self._documents[second]
        bare = np.maximum(happening, predicate) * (besides <= 0)
        bare *= (shared(self._people) == 0) & (numbers == 0)
        lengths = self._words.sizes[left], self._words.sizes[second]
        columns = (
            cosines,
            (self._contexts[rows] @ self._contexts.T)[first, second],
            jaccard,
            contained,
            of_shorter(self._phrases),
            of_shorter(self._names),
            numbers,
            1 / np.maximum(np.minimum(*lengths), 1.0),
            np.maximum(*lengths) <= _FEW,
            predicate,
            1.0 - np.maximum(np.maximum(predicate, np.maximum(*told)), happening),
            subject, not_subject, patient,
            happening * self._size,
            happening * (numbers > 0),
            happening * voice * apart,
            tells * (1 - happening),
            bare,
            (self._events.sizes[left] > 0) & (self._events.sizes[second] > 0)
            & (shared(self._events) == 0),
            self._deeds[left] != self._deeds[second],
            self._to_come[left] != self._to_come[second],
            self._denied[left] != self._denied[second],
            self._denied[left] & self._denied[second],
            ~apart,
            self._nearness(self._near, cosines, left, second),
            self._nearness(self._near_by_words, jaccard, left, second),
        )  # fmt: skip
        return Pairs(left, second, np.stack([np.asarray(c, np.float64) for c in columns], 1))

    def _nearness(self, nearest: Floats, alike: Floats, left: Indexes, right: Indexes) -> Floats:
        """1 for pairs that are each other's nearest in their reports, less for those farther off:
        one over the geometric mean of their ranks.
        """
        there, here = nearest[left, self._documents[right]], nearest[right, self._documents[left]]
        nearer = [1.0 + (alike[:, None] < one - _ROUNDING).sum(1) for one in (there, here)]
        found: Floats = 1 / np.sqrt(nearer[0] * nearer[1])
        return found


def _blocks(count: int) -> Iterator[slice]:
    for start in range(0, count, _BLOCK):
        yield slice(start, min(start + _BLOCK, count))


def _telling(one: Statement, words: Mapping[str, int]) -> frozenset[str]:
    """The predicate, if it is among the words of the story and tells something."""
    known = one.tells in words and one.predicate in words
    return frozenset((one.predicate,)) if known else frozenset()


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
