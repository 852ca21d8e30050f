"""Coreference within a document, and whether speakers that are no names get the right one.

    python benchmarks/coreference.py ../shared/data/gum/dev.conllu.gz [--json] [--model FILE]

On GUM's own words. *CoNLL F1* is the mean of MUC, B-cubed and CEAFe with phi 4, summed over
documents, as the scorer of CoNLL-2012 has them (Pradhan et al. 2014): entities of one mention are
left out of both sides. *Found*: with the mentions that the network finds, which must agree to the
word; *linking*: on both sides only the mentions that the network finds rightly, so that what is
measured is the linking alone. *All*: found, with entities of one mention counted.

*Speaker accuracy*: sources are the subjects of verbs of saying whose gold mention is a pronoun or a
description and whose gold chain has a name. Right: our mention of the same head word is in an
entity whose name, as the package would show it, is a mention of that gold chain. No mention, no
name and a wrong name are all wrong. The last line has the found CoNLL F1 and the speaker accuracy.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from training.examples import Example

    from whence.reading.model import NetworkReading

SAYING: Final = frozenset(
    "say tell add ask announce claim state report warn explain write note argue believe think admit"
    " deny confirm insist suggest declare promise predict reply answer mention describe call accuse"
    " demand urge comment acknowledge allege assert complain conclude criticize observe propose"
    " recall reveal remark respond speak stress testify threaten vow talk recommend request agree"
    " express discuss".split()
)
Span = tuple[int, int]
"""First and last word of a mention."""
Chains = Mapping[Span, Hashable]
"""The entity of each mention."""
MEASURES: Final = ("muc", "b3", "ceafe")


class Score:
    """Sums of one comparison over documents."""

    def __init__(self) -> None:
        self._sums: dict[str, list[float]] = {name: [0.0, 0.0, 0.0, 0.0] for name in MEASURES}

    def add(self, gold: Chains, found: Chains, *, singletons: bool = False) -> None:
        """Add one document."""
        key, response = _entities(gold, singletons), _entities(found, singletons)
        of_key = {mention: number for number, one in enumerate(key) for mention in one}
        of_response = {mention: number for number, one in enumerate(response) for mention in one}
        recall, precision = _muc(key, of_response), _muc(response, of_key)
        self._count("muc", *recall, *precision)
        recall, precision = _b_cubed(key, response, of_response), _b_cubed(response, key, of_key)
        self._count("b3", *recall, *precision)
        same = _ceaf(key, response)
        self._count("ceafe", same, len(key), same, len(response))

    def _count(self, name: str, *values: float) -> None:
        self._sums[name] = [a + b for a, b in zip(self._sums[name], values, strict=True)]

    def figures(self) -> dict[str, float]:
        """F1 of each measure and their mean, in per cent."""
        result: dict[str, float] = {}
        for name, (right, gold, hit, found) in self._sums.items():
            recall, precision = right / max(gold, 1), hit / max(found, 1)
            f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
            result[name] = round(100 * f1, 2)
        result["conll"] = round(sum(result[name] for name in MEASURES) / len(MEASURES), 2)
        return result


def _entities(chains: Chains, singletons: bool) -> list[set[Span]]:
    entities: dict[Hashable, set[Span]] = defaultdict(set)
    for mention, entity in chains.items():
        entities[entity].add(mention)
    return [one for one in entities.values() if singletons or len(one) > 1]


def _muc(one: Iterable[set[Span]], other: Mapping[Span, int]) -> tuple[float, float]:
    """Links kept and links in all (Vilain et al. 1995)."""
    kept, total = 0, 0
    for entity in one:
        parts = {other[m] for m in entity if m in other}
        missing = sum(1 for m in entity if m not in other)
        kept += len(entity) - len(parts) - missing
        total += len(entity) - 1
    return kept, total


def _b_cubed(
    one: Sequence[set[Span]], other: Sequence[set[Span]], of_other: Mapping[Span, int]
) -> tuple[float, float]:
    """Sum of shares of each mention's entity that it shares in both, and mentions in all."""
    kept, total = 0.0, 0
    for entity in one:
        common = Counter(of_other[m] for m in entity if m in of_other)
        kept += sum(count * count for count in common.values()) / len(entity)
        total += len(entity)
    return kept, total


def _ceaf(key: Sequence[set[Span]], response: Sequence[set[Span]]) -> float:
    """The best sum of likenesses of entities paired one to one (Luo 2005), by phi 4."""
    if not key or not response:
        return 0.0
    like = np.zeros((len(key), len(response)))
    for row, one in enumerate(key):
        for column, other in enumerate(response):
            common = len(one & other)
            if common:
                like[row, column] = 2 * common / (len(one) + len(other))
    return best_assignment(like)


def best_assignment(like: np.ndarray) -> float:
    """The largest sum of entries, no two in one row or column (Kuhn 1955, Munkres 1957)."""
    if like.shape[0] > like.shape[1]:
        like = like.T
    rows, columns = like.shape
    cost = like.max() - like
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        taken[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        before = np.zeros(columns + 1, int)
        used = np.zeros(columns + 1, bool)
        while True:
            used[column] = True
            here = taken[column]
            reduced = cost[here - 1] - of_row[here] - of_column[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            before[1:][better] = column
            following = int(np.where(used, np.inf, least).argmin())
            step = least[following]
            of_row[taken[used]] += step
            of_column[used] -= step
            least[~used] -= step
            column = following
            if taken[column] == 0:
                break
        while column:
            taken[column] = taken[before[column]]
            column = before[column]
    return float(sum(like[taken[c] - 1, c - 1] for c in range(1, columns + 1) if taken[c]))


def gold_chains(example: Example) -> dict[Span, int]:
    """The entity of each gold mention."""
    return {(one.first, one.last): one.chain for one in example.chains or ()}


def head_word(heads: Sequence[int], first: int, last: int) -> int:
    """The word of a span whose governor lies outside it."""
    for index in range(first, last + 1):
        if heads[index] == index or not first <= heads[index] <= last:
            return index
    return last


def speakers(example: Example) -> list[tuple[int, int]]:
    """Head word and gold chain of each source that is a pronoun or a description."""
    syntax, mentions = example.syntax, example.mentions
    assert syntax is not None
    assert mentions is not None
    chains = gold_chains(example)
    named = {(m.first, m.last) for m in mentions.spans if m.named}
    with_name = {chains[span] for span in named}
    widest: dict[int, Span] = {}
    for span in sorted(chains, key=lambda span: span[1] - span[0]):
        widest[head_word(syntax.heads, *span)] = span
    found: list[tuple[int, int]] = []
    for index, label in enumerate(syntax.labels):
        governor = syntax.heads[index]
        if label != "nsubj" or syntax.upos[governor] != "VERB":
            continue
        if syntax.lemmas[governor] in SAYING and index in widest:
            span = widest[index]
            if span not in named and chains[span] in with_name:
                found.append((index, chains[span]))
    return found


def speaker_counts(example: Example, found: Chains, names: Mapping[Hashable, Span]) -> Counter[str]:
    """Sources, and those of them whose entity has the right name; ``names`` of our entities."""
    syntax = example.syntax
    assert syntax is not None
    gold = gold_chains(example)
    of_head: dict[int, Span] = {}
    for span in sorted(found, key=lambda span: span[1] - span[0]):
        of_head[head_word(syntax.heads, *span)] = span
    chain_of_head: dict[int, int] = {}
    for span in sorted(gold, key=lambda span: span[0] - span[1]):
        chain_of_head.setdefault(head_word(syntax.heads, *span), gold[span])
    counts: Counter[str] = Counter()
    for word, chain in speakers(example):
        kind = "pronoun" if syntax.upos[word] in ("PRON", "DET") else "description"
        counts[f"{kind} sources"] += 1
        counts["sources"] += 1
        span = of_head.get(word)
        name = names.get(found[span]) if span else None
        if name is None:
            counts["no name" if span else "no mention"] += 1
            continue
        theirs = gold.get(name, chain_of_head.get(head_word(syntax.heads, *name)))
        counts["right" if theirs == chain else "wrong name"] += 1
        counts[f"{kind} right"] += theirs == chain
    return counts


class Comparison:
    """All figures over documents."""

    def __init__(self) -> None:
        self.found, self.linking, self.all = Score(), Score(), Score()
        self.counts: Counter[str] = Counter()

    def add(self, example: Example, found: Chains, names: Mapping[Hashable, Span]) -> None:
        """Add one document: our entity of each of our mentions, and our entities' names."""
        gold = gold_chains(example)
        self.found.add(gold, found)
        self.all.add(gold, found, singletons=True)
        both = gold.keys() & found.keys()
        self.linking.add({m: gold[m] for m in both}, {m: found[m] for m in both})
        self.counts += speaker_counts(example, found, names)

    def figures(self) -> dict[str, Any]:
        """What is printed."""
        counts = self.counts
        return {
            "found": self.found.figures(),
            "linking": self.linking.figures(),
            "all": self.all.figures(),
            "speakers": {
                "accuracy": round(100 * counts["right"] / max(counts["sources"], 1), 2),
                **{
                    kind: round(100 * counts[f"{kind} right"] / max(counts[f"{kind} sources"], 1), 2)
                    for kind in ("pronoun", "description")
                },
                **{
                    name: counts[name]
                    for name in ("sources", "pronoun sources", "no mention", "no name", "wrong name")
                },
            },
        }


def found_chains(
    example: Example, reading: NetworkReading
) -> tuple[dict[Span, int], dict[Hashable, Span]]:
    """Our entity of each mention, by its words, and the name of each entity."""
    from whence.reading.model.coreference import entity_names

    first = {start: index for index, start in enumerate(example.words.starts)}
    last = {end: index for index, end in enumerate(example.words.ends)}
    spans = [(first[mention.start], last[mention.end]) for mention in reading.mentions]
    chains = [mention.chain for mention in reading.mentions]
    named = [mention.named for mention in reading.mentions]
    names = entity_names(example.words, spans, named, chains)
    return dict(zip(spans, chains, strict=True)), {
        entity: spans[place] for entity, place in names.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from training.readers.universal import read_conllu

    from whence.reading.model import Network

    network = Network.load(options.model)
    examples = list(read_conllu(options.path, "gum"))
    comparison = Comparison()
    readings = network.read_words(example.words for example in examples)
    for example, reading in zip(examples, readings, strict=True):
        comparison.add(example, *found_chains(example, reading))
    result = comparison.figures()
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:8}", "  ".join(f"{key} {value}" for key, value in values.items()))
    print(
        f"CoNLL F1 {result['found']['conll']:.2f}"
        f" speaker accuracy {result['speakers']['accuracy']:.2f}"
    )


if __name__ == "__main__":
    main()
