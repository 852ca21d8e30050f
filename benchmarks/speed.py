"""What reading costs: milliseconds a file without the network, words a second with it, memory.

    python benchmarks/speed.py [FOLDER_OR_FILE ...] [--json]

Reads plain text files (by default the project's examples, each brought to about 4 kB by cutting
its paragraphs, or with those of the files after it: paragraphs that repeat themselves would be
cleaned away), which are in memory beforehand.

*ground*: decoding, cleaning, language, outlet, dates of metadata, sentences, quotations; processor
time of this process on one thread, the median over rounds. *reading*: all of that, the network,
who is who, the events and the dates of the text; wall time, on one process and on all cores, words
as the network counts them. *load*: from nothing to the first reading of one sentence. Memory is
this process's peak, and its growth between two halves of a long stream through the ground.

*spacy*: the same texts, counted by the same words, through the architecture of spaCy's small
English pipeline with random weights (tags, syntax, names and lemmas, no more); *of_spacy*: our
speed as a share of its. Without spaCy a line says how to get it. The last line is the figure.
"""

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Mapping
from itertools import chain, islice, repeat
from pathlib import Path

import spacy_small
from whence.document.load import build_or_refuse
from whence.document.page import Page
from whence.document.settings import Settings
from whence.document.types import Document, Refusal
from whence.reading.model import Network
from whence.reading.model.words import split_words
from whence.reading.quotations import find_quotations
from whence.reading.reader import Reader
from whence.reading.sentences import split_sentences
from whence.reading.workers import cores

TYPICAL_BYTES = 4_000
ROUNDS = 15
STREAM_LENGTH = 4_000
READ_DOCUMENTS = 240
PROCESSES = {"one_process": 1, "all_cores": cores()}
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def typical(texts: list[str], number: int) -> bytes:
    """Bring a report to about the typical size, whole paragraphs at a time."""
    head, *own = texts[number].split("\n\n")
    others = [text.split("\n\n")[1:] for text in texts[number + 1 :] + texts[:number]]
    pieces, size = [head], len(head.encode())
    for paragraph in chain(own, *others):
        if size >= TYPICAL_BYTES:
            break
        pieces.append(paragraph)
        size += len(paragraph.encode()) + 2
    return "\n\n".join(pieces).encode()


def pages(paths: list[Path]) -> list[Page]:
    """Read every text file below the paths as a page of typical size."""
    files = [
        file
        for path in paths
        for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])
    ]
    texts = [file.read_text("utf-8") for file in files]
    return [
        Page(str(file), None, typical(texts, number), "text") for number, file in enumerate(files)
    ]


def document_of(page: Page) -> Document:
    """Make the page's document."""
    made = build_or_refuse(page, Settings())
    if isinstance(made, Refusal):
        raise SystemExit(f"{made.path}: {made.error.message}")
    return made


def ground(page: Page) -> None:
    """Everything before the network."""
    text = document_of(page).text
    split_sentences(text)
    find_quotations(text)


def ground_milliseconds(batch: list[Page]) -> list[float]:
    """Processor milliseconds a page, one value a round."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for page in batch:
            ground(page)
        rounds.append((time.process_time() - begin) * 1000 / len(batch))
    return rounds


def peak_bytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def growth_bytes(batch: list[Page]) -> int:
    """How much the peak of memory grew over the second half of a long stream."""

    def consume() -> int:
        for number in range(STREAM_LENGTH // 2):
            ground(batch[number % len(batch)])
        return peak_bytes()

    first = consume()
    return consume() - first


def word_count(documents: list[Document]) -> int:
    """Words of the documents, as the network counts them."""
    return sum(
        len(split_words(document.text, split_sentences(document.text))) for document in documents
    )


def stream_of(documents: list[Document]) -> list[Document]:
    """The documents again and again."""
    return list(islice((d for several in repeat(documents) for d in several), READ_DOCUMENTS))


def words_a_second(stream: list[Document], processes: int) -> float:
    """Words of a stream of documents, read whole, a second of wall time."""
    reader = Reader(processes=processes)
    for _ in reader.read_documents(stream[:1]):
        pass
    begin = time.perf_counter()
    outcomes = list(reader.read_documents(stream))
    seconds = time.perf_counter() - begin
    assert not any(isinstance(outcome, Refusal) for outcome in outcomes)
    return word_count(stream) / seconds


def spacy_words_a_second(stream: list[Document], processes: int) -> float:
    """The same of spaCy's small English architecture."""
    texts = [document.text for document in stream]
    read = spacy_small.make_reader()
    read(texts[:1], 1)
    begin = time.perf_counter()
    read(texts, processes)
    seconds = time.perf_counter() - begin
    return word_count(stream) / seconds


def load_seconds() -> float:
    """Wall time from nothing to the first reading of one sentence."""
    begin = time.perf_counter()
    list(Network.load().read([("The ship left.", ((0, 14),))]))
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args()
    batch = pages(options.paths)
    if not batch:
        raise SystemExit("no .txt file there to read")
    load = load_seconds()
    ground(batch[0])  # warm-up: lazy imports
    rounds = ground_milliseconds(batch)
    documents = [document_of(page) for page in batch]
    stream = stream_of(documents)
    ours = {name: words_a_second(stream, count) for name, count in PROCESSES.items()}
    figures: dict[str, float] = {
        "files": len(batch),
        "mean_bytes": round(statistics.mean(len(page.body) for page in batch)),
        "ground_ms": round(statistics.median(rounds), 2),
        "ground_ms_slowest": round(max(rounds), 2),
        "ground_growth_mb": round(growth_bytes(batch) / 1e6, 1),
        "load_s": round(load, 2),
        "cores": cores(),
        **{f"words_a_second_{name}": round(rate) for name, rate in ours.items()},
        "peak_mb": round(peak_bytes() / 1e6),
        **spacy_figures(stream, ours),
    }
    if options.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28}{value:>10,}")
    told = (
        f"ground {figures['ground_ms']} ms a file; reading "
        f"{figures['words_a_second_all_cores']:,} words a second on {cores()} cores"
    )
    if "spacy_all_cores" in figures:
        told += (
            f", {figures['of_spacy_all_cores']} of spaCy's small English architecture "
            f"({figures['spacy_all_cores']:,})"
        )
    print(told)


def spacy_figures(stream: list[Document], ours: Mapping[str, float]) -> dict[str, float]:
    """Words a second of spaCy, and what share of them ours are; nothing without spaCy."""
    if not spacy_small.is_there():
        print(spacy_small.HOW_TO_GET, file=sys.stderr)
        return {}
    figures: dict[str, float] = {}
    for name, processes in PROCESSES.items():
        theirs = spacy_words_a_second(stream, processes)
        figures[f"spacy_{name}"] = round(theirs)
        figures[f"of_spacy_{name}"] = round(ours[name] / theirs, 2)
    return figures


if __name__ == "__main__":
    main()
