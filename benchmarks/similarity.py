"""Meaning: how well sentence vectors tell the same claim from a near miss.

    python benchmarks/similarity.py FOLDER_OF_ECBPLUS [--json] [--model FILE] [--base]

Pairs come from ECB+'s event coreference across documents. The same claim: two sentences of two
documents whose main event (of its events, the one that most documents of the story tell) is the
same, with a person or thing in common, and not the same words. Near misses: sentences of the two
stories of one topic (two earthquakes, two dismissals), as many as there are same-claim pairs in the
topic; those that share a trigger (its first five letters) come first, and the sentences are spread
evenly. The network reads the whole documents, as it does in use; ``--base`` adds what the base's
own mean-pooled vectors give, each sentence read alone (needs training's environment). The threshold
of the accuracy is chosen on the train topics, the figures are those of the dev topics. Beside them,
``roc auc, same story``: the same pairs against other sentences of their story that share no event.
Read the two together: a vector that tells only which document a sentence stands in would do well on
the first and badly on the second. The last line is the area under the ROC curve against near
misses.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from training.examples import Example
    from training.readers.ecbplus import Claim

STEM: Final = 5
Floats = NDArray[np.float32]
Document = tuple["Example", tuple["Claim", ...]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims, as indexes into a list of them [pairs, 2]."""

    same: NDArray[np.int64]
    near: NDArray[np.int64]
    beside: NDArray[np.int64]


def read_documents(folder: Path, split: str) -> list[Document]:
    """ECB+'s documents of a split, with the claims of their annotated sentences."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from training.readers.ecbplus import read_ecbplus

    return read_ecbplus(folder, split)


def pairs_of(claims: Sequence[Claim]) -> Pairs:
    """Same-claim pairs, as many near misses a topic, and as many others of the same story."""
    from training.readers.ecbplus import tell_the_same

    topics: dict[int, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        topics[claim.topic].append(index)
    same: list[tuple[int, int]] = []
    near: list[tuple[int, int]] = []
    beside: list[tuple[int, int]] = []
    for members in topics.values():
        every = [(a, b) for place, a in enumerate(members) for b in members[place + 1 :]]
        good = [(a, b) for a, b in every if tell_the_same(claims[a], claims[b])]
        across = [(a, b) for a, b in every if claims[a].story != claims[b].story]
        within = [
            (a, b) for a, b in every
            if claims[a].story == claims[b].story and not claims[a].events & claims[b].events
            and claims[a].document != claims[b].document
        ]  # fmt: skip
        same += good
        near += _spread(
            across, [_share_trigger(claims[a], claims[b]) for a, b in across], len(good)
        )
        beside += _spread(within, [False] * len(within), len(good))
    return Pairs(*(np.asarray(some, np.int64).reshape(-1, 2) for some in (same, near, beside)))


def _share_trigger(one: Claim, other: Claim) -> bool:
    stems = {word[:STEM] for word in other.triggers}
    return any(word[:STEM] in stems for word in one.triggers)


def _spread(
    pairs: Sequence[tuple[int, int]], better: Sequence[bool], count: int
) -> list[tuple[int, int]]:
    """So many of the pairs, the better ones first, no sentence in many more than another."""
    used: Counter[int] = Counter()
    ranked: list[tuple[bool, int, tuple[int, int]]] = []
    for pair, good in zip(pairs, better, strict=True):
        ranked.append((not good, used[pair[0]] + used[pair[1]], pair))
        used.update(pair)
    return [pair for _, _, pair in sorted(ranked)[:count]]


def cosines(vectors: Floats, pairs: NDArray[np.int64]) -> Floats:
    """Cosine of each pair, of unit vectors [claims, 384]."""
    result: Floats = (vectors[pairs[:, 0]] * vectors[pairs[:, 1]]).sum(1)
    return result


def roc_area(good: Floats, bad: Floats) -> float:
    """How often a good pair scores above a bad one, ties counting half."""
    order = np.sort(bad)
    below = np.searchsorted(order, good, "left") + np.searchsorted(order, good, "right")
    return float(below.mean() / (2 * len(bad)))


def average_precision(good: Floats, bad: Floats) -> float:
    """Mean precision at each good pair, from the best score down."""
    scores = np.concatenate([good, bad])
    right = np.concatenate([np.ones(len(good)), np.zeros(len(bad))])
    ranked = right[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / ranked.sum())


def best_threshold(good: Floats, bad: Floats) -> float:
    """The score from which on to say *the same*, for most right answers."""
    scores = np.sort(np.concatenate([good, bad]))
    right = [(good >= t).mean() + (bad < t).mean() for t in scores]
    return float(scores[int(np.argmax(right))])


def figures(train: tuple[Floats, Pairs], dev: tuple[Floats, Pairs]) -> dict[str, float]:
    """Figures in per cent from unit vectors of all claims, and the pairs of each split."""
    good, near, beside = (
        cosines(dev[0], some) for some in (dev[1].same, dev[1].near, dev[1].beside)
    )
    threshold = best_threshold(
        *(cosines(train[0], some) for some in (train[1].same, train[1].near))
    )
    accuracy = ((good >= threshold).mean() + (near < threshold).mean()) / 2
    shares = {
        "roc auc": roc_area(good, near),
        "average precision": average_precision(good, near),
        "accuracy": float(accuracy),
        "roc auc, same story": roc_area(good, beside),
    }
    return {**{name: round(100 * value, 2) for name, value in shares.items()},
            "threshold": round(threshold, 3), "pairs": len(good)}  # fmt: skip


def network_vectors(documents: Iterable[Document], model: Path | None) -> Floats:
    """Unit vectors [claims, 384], from whole documents read as the package reads them."""
    from whence.reading.model import Network
    from whence.reading.model.meaning import vectors_of

    several = list(documents)
    network = Network.load(model, meaning=True)
    readings = network.read_words(example.words for example, _ in several)
    rows = []
    for (_, claims), reading in zip(several, readings, strict=True):
        if reading.meaning is not None and claims:
            stretches = [range(claim.first, claim.last) for claim in claims]
            rows.append(vectors_of(reading.meaning, stretches))
    return np.concatenate(rows)


def base_vectors(documents: Iterable[Document]) -> Floats:
    """Unit vectors [claims, 384] of the base, which reads each sentence alone."""
    from tokenizers import Tokenizer

    from whence.reading.model.pieces import Pieces

    # By name: whoever checks the types of this file need not have torch.
    folder = import_module("training.encoder").base_folder()
    teacher = import_module("training.meaning").Teacher(
        Pieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
    )
    texts = [
        example.words.forms[claim.first : claim.last]
        for example, claims in documents
        for claim in claims
    ]
    found: Floats = teacher.vectors(texts).numpy()
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--base", action="store_true", help="the base's own vectors beside it")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    train, dev = (read_documents(options.folder, split) for split in ("train", "dev"))
    pairs = [pairs_of([claim for _, claims in part for claim in claims]) for part in (train, dev)]
    result: dict[str, Any] = {}
    if options.base:
        result["base"] = figures((base_vectors(train), pairs[0]), (base_vectors(dev), pairs[1]))
    result["network"] = figures(
        (network_vectors(train, options.model), pairs[0]),
        (network_vectors(dev, options.model), pairs[1]),
    )
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:8} " + "  ".join(f"{key} {value}" for key, value in values.items()))
    print(f"same claim or near miss, ROC AUC: {result['network']['roc auc']:.2f}")


if __name__ == "__main__":
    main()
