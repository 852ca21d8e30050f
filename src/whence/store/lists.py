"""Lists of stories and of claims, filtered and in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from whence.coverage.types import StorySummary
from whence.document.refusals import one_line
from whence.errors import WhenceError
from whence.store.packing import adapter, unpack_members
from whence.store.rows import plain
from whence.store.schema import claims, documents, stories, story_countries
from whence.store.stories import current, read_summaries
from whence.store.types import StoryClaim, StoryFilter

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def list_stories(
    connection: Connection,
    wanted: StoryFilter,
    among: Sequence[str] | None,
    limit: int | None,
    offset: int,
) -> tuple[StorySummary, ...]:
    """Stories, the latest first; or, where a search found some, those ``among`` them in order."""
    asked = select(stories.c.id).where(*_conditions(wanted))
    if among is None:
        ordered = asked.order_by(
            stories.c.last_day.is_(None), stories.c.last_day.desc(), stories.c.id
        )
        names = connection.scalars(ordered.limit(limit).offset(offset)).all()
        return tuple(read_summaries(connection, names))
    passing = set(connection.scalars(asked.where(stories.c.id.in_(among))))
    end = None if limit is None else offset + limit
    return tuple(
        read_summaries(connection, [name for name in among if name in passing][offset:end])
    )


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
    asked = _claims(connection, select(claims.c.story, claims.c.body), story, source, disputed)
    ordered = asked.order_by(
        stories.c.last_day.is_(None), stories.c.last_day.desc(), stories.c.id, claims.c.position
    )
    rows = connection.execute(ordered.limit(limit).offset(offset))
    return tuple(_claim(name, body) for name, body in rows)


def count_claims(
    connection: Connection, story: str | None, source: str | None, disputed: bool | None
) -> int:
    """How many claims `list_claims` gives without a limit."""
    asked = select(func.count()).select_from(claims)
    return connection.scalar(_claims(connection, asked, story, source, disputed)) or 0


def _claims(
    connection: Connection,
    asked: Select[Any],
    story: str | None,
    source: str | None,
    disputed: bool | None,
) -> Select[Any]:
    asked = asked.join(stories, stories.c.id == claims.c.story)
    if story is not None:
        asked = asked.where(claims.c.story == current(connection, story))
    if source is not None:
        asked = asked.where(claims.c.names.contains(plain(source.casefold()), autoescape=True))
    if disputed is not None:
        asked = asked.where(claims.c.disputed == disputed)
    return asked


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
        named = claims.c.names.contains(plain(wanted.source.casefold()), autoescape=True)
        found.append(exists().where(claims.c.story == stories.c.id, named))
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
