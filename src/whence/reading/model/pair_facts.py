"""Facts of pairs of mentions: distance, words in common, agreement, nesting, quotation, syntax.

The pairs of categories are those of Durrett and Klein 2013, *Easy victories and uphill battles*.
Training computes the same facts with these very functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from whence.reading.model.mention_facts import (
    CLASSES,
    DEFINITENESS,
    KINDS,
    PRONOUN,
    ROLE_COUNT,
    Bags,
    Facts,
    Integers,
)

FEATURES: Final = 12
"""Facts of pairs: a table each."""
VALUES: Final = CLASSES * ROLE_COUNT * 2
"""Rows of each table, as many as the fact of most values has."""
CROSSES: Final = 4
"""Facts that are a category of the anaphor with one of the antecedent: type, agreement,
definiteness and role."""
CODES: Final = KINDS * CLASSES
"""Categories of each of them, those of each kind of mention apart."""


Overlap = tuple[Integers, Integers, Integers]
"""Words in common [rows, columns], and the sizes of the rows' and of the columns' bags."""


def _bucket(edges: Sequence[int], highest: int) -> Integers:
    return np.searchsorted(np.asarray(edges), np.arange(highest + 1), side="right").astype(np.int64)


_SENTENCES: Final = _bucket((1, 2, 3, 4, 6, 10), 10)
_MENTIONS: Final = _bucket((2, 3, 4, 5, 8, 12, 20, 32, 50, 80, 120), 120)
_BETWEEN: Final = _bucket((1, 2, 3, 6), 6)
_TIMES: Final = _bucket((1, 2, 4), 4)


def pair_facts(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """Facts of pairs [FEATURES, rows, columns], each a number below VALUES.

    rows are anaphors, columns candidates; what stands for a column not before its row is of no use.
    """
    return np.stack(facts_one_by_one(facts, rows, columns))


def facts_one_by_one(facts: Facts, rows: Integers, columns: Integers) -> list[Integers]:
    """The same, not yet in one array."""
    i, j = rows[:, None], columns[None, :]

    def differ(column: Integers, table: Integers) -> Integers:
        apart = np.clip(column[i] - column[j], 0, len(table) - 1)
        result: Integers = table[apart]
        return result

    apart = differ(facts.sentence, _SENTENCES)
    paragraphs = np.clip(facts.paragraph[i] - facts.paragraph[j], 0, 2)
    agreement = facts.agreement
    cores = _overlap(facts.core_bag, rows, columns)
    match = matches(facts, rows, columns, cores)
    joint = _neighbours(facts, i, j)
    between = np.clip(
        facts.before[i, agreement[j]] - facts.before[j + 1, agreement[j]], 0, len(_BETWEEN) - 1
    )
    person = np.where(agreement < 3, agreement + 1, 0)
    times = _TIMES[np.minimum(facts.times, len(_TIMES) - 1)]
    return [
        apart * 3 + paragraphs,
        _MENTIONS[np.clip(rows[:, None] - columns[None, :], 0, len(_MENTIONS) - 1)],
        match * DEFINITENESS + facts.definite[i],
        _modifiers(facts, rows, columns, cores),
        joint,
        (_quotations(facts, i, j) * 4 + person[i]) * 4 + person[j],
        _syntax(facts, i, j),
        agreement[i] * 7 + apart,
        agreement[i] * (ROLE_COUNT * 2) + facts.role[j] * 2 + np.minimum(apart, 1),
        times[j] * 3 + paragraphs,
        agreement[i] * 5 + _BETWEEN[between],
        match * 7 + apart,
    ]


def codes(facts: Facts) -> Integers:
    """The categories of each mention [CROSSES, mentions], each below CODES."""
    columns = (facts.type, facts.agreement, facts.definite, facts.role)
    return np.stack([facts.kind * CLASSES + column for column in columns])


_MATCHES: Final = 13


def matches(
    facts: Facts, rows: Integers, columns: Integers, cores: Overlap | None = None
) -> Integers:
    """How the words of two mentions agree, the closest way first; 0: not at all.

    ``cores``: the overlap of their cores, where it is known.
    """
    i, j = rows[:, None], columns[None, :]
    pronoun = facts.kind == PRONOUN
    both = ~pronoun[i] & ~pronoun[j]
    head = facts.word[i] == facts.word[j]
    core, of_i, of_j = cores or _overlap(facts.core_bag, rows, columns)
    full, _, _ = _overlap(facts.full_bag, rows, columns)
    inside = (core == of_i) & (of_i > 0)
    around = (core == of_j) & (of_j > 0)
    short = (facts.short[i] == facts.initials[j]) | (facts.initials[i] == facts.short[j])
    stem = (facts.stem[i] == facts.stem[j]) & (facts.stem[i] >= 0)
    found: Integers = np.select(
        [
            both & (facts.string[i] == facts.string[j]),
            both & (facts.core[i] == facts.core[j]),
            pronoun[i] & pronoun[j] & head,
            both & head & inside,
            both & head & around,
            both & head,
            both & inside,
            both & around,
            both & short,
            both & stem,
            both & (core > 0),
            both & (full > 0),
        ],
        list(range(1, _MATCHES)),
        0,
    ).astype(np.int64)
    return found


def _overlap(bags: Bags, rows: Integers, columns: Integers) -> Overlap:
    """Words in common [rows, columns], and sizes of the rows' and the columns' bags."""
    sizes = np.diff(bags.starts)
    used, row_of = _members(bags, rows, sizes)
    vocabulary, local = np.unique(used, return_inverse=True)
    left = np.zeros((len(rows), len(vocabulary) + 1), np.float32)
    left[row_of, local] = 1
    words, column_of = _members(bags, columns, sizes)
    right = np.zeros((len(columns), len(vocabulary) + 1), np.float32)
    if len(vocabulary):
        place = np.minimum(np.searchsorted(vocabulary, words), len(vocabulary) - 1)
        same = vocabulary[place] == words
        right[column_of[same], place[same]] = 1
    common = (left @ right.T).astype(np.int64)
    return common, sizes[rows][:, None], sizes[columns][None, :]


def _members(bags: Bags, mentions: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """Words of the bags of some mentions, and the place of each word's mention among them."""
    owner = np.repeat(np.arange(len(mentions)), sizes[mentions])
    offset = np.cumsum(sizes[mentions]) - sizes[mentions]
    place = np.arange(len(owner)) - offset[owner] + bags.starts[mentions][owner]
    return bags.words[place], owner


def _modifiers(facts: Facts, rows: Integers, columns: Integers, cores: Overlap) -> Integers:
    """Whether numbers, names and other words before the head differ, and the head is the same."""

    def compare(overlap: Overlap) -> tuple[Integers, Integers]:
        common, of_i, of_j = overlap
        return (of_i > common).astype(np.int64), (of_j > common).astype(np.int64)

    number_i, number_j = compare(_overlap(facts.number_bag, rows, columns))
    name_i, name_j = compare(_overlap(facts.name_bag, rows, columns))
    word_i, word_j = compare(cores)
    head = facts.word[rows][:, None] == facts.word[columns][None, :]
    value = number_i * 2 + number_j
    for bit in (name_i, name_j, word_i, word_j, head.astype(np.int64)):
        value = value * 2 + bit
    return value


def _neighbours(facts: Facts, i: Integers, j: Integers) -> Integers:
    """How two mentions lie to each other: nested, or with nothing or one telling word between."""
    inside = (facts.first[j] <= facts.first[i]) & (facts.last[i] <= facts.last[j])
    gap = facts.first[i] - facts.last[j] - 1
    mark = facts.marks[np.minimum(facts.last[j] + 1, len(facts.marks) - 1)]
    same = facts.sentence[i] == facts.sentence[j]
    value = np.where((gap == 1) & same, 3 + mark, 0)
    value = np.where((gap == 2) & same & (mark > 0), 8 + mark, value)
    value = np.where((gap == 0) & same, 2, value)
    result: Integers = np.where(inside, 1, value)
    return result


def _quotations(facts: Facts, i: Integers, j: Integers) -> Integers:
    """Both outside, one inside, both in one quotation, in neighbouring ones or in far ones."""
    left, right = facts.quotation[i], facts.quotation[j]
    apart = left - right
    value = np.where(apart == 0, 3, np.where(apart <= 1, 4, 5))
    value = np.where((left == 0) & (right > 0), 2, value)
    value = np.where((left > 0) & (right == 0), 1, value)
    result: Integers = np.where((left == 0) & (right == 0), 0, value)
    return result


def _syntax(facts: Facts, i: Integers, j: Integers) -> Integers:
    """Whether one governs the other, and by which relation, or one word governs both."""
    modifies = facts.governor[i] == facts.head[j]
    modified = facts.governor[j] == facts.head[i]
    shared = facts.governor[i] == facts.governor[j]
    same = facts.sentence[i] == facts.sentence[j]
    value = np.where(shared, 1 + facts.role[j], 0)
    value = np.where(modified, 1 + ROLE_COUNT + facts.role[j], value)
    value = np.where(modifies, 1 + 2 * ROLE_COUNT + facts.role[i], value)
    result: Integers = np.where(same, value, 0) * 2 + facts.reflexive[i]
    return result


def table_rows(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """Where each fact of each pair stands in the flattened tables [FEATURES, rows, columns]."""
    kinds = facts.kind[rows][:, None] * KINDS + facts.kind[columns][None, :]
    tables = np.arange(FEATURES)[:, None, None] * (KINDS * KINDS * VALUES)
    return pair_facts(facts, rows, columns) + (tables + kinds[None] * VALUES)
