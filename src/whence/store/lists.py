"""Lists of stories and of claims, filtered and in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, select

from whence.coverage.types import StorySummary
from whence.document.refusals import one_line
from whence.errors import WhenceError
from whence.store.packing import adapter, unpack_members
from whence.store.rows import plain
from whence.store.schema import claims, documents, stories, story_countries
from whence.store.stories import current
from whence.store.types import StoryClaim, StoryFilter

LATEST_FIRST: Final = (stories.c.last_day.desc().nulls_last(), stories.c.id)
"""The order of stories in all lists."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def list_stories(
    connection: Connection,
    wanted: StoryFilter,
    among: Sequence[str] | None,
    limit: int | None,
    offset: int,
) -> tuple[StorySummary, ...]:
    """Stories, the latest first; or, where a search found some, those ``among`` them in order."""
    asked = select(stories.c.id, stories.c.summary).where(*_conditions(wanted))
    summaries = adapter(StorySummary)
    if among is None:
        rows = connection.execute(asked.order_by(*LATEST_FIRST).limit(limit).offset(offset))
        return tuple(summaries.validate_json(row.summary) for row in rows)
    passing = {
        row.id: row.summary for row in connection.execute(asked.where(stories.c.id.in_(among)))
    }
    end = None if limit is None else offset + limit
    shown = [name for name in among if name in passing][offset:end]
    return tuple(summaries.validate_json(passing[name]) for name in shown)


def count_stories(connection: Connection, wanted: StoryFilter, among: Sequence[str] | None) -> int:
    """How many stories `list_stories` gives without a limit."""
    asked = select(func.count()).select_from(stories).where(*_conditions(wanted))
    if among is not None:
        asked = asked.where(stories.c.id.in_(among))
    return connection.scalar(asked) or 0


def days(connection: Connection, names: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    """The days on which the reports of stories were published, and how many were on each."""
    rows = connection.execute(
        select(documents.c.story, documents.c.first_day, func.count())
        .where(documents.c.story.in_(names), documents.c.first_day.is_not(None))
        .group_by(documents.c.story, documents.c.first_day)
        .order_by(documents.c.story, documents.c.first_day)
    )
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for story, day, count in rows:
        found[story].append((day, count))
    return {name: tuple(listed) for name, listed in found.items()}


def countries(connection: Connection) -> tuple[str, ...]:
    """The countries (ISO alpha-3) that stories are about, by their codes."""
    asked = select(story_countries.c.country).distinct().order_by(story_countries.c.country)
    return tuple(connection.scalars(asked))


def list_claims(
    connection: Connection,
    story: str | None,
    source: str | None,
    disputed: bool | None,
    limit: int | None,
    offset: int,
) -> tuple[StoryClaim, ...]:
    """Claims, those of the latest story first, the weightiest of each first."""
    wanted = _claimed(connection, story, source, disputed)
    counts = (
        select(claims.c.story, func.count().label("count"))
        .where(*wanted)
        .group_by(claims.c.story)
        .subquery()
    )
    ordered = select(stories.c.id, counts.c.count).join(counts, counts.c.story == stories.c.id)
    # Only the stories that are shown are read: to put all claims in order would be to read all.
    names, end = [], None if limit is None else offset + limit
    before = passed = 0
    for name, count in connection.execute(ordered.order_by(*LATEST_FIRST)):
        if passed + count <= offset:
            before += count
        elif end is None or passed < end:
            names.append(name)
        passed += count
    bodies: defaultdict[str, list[bytes]] = defaultdict(list)
    found = select(claims.c.story, claims.c.body).where(*wanted)
    if end is not None:
        found = found.where(claims.c.story.in_(names))
    for name, body in connection.execute(found.order_by(claims.c.position)):
        bodies[name].append(body)
    listed = [(name, body) for name in names for body in bodies[name]]
    first, last = offset - before, None if end is None else end - before
    return tuple(_claim(name, body) for name, body in listed[first:last])


def count_claims(
    connection: Connection, story: str | None, source: str | None, disputed: bool | None
) -> int:
    """How many claims `list_claims` gives without a limit."""
    asked = select(func.count()).select_from(claims)
    return connection.scalar(asked.where(*_claimed(connection, story, source, disputed))) or 0


def _claimed(
    connection: Connection, story: str | None, source: str | None, disputed: bool | None
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if story is not None:
        found.append(claims.c.story == current(connection, story))
    if source is not None:
        named = plain(source.casefold())
        has_some = select(stories.c.id).where(stories.c.names.contains(named, autoescape=True))
        found += [
            claims.c.story.in_(has_some),
            claims.c.names.contains(named, autoescape=True),
        ]
    if disputed is not None:
        found.append(claims.c.disputed == disputed)
    return found


def _claim(story: str, body: bytes) -> StoryClaim:
    return adapter(StoryClaim).validate_python({**unpack_members(body), "story": story})


def _conditions(wanted: StoryFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [stories.c.summary.is_not(None)]
    if wanted.since is not None:
        found.append(stories.c.last_day >= _day(wanted.since))
    if wanted.until is not None:
        found.append(stories.c.first_day <= _day(wanted.until))
    found += [
        exists().where(
            story_countries.c.story == stories.c.id,
            story_countries.c.country == plain(country.upper()),
        )
        for country in wanted.country
    ]
    if wanted.source is not None:
        found.append(stories.c.names.contains(plain(wanted.source.casefold()), autoescape=True))
    if wanted.outlet is not None:
        published = documents.c.outlet_folded.contains(
            plain(wanted.outlet.casefold()), autoescape=True
        )
        found.append(exists().where(documents.c.story == stories.c.id, published))
    if wanted.disputed is not None:
        found.append(stories.c.disputed > 0 if wanted.disputed else stories.c.disputed == 0)
    return found


def _day(given: str) -> str:
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise WhenceError("store", f"'{one_line(given)}' is no day: give one such as 2031-03-18")
