"""The database of a store: connections, transactions, and its troubles in one clear line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from whence.document.refusals import one_line
from whence.errors import WhenceError
from whence.store.location import Location

WAIT_SECONDS: Final = 60
"""How long one writer waits for another."""

_CACHE_KIB: Final = 16_000
_LOG_PAGES: Final = 4_000
"""Of 4 kB, after which SQLite's log is brought into the file."""

_WRITES: Final = "whence_writes"
_LOCK: Final = 0x77_68_65_6E_63_65
"""The name of the one writer's lock in PostgreSQL ('whence')."""


class CannotWriteError(WhenceError):
    """The store can be read, and not written to now: it is another's turn or file, or full."""


class Database:
    """An engine, and the two kinds of transaction: many that read, one that writes."""

    def __init__(self, location: Location) -> None:
        """Prepare; nothing is opened yet."""
        self.name = location.name
        self.engine = _engine(location)
        self.is_sqlite = location.file is not None

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store, whatever is written meanwhile."""
        with self._troubles(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is done wholly or not at all, one at a time among all processes."""
        with self._troubles(), self.engine.connect() as opened:
            connection = opened.execution_options(**{_WRITES: True})
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise self._in_words(error) from error

    def _in_words(self, error: SQLAlchemyError) -> WhenceError:
        said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        for part, words in _NO_WRITING:
            if part in said.lower():
                return CannotWriteError("store", f"{self.name}: {words}")
        for part, words in _TROUBLES:
            if part in said.lower():
                return WhenceError("store", f"{self.name}: {words}")
        first = next((line for line in said.splitlines() if line.strip()), type(error).__name__)
        return WhenceError("store", one_line(f"{self.name}: the database answered: {first}"))


_NO_WRITING: Final = (
    (
        "database is locked",
        f"another process has been writing to it for {WAIT_SECONDS} seconds; wait for it and try"
        " again (what was added before is kept)",
    ),
    (
        "lock timeout",
        f"another process has been writing to it for {WAIT_SECONDS} seconds; wait for it and try"
        " again (what was added before is kept)",
    ),
    ("readonly", "it may not be written to; ask its owner, or name another store with --store"),
    ("read-only", "it may not be written to; ask its owner, or name another store with --store"),
    ("is full", "the disk is full; make room and add again (what was added before is kept)"),
)

_TROUBLES: Final = (
    ("file is not a database", "it is a file of another kind; name another store with --store"),
    (
        "malformed",
        "the file is damaged; restore it from a copy, or add the reports to a new store",
    ),
    (
        "unable to open database file",
        "it could not be opened; check that its folder is there and that you may write in it",
    ),
)


def _engine(location: Location) -> Engine:
    if location.file is None:
        # Notices of a server are no results.
        return create_engine(location.url, pool_pre_ping=True)
    engine = create_engine(_as_it_is(location.file) or location.url)
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return engine


def _as_it_is(file: Path) -> URL | None:
    """How a file is opened in a folder that may not be written to, such as one on a read-only disk:
    without the files that SQLite makes beside it. None where it can make them, or has done so.
    """
    log = file.with_name(f"{file.name}-wal")
    if os.access(file.parent, os.W_OK) or not file.is_file() or log.exists():
        return None
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return URL.create("sqlite", database=file.absolute().as_uri(), query=query)


def _connected(connection: Any, _: ConnectionPoolEntry) -> None:
    """Python's own handling of transactions would not include all statements: ours does."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # A report's numbers go to pages all over the file: these are read and written less often.
    cursor.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    cursor.close()


def _begun(connection: Connection) -> None:
    # A transaction that reads first and writes then could find that another wrote in between.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
