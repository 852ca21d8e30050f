"""How rare words are in the collection, kept in step with what each transaction changes.

The table is large, and a report changes little of it: it is written now and then with the key of
the last document that it counts, and what was added since is counted again when it is opened.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from whence.coverage.stories import Frequencies, Traits
from whence.store.schema import clock, documents, traits, word_counts

_WRITTEN_EVERY: Final = 256
"""Documents."""


class WordCounts:
    """The counts as one process knows them."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.frequencies = Frequencies()
        self._known = 0
        self._written = 0
        self._resets = -1

    def renew(self, connection: Connection) -> None:
        """Count what other processes added; begin anew where something was taken away."""
        resets = connection.scalars(select(clock.c.resets)).one()
        if resets != self._resets:
            self._open(connection)
            self._resets = resets
        added = connection.execute(
            select(traits.c.document, traits.c.body)
            .where(traits.c.document > self._known)
            .order_by(traits.c.document)
        )
        for key, body in added:
            self.frequencies.add(Traits.from_bytes(body).terms.words)
            self._known = key

    def added(self, connection: Connection, key: int) -> None:
        """The frequencies count a new document; it has the greatest key."""
        self._known = key
        if key - self._written >= _WRITTEN_EVERY:
            self.write(connection)

    def write(self, connection: Connection) -> None:
        """Write all counts, as is needed where others than new documents came or went."""
        self._known = connection.scalar(select(func.max(documents.c.key))) or 0
        self._written = self._known
        connection.execute(delete(word_counts))
        body = self.frequencies.to_bytes()
        connection.execute(insert(word_counts).values(one=1, up_to=self._known, body=body))

    def _open(self, connection: Connection) -> None:
        row = connection.execute(select(word_counts.c.up_to, word_counts.c.body)).one_or_none()
        self.frequencies = Frequencies.from_bytes(row.body) if row else Frequencies()
        self._known = self._written = row.up_to if row else 0
