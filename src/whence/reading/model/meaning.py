"""Vectors of meaning: of sentences, and of any stretch of words, from the words' own vectors.

The network gives each word a vector that is multiplied by how much the word counts. The vector of
a stretch is their sum at length one, so the cosine of two stretches is the product of their
vectors. (The mean-pooled vectors of Reimers and Gurevych 2019, *Sentence-BERT*, with the weights
learned.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WIDTH: Final = 384
_NOTHING: Final = 1e-12


def vector_of(meaning: Floats, words: Sequence[int]) -> Floats:
    """The vector [384] of some words, given all word vectors [W, 384]; zero for no words."""
    result: Floats = vectors_of(meaning, [words])[0]
    return result


def vectors_of(meaning: Floats, stretches: Sequence[Sequence[int]]) -> Floats:
    """The vectors [stretches, 384] of several stretches of words, which may overlap."""
    sums = np.zeros((len(stretches), meaning.shape[1]), np.float32)
    for row, words in enumerate(stretches):
        sums[row] = meaning[np.asarray(words, np.intp)].sum(0)
    return _unit(sums)


def sentence_vectors(meaning: Floats, sentences: Sequence[int], count: int) -> Floats:
    """The vectors [count, 384] of all sentences, given the number of each word's sentence [W].

    A sentence without words has the zero vector.
    """
    sums = np.zeros((count, meaning.shape[1]), np.float32)
    np.add.at(sums, np.asarray(sentences, np.intp), meaning)
    return _unit(sums)


def _unit(sums: Floats) -> Floats:
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    result: Floats = (sums / np.maximum(lengths, _NOTHING)).astype(np.float32)
    return result
