"""Full-text search, as SQLite (FTS5) and PostgreSQL (tsvector) each have it.

A table ``words`` beside those of the schema holds the standing documents' titles and texts; its
rows are named by the documents' keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from whence.reading.types import Reading

_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 32
"""Of a question: a long one is a text, whose meaning says more than its words."""

_FUNCTION_WORDS: Final = frozenset(
    "a an and are as at be been but by did do does for from had has have he her his how i if in is"
    " it its me my no not of on or our she so than that the their them then there these they this"
    " those to us was we were what when where which who whom whose why will with would you"
    " your".split()
)
"""They stand in every report: looked for only where a question has no other words."""

_TABLES: Final = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5(title, body,"
        ' tokenize = "porter unicode61 remove_diacritics 2")',
    ),
    "postgresql": (
        "CREATE TABLE words (document INTEGER PRIMARY KEY REFERENCES documents (key)"
        " ON DELETE CASCADE, vector TSVECTOR NOT NULL)",
        "CREATE INDEX words_vector ON words USING gin (vector)",
    ),
}
_PUT: Final = {
    "sqlite": "INSERT INTO words (rowid, title, body) VALUES (:key, :title, :body)",
    "postgresql": "INSERT INTO words (document, vector) VALUES (:key,"
    " setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :body))",
}
_DROP: Final = {
    "sqlite": "DELETE FROM words WHERE rowid = :key",
    "postgresql": "DELETE FROM words WHERE document = :key",
}
_FIND: Final = {
    "sqlite": "SELECT rowid FROM words WHERE words MATCH :query"
    " ORDER BY bm25(words, 3.0, 1.0), rowid LIMIT :limit",
    "postgresql": "SELECT document FROM words, to_tsquery('english', :query) AS query"
    " WHERE vector @@ query ORDER BY ts_rank_cd(vector, query, 1) DESC, document LIMIT :limit",
}
_HELD: Final = {
    "sqlite": "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE words MATCH :query LIMIT :limit)",
    "postgresql": "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE vector @@"
    " to_tsquery('english', :query) LIMIT :limit) AS held",
}
_WEIGHED: Final = 10_000
"""Places of words that are weighed for one question: what it costs must not grow with the store."""
_KEYS: Final = {"sqlite": "SELECT rowid FROM words", "postgresql": "SELECT document FROM words"}
_LONGEST: Final = 200_000
"""Characters of a text that are looked through: PostgreSQL takes no vector beyond 1 MB."""


def create(connection: Connection) -> None:
    """Make the table of a new store."""
    for statement in _TABLES[connection.dialect.name]:
        connection.execute(text(statement))


def put(connection: Connection, key: int, reading: Reading) -> None:
    """Let a document be found by its words."""
    document = reading.document
    connection.execute(
        text(_PUT[connection.dialect.name]),
        {"key": key, "title": _plain(document.title or ""), "body": _plain(document.text)},
    )


def drop(connection: Connection, key: int) -> None:
    """Let a document be found by its words no more."""
    connection.execute(text(_DROP[connection.dialect.name]), {"key": key})


def find(connection: Connection, question: str, limit: int) -> list[int]:
    """The keys of the documents that hold some of a question's words, best first."""
    asked = _rarest(connection, content_words(question)[:_MOST_WORDS])
    if not asked:
        return []
    query = (" OR " if _is_sqlite(connection) else " | ").join(asked)
    found = connection.execute(
        text(_FIND[connection.dialect.name]), {"query": query, "limit": limit}
    )
    return list(found.scalars())


def _rarest(connection: Connection, asked: Sequence[str]) -> list[str]:
    """The words that are rarest in the store, as they are looked for; one at least.

    What stands in most reports tells little of any, and takes most of the time.
    """
    quoted = [f'"{word}"' for word in asked] if _is_sqlite(connection) else asked
    held = text(_HELD[connection.dialect.name])
    counts = {
        word: connection.scalar(held, {"query": word, "limit": _WEIGHED}) or 0 for word in quoted
    }
    found: list[str] = []
    for word in sorted(quoted, key=lambda one: counts[one]):
        if found and sum(counts[one] for one in (*found, word)) > _WEIGHED:
            break
        found.append(word)
    return found


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def keys(connection: Connection) -> set[int]:
    """The keys of all documents that can be found."""
    return set(connection.execute(text(_KEYS[connection.dialect.name])).scalars())


def content_words(question: str) -> list[str]:
    """The words that a question is about, in lower case, each once."""
    every = dict.fromkeys(_WORD.findall(_plain(question).lower()))
    return [word for word in every if word not in _FUNCTION_WORDS] or list(every)


def _plain(words: str) -> str:
    """PostgreSQL has no character 0."""
    return words.replace("\0", " ")[:_LONGEST]
