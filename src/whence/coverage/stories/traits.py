"""What of a report decides which story it belongs to: small, and kept instead of the report."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from whence.coverage.stories.words import names_of, numbered, numbers_of, words_of
from whence.document.types import DateInterval
from whence.reading.types import Reading

if TYPE_CHECKING:
    from whence.reading.report import Report

VERSION: Final = 1
SIZE: Final = 384
"""Numbers in a vector of meaning."""

_TERMS, _NAMES, _NUMBERS, _PLACES, _TYPES, _DAYS = 224, 72, 24, 16, 12, 16
"""How many of each are kept: those that stand most often, first ones first."""
_LEAD: Final = 3
"""Sentences that open a report, which say what it is about."""
_MOST: Final = 255
_WIDEST: Final = 366
"""Days of a time expression: what is wider tells no event."""

_HEAD: Final = struct.Struct("<B2i6B")
_TERM: Final = np.dtype([("term", "<u4"), ("count", "u1")])
_DAY: Final = np.dtype([("first", "<i4"), ("last", "<i4")])

Vector = NDArray[np.float32]


class Counts(Mapping[int, int]):
    """How often each of some words, by their numbers, stands in a report: a mapping that is kept
    as the arrays ``words`` and ``times``, which are what likeness is computed from.
    """

    __slots__ = ("times", "words")

    def __init__(self, words: NDArray[np.int64], times: NDArray[np.uint8]) -> None:
        """``words`` [N], each once, and ``times`` [N]."""
        self.words = words
        self.times = times

    @classmethod
    def of(cls, counts: Mapping[int, int]) -> Counts:
        """What a mapping says, up to 255 times."""
        words, times = np.array(list(counts), np.int64), np.array(list(counts.values()), np.int64)
        return cls(words, np.minimum(times, _MOST).astype(np.uint8))

    def __getitem__(self, word: int) -> int:
        """How often a word stands in the report; KeyError where it does not."""
        for place in np.flatnonzero(self.words == word):
            return int(self.times[place])
        raise KeyError(word)

    def __iter__(self) -> Iterator[int]:
        """The words, those that stand most often first."""
        return iter(self.words.tolist())

    def __len__(self) -> int:
        """How many words."""
        return len(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """The traits of one report.

    ``whole`` and ``lead`` [384] are vectors of length one (or zero) of its sentences, the earlier
    ones counting more, and of its title and first sentences. ``terms``, ``names``, ``numbers``,
    ``places`` and ``types`` (PLOVER's types of its events) say how often each stands in it, up to
    255 times. ``days`` are the times that it speaks of, as (first, last) in days since 1 January
    of year 1; ``published`` the same, or None.
    """

    whole: Vector
    lead: Vector
    terms: Counts
    names: Counts
    numbers: Counts
    places: Counts
    types: Counts
    days: tuple[tuple[int, int], ...]
    published: tuple[int, int] | None

    def to_bytes(self) -> bytes:
        """Write the traits, in at most 3,000 bytes."""
        tables = (self.terms, self.names, self.numbers, self.places, self.types)
        first, last = self.published or (0, 0)
        head = _HEAD.pack(VERSION, first, last, *map(len, tables), len(self.days))
        rows = b"".join(_rows(one).tobytes() for one in tables)
        days = np.array(list(self.days), _DAY).tobytes()
        return head + _packed(self.whole) + _packed(self.lead) + rows + days

    @classmethod
    def from_bytes(cls, written: bytes) -> Traits:
        """Read what `to_bytes` wrote.

        Raises:
            ValueError: the bytes are no traits, or of another version.
        """
        if not written or written[0] != VERSION or len(written) < _HEAD.size + 2 * SIZE:
            version = f"version {written[0]}" if written else "none"
            raise ValueError(
                f"these are no traits of version {VERSION} ({len(written)} bytes, {version}): "
                "read the report again"
            )
        _, first, last, *counts, days = _HEAD.unpack_from(written)
        at = _HEAD.size
        whole = _unpacked(np.frombuffer(written, np.int8, SIZE, at))
        lead = _unpacked(np.frombuffer(written, np.int8, SIZE, at + SIZE))
        at += 2 * SIZE
        tables: list[Counts] = []
        for count in counts:
            rows = np.frombuffer(written, _TERM, count, at)
            tables.append(Counts(rows["term"].astype(np.int64), rows["count"].copy()))
            at += rows.nbytes
        spans = np.frombuffer(written, _DAY, days, at)
        terms, names, numbers, places, types = tables
        return cls(
            whole=whole,
            lead=lead,
            terms=terms,
            names=names,
            numbers=numbers,
            places=places,
            types=types,
            days=tuple(zip(spans["first"].tolist(), spans["last"].tolist(), strict=True)),
            published=(first, last) if first else None,
        )


def traits(report: Report) -> Traits:
    """Take from a report what tells its event."""
    reading = report.reading
    document = reading.document
    text = f"{document.title}\n{document.text}" if document.title else document.text
    opening = np.concatenate([report.meaning.title[None], report.meaning.sentences[:_LEAD]])
    # Quantised at once, so that what is stored says the same as what was just made.
    return Traits(
        whole=_unpacked(_quantised(_falling(report.meaning.sentences))),
        lead=_unpacked(_quantised(opening.sum(0))),
        terms=_most(words_of(text), _TERMS),
        names=_most(names_of(_names(reading)), _NAMES),
        numbers=_most(numbers_of(text), _NUMBERS),
        places=_most(Counter(_places(reading)), _PLACES),
        types=_most(Counter(numbered(one.type) for one in reading.events), _TYPES),
        days=tuple(dict.fromkeys(_days(reading)))[:_DAYS],
        published=_interval(document.published, _WIDEST),
    )


def _names(reading: Reading) -> Iterator[str]:
    for entity in reading.entities:
        if entity.named and entity.type not in ("media", "document"):
            yield from (one.text for one in entity.mentions if not one.text.islower())


def _places(reading: Reading) -> Iterator[int]:
    for entity in reading.entities:
        if entity.country:
            yield from [numbered(entity.country)] * len(entity.mentions)
        elif entity.named and entity.type == "place":
            yield from [numbered(entity.name.lower())] * len(entity.mentions)
    if reading.document.dateline:
        yield numbered(reading.document.dateline.place.lower())


def _days(reading: Reading) -> Iterator[tuple[int, int]]:
    for one in reading.dates:
        span = _interval(one.date, _WIDEST)
        if span:
            yield span


def _interval(one: DateInterval | None, widest: int) -> tuple[int, int] | None:
    if one is None or one.earliest is None or one.latest is None:
        return None
    first, last = (date.fromisoformat(day).toordinal() for day in (one.earliest, one.latest))
    return (first, last) if last - first < widest else None


def _most(counts: Counter[int], at_most: int) -> Counts:
    return Counts.of(dict(counts.most_common(at_most)))


def _rows(counts: Counts) -> NDArray[np.void]:
    rows = np.empty(len(counts), _TERM)
    rows["term"], rows["count"] = counts.words, counts.times
    return rows


def _falling(sentences: Vector) -> Vector:
    """The sum of sentence vectors, each counting less than the one before."""
    weights = 1 / np.sqrt(1 + np.arange(len(sentences), dtype=np.float32))
    return np.asarray(weights @ sentences, np.float32)


def _quantised(vector: Vector) -> NDArray[np.int8]:
    largest = float(np.abs(vector).max(initial=0))
    scaled = vector * (127 / largest) if largest else vector
    return np.rint(scaled).astype(np.int8)


def _unpacked(small: NDArray[np.int8]) -> Vector:
    vector = small.astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _packed(vector: Vector) -> bytes:
    return _quantised(vector).tobytes()
