"""The batches of a run: which samples, of which kind, in which order."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from training.augment import Change
from training.data import Data
from training.examples import Example
from training.readers.ecbplus import Claim
from training.relays import join, relay
from training.samples import Sample, cut, ranges
from whence.reading.model.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run: in how many ``rounds`` it is shuffled, and passes over each set.

    ``documents_rounds`` are those over documents with chains read whole. ``taught`` is
    the share of other batches than ECB+'s whose sentences the base teaches their meaning.
    """

    rounds: int = 4
    polnear_rounds: float = 4.0
    syntax_rounds: float = 10.0
    names_rounds: float = 4.0
    documents_rounds: float = 6.0
    stories_rounds: float = 1.0
    sentences_rounds: float = 5.0
    claims_rounds: float = 2.0
    pieces_a_batch: int = 2000
    limit: int = 254
    short: int = 72
    long_syntax: float = 0.2
    overlap: int = 48
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warmup: int = 100
    decay: float = 0.01
    average: float = 0.998
    masked: float = 0.04
    relays: float = 0.08
    silver: float = 0.3
    taught: float = 0.3
    dropout: float = 0.25
    seed: int = 1


def plan(data: Data, recipe: Recipe, pieces: Pieces, dirty: Change) -> Iterator[list[Sample]]:
    """All batches of a run, as samples, kinds interleaved at random; the same for the same seed."""
    random = np.random.default_rng(recipe.seed)
    for number in range(recipe.rounds):
        batches: list[list[Sample]] = []
        for kind, examples, rounds in (
            ("polnear", data.polnear, recipe.polnear_rounds),
            ("syntax", data.syntax, recipe.syntax_rounds),
            ("names", data.names, recipe.names_rounds),
            ("stories", data.stories, recipe.stories_rounds),
            ("sentences", data.sentences, recipe.sentences_rounds),
        ):
            overlap = recipe.overlap if kind == "polnear" else 0
            samples: list[Sample] = []
            for example in _chosen(examples, rounds / recipe.rounds, random):
                short = kind == "syntax" and random.random() >= recipe.long_syntax
                limit = recipe.short if short else recipe.limit
                count = len(set(example.words.sentences))
                moves = number and kind in ("polnear", "syntax")
                start = int(random.integers(max(min(count, 8), 1))) if moves else 0
                for first, last in ranges(example, data.sizes[example.name], limit, start, overlap):
                    samples.append(replace(cut(example, first, last), chains=None))
            extra = _relays(samples, recipe, random) if kind == "polnear" else []
            if kind in ("polnear", "syntax", "names"):
                samples = [dirty(sample, random) for sample in samples] + extra
            if kind == "polnear":
                samples = [_plainer(sample, recipe, random) for sample in samples]
            for with_mentions in (False, True):
                some = [s for s in samples if len(s) and (s.mentions is not None) == with_mentions]
                batches += _grouped(some, recipe, pieces, random)
        batches += _documents(data, recipe, random)
        batches += _topics(data, recipe, random)
        for index in random.permutation(len(batches)):
            yield batches[index]


def _chosen(
    examples: Sequence[Example], share: float, random: np.random.Generator
) -> Iterator[Example]:
    """So many times the examples, in random order: 1.5 is all of them and half of them again."""
    while share > 0:
        for index in random.permutation(len(examples)):
            if random.random() < share:
                yield examples[index]
        share -= 1


def _plainer(sample: Sample, recipe: Recipe, random: np.random.Generator) -> Sample:
    """A sample without its silver names, most of the time: they cost more than they teach."""
    return sample if random.random() < recipe.silver else replace(sample, mentions=None)


def _relays(samples: Sequence[Sample], recipe: Recipe, random: np.random.Generator) -> list[Sample]:
    """Windows of three-party sentences, as many as the recipe's share of the plain windows."""
    made: list[Sample] = []
    wanted = int(recipe.relays * len(samples)) * 7
    for index in random.permutation(len(samples)):
        if len(made) >= wanted:
            break
        made.extend(relay(samples[index], random))
    random.shuffle(made)
    return [join(made[first : first + 7]) for first in range(0, len(made), 7)]


def _grouped(
    samples: Sequence[Sample], recipe: Recipe, pieces: Pieces, random: np.random.Generator
) -> list[list[Sample]]:
    """Batches of samples of like length, each of about so many pieces, padding included."""
    noise = random.random(len(samples))
    sizes = [sum(len(pieces.of(form)) for form in sample.forms) + 2 for sample in samples]
    batches: list[list[Sample]] = []
    longest = 0
    for index in sorted(range(len(samples)), key=lambda i: (sizes[i] // 16, noise[i])):
        longest = max(longest, sizes[index])
        if not batches or longest * (len(batches[-1]) + 1) > recipe.pieces_a_batch:
            batches.append([])
            longest = sizes[index]
        batches[-1].append(samples[index])
    return batches


def _documents(data: Data, recipe: Recipe, random: np.random.Generator) -> list[list[Sample]]:
    """Documents with chains, each one batch, as windows that tile it; long ones in parts."""
    most = max(recipe.pieces_a_batch // recipe.limit, 1)
    batches: list[list[Sample]] = []
    chained = [example for example in data.syntax if example.chains is not None] + data.chains
    for example in _chosen(chained, recipe.documents_rounds / recipe.rounds, random):
        windows = [
            cut(example, first, last)
            for first, last in ranges(example, data.sizes[example.name], recipe.limit, 0)
        ]
        parts = -(-len(windows) // most)
        edges = [len(windows) * part // parts for part in range(parts + 1)]
        batches += [windows[first:last] for first, last in itertools.pairwise(edges)]
    return [batch for batch in batches if batch]


def _topics(data: Data, recipe: Recipe, random: np.random.Generator) -> list[list[Sample]]:
    """Batches of ECB+'s documents of one topic, with the claims of the windows that have some."""
    by_topic: dict[int, list[Sample]] = defaultdict(list)
    most = max(recipe.pieces_a_batch // recipe.limit, 2)
    for example, claims in data.claims:
        for first, last in ranges(example, data.sizes[example.name], recipe.limit, 0):
            inside = tuple(_moved(c, first) for c in claims if first <= c.first and c.last <= last)
            if inside:
                by_topic[inside[0].topic].append(replace(cut(example, first, last), claims=inside))
    batches: list[list[Sample]] = []
    share = recipe.claims_rounds / recipe.rounds
    for samples in by_topic.values():
        wanted = int(np.ceil(share * len(samples)))
        order = np.concatenate([random.permutation(len(samples)) for _ in range(int(share) + 1)])
        chosen = [samples[index] for index in order[:wanted]]
        batches += [chosen[first : first + most] for first in range(0, len(chosen), most)]
    return batches


def _moved(claim: Claim, by: int) -> Claim:
    return replace(claim, first=claim.first - by, last=claim.last - by)
