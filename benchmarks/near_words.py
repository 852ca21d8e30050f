"""Near words: for each word, those whose vectors in the shipped network's own table lie nearest.

What a machine that rewords would put in its place; needs the package `onnx`, which reads the file.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from whence.reading.model.graph import FILE

TABLE: Final = "network.encoder.words.weight_quantized"
_FIRST, _COUNT, _NEAREST, _FLOOR = 1996, 14_000, 3, 0.36
_STEM: Final = 4
"""Letters that two words have in common at the front when one may be a form of the other."""
_AT_ONCE: Final = 1_000


@cache
def near_words() -> dict[str, tuple[str, ...]]:
    """The commoner whole words of the vocabulary (its order is by frequency), each with words of
    another stem, the nearest first.
    """
    table, vocabulary = _table()
    chosen = [
        index
        for index in range(_FIRST, min(_FIRST + _COUNT, len(vocabulary)))
        if len(vocabulary[index]) > 3 and vocabulary[index].isalpha()
    ]
    words = [vocabulary[index] for index in chosen]
    vectors = table[chosen]
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    near: dict[str, tuple[str, ...]] = {}
    for first in range(0, len(words), _AT_ONCE):
        scores = vectors[first : first + _AT_ONCE] @ vectors.T
        for row, values in enumerate(scores):
            word = words[first + row]
            order = np.argsort(-values)[: 4 * _NEAREST]
            found = [
                words[place]
                for place in order
                if values[place] > _FLOOR and words[place][:_STEM] != word[:_STEM]
            ]
            if found:
                near[word] = tuple(found[:_NEAREST])
    return near


def _table() -> tuple[NDArray[np.float32], list[str]]:
    """The network's table of word pieces [pieces, 384], centred, and the pieces."""
    model = onnx.load(str(FILE))
    [weights] = [one for one in model.graph.initializer if one.name == TABLE]
    kept = {one.key: one.value for one in model.metadata_props}
    pieces = json.loads(kept["tokenizer"])["model"]["vocab"]
    vocabulary = sorted(pieces, key=lambda piece: int(pieces[piece]))
    table = numpy_helper.to_array(weights).astype(np.float32)
    zero = [
        numpy_helper.to_array(one)
        for one in model.graph.initializer
        if one.name == TABLE.replace("quantized", "zero_point")
    ]
    return table - float(zero[0].reshape(-1)[0] if zero else 0), vocabulary
