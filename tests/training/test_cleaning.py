"""The line model's training: its slopes are right, and the same pages make the same weights."""

import numpy as np
import pytest
from training.cleaning import network
from training.cleaning.network import NO_LABEL, Sample, learn


def samples(count: int = 12) -> list[Sample]:
    """Pages whose lines with feature 0 are of class 0, all others of class 4."""
    generator = np.random.default_rng(3)
    pages = []
    for _ in range(count):
        lines = int(generator.integers(2, 9))
        labels = generator.choice([0, 4], lines)
        rows = np.stack([labels // 4, generator.integers(2, 20, lines)], 1).reshape(-1)
        labels[generator.random(lines) < 0.2] = NO_LABEL
        pages.append(Sample(rows, np.arange(0, 2 * lines, 2), labels))
    return pages


def test_the_same_pages_make_the_same_weights_and_a_seed_makes_others() -> None:
    first, again, other = (learn(samples(), 20, seed, 3, 0.01).table for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.allclose(first, other)


def test_what_tells_the_classes_is_learned() -> None:
    votes = learn(samples(48), 20, 1, 20, 0.05).table[:, network.WIDTH :]
    assert votes[0, 0] > 0 > votes[0, 4]
    assert votes[1, 4] > 0 > votes[1, 0]


def test_the_slopes_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DROPPED", "DROPPED_FEATURES", "DECAY"):
        monkeypatch.setattr(network, name, 0)
    generator = np.random.default_rng(0)
    weights = network.new_weights(20, generator)
    weights.table[:-1] = generator.normal(0, 0.5, (20, weights.table.shape[1]))
    batch = network._batch(samples(3), generator)

    def loss() -> float:
        scores = network.scored(weights, batch, generator).scores
        learned = batch.labels != NO_LABEL
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return -float(logs[learned, batch.labels[learned]].mean())

    chosen, slopes = network._gradients(weights, batch, generator)
    whole = np.zeros_like(weights.table)
    whole[chosen] = slopes[0]
    for part, slope in zip(weights.arrays(), (whole, *slopes[1:]), strict=True):
        for _ in range(5):
            at = tuple(int(generator.integers(0, size)) for size in part.shape)
            if part is weights.table and at[0] == len(part) - 1:
                continue
            kept = part[at]
            part[at] = kept + 1e-6
            above = loss()
            part[at] = kept - 1e-6
            below = loss()
            part[at] = kept
            assert (above - below) / 2e-6 == pytest.approx(slope[at], abs=1e-6)
