"""What the grouping of reports asks, answered from the tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, select, update

from whence.coverage.stories import Traits
from whence.errors import WhenceError
from whence.store.schema import documents, keys, stories, traits
from whence.store.sharing import most_sharing

_REMEMBERED: Final = 2_000
"""Traits kept in memory, some 20 kB each."""


class Remembered:
    """The traits that were asked for last, which are asked for again and again."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._traits: OrderedDict[str, Traits] = OrderedDict()

    def get(self, document: str) -> Traits | None:
        """The traits of a document, if they are remembered."""
        found = self._traits.get(document)
        if found is not None:
            self._traits.move_to_end(document)
        return found

    def put(self, document: str, one: Traits) -> None:
        """Remember the traits of a document, and forget what was not asked for longest."""
        self._traits[document] = one
        if len(self._traits) > _REMEMBERED:
            self._traits.popitem(last=False)

    def forget(self, document: str) -> None:
        """A document of that id may have other traits from now on."""
        self._traits.pop(document, None)


# What is asked for each report that is added is put together once.
_STORY_OF: Final = select(documents.c.story).where(documents.c.id == bindparam("document"))
_MEMBERS: Final = (
    select(documents.c.id)
    .where(documents.c.story == bindparam("in"))
    .order_by(documents.c.placed.desc(), documents.c.key.desc())
    .limit(bindparam("most", type_=Integer))
)
_SIZE: Final = select(func.count()).where(documents.c.story == bindparam("in"))
_PLACE: Final = (
    update(documents)
    .where(documents.c.id == bindparam("document"))
    .values(story=bindparam("into"), placed=bindparam("at"))
    .returning(documents.c.key)
)
_MARK: Final = (
    update(stories)
    .where((stories.c.id == bindparam("name")) & stories.c.merged_into.is_(None))
    .values(changed=bindparam("at"))
)
_TRAITS: Final = (
    select(documents.c.id, traits.c.body)
    .join(traits, traits.c.document == documents.c.key)
    .where(documents.c.id.in_(bindparam("names", expanding=True)))
)
_PUT_TRAITS: Final = insert(traits)
_PUT_KEYS: Final = insert(keys)


class TableShelf:
    """A `whence.coverage.stories.Shelf` in one transaction that writes.

    ``tick`` is the transaction's; a story that it changes is marked with it, to be built again.
    """

    def __init__(self, connection: Connection, tick: int, remembered: Remembered) -> None:
        """A shelf that is of use until the transaction ends."""
        self._connection = connection
        self._tick = tick
        self._remembered = remembered
        self._story_of: dict[str, str | None] = {}
        self._placed = 0

    def story_of(self, document: str) -> str | None:
        """See `Shelf`."""
        if document not in self._story_of:
            self._story_of[document] = self._connection.scalar(_STORY_OF, {"document": document})
        return self._story_of[document]

    def members(self, story: str, at_most: int) -> Sequence[str]:
        """See `Shelf`."""
        return self._connection.scalars(_MEMBERS, {"in": story, "most": at_most}).all()

    def size(self, story: str) -> int:
        """See `Shelf`."""
        return self._connection.scalar(_SIZE, {"in": story}) or 0

    def traits_of(self, document: str) -> Traits:
        """See `Shelf`."""
        return self.all_traits([document])[0]

    def all_traits(self, documents: Sequence[str]) -> list[Traits]:
        """See `Shelf`."""
        found = {name: self._remembered.get(name) for name in documents}
        missing = [name for name, one in found.items() if one is None]
        if missing:
            for name, body in self._connection.execute(_TRAITS, {"names": missing}):
                one = found[name] = Traits.from_bytes(body)
                self._remembered.put(name, one)
        return [self._there(name, found[name]) for name in documents]

    def _there(self, document: str, found: Traits | None) -> Traits:
        if found is None:
            raise WhenceError(
                "store",
                f"report '{document}' has lost what it is grouped by: remove it"
                f" (`whence remove {document}`) and add it again",
            )
        return found

    def sharing(self, keys: Sequence[int], latest: int, at_most: int) -> Sequence[str]:
        """See `Shelf`."""
        found = most_sharing(self._connection, "keys", keys, latest, at_most)
        self._story_of.update((document, story) for _, document, story in found)
        return [document for _, document, _ in found]

    def current(self, story: str) -> str:
        """See `Shelf`."""
        while True:
            into = self._connection.scalar(
                select(stories.c.merged_into).where(stories.c.id == story)
            )
            if into is None:
                return story
            story = into

    def put(self, document: str, story: str, traits: Traits, keys: Sequence[int]) -> None:
        """See `Shelf`."""
        key = self._place(document, story)
        self._connection.execute(_PUT_TRAITS, {"document": key, "body": traits.to_bytes()})
        if keys:
            self._connection.execute(
                _PUT_KEYS, [{"number": number, "document": key} for number in set(keys)]
            )
        self._remembered.put(document, traits)

    def move(self, document: str, story: str) -> None:
        """See `Shelf`."""
        left = self.story_of(document)
        self._place(document, story)
        if left is not None:
            self._touch(left)

    def merge(self, old: str, new: str) -> None:
        """See `Shelf`."""
        moved = self._connection.scalars(
            select(documents.c.key)
            .where(documents.c.story == old)
            .order_by(documents.c.placed, documents.c.key)
        ).all()
        for key in moved:
            self._connection.execute(
                update(documents)
                .where(documents.c.key == key)
                .values(story=new, placed=self._next_place())
            )
        self._story_of.clear()
        self._touch(new)
        # What was built of the old story goes; its id stays, and leads to the new one.
        self._connection.execute(delete(stories).where(stories.c.id == old))
        self._connection.execute(
            insert(stories).values(
                id=old,
                changed=self._tick,
                built=self._tick,
                written=self._tick,
                merged_into=new,
                disputed=0,
            )
        )

    def drop(self, document: str) -> None:
        """See `Shelf`."""
        story = self.story_of(document)
        key = select(documents.c.key).where(documents.c.id == document).scalar_subquery()
        for table in (_traits, _keys):
            self._connection.execute(delete(table).where(table.c.document == key))
        self._connection.execute(
            update(documents).where(documents.c.id == document).values(story=None, placed=None)
        )
        self._remembered.forget(document)
        self._story_of[document] = None
        if story is not None:
            self._touch(story)

    def _place(self, document: str, story: str) -> int:
        where = {"document": document, "into": story, "at": self._next_place()}
        key = int(self._connection.scalars(_PLACE, where).one())
        self._story_of[document] = story
        self._mark(story)
        return key

    def _next_place(self) -> int:
        """Numbers that rise over all transactions, of which none places so many documents."""
        self._placed += 1
        return (self._tick << 20) + self._placed

    def _touch(self, story: str) -> None:
        """Mark a story as changed; one without reports goes, with the ids that led to it."""
        if not self.size(story):
            self._remove(story)
        else:
            self._mark(story)

    def _mark(self, story: str) -> None:
        changed = self._connection.execute(_MARK, {"name": story, "at": self._tick})
        if not changed.rowcount:  # a new story, or one that was part of another
            self._connection.execute(delete(stories).where(stories.c.id == story))
            self._connection.execute(
                insert(stories).values(id=story, changed=self._tick, built=0, written=0, disputed=0)
            )

    def _remove(self, story: str) -> None:
        older = self._connection.scalars(
            select(stories.c.id).where(stories.c.merged_into == story)
        ).all()
        for one in older:
            self._remove(one)
        self._connection.execute(delete(stories).where(stories.c.id == story))


# Two methods have arguments of these names, as the protocol calls them.
_traits: Final = traits
_keys: Final = keys
