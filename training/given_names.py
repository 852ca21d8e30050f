"""Fits the model of given names: is one a man's or a woman's, by its letters?

    python -m training.given_names --out src/whence/reading/model/given_names.npy

The names are those of the package Faker (MIT), which has them by gender for some eighty countries,
and a list of ours of those that news have often (``data/given_names.txt``), which comes first.
What is written in other letters is spelt in Latin ones, unless that leaves no vowel. The model is a
logistic regression over hashed runs of letters (``runs``), fitted by AdaGrad (Duchi et al. 2011).
Printed is how it tells the names of a tenth that it was not fitted to, and how many of them it
tells at all; then it is fitted to all of them and written, a byte a weight.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from whence.reading.model.given_names import SURE, UNIT, runs

OWN: Final = Path(__file__).parent / "data" / "given_names.txt"
_SIDES: Final = ("female", "male")
PLACES: Final = 32_768
_PASSES: Final = 25
_RATE: Final = 0.25
_SHRINK: Final = 2e-4
_MOST: Final = 8
"""Countries that count where a name is known in more."""
Named = tuple[str, float, int]
"""A name, the share of the countries that have it as a man's, and how many have it."""


def spelt(name: str) -> str | None:
    """The first word of a name in small Latin letters; None if that leaves nothing of it."""
    first = re.split(r"[\s\-']", anyascii(name.strip()).lower())[0]
    return first if re.fullmatch(r"(?=.*[aeiouy])[a-z]{2,15}", first) else None


def known_names() -> list[Named]:
    """All names, in alphabetical order."""
    import faker.providers.person as persons

    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for country in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{country.name}").Provider
        for side, gender in enumerate(_SIDES):
            names = {
                spelt(name)
                for kind in ("first_names", "first_romanized_names")
                for name in getattr(provider, f"{kind}_{gender}", ())
            }
            for name in names - {None}:
                counts[str(name)][side] += 1
    for name, side in _own_names():
        counts[name] = [0, 0]
        counts[name][side] = _MOST
    return [(name, men / (men + women), men + women)
            for name, (women, men) in sorted(counts.items())]  # fmt: skip


def _own_names() -> Iterator[tuple[str, int]]:
    side = 0
    for line in OWN.read_text(encoding="utf-8").splitlines()[1:]:
        if line in _SIDES:
            side = _SIDES.index(line)
        else:
            yield from ((name, side) for name in line.split())


def fit(names: Sequence[Named], seed: int = 0) -> NDArray[np.float64]:
    """The weights [PLACES + 1], the last one that of every name."""
    random = np.random.default_rng(seed)
    weights, squares = np.zeros(PLACES + 1), np.full(PLACES + 1, 1e-8)
    places = [_places(name) for name, _, _ in names]
    for _ in range(_PASSES):
        for index in random.permutation(len(names)):
            _, share, countries = names[index]
            here = places[index]
            chance = 1 / (1 + np.exp(-weights[here].sum()))
            slope = (chance - share) * min(countries, _MOST) + _SHRINK * weights[here]
            squares[here] += slope * slope
            weights[here] -= _RATE * slope / np.sqrt(squares[here])
    return weights


def _places(name: str) -> NDArray[np.int64]:
    return np.asarray([*{zlib.crc32(run.encode()) % PLACES for run in runs(name)}, PLACES])


def shares(weights: NDArray[np.float64], names: Sequence[Named]) -> Iterator[tuple[float, float]]:
    """How many names are told, and how many of these right: all, and where the model is sure."""
    clear = [(name, share > 0.5) for name, share, _ in names if not 0.1 < share < 0.9]
    scores = np.asarray([weights[_places(name)].sum() for name, _ in clear])
    right = (scores > 0) == np.asarray([man for _, man in clear])
    for least in (0.0, SURE):
        told = np.abs(scores) > least
        yield float(told.mean()), float(right[told].mean())


def main() -> None:
    """Measure, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    names = known_names()
    order = np.random.default_rng(1).permutation(len(names))
    back = [names[index] for index in order[: len(names) // 10]]
    weights = fit([names[index] for index in order[len(names) // 10 :]])
    for label, (told, right) in zip(("all", "sure"), shares(weights, back), strict=True):
        print(f"{label}: {told:.1%} of the names left out are told, {right:.1%} of these right")
    steps = np.clip(np.round(fit(names) / UNIT), -127, 127).astype(np.int8)
    np.save(parser.parse_args().out, steps)
    print(f"{len(names)} names")


if __name__ == "__main__":
    main()
