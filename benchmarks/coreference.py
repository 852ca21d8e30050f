"""Coreference within a document, and whether speakers that are no names get the right one.

    python benchmarks/coreference.py ../shared/data/gum/dev.conllu.gz [--json] [--model FILE]

On GUM's own words. *CoNLL F1* is the mean of MUC, B-cubed and CEAFe with phi 4, summed over
documents, as the scorer of CoNLL-2012 has them (Pradhan et al. 2014): entities of one mention are
left out of both sides. *Exact*: with the mentions that the network finds, which must agree to the
word. *Heads*: the same, but mentions agree if their syntactic heads do, which is how the shared
tasks on CorefUD, GUM among it, rank systems (Novak et al. 2024). *Linking*: on both sides only the
mentions that the network finds to the word: of the linking alone, near to what other systems report
for gold mentions. *Singletons*: exact, with entities of one mention counted.

*Speaker accuracy*: sources are the subjects of verbs of saying whose gold mention is a pronoun or a
description and whose gold chain has a name. Right: our mention of the same head word is in an
entity whose name, as the package would show it, is a mention of that gold chain or what one of them
ends with as its apposition (*the accountant Ana Brill*). No mention, no
name and a wrong name are all wrong. GUM's talks (conversation, podcast, vlog, court, interview)
tell who speaks beside the text, sentence by sentence. The reading is given these names, as systems
for CoNLL-2012 are (Lee et al. 2017), in the place of the labels that a transcript has in its text
(*BRILL: ...*), and a label names who says *I* in its turns, as it would there; who is spoken to,
which GUM tells, too, it is not given. *Untold* leaves out every *I* whose speaker is told so.
*One writer* are the other genres, in which nothing is given, speeches and fiction included.
*Third* leaves out *I*, *we* and *you*. Dev asks for few, and its errors were read: of the 203 in
90 documents of train, drawn by hash, whose errors nobody read, 57 of 100 are right and 35 of one
writer (though the network has learned these chains); in the other 87, which were read, 81 and 69.
*Names* asks
the same of every pronoun and description whose gold chain has a name, not only of sources. The last
line has CoNLL F1 (exact, heads) and speaker accuracy, of all and of one writer; ``--no-speakers``
keeps the names of the speakers back.

A folder of documents of ours with their entities marked is measured in the same way: those of
``training/data/chains``, which the network has learned, or of ``benchmarks/data/coreference/held``,
by another hand, which it has not, with several people of one gender in play in most. For these the
speakers are told as the package reads them, too: see ``read_speakers.py``.

With ``--polnear`` and ``--silver`` it measures speakers of news instead: see ``speakers.py``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

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
UNLABELLED: Final = ("conversation", "podcast", "vlog", "court", "interview")
"""Genres of several speakers, whose text does not say who speaks."""
_TALK: Final = frozenset("i me my we us our you your".split())
_I: Final = frozenset("i me my mine myself".split())
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
        recall, precision = _b_cubed(key, of_response), _b_cubed(response, of_key)
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


def _b_cubed(one: Iterable[set[Span]], of_other: Mapping[Span, int]) -> tuple[float, float]:
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


def matched(example: Example, found: Chains) -> dict[Span, Hashable]:
    """Our mentions, each renamed to the gold mention of the same head word, if there is one.

    What agrees to the word comes first; then the longest with the longest, one to one.
    """
    syntax = example.syntax
    assert syntax is not None
    gold = gold_chains(example)
    renamed = {span: entity for span, entity in found.items() if span in gold}
    free: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(gold.keys() - renamed.keys(), key=_length):
        free[head_word(syntax.heads, *span)].append(span)
    for span in sorted(found.keys() - renamed.keys(), key=_length, reverse=True):
        same = free[head_word(syntax.heads, *span)]
        renamed[same.pop() if same else span] = found[span]
    return renamed


def _length(span: Span) -> tuple[int, int]:
    return span[1] - span[0], span[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun or description of an entity that has a name: its head word and gold chain."""

    head: int
    chain: int
    groups: tuple[str, ...]


def asked(example: Example) -> list[Asked]:
    """Every pronoun and description whose gold chain has a name, with the groups it counts in."""
    syntax, mentions = example.syntax, example.mentions
    assert syntax is not None
    assert mentions is not None
    chains = gold_chains(example)
    named = {(m.first, m.last) for m in mentions.spans if m.named}
    with_name = {chains[span] for span in named}
    told = example.words.speakers
    widest: dict[int, Span] = {}
    for span in sorted(chains, key=_length):
        widest[head_word(syntax.heads, *span)] = span
    found: list[Asked] = []
    for head, span in sorted(widest.items()):
        if span in named or chains[span] not in with_name:
            continue
        pronoun = span[0] == span[1] and syntax.upos[head] in ("PRON", "DET")
        form = example.words.form(head).lower()
        kind = "talk" if form in _TALK else "pronoun" if pronoun else "description"
        groups = ["names", f"names {kind}"]
        governor = syntax.heads[head]
        saying = syntax.upos[governor] == "VERB" and syntax.lemmas[governor] in SAYING
        if syntax.labels[head] == "nsubj" and saying:
            groups += ["speakers"]
            groups += ["speakers untold"] * (form not in _I or not (told and told[head]))
            groups += ["speakers one writer"] * (not told)
            groups += ["speakers third"] * (kind != "talk")
        found.append(Asked(head, chains[span], tuple(groups)))
    return found


def labels(example: Example, chains: Chains) -> dict[Hashable, str]:
    """The speaker who says *I* of an entity, where speakers are told beside the text."""
    words = example.words
    said: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for (first, last), entity in chains.items():
        if words.speakers and first == last and words.form(first).lower() in _I:
            said[entity][words.speakers[first]] += 1
    return {entity: names.most_common(1)[0][0] for entity, names in said.items()}


def told(example: Example, *, given: bool) -> Example:
    """A document with the speakers of its talk, if they are given; others have none."""
    is_talk = example.name.startswith(tuple(f"GUM_{genre}" for genre in UNLABELLED))
    if given and is_talk:
        return example
    return replace(example, words=replace(example.words, speakers=()))


def name_counts(example: Example, found: Chains, names: Mapping[Hashable, Span]) -> Counter[str]:
    """How many of those asked for get the right name, by group; ``names`` of our entities."""
    syntax = example.syntax
    assert syntax is not None
    gold = gold_chains(example)
    of_head = {head_word(syntax.heads, *span): span for span in sorted(found, key=_length)}
    chain_of_head = {
        head_word(syntax.heads, *span): gold[span] for span in sorted(gold, key=_length)
    }
    ours, theirs = labels(example, found), labels(example, gold)
    counts: Counter[str] = Counter()
    for one in asked(example):
        span = of_head.get(one.head)
        name = names.get(found[span]) if span else None
        label = ours.get(found[span]) if span else None
        right = label is not None and label == theirs.get(one.chain)
        if name is not None and not right:
            there = gold.get(name, chain_of_head.get(head_word(syntax.heads, *name)))
            right = (named_by(example, name) if there is None else there) == one.chain
        for group in one.groups:
            counts[group] += 1
            counts[f"{group} right"] += right
    return counts


_NAMED_SO: Final = frozenset("appos flat nmod:desc xcomp nsubj nsubj:pass".split())
"""Relations of a name to the phrase that it ends (*the accountant Ana Brill*, *a man named Sam*)"""


def named_by(example: Example, name: Span) -> int | None:
    """The entity of the shortest gold mention that ends with a name of its own, if any does."""
    assert example.syntax is not None
    if example.syntax.labels[head_word(example.syntax.heads, *name)] not in _NAMED_SO:
        return None
    around = [span for span in gold_chains(example) if span[0] < name[0] <= name[1] == span[1]]
    return gold_chains(example)[min(around, key=_length)] if around else None


GROUPS: Final = (
    "speakers", "speakers untold", "speakers one writer", "speakers third", "names",
    "names pronoun", "names description", "names talk",
)  # fmt: skip


class Comparison:
    """All figures over documents."""

    def __init__(self) -> None:
        self._scores = {name: Score() for name in ("exact", "heads", "linking", "singletons")}
        self._counts: Counter[str] = Counter()

    def add(self, example: Example, found: Chains, names: Mapping[Hashable, Span]) -> None:
        """Add one document: our entity of each of our mentions, and our entities' names."""
        gold = gold_chains(example)
        self._scores["exact"].add(gold, found)
        self._scores["heads"].add(gold, matched(example, found))
        both = gold.keys() & found.keys()
        self._scores["linking"].add({m: gold[m] for m in both}, {m: found[m] for m in both})
        self._scores["singletons"].add(gold, found, singletons=True)
        self._counts += name_counts(example, found, names)

    def figures(self) -> dict[str, dict[str, float]]:
        """What is printed."""
        result = {name: score.figures() for name, score in self._scores.items()}
        counts = self._counts
        result["accuracy"] = {
            group: round(100 * counts[f"{group} right"] / max(counts[group], 1), 2)
            for group in GROUPS
        }
        result["asked"] = {group: counts[group] for group in GROUPS}
        return result


def found_chains(
    example: Example, reading: NetworkReading
) -> tuple[dict[Span, int], dict[Hashable, Span]]:
    """Our entity of each mention, by its words, and the name of each entity."""
    from whence.reading.model.coreference import entity_names
    from whence.reading.model.mention_facts import mentioned

    first = {start: index for index, start in enumerate(example.words.starts)}
    last = {end: index for index, end in enumerate(example.words.ends)}
    found = {(first[one.start], last[one.end]): one for one in reading.mentions}
    mentions = mentioned(
        example.words,
        [(*span, one.type, one.named) for span, one in found.items()],
        [token.head for token in reading.tokens],
        [token.relation for token in reading.tokens],
    )
    spans = [(one.first, one.last) for one in mentions]
    entities = [found[span].chain for span in spans]
    names = entity_names(example.words, mentions, entities)
    return dict(zip(spans, entities, strict=True)), {
        entity: spans[place] for entity, place in names.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, nargs="?", help="GUM in CoNLL-U, or documents of ours")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--no-speakers", action="store_true", help="of GUM's talks")
    parser.add_argument("--polnear", type=Path, help="speakers of these articles instead")
    parser.add_argument("--silver", type=Path, help="CoreNLP's output for them")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    if options.polnear and options.silver:
        from benchmarks import speakers

        answers = speakers.measure(options.polnear, options.silver, options.model)
        result = speakers.figures(answers)
        print(json.dumps(result) if options.json else speakers.show(result))
        return
    if options.path is None or options.polnear or options.silver:
        parser.error(
            "give a file of GUM or a folder of marked documents, or both --polnear and --silver"
        )
    from benchmarks import read_speakers
    from training.readers.chains import read_chains
    from training.readers.universal import read_conllu

    from whence.reading.model import Network

    network = Network.load(options.model)
    if options.path.is_dir():
        examples = list(read_chains(sorted(options.path.glob("*.txt"))))
    else:
        examples = list(read_conllu(options.path, "gum"))
    comparison = Comparison()
    as_read: Counter[str] = Counter()
    examples = [told(one, given=not options.no_speakers) for one in examples]
    readings = network.read_words(example.words for example in examples)
    for example, reading in zip(examples, readings, strict=True):
        comparison.add(example, *found_chains(example, reading))
        if options.path.is_dir():
            as_read += read_speakers.count(example, reading)
    result = comparison.figures()
    if as_read:
        result["as read"] = read_speakers.figures(as_read)
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:8}", "  ".join(f"{key} {value}" for key, value in values.items()))
    print(
        f"CoNLL F1 {result['exact']['conll']:.2f} (heads {result['heads']['conll']:.2f})"
        f" speaker accuracy {result['accuracy']['speakers']:.2f}"
        f" (one writer {result['accuracy']['speakers one writer']:.2f})"
    )


if __name__ == "__main__":
    main()
