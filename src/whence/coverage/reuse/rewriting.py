"""Whether one report is the other in other words, and which of its sentences are whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.reuse.sentences import (
    FEATURES,
    Floats,
    Integers,
    SentencePairs,
    Sentences,
    sentence_pairs,
    supported,
)
from whence.coverage.reuse.weights import COPY, SENTENCE, SEQUENCE, SUPPORTED

SENTENCE_FEATURES: Final = (*FEATURES, "length")
SUPPORTED_FEATURES: Final = ("first", "before", "after")
COPY_FEATURES: Final = ("more", "less", "evidence", "wording", "sequence")
_FEW: Final = 4
"""Sentences in which a rewritten copy shows, at least; fewer may be alike by chance."""
_CLEAR: Final = 0.05
"""By how much a pair's likeness exceeds that of other pairs, to be a step of the way."""
_SHORT: Final = 80.0
"""Of a shorter text, a share says less."""
_SURE: Final = 3.0
"""A pair of sentences speaks for a copy no louder than this, however alike they are."""
_FULL_LENGTH: Final = 25.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences that say again what sentences of the other text say.

    ``a``, ``b`` places of the pairs [P], ``likeness`` their cosines [P]: of every sentence its best
    counterpart, where that is likelier source or copy than not. ``is_copy``: whether one text
    derives from the other.
    """

    a: Integers
    b: Integers
    likeness: Floats
    is_copy: bool


def align(a: Sentences, b: Sentences) -> Alignment:
    """Align two texts' sentences and judge whether one derives from the other.

    There are two ways to be a copy: by all that the learned weights weigh, or by a sequence that no
    two independent reports have in common, though hardly a phrase is the same.
    """
    pairs = sentence_pairs(a, b)
    if not len(pairs.a):
        return Alignment(pairs.a, pairs.b, np.zeros(0, np.float32), is_copy=False)
    logits = pair_logits(a, b, pairs)
    features = copy_features(a, b, pairs, logits)
    is_sequence = bool(features[-1] > SEQUENCE)
    is_copy = is_sequence or bool(weighed(features, COPY) > 0)
    kept = _best_of_either(pairs, logits, len(a.spans), len(b.spans)) & (logits > 0)
    if is_sequence:
        kept[_way(pairs, _telling(a, b, pairs)).places] = True
    shown = min(len(set(pairs.a[kept].tolist())), len(set(pairs.b[kept].tolist())))
    likeness = pairs.features[kept, FEATURES.index("cosine")]
    return Alignment(pairs.a[kept], pairs.b[kept], likeness, is_copy and shown >= _FEW)


def pair_logits(a: Sentences, b: Sentences, pairs: SentencePairs) -> Floats:
    """How likely each pair is source and copy, as logits [P]: alone, then with its neighbours."""
    first = weighed(sentence_features(a, b, pairs), SENTENCE)
    return weighed(supported_features(a, b, pairs, first), SUPPORTED)


def weighed(features: Floats, weights: Floats) -> Floats:
    """The logits of rows of features; the last weight is the constant."""
    result: Floats = (features @ weights[:-1] + weights[-1]).astype(np.float32)
    return result


def sentence_features(a: Sentences, b: Sentences, pairs: SentencePairs) -> Floats:
    """Features of the pairs alone [P, `SENTENCE_FEATURES`]."""
    lengths_a, lengths_b = _lengths(a), _lengths(b)
    shorter = np.minimum(lengths_a[pairs.a], lengths_b[pairs.b]) / _FULL_LENGTH
    return np.column_stack([pairs.features, np.minimum(shorter, 1.0)]).astype(np.float32)


def supported_features(a: Sentences, b: Sentences, pairs: SentencePairs, logits: Floats) -> Floats:
    """Features of the pairs with their neighbours [P, `SUPPORTED_FEATURES`]."""
    around = supported(pairs, logits, (len(a.spans), len(b.spans)))
    return np.column_stack([logits, around]).astype(np.float32)


def copy_features(a: Sentences, b: Sentences, pairs: SentencePairs, logits: Floats) -> Floats:
    """What tells a copy from a report on the same event [`COPY_FEATURES`].

    ``more``, ``less``: the shares of either text that the other is expected to hold, the larger
    first. ``evidence``: what all pairs of sentences that are each other's best say together.
    ``wording``: how much of the wording the best of them share. ``sequence``: how clear
    and how complete a way there is through both texts, from sentence to sentence of like meaning; a
    text that is written anew keeps that when no phrase is left.
    """
    best_a = _best(pairs.a, logits, len(a.spans))
    best_b = _best(pairs.b, logits, len(b.spans))
    shares = sorted((_share(_lengths(a), best_a), _share(_lengths(b), best_b)))
    mutual = (logits >= best_a[pairs.a]) & (logits >= best_b[pairs.b])
    telling = _telling(a, b, pairs)
    evidence = np.log1p(np.exp(np.clip(logits, -_SURE, _SURE)))[mutual] * telling[mutual]
    way = _way(pairs, telling)
    third = max(3, min(len(a.spans), len(b.spans)) // 3)
    wording = np.sort(pairs.features[mutual & (telling > 0), FEATURES.index("pairs")])[-third:]
    return np.array(
        [
            shares[1],
            shares[0],
            np.log1p(evidence.sum()),
            wording.mean() if len(wording) else 0.0,
            way.sum * len(way.places) / min(len(a.spans), len(b.spans)),
        ],
        np.float32,
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """Pairs, by their places among the pairs, that go forward in both texts; what they sum to."""

    places: Integers
    sum: float


def _way(pairs: SentencePairs, telling: Floats) -> _Way:
    """The way through both texts whose margins sum to the most.

    It goes by pairs that are each other's nearest in meaning, so that neither text's general
    likeness to the other counts.
    """
    margins = pairs.features[:, FEATURES.index("margin")] * telling
    cosines = pairs.features[:, FEATURES.index("cosine")]
    nearest = (
        (cosines >= _best(pairs.a, cosines, int(pairs.a.max()) + 1)[pairs.a])
        & (cosines >= _best(pairs.b, cosines, int(pairs.b.max()) + 1)[pairs.b])
        & (margins > _CLEAR)
    )
    chosen = np.flatnonzero(nearest)
    chosen = chosen[np.argsort(pairs.a[chosen], kind="stable")]
    columns, gains = pairs.b[chosen], margins[chosen]
    sums, before = np.zeros(len(chosen), np.float32), np.full(len(chosen), -1)
    for at in range(len(chosen)):
        open_to = np.flatnonzero(columns[:at] < columns[at])
        if len(open_to):
            before[at] = open_to[np.argmax(sums[open_to])]
        sums[at] = gains[at] + (sums[before[at]] if before[at] >= 0 else 0.0)
    if not len(sums):
        return _Way(chosen, 0.0)
    at, way = int(np.argmax(sums)), []
    while at >= 0:
        way.append(chosen[at])
        at = int(before[at])
    return _Way(np.array(way[::-1], np.intp), float(sums.max()))


def _telling(a: Sentences, b: Sentences, pairs: SentencePairs) -> Floats:
    """How much each pair tells [P]: little where one is mostly quotation."""
    result: Floats = np.minimum(a.telling[pairs.a], b.telling[pairs.b])
    return result


def _lengths(sentences: Sentences) -> Floats:
    return np.array([len(forms) for forms in sentences.forms], np.float32)


def _best(places: Integers, logits: Floats, count: int) -> Floats:
    """Every sentence's best logit [count]."""
    best = np.full(count, -np.inf, np.float32)
    np.maximum.at(best, places, logits)
    return best


def _best_of_either(
    pairs: SentencePairs, logits: Floats, in_a: int, in_b: int
) -> NDArray[np.bool_]:
    best_a, best_b = _best(pairs.a, logits, in_a), _best(pairs.b, logits, in_b)
    result: NDArray[np.bool_] = (logits >= best_a[pairs.a]) | (logits >= best_b[pairs.b])
    return result


def _share(lengths: Floats, best: Floats) -> float:
    return float((lengths * _chance(best)).sum() / max(lengths.sum(), _SHORT))


def _chance(logits: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
