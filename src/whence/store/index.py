"""What sentences and claims mean, in memory as codes, for one process that searches.

Renewed before each question with what was written since. What has gone from the store may still
be found here, and is passed over when its vectors are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from whence.store.codes import Codes, decode, nearest
from whence.store.packing import VECTOR_BYTES, Vectors, unpack_vectors
from whence.store.schema import (
    claim_meanings,
    clock,
    documents,
    readings,
    sentence_codes,
    stories,
)

_LOOKED_AT: Final = 400
"""Sentences that are near by their codes, and are compared by their vectors."""
_CLAIMS_LOOKED_AT: Final = 200
_REMEMBERED: Final = 16
"""Questions whose answers are kept."""

_NO_CODES: Final = decode(b"")

Owner = TypeVar("Owner", int, str)
Ranking = tuple[dict[int, int], dict[int, float]]
"""The sentence that means most of each document, and all documents' scores, the best first."""


class Sentences:
    """The sentences of all standing documents."""

    def __init__(self) -> None:
        """Know none yet."""
        self._resets = -1
        self._known = 0
        self._codes: list[Codes] = []
        self._owners: list[NDArray[np.int32]] = []
        self._places: list[NDArray[np.int32]] = []
        # What questions found, as long as nothing has changed: a page asks one twice.
        self.asked: dict[tuple[str, int], Ranking] = {}

    def renew(self, connection: Connection) -> None:
        """Learn what was added since; all anew where something was taken away."""
        resets = connection.scalars(select(clock.c.resets)).one()
        before = self._resets, self._known
        if resets != self._resets:
            self._known = 0
            for kept in (self._codes, self._owners, self._places):
                kept.clear()
            self._resets = resets
        added = connection.execute(
            select(sentence_codes.c.document, sentence_codes.c.codes)
            .where(sentence_codes.c.document > self._known)
            .order_by(sentence_codes.c.document)
        )
        for key, body in added:
            codes = decode(body)
            self._codes.append(codes)
            self._owners.append(np.full(len(codes), key, np.int32))
            self._places.append(np.arange(len(codes), dtype=np.int32))
            self._known = key
        if (self._resets, self._known) != before:
            self.asked.clear()

    def remember(self, question: str, limit: int, ranking: Ranking) -> None:
        """Keep what a question found, and forget the oldest of some."""
        while len(self.asked) >= _REMEMBERED:
            del self.asked[next(iter(self.asked))]
        self.asked[question, limit] = ranking

    def nearest(self, connection: Connection, vector: Vectors) -> list[tuple[int, int, float]]:
        """Document, number of the sentence and cosine of those nearest to a vector, best first."""
        if not self._codes:
            return []
        if len(self._codes) > 1:
            self._codes = [np.asfortranarray(np.concatenate(self._codes))]
            self._owners = [np.concatenate(self._owners)]
            self._places = [np.concatenate(self._places)]
        rows = nearest(self._codes[0], vector, _LOOKED_AT)
        owners, numbers = self._owners[0][rows].tolist(), self._places[0][rows].tolist()
        places = list(zip(owners, numbers, strict=True))
        bodies = _sentence_vectors(connection, sorted(set(owners)))
        # The first vector is the title's.
        return _by_cosine(places, bodies, vector, skipped=1)


class Claims:
    """The claims of all stories."""

    def __init__(self) -> None:
        """Know none yet."""
        self._written = 0
        self._codes: dict[str, Codes] = {}
        self._all: tuple[Codes, Sequence[str], NDArray[np.int64]] | None = None

    def renew(self, connection: Connection) -> None:
        """Learn the claims of stories that were built since."""
        built = connection.execute(
            select(stories.c.id, stories.c.written, claim_meanings.c.codes)
            .join(claim_meanings, claim_meanings.c.story == stories.c.id, isouter=True)
            .where(stories.c.written > self._written)
            .order_by(stories.c.written)
        )
        for story, written, body in built:
            self._codes[story] = decode(body or b"")
            self._written = written
            self._all = None

    def nearest(self, connection: Connection, vector: Vectors) -> list[tuple[str, int, float]]:
        """Story, position of the claim and cosine of those nearest to a vector, best first."""
        if self._all is None:
            names = sorted(self._codes)
            starts = np.cumsum([0, *(len(self._codes[name]) for name in names)])
            every = [_NO_CODES, *(self._codes[name] for name in names)]
            self._all = np.asfortranarray(np.concatenate(every)), names, starts
        codes, owned_by, starts = self._all
        rows = nearest(codes, vector, _CLAIMS_LOOKED_AT)
        owners = np.searchsorted(starts, rows, side="right") - 1
        meant = [owned_by[owner] for owner in owners.tolist()]
        places = list(zip(meant, (rows - starts[owners]).tolist(), strict=True))
        asked = select(claim_meanings.c.story, claim_meanings.c.vectors).where(
            claim_meanings.c.story.in_(set(meant))
        )
        bodies = dict(connection.execute(asked).all())
        return _by_cosine(places, bodies, vector)


def _by_cosine(
    places: Sequence[tuple[Owner, int]],
    bodies: Mapping[Owner, bytes],
    vector: Vectors,
    *,
    skipped: int = 0,
) -> list[tuple[Owner, int, float]]:
    """Owners and places with the cosines of their vectors to another, the greatest first.

    ``bodies`` are each owner's packed vectors, of which so many are ``skipped``; what is not there
    any more is passed over.
    """
    found, packed = [], []
    for owner, place in places:
        start = (skipped + place) * VECTOR_BYTES
        body = bodies.get(owner, b"")
        if start + VECTOR_BYTES <= len(body):
            found.append((owner, place))
            packed.append(body[start : start + VECTOR_BYTES])
    cosines = (unpack_vectors(b"".join(packed)) @ vector).tolist()
    each = [(owner, place, cosine) for (owner, place), cosine in zip(found, cosines, strict=True)]
    return sorted(each, key=lambda one: (-one[2], one[0], one[1]))


def _sentence_vectors(connection: Connection, keys: Sequence[int]) -> dict[int, bytes]:
    """The packed vectors of the titles and sentences of standing documents, by key."""
    rows = connection.execute(
        select(readings.c.document, readings.c.vectors)
        .join(documents, documents.c.key == readings.c.document)
        .where(readings.c.document.in_(keys), documents.c.stands)
    )
    return dict(rows.all())
