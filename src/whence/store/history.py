"""What somebody said over time, and what two countries did to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, func, or_, select

from whence.coverage.types import Assertion, Claim, StoryEntity, StorySummary
from whence.document.refusals import one_line
from whence.document.types import DateInterval
from whence.errors import WhenceError
from whence.store.lists import LATEST_FIRST
from whence.store.packing import adapter, unpack
from whence.store.rows import plain
from whence.store.schema import (
    claims,
    documents,
    sayings,
    stories,
    story_entities,
    story_events,
)
from whence.store.stories import unpack_event
from whence.store.types import (
    PAIR_EVENTS,
    Count,
    EntityHistory,
    PairCount,
    PairEvent,
    PairHistory,
    Said,
)

_CLAIMS: Final = 500
"""Claims of one entity that are shown, the latest first."""


def entity(connection: Connection, name: str) -> EntityHistory:
    """An entity in all stories that have it.

    Raises:
        WhenceError: code ``not-found``.
    """
    rows = connection.execute(
        select(story_entities.c.story, story_entities.c.body)
        .join(stories, stories.c.id == story_entities.c.story)
        .where(story_entities.c.entity == plain(name))
        .order_by(*LATEST_FIRST)
    ).all()
    if not rows:
        raise WhenceError(
            "not-found",
            f"there is no entity '{one_line(name)}' in the store; `whence story ID --json` shows"
            " those of a story",
        )
    whole = _joined([adapter(StoryEntity).validate_json(body) for _, body in rows])
    said, relayed = _sayings(connection, name)
    return EntityHistory(
        entity=whole,
        stories=tuple(story for story, _ in rows),
        said=said,
        relayed=relayed,
        through=_counts(link for one in said for link in one.through),
        denied_by=_counts(
            denier
            for denials in {(one.story, one.claim): one.disputed_by for one in said}.values()
            for denier in {denial.name for denial in denials}
        ),
    )


def pair(connection: Connection, a: str, b: str) -> PairHistory:
    """The events between two countries, in either direction, earliest first."""
    one, other = plain(a.upper()), plain(b.upper())
    latest = (
        select(
            story_events.c.story,
            story_events.c.event,
            story_events.c.actor,
            story_events.c.recipient,
            story_events.c.day,
            story_events.c.body,
        )
        .where(
            or_(
                (story_events.c.actor == one) & (story_events.c.recipient == other),
                (story_events.c.actor == other) & (story_events.c.recipient == one),
            )
        )
        .order_by(
            story_events.c.day.is_(None).desc(),
            story_events.c.day.desc(),
            story_events.c.story.desc(),
            story_events.c.event.desc(),
            story_events.c.actor.desc(),
        )
        .limit(PAIR_EVENTS)
    )
    rows = connection.execute(latest).all()[::-1]
    titles = _titles(connection, {row.story for row in rows})
    events = []
    for row in rows:
        event, names = unpack_event(row.body)
        events.append(
            PairEvent(
                story=row.story,
                story_title=titles[row.story],
                actor=row.actor,
                recipient=row.recipient,
                actors=tuple(names[part] for part in event.actors if part in names),
                recipients=tuple(names[part] for part in event.recipients if part in names),
                event=event,
            )
        )
    return PairHistory(one, other, tuple(events))


def _titles(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The titles of stories, by id."""
    rows = connection.execute(
        select(stories.c.id, stories.c.summary).where(stories.c.id.in_(list(names)))
    )
    return {name: _title(summary) for name, summary in rows}


def pairs(connection: Connection, limit: int) -> tuple[PairCount, ...]:
    """The pairs of countries with most events between them, in either direction."""
    counted: Counter[tuple[str, str]] = Counter()
    rows = connection.execute(
        select(story_events.c.actor, story_events.c.recipient, func.count())
        .where(story_events.c.actor != story_events.c.recipient)
        .group_by(story_events.c.actor, story_events.c.recipient)
    )
    for actor, recipient, events in rows:
        counted[min(actor, recipient), max(actor, recipient)] += events
    ordered = sorted(counted, key=lambda one: (-counted[one], one))
    return tuple(PairCount(*one, counted[one]) for one in ordered[:limit])


def _joined(parts: Sequence[StoryEntity]) -> StoryEntity:
    """One entity of those that the stories have."""
    roles = dict.fromkeys(role for part in parts for role in part.roles)
    return replace(parts[0], roles=tuple(roles), reports=sum(part.reports for part in parts))


def _sayings(connection: Connection, name: str) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """What an entity vouches for, and what it passed on."""
    rows = connection.execute(
        select(claims.c.story, claims.c.body)
        .join(
            sayings,
            (sayings.c.story == claims.c.story) & (sayings.c.position == claims.c.position),
        )
        .join(stories, stories.c.id == claims.c.story)
        .where(sayings.c.entity == name)
        .order_by(*LATEST_FIRST, claims.c.position)
        .limit(_CLAIMS)
    ).all()
    titles = _titles(connection, {row.story for row in rows})
    places = [(row.story, titles[row.story], unpack(Claim, row.body)) for row in rows]
    met = [
        (story, title, claim, one)
        for story, title, claim in places
        for one in claim.assertions
        if name in one.chain
    ]
    sources = _sources(connection, {one.document for *_, one in met})
    names = _names(connection, {story for story, *_ in met})
    said: list[Said] = []
    relayed: list[Said] = []
    for story, title, claim, one in met:
        made = _said((story, title, claim), one, sources.get(one.document), names[story])
        (said if one.chain[-1] == name else relayed).append(made)
    return _latest_first(said), _latest_first(relayed)


def _said(
    place: tuple[str, str, Claim],
    one: Assertion,
    source: tuple[str | None, DateInterval | None] | None,
    names: dict[str, str],
) -> Said:
    story, title, claim = place
    outlet, published = source or (None, None)
    return Said(
        story=story,
        story_title=title,
        claim=claim.id,
        statement=claim.statement,
        document=one.document,
        outlet=outlet,
        published=published,
        attribution=one.attribution,
        spans=one.spans,
        text=one.text,
        through=tuple(names.get(link, link) for link in one.chain[:-1]),
        certainty=one.certainty,
        stance=one.stance,
        disputed_by=claim.disputed_by,
    )


def _sources(
    connection: Connection, names: Iterable[str]
) -> dict[str, tuple[str | None, DateInterval | None]]:
    """Outlet and time of publication of documents, by id."""
    rows = connection.execute(
        select(documents.c.id, documents.c.outlet, documents.c.published).where(
            documents.c.id.in_(list(names))
        )
    )
    dates = adapter(DateInterval)
    return {
        name: (outlet, dates.validate_json(published) if published else None)
        for name, outlet, published in rows
    }


def _names(connection: Connection, names: Iterable[str]) -> dict[str, dict[str, str]]:
    """The names of the entities of stories, by story and id."""
    listed = list(names)
    found: dict[str, dict[str, str]] = {name: {} for name in listed}
    rows = connection.execute(
        select(story_entities.c.story, story_entities.c.entity, story_entities.c.name).where(
            story_entities.c.story.in_(listed)
        )
    )
    for story, one, name in rows:
        found[story][one] = name
    return found


def _latest_first(said: Sequence[Said]) -> tuple[Said, ...]:
    def day(one: Said) -> str:
        published = one.published
        return (published.latest or published.earliest or "") if published else ""

    return tuple(sorted(said, key=day, reverse=True))


def _counts(names: Iterable[str]) -> tuple[Count, ...]:
    counted = Counter(names)
    return tuple(
        Count(name, counted[name]) for name in sorted(counted, key=lambda one: (-counted[one], one))
    )


def _title(summary: str) -> str:
    return adapter(StorySummary).validate_json(summary).title
