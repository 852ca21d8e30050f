"""How a store that an older whence made comes to have the tables of this one.

A new store gets all tables at once and is as if all migrations had been done. A change of
``schema.py`` comes with a migration at the end of `MIGRATIONS` that does the same to a store that
has reports in it; names are never changed.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from sqlalchemy import Connection, insert, inspect, select, text, update

from whence.errors import WhenceError
from whence.store import words
from whence.store.database import Database
from whence.store.packing import SIZE, pack_text, pack_vectors, unpack_members
from whence.store.rows import every_name, plain
from whence.store.schema import (
    TABLES,
    claim_meanings,
    claims,
    clock,
    documents,
    migrations,
    readings,
    stories,
    texts,
)

Step = tuple[str, Callable[[Connection], None]]


def _first(_: Connection) -> None:
    """The tables of the first version, which a new store gets at once."""


def _small_vectors(connection: Connection) -> None:
    """Vectors of 16-bit numbers become vectors of 8-bit numbers."""
    for table, key, columns in (
        (readings, readings.c.document, (readings.c.vectors, readings.c.parts_vectors)),
        (claim_meanings, claim_meanings.c.story, (claim_meanings.c.vectors,)),
    ):
        for one in connection.scalars(select(key)).all():
            bodies = connection.execute(select(*columns).where(key == one)).one()
            smaller = {
                column.name: pack_vectors(np.frombuffer(body, "<f2").reshape(-1, SIZE).astype("f4"))
                for column, body in zip(columns, bodies, strict=True)
            }
            connection.execute(update(table).where(key == one).values(smaller))


def _texts(connection: Connection) -> None:
    """Texts stand beside the readings; what is asked for each report or question has its index."""
    texts.create(connection)
    for key in connection.scalars(select(readings.c.document)).all():
        body = connection.scalars(select(readings.c.body).where(readings.c.document == key)).one()
        try:
            reading = unpack_members(body)
        except (ValueError, zlib.error):
            continue  # the doctor names it
        packed = pack_text(reading["document"]["text"], reading["sentences"])
        connection.execute(insert(texts).values(document=key, body=packed))
    _create_index(connection, "documents_in_story")
    _create_index(connection, "stories_waiting")
    connection.execute(text("DROP INDEX ix_documents_story"))


def _lists(connection: Connection) -> None:
    """Stories have the names of their claims, and an index in the order of the lists."""
    connection.execute(text("ALTER TABLE stories ADD COLUMN names TEXT"))
    for story in connection.scalars(select(stories.c.id)).all():
        named = connection.scalars(select(claims.c.names).where(claims.c.story == story)).all()
        values = {"names": every_name(named)}
        connection.execute(update(stories).where(stories.c.id == story).values(values))
    _create_index(connection, "stories_by_day")
    connection.execute(text("DROP INDEX stories_latest"))


def _outlets(connection: Connection) -> None:
    """Reports are found by the outlet that only their datelines tell, too."""
    for story in connection.scalars(select(stories.c.id).where(stories.c.body.is_not(None))).all():
        body = connection.scalars(select(stories.c.body).where(stories.c.id == story)).one()
        try:
            reports = unpack_members(body)["reports"]
        except (ValueError, KeyError, zlib.error):
            continue  # the doctor names it
        for one in reports:
            if one["outlet"]:
                connection.execute(
                    update(documents)
                    .where(documents.c.id == one["document"], documents.c.outlet.is_(None))
                    .values(outlet_folded=plain(one["outlet"].casefold()))
                )


def _create_index(connection: Connection, name: str) -> None:
    for index in (*documents.indexes, *stories.indexes):
        if index.name == name:
            index.create(connection)


MIGRATIONS: Final[tuple[Step, ...]] = (
    ("0001-first", _first),
    ("0002-small-vectors", _small_vectors),
    ("0003-texts", _texts),
    ("0004-lists", _lists),
    ("0005-outlets", _outlets),
)


def prepare(database: Database, *, create: bool = True, steps: Sequence[Step] = MIGRATIONS) -> None:
    """Make the tables, or bring them up to date.

    Raises:
        WhenceError: code ``store``, where a newer whence wrote them, or something else did; code
            ``not-found``, where there are none and none are to be made.
    """
    with database.read() as connection:
        missing = missing_steps(connection, database.name, steps)
    if missing is None and not create:
        raise WhenceError(
            "not-found",
            f"there is no store in '{database.name}': make one with `whence add PATH...`, or name"
            " another with --store",
        )
    if missing == []:
        return
    if database.is_sqlite:
        _allow_readers(database)
    with database.write() as connection:
        missing = missing_steps(connection, database.name, steps)
        if missing is None:
            TABLES.create_all(connection)
            words.create(connection)
            connection.execute(insert(clock).values(one=1, tick=0, resets=0))
            missing = list(steps)
        else:
            for _, change in missing:
                change(connection)
        for name, _ in missing:
            done = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(migrations).values(name=name, at=done))


def missing_steps(
    connection: Connection, store: str, steps: Sequence[Step] = MIGRATIONS
) -> list[Step] | None:
    """The migrations that a store still needs, in order; None where it has no tables at all.

    Raises:
        WhenceError: as `prepare` does.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if migrations.name not in tables:
        raise WhenceError(
            "store", f"{store}: it is a database of another program; name another with --store"
        )
    done = set(connection.scalars(select(migrations.c.name)))
    unknown = sorted(done - {name for name, _ in steps})
    if unknown:
        raise WhenceError(
            "store",
            f"{store}: a newer whence has written it (its migration '{unknown[-1]}' is not known"
            " here); install that version, or name another store with --store",
        )
    return [step for step in steps if step[0] not in done]


def _allow_readers(database: Database) -> None:
    """Switch SQLite to a write-ahead log, which lets many read while one writes."""
    raw = database.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
