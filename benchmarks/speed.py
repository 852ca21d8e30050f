"""What reading costs: milliseconds a typical text file, and memory over many.

    python benchmarks/speed.py [FOLDER_OR_FILE ...]

Reads plain text files (by default the project's examples, each brought to about 4 kB by
repeating or cutting its paragraphs) through the same functions as `whence read`: decoding,
cleaning, language, outlet, dates, sentences, quotations. Time is processor time of this process
on one thread, the median over rounds; files are in memory beforehand. Memory is the growth of the
process's peak between a first and a second half of many documents. The last line is the figure.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from whence.document.load import build_or_refuse
from whence.document.page import Page
from whence.document.settings import Settings
from whence.document.types import Refusal
from whence.reading.reader import Reader
from whence.reading.types import Reading

TYPICAL_BYTES = 4_000
ROUNDS = 15
STREAM_LENGTH = 4_000
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def typical(text: str) -> bytes:
    """Bring a report to about the typical size, whole paragraphs at a time."""
    head, *paragraphs = text.split("\n\n")
    pieces, size = [head], len(head.encode())
    while paragraphs and size < TYPICAL_BYTES:
        for paragraph in paragraphs:
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
        if file.name != "README.txt"
    ]
    return [Page(str(file), None, typical(file.read_text("utf-8")), "text") for file in files]


def read_all(stream: Iterator[Page], reader: Reader) -> Iterator[Reading | Refusal]:
    """Run the whole reading over pages, one in memory at a time."""
    settings = Settings()
    return reader.read_documents(build_or_refuse(page, settings) for page in stream)


def milliseconds(batch: list[Page], reader: Reader) -> list[float]:
    """Processor milliseconds a page, one value a round."""
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for outcome in read_all(iter(batch), reader):
            if isinstance(outcome, Refusal):
                raise SystemExit(f"{outcome.path}: {outcome.error.message}")
        rounds.append((time.process_time() - begin) * 1000 / len(batch))
    return rounds


def growth_bytes(batch: list[Page], reader: Reader) -> int:
    """How much the peak of memory grew over the second half of a long stream."""

    def consume(count: int) -> int:
        stream = (batch[number % len(batch)] for number in range(count))
        for _ in read_all(stream, reader):
            pass
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    first = consume(STREAM_LENGTH // 2)
    return consume(STREAM_LENGTH // 2) - first


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args()
    batch, reader = pages(options.paths), Reader()
    if not batch:
        raise SystemExit("no .txt file there to read")
    milliseconds(batch[:3], reader)  # warm-up: lazy imports
    rounds = milliseconds(batch, reader)
    figures = {
        "files": len(batch),
        "mean_bytes": round(statistics.mean(len(page.body) for page in batch)),
        "milliseconds_median": round(statistics.median(rounds), 3),
        "milliseconds_slowest_round": round(max(rounds), 3),
        "peak_growth_bytes": growth_bytes(batch, reader),
        "stream_documents": STREAM_LENGTH,
    }
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{figures['files']} files of {figures['mean_bytes']} bytes on average, {ROUNDS} rounds")
    print(
        f"peak memory grew by {figures['peak_growth_bytes'] / 1e6:.1f} MB over the second half of "
        f"{STREAM_LENGTH:,} documents"
    )
    print(
        f"reading: {figures['milliseconds_median']} ms a file (slowest round "
        f"{figures['milliseconds_slowest_round']})"
    )


if __name__ == "__main__":
    main()
