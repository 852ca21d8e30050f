"""Certainty of predicates: Pearson's r and mean absolute error against UDS factuality.

    python benchmarks/certainty.py ../shared/data/factuality/dev.jsonl.gz [--json]

Each sentence is read by itself, on EWT's own words. *r by the truth of the annotators*: predicates
whose annotators agree and others apart. The last line is r over all predicates, the mean absolute
error beside it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whence.reading.model.words import Words, describe


@dataclass(frozen=True, slots=True)
class Row:
    """One predicate: the number of its sentence, its word, its value, and do the votes agree?"""

    sentence: int
    index: int
    value: float
    agreed: bool


def read_gold(path: Path) -> tuple[list[Words], list[Row]]:
    """The sentences of a file of predicates, and the predicates."""
    sentences: dict[tuple[str, tuple[str, ...]], int] = {}
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            number = sentences.setdefault((row["sent_id"], tuple(row["tokens"])), len(sentences))
            agreed = len({vote[0] for vote in row["votes"]}) == 1
            rows.append(Row(number, row["index"], row["value"], agreed))
    return [_words(tokens) for _, tokens in sentences], rows


def _words(tokens: Sequence[str]) -> Words:
    """A sentence of given words, put together as English is written."""
    text, starts = "", []
    for before, form in zip(["", *tokens], tokens, strict=False):
        close = not text or form in (*".,;:?!)]%", "n't") or before in "([$" or form[:1] in "'’"
        text += "" if close else " "
        starts.append(len(text))
        text += form
    ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
    return describe(text, starts, ends, [0] * len(starts))


def figures(gold: Sequence[float], found: Sequence[float]) -> dict[str, float]:
    """Pearson's r and the mean absolute error."""
    truth, ours = np.asarray(gold), np.asarray(found)
    spread = float(truth.std() * ours.std()) if len(truth) else 0.0
    apart = float(((truth - truth.mean()) * (ours - ours.mean())).mean()) if spread else 0.0
    return {
        "predicates": len(truth),
        "r": round(apart / spread, 4) if spread else 0.0,
        "mean absolute error": round(float(np.abs(truth - ours).mean()), 4) if len(truth) else 0.0,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    from whence.reading.model import Network

    words, rows = read_gold(options.path)
    readings = Network.load(options.model).read_words(words)
    certainties = [[token.certainty for token in reading.tokens] for reading in readings]
    both = [(row, certainties[row.sentence][row.index]) for row in rows]
    result: dict[str, Any] = {
        name: figures([row.value for row, _ in some], [value for _, value in some])
        for name, some in (
            ("all", both),
            ("annotators agree", [pair for pair in both if pair[0].agreed]),
            ("they differ", [pair for pair in both if not pair[0].agreed]),
        )
    }
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:18}", "  ".join(f"{key} {value}" for key, value in values.items()))
    print(f"r {result['all']['r']:.4f} mean absolute error "
          f"{result['all']['mean absolute error']:.4f}")  # fmt: skip


if __name__ == "__main__":
    main()
