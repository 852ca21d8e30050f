"""Near words: for each word, the words whose vectors in the base's table lie nearest."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

_FIRST, _COUNT, _NEAREST, _FLOOR = 1996, 14000, 4, 0.45


def near_words(table: Tensor, folder: Path) -> dict[str, tuple[str, ...]]:
    """Near words of the commoner whole words of the vocabulary (its order is by frequency)."""
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    chosen = [
        index
        for index in range(_FIRST, min(_FIRST + _COUNT, len(vocabulary)))
        if len(vocabulary[index]) > 3 and vocabulary[index].isalpha()
    ]
    vectors = torch.nn.functional.normalize(table[chosen].float(), dim=-1)
    near: dict[str, tuple[str, ...]] = {}
    for first in range(0, len(chosen), 1000):
        scores = vectors[first : first + 1000] @ vectors.T
        values, places = scores.topk(_NEAREST + 1, dim=1)
        for row in range(len(scores)):
            found = [
                vocabulary[chosen[int(place)]]
                for value, place in zip(values[row, 1:], places[row, 1:], strict=True)
                if float(value) > _FLOOR
            ]
            if found:
                near[vocabulary[chosen[first + row]]] = tuple(found)
    return near
