"""UDS factuality ("It Happened"): how far the predicates of EWT happened, as annotators saw it."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.examples import Example, Fact


def with_facts(examples: Iterable[Example], path: Path) -> Iterator[Example]:
    """EWT's documents with the facts of a file of predicates.

    A sentence is found by its document and its words: documents do not keep the sentences' own
    identifiers. A document with no fact stays as it is.
    """
    known: dict[tuple[str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            document = row["sent_id"].rpartition("-")[0]
            fact = Fact(row["index"], row["value"], row["confidence"])
            known[document, tuple(row["tokens"])].append(fact)
    for example in examples:
        facts = tuple(
            replace(fact, index=first + fact.index)
            for first, forms in _sentences(example)
            for fact in known.get((example.name, forms), ())
        )
        yield replace(example, facts=facts) if facts else example


def _sentences(example: Example) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first word and the forms of each sentence; one that stands twice is given once."""
    seen: set[tuple[str, ...]] = set()
    forms, numbers = example.words.forms, example.words.sentences
    first = 0
    for index in range(1, len(forms) + 1):
        if index == len(forms) or numbers[index] != numbers[first]:
            one = tuple(forms[first:index])
            if one not in seen:
                seen.add(one)
                yield first, one
            first = index
