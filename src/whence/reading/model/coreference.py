"""Coreference within a document: which mentions stand for one entity.

The network gives each mention two vectors: one of it as an anaphor, one of it as an antecedent, and
a score of starting an entity. The score of a pair is the product of the two, plus what tables
learned of facts that only the whole text tells (``mention_facts.py``, ``pair_facts.py``). Each
mention, from left to right, joins its likeliest entity or starts one (Lee et al. 2017, *End-to-end
neural coreference resolution*).
"""

from __future__ import annotations

import base64
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.reading.model.mention_facts import (
    GENDER,
    GENDERS,
    KINDS,
    NAMED,
    STARTS,
    Integers,
    Mentioned,
    core_end,
    facts_of,
)
from whence.reading.model.pair_facts import (
    CODES,
    CROSSES,
    FEATURES,
    VALUES,
    codes,
    facts_one_by_one,
)
from whence.reading.model.words import MIXED, TITLE, UPPER, Words

Floats = NDArray[np.float32]

NEAREST: Final = 150
"""Mentions before a mention that may be its antecedent; of earlier ones, only named ones."""
_NAMES: Final = 2000
"""Those named ones are the last of so many names: what bounds the work in a text of any length."""
_BLOCK: Final = 64
_CONFLICT: Final = 0.05
"""What is left of the chance that a mention is of an entity most of whose mentions are of another
gender: the sum over mentions knows of no contradiction."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What training learned of the facts: ``pairs`` [FEATURES, 9, VALUES], by kind of the anaphor
    and of the antecedent; ``crosses`` [CROSSES, CODES, CODES], anaphor by antecedent; ``starts``
    [3, STARTS], by kind of the mention.
    """

    pairs: Floats
    crosses: Floats
    starts: Floats

    def to_text(self) -> str:
        """All of it as one line of text, to be kept beside the graph."""
        columns = [
            column.astype("<f2").ravel() for column in (self.pairs, self.crosses, self.starts)
        ]
        return base64.b85encode(zlib.compress(np.concatenate(columns).tobytes(), 9)).decode()

    @classmethod
    def from_text(cls, text: str) -> Tables:
        """What ``to_text`` wrote."""
        values = np.frombuffer(zlib.decompress(base64.b85decode(text)), "<f2").astype(np.float32)
        pairs, crosses = FEATURES * KINDS * KINDS * VALUES, CROSSES * CODES * CODES
        return cls(
            values[:pairs].reshape(FEATURES, KINDS * KINDS, VALUES),
            values[pairs : pairs + crosses].reshape(CROSSES, CODES, CODES),
            values[pairs + crosses :].reshape(KINDS, STARTS),
        )


def link(
    words: Words,
    mentions: Sequence[Mentioned],
    anaphors: Floats,
    antecedents: Floats,
    new: Floats,
    tables: Tables,
) -> tuple[int, ...]:
    """The number of the entity of each mention, counted from 0 in the order of first mentions.

    A mention joins the entity whose mentions together are likelier than that it starts one.
    anaphors and antecedents [mentions, width], new [mentions]; mentions in text order.
    """
    if not mentions:
        return ()
    facts = facts_of(words, mentions)
    count = len(mentions)
    categories = codes(facts)
    left = np.concatenate([anaphors, *_by_code(tables.crosses, categories)], 1)
    right = np.concatenate([antecedents, *np.eye(CODES, dtype=np.float32)[categories]], 1)
    starts = new + tables.starts[facts.kind, facts.met]
    tables_of = tables.pairs.reshape(FEATURES, -1)
    genders = [GENDER.get(one, 0) for one in facts.agreement.tolist()]
    counted: list[list[int]] = []  # mentions of each gender, by entity
    clusters: list[int] = []
    entities = 0
    for block in range(0, count, _BLOCK):
        rows = np.arange(block, min(block + _BLOCK, count))
        nearest = max(0, block - NEAREST)
        named = np.flatnonzero(facts.named_again[:nearest] >= nearest)[-_NAMES:]
        columns = np.concatenate([named, np.arange(nearest, rows[-1] + 1)])
        scores = left[rows] @ right[columns].T
        kinds = (facts.kind[rows][:, None] * KINDS + facts.kind[columns][None, :]) * VALUES
        for table, told in zip(tables_of, facts_one_by_one(facts, rows, columns), strict=True):
            scores += table.take(told + kinds)
        scores[columns[None, :] >= rows[:, None]] = -np.inf
        highest = np.maximum(scores.max(1), starts[rows])
        chances = np.exp(scores - highest[:, None])
        alone = np.exp(starts[rows] - highest)
        near: dict[int, int] = {}
        known = np.zeros(len(columns), np.int64)
        before = len(columns) - len(rows)
        known[:before] = [
            near.setdefault(clusters[p], len(near)) for p in columns[:before].tolist()
        ]
        numbers = list(near)  # of the entities at hand, by the order in which they are met here
        for row in range(len(rows)):
            there = before + row
            of_entity = np.bincount(known[:there], chances[row, :there], 1)
            gender = genders[rows[row]]
            if gender:
                for place in np.flatnonzero(of_entity > alone[row]):
                    if max(counted[numbers[place]]) > counted[numbers[place]][gender]:
                        of_entity[place] *= _CONFLICT
            best = int(of_entity.argmax())
            if of_entity[best] <= alone[row]:
                best = len(numbers)
                numbers.append(entities)
                entities += 1
                counted.append([0] * GENDERS)
            counted[numbers[best]][gender] += gender > 0
            known[there] = best
        clusters.extend(numbers[place] for place in known[before:].tolist())
    return tuple(clusters)


def _by_code(crosses: Floats, categories: Integers) -> list[Floats]:
    """For each crossed fact, each mention's row of its table."""
    return [table[column] for table, column in zip(crosses, categories, strict=True)]


def entity_names(
    words: Words, mentions: Sequence[Mentioned], entities: Sequence[int]
) -> dict[int, int]:
    """For each entity that has a named mention, the place of the mention that names it best.

    That is one of the name that most of its mentions share; of these the fullest, then the first.
    What stands after the head (*the mayor of Zelmar*) is no part of a name, and a list is none.
    """
    names: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for place, (one, entity) in enumerate(zip(mentions, entities, strict=True)):
        if one.kind == NAMED:
            core = range(one.first, core_end(words, one.head, one.last) + 1)
            capitals = frozenset(
                words.form(index).lower()
                for index in core
                if words.casings[index] in (TITLE, UPPER, MIXED)
            )
            several = any(words.form(index) in (",", "and") for index in core)
            names.setdefault(entity, []).append((place, frozenset() if several else capitals))
    best: dict[int, int] = {}
    for entity, some in names.items():
        counts = Counter(word for _, capitals in some for word in capitals)

        def rank(
            candidate: tuple[int, frozenset[str]], counts: Counter[str] = counts
        ) -> tuple[int, int, int]:
            place, capitals = candidate
            return -max((counts[word] for word in capitals), default=0), -len(capitals), place

        best[entity] = min(some, key=rank)[0]
    return best
