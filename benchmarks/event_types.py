"""Types of PLOVER events, and their modes: of sentences, and of whole stories.

    python benchmarks/event_types.py PATH... [--all] [--json]

PATH is a JSON list of PLOVER's gold standard records, or NGEC's synthetic stories (csv.gz). Older
names of types and modes are read as the 2.0 codebook's (training/readers/events.py).

*Records*: the type of the best scored event of each sentence, right when a record of the sentence
has it; and F1 of all types found against all types recorded. Events are those of the network that
a reading tells (`whence.reading.triggers`), whoever does them; ``--network`` measures all that the
network finds.

*Stories*: their beginnings, read without the headline that they were made from. The type of a
story is the one whose events weigh most, those of a sentence 0.6 times as much as those of the one
before, and the mode the one that weighs most among that type's. *Network* weighs all triggers that
the network finds by their scores, *reading* the events that `whence read` prints, each as one.
Compared are

- the headline's label, which the text was not checked for: macro F1 over the types, and over the
  types' modes in the stories that have one;
- what a careful reader finds in the text alone, for the stories of `data/story_types.tsv`: the
  share of stories where this agrees with the label, which is what any reading can hope for there,
  and the share where network and reading find what the reader does.

Of the stories, only those whose headline pattern training leaves out are measured, without
``--all``. The last line is the accuracy on records, or the network's macro F1 of the labels' types
where there are none.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from training.examples import Example

    from whence.reading.model import FoundEvent, Network, NetworkReading

LATER: Final = 0.6
SEEN: Final = Path(__file__).parent / "data" / "story_types.tsv"
DIGITS: Final = 12

Finding = tuple[str, str | None]
"""A type ("" for none) and a mode."""


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


@dataclass(frozen=True, slots=True)
class Story:
    """A story's label, what a reader finds in it (None: nobody looked), and what whence does."""

    type: str
    mode: str | None
    seen: frozenset[str] | None
    network: Finding
    reading: Finding


def story_figures(network: Network, path: Path, *, everything: bool) -> dict[str, Any]:
    """Figures on stories that are labelled whole."""
    from training.readers.events import read_stories

    seen = read_seen(SEEN)
    examples = list(read_stories(path, held=None if everything else True))
    stories = [_story(network, one, seen) for one in examples]
    looked_at = [one for one in stories if one.seen is not None]
    telling = [one for one in looked_at if one.seen]
    return {
        "stories": len(stories),
        "patterns": len({one.notes["title"] for one in examples}),
        "network": _label_figures([(one, one.network) for one in stories]),
        "reading": _label_figures([(one, one.reading) for one in stories]),
        "reader": {
            "stories": len(looked_at),
            "that tell an event": len(telling),
            "finds the label": _share(one.type in (one.seen or ()) for one in looked_at),
            "network finds the same": _share(one.network[0] in (one.seen or ()) for one in telling),
            "reading finds the same": _share(one.reading[0] in (one.seen or ()) for one in telling),
        },
    }


def read_seen(path: Path) -> dict[str, frozenset[str]]:
    """The types that a reader found in stories, by the first digits of the texts' sha256."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: frozenset(types.split()) - {"-"} for key, types in rows}


def _story(network: Network, example: Example, seen: Mapping[str, frozenset[str]]) -> Story:
    from whence.document.load import document_from_text
    from whence.reading.compose import compose
    from whence.reading.sentences import split_sentences

    assert example.events is not None
    words = example.words
    document = document_from_text(words.text[: words.ends[-1]])
    sentences = split_sentences(document.text)
    [found] = network.read([(document.text, sentences)])
    reading = compose(document, sentences, found)
    starts = [start for start, _ in sentences]
    return Story(
        example.events.types[0],
        next(iter(example.events.modes), None),
        seen.get(sha256(words.text.encode()).hexdigest()[:DIGITS]),
        main_event([(e.type, e.mode, e.start, e.score) for e in found.events], starts),
        main_event([(e.type, e.mode, e.trigger.start, 1.0) for e in reading.events], starts),
    )


def main_event(
    events: Iterable[tuple[str, str | None, int, float]], sentences: Sequence[int]
) -> Finding:
    """The type that weighs most, and the mode that does among its events; "" without events.

    ``events``: type, mode, offset and weight of each; ``sentences``: where each starts.
    """
    types: dict[str, float] = defaultdict(float)
    modes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for type_, mode, start, weight in events:
        counted = weight * LATER ** (bisect_right(sentences, start) - 1)
        types[type_] += counted
        if mode is not None:
            modes[type_][mode] += counted
    if not types:
        return "", None
    best = max(types, key=types.__getitem__)
    return best, max(modes[best], key=modes[best].__getitem__, default=None)


def _label_figures(found: Sequence[tuple[Story, Finding]]) -> dict[str, Any]:
    types = [(story.type, type_) for story, (type_, _) in found]
    modes = [
        (f"{story.type} {story.mode}", f"{type_} {mode}")
        for story, (type_, mode) in found
        if story.mode is not None
    ]
    return {
        "type macro f1": _macro_f1(types),
        "type accuracy": _share(a == b for a, b in types),
        "mode macro f1": _macro_f1(modes),
        "by type": dict(sorted(_by_label(types).items())),
    }


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


def _share(right: Iterable[bool]) -> float:
    several = list(right)
    return _per_cent(sum(several), len(several))


def _per_cent(part: int, total: int) -> float:
    return round(100 * part / max(total, 1), 2)


def _lines(figures: Mapping[str, Any]) -> Iterator[str]:
    for key, value in figures.items():
        if isinstance(value, dict) and not key.startswith(("by ", "missed")):
            yield from (f"{key}, {line}" for line in _lines(value))
        else:
            yield f"{key}: {value}"


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
        for line in _lines(figures):
            print(f"{name:8} {line}")
    if "records" in result:
        print(f"main type accuracy: {result['records']['main type accuracy']:.2f}")
    else:
        print(f"type macro F1: {result['stories']['network']['type macro f1']:.2f}")


if __name__ == "__main__":
    main()
