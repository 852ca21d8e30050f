"""Documents as rows: what is written of each, and how one is found by any of its names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, insert, or_, select, update

from whence.document.types import DateInterval, Document
from whence.errors import WhenceError
from whence.reading.report import Report
from whence.store.packing import PackedReport, adapter, pack_report, pack_text, unpack_report
from whence.store.schema import clock, documents, readings, texts


@dataclass(frozen=True, slots=True)
class Row:
    """A document's row: its number in the store, its id, and whether it is the latest version."""

    key: int
    id: str
    place: str
    content: str
    stands: bool
    story: str | None


# What is asked for each report that is added is put together once.
_TICK: Final = (
    update(clock)
    .values(tick=clock.c.tick + 1, resets=clock.c.resets + bindparam("resets_more"))
    .returning(clock.c.tick)
)
_INSERT: Final = insert(documents).returning(documents.c.key)
_INSERT_READING: Final = insert(readings)
_INSERT_TEXT: Final = insert(texts)
_ROWS: Final = select(*(documents.c[name] for name in Row.__slots__)).order_by(documents.c.key)
_VERSIONS: Final = _ROWS.where(
    (documents.c.id == bindparam("id")) | (documents.c.place == bindparam("place"))
)


def tick(connection: Connection, *, reset: bool = False) -> int:
    """Count this transaction as one that writes; with ``reset``, as one that takes away."""
    return int(connection.scalars(_TICK, {"resets_more": int(reset)}).one())


def place_of(document: Document) -> str:
    """What names the report of which a document is a version, wherever the command is run."""
    if document.url:
        return document.url
    if document.path == "-":
        return f"-#{document.id}"
    path = document.path if "://" in document.path else os.path.abspath(document.path)  # noqa: PTH100
    return plain(path if document.record is None else f"{path}#{document.record}")


def content_of(document: Document) -> str:
    """The same for two documents that differ in nothing but where they were found."""
    bare = replace(document, id="", path="", record=None)
    return blake2s(adapter(Document).dump_json(bare), digest_size=16).hexdigest()


def plain(words: str) -> str:
    """PostgreSQL has no character 0, and no database half of a UTF-16 pair."""
    return words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def every_name(listed: Iterable[str]) -> str:
    """Lists of names, one a line, as one list that has each once."""
    return "\n".join(dict.fromkeys(name for names in listed for name in names.splitlines()))


def insert_document(connection: Connection, report: Report) -> int:
    """Write a document and its reading; its key."""
    document = report.reading.document
    published = document.published
    key: int = connection.scalars(
        _INSERT,
        {
            "id": document.id,
            "place": place_of(document),
            "path": plain(document.path),
            "record": document.record,
            "url": document.url and plain(document.url),
            "title": document.title and plain(document.title),
            "outlet": document.outlet and plain(document.outlet.name),
            "outlet_folded": document.outlet and plain(document.outlet.name.casefold()),
            "published": published and adapter(DateInterval).dump_json(published).decode("utf-8"),
            "first_day": published and (published.earliest or published.latest),
            "last_day": published and (published.latest or published.earliest),
            "content": content_of(document),
            "added": datetime.now(UTC).isoformat(timespec="seconds"),
            "stands": True,
        },
    ).one()
    connection.execute(_INSERT_READING, {"document": key, **asdict(pack_report(report))})
    packed = pack_text(document.text, report.reading.sentences)
    connection.execute(_INSERT_TEXT, {"document": key, "body": packed})
    return key


def load_reports(connection: Connection, keys: Sequence[int]) -> dict[int, Report]:
    """The reports of those keys, in the order of the keys.

    Raises:
        WhenceError: code ``store``, where one is damaged or not there.
    """
    rows = connection.execute(
        select(
            readings.c.document,
            readings.c.body,
            readings.c.clauses,
            readings.c.vectors,
            readings.c.parts_vectors,
        ).where(readings.c.document.in_(keys))
    )
    packed = {key: PackedReport(*parts) for key, *parts in rows}
    found = {}
    for key in keys:
        try:
            found[key] = unpack_report(packed[key])
        except (KeyError, ValueError):
            name = connection.scalar(select(documents.c.id).where(documents.c.key == key))
            raise WhenceError(
                "store",
                f"the reading of report '{name}' is damaged: remove it (`whence remove {name}`) and"
                " add it again; `whence doctor` shows whether there are more",
            ) from None
    return found


def rows_where(connection: Connection, condition: ColumnElement[bool]) -> list[Row]:
    """The rows of which something holds, in the order in which they were added."""
    return [Row(*row) for row in connection.execute(_ROWS.where(condition))]


def versions_of(connection: Connection, document: Document) -> list[Row]:
    """The rows of a document and of all that stand or stood at its place."""
    asked = {"id": document.id, "place": place_of(document)}
    return [Row(*row) for row in connection.execute(_VERSIONS, asked)]


def rows_named(connection: Connection, name: str) -> list[Row]:
    """All versions of the reports that somebody names by id, path (``path#record``) or URL."""
    name = plain(name)
    path, _, record = name.rpartition("#")
    here = os.path.abspath(name)  # noqa: PTH100
    meant = or_(
        documents.c.id == name,
        documents.c.path == name,
        documents.c.url == name,
        documents.c.place.in_([name, here]),
    )
    if record.isdecimal():
        meant = or_(meant, (documents.c.path == path) & (documents.c.record == int(record)))
    places = {row.place for row in rows_where(connection, meant)}
    return rows_where(connection, documents.c.place.in_(places))
