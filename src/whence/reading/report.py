"""A reading with its vectors of meaning: what the reading of the coverage starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.reading.model import NetworkReading, Token
from whence.reading.model.meaning import vectors_of
from whence.reading.phrases import tokens_within
from whence.reading.types import Reading

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Unit vectors of 384 dimensions; the cosine of two is their product.

    ``title`` [384], zero without a title. ``sentences`` [S, 384], in the order of the reading's
    sentences. ``contents`` [A, 384], of the contents of its attributions, in their order.
    """

    title: Vectors
    sentences: Vectors
    contents: Vectors


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read, with what its sentences mean."""

    reading: Reading
    meaning: Meaning


def meaning_of(reading: Reading, found: NetworkReading, title: NetworkReading | None) -> Meaning:
    """The vectors of a reading, from what the network found in its text and in its title.

    Raises:
        ValueError: the network was not asked for vectors of meaning.
    """
    if found.meaning is None:
        raise ValueError("the network was loaded without meaning=True")
    sentences = [_tokens(found.tokens, [span]) for span in reading.sentences]
    contents = [
        _tokens(found.tokens, [(span.start, span.end) for span in one.content])
        for one in reading.attributions
    ]
    whole = np.zeros((1, found.meaning.shape[1]), np.float32)
    if title is not None and title.meaning is not None and len(title.tokens):
        whole = vectors_of(title.meaning, [range(len(title.tokens))])
    return Meaning(
        whole[0], vectors_of(found.meaning, sentences), vectors_of(found.meaning, contents)
    )


def _tokens(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[int]:
    return [index for start, end in spans for index in tokens_within(tokens, start, end)]
