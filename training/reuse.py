"""Fits the weights by which a rewritten copy is told from an independent report.

    python -m training.reuse --data DATA [--cache FOLDER] [--out FILE]

Three small logistic regressions, one upon the other: two sentences alone; two sentences with their
neighbours; two reports. The copies are made by program from the fitting half of BASIL and ECB+ (see
`benchmarks/copies.py` and `benchmarks/reuse_pairs.py`); what is no copy are the other pairs of a
story's reports. No pair of the reporting half is read. Run it again when the network's vectors of
meaning change: it writes `src/whence/coverage/reuse/weights.py` anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from benchmarks.reuse_pairs import Pair, Pairs, Readings, have_common_run, make_pairs
from numpy.typing import NDArray

from whence.coverage.reuse.compare import Compared, prepare
from whence.coverage.reuse.rewriting import (
    COPY_FEATURES,
    SENTENCE_FEATURES,
    SUPPORTED_FEATURES,
    copy_features,
    sentence_features,
    supported_features,
    weighed,
)
from whence.coverage.reuse.sentences import SentencePairs, sentence_pairs

ROOT: Final = Path(__file__).resolve().parents[1]
WEIGHTS: Final = ROOT / "src/whence/coverage/reuse/weights.py"
_FALSE_COPIES: Final = 1 / 400
"""The threshold is where so many of the fitting half's other pairs would pass for copies."""
_CLEAN_RUN: Final = 8
_PENALTY: Final = 1.0
_NAMES: Final = ("SENTENCE", "SUPPORTED", "COPY")
_BEYOND: Final = 1.1
"""Enough is so much more than any two independent reports of the fitting half have."""
_STEPS: Final = 60
_SOURCES: Final = 120
_SEED: Final = 20

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """Two reports side by side: their pairs of sentences, which of them are source and copy."""

    a: Compared
    b: Compared
    pairs: SentencePairs
    same: NDArray[np.bool_]
    is_copy: bool


def main() -> None:
    """Make the pairs, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keeps what was read, for the next run")
    parser.add_argument("--sources", type=int, default=_SOURCES)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    readings = Readings(given.cache)
    pairs = make_pairs(given.data, "fit", given.sources, readings, _SEED, ("rewritten", "anew"))
    given.out.write_text(as_module(*fit_all(examples_of(pairs))), encoding="utf-8")


def examples_of(pairs: Pairs, others: int = 1500) -> list[Example]:
    """The rewritten copies, and so many other pairs at most.

    Of these, the ones with even a few words in a row in common are passed over: in ECB+ they are
    mostly reports that draw on one wire.
    """
    chosen = [pair for pair in pairs.copies if pair.wording != "verbatim"]
    clean = [pair for pair in pairs.others if not have_common_run(pair.a, pair.b, _CLEAN_RUN)]
    chosen += Random(_SEED).sample(clean, min(others, len(clean)))
    return [_example(pair) for pair in chosen]


def _example(pair: Pair) -> Example:
    a, b = prepare(pair.a), prepare(pair.b)
    found = sentence_pairs(a.sentences, b.sentences)
    same = np.zeros(len(found.a), np.bool_)
    if pair.copy is not None:
        origins = [
            (copied, source)
            for copied, key, source in pair.copy.origins
            if key == pair.a.reading.document.id
        ]
        for place, (i, j) in enumerate(zip(found.a.tolist(), found.b.tolist(), strict=True)):
            span_a, span_b = a.sentences.spans[i], b.sentences.spans[j]
            same[place] = any(
                _overlap(span_b, copied) and _overlap(span_a, source) for copied, source in origins
            )
    return Example(a, b, found, same, pair.copy is not None)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def fit_all(examples: Sequence[Example]) -> tuple[Floats, Floats, Floats, Floats]:
    """The three rows of weights, the last of each the constant; and what sequence is enough."""
    alone = [sentence_features(one.a.sentences, one.b.sentences, one.pairs) for one in examples]
    same = np.concatenate([one.same for one in examples])
    sentence = fit(np.concatenate(alone), same)
    around = [
        supported_features(one.a.sentences, one.b.sentences, one.pairs, weighed(features, sentence))
        for one, features in zip(examples, alone, strict=True)
    ]
    supported = fit(np.concatenate(around), same)
    whole = np.array(
        [
            copy_features(one.a.sentences, one.b.sentences, one.pairs, weighed(f, supported))
            for one, f in zip(examples, around, strict=True)
        ]
    )
    is_copy = np.array([one.is_copy for one in examples])
    copy = fit(whole, is_copy, evenly=True)
    logits = whole @ copy[:-1] + copy[-1]
    copy[-1] -= float(np.quantile(logits[~is_copy], 1 - _FALSE_COPIES))
    _tell(sentence, supported, copy, logits, is_copy)
    sequence = _BEYOND * float(whole[~is_copy, COPY_FEATURES.index("sequence")].max())
    return sentence, supported, copy, np.array([sequence])


def fit(features: Floats, labels: NDArray[np.bool_], *, evenly: bool = False) -> Floats:
    """Logistic regression with a small square penalty, by Newton's method.

    ``evenly``: both classes weigh the same, whatever their numbers.
    """
    x = np.column_stack([features, np.ones(len(features))]).astype(np.float64)
    weights = np.ones(len(labels))
    if evenly:
        weights = np.where(labels, 0.5 / labels.mean(), 0.5 / (~labels).mean())
    ridge = _PENALTY * np.eye(x.shape[1])
    ridge[-1, -1] = 1e-6
    solution = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(x @ solution, -30, 30)))
        gradient = x.T @ (weights * (chances - labels)) + ridge @ solution
        curvature = (x * (weights * chances * (1 - chances))[:, None]).T @ x + ridge
        step = np.linalg.solve(curvature, gradient)
        solution -= step
        if np.abs(step).max() < 1e-8:
            break
    return solution


def _tell(
    sentence: Floats, supported: Floats, copy: Floats, logits: Floats, is_copy: NDArray[np.bool_]
) -> None:
    for names, row in (
        (SENTENCE_FEATURES, sentence),
        (SUPPORTED_FEATURES, supported),
        (COPY_FEATURES, copy),
    ):
        print(", ".join(f"{n} {w:.2f}" for n, w in zip((*names, "constant"), row, strict=True)))
    threshold = np.quantile(logits[~is_copy], 1 - _FALSE_COPIES)
    print(f"copies found {np.mean(logits[is_copy] > threshold):.3f} of {is_copy.sum()}")


def as_module(*rows: Sequence[float]) -> str:
    """The module that holds the weights."""
    lines = [
        f"{name} = np.array([{', '.join(f'{value:.4f}' for value in row)}], np.float32)"
        for name, row in zip(_NAMES, rows[:3], strict=True)
    ]
    body = "\n".join(lines)
    return f'''"""Weights of the comparison of sentences and of reports, the constant last.

Written by `python -m training.reuse`; run it again when the network's vectors of meaning change.
"""

# fmt: off
# ruff: noqa: E501

import numpy as np

{body}
SEQUENCE = {rows[3][0]:.3f}
'''


if __name__ == "__main__":
    main()
