"""Sentences of two texts side by side: which may be source and copy, and how they agree.

A copy agrees with its source sentence after sentence: in words that a rewriter leaves, in names and
numbers, in the order of the words, and in what stands before and after. Independent reports share
facts, yet neither the sequence nor the wording. (The features follow Barzilay and Elhadad 2003,
*Sentence alignment for monolingual comparable corpora*, and Clough, Gaizauskas, Piao and Wilks
2002, *METER: measuring text reuse*; the weights are learned, see training/reuse.py.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.reuse.words import Words
from whence.reading.report import Report

Floats = NDArray[np.float32]
Integers = NDArray[np.intp]

MOST_SENTENCES: Final = 600
"""Sentences beyond are compared word by word only."""
_NEAREST: Final = 3
"""Of a sentence's possible counterparts, so many are looked at closely, by each of two measures."""
_STEM: Final = 6
_HANDFUL: Final = 4
_REACH: Final = 2
"""How many sentences on either side support a pair."""

FUNCTION_WORDS: Final = frozenset(
    """a about above after again against ago all almost along already also although always am among
    an and another any anyone anything are around as at away back be became because become been
    before being below between both but by came can cannot come could did do does doing done down
    during each either else enough even ever every everyone everything far few first for from
    further get go going got had has have having he her here hers herself him himself his how
    however i if in indeed instead into is it its itself just least less let like made make many
    may me might mine more most much must my myself neither never next no none nor not nothing now
    of off often on once one only onto or other others our ours ourselves out over own per perhaps
    rather same says said say see seem seemed several she should since so some someone something
    still such take than that the their theirs them themselves then there these they thing things
    this those though through thus to together told too took toward towards two under unless until
    up upon us used very was way we well went were what whatever when where whether which while who
    whole whom whose why will with within without would yet you your yours yourself
    can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll i'd i'll i'm i've isn't
    it'd it'll she'd she'll shouldn't that'll they'd they'll they're they've wasn't we'd we'll
    we're we've weren't won't wouldn't you'd you'll you're you've aren't
    monday tuesday wednesday thursday friday saturday sunday mr mrs ms""".split()
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """A report's sentences as they are compared.

    ``spans`` offsets of each; ``forms`` its own words, those in quotations apart; ``content`` the
    stems of those that say something; ``joints`` its pairs of neighbouring words; ``details`` its
    names and numbers; ``telling`` [S], the share
    of its words that are its own, 0 where they are but a handful (*he said*), since a sentence that
    quotes says little of who copied whom; ``meaning`` [S, 384].
    """

    spans: tuple[tuple[int, int], ...]
    forms: tuple[tuple[str, ...], ...]
    joints: tuple[frozenset[tuple[str, str]], ...]
    content: tuple[frozenset[str], ...]
    details: tuple[frozenset[str], ...]
    telling: Floats
    meaning: Floats


def sentences_of(report: Report, words: Words) -> Sentences:
    """The first `MOST_SENTENCES` sentences of a report."""
    spans = report.reading.sentences[:MOST_SENTENCES]
    text = report.reading.document.text
    forms: list[tuple[str, ...]] = []
    content: list[frozenset[str]] = []
    details: list[frozenset[str]] = []
    shares: list[float] = []
    at = 0
    for _, end in spans:
        first, at = at, bisect_left(words.starts, end, at)
        own = [index for index in range(first, at) if words.own[index]]
        shares.append(len(own) / (at - first) if len(own) >= _HANDFUL else 0.0)
        inside = [words.forms[index] for index in own]
        stems = [_stem(form) for form in inside]
        forms.append(tuple(inside))
        content.append(frozenset([stem for stem in stems if stem]))
        details.append(
            frozenset(
                [
                    stem
                    for index, stem in zip(own, stems, strict=True)
                    if stem and _is_detail(text[words.starts[index]], opens=index == first)
                ]
            )
        )
    meaning = report.meaning.sentences[: len(spans)]
    return Sentences(
        tuple(spans),
        tuple(forms),
        tuple([frozenset(pairwise(one)) for one in forms]),
        tuple(content),
        tuple(details),
        np.array(shares, np.float32),
        meaning,
    )


@lru_cache(maxsize=1 << 16)
def _stem(form: str) -> str:
    """The stem of a folded word; none of one that says nothing by itself."""
    return "" if form in FUNCTION_WORDS or len(form) < 2 else form[:_STEM]


def _is_detail(initial: str, *, opens: bool) -> bool:
    return initial.isdigit() or (initial.isupper() and not opens)


@dataclass(frozen=True, slots=True)
class SentencePairs:
    """Pairs of sentences: places ``a`` and ``b`` [P], and their features [P, `FEATURES`]."""

    a: Integers
    b: Integers
    features: Floats


FEATURES: Final = ("cosine", "margin", "shared", "of the longer", "details", "order", "pairs")


def sentence_pairs(a: Sentences, b: Sentences) -> SentencePairs:
    """The likeliest counterparts of every sentence of either text, and how they agree."""
    if not a.spans or not b.spans:
        empty = np.zeros(0, np.intp)
        return SentencePairs(empty, empty, np.zeros((0, len(FEATURES)), np.float32))
    cosines = a.meaning @ b.meaning.T
    stems = {stem: at for at, stem in enumerate(sorted(frozenset().union(*a.content, *b.content)))}
    in_a, in_b = _table(a.content, stems), _table(b.content, stems)
    weights = _weights(in_a, in_b)
    shared, has_a, has_b = _overlaps(in_a, in_b, weights)
    share = shared / np.maximum(np.minimum(has_a, has_b), 1e-6)
    of_longer = (shared / np.maximum(np.maximum(has_a, has_b), 1e-6)).astype(np.float32)
    rows, columns = _nearest(cosines, of_longer)
    details, details_a, details_b = _overlaps(
        _table(a.details, stems), _table(b.details, stems), weights
    )
    agree = details / np.maximum(np.minimum(details_a, details_b), 1e-6)
    features = np.stack(
        [
            cosines[rows, columns],
            _margins(cosines)[rows, columns],
            share[rows, columns],
            of_longer[rows, columns],
            agree[rows, columns],
            *_wordings(a, b, rows, columns),
        ],
        axis=1,
    )
    return SentencePairs(rows, columns, features.astype(np.float32))


def _table(sets: Sequence[frozenset[str]], stems: Mapping[str, int]) -> Floats:
    """Which sentence has which stem [S, stems], 1 or 0."""
    table = np.zeros((len(sets), len(stems)), np.float32)
    rows = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    table[rows, [stems[stem] for one in sets for stem in one]] = 1
    return table


def _weights(in_a: Floats, in_b: Floats) -> Floats:
    """What each stem tells [stems]: the less, the more sentences of the two texts have it."""
    weights: Floats = np.log(1 + (len(in_a) + len(in_b)) / (in_a.sum(0) + in_b.sum(0)))
    return weights


def _overlaps(in_a: Floats, in_b: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Summed weights of what each two share [A, B], and of what each has [A, 1], [1, B]."""
    weighted: Floats = in_a * weights
    return weighted @ in_b.T, weighted.sum(1)[:, None], (in_b @ weights)[None, :]


def _nearest(cosines: Floats, overlap: Floats) -> tuple[Integers, Integers]:
    """Places of the pairs that are among the nearest of either sentence by either measure."""
    chosen = np.zeros(cosines.shape, np.bool_)
    for measure in (cosines, overlap):
        for scores, marks in ((measure, chosen), (measure.T, chosen.T)):
            count = min(_NEAREST, scores.shape[1])
            best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
            np.put_along_axis(marks, best, values=True, axis=1)
    rows, columns = np.nonzero(chosen & ((cosines > 0) | (overlap > 0)))
    return rows, columns


def _margins(cosines: Floats) -> Floats:
    """How far a cosine exceeds the best other one of its row and of its column, on average."""

    def others(scores: Floats) -> Floats:
        if scores.shape[1] < 2:
            return np.zeros_like(scores)
        order = np.argsort(-scores, axis=1)
        best = np.take_along_axis(scores, order[:, :1], 1)
        second = np.take_along_axis(scores, order[:, 1:2], 1)
        top = np.arange(scores.shape[1])[None, :] == order[:, :1]
        result: Floats = np.where(top, second, best).astype(np.float32)
        return result

    result: Floats = (cosines - (others(cosines) + others(cosines.T).T) / 2).astype(np.float32)
    return result


def _wordings(
    a: Sentences, b: Sentences, rows: Integers, columns: Integers
) -> tuple[Floats, Floats]:
    """For each pair, how many of the shorter's own words stand in order in the longer, and how many
    of its pairs of neighbours are neighbours there, too.
    """
    masks: dict[int, dict[str, int]] = {}
    ordered, neighbours = np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32)
    for place, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        shorter = min(len(a.forms[i]), len(b.forms[j]))
        if shorter < 2 or a.content[i].isdisjoint(b.content[j]):
            continue
        if i not in masks:
            masks[i] = _masks(a.forms[i])
        ordered[place] = _in_order(masks[i], len(a.forms[i]), b.forms[j]) / shorter
        joints = min(len(a.joints[i]), len(b.joints[j]))
        neighbours[place] = len(a.joints[i] & b.joints[j]) / joints
    return ordered, neighbours


def _masks(forms: Sequence[str]) -> dict[str, int]:
    masks: dict[str, int] = {}
    for place, form in enumerate(forms):
        masks[form] = masks.get(form, 0) | 1 << place
    return masks


def _in_order(masks: dict[str, int], length: int, other: Sequence[str]) -> int:
    """Length of the longest common subsequence, the rows as bits of one number (Hyyrö 2004)."""
    full = (1 << length) - 1
    row = full
    for form in other:
        met = row & masks.get(form, 0)
        row = ((row + met) | (row - met)) & full
    return length - row.bit_count()


def supported(pairs: SentencePairs, logits: Floats, shape: tuple[int, int]) -> Floats:
    """For each pair, the best logit among the pairs before it and after it, in both texts: [P, 2].

    ``shape`` are the numbers of sentences. What is not looked at counts as unlikely.
    """
    wide = np.full((shape[0] + 2 * _REACH, shape[1] + 2 * _REACH), -_UNLIKELY, np.float32)
    wide[pairs.a + _REACH, pairs.b + _REACH] = np.clip(logits, -_UNLIKELY, _UNLIKELY)
    steps = range(1, _REACH + 1)
    sides = []
    for sign in (-1, 1):
        near = [
            wide[pairs.a + _REACH + sign * i, pairs.b + _REACH + sign * j]
            for i in steps
            for j in steps
        ]
        sides.append(np.max(near, axis=0))
    return np.stack(sides, axis=1)


_UNLIKELY: Final = 6.0
