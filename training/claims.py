"""The weights that say whether two statements say the same, fitted on three kinds of pairs.

    python -m training.claims FOLDER_OF_DATA [--cache FILE] [--check]

- ECB+ (Cybulska and Vossen 2014), train: statements of one story say the same where the events
  that their clauses tell are one event by its coreference across documents.
- The project's own coverages that are not held: places of one claim of a key, and of two.
- ``data/claim_pairs.tsv``: pairs of clauses of BASIL's dev triplets (Fan et al. 2019) that were
  judged by hand: of long reports, where most pairs that share words do not say the same. A row has
  an article and the place of the clause's head, twice, and the judgement: ``same``, ``opposite``
  (one says that it is not so) or ``other``. Places count in the paragraphs joined by empty lines.

Each kind weighs as much as the others. A logistic regression (Newton's method, ridge) over the
features of ``whence.coverage.story.likeness`` gives the weights of the package; ``--check`` only
says whether they are those. First the figures of a cross-validation are shown, by coverage and
triplet: the average precision of own and judged pairs that the weights were not fitted on.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from training.claim_stories import Judged, judged, read_stories
from whence.coverage.story.build import statements_of
from whence.coverage.story.likeness import FEATURES, Weights, compare_all
from whence.coverage.story.said import Statement
from whence.document.load import document_from_text
from whence.reading.reader import Reader
from whence.reading.report import Report

if TYPE_CHECKING:
    from benchmarks.claims import Coverage

Floats = NDArray[np.float64]
WEIGHTS: Final = Path(__file__).resolve().parents[1] / "src/whence/coverage/story/weights.tsv"
JUDGED: Final = Path(__file__).resolve().parent / "data/claim_pairs.tsv"
_RIDGE: Final = 3.0
_WEIGHT: Final = 1000.0
"""Of all pairs of a kind together."""
_FOLDS: Final = 5
_ROUNDS: Final = 30


@dataclass(frozen=True, slots=True)
class Labelled:
    """The pairs of a story: features [pairs, features], and whether each says the same."""

    features: Floats
    labels: Floats


def training_pairs(stories: Sequence[Judged]) -> list[Labelled]:
    """All pairs of statements of each story that tell a known event."""
    return [_labelled(one.statements, _same_chain(one.chains)) for one in stories]


def _same_chain(chains: Sequence[str | None]) -> Callable[[int, int], bool | None]:
    def same(one: int, other: int) -> bool | None:
        if chains[one] is None or chains[other] is None:
            return None
        return chains[one] == chains[other]

    return same


def _labelled(statements: Sequence[Statement], same: Callable[[int, int], bool | None]) -> Labelled:
    """The pairs of which it is known whether they say the same."""
    rows: list[Floats] = [np.zeros((0, len(FEATURES)))]
    labels: list[bool] = []
    for pairs in compare_all(statements):
        known = [
            (row, label)
            for row, (one, other) in enumerate(
                zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
            )
            if (label := same(one, other)) is not None
        ]
        rows.append(pairs.features[[row for row, _ in known]])
        labels += [label for _, label in known]
    return Labelled(np.concatenate(rows), np.asarray(labels, np.float64))


def fit(kinds: Sequence[Sequence[Labelled]]) -> Weights:
    """A logistic regression by Newton's method, held near zero by a ridge; all kinds of pairs
    weigh the same.
    """
    every = [one for kind in kinds for one in kind]
    features = np.concatenate([one.features for one in every])
    labels = np.concatenate([one.labels for one in every])
    sizes = [sum(len(one.labels) for one in kind) for kind in kinds]
    each = np.concatenate([np.full(size, _WEIGHT / max(1, size)) for size in sizes])
    rows = np.concatenate([features, np.ones((len(features), 1))], 1)
    ridge = np.diag([_RIDGE] * features.shape[1] + [0.0])
    found = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-(rows @ found)))
        slope = rows.T @ (each * (chances - labels)) + ridge @ found
        curve = (rows * (each * chances * (1 - chances))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    rounded = [round(float(weight), 3) for weight in found]
    return Weights(tuple(rounded[:-1]), rounded[-1])


def cross_validated(kinds: Sequence[Sequence[Labelled]], number: int) -> float:
    """The average precision of a kind's pairs, each story's by weights that it did not fit."""
    chances, labels = [], []
    for fold in range(_FOLDS):
        kept = [
            [one for n, one in enumerate(kind) if at != number or n % _FOLDS != fold]
            for at, kind in enumerate(kinds)
        ]
        by = fit(kept)
        for one in kinds[number][fold::_FOLDS]:
            sums = one.features @ np.asarray(by.weights) + by.constant
            chances.append(sums)
            labels.append(one.labels)
    right = np.concatenate(labels)[np.argsort(-np.concatenate(chances), kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right > 0].mean())


def coverage_pairs(coverages: Sequence[Coverage]) -> list[Labelled]:
    """Pairs of the coverages that are not held: places of one claim of a key, and of two."""
    from benchmarks.claims import places_of

    found = []
    for coverage in coverages:
        if coverage.held:
            continue
        statements = statements_of(coverage.reports)
        chains: list[str | None] = []
        for one in statements:
            told = {
                wanted.what
                for wanted, document, place in places_of(coverage)
                if one.document == document and _covers(one, place)
            }
            chains.append(min(told) if len(told) == 1 else None)
        found.append(_labelled(statements, _same_chain(chains)))
    return found


def _covers(one: Statement, place: tuple[int, int]) -> bool:
    shared = sum(max(0, min(s.end, place[1]) - max(s.start, place[0])) for s in one.spans)
    return 2 * shared >= place[1] - place[0]


def judged_pairs(triplets: Sequence[Sequence[Report]]) -> list[Labelled]:
    """The pairs of BASIL's triplets that were judged by hand; an opposite tells the same thing."""
    known: dict[frozenset[tuple[str, ...]], bool] = {}
    for row in JUDGED.read_text("utf-8").splitlines():
        *places, judgement = row.split("\t")
        known[frozenset((tuple(places[:3]), tuple(places[3:])))] = judgement != "other"
    found = []
    for reports in triplets:
        paths = {one.reading.document.id: one.reading.document.path for one in reports}
        statements = statements_of(reports)
        keys = [(paths[one.document], *map(str, one.head)) for one in statements]
        found.append(_labelled(statements, _known(keys, known)))
    return found


def _known(
    keys: Sequence[tuple[str, ...]], known: Mapping[frozenset[tuple[str, ...]], bool]
) -> Callable[[int, int], bool | None]:
    return lambda one, other: known.get(frozenset((keys[one], keys[other])))


def read_triplets(path: Path) -> list[tuple[Report, ...]]:
    """BASIL's triplets of which pairs were judged, their articles in the order of the file."""
    wanted = {
        row.split("\t")[0].rpartition("_")[0] for row in JUDGED.read_text("utf-8").splitlines()
    }
    found: dict[str, list[Report]] = defaultdict(list)
    reader = Reader()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["triplet"] in wanted:
            text = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
            document = document_from_text(
                text, title=row["title"], published=row["date"], outlet=row["outlet"]
            )
            report = reader.read_report(replace(document, path=row["id"]))
            found[row["triplet"]].append(report)
    return [tuple(found[name]) for name in sorted(found)]


def write(weights: Weights) -> str:
    """The package's file of weights."""
    lines = [f"{name}\t{w:.3f}" for name, w in zip(FEATURES, weights.weights, strict=True)]
    return "\n".join([*lines, f"constant\t{weights.constant:.3f}"]) + "\n"


def main() -> None:
    """Say how well the weights do on what they are not fitted on, fit and write them."""
    from benchmarks.claims import COVERAGES, EXAMPLES, read_coverages

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, help="keeps what was read for the next time")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    if options.cache is not None and options.cache.exists():
        read = pickle.loads(options.cache.read_bytes())  # noqa: S301
    else:
        read = (
            read_stories(options.folder / "ecbplus", "train"),
            [one for one in read_coverages(COVERAGES, EXAMPLES) if not one.held],
            read_triplets(options.folder / "basil/articles.jsonl"),
        )
        if options.cache is not None:
            options.cache.write_bytes(pickle.dumps(read))
    kinds = [
        training_pairs([judged(story) for story in read[0]]),
        coverage_pairs(read[1]),
        judged_pairs(read[2]),
    ]
    for number, name in enumerate(("ECB+", "coverages", "judged pairs")):
        items = sum(len(one.labels) for one in kinds[number])
        print(f"{name:14}{items:7} pairs, average precision {cross_validated(kinds, number):.3f}")
    found = write(fit(kinds))
    if not options.check:
        WEIGHTS.write_text(found, "utf-8")
    elif found != WEIGHTS.read_text("utf-8"):
        raise SystemExit("the package's weights are not those that this gives")


if __name__ == "__main__":
    main()
