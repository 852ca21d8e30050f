"""All data of a run: what trains, what measures, and the sizes of words in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.examples import Example
from training.readers.chains import read_chains
from training.readers.ecbplus import Claim, read_ecbplus
from training.readers.events import read_classes, read_headlines, read_marked, read_stories
from training.readers.factuality import with_facts
from training.readers.names import held_back, read_columns, read_re3d
from training.readers.polnear import read_polnear
from training.readers.universal import read_conllu
from whence.reading.model.pieces import Pieces

_HERE = Path(__file__).parent / "data"
OWN_SENTENCES = (_HERE / "event_sentences.txt", _HERE / "event_sentences_2.txt")
"""Sentences that we wrote, with their events marked."""
OWN_CHAINS = _HERE / "chains"
"""Documents that we wrote, with their entities marked."""


@dataclass(frozen=True, slots=True)
class Data:
    """Training parts by kind, dev parts by set, and pieces a word for each training document."""

    polnear: list[Example]
    syntax: list[Example]
    names: list[Example]
    stories: list[Example]
    sentences: list[Example]
    claims: list[tuple[Example, tuple[Claim, ...]]]
    chains: list[Example]
    polnear_dev: list[Example]
    gum_dev: list[Example]
    ewt_dev: list[Example]
    mentions_dev: dict[str, list[Example]]
    sizes: dict[str, list[int]]


def load_data(folder: Path, pieces: Pieces) -> Data:
    """Read everything; NonCommercial parts stay out of the training parts."""
    silver = folder / "polnear" / "silver.jsonl.gz"
    polnear = list(read_polnear(folder / "polnear" / "train.jsonl", silver))
    syntax = list(read_conllu(folder / "gum" / "train.conllu.gz", "gum", commercial=True))
    ewt = read_conllu(folder / "ewt" / "train.conllu.gz", "ewt")
    syntax += with_facts(ewt, folder / "factuality" / "train.jsonl.gz")
    named = list(read_columns(folder / "wikigold" / "wikigold.conll.txt", "wikigold"))
    named += read_columns(folder / "btc" / "g_mainstream_news.conll", "btc")
    named += read_re3d(folder / "re3d" / "documents.jsonl", commercial=True)
    told = folder / "events"
    stories = [
        *read_stories(told / "ngec_synthetic.csv.gz"),
        *read_classes(told / "cameo_class_train.tsv"),
    ]
    sentences = [example for path in OWN_SENTENCES for example in read_marked(path)]
    sentences += read_headlines(told / "ngec_synthetic.csv.gz")
    claims = read_ecbplus(folder / "ecbplus", "train")
    chains = list(read_chains(sorted(OWN_CHAINS.glob("*.txt"))))
    gum_dev = list(read_conllu(folder / "gum" / "dev.conllu.gz", "gum"))
    names = [example for example in named if not held_back(example.name)]
    back = [example for example in named if held_back(example.name)]
    return Data(
        polnear=polnear,
        syntax=syntax,
        names=names,
        stories=stories,
        sentences=sentences,
        claims=claims,
        chains=chains,
        polnear_dev=list(read_polnear(folder / "polnear" / "dev.jsonl")),
        gum_dev=gum_dev,
        ewt_dev=list(read_conllu(folder / "ewt" / "dev.conllu.gz", "ewt")),
        mentions_dev={
            "mentions gum": gum_dev,
            "mentions wikigold": [example for example in back if example.set == "wikigold"],
            "mentions re3d": [example for example in back if example.set == "re3d"],
        },
        sizes={
            example.name: [len(pieces.of(form)) for form in example.words.forms]
            for example in [
                *polnear,
                *syntax,
                *names,
                *stories,
                *sentences,
                *chains,
                *(one for one, _ in claims),
            ]
        },
    )
