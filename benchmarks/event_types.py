"""Types of PLOVER events, and their modes.

    python benchmarks/event_types.py PATH... [--all] [--json]

PATH is a JSON list of PLOVER's gold standard records, or NGEC's synthetic stories (csv.gz). Older
names of types and modes are read as the 2.0 codebook's (training/readers/events.py).

*Records*: the type of the best scored event of each sentence, right when a record of the sentence
has it; and F1 of all types found against all types recorded. Events are those of the network that
a reading tells (`whence.reading.triggers`), whoever does them; ``--network`` measures all that the
network finds. *Stories*: the type whose scores sum
highest over the story (later sentences count less, as in training), and of that type the mode;
macro F1 over the types, and over the types' modes in the stories that have one. Of the stories,
only those whose headline pattern training leaves out are measured, without ``--all``. The last line
is the accuracy on records, or the macro F1 of types where there are none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from training.examples import Example

    from whence.reading.model import FoundEvent, Network, NetworkReading

LATER = 0.6


def record_figures(network: Network, path: Path, *, all_found: bool) -> dict[str, Any]:
    """Figures on gold records; those of one sentence are read together."""
    from training.readers.events import today_names

    gold: dict[str, set[str]] = defaultdict(set)
    for row in json.loads(path.read_text(encoding="utf-8")):
        gold[row["text"].strip("{} ")].add(today_names(row["event"], None)[0])
    readings = network.read((text, [(0, len(text))]) for text in gold)
    right = agreed = found = 0
    missed: Counter[str] = Counter()
    for (text, types), reading in zip(gold.items(), readings, strict=True):
        events = reading.events if all_found else _told(text, reading)
        best = max(events, key=lambda event: event.score, default=None)
        right += best is not None and best.type in types
        told = {event.type for event in events}
        agreed += len(told & types)
        found += len(told)
        missed.update(types - told)
    total = sum(map(len, gold.values()))
    return {
        "sentences": len(gold),
        "main type accuracy": _per_cent(right, len(gold)),
        "all types f1": _per_cent(2 * agreed, total + found),
        "all types precision": _per_cent(agreed, found),
        "all types recall": _per_cent(agreed, total),
        "missed": dict(missed.most_common()),
    }


def _told(text: str, found: NetworkReading) -> Sequence[FoundEvent]:
    """The events that a reading of a sentence tells."""
    from whence.reading.nominals import Nominals
    from whence.reading.phrases import Coder
    from whence.reading.quotations import find_quotations
    from whence.reading.slips import mended
    from whence.reading.tree import Tree
    from whence.reading.triggers import told_events

    found = replace(found, tokens=mended(found.tokens))
    tree = Tree.of(found.tokens)
    nominals = Nominals(text, found, tree, Coder(None))
    return told_events(found, tree, nominals, find_quotations(text))


def story_figures(network: Network, path: Path, *, everything: bool) -> dict[str, Any]:
    """Figures on stories that are labelled whole."""
    from training.readers.events import read_stories

    stories = list(read_stories(path, held=None if everything else True))
    types: list[tuple[str, str]] = []
    modes: list[tuple[str, str]] = []
    for story, reading in zip(stories, network.read_words(s.words for s in stories), strict=True):
        assert story.events is not None
        type_, mode = _main(story, reading)
        gold = story.events.types[0]
        types.append((gold, type_))
        modes += [(f"{gold} {one}", f"{type_} {mode}") for one in story.events.modes]
    return {
        "stories": len(stories),
        "patterns": len({story.notes["title"] for story in stories}),
        "type macro f1": _macro_f1(types),
        "type accuracy": _per_cent(sum(a == b for a, b in types), len(types)),
        "mode macro f1": _macro_f1(modes),
        "by type": dict(sorted(_by_label(types).items())),
    }


def _main(story: Example, reading: NetworkReading) -> tuple[str, str | None]:
    """The story's type, by the summed scores of its events, and the mode of the best of them."""
    words = story.words
    sentence = dict(zip(words.starts, words.sentences, strict=True))
    scores: dict[str, float] = defaultdict(float)
    modes: dict[str, dict[str | None, float]] = defaultdict(lambda: defaultdict(float))
    for event in reading.events:
        score = event.score * LATER ** sentence[event.start]
        scores[event.type] += score
        modes[event.type][event.mode] += score
    if not scores:
        return "", None
    best = max(scores, key=lambda name: scores[name])
    named = {mode: score for mode, score in modes[best].items() if mode is not None}
    return best, max(named, key=lambda mode: named[mode]) if named else None


def _by_label(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """F1 of each gold label."""
    right = Counter(gold for gold, found in pairs if gold == found)
    total: Counter[str] = Counter(gold for gold, _ in pairs)
    total.update(found for _, found in pairs)
    return {gold: _per_cent(2 * right[gold], total[gold]) for gold, _ in pairs}


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    return round(_mean(_by_label(pairs).values()), 2)


def _mean(values: Iterable[float]) -> float:
    several = list(values)
    return sum(several) / max(len(several), 1)


def _per_cent(part: int, total: int) -> float:
    return round(100 * part / max(total, 1), 2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each path."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--all", action="store_true", help="measure every story")
    parser.add_argument("--network", action="store_true", help="measure all that it finds")
    parser.add_argument("--model", type=Path, default=None)
    options = parser.parse_args(arguments)
    from whence.reading.model import Network

    network = Network.load(options.model)
    result: dict[str, Any] = {}
    for path in options.paths:
        if path.suffix == ".json":
            result["records"] = record_figures(network, path, all_found=options.network)
        else:
            result["stories"] = story_figures(network, path, everything=options.all)
    if options.json:
        print(json.dumps(result))
        return
    for name, figures in result.items():
        for key, value in figures.items():
            print(f"{name:8} {key}: {value}")
    if "records" in result:
        print(f"main type accuracy: {result['records']['main type accuracy']:.2f}")
    else:
        print(f"type macro F1: {result['stories']['type macro f1']:.2f}")


if __name__ == "__main__":
    main()
