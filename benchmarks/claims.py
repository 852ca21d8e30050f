"""Claims: who says the same, and how many independent origins are behind it.

    python benchmarks/claims.py [FOLDER_OF_ECBPLUS] [--json] [--errors] [--held] [--cache FILE]

Without a folder: the small coverages in ``benchmarks/data/coverages``, each with a trap and a key,
and the examples of the project with theirs. For each claim of a key: found (one claim of ours has
at least half of the places that the key names for it), the right number of independent origins in
that claim, the right answer to whether it is disputed; a claim not found has neither. A claim that
is wrongly said to have two independent origins is the worst mistake: how many are said to, how many
of these truly have, and how many there are, is counted by itself. The coverages
marked ``held`` were not looked at while the rules were made; they have a line of their own.
``--errors`` shows what went wrong, of held ones only with ``--held``.

With a folder: same-claim clusters on the dev topics of ECB+. Items are the event mentions of the
annotated sentences of a story, each standing for the clause that holds it: first those that are the
predicate of a clause, then all (a clause has one claim, so that not all can be told apart). Gold
clusters are their chains. B-cubed F1 (Bagga and Baldwin 1998) over all items, by story. Beside it,
in the same run: average-link clustering of the sentence vectors alone, at the threshold that is
best on train topics, and every mention alone. (Only the main event of each sentence as an item
would say little: in most stories nearly all sentences have the same, so that one cluster a story,
which takes all origins for one claim's, is hard to beat.)
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from whence import Reader
    from whence.coverage.types import Assertion, Claim
    from whence.document.types import Document, Refusal
    from whence.reading.report import Report

HERE: Final = Path(__file__).resolve().parent
COVERAGES: Final = HERE / "data" / "coverages"
EXAMPLES: Final = HERE.parent / "examples"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a report that make a claim."""

    report: str
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim of a key."""

    what: str
    anchors: tuple[Anchor, ...]
    origins: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """A small coverage with its key."""

    name: str
    held: bool
    reports: tuple[Report, ...]
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a wanted claim."""

    wanted: Wanted
    got: Claim | None

    @property
    def origins_right(self) -> bool:
        """Whether it was found with the right number of origins."""
        return self.got is not None and self.got.independent_origins == self.wanted.origins

    @property
    def dispute_right(self) -> bool:
        """Whether it was found, and is disputed or not as it should be."""
        return self.got is not None and bool(self.got.disputed_by) == self.wanted.disputed


def read_coverages(folder: Path, examples: Path, cached: Path | None = None) -> Iterator[Coverage]:
    """The coverages of a folder, read; those that ``cached`` has are not read again, and what is
    read is added to it. It is a pickle, to be trusted as one trusts a program.
    """
    known: dict[str, tuple[Report, ...]] = {}
    if cached is not None and cached.exists():
        known = pickle.loads(cached.read_bytes())  # noqa: S301
    before = len(known)
    for key in sorted(folder.glob("*/key.json")):
        told = json.loads(key.read_text("utf-8"))
        name = key.parent.name
        if name not in known:
            known[name] = _read(key.parent, examples, told)
        yield Coverage(
            name,
            told["held"],
            known[name],
            tuple(
                Wanted(
                    one["what"],
                    tuple(Anchor(**anchor) for anchor in one["anchors"]),
                    one["origins"],
                    one["disputed"],
                )
                for one in told["claims"]
            ),
        )
    if cached is not None and len(known) > before:
        cached.write_bytes(pickle.dumps(known))


def _read(folder: Path, examples: Path, told: Mapping[str, Any]) -> tuple[Report, ...]:
    from whence import Refusal, load

    if told.get("from") == "examples":
        documents = [one for one in load(examples) if name_of(one) in told["reports"]]
    else:
        documents = list(load(folder / "reports.jsonl"))
    refused = [one for one in documents if isinstance(one, Refusal)]
    if refused:
        raise SystemExit(f"{refused[0].path}: {refused[0].error.message}")
    read = _reader().read_reports(documents)
    return tuple(one for one in read if not isinstance(one, Refusal))


@cache
def _reader() -> Reader:
    from whence import Reader

    return Reader()


def name_of(document: Document | Refusal) -> str:
    """A report as keys name it: its file, and which record of it."""
    name = Path(document.path).name
    return name if document.record is None else f"{name}#{document.record}"


def judge(coverage: Coverage) -> list[Verdict]:
    """What became of each claim of a key."""
    from whence.coverage.reuse import derivations, find_reuse
    from whence.coverage.story import build_story

    pairs = find_reuse(coverage.reports)
    built = build_story(
        coverage.name, coverage.reports, pairs, derivations(coverage.reports, pairs)
    )
    places = places_of(coverage)
    return [
        Verdict(one, _best([p[1:] for p in places if p[0] is one], built.story.claims))
        for one in coverage.wanted
    ]


def places_of(coverage: Coverage) -> list[tuple[Wanted, str, tuple[int, int]]]:
    """The places that the key names: of which claim, in which document, from where to where."""
    texts = {name_of(one.reading.document): one.reading.document for one in coverage.reports}
    return [
        (wanted, texts[anchor.report].id, _find(texts[anchor.report].text, anchor.text))
        for wanted in coverage.wanted
        for anchor in wanted.anchors
    ]


def _find(text: str, words: str) -> tuple[int, int]:
    plain = str.maketrans("’‘“”", "''\"\"")
    start = text.translate(plain).find(words.translate(plain))
    if start < 0:
        raise ValueError(f"the key names words that the report does not have: {words!r}")
    return start, start + len(words)


def _best(places: Sequence[tuple[str, tuple[int, int]]], claims: Iterable[Claim]) -> Claim | None:
    """The claim of ours that has most of the places, if it has half of them."""
    ranked = []
    for number, claim in enumerate(claims):
        made = [a for a in claim.assertions if a.stance == "supports"]
        held = sum(any(_is_at(a, *place) for a in made) for place in places)
        ranked.append((-held, len(made), number, claim))
    best = min(ranked, key=lambda one: one[:3], default=None)
    return best[3] if best is not None and -best[0] * 2 >= len(places) else None


def _is_at(assertion: Assertion, document: str, place: tuple[int, int]) -> bool:
    if assertion.document != document:
        return False
    shared = sum(
        max(0, min(span.end, place[1]) - max(span.start, place[0])) for span in assertion.spans
    )
    size = sum(span.end - span.start for span in assertion.spans)
    return shared * 2 >= min(size, place[1] - place[0])


def count_right(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Shares in per cent; and of the claims shown as confirmed, by two origins or more, how many
    the key has so.
    """
    total = len(verdicts)
    confirmed = [v for v in verdicts if v.got is not None and v.got.independent_origins > 1]
    return {
        "claims": total,
        "found": round(100 * sum(v.got is not None for v in verdicts) / total, 1),
        "origins right": round(100 * sum(v.origins_right for v in verdicts) / total, 1),
        "disputed right": round(100 * sum(v.dispute_right for v in verdicts) / total, 1),
        "of two origins": len(confirmed),
        "truly of two": sum(v.wanted.origins > 1 for v in confirmed),
        "in the key": sum(v.wanted.origins > 1 for v in verdicts),
    }


def show_errors(coverage: Coverage, verdicts: Iterable[Verdict]) -> None:
    """What went wrong in a coverage."""
    for one in verdicts:
        if one.origins_right and one.dispute_right:
            continue
        print(f"  {coverage.name}: {one.wanted.what}")
        if one.got is None:
            print("      not found")
            continue
        origins = ", ".join(origin.name for origin in one.got.origins) or "none"
        print(f"      origins {origins}; wanted {one.wanted.origins}")
        disputes = ", ".join(f"{d.name} ({d.text})" for d in one.got.disputed_by) or "nobody"
        print(f"      disputed by {disputes}; wanted {one.wanted.disputed}")


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, each item counting the same."""
    of_gold, of_found = _sets(gold), _sets(found)
    precision = recall = 0.0
    for one, other in zip(gold, found, strict=True):
        both = len(of_gold[one] & of_found[other])
        precision += both / len(of_found[other])
        recall += both / len(of_gold[one])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _sets(labels: Sequence[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for index, label in enumerate(labels):
        found[label].add(index)
    return found


def coverage_figures(
    folder: Path, examples: Path, cached: Path | None, *, errors: bool, held: bool
) -> dict[str, dict[str, float]]:
    """Figures of the coverages: developed on, held, and the examples."""
    groups: dict[str, list[Verdict]] = {"examples": [], "coverages": [], "held coverages": []}
    for coverage in read_coverages(folder, examples, cached):
        verdicts = judge(coverage)
        is_example = coverage.name.startswith("examples")
        name = "examples" if is_example else "held coverages" if coverage.held else "coverages"
        groups[name] += verdicts
        if errors and (held or not coverage.held):
            show_errors(coverage, verdicts)
    return {name: count_right(verdicts) for name, verdicts in groups.items() if verdicts}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--cache", type=Path, help="keeps the readings for the next time")
    options = parser.parse_args(arguments)
    result: dict[str, Any]
    if options.folder is None:
        result = coverage_figures(
            COVERAGES, EXAMPLES, options.cache, errors=options.errors, held=options.held
        )
    else:
        sys.path.insert(0, str(HERE.parent))
        from training.claim_stories import ecbplus_figures

        result = ecbplus_figures(options.folder, options.cache)
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:16} " + "  ".join(f"{key} {value}" for key, value in values.items()))


if __name__ == "__main__":
    main()
