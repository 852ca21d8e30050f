"""Mentions and names: F1 of spans, and of spans with their type, named and nominal apart.

    python benchmarks/mentions.py PATH... [--json]

PATH is a treebank with GUM's ``Entity=`` (its mentions: whole phrases, named, nominal and
pronouns), re3d's documents.jsonl (phrases that its annotators did not reject), or a column file
such as Wikigold's (bare names). Types are FORMAT.md's, mapped from each set's own
(training/entity_types.py); a gold mention whose type has no counterpart counts for spans only.
Without ``--all``, of a set that has no dev part only the tenth of the documents that training
leaves out is measured. The last line is the F1 of named spans with type over all paths.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from training.examples import Example

    from whence.reading.model import NetworkReading

_KINDS = ("named", "nominal", "pronoun")
_Found = dict[tuple[int, int], tuple[str, bool]]


def read_gold(path: Path, *, everything: bool) -> list[Example]:
    """Documents with mentions, by what the file's name says it is."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from training.readers.names import held_back, read_columns, read_re3d
    from training.readers.universal import read_conllu

    if ".conllu" in path.name:
        return list(read_conllu(path, "gum"))
    found = read_re3d(path) if path.suffix == ".jsonl" else read_columns(path, _set_name(path))
    return [example for example in found if everything or held_back(example.name)]


def _set_name(path: Path) -> str:
    return path.name.split(".")[0] if path.parent.name in ("", ".") else path.parent.name


def compare(example: Example, reading: NetworkReading, counts: Counter[str]) -> None:
    """Count what agrees in one document; a set of bare names is compared with names."""
    assert example.mentions is not None
    words = example.words
    phrases = example.mentions.nominal
    found: _Found
    if phrases:
        found = {(m.start, m.end): (m.type, m.named) for m in reading.mentions}
    else:
        found = {(n.start, n.end): (n.type, True) for n in reading.names}
    gold: set[tuple[int, int]] = set()
    for mention in example.mentions.spans:
        key = (words.starts[mention.first], words.ends[mention.last])
        kind = _kind(example, mention.first, mention.last, named=mention.named)
        gold.add(key)
        counts[f"{kind} gold"] += 1
        counts[f"{kind} typed gold"] += mention.type is not None
        if key in found:
            counts[f"{kind} found"] += 1
            counts[f"{kind} right"] += 1
            if mention.type is not None:
                counts[f"{kind} typed found"] += 1
                counts[f"{kind} typed right"] += found[key][0] == mention.type
    for key, (_, named) in found.items():
        if key not in gold:
            kind = "named" if named else _loose_kind(reading, key) if example.syntax else "nominal"
            counts[f"{kind} found"] += 1
            counts[f"{kind} typed found"] += 1


def _kind(example: Example, first: int, last: int, *, named: bool) -> str:
    if named:
        return "named"
    syntax = example.syntax
    alone = first == last
    return "pronoun" if syntax and alone and syntax.upos[first] in ("PRON", "DET") else "nominal"


def _loose_kind(reading: NetworkReading, key: tuple[int, int]) -> str:
    tags = {(token.start, token.end): token.upos for token in reading.tokens}
    return "pronoun" if tags.get(key) in ("PRON", "DET") else "nominal"


def figures(counts: Counter[str]) -> dict[str, dict[str, float]]:
    """F1 in per cent, by kind."""

    def f1(kind: str) -> float:
        total = counts[f"{kind} gold"] + counts[f"{kind} found"]
        return round(200 * counts[f"{kind} right"] / max(total, 1), 2)

    return {
        kind: {
            "gold": counts[f"{kind} gold"],
            "span": f1(kind),
            "span and type": f1(f"{kind} typed"),
        }
        for kind in _KINDS
        if counts[f"{kind} gold"]
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each path."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--all", action="store_true", help="measure every document of a set")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    from whence.reading.model import Network

    network = Network.load(options.model)
    total: Counter[str] = Counter()
    result: dict[str, Any] = {}
    for path in options.paths:
        examples = read_gold(path, everything=options.all)
        counts: Counter[str] = Counter()
        readings = network.read_words(example.words for example in examples)
        for example, reading in zip(examples, readings, strict=True):
            compare(example, reading, counts)
        result[_set_name(path)] = figures(counts)
        total.update(counts)
    result["all"] = figures(total)
    if options.json:
        print(json.dumps(result))
        return
    for name, kinds in result.items():
        for kind, values in kinds.items():
            print(
                f"{name:10} {kind:8} "
                + "  ".join(f"{key} {value}" for key, value in values.items())
            )
    print(f"named, span and type: {result['all'].get('named', {}).get('span and type', 0.0):.2f}")


if __name__ == "__main__":
    main()
