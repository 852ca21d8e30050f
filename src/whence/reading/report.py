"""A reading with its vectors of meaning: what the reading of the coverage starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whence.reading.clauses import Clause, find_clauses
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
    ``clauses`` [C, 384], of the report's clauses, each with its subject.
    """

    title: Vectors
    sentences: Vectors
    contents: Vectors
    clauses: Vectors = field(default_factory=lambda: np.zeros((0, 384), np.float32))


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read, with what its sentences mean, and its clauses."""

    reading: Reading
    meaning: Meaning
    clauses: tuple[Clause, ...] = ()


def report_of(reading: Reading, found: NetworkReading, title: NetworkReading | None) -> Report:
    """A reading with its clauses and vectors, from what the network found in text and title.

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
    clauses = find_clauses(reading.document.text, found.tokens)
    meaning = Meaning(
        title=whole[0],
        sentences=vectors_of(found.meaning, sentences),
        contents=vectors_of(found.meaning, contents),
        clauses=vectors_of(found.meaning, [one.tokens for one in clauses]),
    )
    return Report(reading, meaning, tuple(one.clause for one in clauses))


def _tokens(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[int]:
    return [index for start, end in spans for index in tokens_within(tokens, start, end)]
