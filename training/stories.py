"""Chooses the numbers by which reports are grouped into stories, and counts words of news.

    python -m training.stories frequencies --data ../shared/data
    python -m training.stories choose --data ../shared/data --cache FOLDER

``frequencies`` writes the table of how many news reports have each word, from PolNeAR's, GUM's and
EWT's training parts. ``choose`` groups the training topics of ECB+ and one half of BASIL's triplets
(those whose sha1 of ``b`` and the triplet is even), with and without their dates, for each choice
of the numbers, and prints them by their mean B-cubed F1: best first. The numbers stand in
``likeness.py`` and ``partition.py`` of ``whence.coverage.stories``. Neither needs torch.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha1
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np

from whence.coverage.stories import Grouper, Traits, frequencies, likeness, partition
from whence.coverage.stories.words import words_of

_FEWEST: Final = 2
"""Reports that have a word, for it to be in the table."""

CHOICES: Final = {
    "THRESHOLD": (0.58, 0.62, 0.66),
    "EXPECTED": (0.18,),
    "NAMES": (0.15, 0.3),
    "NUMBERS": (0.25, 0.5),
    "LEAD": (0.15, 0.3),
}


def texts_of_news(data: Path) -> Iterator[str]:
    """Whole texts of training parts."""
    with (data / "polnear/train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{row['title'] or ''}\n{row['text']}"
    for path in sorted([*data.glob("gum/train*.gz"), *data.glob("ewt/train*.gz")]):
        sentences: list[str] = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc") and sentences:
                    yield " ".join(sentences)
                    sentences = []
                elif line.startswith("# text ="):
                    sentences.append(line[8:].strip())
        yield " ".join(sentences)


def write_frequencies(data: Path, path: Path) -> int:
    """Write the table; the number of words in it."""
    counts: Counter[int] = Counter()
    reports = 0
    for text in texts_of_news(data):
        counts.update(words_of(text).keys())
        reports += 1
    kept = sorted((term, count) for term, count in counts.items() if count >= _FEWEST)
    steps = [round(frequencies.STEPS * float(np.log2(count))) for _, count in kept]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        np.array([reports, len(kept)], "<u4").tobytes()
        + np.array([term for term, _ in kept], "<u4").tobytes()
        + np.array(steps, np.uint8).tobytes()
    )
    return len(kept)


Reports = list[tuple[str, str, Traits]]
"""Id, gold story, traits."""


def grouped(reports: Reports, seed: int = 1) -> float:
    """B-cubed F1 of the grouping of reports that come in a random order."""
    from benchmarks.stories import b_cubed

    grouper = Grouper()
    for index in np.random.default_rng(seed).permutation(len(reports)):
        name, _, one = reports[index]
        grouper.add(name, one)
    found = [grouper.shelf.story_of(name) or "" for name, _, _ in reports]
    return b_cubed([gold for _, gold, _ in reports], found)


def choose(data: Path, cache: Path) -> list[tuple[float, dict[str, float], list[float]]]:
    """Each choice with its figures, best first."""
    from benchmarks.stories import read_basil, read_ecbplus

    train = read_ecbplus(data, "train", cache)
    basil = [one for one in read_basil(data, cache) if _ours(one[1])]
    sets = [train, basil, [(name, gold, replace(one, published=None)) for name, gold, one in basil]]
    found = []
    for values in product(*CHOICES.values()):
        choice = dict(zip(CHOICES, values, strict=True))
        for name, value in choice.items():
            setattr(partition if hasattr(partition, name) else likeness, name, value)
        figures = [grouped(reports) for reports in sets]
        found.append((float(np.mean(figures)), choice, figures))
        print(*(f"{figure:.1f}" for figure in figures), choice, flush=True)
    return sorted(found, key=lambda one: -one[0])


def _ours(triplet: str) -> bool:
    return int(sha1(f"b{triplet}".encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0


def main() -> None:
    """Write the table, or print the choices."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("frequencies", "choose"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="folder for the traits of the reports")
    options = parser.parse_args()
    if options.what == "frequencies":
        path = Path(frequencies.__file__).with_name("data") / "frequencies.bin"
        print(write_frequencies(options.data, path), "words")
        return
    if options.cache is None:
        parser.error("choose needs --cache FOLDER: reading the reports takes many minutes")
    for mean, choice, figures in choose(options.data, options.cache)[:5]:
        print(f"{mean:.2f}", choice, [round(figure, 1) for figure in figures])


if __name__ == "__main__":
    main()
