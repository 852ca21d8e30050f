"""Stories as they are built: written with all that is asked of them, and read again."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from whence.coverage.reuse import derivations
from whence.coverage.story import build_story
from whence.coverage.types import (
    Claim,
    Reuse,
    Story,
    StoryEntity,
    StoryEvent,
    StoryReport,
    StorySummary,
)
from whence.document.refusals import one_line
from whence.document.types import DateInterval
from whence.errors import WhenceError
from whence.store import corrections
from whence.store.codes import encode
from whence.store.database import Database
from whence.store.packing import Vectors, adapter, pack, pack_vectors, unpack, unpack_members
from whence.store.rows import every_name, load_reports, plain, tick
from whence.store.schema import (
    claim_meanings,
    claims,
    documents,
    pairs,
    sayings,
    stories,
    story_countries,
    story_entities,
    story_events,
)

_LOG = logging.getLogger(__name__)

_NAME_OUTLET: Final = (
    update(documents)
    .where(documents.c.id == bindparam("document"), documents.c.outlet.is_(None))
    .values(outlet_folded=bindparam("outlet_name"))
)

_RESTS_ON_STORY: Final = (
    story_countries,
    story_entities,
    story_events,
    claims,
    claim_meanings,
    sayings,
)


def build_changed(database: Database, failed: dict[str, int] | None = None) -> int:
    """Build all stories anew that have changed since they were built; how many those were.

    Each is read and built beside other writers, and written only if it has not changed meanwhile;
    who changed it builds it. One that cannot be built stays as it was, is logged, and keeps none
    of the others from being built. ``failed`` remembers at which change it was, so that it is
    tried again after its next change and not at each question.
    """
    failed = {} if failed is None else failed
    with database.read() as connection:
        changed = connection.scalars(
            select(stories.c.id)
            .where(stories.c.changed > stories.c.built, stories.c.merged_into.is_(None))
            .order_by(stories.c.id)
        ).all()
    for story in changed:
        with database.read() as connection:
            seen = connection.scalar(select(stories.c.changed).where(stories.c.id == story))
            if seen is None or failed.get(story) == seen:
                continue
            try:
                built, vectors = build(connection, story)
            except (SQLAlchemyError, WhenceError):  # it is the store that fails, not the story
                raise
            except Exception as error:  # the border that keeps one bad story from stopping others
                _LOG.warning("%s; `whence doctor` names it", cannot_be_built(story, error))
                failed[story] = seen
                continue
        with database.write() as connection:
            now = connection.scalar(select(stories.c.changed).where(stories.c.id == story))
            if now == seen:
                write(connection, built, vectors, seen)
    return len(changed)


def cannot_be_built(story: str, error: Exception) -> str:
    """What happened to a story that could not be built."""
    return f"story {story} cannot be built and stays as it was ({type(error).__name__}: {error})"


def build(connection: Connection, story: str) -> tuple[Story, Vectors]:
    """Build a story from its reports, and the vectors of its claims."""
    keys = connection.scalars(
        select(documents.c.key)
        .where(documents.c.story == story)
        .order_by(documents.c.placed, documents.c.key)
    ).all()
    reports = tuple(load_reports(connection, keys).values())
    made = corrections.in_force(connection)
    found = corrections.without(connection, reuse_of(connection, keys), made)
    built = build_story(story, reports, found, derivations(reports, found), made)
    members = {report.reading.document.id for report in reports}
    touching = corrections.touching(connection, made, story, members, built.story.entities)
    return replace(built.story, corrections=touching), built.vectors


def reuse_of(connection: Connection, keys: Sequence[int]) -> list[Reuse]:
    """The pairs of which both are among some documents, in their order."""
    rows = connection.scalars(
        select(pairs.c.body)
        .where(pairs.c.a.in_(keys), pairs.c.b.in_(keys))
        .order_by(pairs.c.a, pairs.c.b)
    )
    return [unpack(Reuse, body) for body in rows]


def write(connection: Connection, story: Story, vectors: Vectors, built: int) -> None:
    """Write a story that was built after a change, in the place of what was built before."""
    name = story.story.id
    for table in _RESTS_ON_STORY:
        connection.execute(delete(table).where(table.c.story == name))
    summary = summarise(story)
    names = {entity.id: entity.name for entity in story.entities}
    named = [_names(claim, names) for claim in story.claims]
    connection.execute(
        update(stories)
        .where(stories.c.id == name)
        .values(
            built=built,
            written=tick(connection),
            first_day=_first_day(story.story.first_seen),
            last_day=_last_day(story.story.last_seen),
            disputed=summary.disputed,
            names=every_name(named),
            summary=adapter(StorySummary).dump_json(summary).decode("utf-8"),
            body=pack(story),
        )
    )
    _insert_claims(connection, story, named, vectors)
    _name_outlets(connection, story.reports)
    rows: tuple[tuple[Table, Iterator[dict[str, object]]], ...] = (
        (story_countries, _countries(story)),
        (story_entities, _entities(story)),
        (story_events, _events(story)),
        (sayings, _sayings(story)),
    )
    for table, each in rows:
        listed = list(each)
        if listed:
            connection.execute(insert(table), listed)


def summarise(story: Story) -> StorySummary:
    """One line about a story."""
    head = story.story
    return StorySummary(
        id=head.id,
        title=head.title,
        first_seen=head.first_seen,
        last_seen=head.last_seen,
        reports=len(story.reports),
        outlets=_outlets(story.reports),
        copies=sum(report.derived.extent == "wholly" for report in story.reports),
        claims=len(story.claims),
        origins=len({origin.name for claim in story.claims for origin in claim.origins}),
        disputed=sum(bool(claim.disputed_by) for claim in story.claims),
    )


def read_story(connection: Connection, name: str) -> Story:
    """A story as it was built last, by its id or the id of one that became part of it.

    Raises:
        WhenceError: code ``not-found``.
    """
    body = connection.scalar(
        select(stories.c.body).where(stories.c.id == current(connection, name))
    )
    if body is None:
        raise unknown_story(name)
    return unpack(Story, body)


def current(connection: Connection, name: str) -> str:
    """The story that one has become part of; itself where it was not merged.

    Raises:
        WhenceError: code ``not-found``.
    """
    row = connection.execute(
        select(stories.c.id, stories.c.merged_into).where(stories.c.id == plain(name))
    ).one_or_none()
    if row is None:
        raise unknown_story(name)
    return current(connection, row.merged_into) if row.merged_into else str(row.id)


def unknown_story(name: str) -> WhenceError:
    """The error for an id that no story has."""
    return WhenceError(
        "not-found",
        f"there is no story '{one_line(name)}' in the store; `whence stories` shows all",
    )


def read_members(body: bytes) -> tuple[set[str], int]:
    """The documents of a packed story, and how many claims it makes."""
    members = unpack_members(body)
    return {report["document"] for report in members["reports"]}, len(members["claims"])


def _outlets(reports: Iterable[StoryReport]) -> int:
    """A report whose outlet is not known counts as an outlet of its own."""
    return len({report.outlet or f"\0{report.document}" for report in reports})


def _insert_claims(
    connection: Connection, story: Story, named: Sequence[str], vectors: Vectors
) -> None:
    if not story.claims:
        return
    connection.execute(
        insert(claims),
        [
            {
                "story": story.story.id,
                "position": position,
                "id": claim.id,
                "disputed": bool(claim.disputed_by),
                "names": names,
                "body": pack(claim),
            }
            for position, (claim, names) in enumerate(zip(story.claims, named, strict=True))
        ],
    )
    connection.execute(
        insert(claim_meanings).values(
            story=story.story.id, codes=encode(vectors), vectors=pack_vectors(vectors)
        )
    )


def _name_outlets(connection: Connection, reports: Sequence[StoryReport]) -> None:
    """Let reports be found by an outlet that only their datelines tell."""
    told = [
        {"document": one.document, "outlet_name": one.outlet and plain(one.outlet.casefold())}
        for one in reports
    ]
    if told:
        connection.execute(_NAME_OUTLET, told)


def _names(claim: Claim, names: dict[str, str]) -> str:
    """Everybody whose words a claim reports or who passed them on, one a line."""
    chained = (names[link] for one in claim.assertions for link in one.chain if link in names)
    origins = (origin.name for origin in claim.origins)
    return plain("\n".join(dict.fromkeys(name.casefold() for name in (*chained, *origins))))


def _countries(story: Story) -> Iterator[dict[str, object]]:
    for country in dict.fromkeys(story.story.countries):
        yield {"story": story.story.id, "country": country}


def _entities(story: Story) -> Iterator[dict[str, object]]:
    for entity in story.entities:
        yield {
            "story": story.story.id,
            "entity": entity.id,
            "name": plain(entity.name),
            "folded": plain(entity.name.casefold()),
            "body": adapter(StoryEntity).dump_json(entity).decode("utf-8"),
        }


def _events(story: Story) -> Iterator[dict[str, object]]:
    countries = {entity.id: entity.country for entity in story.entities}
    names = {entity.id: entity.name for entity in story.entities}
    for event in story.events:
        body = pack_event(event, names)
        actors = {countries.get(one) for one in event.actors} - {None}
        recipients = {countries.get(one) for one in event.recipients} - {None}
        for actor, recipient in sorted(product(actors, recipients), key=str):
            if actor != recipient:
                yield {
                    "story": story.story.id,
                    "event": event.id,
                    "actor": actor,
                    "recipient": recipient,
                    "day": _first_day(event.date) or _first_day(story.story.first_seen),
                    "body": body,
                }


def _sayings(story: Story) -> Iterator[dict[str, object]]:
    for position, claim in enumerate(story.claims):
        for entity in dict.fromkeys(link for one in claim.assertions for link in one.chain):
            yield {"story": story.story.id, "position": position, "entity": entity}


def pack_event(event: StoryEvent, names: dict[str, str]) -> bytes:
    """An event with the names of who took part in it."""
    taking_part = {one: names[one] for one in (*event.actors, *event.recipients) if one in names}
    written = json.dumps(taking_part, ensure_ascii=False)
    return written.encode("utf-8") + b"\n" + pack(event)


def unpack_event(body: bytes) -> tuple[StoryEvent, dict[str, str]]:
    """What `pack_event` was given."""
    names, _, event = body.partition(b"\n")
    return unpack(StoryEvent, event), json.loads(names)


def _first_day(date: DateInterval | None) -> str | None:
    return (date.earliest or date.latest) if date else None


def _last_day(date: DateInterval | None) -> str | None:
    return (date.latest or date.earliest) if date else None
