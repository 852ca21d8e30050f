"""A large store from a small one: its reports stand in it several times, each time as others.

    python benchmarks/multiplied.py STORE NEW_STORE TIMES

To add 50,000 made reports takes an hour; what a question or one more report costs in a store of
that size can be measured in one that was multiplied, in minutes. Every copy has rows of its own in
all tables, with ids of its own, ten days later than the one before; it shares no passages with the
others (the numbers by which copies are found are changed), but all its words and meanings, so that
searches find more that is alike than in a store that grew. SQLite only.
"""

import re
import sqlite3
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

DAYS = 10
_DOCUMENT = re.compile(r'"([0-9a-f]{13})[0-9a-f]{3}"')
_STORY = re.compile(r'"(s[0-9a-f]{9})[0-9a-f]{3}"')
_OF_DOCUMENTS = ("readings", "texts", "traits", "sentence_codes", "keys")
_OF_STORIES = ("story_countries", "story_entities", "story_events", "sayings", "claim_meanings")


def multiply(source: str, target: str, times: int) -> int:
    """Make a store that has another's reports so many times; how many it has.

    Raises:
        SystemExit: there is something at the target.
    """
    if Path(target).exists():
        raise SystemExit(f"{target} is there already: name a new file, or remove it")
    with sqlite3.connect(source) as small, sqlite3.connect(target) as large:
        small.backup(large)
        for setting in ("journal_mode = WAL", "synchronous = OFF", "foreign_keys = OFF"):
            large.execute(f"PRAGMA {setting}")
        # What was added last is built when it is asked for, which would be timed.
        large.execute("UPDATE stories SET built = changed WHERE built < changed")
        large.execute("CREATE TEMP TABLE base AS SELECT id FROM stories")
        count = int(large.execute("SELECT MAX(key) FROM documents").fetchone()[0])
        for turn in range(1, times):
            _copy(large, count, turn)
            large.commit()
        body = large.execute("SELECT body FROM word_counts").fetchone()[0]
        counts = (np.frombuffer(body, "<u4") * np.uint32(times)).astype("<u4").tobytes()
        large.execute("UPDATE word_counts SET up_to = ?, body = ?", (count * times, counts))
        return int(large.execute("SELECT COUNT(*) FROM documents").fetchone()[0])


def _copy(store: sqlite3.Connection, count: int, turn: int) -> None:
    """Copy the first ``count`` documents and their stories once more."""
    renamed = _renaming(f"x{turn:02}")
    store.create_function("renamed", 1, renamed)
    store.create_function("repacked", 1, lambda body: body and _repacked(body, renamed))

    def key(column: str) -> str:
        return f"{column} + {turn * count}"

    def id_(column: str, letters: int) -> str:
        return f"substr({column}, 1, {letters}) || 'x{turn:02}'"

    def day(column: str) -> str:
        return f"date({column}, '+{turn * DAYS} days')"

    def again(table: str, where: str, **changes: str) -> None:
        names = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changes.get(name, name) for name in names)
        into = ", ".join(names)
        asked = f"SELECT {values} FROM {table} WHERE {where}"  # noqa: S608 - all of it is ours
        store.execute(f"INSERT INTO {table} ({into}) {asked}")

    days = {name: day(name) for name in ("first_day", "last_day")}
    again(
        "documents",
        f"key <= {count}",
        key=key("key"),
        id=id_("id", 13),
        place=f"place || '#{turn}'",
        url=f"url || '#{turn}'",
        content=f"content || '{turn}'",
        story=id_("story", 10),
        **days,
    )
    of_documents = f"document <= {count}"
    for table in _OF_DOCUMENTS:
        again(table, of_documents, document=key("document"))
    other = f"number - (number & 1023) + {turn}"
    again("bands", of_documents, document=key("document"), number=other)
    again("pairs", f"a <= {count} AND b <= {count}", a=key("a"), b=key("b"), body="repacked(body)")
    store.execute(
        "INSERT INTO words (rowid, title, body)"  # noqa: S608
        f" SELECT {key('rowid')}, title, body FROM words WHERE rowid <= {count}"
    )
    again(
        "stories",
        "id IN (SELECT id FROM base)",
        id=id_("id", 10),
        merged_into=id_("merged_into", 10),
        summary="renamed(summary)",
        body="repacked(body)",
        **days,
    )
    of_stories = "story IN (SELECT id FROM base)"
    for table in _OF_STORIES:
        again(table, of_stories, story=id_("story", 10))
    again("claims", of_stories, story=id_("story", 10), body="repacked(body)")


def _renaming(ending: str) -> Callable[[str | None], str | None]:
    """What gives documents and stories that are named in JSON the ids of their copies."""

    def renamed(words: str | None) -> str | None:
        if words is None:
            return None
        return _STORY.sub(rf'"\1{ending}"', _DOCUMENT.sub(rf'"\1{ending}"', words))

    return renamed


def _repacked(body: bytes, renamed: Callable[[str | None], str | None]) -> bytes:
    return zlib.compress((renamed(zlib.decompress(body).decode()) or "").encode(), 3)


if __name__ == "__main__":
    print(f"{multiply(sys.argv[1], sys.argv[2], int(sys.argv[3])):,} reports")
