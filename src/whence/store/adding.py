"""Documents into a store: each read, compared, put into a story, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

from sqlalchemy import Connection, delete, update

from whence.coverage.stories import Placement
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.report import Report
from whence.store.database import Database
from whence.store.rows import (
    Row,
    content_of,
    insert_document,
    load_reports,
    rows_where,
    tick,
    versions_of,
)
from whence.store.schema import documents
from whence.store.standing import Desk, Standing
from whence.store.stories import build_changed
from whence.store.types import Added, StoriesAdded

_BUILT_EVERY: Final = 1_000
"""Reports after which changed stories are built, so that whoever looks meanwhile waits little."""

What = Literal["there", "new", "changed"]


@dataclass(slots=True)
class _Tally:
    """What one run did so far."""

    added: int = 0
    already_there: int = 0
    changed: int = 0
    failed: list[Refusal] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    grown: set[str] = field(default_factory=set)

    def count(self, placed: Placement, what: What) -> None:
        """Count a report that was put into a story."""
        if what == "new":
            self.added += 1
        else:
            self.changed += 1
        if placed.new:
            self.opened.add(placed.story)
        else:
            self.grown.add(placed.story)
        for old, _ in placed.merged:
            self.opened.discard(old)
            self.grown.discard(old)

    def result(self) -> Added:
        """The whole, once all is done."""
        stories = StoriesAdded(new=len(self.opened), grown=len(self.grown - self.opened))
        return Added(self.added, self.already_there, self.changed, tuple(self.failed), stories)


class Adder:
    """One run of adding."""

    def __init__(self, database: Database, progress: Callable[[int, int], None] | None) -> None:
        """Prepare a run; ``progress`` is told how many are in, and how many failed."""
        self._database = database
        self._progress = progress
        self._desk = Desk()
        self._tally = _Tally()

    def run(self, given: Iterable[Document | Refusal], reader: Reader) -> Added:
        """Read documents and add them; build the stories that changed."""
        return self.run_reports(reader.read_reports(self._unknown(given)))

    def run_reports(self, outcomes: Iterable[Report | Refusal]) -> Added:
        """Add reports that have been read."""
        kept = 0
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self._tally.failed.append(outcome)
            else:
                self._keep(outcome)
                kept += 1
                if kept % _BUILT_EVERY == 0:
                    build_changed(self._database)
            self._tell()
        build_changed(self._database)
        return self._tally.result()

    def _unknown(self, given: Iterable[Document | Refusal]) -> Iterator[Document | Refusal]:
        """What must be read: refusals pass, and documents that the store has not read yet."""
        for one in given:
            if isinstance(one, Refusal):
                yield one
                continue
            with self._database.read() as connection:
                row, what = _standing_of(connection, one)
            if what == "there":
                self._tally.already_there += 1
                self._tell()
            elif row is not None and row.id == one.id and row.content == content_of(one):
                self._revive(row)
                self._tell()
            else:
                yield one

    def _keep(self, report: Report) -> None:
        """Write a report, unless another process has done so meanwhile."""
        document = report.reading.document
        with self._transaction() as connection:
            row, what = _standing_of(connection, document)
            if what == "there":
                self._tally.already_there += 1
                return
            placed = self._write(connection, report, row)
        self._tally.count(placed, what)

    def _write(self, connection: Connection, report: Report, row: Row | None) -> Placement:
        standing = Standing(connection, tick(connection, reset=row is not None), self._desk)
        if row is not None:
            self._replace(connection, standing, row, report.reading.document)
        key = insert_document(connection, report)
        if row is not None:
            standing.heed_corrections()
        placed = standing.enter(key, report)
        if row is None:
            self._desk.counts.added(connection, key)
        else:
            self._desk.counts.write(connection)
        return placed

    def _replace(
        self, connection: Connection, standing: Standing, row: Row, document: Document
    ) -> None:
        """Let a newer version take the place of the one that stands.

        The same bytes, understood otherwise (their outlet was given now), leave nothing behind.
        """
        for version in rows_where(connection, documents.c.place == row.place):
            if version.stands:
                standing.leave(version)
        connection.execute(delete(documents).where(documents.c.id == document.id))

    def _revive(self, row: Row) -> None:
        """Let an earlier version stand again, as the report has come back to it."""
        with self._transaction() as connection:
            standing = Standing(connection, tick(connection, reset=True), self._desk)
            for version in rows_where(connection, documents.c.place == row.place):
                if version.stands:
                    standing.leave(version)
            connection.execute(
                update(documents).where(documents.c.key == row.key).values(stands=True)
            )
            placed = standing.enter(row.key, load_reports(connection, [row.key])[row.key])
            self._desk.counts.write(connection)
        self._tally.count(placed, "changed")

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._database.write() as connection:
                yield connection
        except BaseException:
            self._desk = Desk()  # this one may know what was not written
            raise

    def _tell(self) -> None:
        if self._progress is not None:
            tally = self._tally
            self._progress(tally.added + tally.changed + tally.already_there, len(tally.failed))


def _standing_of(connection: Connection, document: Document) -> tuple[Row | None, What]:
    """The document's own row, or the one that stands at its place; and what adding it means."""
    rows = versions_of(connection, document)
    content = content_of(document)
    standing = [row for row in rows if row.stands]
    if any(row.content == content for row in standing):
        return None, "there"
    own = [row for row in rows if row.id == document.id]
    if own or standing:
        return (own or standing)[0], "changed"
    return None, "new"
