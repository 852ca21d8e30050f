"""Part of speech, lemma and dependencies on a Universal Dependencies treebank.

    python benchmarks/syntax.py ../shared/data/gum/dev.conllu.gz [--json]

*Gold*: on the treebank's own words and sentences. *Running*: on each document's text, cut by the
package; a word counts when its characters are the gold word's, an arc when both its ends do. UAS
and LAS count every word, punctuation included; LAS compares universal relations (without subtypes),
as the CoNLL 2018 shared task does, LAS+ the full ones. The last line is the gold UPOS / UAS / LAS.
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

_Word = tuple[int, int]
_Row = tuple[str, str, _Word, str]


def read_gold(path: Path) -> list[Example]:
    """The documents of a CoNLL-U file, plain or gzipped."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from training.readers.universal import read_conllu

    return list(read_conllu(path, "gum"))


def gold_table(example: Example) -> dict[_Word, _Row]:
    """For each word, by its offsets: tag, lemma, offsets of its head, relation."""
    words, syntax = example.words, example.syntax
    assert syntax is not None
    place = list(zip(words.starts, words.ends, strict=True))
    return {
        place[index]: (
            syntax.upos[index],
            syntax.lemmas[index],
            place[syntax.heads[index]],
            syntax.labels[index],
        )
        for index in range(len(place))
    }


def found_table(reading: NetworkReading) -> dict[_Word, _Row]:
    """The same of what the network found."""
    place = [(token.start, token.end) for token in reading.tokens]
    return {
        place[index]: (token.upos, token.lemma, place[token.head], token.relation)
        for index, token in enumerate(reading.tokens)
    }


def compare(gold: dict[_Word, _Row], found: dict[_Word, _Row], counts: Counter[str]) -> None:
    """Count what agrees in one document."""
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    for word, (upos, lemma, head, relation) in gold.items():
        if word not in found:
            continue
        ours = found[word]
        counts["words"] += 1
        counts["upos"] += ours[0] == upos
        counts["lemma"] += ours[1] == lemma
        if ours[2] == head:
            counts["uas"] += 1
            counts["las"] += ours[3].split(":")[0] == relation.split(":")[0]
            counts["las+"] += ours[3] == relation


def figures(counts: Counter[str]) -> dict[str, float]:
    """F1 of each column in per cent."""
    total = counts["gold"] + counts["found"]
    columns = ("words", "upos", "lemma", "uas", "las", "las+")
    return {name: round(200 * counts[name] / max(total, 1), 2) for name in columns}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    from whence.reading.model import Network

    network = Network.load(options.model)
    examples = read_gold(options.path)
    on_gold: Counter[str] = Counter()
    running: Counter[str] = Counter()
    readings = network.read_words(example.words for example in examples)
    for example, reading in zip(examples, readings, strict=True):
        compare(gold_table(example), found_table(reading), on_gold)
    for example, reading in zip(
        examples, network.read_texts(example.words.text for example in examples), strict=True
    ):
        compare(gold_table(example), found_table(reading), running)
    result: dict[str, Any] = {"gold": figures(on_gold), "running": figures(running)}
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:8}", "  ".join(f"{key} {value:.2f}" for key, value in values.items()))
    gold = result["gold"]
    print(f"UPOS {gold['upos']:.2f} UAS {gold['uas']:.2f} LAS {gold['las']:.2f}")


if __name__ == "__main__":
    main()
