"""Values as the bytes in which a store keeps them, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from whence.reading.clauses import Clause
from whence.reading.report import Meaning, Report
from whence.reading.types import Reading

SIZE: Final = 384
"""Numbers in a vector of meaning."""
_VECTOR: Final = np.dtype([("scale", "<f4"), ("numbers", "i1", SIZE)])
VECTOR_BYTES: Final = _VECTOR.itemsize
CODE_BYTES: Final = SIZE // 8

Vectors = NDArray[np.float32]
Value = TypeVar("Value")

_LEVEL: Final = 3
"""Of compression: higher ones cost more time than they save space."""


@dataclass(frozen=True, slots=True)
class PackedReport:
    """A report as a store keeps it.

    ``vectors`` are those of the title and the sentences, ``parts_vectors`` those of the contents
    and the clauses.
    """

    body: bytes
    clauses: bytes
    vectors: bytes
    parts_vectors: bytes


def pack(value: object) -> bytes:
    """A frozen value as compressed JSON."""
    return zlib.compress(adapter(type(value)).dump_json(value), _LEVEL)


def unpack(kind: type[Value], body: bytes) -> Value:
    """The value that `pack` was given.

    Raises:
        ValueError: the bytes are damaged (`zlib.error` among them), or hold something else.
    """
    try:
        return adapter(kind).validate_json(zlib.decompress(body))
    except zlib.error as error:
        raise ValueError(str(error)) from None


def pack_vectors(vectors: Vectors) -> bytes:
    """Vectors [N, 384] as 8-bit numbers, each with a scale; cosines change by some 0.0005."""
    written = np.empty(len(vectors), _VECTOR)
    scales = np.abs(vectors).max(axis=1, initial=0.0) / np.float32(127)
    written["scale"] = scales
    written["numbers"] = np.rint(vectors / np.where(scales, scales, 1)[:, None])
    return written.tobytes()


def unpack_vectors(body: bytes) -> Vectors:
    """The vectors [N, 384] that `pack_vectors` was given, as near as 8 bits come."""
    written = np.frombuffer(body, _VECTOR)
    found: Vectors = written["numbers"] * written["scale"][:, None]
    return found


def pack_report(report: Report) -> PackedReport:
    """A report in its parts."""
    meaning = report.meaning
    return PackedReport(
        body=pack(report.reading),
        clauses=zlib.compress(_clauses().dump_json(report.clauses), _LEVEL),
        vectors=pack_vectors(np.concatenate([meaning.title[None], meaning.sentences])),
        parts_vectors=pack_vectors(np.concatenate([meaning.contents, meaning.clauses])),
    )


def unpack_report(packed: PackedReport) -> Report:
    """A report as it was read.

    Raises:
        ValueError: the bytes are damaged, or do not fit one another.
    """
    reading = unpack(Reading, packed.body)
    try:
        clauses = _clauses().validate_json(zlib.decompress(packed.clauses))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    whole, parts = unpack_vectors(packed.vectors), unpack_vectors(packed.parts_vectors)
    contents = len(reading.attributions)
    if (len(whole), len(parts)) != (1 + len(reading.sentences), contents + len(clauses)):
        raise ValueError(
            f"there are {len(whole)} vectors for a title and {len(reading.sentences)} sentences,"
            f" {len(parts)} for {contents} contents and {len(clauses)} clauses"
        )
    meaning = Meaning(whole[0], whole[1:], parts[:contents], parts[contents:])
    return Report(reading, meaning, clauses)


def unpack_members(body: bytes) -> dict[str, Any]:
    """The members of a packed value, not yet checked."""
    members: dict[str, Any] = json.loads(zlib.decompress(body))
    return members


def pack_text(text: str, sentences: Sequence[tuple[int, int]]) -> bytes:
    """A text and its sentences as compressed JSON."""
    return zlib.compress(json.dumps([text, sentences]).encode("ascii"), _LEVEL)


def unpack_text(body: bytes) -> tuple[str, list[tuple[int, int]]]:
    """What `pack_text` was given."""
    text, sentences = json.loads(zlib.decompress(body))
    return text, [(start, end) for start, end in sentences]


def _clauses() -> TypeAdapter[tuple[Clause, ...]]:
    return _adapter(tuple[Clause, ...])


def adapter(kind: type[Value]) -> TypeAdapter[Value]:
    """What writes and reads values of a type."""
    key: Any = kind
    return _adapter(key)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
