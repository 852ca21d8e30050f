"""The network of ``whence.document.cleaning.model``, and how it learns: numpy alone.

It is learned in double precision and kept in eight and sixteen bits, so that the same pages and
seed make the same file wherever it is made. The gradients are written out: there are three layers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whence.document.cleaning.model import CLASSES, NEAR

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]

WIDTH, HIDDEN, WIDER = 16, 32, 32
SEEN = 2 * NEAR + 3
"""How many lines and means of lines a layer sees about each line."""

DROPPED, DROPPED_FEATURES = 0.25, 0.15
DECAY = 1e-5
AVERAGED, AVERAGED_EVERY = 0.96, 8
"""How much of the running average of the weights each eighth step keeps; the average is used."""

BATCH = 12
RISING = 0.15
"""The share of the steps in which the rate rises; then it falls."""

MOMENTUM, SCALING, LEAST = 0.9, 0.999, 1e-8
NO_LABEL = -100
"""The label of lines that are not learned from."""


@dataclass(frozen=True)
class Sample:
    """One page as rows of features: all lines' own and place rows, where each begins, labels."""

    rows: Integers
    starts: Integers
    labels: Integers


@dataclass(frozen=True)
class Weights:
    """All that is learned. The last row of the table, of zeros, is no feature's."""

    table: Floats
    bias: Floats
    hidden: Floats
    hidden_bias: Floats
    wider: Floats
    wider_bias: Floats
    output: Floats
    output_bias: Floats

    def arrays(self) -> tuple[Floats, ...]:
        """The parts in their order."""
        return tuple(getattr(self, part.name) for part in fields(self))


def new_weights(names: int, generator: np.random.Generator) -> Weights:
    """Weights that know nothing."""
    table = np.zeros((names + 1, WIDTH + len(CLASSES)))
    table[:-1, :WIDTH] = generator.normal(0, 0.05, (names, WIDTH))
    return Weights(
        table,
        np.zeros(WIDTH),
        *_layer(WIDTH * SEEN, HIDDEN, generator),
        *_layer(HIDDEN * SEEN, WIDER, generator),
        *_layer(WIDER, len(CLASSES), generator),
    )


def _layer(wide: int, narrow: int, generator: np.random.Generator) -> tuple[Floats, Floats]:
    """A layer that knows nothing: its weights and its bias."""
    reach = 1 / np.sqrt(wide)
    weights, bias = (generator.uniform(-reach, reach, size) for size in ((wide, narrow), narrow))
    return weights, bias


@dataclass(frozen=True)
class _Batch:
    """Several pages side by side, each filled up with lines that are none.

    ``rows`` and ``starts`` are of the lines that are, ``places`` where they stand (page, line).
    """

    rows: Integers
    starts: Integers
    labels: Integers
    places: tuple[Integers, Integers]
    counts: Integers


def _batch(samples: list[Sample], generator: np.random.Generator) -> _Batch:
    """Put pages side by side, some of their features left out."""
    rows, starts, at = [], [], 0
    for sample in samples:
        kept = generator.random(len(sample.rows)) >= DROPPED_FEATURES
        kept[sample.starts] = True
        before = np.concatenate([[0], np.cumsum(kept)])
        rows.append(sample.rows[kept])
        starts.append(at + before[sample.starts])
        at += int(before[-1])
    counts = np.array([len(sample.starts) for sample in samples])
    pages = np.repeat(np.arange(len(samples)), counts)
    lines = np.concatenate([np.arange(count) for count in counts])
    labels = np.concatenate([sample.labels for sample in samples])
    return _Batch(np.concatenate(rows), np.concatenate(starts), labels, (pages, lines), counts)


def learn(samples: list[Sample], names: int, seed: int, rounds: int, rate: float) -> Weights:
    """Learn from pages, by Adam on cross-entropy; the result is the average on the way.

    Of the table, only the rows that a batch has are changed by it.
    """
    generator = np.random.default_rng(seed)
    weights = new_weights(names, generator)
    average = Weights(*(part.copy() for part in weights.arrays()))
    moments = [(np.zeros_like(part), np.zeros_like(part)) for part in weights.arrays()]
    steps = rounds * -(-len(samples) // BATCH)
    for number, batch in enumerate(_batches(samples, rounds, generator), start=1):
        chosen, gradients = _gradients(weights, batch, generator)
        step = rate * _share(number / steps) * np.sqrt(1 - SCALING**number)
        step /= 1 - MOMENTUM**number
        for part, gradient, (first, second) in zip(
            weights.arrays(), gradients, moments, strict=True
        ):
            rows = chosen if part is weights.table else slice(None)
            first[rows] += (1 - MOMENTUM) * (gradient - first[rows])
            second[rows] += (1 - SCALING) * (np.square(gradient) - second[rows])
            part[rows] -= step * first[rows] / (np.sqrt(second[rows]) + LEAST)
        if number % AVERAGED_EVERY == 0 or number == steps:
            for part, kept in zip(weights.arrays(), average.arrays(), strict=True):
                kept += (1 - AVERAGED) * (part - kept)
    return average


def _batches(
    samples: list[Sample], rounds: int, generator: np.random.Generator
) -> Iterator[_Batch]:
    for _ in range(rounds):
        order = generator.permutation(len(samples))
        for start in range(0, len(order), BATCH):
            chosen = [samples[number] for number in order[start : start + BATCH]]
            yield _batch(chosen, generator)


def _share(done: float) -> float:
    """The share of the full rate at some share of all steps: up and down half a cosine each."""
    if done < RISING:
        return float(0.52 - 0.48 * np.cos(np.pi * done / RISING))
    return float(0.5 + 0.5 * np.cos(np.pi * (done - RISING) / (1 - RISING)))


@dataclass(frozen=True)
class _Forward:
    """What each layer makes of a batch; ``open_*`` is how much each number took part."""

    like: Floats
    open_like: Floats
    seen: Floats
    hidden: Floats
    open_hidden: Floats
    farther: Floats
    wider: Floats
    open_wider: Floats
    scores: Floats


def scored(weights: Weights, batch: _Batch, generator: np.random.Generator) -> _Forward:
    """Go through the layers, some of their numbers left out."""
    sums = np.add.reduceat(weights.table[batch.rows], batch.starts)
    like = np.maximum(sums[:, :WIDTH] + weights.bias, 0)
    open_like = _open(like, generator)
    seen = _seen(like * open_like, batch)
    hidden = np.maximum(seen @ weights.hidden + weights.hidden_bias, 0)
    open_hidden = _open(hidden, generator)
    farther = _seen(hidden * open_hidden, batch)
    wider = np.maximum(farther @ weights.wider + weights.wider_bias, 0)
    open_wider = _open(wider, generator)
    wider *= open_wider
    scores = wider @ weights.output + weights.output_bias + sums[:, WIDTH:]
    return _Forward(like, open_like, seen, hidden, open_hidden, farther, wider, open_wider, scores)


def _seen(values: Floats, batch: _Batch) -> Floats:
    """What each line sees about it, of numbers that each line has."""
    page = np.zeros((len(batch.counts), batch.counts.max(), values.shape[1]))
    page[batch.places] = values
    return _around(page, batch.counts)[batch.places]


def _back_seen(of_seen: Floats, batch: _Batch) -> Floats:
    """The slope in what each line has from that in what is seen."""
    page = np.zeros((len(batch.counts), batch.counts.max(), of_seen.shape[1]))
    page[batch.places] = of_seen
    return _back_around(page, batch.counts)[batch.places]


def _gradients(
    weights: Weights, batch: _Batch, generator: np.random.Generator
) -> tuple[Integers, tuple[Floats, ...]]:
    """The slope of the loss in each weight; of the table, in the rows of these numbers only."""
    done = scored(weights, batch, generator)
    learned = np.flatnonzero(batch.labels != NO_LABEL)
    powers = np.exp(done.scores - done.scores.max(axis=1, keepdims=True))
    of_scores = powers / powers.sum(axis=1, keepdims=True)
    of_scores[learned, batch.labels[learned]] -= 1
    of_scores[batch.labels == NO_LABEL] = 0
    of_scores /= max(1, len(learned))

    of_wider = of_scores @ weights.output.T * done.open_wider * (done.wider > 0)
    of_hidden = _back_seen(of_wider @ weights.wider.T, batch)
    of_hidden *= done.open_hidden * (done.hidden > 0)
    of_like = _back_seen(of_hidden @ weights.hidden.T, batch)
    of_like *= done.open_like * (done.like > 0)
    of_sums = np.concatenate([of_like, of_scores], axis=1)
    sizes = np.diff(batch.starts, append=len(batch.rows))
    chosen, of_table = _gathered(batch.rows, np.repeat(of_sums, sizes, axis=0))
    of_table += 2 * DECAY * weights.table[chosen]
    of_table[chosen == len(weights.table) - 1] = 0
    return chosen, (
        of_table,
        of_like.sum(axis=0),
        done.seen.T @ of_hidden,
        of_hidden.sum(axis=0),
        done.farther.T @ of_wider,
        of_wider.sum(axis=0),
        done.wider.T @ of_scores,
        of_scores.sum(axis=0),
    )


def _open(values: Floats, generator: np.random.Generator) -> Floats:
    """Which numbers take part this time, and how much more they count for it."""
    return (generator.random(values.shape) >= DROPPED) / (1 - DROPPED)


def _gathered(rows: Integers, values: Floats) -> tuple[Integers, Floats]:
    """Each row that there is, and the sum of what belongs to it."""
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[starts], np.add.reduceat(values[order], starts)


def _divisors(lines: int, counts: Integers) -> tuple[Floats, Floats]:
    """What the sums above and below each line are divided by."""
    number = np.arange(lines, dtype=np.float64)
    below = np.maximum(counts[:, None] + 1 - number, 1)
    return (number + 2)[:, None], below[:, :, None]


def _around(page: Floats, counts: Integers) -> Floats:
    """The lines about each line, and the means above and below, side by side."""
    lines = page.shape[1]
    padded = np.pad(page, ((0, 0), (NEAR, NEAR), (0, 0)))
    through = page.cumsum(axis=1)
    above, below = _divisors(lines, counts)
    near = [padded[:, step : step + lines] for step in range(2 * NEAR + 1)]
    means = [(through - page) / above, (through[:, -1:] - through) / below]
    return np.concatenate([*near, *means], axis=2)


def _back_around(of_seen: Floats, counts: Integers) -> Floats:
    """The slope in the lines from that in what is seen about them."""
    lines = of_seen.shape[1]
    parts = np.split(of_seen, SEEN, axis=2)
    padded = np.zeros((len(of_seen), lines + 2 * NEAR, parts[0].shape[2]))
    for step, part in enumerate(parts[:-2]):
        padded[:, step : step + lines] += part
    above, below = _divisors(lines, counts)
    of_above, of_below = parts[-2] / above, parts[-1] / below
    through = of_above.cumsum(axis=1)
    result: Floats = padded[:, NEAR : NEAR + lines] + through[:, -1:] - through
    result += of_below.cumsum(axis=1) - of_below
    return result
