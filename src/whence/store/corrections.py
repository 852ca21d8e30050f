"""What people said that whence got wrong: written down, and applied whenever it matters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Final, get_args

from sqlalchemy import Connection, func, insert, or_, select, update

from whence.coverage.corrections import Correction, CorrectionKind
from whence.coverage.stories import Grouper
from whence.coverage.types import Reuse, StoryEntity
from whence.document.refusals import one_line
from whence.errors import WhenceError
from whence.reading.types import EntityType
from whence.store.packing import adapter
from whence.store.rows import plain, rows_named, rows_where
from whence.store.schema import clock, documents, stories, story_entities
from whence.store.schema import corrections as table

KINDS: Final[tuple[CorrectionKind, ...]] = get_args(CorrectionKind)
ABOUT_ENTITIES: Final = frozenset({"same", "other", "origin"})


def in_force(connection: Connection) -> tuple[Correction, ...]:
    """The corrections that hold, in order: neither withdrawn nor contradicted by a later one."""
    columns = (table.c[name] for name in Correction.__slots__)
    asked = select(*columns).where(~table.c.lifted).order_by(table.c.number)
    return tuple(Correction(*row) for row in connection.execute(asked))


def write(
    connection: Connection, kind: CorrectionKind, names: tuple[str, str], by: str, why: str
) -> Correction:
    """Write down a correction of two things that the store has; names become ids where they can.

    Raises:
        WhenceError: code ``store`` where the kind is none, or a reason or an author is missing;
            code ``not-found`` where the store has nothing of a name.
    """
    if kind not in KINDS:
        raise WhenceError(
            "store", f"'{one_line(str(kind))}' is no correction: give one of {', '.join(KINDS)}"
        )
    if not by.strip() or not why.strip():
        raise WhenceError("store", "a correction needs who makes it and why (--by, --why)")
    subject, other = (
        _resolve(connection, kind, position, plain(name)) for position, name in enumerate(names)
    )
    if subject == other:
        raise WhenceError(
            "store", f"'{one_line(names[0])}' and '{one_line(names[1])}' are the same: give two"
        )
    number = (connection.scalar(select(func.max(table.c.number))) or 0) + 1
    seed = f"{number}\0{kind}\0{subject}\0{other}"
    made = Correction(
        id="c" + blake2s(seed.encode(), digest_size=5).hexdigest(),
        kind=kind,
        subject=subject,
        object=other,
        by=plain(by.strip()),
        why=plain(why.strip()),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    values = {name: getattr(made, name) for name in Correction.__slots__}
    connection.execute(insert(table).values(lifted=False, **values))
    return made


def _resolve(connection: Connection, kind: CorrectionKind, position: int, name: str) -> str:
    """The id of what is named, or the name itself for an entity, whose name may outlive its id."""
    if kind in ABOUT_ENTITIES:
        if entity_known(connection, name):
            return name
        raise _not_found("entity", name, "`whence story ID --json` shows those of a story")
    if kind == "join" or (kind == "split" and position == 1):
        there = connection.scalar(select(func.count()).where(stories.c.id == name))
        if there:
            return name
        raise _not_found("story", name, "`whence stories` shows all")
    standing = [row for row in rows_named(connection, name) if row.stands]
    if len(standing) == 1:
        return standing[0].id
    if standing:
        raise WhenceError(
            "not-found",
            f"'{one_line(name)}' names {len(standing)} reports: give one, as path#record or by id",
        )
    raise _not_found("report", name, "give its id, its path or its URL")


def entity_known(connection: Connection, name: str) -> bool:
    """Whether some story has an entity of that id or name."""
    known = or_(story_entities.c.entity == name, story_entities.c.folded == name.casefold())
    return bool(connection.scalar(select(func.count()).where(known)))


def types_of(connection: Connection, name: str) -> frozenset[EntityType]:
    """What stories take an entity of that id or name for; nothing where none has it."""
    known = or_(story_entities.c.entity == name, story_entities.c.folded == name.casefold())
    bodies = connection.scalars(select(story_entities.c.body).where(known))
    return frozenset(adapter(StoryEntity).validate_json(body).type for body in bodies)


def _not_found(what: str, name: str, how: str) -> WhenceError:
    return WhenceError("not-found", f"there is no {what} '{one_line(name)}' in the store; {how}")


def withdraw(connection: Connection, name: str) -> Correction:
    """Let a correction hold no longer; the database still has who made it and why.

    Raises:
        WhenceError: code ``not-found`` where none of that id holds.
    """
    found = [one for one in in_force(connection) if one.id == name]
    if not found:
        raise WhenceError(
            "not-found",
            f"there is no correction '{one_line(name)}' that holds; `whence correct` lists them",
        )
    _lift(connection, found[0])
    return found[0]


def _lift(connection: Connection, one: Correction) -> None:
    connection.execute(update(table).where(table.c.id == one.id).values(lifted=True))


def apply_to_groups(connection: Connection, grouper: Grouper, made: Correction) -> None:
    """Join or split as a correction says; a join lifts the splits that it contradicts."""
    if made.kind == "join":
        ends = {grouper.shelf.current(made.subject), grouper.shelf.current(made.object)}
        for one in in_force(connection):
            if one.kind == "split":
                kept = {grouper.shelf.story_of(one.subject), grouper.shelf.current(one.object)}
                if kept == ends:
                    _lift(connection, one)
        grouper.join(made.subject, made.object)
    elif made.kind == "split":
        grouper.split(made.subject, made.object)


def undo_in_groups(connection: Connection, grouper: Grouper, made: Correction) -> None:
    """Group anew what a withdrawn correction joined or split; ``grouper`` knows it no more."""
    ids: set[str] = set()
    if made.kind == "join":
        story = grouper.shelf.current(made.subject)
        ids = {story, *_former(connection, story)}
        meant = documents.c.story == story
    elif made.kind == "split":
        meant = documents.c.id.in_(versions(connection, made.subject)) & documents.c.stands
    else:
        return
    traits = {row.id: grouper.shelf.traits_of(row.id) for row in rows_where(connection, meant)}
    for name in traits:
        grouper.remove(name)
    grouper.add_anew(traits.items(), ids)
    join_again(connection, grouper)  # somebody else may have said so, too


def apart(connection: Connection) -> list[tuple[str, str]]:
    """Documents and stories that a person said are not one; newer versions of them, too."""
    found = []
    for one in in_force(connection):
        if one.kind == "split":
            found += [(version, one.object) for version in versions(connection, one.subject)]
    return found


def join_again(connection: Connection, grouper: Grouper) -> None:
    """Join stories that a person joined and that came apart, since their reports went and came."""
    for one in in_force(connection):
        if one.kind == "join":
            with suppress(KeyError):
                grouper.join(one.subject, one.object)


def without(
    connection: Connection, found: Sequence[Reuse], made: Sequence[Correction]
) -> list[Reuse]:
    """The pairs but those of which a person said that neither derives from the other."""
    denied = set()
    for one in made:
        if one.kind == "no-copy":
            for a in versions(connection, one.subject):
                denied |= {frozenset((a, b)) for b in versions(connection, one.object)}
    return [pair for pair in found if frozenset((pair.a, pair.b)) not in denied]


def versions(connection: Connection, document: str) -> list[str]:
    """The ids of all versions of the report that a document is one of; the document's at least."""
    place = select(documents.c.place).where(documents.c.id == document).scalar_subquery()
    return [row.id for row in rows_where(connection, documents.c.place == place)] or [document]


def touch(connection: Connection, made: Correction) -> None:
    """Mark the stories of which a correction says something, to be built again."""
    if made.kind in ABOUT_ENTITIES:
        ends = [made.subject.casefold(), made.object.casefold()]
        concerned = select(story_entities.c.story).where(
            story_entities.c.entity.in_([made.subject, made.object])
            | story_entities.c.folded.in_(ends)
        )
    else:
        concerned = select(documents.c.story).where(
            documents.c.id.in_([made.subject, made.object])
            | documents.c.story.in_([made.subject, made.object])
        )
    now = select(clock.c.tick).scalar_subquery()
    connection.execute(update(stories).where(stories.c.id.in_(concerned)).values(changed=now))


def touching(
    connection: Connection,
    made: Sequence[Correction],
    story: str,
    members: set[str],
    entities: Sequence[StoryEntity],
) -> tuple[Correction, ...]:
    """The corrections that say something of a story, of its reports or of its entities."""
    names = {one.id for one in entities} | {one.name.casefold() for one in entities}
    former = {story, *_former(connection, story)}

    def touches(one: Correction) -> bool:
        if one.kind in ABOUT_ENTITIES:
            return bool({one.subject, one.object} & names) or bool(
                {one.subject.casefold(), one.object.casefold()} & names
            )
        if one.kind == "join":
            return bool({one.subject, one.object} & former)
        inside = [bool(members & set(versions(connection, one.subject)))]
        if one.kind == "no-copy":
            inside.append(bool(members & set(versions(connection, one.object))))
            return all(inside)
        return inside[0] or one.object in former

    return tuple(one for one in made if touches(one))


def _former(connection: Connection, story: str) -> set[str]:
    """The ids of stories that became part of this one."""
    found: set[str] = set()
    newest = [story]
    while newest:
        newest = list(
            connection.scalars(select(stories.c.id).where(stories.c.merged_into.in_(newest)))
        )
        found.update(newest)
    return found
