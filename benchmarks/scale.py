"""What a report costs beyond reading while a store grows, and how much memory that takes.

    python benchmarks/scale.py [--reports N] [--store PATH_OR_URL [--log FILE]] [--quick] [--json]

Reports are made by program, reading included, so that the network takes no part: some 20 sentences
of words that are as frequent as words are, with names, attributions, clauses and vectors. They come
as news do: at any time about fifty stories are told, each by three to fifteen reports of which two
in five copy an earlier one (cut, and with a sentence added). What is measured is all that
`Store.add` does with them: writing, indexing, comparing with likely copies, putting into stories,
building these with their claims. Each is made when it is asked for, and what that takes is taken
off.

With ``--store``, the store stays, and one that this program grew before, however it was stopped, is
grown further. Each thousand's cost is told on standard error and, with ``--log``, appended to a
file, from which a later run takes what the first thousands cost. 50,000 reports; with ``--quick``,
10,000 of a quarter of the length: how the cost grows, in a fifth of the time.

How much a processor does in a millisecond changes with what else the machine does. So a fixed piece
of work is done beside each report, and growth is told in units of it: `work` is the cost of a
report as a multiple of that piece, which other programs slow down as much.

For each size: processor time a report over the last thousand, in ms, and that of building stories
in it; memory of the process, size of the store, the copies that were made and the share of them
that was found, the share of reports that stand in one story with the report that opened it, and
what a search, a trace, the list of stories, a page of claims and one story take (median of
processor time, ms; the network's part, reading the question, left out). The last lines are the
figures: the cost of the last thousand as a multiple of that of the first which is known, in units
of work, and memory likewise (of this process, before it first searches).
"""

import argparse
import json
import os

# As the command sets it: what is multiplied here is small, and threads would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from made_reports import Made, Newsroom, vector_of
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.report import Report
from whence.store import Store, adding
from whence.store.database import Database
from whence.store.stories import build_changed

SIZES = (1_000, 2_000, 5_000, 10_000, 25_000, 50_000)
QUICK = 10_000
SHORT = (3, 7)
"""Sentences of a report."""
BLOCK = 1_000
LAST = 1_000
QUESTIONS = 15
BOUND_MS = 50.0
FLAT = 1.2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a store of one size answers, and in what time."""

    reports: int
    peak_mb: float
    store_mb: float
    stories: int
    copies: int
    copies_found: float
    in_their_story: float
    search_ms: float
    trace_ms: float
    stories_ms: float
    claims_ms: float
    story_ms: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What the last of some reports took: of processor time a report in ms, whole and for building
    stories, as a multiple of the piece of work; of memory, in MB, after so many by one process.
    """

    reports: int
    ms_a_report: float
    of_which_building: float
    work: float
    memory_mb: float
    in_one_process: int


class Prepared(Reader):
    """Gives the reports that were made, in the place of reading."""

    def __init__(self) -> None:
        """Nothing is prepared yet."""
        super().__init__()
        self.reports: dict[str, Report] = {}

    def read_reports(self, documents: Iterable[Document | Refusal]) -> Iterator[Report | Refusal]:
        """What was made of these documents."""
        for one in documents:
            yield one if isinstance(one, Refusal) else self.reports[one.id]

    def meaning_of(self, sentence: str) -> NDArray[np.float32]:
        """A vector for a question."""
        found: NDArray[np.float32] = vector_of(sentence)
        return found


class Press:
    """Makes reports as they are asked for, and tells what processor time that took."""

    def __init__(self, newsroom: Newsroom, reader: Prepared) -> None:
        """Nothing is made yet."""
        self._newsroom = newsroom
        self._reader = reader
        self.made: list[Made] = []
        self.seconds = 0.0
        self.pieces = 0.0

    def print(self, count: int) -> Iterator[Document]:
        """The next so many documents, which the reader finds read."""
        for _ in range(count):
            start = time.process_time()
            [(one, report)] = self._newsroom.next(1)
            self._reader.reports = {one.id: report}
            self.made.append(one)
            middle = time.process_time()
            piece_of_work()
            end = time.process_time()
            self.pieces += end - middle
            self.seconds += end - start
            yield report.reading.document


def piece_of_work() -> int:
    """Some two milliseconds of what adding mostly does: counting words, sorting, making strings."""
    counts: dict[str, int] = {}
    for number in range(3_000):
        word = f"word{number * number % 1_009}"
        counts[word] = counts.get(word, 0) + len(word)
    return len(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def peak_mb() -> float:
    """The most that the process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def memory_mb() -> float:
    """What the process holds now; at its peak where the system does not say."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def median_ms(questions: Iterable[object]) -> float:
    """The median processor time of each step of some work; the first is a warm-up."""
    times: list[float] = []
    work = iter(questions)
    while True:
        start = time.process_time()
        if next(work, None) is None:
            return statistics.median(times[1:])
        times.append(1000 * (time.process_time() - start))


def ask(store: Store, made: list[Made], place: str) -> Asked:
    """Ask a store of a certain size."""
    asked = made[:: max(1, len(made) // QUESTIONS)][:QUESTIONS]
    stories = {one.opened_by for one in made}
    there = [store.kept(one.id).story or "" for one in asked]
    where = {one.id: store.kept(one.id).story for one in made[-LAST:]}
    opened = {one.opened_by: store.kept(one.opened_by).story for one in made[-LAST:]}
    copies = [one for one in made[-LAST:] if one.copy_of is not None]
    found = 0
    for story in {where[one.id] for one in copies}:
        if story is not None:
            reports = {one.document: one.derived.extent for one in store.story(story).reports}
            found += sum(reports.get(one.id, "not") != "not" for one in copies)
    file = Path(place)
    size = sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
    return Asked(
        reports=len(made),
        peak_mb=round(peak_mb(), 1),
        store_mb=round(size / 1e6, 1),
        stories=len(stories),
        copies=sum(one.copy_of is not None for one in made),
        copies_found=round(found / max(1, len(copies)), 3),
        in_their_story=round(
            statistics.fmean(where[one.id] == opened[one.opened_by] for one in made[-LAST:]), 3
        ),
        search_ms=round(median_ms(store.search(one.title) for one in asked), 1),
        trace_ms=round(median_ms(store.trace(one.title) for one in asked), 1),
        stories_ms=round(median_ms(store.stories(limit=50) for _ in asked), 1),
        claims_ms=round(median_ms(store.claims(limit=50) for _ in asked), 1),
        story_ms=round(median_ms(store.story(name) for name in there), 1),
    )


def main() -> None:
    """Grow a store and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, help="50,000, with --quick 10,000")
    parser.add_argument("--store", help="where to grow it; by default in a temporary folder")
    parser.add_argument("--log", type=Path, help="file of what each thousand cost, to go on with")
    parser.add_argument("--quick", action="store_true", help="short reports")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    newsroom = Newsroom(7, SHORT) if options.quick else Newsroom(7)
    reports = options.reports or (QUICK if options.quick else SIZES[-1])
    with tempfile.TemporaryDirectory(prefix="whence-scale-") as folder:
        place = options.store or str(Path(folder) / "whence.db")
        log = options.log or Path(folder) / "log"
        for asked in grow(newsroom, reports, place, log):
            tell(asked, options.json)
        costs = costs_in(log)
    if not costs:
        sys.exit(f"{place} has {reports:,} reports already, and no log says what they cost")
    first, last = costs[0], costs[-1]
    cost, memory = last.work / first.work, last.memory_mb / first.memory_mb
    print(
        json.dumps(
            {
                "reports": [first.reports, last.reports],
                "ms_a_report": last.ms_a_report,
                "work": [first.work, last.work],
                "cost_growth": round(cost, 2),
                "memory_growth": round(memory, 2),
            }
        )
    )
    good = last.ms_a_report <= BOUND_MS and cost <= FLAT and memory <= FLAT
    print("within the bounds" if good else f"beyond {BOUND_MS:.0f} ms a report or x{FLAT}")


def grow(newsroom: Newsroom, reports: int, place: str, log: Path) -> Iterator[Asked]:
    """Add reports up to some number, writing what each thousand cost; asked at each size."""
    reader = Prepared()
    with Store(place, reader=reader) as store:
        made = newsroom.skip(held(store))
        before = len(made)
        while len(made) < reports:
            press = Press(newsroom, reader)
            count = min(BLOCK - len(made) % BLOCK, reports - len(made))
            with building_timed() as building:
                start = time.process_time()
                store.add(press.print(count))
                spent = time.process_time() - start - press.seconds
            made += press.made
            cost = Cost(
                reports=len(made),
                ms_a_report=round(1000 * spent / count, 1),
                of_which_building=round(1000 * sum(building) / count, 1),
                work=round(spent / press.pieces, 1),
                memory_mb=round(memory_mb(), 1),
                in_one_process=len(made) - before,
            )
            if count == BLOCK:  # of fewer, more stories are built for each
                with log.open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(asdict(cost)) + "\n")
            tell(cost, as_json=True, file=sys.stderr)
            if len(made) in SIZES or len(made) >= reports:
                yield ask(store, made, place)


def costs_in(log: Path) -> list[Cost]:
    """What each thousand cost, as this run and earlier ones wrote."""
    if not log.exists():
        return []
    lines = log.read_text(encoding="utf-8").splitlines()
    return sorted((Cost(**json.loads(line)) for line in lines), key=lambda one: one.reports)


def tell(figures: Asked | Cost, as_json: bool, file: TextIO = sys.stdout) -> None:
    """Print some figures on one line."""
    line = asdict(figures)
    told = json.dumps(line) if as_json else "  ".join(f"{k} {v}" for k, v in line.items())
    print(told, file=file, flush=True)


def held(store: Store) -> int:
    """How many reports a store has that an earlier run grew."""
    return sum(one.reports for one in store.stories(limit=None))


@contextmanager
def building_timed() -> Iterator[list[float]]:
    """Collects the seconds of processor time that building stories takes while adding."""
    times: list[float] = []

    def timed(database: Database) -> int:
        start = time.process_time()
        try:
            return build_changed(database)
        finally:
            times.append(time.process_time() - start)

    with patch.object(adding, "build_changed", timed):
        yield times


if __name__ == "__main__":
    main()
