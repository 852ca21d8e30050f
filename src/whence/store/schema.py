"""The tables of a store: one schema for SQLite and PostgreSQL.

A report's documents are its versions; the one that *stands* is in a story. ``key`` is a number
that is never given twice, in the order of adding. What rests on a document, or on a built story,
goes with it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

TABLES: Final = MetaData()


def _document(*, unique: bool = False) -> Column[int]:
    return Column(
        "document", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, unique=unique
    )


def _story() -> Column[str]:
    return Column("story", ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True)


migrations = Table(
    "migrations",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

clock = Table(
    # One row. ``tick`` counts the transactions that wrote; ``resets`` those of them after which
    # something is gone or elsewhere, so that what a process remembers is of no use any more.
    "clock",
    TABLES,
    Column("one", Integer, primary_key=True),
    Column("tick", BigInteger, nullable=False),
    Column("resets", BigInteger, nullable=False),
)

word_counts = Table(
    # One row: in how many reports each word stands, counting the documents up to a key.
    "word_counts",
    TABLES,
    Column("one", Integer, primary_key=True),
    Column("up_to", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    TABLES,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    # The report of which this is a version: its URL, or its path and record.
    Column("place", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("record", Integer),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("published", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    # What is the same for two documents of one content, wherever they were found.
    Column("content", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("stands", Boolean, nullable=False),
    # None for a version that has been replaced.
    Column("story", Text),
    # When it was put there: the order of a story's documents.
    Column("placed", BigInteger),
    # The latest of a story are found without looking at all of it.
    Index("documents_in_story", "story", "placed", "key"),
    sqlite_autoincrement=True,
)

readings = Table(
    # What is asked for alone stands first: a database reads a long row from its beginning.
    "readings",
    TABLES,
    _document(),
    Column("vectors", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("clauses", LargeBinary, nullable=False),
    Column("parts_vectors", LargeBinary, nullable=False),
)

texts = Table(
    # Of a reading only the text and its sentences, for questions that look at many reports.
    "texts",
    TABLES,
    _document(),
    Column("body", LargeBinary, nullable=False),
)

traits = Table("traits", TABLES, _document(), Column("body", LargeBinary, nullable=False))

bands = Table(
    # What reports share of which one may be a copy of the other.
    "bands",
    TABLES,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _document(),
    Index("bands_of", "document"),
    sqlite_with_rowid=False,
)

keys = Table(
    # What reports share that may be of one story.
    "keys",
    TABLES,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _document(),
    Index("keys_of", "document"),
    sqlite_with_rowid=False,
)

pairs = Table(
    # One report derives from the other.
    "pairs",
    TABLES,
    Column("a", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("b", ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True, index=True),
    Column("body", LargeBinary, nullable=False),
)

sentence_codes = Table(
    # What the sentences of a standing document mean, in 48 bytes each: what a search looks at.
    "sentence_codes",
    TABLES,
    _document(),
    Column("codes", LargeBinary, nullable=False),
)

stories = Table(
    "stories",
    TABLES,
    Column("id", Text, primary_key=True),
    # The tick of its last change, the tick of the change that it was last built after, and the
    # tick at which that was written.
    Column("changed", BigInteger, nullable=False),
    Column("built", BigInteger, nullable=False),
    Column("written", BigInteger, nullable=False, index=True),
    Column("merged_into", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("disputed", Integer, nullable=False),
    # The names of all its claims, as those have them, each once.
    Column("names", Text),
    Column("summary", Text),
    Column("body", LargeBinary),
)
# In the order of the lists.
Index("stories_by_day", stories.c.last_day.desc(), stories.c.id)
# Those that are to be built, which every question asks first.
Index(
    "stories_waiting",
    stories.c.id,
    sqlite_where=stories.c.changed > stories.c.built,
    postgresql_where=stories.c.changed > stories.c.built,
)

story_countries = Table(
    "story_countries", TABLES, _story(), Column("country", Text, primary_key=True)
)

story_entities = Table(
    "story_entities",
    TABLES,
    _story(),
    Column("entity", Text, primary_key=True, index=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("story_entities_folded", "folded"),
)

story_events = Table(
    # One row for each pair of countries between which the event is.
    "story_events",
    TABLES,
    _story(),
    Column("event", Text, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("day", Text),
    Column("body", LargeBinary, nullable=False),
    Index("story_events_pair", "actor", "recipient"),
)

claims = Table(
    "claims",
    TABLES,
    _story(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("disputed", Boolean, nullable=False),
    # The names of those whose words it reports, and of its origins, in lower case, one a line.
    Column("names", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

claim_meanings = Table(
    # Codes and vectors of a story's claims, in their order.
    "claim_meanings",
    TABLES,
    _story(),
    Column("codes", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)

sayings = Table(
    # Which claims report words of an entity, or words that it passed on.
    "sayings",
    TABLES,
    _story(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, primary_key=True, index=True),
)

corrections = Table(
    "corrections",
    TABLES,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    # A later correction says the contrary.
    Column("lifted", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
