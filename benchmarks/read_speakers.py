"""Speakers as the package reads them in marked documents: a part of coreference.py.

The network's chains are not the last word: names, titles, genders and what is told of somebody
correct them (``whence.reading.entities``), and rather leave a speaker without a name than give a
wrong one. So the sources of ``coreference.py`` are asked for once more: *right* is an entity whose
name stands in a mention of the gold chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from benchmarks.coreference import (
    Asked,
    Span,
    asked,
    gold_chains,
    head_word,
    named_by,
)

if TYPE_CHECKING:
    from training.examples import Example

    from whence.reading.model import NetworkReading
    from whence.reading.types import Entity


def count(example: Example, reading: NetworkReading) -> Counter[str]:
    """Sources that are pronouns or descriptions: ``asked``, ``named`` and ``right``."""
    from whence.reading.entities import find_entities

    text = example.words.text
    cast = find_entities(text, reading, [one.source for one in reading.attributions])
    entities = {entity.id: entity for entity in cast.entities}
    counts: Counter[str] = Counter()
    for one in _speakers(asked(example)):
        entity = entities.get(cast.by_head.get(one.head, ""))
        counts["asked"] += 1
        if entity is not None and entity.named:
            counts["named"] += 1
            counts["right"] += _chain_of(example, entity) == one.chain
    return counts


def _speakers(everybody: Iterable[Asked]) -> list[Asked]:
    return [one for one in everybody if "speakers" in one.groups]


def _chain_of(example: Example, entity: Entity) -> int | None:
    """The gold chain of the first mention of an entity that has its name."""
    words, syntax, gold = example.words, example.syntax, gold_chains(example)
    assert syntax is not None
    of_head = {head_word(syntax.heads, *span): gold[span] for span in sorted(gold, key=_length)}
    first = {start: index for index, start in enumerate(words.starts)}
    last = {end: index for index, end in enumerate(words.ends)}
    for mention in entity.mentions:
        at = words.text[mention.start : mention.end].find(entity.name)
        start = mention.start + at
        if at < 0 or start not in first or start + len(entity.name) not in last:
            continue
        name = first[start], last[start + len(entity.name)]
        chain = gold.get(name, of_head.get(head_word(syntax.heads, *name)))
        chain = named_by(example, name) if chain is None else chain
        if chain is not None:
            return chain
    return None


def _length(span: Span) -> tuple[int, int]:
    return span[1] - span[0], span[0]


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """Coverage, accuracy of the names given, and how many of all are right, in per cent."""

    def share(part: str, whole: str) -> float:
        return round(100 * counts[part] / max(counts[whole], 1), 2)

    return {
        "asked": counts["asked"],
        "coverage": share("named", "asked"),
        "accuracy": share("right", "named"),
        "overall": share("right", "asked"),
    }
