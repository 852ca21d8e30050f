"""Time expressions measured on a table of invented sentences.

    python benchmarks/when.py [FILE...] [--json] [--errors]

Without a file: ``benchmarks/data/when/dev.tsv``, which the rules were written on, and
``held.tsv``, which was written before the rules and never tuned on. A row is a sentence with its
expressions in double brackets (none in a trap), the publication date (``-`` for none, ``~`` before
an inferred one, ``A..B`` for an interval), and for every expression, apart by spaces, its earliest
and its latest day (``-`` for an open or unknown end) and how it is known. ``#`` begins a remark.

An expression counts as exact where its characters, both days and ``how`` are right. The figures
are precision, recall and F1 of exact expressions, and the share of rows with nothing wrong in
them. The last line is the mean, in percent, of a file's exact F1 and its rows, for each file.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from whence.document.types import DateEvidence, DateInterval
from whence.reading.when import find_dates

_DATA = Path(__file__).parent / "data" / "when"
_EXAMPLES = Path(__file__).parent.parent / "examples"
_MARK = re.compile(r"\[\[(.*?)\]\]")
_COLUMNS = 5

Expected = tuple[int, int, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its anchor, and its expressions: start, end, earliest, latest, how."""

    line: int
    text: str
    published: DateInterval | None
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found in one file, in percent but for the counts."""

    rows: int
    expressions: int
    precision: float
    recall: float
    f1: float
    exact_rows: float


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a table; a ValueError that names the line where one is malformed."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if number == 1 or not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise ValueError(f"{path}:{number}: {len(cells)} columns, expected {_COLUMNS}")
        yield _row(path, number, cells)


def _row(path: Path, number: int, cells: Sequence[str]) -> Row:
    text, spans = "", []
    last = 0
    for mark in _MARK.finditer(cells[0]):
        text += cells[0][last : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        last = mark.end()
    values = [cell.split() for cell in cells[2:]]
    if any(len(value) != len(spans) for value in values):
        raise ValueError(f"{path}:{number}: {len(spans)} expressions, other numbers of values")
    expected = tuple(
        (start, end, _day(earliest), _day(latest), how)
        for (start, end), earliest, latest, how in zip(spans, *values, strict=True)
    )
    return Row(number, text + cells[0][last:], _anchor(cells[1]), expected)


def _day(cell: str) -> str | None:
    return None if cell == "-" else cell


def _anchor(cell: str) -> DateInterval | None:
    if cell == "-":
        return None
    earliest, _, latest = cell.removeprefix("~").partition("..")
    how: DateEvidence = "inferred" if cell.startswith("~") else "metadata"
    return DateInterval(earliest, latest or earliest, how)


def find(row: Row) -> tuple[Expected, ...]:
    """What the package finds in a row's sentence."""
    return tuple(
        (one.start, one.end, one.date.earliest, one.date.latest, one.date.how)
        for one in find_dates(row.text, row.published)
    )


def measure(path: Path, errors: bool = False) -> Figures:
    """Compare what is found with what is expected; print what differs where asked to."""
    right = found_count = expected_count = rows = exact_rows = 0
    for row in read_rows(path):
        found = find(row)
        right += len(set(found) & set(row.expected))
        found_count += len(found)
        expected_count += len(row.expected)
        rows += 1
        exact_rows += found == row.expected
        if errors and found != row.expected:
            print(f"{path.name}:{row.line}: {row.text}")
            for label, values in (("expected", row.expected), ("found", found)):
                for start, end, *rest in values:
                    print(f"    {label:8} {row.text[start:end]!r} {rest}")
    precision = 100 * right / max(1, found_count)
    recall = 100 * right / max(1, expected_count)
    f1 = 200 * right / max(1, found_count + expected_count)
    return Figures(rows, expected_count, precision, recall, f1, 100 * exact_rows / max(1, rows))


def speed() -> float:
    """Milliseconds of processor time for 4,000 characters of the reports in ``examples/``."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_EXAMPLES.glob("*.txt"))]
    anchor = DateInterval("2031-03-04", "2031-03-04", "metadata")
    best = float("inf")
    for _ in range(9):
        start = time.process_time()
        for text in texts:
            find_dates(text, anchor)
        best = min(best, time.process_time() - start)
    return best * 1000 * 4000 / max(1, sum(map(len, texts)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of each file; the last line is the figure to compare by."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print the rows that differ")
    options = parser.parse_args(arguments)
    paths = options.paths or sorted(_DATA.glob("*.tsv"))
    try:
        figures = {path.stem: measure(path, options.errors) for path in paths}
    except (OSError, ValueError) as problem:
        sys.exit(f"when.py: {problem}")
    if options.json:
        print(json.dumps({name: asdict(one) for name, one in figures.items()}))
        return
    for name, one in figures.items():
        print(
            f"{name:6} {one.expressions:4} expressions in {one.rows:4} rows"
            f"  P {one.precision:6.2f}  R {one.recall:6.2f}  F1 {one.f1:6.2f}"
            f"  rows {one.exact_rows:6.2f}"
        )
    print(f"{speed():.2f} ms of processor time for 4,000 characters of examples/")
    means = {name: (one.f1 + one.exact_rows) / 2 for name, one in figures.items()}
    print(" / ".join(f"{name} {mean:.1f}" for name, mean in means.items()))


if __name__ == "__main__":
    main()
