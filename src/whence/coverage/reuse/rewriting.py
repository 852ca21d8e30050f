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
from whence.coverage.reuse.weights import COPY, SENTENCE, SUPPORTED

SENTENCE_FEATURES: Final = (*FEATURES, "length")
SUPPORTED_FEATURES: Final = ("first", "before", "after")
COPY_FEATURES: Final = (
    "more", "less", "pairs", "strength", "forward", "next", "details", "evidence", "residue",
)  # fmt: skip
_EVEN: Final = 0.5
_FULL_LENGTH: Final = 25.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences that say again what sentences of the other text say.

    ``a``, ``b`` places of the pairs [P], ``chances`` [P]; every sentence's best counterpart where
    it is likelier than not. ``copy``: how likely one text derives from the other.
    """

    a: Integers
    b: Integers
    chances: Floats
    copy: float


def align(a: Sentences, b: Sentences) -> Alignment:
    """Align two texts' sentences and judge whether one derives from the other."""
    pairs = sentence_pairs(a, b)
    if not len(pairs.a):
        return Alignment(pairs.a, pairs.b, np.zeros(0, np.float32), 0.0)
    logits = pair_logits(a, b, pairs)
    features = copy_features(a, b, pairs, logits)
    kept = _best_of_either(pairs, logits, len(a.spans), len(b.spans)) & (logits > 0)
    return Alignment(
        pairs.a[kept],
        pairs.b[kept],
        _chance(logits[kept]),
        float(_chance(features @ COPY[:-1] + COPY[-1])),
    )


def pair_logits(a: Sentences, b: Sentences, pairs: SentencePairs) -> Floats:
    """How likely each pair is source and copy, as logits [P]: alone, then with its neighbours."""
    first = sentence_features(a, b, pairs) @ SENTENCE[:-1] + SENTENCE[-1]
    result: Floats = supported_features(a, b, pairs, first) @ SUPPORTED[:-1] + SUPPORTED[-1]
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
    """What tells a copy from a report on the same event [`COPY_FEATURES`]."""
    best_a = _best(pairs.a, logits, len(a.spans))
    best_b = _best(pairs.b, logits, len(b.spans))
    shares = sorted((_share(_lengths(a), best_a), _share(_lengths(b), best_b)))
    mutual = (logits >= best_a[pairs.a]) & (logits >= best_b[pairs.b]) & (logits > 0)
    order = np.argsort(pairs.a[mutual], kind="stable")
    steps = np.diff(pairs.b[mutual][order])
    count = int(mutual.sum())
    evidence = np.maximum(best_a if len(best_a) < len(best_b) else best_b, 0).clip(0, 6)
    places = FEATURES.index("pairs"), FEATURES.index("details")
    residue, details = (_mean(pairs.features[mutual, place]) for place in places)
    return np.array(
        [
            shares[1],
            shares[0],
            np.log1p(count),
            _mean(logits[mutual]) / 4,
            _mean(steps > 0) if count > 2 else 0.5,
            _mean((steps > 0) & (steps <= 2)) if count > 2 else 0.5,
            details,
            np.log1p(evidence.sum()),
            residue,
        ],
        np.float32,
    )


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
    return float(lengths[best > 0].sum() / max(lengths.sum(), 1.0))


def _mean(values: Floats | NDArray[np.bool_]) -> float:
    return float(np.mean(values)) if len(values) else 0.0


def _chance(logits: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
