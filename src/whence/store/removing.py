"""Reports out of a store, with everything that rested on them."""

from __future__ import annotations

from sqlalchemy import delete

from whence.document.refusals import one_line
from whence.errors import WhenceError
from whence.store.database import Database
from whence.store.rows import rows_named, tick
from whence.store.schema import documents
from whence.store.standing import Desk, Standing
from whence.store.types import Gone


def remove(database: Database, name: str) -> Gone:
    """Remove the reports that an id, a path or a URL names, all versions of them.

    Raises:
        WhenceError: code ``not-found`` where nothing in the store has that name.
    """
    with database.write() as connection:
        rows = rows_named(connection, name)
        if not rows:
            raise WhenceError(
                "not-found",
                f"there is no report '{one_line(name)}' in the store; give its id, its path"
                " (path#record) or its URL as `whence story ID --json` shows them",
            )
        desk = Desk()
        standing = Standing(connection, tick(connection, reset=True), desk)
        for row in rows:
            standing.leave(row)
        connection.execute(delete(documents).where(documents.c.key.in_([row.key for row in rows])))
        desk.counts.write(connection)
    touched = dict.fromkeys(row.story for row in rows if row.story is not None)
    return Gone(tuple(row.id for row in rows), tuple(touched))
