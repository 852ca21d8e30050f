"""The latest documents that have each of some numbers, in one question to the database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlalchemy import Connection, TextClause, text

_AT_ONCE: Final = 100
"""SQLite takes 500 parts of one question at most."""


def latest_sharing(
    connection: Connection, table: str, numbers: Sequence[int], at_most: int
) -> list[tuple[int, str, str | None]]:
    """Key, id and story of the latest documents that share each number, at most so many a number.

    In the order of the numbers, the latest document of each first; one that has several of them
    is named for each. ``table`` is ``bands`` or ``keys``.
    """
    found: list[tuple[int, str, str | None]] = []
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        values = {f"number{index}": number for index, number in enumerate(part)}
        rows = connection.execute(_question(table, len(part)), {**values, "limit": at_most})
        found += [(key, name, story) for key, name, story in rows]
    return found


@cache
def _question(table: str, count: int) -> TextClause:
    # Nothing but numbers and the names of tables of ours are put into the text.
    parts = " UNION ALL ".join(
        f"SELECT {index} AS part, document FROM (SELECT document FROM {table}"  # noqa: S608
        f" WHERE number = :number{index} ORDER BY document DESC LIMIT :limit) AS part{index}"
        for index in range(count)
    )
    return text(
        f"SELECT documents.key, documents.id, documents.story FROM ({parts}) AS found"  # noqa: S608
        " JOIN documents ON documents.key = found.document ORDER BY part, found.document DESC"
    )
