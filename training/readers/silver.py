"""CoreNLP's coreference chains in PolNeAR's articles: silver, for training only.

The chains are what a program found, not people; mentions outside every chain are not known. So a
chain tells which of its mentions belong together, and nothing says that any other is new.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.examples import Chained, Example
from training.readers.polnear import words_of

Offsets = tuple[int, int]


def read_silver_chains(path: Path) -> dict[str, list[list[Offsets]]]:
    """Chains of each article, as the offsets of their mentions."""
    found: dict[str, list[list[Offsets]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[row["id"]] = [
                [_offsets(row["sentences"], mention) for mention in chain] for chain in row["coref"]
            ]
    return found


def with_silver_chains(
    examples: Iterable[Example], chains: Mapping[str, list[list[Offsets]]]
) -> list[Example]:
    """The examples, those with silver chains having them; the others as they are."""
    return [
        replace(example, chains=_chained(example, chains[example.name]))
        if example.name in chains
        else example
        for example in examples
    ]


def _offsets(sentences: list[list[Any]], mention: list[int]) -> Offsets:
    sentence, first, end = mention
    return sentences[sentence][first][4], sentences[sentence][end - 1][5]


def _chained(example: Example, chains: list[list[Offsets]]) -> tuple[Chained, ...]:
    """Mentions on our words, without punctuation at their edges; the first chain of a span wins."""
    words = example.words
    found: dict[tuple[int, int], int] = {}
    for number, chain in enumerate(chains):
        for offsets in chain:
            inside = words_of(words, [offsets])
            if inside and words.form(inside[-1]).lower() in ("'s", "’s") and len(inside) > 1:
                inside = inside[:-1]
            if inside and words.sentences[inside[0]] == words.sentences[inside[-1]]:
                found.setdefault((inside[0], inside[-1]), number)
    sizes: dict[int, int] = {}
    for number in found.values():
        sizes[number] = sizes.get(number, 0) + 1
    return tuple(
        Chained(first, last, number)
        for (first, last), number in sorted(found.items(), key=lambda one: (one[0][0], -one[0][1]))
        if sizes[number] > 1
    )
