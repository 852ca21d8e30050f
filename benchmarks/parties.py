"""Who did it to whom on ConfliBERT's sentences with sources and targets of CAMEO's events.

    python benchmarks/parties.py ../shared/data/events/cameo_ner_train.txt [--held] [--wrong]

Every sentence is read by itself with `whence.read`. A source is found where one of the actors of
the sentence's events has a mention that shares a word with it, a target where a recipient has;
what the data calls both at once (*R*) may be either. An actor or recipient of ours is right where
it shares a word with a source or target. Sentences of PLOVER's gold records are left out, so that
this shows what ``benchmarks/events.py`` was not tuned on. Rules may be tuned on one half (by a hash
of the sentence); ``--held`` measures the other, and prints none of its sentences.

The data marks the parties of one event of a sentence: those of others count as wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from whence.reading.types import Reading

RECORDS: Final = "plover_gsr_dev.json"
_LETTERS: Final = re.compile(r"[^a-z]+")
_CLOSING: Final = frozenset(".,;:!?)%'’") | {"'s", "’s", "n't", "''", "”"}
_OPENING: Final = frozenset("($“") | {"``"}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the places of its sources, targets and of those who are both."""

    text: str
    sources: tuple[Place, ...] = ()
    targets: tuple[Place, ...] = ()
    both: tuple[Place, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts for one F1: marked ones and those that we found, ours and those that are right."""

    marked: int = 0
    found: int = 0
    ours: int = 0
    right: int = 0

    def add(self, marked: Sequence[Place], ours: Sequence[Sequence[Place]]) -> None:
        """Count one sentence: the places that may count, and the mentions of each of ours."""
        every = [mention for mentions in ours for mention in mentions]
        self.marked += len(marked)
        self.found += sum(any(_meet(place, one) for one in every) for place in marked)
        self.ours += len(ours)
        self.right += sum(any(_meet(p, one) for p in marked for one in own) for own in ours)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        precision = 100 * self.right / max(self.ours, 1)
        recall = 100 * self.found / max(self.marked, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return {"precision": round(precision, 2), "recall": round(recall, 2), "f1": round(f1, 2)}


@dataclass(slots=True)
class Roles:
    """A tally for each role."""

    actors: Tally = field(default_factory=Tally)
    recipients: Tally = field(default_factory=Tally)


def read_marked(path: Path, *, held: bool) -> Iterator[Marked]:
    """The sentences of one half that are no sentences of PLOVER's records."""
    records = json.loads((path.parent / RECORDS).read_text(encoding="utf-8"))
    known = {_key(record["text"]) for record in records}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        one = _marked([tuple(line.rsplit(" ", 1)) for line in block.splitlines()])
        is_held = hashlib.sha1(one.text.encode(), usedforsecurity=False).digest()[0] % 2 == 1
        if is_held == held and _key(one.text) not in known:
            yield one


def _key(text: str) -> str:
    return _LETTERS.sub("", text.lower())


def _marked(tokens: Sequence[tuple[str, ...]]) -> Marked:
    text, before = "", ""
    places: dict[str, list[Place]] = {"S": [], "T": [], "R": []}
    for word, tag in tokens:
        if text and word not in _CLOSING and before not in _OPENING:
            text += " "
        start = len(text)
        text += word
        before = word
        begins, _, role = tag.partition("-")
        if begins == "I" and places[role]:
            places[role][-1] = (places[role][-1][0], len(text))
        elif role:
            places[role].append((start, len(text)))
    return Marked(text, tuple(places["S"]), tuple(places["T"]), tuple(places["R"]))


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def add(roles: Roles, one: Marked, reading: Reading) -> bool:
    """Count one sentence; whether all of it agrees."""
    mentions = {e.id: [(m.start, m.end) for m in e.mentions] for e in reading.entities}
    ids = (
        [id_ for event in reading.events for id_ in event.actors],
        [id_ for event in reading.events for id_ in event.recipients],
    )
    ours = [[mentions[id_] for id_ in dict.fromkeys(of_role)] for of_role in ids]
    agrees = True
    for tally, marked, found in zip(
        (roles.actors, roles.recipients), (one.sources, one.targets), ours, strict=True
    ):
        wanted = [*marked, *(p for p in one.both if any(_meet(p, m) for own in found for m in own))]
        before = tally.marked - tally.found + tally.ours - tally.right
        tally.add(wanted, found)
        agrees &= before == tally.marked - tally.found + tally.ours - tally.right
    missed = [p for p in one.both if not any(_meet(p, m) for o in ours for own in o for m in own)]
    roles.actors.marked += len(missed)
    return agrees and not missed


def shown(one: Marked, reading: Reading) -> Iterator[str]:
    """A sentence with what is marked and what was read."""
    names = {entity.id: entity.name for entity in reading.entities}
    yield one.text
    for role, places in (("S", one.sources), ("T", one.targets), ("R", one.both)):
        if places:
            yield f"    {role}: " + " | ".join(one.text[a:b] for a, b in places)
    for event in reading.events:
        parties = (" + ".join(names[i] for i in ids) for ids in (event.actors, event.recipients))
        yield f"    {event.type} {event.trigger.text!r}: " + " > ".join(parties)


def figures_of(roles: Roles) -> dict[str, Any]:
    """The figures of both roles."""
    return {"actors": roles.actors.figures(), "recipients": roles.recipients.figures()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--held", action="store_true", help="the half that is not tuned on")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    if options.held and options.wrong:
        parser.error("--wrong would show the half that is kept back: leave out --held")
    import whence

    reader, roles, count = whence.Reader(), Roles(), 0
    for one in read_marked(options.path, held=options.held):
        try:
            reading = reader.read(one.text)
        except whence.WhenceError:  # too few words to tell the language
            continue
        count += 1
        if not add(roles, one, reading) and options.wrong:
            print("\n".join(shown(one, reading)))
    figures = {"sentences": count, **figures_of(roles)}
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
