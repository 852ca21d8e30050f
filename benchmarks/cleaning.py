"""How well cleaning keeps the story of a page and removes the rest, on labelled pages.

    python benchmarks/cleaning.py DIR [--inputs DIR2] [--json]

DIR holds one ``X.tsv`` a page, UTF-8, one row for each line of the page, in order:

    keep<TAB>text             a line of the story
    title<TAB>text            the title: it leaves the text and becomes ``Cleaned.title``
    removed:KIND<TAB>text     not the story; KIND as in the published JSON format
    split<TAB>line<TAB>part   a line of which only this part is the story (a dateline before it)
    blank                     an empty line of the page

The page is put together from its rows, one line each, ``blank`` being an empty line. With
``--inputs`` the page is instead the file of the same name in DIR2 (``X.txt``; the labels may be
called ``X.txt.tsv``), for labels whose blank lines were left out. A page that has no such file is
skipped with a note; so are HTML pages: what their lines are is decided before cleaning.

A line counts as kept when at least half of its characters are in the cleaned text; a split line is
right when exactly its part is, and otherwise is one kept line missed and one wrongly kept.
*Precision* is the share of kept lines that the story has, *recall* the share of the story's lines
that are kept, *kind* the share of rightly removed lines that got the right kind. *Precision by
characters* and *recall by characters* are the same of characters that are not white space: a line
of one word counts for less in them, as it does for a reader.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.document.cleaning import Cleaned, clean
from whence.document.cleaning.blocks import INVISIBLE


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line; ``part`` is what of it belongs to the story."""

    label: str
    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line that was treated otherwise than its label says."""

    page: str
    expected: str
    found: str
    text: str


def read_rows(path: Path) -> list[Row]:
    """Read the labels of one page."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        label, *rest = line.split("\t")
        if label == "blank" or not line:
            rows.append(Row("blank", "", ""))
            continue
        known = label in ("keep", "title") or label.startswith("removed:")
        if not ((known and len(rest) == 1) or (label == "split" and len(rest) == 2)):
            raise SystemExit(f"{path}:{number}: not a labelled line: {line[:60]!r}")
        rows.append(Row(label, rest[0], rest[-1]))
    return rows


def squash(text: str) -> str:
    """Drop what cleaning may change: white space, and characters without width."""
    return "".join(text.translate(INVISIBLE).split())


def outcomes(page: str, cleaned: Cleaned) -> Iterator[str]:
    """Yield for each character of the page that is not white what became of it.

    The text and the removed pieces, in their order, are the page; only the title, which has no
    offset, is looked for.
    """
    left = squash(page)
    title = squash(cleaned.title or "")
    at = 0
    for text, outcome in _pieces(cleaned):
        piece = squash(text)
        longer = len(piece) > len(title) and left.startswith(piece, at)
        if title and not longer and left.startswith(title, at):
            yield from ["title"] * len(title)
            at += len(title)
            title = ""
        yield from [outcome] * len(piece)
        at += len(piece)


def _pieces(cleaned: Cleaned) -> Iterator[tuple[str, str]]:
    """Yield what was kept and what was removed in the order of the page."""
    at = 0
    for piece in cleaned.removed:
        if piece.at > at:
            yield cleaned.text[at : piece.at], "keep"
            at = piece.at
        yield piece.text, f"removed:{piece.kind}"
    yield cleaned.text[at:], "keep"


def judge(page: str, rows: list[Row], cleaned: Cleaned) -> Iterator[tuple[Row, str, int]]:
    """Yield each row, what became of it, and how many of its characters were kept.

    What became of it is a label, or for a split line ``split`` when right.
    """
    became = list(outcomes(page, cleaned))
    at = 0
    for row in rows:
        text = squash(row.text)
        if not text:
            continue
        found = became[at : at + len(text)]
        at += len(text)
        kept = "".join(c for c, o in zip(text, found, strict=False) if o == "keep")
        if row.label == "split":
            became_of_it = "split" if kept == squash(row.part) else "keep" if kept else "removed"
        else:
            became_of_it = Counter(found).most_common(1)[0][0] if found else "keep"
        yield row, became_of_it, len(kept)


def score(folder: Path, inputs: Path | None) -> tuple[Counter[str], list[Mistake], list[str]]:
    """Clean every page of a folder; returns counts, mistakes and the pages that were skipped."""
    counts: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    skipped: list[str] = []
    for path in sorted(folder.glob("*.tsv")):
        rows = read_rows(path)
        source = inputs / (path.stem.removesuffix(".txt") + ".txt") if inputs else None
        if source is not None and not source.is_file():
            skipped.append(path.stem)
            continue
        page = source.read_text(encoding="utf-8") if source else "\n".join(r.text for r in rows)
        if squash(page) != squash("".join(row.text for row in rows)):
            raise SystemExit(f"{path}: the labelled lines are not the lines of {source}")
        counts["pages"] += 1
        for row, found, kept in judge(page, rows, clean(page)):
            count(counts, row.label, found)
            count_characters(counts, row, kept)
            if found != row.label:
                mistakes.append(Mistake(path.stem, row.label, found, row.text))
    return counts, mistakes, skipped


def count(counts: Counter[str], expected: str, found: str) -> None:
    """Enter one line into the counts."""
    story = expected in ("keep", "split")
    kept = found in ("keep", "split")
    counts["story"] += story
    counts["kept"] += kept
    counts["right"] += story and kept and found == expected
    counts["titles"] += expected == "title"
    counts["titles right"] += expected == found == "title"
    rightly_removed = expected.startswith("removed:") and not kept
    counts["removed"] += rightly_removed
    counts["kinds right"] += rightly_removed and expected == found


def count_characters(counts: Counter[str], row: Row, kept: int) -> None:
    """Enter the characters of one line into the counts."""
    story = len(squash(row.part)) if row.label in ("keep", "split") else 0
    counts["story characters"] += story
    counts["kept characters"] += kept
    counts["right characters"] += min(kept, story)


def share(part: int, whole: int) -> float:
    """A percentage; of nothing, all."""
    return round(100 * part / whole, 2) if whole else 100.0


def main() -> None:
    """Score a folder and print the mistakes and the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--inputs", type=Path, metavar="DIR2", help="where the pages themselves are"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    counts, mistakes, skipped = score(arguments.folder, arguments.inputs)
    if not counts["pages"]:
        raise SystemExit(f"{arguments.folder}: no labelled page (*.tsv) here")
    figures = {
        "pages": counts["pages"],
        "lines": counts["story"],
        "precision": share(counts["right"], counts["kept"]),
        "recall": share(counts["right"], counts["story"]),
        "precision_characters": share(counts["right characters"], counts["kept characters"]),
        "recall_characters": share(counts["right characters"], counts["story characters"]),
        "kind": share(counts["kinds right"], counts["removed"]),
        "title": share(counts["titles right"], counts["titles"]),
    }
    if arguments.json:
        print(json.dumps(figures))
        return
    for mistake in mistakes:
        print(f"{mistake.page:28} {mistake.expected:20} {mistake.found:20} {mistake.text[:90]}")
    for page in skipped:
        print(f"{page:28} skipped: no text file of that name (HTML is extracted first)")
    print("  ".join(f"{name} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
