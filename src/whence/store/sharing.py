"""The documents that share most of some numbers, in one question to the database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from sqlalchemy import Connection, TextClause, text

_MOST_NUMBERS: Final = 400
"""SQLite takes 500 parts of one question at most; there are some 80 numbers of a report."""


def most_sharing(
    connection: Connection, table: str, numbers: Sequence[int], latest: int, at_most: int
) -> list[tuple[int, str, str | None]]:
    """Key, id and story of the documents that share most numbers, at most so many, best first.

    Of those that have a number the ``latest`` are counted. Where two share as many, the one goes
    first that has the earlier number; then the later document. ``table`` is ``bands`` or ``keys``.
    """
    asked = numbers[:_MOST_NUMBERS]
    if not asked:
        return []
    values = {f"number{index}": number for index, number in enumerate(asked)}
    rows = connection.execute(
        _question(table, len(asked)), {**values, "latest": latest, "at_most": at_most}
    )
    return [(key, name, story) for key, name, story in rows]


@cache
def _question(table: str, count: int) -> TextClause:
    # Nothing but numbers and the names of tables of ours are put into the text.
    parts = " UNION ALL ".join(
        f"SELECT {index} AS part, document FROM (SELECT document FROM {table}"  # noqa: S608
        f" WHERE number = :number{index} ORDER BY document DESC LIMIT :latest) AS part{index}"
        for index in range(count)
    )
    return text(
        "SELECT documents.key, documents.id, documents.story FROM"  # noqa: S608
        f" (SELECT document, COUNT(*) AS shared, MIN(part) AS first FROM ({parts}) AS every"
        " GROUP BY document ORDER BY shared DESC, first, document DESC LIMIT :at_most) AS found"
        " JOIN documents ON documents.key = found.document"
        " ORDER BY shared DESC, first, found.document DESC"
    )
