"""How likely two statements say the same thing: a logistic regression over what they share.

What is compared: the vectors of the clauses and of what they stand in, the words (rare ones of the
story counting more), the predicate, who does it and to whom, who is mentioned, the numbers, the
kinds of events, and whether one voice tells of one kind of happening in two reports. The weights in
``weights.tsv`` were fitted by ``training/claims.py``'s regression on the coverages that are not
held and on ECB+, held near weights that were set by hand: fitted freely on ECB+, whose stories tell
of few events, they join too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.story.differences import number_of
from whence.coverage.story.said import Statement

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

FEATURES: Final = (
    "clauses alike", "contexts alike", "words shared", "words of the shorter shared",
    "rarest word shared", "predicate shared", "predicate among the words", "agent shared",
    "agents differ", "patient shared",
    "patients differ", "people shared", "numbers shared", "events shared", "alike and shared",
    "happening shared", "happening and number", "happening and who", "happenings differ",
    "happening and voice", "nothing but the happening",
    "happening and counted", "number and counted", "predicates apart",
)  # fmt: skip
_BLOCK: Final = 256
_LEAST_ALIKE: Final = 0.2
"""Below this cosine of the clauses no pair is looked at."""
_SMALL: Final = frozenset(("0", "1", "2"))
_MENTIONED: Final = 0.4
"""What it counts that one tells of what the other, which tells of another thing, only mentions."""
_FEW: Final = frozenset(map(str, range(13)))
_FIRST_BIT: Final = np.asarray([8 - n.bit_length() for n in range(256)])
"""The place of the first bit of a byte."""


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
        self._words = _incidence([s.stems for s in statements])
        self._idf = np.log((len(statements) + 1) / np.maximum(self._words.sum(0), 1.0))
        self._weight = self._words @ self._idf
        self._predicates = _codes([s.tells or None for s in statements])
        self._rarest = _Rarest(self._words, self._idf)
        self._told = _told(
            statements, self._words, sorted({w for s in statements for w in s.stems})
        )
        self._agents = _codes([s.agent for s in statements])
        self._patients = _codes([s.patient for s in statements])
        self._people = _incidence([s.people for s in statements])
        self._numbers = _incidence([_numbers(s) for s in statements])
        self._counted = _incidence([frozenset(c.of for c in s.counts if c.of) for s in statements])
        self._exactly = _incidence([_exactly(s) for s in statements])
        self._events = _incidence([s.events for s in statements])
        self._voices = _codes([s.voice for s in statements])
        self._documents = _codes([s.document for s in statements])
        self._kinds, self._heads = _both(
            [s.kinds for s in statements], [s.happens for s in statements]
        )

    def block(self, start: int, end: int) -> Pairs:
        """The pairs of which the first is one of some rows."""
        rows = slice(start, end)
        alike = self._vectors[rows] @ self._vectors.T
        first, second = np.nonzero(np.triu(alike, start + 1) >= _LEAST_ALIKE)
        left = first + start
        shared = (self._words[rows] * self._idf) @ self._words.T
        both = shared[first, second]
        union = self._weight[left] + self._weight[second] - both
        shorter = np.minimum(self._weight[left], self._weight[second])
        rarest = self._rarest.of(left, second)
        agent, not_agent = _same(self._agents, left, second)
        patient, not_patient = _same(self._patients, left, second)
        predicate, _ = _same(self._predicates, left, second)
        cosines = alike[first, second]
        contained = both / np.maximum(shorter, 1e-9)
        told = self._heads[rows] @ self._kinds.T + self._kinds[rows] @ self._heads.T
        tells = self._heads.sum(1) > 0
        both_tell = tells[left] & tells[second]
        alone = (self._heads[rows] @ self._heads.T)[first, second] > 0
        mentioned = (told[first, second] > 0) * np.where(both_tell, _MENTIONED, 1.0)
        happening = np.maximum(alone, mentioned)
        people = np.minimum((self._people[rows] @ self._people.T)[first, second], 3.0)
        numbers = np.minimum((self._numbers[rows] @ self._numbers.T)[first, second], 2.0)
        told_too = np.maximum(self._told[left, second], self._told[second, left])
        voice, _ = _same(self._voices, left, second)
        voice *= self._documents[left] != self._documents[second]
        counted = (self._counted[rows] @ self._counted.T)[first, second]
        exactly = (self._exactly[rows] @ self._exactly.T)[first, second]
        count = (self._words[rows] @ self._words.T)[first, second]
        bare = np.maximum(happening, predicate) * (self._besides(count, left, second) <= 0)
        bare *= (people == 0) & (numbers == 0)
        other_words = happening * (1 - np.maximum(predicate, told_too))
        columns = (
            cosines,
            (self._contexts[rows] @ self._contexts.T)[first, second],
            both / np.maximum(union, 1e-9),
            contained,
            rarest / max(1e-9, float(self._idf.max())),
            predicate,
            told_too,
            agent, not_agent, patient, not_patient,
            people, numbers,
            np.minimum((self._events[rows] @ self._events.T)[first, second], 1.0),
            cosines * contained,
            other_words, happening * (numbers > 0), other_words * (agent + patient + people > 0),
            both_tell * (1 - happening),
            happening * voice, bare,
            happening * (counted > 0), np.minimum(exactly, 1.0),
            1.0 - np.maximum(np.maximum(predicate, told_too), happening),
        )  # fmt: skip
        return Pairs(left, second, np.stack([np.asarray(c, np.float64) for c in columns], 1))

    def _besides(self, shared: Floats, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
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


def _numbers(one: Statement) -> frozenset[str]:
    """What a statement counts; *one* and *two* only with what they are of, being everywhere."""
    told = [(number_of(count.number) or count.number, count.of) for count in one.counts]
    return frozenset(f"{number} {of}" if number in _SMALL else number for number, of in told)


def _exactly(one: Statement) -> frozenset[str]:
    """What a statement counts, with how many it says there are, if that is not just a few."""
    told = [(number_of(count.number) or count.number, count.of) for count in one.counts]
    return frozenset(f"{n} {of}" for n, of in told if of and (len(n) > 2 or n not in _FEW))


class _Rarest:
    """The weight of the rarest word that two rows share: words as bits, the rarest first."""

    def __init__(self, words: Floats, idf: Floats) -> None:
        order = np.argsort(-idf, kind="stable")
        self._bits = np.packbits(words[:, order] > 0, axis=1)
        self._idf = np.concatenate([idf[order], np.zeros(8)])

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        """The weights of pairs of rows; 0 where they share no word."""
        both = self._bits[left] & self._bits[right]
        byte = (both > 0).argmax(1)
        held = both[np.arange(len(both)), byte]
        bit = np.where(held > 0, _FIRST_BIT[held], 0)
        return np.where(held > 0, self._idf[8 * byte + bit], 0.0)


def _incidence(sets: Sequence[frozenset[str]]) -> Floats:
    """Which set holds which word [sets, words], in the words' order."""
    columns = {word: n for n, word in enumerate(sorted({w for one in sets for w in one}))}
    table = np.zeros((len(sets), max(1, len(columns))))
    for row, one in enumerate(sets):
        for word in one:
            table[row, columns[word]] = 1.0
    return table


def _both(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> tuple[Floats, Floats]:
    """Two rows of sets as matrices with the same columns."""
    table = _incidence([*one, *other])
    return table[: len(one)], table[len(one) :]


def _codes(values: Sequence[str | None]) -> NDArray[np.int64]:
    """Equal numbers for equal values, -1 for None."""
    known = {value: n for n, value in enumerate(sorted({v for v in values if v is not None}))}
    return np.asarray([-1 if v is None else known[v] for v in values], np.int64)


def _same(
    codes: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Whether both are known and equal, and whether both are known and not."""
    one, other = codes[left], codes[right]
    known = (one >= 0) & (other >= 0)
    return (known & (one == other)).astype(np.float64), (known & (one != other)).astype(np.float64)
