"""Trains the line model of cleaning and writes its file, or checks it on pages it has not seen.

    PYTHONPATH=src:. python -m training.cleaning.train
    PYTHONPATH=src:. python -m training.cleaning.train --check 5

The first makes the package's file from the labelled pages of this repository and nothing else;
the same pages and the same code make the same file. The second leaves a fifth of the pages out, by
turns, and prints precision and recall of kept lines.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from training.cleaning.compose import Composer
from training.cleaning.encode import Encoder, name_of
from training.cleaning.network import Weights, learn
from training.cleaning.pages import Page, articles, read_folder, read_lines, read_sentences
from whence.document.cleaning.features import Feature
from whence.document.cleaning.judgement import judge
from whence.document.cleaning.marks import mark
from whence.document.cleaning.model import LineModel

PROJECT = Path(__file__).resolve().parents[2]
PAGES = PROJECT / "benchmarks" / "data" / "cleaning"
LINES = PROJECT / "training" / "data" / "cleaning_lines.tsv"
SENTENCES = [LINES.with_name(f"event_sentences{more}.txt") for more in ("", "_2")]
MODEL = PROJECT / "src" / "whence" / "document" / "cleaning" / "model.npz"

SEED = 1
VARIANTS, MADE_UP = 3, 4000
"""Variants of each labelled page, and pages that are made up."""

ROUNDS, RATE = 7, 0.01


def train(pages: list[Page], composer: Composer, encoder: Encoder) -> Weights:
    """Train on pages, on their variants and on pages that are made up."""
    pool = [*pages]
    pool += [composer.varied(page) for _ in range(VARIANTS) for page in pages]
    pool += [composer.page() for _ in range(MADE_UP)]
    bank = [(label, text) for label, texts in composer.bank.items() for text in texts]
    places = [encoder.places(page) for page in pool]
    known = {name for page in places for line, _ in page for name in line}
    encoder.learn([row for page in pages for row in page] + bank, sorted(known, key=name_of))
    samples = [encoder.sample(page, found) for page, found in zip(pool, places, strict=True)]
    return learn(samples, len(encoder.known), SEED, ROUNDS, RATE)


def write(weights: Weights, features: list[Feature], path: Path) -> None:
    """Write the file of the package."""
    table = weights.table[:-1]
    scale = np.abs(table).max(0) / 127
    np.savez_compressed(
        path,
        names=np.frombuffer("\n".join(map(name_of, features)).encode(), dtype=np.uint8),
        table=np.round(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=weights.bias.astype(np.float32),
        hidden=weights.hidden.astype(np.float16),
        hidden_bias=weights.hidden_bias.astype(np.float32),
        wider=weights.wider.astype(np.float16),
        wider_bias=weights.wider_bias.astype(np.float32),
        output=weights.output.astype(np.float16),
        output_bias=weights.output_bias.astype(np.float32),
    )


def check(model: LineModel, pages: Iterable[Page]) -> Counter[str]:
    """Count kept lines and right kinds; pages are gone through until nothing more goes."""
    counts = Counter[str]()
    for page in pages:
        for (label, _), kind in zip(page, decide(model, page), strict=True):
            counts["story"] += label == "story"
            counts["kept"] += kind == "story"
            counts["right"] += kind == "story" == label
            if label != "title" and "story" not in (label, kind):
                counts["removed"] += 1
                counts["kinds"] += kind == label
    return counts


def decide(model: LineModel, page: Page) -> list[str]:
    """What becomes of each line of a page, by the model and the rules together."""
    kinds = ["story"] * len(page)
    left = list(range(len(page)))
    while left:
        view = judge([mark(page[place][1]) for place in left], None, model)
        gone = [number for number, kind in enumerate(view.kinds) if kind is not None]
        if not gone:
            break
        for number in gone:
            kinds[left[number]] = str(view.kinds[number])
        left = [place for place in left if kinds[place] == "story"]
    return kinds


def show(name: str, found: Counter[str]) -> None:
    """Print one line of figures."""
    precision = 100 * found["right"] / found["kept"]
    recall = 100 * found["right"] / found["story"]
    kinds = 100 * found["kinds"] / found["removed"]
    print(f"{name:12} precision {precision:.1f} recall {recall:.1f} kinds {kinds:.1f}")


def fold(name: str, folds: int) -> int:
    """In which part of the pages one is, by its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def trained(pages: dict[str, Page], path: Path) -> LineModel:
    """The model of these pages, written to a file and read back."""
    stories = articles(pages.values())
    stories += read_sentences(SENTENCES, [title for title, _ in stories])
    composer = Composer(random.Random(SEED), read_lines(LINES), stories)
    encoder = Encoder()
    weights = train(list(pages.values()), composer, encoder)
    write(weights, list(encoder.known), path)
    return LineModel.load(path)


def cross_validate(pages: dict[str, Page], always: dict[str, Page], folds: int) -> None:
    """Print how well pages are cleaned by models that have not seen them."""
    total = Counter[str]()
    for number in range(folds):
        left_out = {name: page for name, page in pages.items() if fold(name, folds) == number}
        rest = {name: page for name, page in pages.items() if name not in left_out}
        with tempfile.TemporaryDirectory() as folder:
            counts = check(trained(rest | always, Path(folder, "model.npz")), left_out.values())
        show(f"part {number + 1} of {folds}", counts)
        total += counts
    show("together", total)


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--check", type=int, metavar="PARTS", help="cross-validate, write nothing")
    arguments = parser.parse_args()
    pages = read_folder(PAGES / "dev")
    examples = read_folder(PAGES / "examples", PROJECT / "examples")
    if arguments.check:
        cross_validate(pages, examples, arguments.check)
        return
    model = trained(pages | examples, arguments.out)
    for name, some in (("pages", pages), ("examples", examples)):
        show(name, check(model, some.values()))


if __name__ == "__main__":
    main()
