"""A report enters what is searched, compared and grouped, or leaves it: within one transaction."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from sqlalchemy import Connection, delete, insert, update

from whence.coverage.reuse import MOST_SHARING, bands
from whence.coverage.reuse.compare import Compared, compare_prepared, prepare
from whence.coverage.stories import Grouper, Placement, traits
from whence.coverage.types import Reuse
from whence.errors import WhenceError
from whence.reading.report import Report
from whence.store import corrections, words
from whence.store.codes import encode
from whence.store.packing import pack
from whence.store.rows import Row, load_reports
from whence.store.schema import bands as bands_table
from whence.store.schema import documents, pairs, sentence_codes
from whence.store.sharing import most_sharing
from whence.store.shelf import Remembered, TableShelf
from whence.store.wordcounts import WordCounts

_MOST_COMPARED: Final = 64
"""Reports that a new one is compared with, those first that share most with it."""
_REPORTS: Final = 256
"""Kept in memory: copies come in swarms."""


_INSERT_BANDS: Final = insert(bands_table)
_INSERT_CODES: Final = insert(sentence_codes)
_INSERT_PAIR: Final = insert(pairs)


class Desk:
    """What one process keeps in mind from one report to the next, so as not to ask for it again."""

    def __init__(self) -> None:
        """An empty desk; after a transaction that failed, take a new one."""
        self.counts = WordCounts()
        self.traits = Remembered()
        self.apart: list[tuple[str, str]] = []
        self._tick = -1
        self._prepared: OrderedDict[int, Compared] = OrderedDict()

    def renew(self, connection: Connection, tick: int) -> None:
        """Learn what others wrote, in the transaction of that number.

        Where the transaction before was this process's, all is known.
        """
        if self._tick != tick - 1:
            self.counts.renew(connection)
            self.apart = corrections.apart(connection)
        self._tick = tick

    def prepared(self, connection: Connection, key: int) -> Compared:
        """A report by its key, which never means another one, prepared for comparisons."""
        if key not in self._prepared:
            self.keep(key, prepare(load_reports(connection, [key])[key]))
        self._prepared.move_to_end(key)
        return self._prepared[key]

    def keep(self, key: int, one: Compared) -> None:
        """Keep a report in mind, and forget the one that was not asked for longest."""
        self._prepared[key] = one
        if len(self._prepared) > _REPORTS:
            self._prepared.popitem(last=False)


class Standing:
    """The reports that stand, in one transaction that writes."""

    def __init__(self, connection: Connection, tick: int, desk: Desk) -> None:
        """Make what changes them; ``tick`` is the transaction's number."""
        self._connection = connection
        self._desk = desk
        desk.renew(connection, tick)
        self._shelf = TableShelf(connection, tick, desk.traits)
        self.grouper = Grouper(self._shelf, desk.counts.frequencies, desk.apart)

    def heed_corrections(self) -> None:
        """What a person said of earlier versions of a report holds for one that was just written,
        too.
        """
        self._desk.apart = corrections.apart(self._connection)
        self.grouper = Grouper(self._shelf, self._desk.counts.frequencies, self._desk.apart)

    def enter(self, key: int, report: Report) -> Placement:
        """Let a document stand: it is compared with what may be its like, and put into a story."""
        document = report.reading.document
        one = prepare(report)
        numbers = bands(document, one.words)
        for other in self._candidates(numbers):
            found = compare_prepared(self._desk.prepared(self._connection, other), one)
            if found is not None:
                self._pair(other, key, found)
        self._desk.keep(key, one)
        if numbers:
            self._connection.execute(
                _INSERT_BANDS, [{"number": one, "document": key} for one in numbers]
            )
        codes = encode(report.meaning.sentences)
        self._connection.execute(_INSERT_CODES, {"document": key, "codes": codes})
        words.put(self._connection, key, report.reading)
        placed = self.grouper.add(document.id, traits(report))
        if placed.new:
            corrections.join_again(self._connection, self.grouper)
        return placed

    def leave(self, row: Row) -> None:
        """Take a document out of all that is searched, compared and grouped."""
        try:
            self.grouper.remove(row.id)
        except WhenceError:  # what is damaged goes all the same, only uncounted
            self.grouper.shelf.drop(row.id)
        words.drop(self._connection, row.key)
        for table in (bands_table, sentence_codes):
            self._connection.execute(delete(table).where(table.c.document == row.key))
        self._connection.execute(
            delete(pairs).where((pairs.c.a == row.key) | (pairs.c.b == row.key))
        )
        self._connection.execute(
            update(documents).where(documents.c.key == row.key).values(stands=False)
        )

    def _candidates(self, numbers: tuple[int, ...]) -> list[int]:
        common = most_sharing(self._connection, "bands", numbers, MOST_SHARING, _MOST_COMPARED)
        # In the order in which they were added, so that a and b do not depend on anything else.
        return sorted(key for key, _, _ in common)

    def _pair(self, a: int, b: int, found: Reuse) -> None:
        self._connection.execute(_INSERT_PAIR, {"a": a, "b": b, "body": pack(found)})
