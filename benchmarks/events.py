"""PLOVER's gold records against whole readings: types of events, countries of who did it to whom.

    python benchmarks/events.py ../shared/data/events/plover_gsr_dev.json [--json] [--wrong]

Every sentence of the records is read by itself with `whence.read`. Compared are three sets a
sentence, each summed over the sentences to one F1: the types of its events; the countries of their
actors; those of their recipients. Where types agree, *matched* compares the countries of the events
of that type alone, so that it shows the syntax without the types. Older names of types are read as
the 2.0 codebook's (training/readers/events.py); bodies of several countries have no country.

A record tells the main event of its sentence only: others, which a careful reader would find there
too, count as wrong. Its coders looked names up (*President Kagame*), and took a place for its
people; what the sentence and the gazetteers do not tell is missed here. The last line is the F1 of
types and of the countries of actors and recipients together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from whence.reading.types import Reading

ROLES: Final = ("types", "actors", "recipients")
# Codes of the records that are slips or older than ISO's, and those that are no country's.
_ISO: Final = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}
_NO_COUNTRY: Final = frozenset(("IGO", "NGO", "IMG", "ISM", "MNC"))

"""By role, what is told of it."""


@dataclass(slots=True)
class Told:
    """What is told of one sentence: its events' types, and by type the countries of each role."""

    types: set[str] = field(default_factory=set)
    actors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    recipients: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, role: str, types: set[str] | None = None) -> set[str]:
        """The types, or the countries in a role in the events of some types (None: of all)."""
        if role == "types":
            return self.types
        by_type: Mapping[str, set[str]] = getattr(self, role)
        told = [codes for type_, codes in by_type.items() if types is None or type_ in types]
        return set().union(*told)


@dataclass(slots=True)
class Tally:
    """Counts for one F1."""

    agreed: int = 0
    found: int = 0
    recorded: int = 0

    def add(self, found: set[str], recorded: set[str]) -> None:
        """Count one sentence."""
        self.agreed += len(found & recorded)
        self.found += len(found)
        self.recorded += len(recorded)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        return {
            "precision": _per_cent(self.agreed, self.found),
            "recall": _per_cent(self.agreed, self.recorded),
            "f1": _per_cent(2 * self.agreed, self.found + self.recorded),
        }


def read_records(path: Path) -> dict[str, Told]:
    """What is recorded, by sentence."""
    from training.readers.events import today_names

    sentences: dict[str, Told] = defaultdict(Told)
    for record in json.loads(path.read_text(encoding="utf-8")):
        told = sentences[record["text"].strip("{} ")]
        type_, _ = today_names(record["event"], None)
        told.types.add(type_)
        told.actors[type_] |= _codes(record["source"])
        told.recipients[type_] |= _codes(record.get("target"))
    return dict(sentences)


def _codes(actors: Sequence[Mapping[str, str]] | str | None) -> set[str]:
    codes = {actor["code"] for actor in actors or () if isinstance(actor, dict)}
    return {_ISO.get(code, code) for code in codes - _NO_COUNTRY}


def told_by(reading: Reading) -> Told:
    """What a reading tells."""
    country = {entity.id: entity.country for entity in reading.entities}
    told = Told()
    for event in reading.events:
        told.types.add(event.type)
        for ids, role in ((event.actors, told.actors), (event.recipients, told.recipients)):
            role[event.type] |= {code for id_ in ids if (code := country[id_])}
    return told


def measure(pairs: Sequence[tuple[Told, Told]]) -> dict[str, Any]:
    """The figures of what was found and what is recorded, sentence by sentence."""
    tallies = {name: Tally() for name in (*ROLES, "countries", "matched")}
    for found, recorded in pairs:
        for role in ROLES:
            tallies[role].add(found.of(role), recorded.of(role))
        both = found.types & recorded.types
        for role in ROLES[1:]:
            tallies["countries"].add(found.of(role), recorded.of(role))
            tallies["matched"].add(found.of(role, both), recorded.of(role, both))
    missed = Counter(t for found, recorded in pairs for t in recorded.types - found.types)
    spare = Counter(t for found, recorded in pairs for t in found.types - recorded.types)
    return {
        "sentences": len(pairs),
        **{name: tally.figures() for name, tally in tallies.items()},
        "types missed": dict(missed.most_common()),
        "types too many": dict(spare.most_common()),
    }


def differences(text: str, found: Told, recorded: Told) -> Iterator[str]:
    """A line for the sentence and one for each role that differs."""
    wrong = [role for role in ROLES if found.of(role) != recorded.of(role)]
    if wrong:
        yield text
    for role in wrong:
        yield f"    {role}: {_words(found.of(role))}, not {_words(recorded.of(role))}"


def _words(names: set[str]) -> str:
    return " ".join(sorted(names)) or "none"


def _per_cent(part: int, total: int) -> float:
    return round(100 * part / max(total, 1), 2)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    import whence

    reader = whence.Reader()
    pairs = []
    for text, recorded in read_records(options.path).items():
        found = told_by(reader.read(text))
        pairs.append((found, recorded))
        if options.wrong:
            print("\n".join(differences(text, found, recorded)))
    figures = measure(pairs)
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name}: {value}")
    types, countries = figures["types"]["f1"], figures["countries"]["f1"]
    print(f"F1 of types {types:.2f}, of countries {countries:.2f}")


if __name__ == "__main__":
    main()
