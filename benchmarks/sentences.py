"""Sentence splitting measured on the running text of a CoNLL-U treebank.

    python benchmarks/sentences.py FILE.conllu[.gz] [--genres news,interview] [--json]

Each document's running text is rebuilt from its tokens (``SpaceAfter=No``), twice:

* *paragraphs*: sentences joined by a space, and by a blank line where the original has a paragraph
  border (``# newpar``). So are the raw texts of the CoNLL 2018 shared task made, and so is every
  text that ``whence`` reads. The gold sentences give no other help. This is the headline figure.
* *joined*: sentences joined by a space throughout. Headings and list items run into what follows
  them, as they never do in a report; it shows what the borders inside paragraphs are worth.

A sentence counts as found when its first and its last character are both right. The last line is
the F1 over the genres asked for, or over all documents.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whence.reading.sentences import split_sentences

Span = tuple[int, int]


@dataclass(slots=True)
class Gold:
    """One document of a treebank: its sentences' texts, and which of them open a paragraph."""

    name: str
    sentences: list[str] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """GUM names its documents GUM_news_asylum, EWT weblog-juancole.com_..."""
        parts = self.name.split("_")
        return parts[1] if parts[0] == "GUM" else self.name.split("-")[0]

    def running_text(self, paragraphs: bool) -> tuple[str, set[Span]]:
        """The text without sentence borders, and where its sentences are."""
        text = ""
        spans = set()
        for sentence, opens in zip(self.sentences, self.opens, strict=True):
            if text and opens and paragraphs:
                text = text.rstrip() + "\n\n"
            spans.add((len(text), len(text) + len(sentence.rstrip())))
            text += sentence
        return text, spans


def read_conllu(path: Path) -> Iterator[Gold]:
    """The documents of a CoNLL-U file."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    document = Gold(path.name)
    for block in content.decode("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        names = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# newdoc id")]
        if names:
            if document.sentences:
                yield document
            document = Gold(names[0])
        document.sentences.append(_surface(lines))
        document.opens.append(any(line.startswith("# newpar") for line in lines))
    if document.sentences:
        yield document


def _surface(lines: list[str]) -> str:
    """A sentence as it was written, with the space behind it where it has one."""
    surface = ""
    covered = 0
    for line in lines:
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        first, _, last = columns[0].partition("-")
        if int(first) <= covered:
            continue
        covered = int(last or first)
        surface += columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")
    return surface


@dataclass(slots=True)
class Score:
    """Counts of sentences, and what follows from them."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[Span], gold: set[Span]) -> None:
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def figures(self) -> dict[str, float]:
        return {
            "precision": round(100 * self.right / max(1, self.found), 2),
            "recall": round(100 * self.right / max(1, self.gold), 2),
            "f1": round(200 * self.right / max(1, self.found + self.gold), 2),
            "sentences": self.gold,
        }


def measure(documents: list[Gold], genres: set[str], paragraphs: bool) -> dict[str, Score]:
    """Scores by genre, for all documents, and for the genres asked for."""
    scores: dict[str, Score] = defaultdict(Score)
    for document in documents:
        text, gold = document.running_text(paragraphs)
        found = set(split_sentences(text))
        scores[document.genre].add(found, gold)
        scores["all"].add(found, gold)
        if document.genre in genres:
            scores["+".join(sorted(genres))].add(found, gold)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--genres", default="", help="comma-separated; the headline figure's genres"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    genres = set(filter(None, options.genres.split(",")))
    documents = list(read_conllu(options.file))
    if genres - {document.genre for document in documents}:
        sys.exit(f"no documents of {', '.join(sorted(genres))} in {options.file}")
    results = {
        name: {
            genre: score.figures()
            for genre, score in sorted(measure(documents, genres, name == "paragraphs").items())
        }
        for name in ("joined", "paragraphs")
    }
    headline = results["paragraphs"]["+".join(sorted(genres)) or "all"]["f1"]
    if options.json:
        print(json.dumps({**results, "f1": headline}))
        return
    for name, table in results.items():
        print(name)
        for genre, row in table.items():
            print(
                f"  {genre:20} P {row['precision']:6.2f}  R {row['recall']:6.2f}"
                f"  F1 {row['f1']:6.2f}  ({row['sentences']} sentences)"
            )
    print(headline)


if __name__ == "__main__":
    main()
