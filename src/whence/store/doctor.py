"""Whether a store is whole: what is wrong with it, and what to do."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Table, func, select, text

from whence.errors import WhenceError
from whence.store import words
from whence.store.database import Database
from whence.store.migrations import missing_steps
from whence.store.packing import CODE_BYTES, VECTOR_BYTES, unpack_members
from whence.store.schema import (
    bands,
    claim_meanings,
    claims,
    documents,
    pairs,
    readings,
    sentence_codes,
    stories,
    texts,
    traits,
)
from whence.store.stories import build, cannot_be_built, read_members
from whence.store.types import Check, Health

_AGAIN: Final = "remove each (`whence remove`) and add it again"
_SHOWN: Final = 3

Finding = tuple[bool, str]


def examine(database: Database) -> Health:
    """Look at everything, changing nothing."""
    checks = []
    with database.read() as connection:
        for name, look in _CHECKS:
            try:
                ok, message = look(connection, database.name)
            except WhenceError as error:
                ok, message = False, error.message
            checks.append(Check(name, ok, message))
            if not ok and name in ("schema", "file"):
                break
    return Health(database.name, tuple(checks))


def _schema(connection: Connection, store: str) -> Finding:
    missing = missing_steps(connection, store)
    if missing:
        return False, f"{len(missing)} migrations are to be done: open it with any other command"
    return True, "as this version of whence writes it"


def _file(connection: Connection, _: str) -> Finding:
    if connection.dialect.name != "sqlite":
        return True, "the database server looks after it"
    found = list(connection.execute(text("PRAGMA integrity_check(10)")).scalars())
    if found != ["ok"]:
        return False, (
            f"the file is damaged ({found[0]}): restore it from a copy, or add the reports to a"
            " new store"
        )
    strays = connection.execute(text("PRAGMA foreign_key_check")).all()
    if strays:
        return False, (
            f"{len(strays)} rows rest on rows that are gone (of {strays[0][0]}): something else"
            " than whence wrote to it; add the reports to a new store"
        )
    return True, "SQLite finds no damage"


def _readings(connection: Connection, _: str) -> Finding:
    """Every document has its reading, whole, with as many vectors as it must have."""
    bad = list(_without(connection, readings))
    rows = connection.execute(
        select(
            documents.c.id,
            readings.c.body,
            readings.c.clauses,
            func.length(readings.c.vectors),
            func.length(readings.c.parts_vectors),
        )
        .join(readings)
        .execution_options(yield_per=200)
    )
    count = 0
    for name, body, clauses, *sizes in rows:
        count += 1
        try:
            reading = unpack_members(body)
            parts = len(reading["attributions"]) + len(unpack_members(clauses))
            whole = 1 + len(reading["sentences"])
        except (ValueError, KeyError, zlib.error):
            bad.append(name)
            continue
        if sizes != [whole * VECTOR_BYTES, parts * VECTOR_BYTES]:
            bad.append(name)
    if bad:
        return False, f"{_some(bad)} cannot be read from the store: {_AGAIN}"
    return True, f"{count:,} documents, each with its reading and its vectors"


def _groups(connection: Connection, _: str) -> Finding:
    """Every standing document is in a story that is there; no other is in one."""
    there = select(stories.c.id).where(stories.c.merged_into.is_(None))
    lost = connection.scalars(
        select(documents.c.id).where(
            documents.c.stands & (documents.c.story.is_(None) | documents.c.story.not_in(there))
        )
    ).all()
    if lost:
        return False, f"{_some(lost)} stand in no story: {_AGAIN}"
    stray = connection.scalars(
        select(documents.c.id).where(~documents.c.stands, documents.c.story.is_not(None))
    ).all()
    if stray:
        return False, f"{_some(stray)} stand in a story though replaced: {_AGAIN}"
    twice = connection.scalars(
        select(documents.c.place)
        .where(documents.c.stands)
        .group_by(documents.c.place)
        .having(func.count() > 1)
    ).all()
    if twice:
        return False, f"{_some(twice)} stand in several versions: {_AGAIN}"
    count = connection.scalar(select(func.count()).select_from(there.subquery()))
    return True, f"every report stands in one of {count:,} stories"


def _built(connection: Connection, _: str) -> Finding:
    """Stories say what their reports say; those that have changed are built when they are shown."""
    stale = connection.scalars(
        select(stories.c.id).where(
            stories.c.changed > stories.c.built, stories.c.merged_into.is_(None)
        )
    ).all()
    if faults := [fault for story in stale if (fault := _fault_of(connection, story))]:
        return False, (
            f"{len(faults):,} of {len(stale):,} changed stories fail: {faults[0]}; remove its last"
            " reports (`whence remove`), and please report this as a fault of whence"
        )
    members: dict[str, set[str]] = {}
    for story, name in connection.execute(select(documents.c.story, documents.c.id)):
        members.setdefault(story, set()).add(name)
    bad = []
    rows = connection.execute(
        select(stories.c.id, stories.c.body, func.count(claims.c.position))
        .join(claims, claims.c.story == stories.c.id, isouter=True)
        .where(stories.c.changed <= stories.c.built, stories.c.merged_into.is_(None))
        .group_by(stories.c.id, stories.c.body)
    ).all()
    for story, body, count in rows:
        try:
            told, claimed = read_members(body)
        except (ValueError, TypeError, KeyError, zlib.error):
            bad.append(story)
            continue
        if told != members.get(story, set()) or claimed != count:
            bad.append(story)
    if bad:
        return False, (
            f"stories {_some(bad)} do not say what their reports say: remove one report of each"
            " (`whence remove`) and add it again"
        )
    waiting = (
        f"; {len(stale):,} have changed and are built when they are next shown" if stale else ""
    )
    return True, f"{len(rows):,} stories agree with their reports{waiting}"


def _fault_of(connection: Connection, story: str) -> str | None:
    """What keeps a story from being built, if anything does."""
    try:
        build(connection, story)
    except Exception as error:  # whatever it is, it is told
        return cannot_be_built(story, error)
    return None


def _vectors(connection: Connection, _: str) -> Finding:
    """Claims have their vectors, and codes go with vectors."""
    bad = list(
        connection.scalars(
            select(claim_meanings.c.story)
            .join(claims, claims.c.story == claim_meanings.c.story)
            .group_by(claim_meanings.c.story, claim_meanings.c.codes, claim_meanings.c.vectors)
            .having(
                (func.length(claim_meanings.c.vectors) != func.count() * VECTOR_BYTES)
                | (func.length(claim_meanings.c.codes) != func.count() * CODE_BYTES)
            )
        )
    )
    if bad:
        return False, (
            f"claims of {_some(bad)} cannot be found by meaning: remove one report of each"
            " (`whence remove`) and add it again"
        )
    lacking = [*_without(connection, sentence_codes, standing=True)]
    if lacking:
        return False, f"{_some(lacking)} cannot be found by meaning: {_AGAIN}"
    return True, "claims and reports can be found by meaning"


def _words(connection: Connection, _: str) -> Finding:
    """The full-text index has the standing documents, and no others."""
    rows = connection.execute(select(documents.c.key, documents.c.id, documents.c.stands)).all()
    found = words.keys(connection)
    lacking = [row.id for row in rows if row.stands and row.key not in found]
    lacking += _without(connection, texts, standing=True)
    if lacking:
        return False, f"{_some(lacking)} cannot be found by words: {_AGAIN}"
    replaced = [row.id for row in rows if not row.stands and row.key in found]
    if replaced:
        return False, f"{_some(replaced)} are found by words though replaced: {_AGAIN}"
    if gone := found - {row.key for row in rows}:
        return False, (
            f"{len(gone):,} reports that are gone are still among the words: searches pass over"
            " them; to be rid of them, add the reports to a new store"
        )
    return True, f"{len(found):,} reports can be found by words"


def _comparisons(connection: Connection, _: str) -> Finding:
    """What new reports are compared and grouped by belongs to standing documents."""
    lacking = [*_without(connection, traits, standing=True)]
    if lacking:
        return False, f"{_some(lacking)} cannot be grouped with others: {_AGAIN}"
    for table in (traits, bands, sentence_codes):
        gone = select(documents.c.id).join(table).where(~documents.c.stands).distinct()
        if replaced := connection.scalars(gone).all():
            return False, f"{_some(replaced)} are still compared though replaced: {_AGAIN}"
    count = connection.scalar(select(func.count()).select_from(pairs))
    return True, f"{count:,} pairs of which one report derives from the other"


_CHECKS: Final[tuple[tuple[str, Callable[[Connection, str], Finding]], ...]] = (
    ("schema", _schema),
    ("file", _file),
    ("readings", _readings),
    ("groups", _groups),
    ("stories", _built),
    ("vectors", _vectors),
    ("words", _words),
    ("comparisons", _comparisons),
)


def _without(connection: Connection, table: Table, *, standing: bool = False) -> Iterator[str]:
    """The documents that have no row in a table."""
    asked = select(documents.c.id).where(documents.c.key.not_in(select(table.c.document)))
    if standing:
        asked = asked.where(documents.c.stands)
    yield from connection.scalars(asked)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
