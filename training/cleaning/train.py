"""Trains the line model of cleaning and writes its file, or checks it on authors it has not seen.

    PYTHONPATH=src:. python -m training.cleaning.train --shared ../shared --out MODEL.npz
    PYTHONPATH=src:. python -m training.cleaning.train --shared ../shared --check

Both are deterministic on one machine. ``--check`` leaves the pages of some authors out, by turns,
and prints precision and recall of kept lines.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.cleaning.compose import Composer
from training.cleaning.pages import Page, read_articles, read_folder, read_lines
from whence.document.cleaning.features import PLAIN, Feature, own_features, place_features
from whence.document.cleaning.judgement import judge
from whence.document.cleaning.marks import Paragraph, mark
from whence.document.cleaning.model import CLASSES, NEAR, LineModel

PROJECT = Path(__file__).resolve().parents[2]
PAGES = PROJECT / "benchmarks" / "data" / "cleaning"
LINES = PROJECT / "training" / "data" / "cleaning_lines.tsv"

NAMES = 8000
STORY_LEAST, DEBRIS_LEAST = 8, 2
"""Lines in which a feature must be to be known, if it is in story only, or in debris, too."""

WIDTH, HIDDEN = 16, 32
DROPPED, DROPPED_FEATURES = 0.25, 0.15
DECAY = 1e-5
AVERAGED = 0.995
"""How much of the running average of the weights each step keeps; the average is what is used."""

BATCH = 12
NO_LABEL = -100
"""The label of lines that are not learned from, as torch has it."""

Places = list[tuple[list[Feature], bool]]
"""For each line of a page what is told of its place, and whether it is in doubt."""


@dataclass(frozen=True)
class Sample:
    """One page as rows of features: all lines' own and place rows, where each begins, labels."""

    rows: np.ndarray
    starts: np.ndarray
    labels: np.ndarray


class Network(nn.Module):
    """The network that ``whence.document.cleaning.model`` describes."""

    def __init__(self, names: int) -> None:
        super().__init__()
        self.vectors = nn.Parameter(torch.randn(names, WIDTH) * 0.05)
        self.votes = nn.Parameter(torch.zeros(names, len(CLASSES)))
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.hidden = nn.Linear(WIDTH * (2 * NEAR + 3), HIDDEN)
        self.output = nn.Linear(HIDDEN, len(CLASSES))
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, rows: Tensor, starts: Tensor, sizes: list[int]) -> Tensor:
        """Scores of all lines of several pages in a row."""
        table = torch.cat([self.vectors, self.votes], 1)
        sums = functional.embedding_bag(rows, table, starts, mode="sum")
        like = self.dropout(torch.relu(sums[:, :WIDTH] + self.bias))
        seen = torch.cat([_around(page) for page in like.split(sizes)])
        hidden = self.dropout(torch.relu(self.hidden(seen)))
        scores: Tensor = self.output(hidden) + sums[:, WIDTH:]
        return scores


def _around(like: Tensor) -> Tensor:
    count = len(like)
    padded = functional.pad(like, (0, 0, NEAR, NEAR))
    through = like.cumsum(0)
    number = torch.arange(count, dtype=torch.float32)[:, None]
    above = (through - like) / (number + 2)
    below = (through[-1:] - through) / (count + 1 - number)
    near = [padded[step : step + count] for step in range(2 * NEAR + 1)]
    return torch.cat([*near, above, below], 1)


class Encoder:
    """Features of pages; every text is looked at once."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, Paragraph] = {}
        self.own: dict[str, list[Feature]] = {}
        self.known: dict[Feature, int] = {}

    def paragraph(self, text: str) -> Paragraph:
        """A text as the rules see it."""
        if text not in self.paragraphs:
            self.paragraphs[text] = mark(text)
        return self.paragraphs[text]

    def features(self, text: str) -> list[Feature]:
        """What is told of a text by itself."""
        if text not in self.own:
            self.own[text] = own_features(self.paragraph(text).line)
        return self.own[text]

    def learn(self, rows: Page, places: list[Feature]) -> None:
        """Fix which features are known, from labelled texts and from features of place."""
        story: Counter[Feature] = Counter()
        debris: Counter[Feature] = Counter()
        for label, text in dict.fromkeys(rows):
            (story if label == "story" else debris).update(set(self.features(text)))
        names = {name for name, count in debris.items() if count >= DEBRIS_LEAST}
        names |= {name for name, count in story.items() if count >= STORY_LEAST}
        weight = {name: debris[name] + story[name] / 4 for name in names}
        chosen = sorted(names, key=lambda name: (-weight[name], name_of(name)))[:NAMES]
        self.known = {name: row for row, name in enumerate([*chosen, *places])}

    def places(self, page: Page) -> Places:
        """What is told of each line's place, and whether the line is in doubt."""
        paragraphs = [self.paragraph(text) for _, text in page]
        asked = [place for place, paragraph in enumerate(paragraphs) if not paragraph.is_plain]
        told = dict(zip(asked, place_features([p.line for p in paragraphs], asked), strict=True))
        return [
            (told[place], True) if place in told else ([PLAIN], False) for place in range(len(page))
        ]

    def sample(self, page: Page, places: Places) -> Sample:
        """A page as numbers; lines that are not in doubt have no label."""
        rows: list[int] = []
        starts = []
        for (_, text), (place, in_doubt) in zip(page, places, strict=True):
            starts.append(len(rows))
            found = map(self.known.get, [*self.features(text), *place] if in_doubt else place)
            rows += [row for row in found if row is not None]
        labels = [
            CLASSES.index(label) if in_doubt else NO_LABEL
            for (label, _), (_, in_doubt) in zip(page, places, strict=True)
        ]
        return Sample(np.array(rows), np.array(starts), np.array(labels))


def train(
    pages: list[Page], composer: Composer, encoder: Encoder, arguments: argparse.Namespace
) -> Network:
    """Train on pages, on their variants and on pages that are made up."""
    pool = [*pages]
    pool += [composer.varied(page) for _ in range(arguments.variants) for page in pages]
    pool += [composer.page() for _ in range(arguments.made_up)]
    bank = [(label, text) for label, texts in composer.bank.items() for text in texts]
    places = [encoder.places(page) for page in pool]
    known = {name for page in places for line, _ in page for name in line}
    encoder.learn([row for page in pages for row in page] + bank, sorted(known, key=name_of))
    samples = [encoder.sample(page, found) for page, found in zip(pool, places, strict=True)]
    torch.manual_seed(arguments.seed)
    shuffled = random.Random(arguments.seed)
    generator = np.random.default_rng(arguments.seed)
    network = Network(len(encoder.known))
    optimizer = torch.optim.Adam(network.parameters(), lr=arguments.rate)
    batches = -(-len(samples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, arguments.rate, total_steps=arguments.rounds * batches, pct_start=0.15
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
    )
    for number in range(arguments.rounds):
        network.train()
        shuffled.shuffle(samples)
        total = 0.0
        for start in range(0, len(samples), BATCH):
            batch = samples[start : start + BATCH]
            rows, starts = _joined(batch, generator)
            labels = torch.from_numpy(np.concatenate([sample.labels for sample in batch]))
            scores = network(rows, starts, [len(sample.labels) for sample in batch])
            learned = max(1, int((labels != NO_LABEL).sum()))
            loss = functional.cross_entropy(scores, labels, reduction="sum") / learned
            total += loss.item() / batches
            weights = network.vectors.square().sum() + network.votes.square().sum()
            optimizer.zero_grad()
            (loss + DECAY * weights).backward()
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
        print(f"round {number + 1}: {total:.3f}", flush=True)
    network.load_state_dict(average.module.state_dict())
    return network.eval()


def _joined(batch: list[Sample], generator: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Several pages in a row, some of their features left out."""
    rows, starts, at = [], [], 0
    for sample in batch:
        kept = generator.random(len(sample.rows)) >= DROPPED_FEATURES
        before = np.concatenate([[0], np.cumsum(kept)])
        rows.append(sample.rows[kept])
        starts.append(at + before[sample.starts])
        at += int(before[-1])
    return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(starts))


def name_of(feature: Feature) -> str:
    """A feature as the file spells it."""
    return feature if isinstance(feature, str) else "\t".join(feature)


def write(network: Network, features: list[Feature], path: Path) -> None:
    """Write the file of the package."""
    table = torch.cat([network.vectors, network.votes], 1).detach().numpy()
    scale = np.abs(table).max(0) / 127
    np.savez_compressed(
        path,
        names=np.frombuffer("\n".join(map(name_of, features)).encode(), dtype=np.uint8),
        table=np.round(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=network.bias.detach().numpy(),
        hidden=network.hidden.weight.detach().numpy().T.astype(np.float16),
        hidden_bias=network.hidden.bias.detach().numpy(),
        output=network.output.weight.detach().numpy().T.astype(np.float16),
        output_bias=network.output.bias.detach().numpy(),
    )


def check(model: LineModel, pages: list[Page]) -> Counter[str]:
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


def authors(name: str) -> str:
    """Who wrote a page of the development folders."""
    start = name.split("/")[1][:2]
    return start[0] if start[1] == "-" else ""


def main() -> None:
    """Train, and write or check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--left-out", default="ach,be", help="the authors to leave out, by turns")
    parser.add_argument("--scratch", type=Path, default=Path("/tmp/line-model.npz"))  # noqa: S108
    parser.add_argument("--variants", type=int, default=4)
    parser.add_argument("--made-up", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    pages = read_folder(PAGES / "dev")
    bank, articles = read_lines(LINES), read_articles(arguments.shared)
    examples = read_folder(PAGES / "examples", PROJECT / "examples")
    encoder = Encoder()

    def trained(some: dict[str, Page], path: Path) -> LineModel:
        composer = Composer(random.Random(arguments.seed), bank, articles)
        network = train(list(some.values()), composer, encoder, arguments)
        write(network, list(encoder.known), path)
        return LineModel.load(path)

    if arguments.check:
        total = Counter[str]()
        for some in arguments.left_out.split(","):
            rest = {name: page for name, page in pages.items() if authors(name) not in [*some]}
            model = trained(rest | examples, arguments.scratch)
            for author in some:
                unseen = [page for name, page in pages.items() if authors(name) == author]
                counts = check(model, unseen)
                show(f"author {author}", counts)
                total += counts
        show("together", total)
    if arguments.out:
        model = trained(pages | examples, arguments.out)
        for name, some in (("pages", pages), ("examples", examples)):
            show(name, check(model, list(some.values())))


if __name__ == "__main__":
    main()
