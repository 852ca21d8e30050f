"""Text reuse: how many copies are found, how far, which way, and how many are seen that are none.

    python benchmarks/reuse.py DATA [--sources 60] [--cache FOLDER] [--json]

DATA is the shared data's folder. Copies are made by program from the reporting half of BASIL and
ECB+ (`reuse_pairs.py`, `copies.py`): three of each source, one verbatim (with its marks changed and
a word left out), one rewritten hard (half of the content words changed, sentences split, joined and
reordered, a fifth left out), one written anew (every content word that can be, the order kept);
each whole, cut, extended or merged with another report of the story. What is no copy are all pairs
of a story's reports, and pairs of a copy and a report of the story that it was not made from. The
weights were fitted on the other half.

F1 of a wording counts its copies and all false copies. *Extent* is wholly, partly or not, told
right, of all pairs, where the copy was published a day after its source. *Direction*: a third of
the copies are published later, a third credit their source's outlet, a third say nothing.

Beside it, in the same run and on the same pairs: MinHash of word shingles of five (rensa), a copy
where the estimated likeness exceeds the threshold that is best on pairs of the fitting half, for
each wording its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rensa import RMinHash

from whence.coverage.reuse import bands
from whence.coverage.reuse.compare import Compared, compare_prepared, prepare
from whence.coverage.reuse.words import words_of
from whence.coverage.types import Reuse
from whence.document.types import DateInterval, Outlet
from whence.reading.report import Report

if TYPE_CHECKING:
    from benchmarks.reuse_pairs import Pair, Pairs

SEED = 7
FITTED_SOURCES = 40
_PERMUTATIONS, _SHINGLE = 256, 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what was found."""

    pair: Pair
    found: Reuse | None
    candidates: bool


def main() -> None:
    """Make the pairs, compare them, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sources", type=int, default=60)
    parser.add_argument("--cache", type=Path, help="keeps what was read, for the next run")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.reuse_pairs import Readings, make_pairs

    readings = Readings(given.cache)
    pairs = make_pairs(given.data, "report", given.sources, readings, SEED)
    fitting = make_pairs(given.data, "fit", FITTED_SOURCES, readings, SEED)
    figures = figures_of(pairs) | minhash_figures(pairs, fitting)
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:52} {value if isinstance(value, int) else f'{value:.1f}'}")


def figures_of(pairs: Pairs) -> dict[str, Any]:
    """Every figure of ours, in percent or as counts."""
    dated = [_dated(pair) for pair in pairs.copies]
    copies = judge(dated)
    others = judge(pairs.others)
    false = sum(one.found is not None for one in others)
    figures: dict[str, Any] = {}
    for wording in ("verbatim", "rewritten", "anew"):
        some = [one for one in copies if one.pair.wording == wording]
        hits = sum(one.found is not None for one in some)
        figures[f"{wording}: F1"] = _f1(hits, false, len(some) - hits)
        figures[f"{wording}: found"] = _percent(hits, len(some))
        figures[f"{wording}: copies"] = len(some)
        figures[f"{wording}: candidates by bands"] = _percent(
            sum(one.candidates for one in some), len(some)
        )
        right = sum(_extent(one.found) == one.pair.extent for one in some)
        figures[f"{wording}: wholly or partly, right"] = _percent(right, len(some))
    figures["not derived: pairs"] = len(others)
    figures["not derived: false copies"] = false
    figures["not derived: false copies, percent"] = _percent(false, len(others))
    figures["pairs left out for their common runs"] = pairs.left_out
    return figures | _directions(pairs.copies)


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """Compare every pair, each report prepared once."""
    prepared: dict[int, tuple[Compared, frozenset[int]]] = {}

    def ready(report: Report) -> tuple[Compared, frozenset[int]]:
        if id(report) not in prepared:
            prepared[id(report)] = prepare(report), frozenset(bands(report.reading.document))
        return prepared[id(report)]

    judged: list[Judged] = []
    for pair in pairs:
        (a, of_a), (b, of_b) = ready(pair.a), ready(pair.b)
        judged.append(Judged(pair, compare_prepared(a, b), not of_a.isdisjoint(of_b)))
    return judged


def _directions(copies: Sequence[Pair]) -> dict[str, Any]:
    """Of the copies that are found: source told right, told wrong, not told."""
    told = {"right": 0, "wrong": 0, "unknown": 0}
    silent = 0
    clued = 0
    for number, pair in enumerate(copies):
        way = number % 3
        one = (_dated, _credited, _bare)[way](pair)
        [judged] = judge([one])
        if judged.found is None:
            continue
        if way == 2:
            silent += judged.found.source == "unknown"
            continue
        clued += 1
        source = judged.found.source
        told["unknown" if source == "unknown" else "right" if source == "a" else "wrong"] += 1
    figures: dict[str, Any] = {
        f"direction, with a date or a credit: {name}": _percent(count, clued)
        for name, count in told.items()
    }
    figures["direction, with nothing to tell: copies called unknown"] = silent
    return figures


def _dated(pair: Pair) -> Pair:
    return replace(pair, a=_with(pair.a, "2030-05-01"), b=_with(pair.b, "2030-05-02"))


def _credited(pair: Pair) -> Pair:
    return replace(
        pair,
        a=_with(pair.a, None, "Meridian Wire"),
        b=_with(pair.b, None, "Tarn Gazette", ("Meridian Wire",)),
    )


def _bare(pair: Pair) -> Pair:
    return replace(pair, a=_with(pair.a, None), b=_with(pair.b, None))


def _with(
    report: Report, day: str | None, outlet: str | None = None, credited: tuple[str, ...] = ()
) -> Report:
    document = replace(
        report.reading.document,
        published=DateInterval(day, day, "metadata") if day else None,
        outlet=Outlet(outlet, None, "metadata") if outlet else None,
        credits=credited,
        dateline=None,
        authors=(),
    )
    return replace(report, reading=replace(report.reading, document=document))


def minhash_figures(pairs: Pairs, fitting: Pairs) -> dict[str, Any]:
    """The same copies and others, told apart by one likeness of shingles.

    The threshold is the best for the wording at hand, which is more than it would have in use.
    """
    others = [_likeness(pair) for pair in pairs.others]
    other_fitting = [_likeness(pair) for pair in fitting.others]
    figures: dict[str, Any] = {}
    for wording in ("verbatim", "rewritten", "anew"):
        some, known = (
            [_likeness(pair) for pair in half.copies if pair.wording == wording]
            for half in (pairs, fitting)
        )
        threshold = _best_threshold(known, other_fitting)
        hits = sum(one > threshold for one in some)
        false = sum(one > threshold for one in others)
        figures[f"MinHash, {wording}: F1"] = _f1(hits, false, len(some) - hits)
        figures[f"MinHash, {wording}: false copies"] = false
        figures[f"MinHash, {wording}: threshold, percent"] = 100 * threshold
    return figures


def _likeness(pair: Pair) -> float:
    return float(_sketch(pair.a).jaccard(_sketch(pair.b)))


def _sketch(report: Report) -> RMinHash:
    forms = words_of(report.reading.document.text).forms
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    sketch.update([" ".join(forms[at : at + _SHINGLE]) for at in range(len(forms) - _SHINGLE + 1)])
    return sketch


def _best_threshold(copies: Sequence[float], others: Sequence[float]) -> float:
    def f1(threshold: float) -> float:
        hits = sum(one > threshold for one in copies)
        return _f1(hits, sum(one > threshold for one in others), len(copies) - hits)

    return max({0.0, *copies, *others}, key=f1)


def _extent(found: Reuse | None) -> str:
    return "not" if found is None else found.extent


def _f1(hits: int, false: int, missed: int) -> float:
    return _percent(2 * hits, 2 * hits + false + missed)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


if __name__ == "__main__":
    main()
