"""A store: what was read, and what follows from it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection, select

from whence.coverage.corrections import Correction, CorrectionKind
from whence.coverage.types import Reuse, Story, StorySummary
from whence.document.given import documents_given
from whence.document.refusals import one_line
from whence.document.types import Document, Refusal
from whence.errors import WhenceError
from whence.reading.reader import Reader
from whence.reading.types import EntityType, Reading
from whence.store import arguments, doctor, history, lists, removing, search, tracing
from whence.store import corrections as corrected
from whence.store import stories as _stories
from whence.store.adding import Adder
from whence.store.database import CannotWriteError, Database
from whence.store.index import Claims, Sentences
from whence.store.location import locate
from whence.store.migrations import prepare
from whence.store.packing import Vectors, unpack
from whence.store.rows import plain, rows_where, tick
from whence.store.schema import documents, readings
from whence.store.standing import Desk, Standing
from whence.store.types import (
    Added,
    EntityHistory,
    Gone,
    Health,
    Hit,
    Kept,
    PairCount,
    PairHistory,
    StoryClaim,
    StoryFilter,
    Trace,
)

_LOG = logging.getLogger(__name__)

_SEARCHED: Final = 200
"""Reports that a search within stories looks at."""
_QUESTIONS: Final = 64
"""Questions whose meaning is kept: a page and the next of its list ask the same."""
_LONGEST_QUESTION: Final = 2_000
"""Characters of a question whose meaning is taken."""


class Store:
    """Documents, readings, stories and claims in an SQLite file or a PostgreSQL database.

    Safe for several threads, and for several processes beside one another. Every method raises
    `WhenceError` (code ``store``) with one clear line where the database cannot do its part.
    """

    def __init__(
        self,
        url: str | PathLike[str] | None = None,
        *,
        create: bool = True,
        reader: Reader | None = None,
    ) -> None:
        """Open a store.

        ``url`` is a path or a database URL (``postgresql://...``); by default the environment's
        ``WHENCE_STORE``, then ``whence.db`` in the working folder. With ``create``, what is not
        there is made. ``reader`` is one that the caller uses anyway, whose network is then loaded
        once.

        Raises:
            TypeError: ``url`` is neither.
            WhenceError: code ``not-found`` where there is no store and none is to be made; code
                ``store`` where it cannot be opened, or was written by a newer whence.
        """
        place = locate(url)
        if place.file is not None and not create and not place.file.is_file():
            raise WhenceError(
                "not-found",
                f"there is no store at '{place.name}': make one with `whence add PATH...`, or name"
                " another with --store",
            )
        self._database = Database(place)
        self._reader = reader or Reader()
        self._sentences = Sentences()
        self._claims = Claims()
        self._meanings: dict[str, Vectors] = {}
        self._unbuilt: dict[str, int] = {}
        # One thread at a time uses the network, the codes in memory, or builds stories.
        self._lock = threading.Lock()
        prepare(self._database, create=create)

    @property
    def name(self) -> str:
        """The path or URL, without a password."""
        return self._database.name

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        documents: Iterable[Document | Refusal],
        *,
        progress: Callable[[int, int], None] | None = None,
        processes: int = 1,
    ) -> Added:
        """Read documents and keep what they say; ``progress`` is told how many are in and failed.

        One transaction a report: whatever stops it loses at most the report in hand, and adding
        again goes on where it stopped.
        """
        given = documents_given(documents)
        if not (progress is None or callable(progress)):
            raise TypeError(f"progress is called with two counts; {type(progress).__name__} is not")
        reader = self._reader if processes == 1 else Reader(processes=processes)
        return Adder(self._database, progress).run(given, reader)

    def remove(self, report: str) -> Gone:
        """Remove a report, by its document's id, its path (``path#record``) or URL, with all its
        versions and everything that rested on it.

        Raises:
            WhenceError: code ``not-found`` where nothing has that name.
        """
        return removing.remove(self._database, arguments.text(report, "a report's name"))

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        country: str | Sequence[str] | None = None,
        source: str | None = None,
        outlet: str | None = None,
        disputed: bool | None = None,
        query: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> tuple[StorySummary, ...]:
        """Stories, the latest first (with ``query``, the best match first).

        For what the filters mean see `StoryFilter`.
        """
        wanted = _filter(since, until, country, source, outlet, disputed, query)
        most, before = arguments.at_most(limit), arguments.passed_over(offset)
        among = self._found(wanted.query)
        with self._current() as connection:
            return lists.list_stories(connection, wanted, among, most, before)

    def count(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        country: str | Sequence[str] | None = None,
        source: str | None = None,
        outlet: str | None = None,
        disputed: bool | None = None,
        query: str | None = None,
    ) -> int:
        """How many stories `stories` would give without a limit."""
        wanted = _filter(since, until, country, source, outlet, disputed, query)
        among = self._found(wanted.query)
        with self._current() as connection:
            return lists.count_stories(connection, wanted, among)

    def days(self, stories: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each story, the days on which its reports were published, and how many each day."""
        names = arguments.texts(stories, "stories' ids")
        with self._database.read() as connection:
            return lists.days(connection, names)

    def story(self, story: str) -> Story:
        """One story; an id that was merged into another answers with that.

        Raises:
            WhenceError: code ``not-found`` where there is none of that id.
        """
        with self._current() as connection:
            return _stories.read_story(connection, arguments.text(story, "a story's id"))

    def reuse(self, story: str) -> tuple[Reuse, ...]:
        """Which of a story's reports derive from one another, with the aligned passages."""
        with self._database.read() as connection:
            name = _stories.current(connection, arguments.text(story, "a story's id"))
            keys = [row.key for row in rows_where(connection, documents.c.story == name)]
            return tuple(_stories.reuse_of(connection, keys))

    def claims(
        self,
        *,
        story: str | None = None,
        source: str | None = None,
        disputed: bool | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[StoryClaim, ...]:
        """Claims, of the latest story first, the weightiest of each first."""
        wanted = _claimed(story, source, disputed)
        most, before = arguments.at_most(limit), arguments.passed_over(offset)
        with self._current() as connection:
            return lists.list_claims(connection, *wanted, most, before)

    def count_claims(
        self,
        *,
        story: str | None = None,
        source: str | None = None,
        disputed: bool | None = None,
    ) -> int:
        """How many claims `claims` would give without a limit."""
        wanted = _claimed(story, source, disputed)
        with self._current() as connection:
            return lists.count_claims(connection, *wanted)

    def trace(self, text: str, *, limit: int = 10) -> Trace:
        """The claims that say what a sentence says, best first; none where nothing says it, and
        none for a question without words.
        """
        most = arguments.best(limit)
        text = arguments.text(text, "what is traced")
        if not text.strip():
            return Trace(text, ())
        vector = self._meaning(text)
        with self._current() as connection, self._lock:
            self._claims.renew(connection)
            return Trace(text, tracing.trace(connection, self._claims, text, vector, most))

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Places in reports that hold the words, or mean what they mean, best first."""
        most = arguments.best(limit)
        text = plain(arguments.text(text, "what is searched"))
        if not text.strip():
            return ()
        vector = self._meaning(text)
        with self._database.read() as connection, self._lock:
            self._sentences.renew(connection)
            return search.search(connection, self._sentences, text, vector, most)

    def reading(self, document: str) -> Reading:
        """What was read in a document, by its id.

        Raises:
            WhenceError: code ``not-found`` where there is none of that id.
        """
        with self._database.read() as connection:
            name = plain(arguments.text(document, "a document's id"))
            body = connection.scalar(
                select(readings.c.body).join(documents).where(documents.c.id == name)
            )
            if body is None:
                raise _no_document(document)
            return unpack(Reading, body)

    def kept(self, document: str) -> Kept:
        """Where a document stands: its story, and its other versions."""
        with self._database.read() as connection:
            name = plain(arguments.text(document, "a document's id"))
            found = rows_where(connection, documents.c.id == name)
            if not found:
                raise _no_document(document)
            versions = rows_where(connection, documents.c.place == found[0].place)
            ids = tuple(row.id for row in reversed(versions))
            return Kept(document, found[0].story, found[0].stands, ids)

    def entity(self, entity: str) -> EntityHistory:
        """What an entity said over time, through whom, and who denied it, by its id in stories.

        Raises:
            WhenceError: code ``not-found`` where no story has it.
        """
        with self._current() as connection:
            return history.entity(connection, arguments.text(entity, "an entity's id"))

    def types_of(self, entity: str) -> frozenset[EntityType]:
        """What the stories take an entity for, by its id or name; nothing where none has it."""
        with self._current() as connection:
            return corrected.types_of(connection, plain(arguments.text(entity, "an entity's id")))

    def pair(self, a: str, b: str) -> PairHistory:
        """The latest events between two countries (ISO alpha-3), in either direction, over time."""
        countries = (arguments.text(one, "a country's code") for one in (a, b))
        with self._current() as connection:
            return history.pair(connection, *countries)

    def pairs(self, limit: int = 30) -> tuple[PairCount, ...]:
        """The pairs of countries with most events between them."""
        most = arguments.best(limit)
        with self._current() as connection:
            return history.pairs(connection, most)

    def countries(self) -> tuple[str, ...]:
        """The countries (ISO alpha-3) that stories are about."""
        with self._current() as connection:
            return lists.countries(connection)

    def correct(
        self,
        kind: CorrectionKind,
        subject: str,
        object: str,  # noqa: A002
        by: str,
        why: str,
    ) -> Correction:
        """Say what whence got wrong; it holds from now on (see `Correction` for the kinds).

        Raises:
            WhenceError: code ``not-found`` where the store has nothing of a name that is given.
        """
        for given in (subject, object, by, why):
            arguments.text(given, "each part of a correction")
        with self._current():
            pass  # entities are looked up in stories as they are now
        with self._database.write() as connection:
            made = corrected.write(connection, kind, (subject, object), by, why)
            desk = Desk()
            standing = Standing(connection, tick(connection, reset=True), desk)
            corrected.apply_to_groups(connection, standing.grouper, made)
            corrected.touch(connection, made)
        self._build()
        return made

    def withdraw(self, correction: str) -> Correction:
        """Take a correction back, by its id: all is as if it had never been made.

        Raises:
            WhenceError: code ``not-found`` where none of that id holds.
        """
        with self._database.write() as connection:
            made = corrected.withdraw(connection, arguments.text(correction, "a correction's id"))
            standing = Standing(connection, tick(connection, reset=True), Desk())
            corrected.undo_in_groups(connection, standing.grouper, made)
            corrected.touch(connection, made)
        self._build()
        return made

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that hold, in the order in which they were made."""
        with self._database.read() as connection:
            return corrected.in_force(connection)

    def doctor(self) -> Health:
        """Look whether everything is whole and in step."""
        return doctor.examine(self._database)

    @contextmanager
    def _current(self) -> Iterator[Connection]:
        """A transaction that reads, in which all stories say what their reports say."""
        self._build()
        with self._database.read() as connection:
            yield connection

    def _build(self) -> None:
        with self._lock:
            try:
                _stories.build_changed(self._database, self._unbuilt)
            except CannotWriteError as error:
                _LOG.warning("stories are shown as they were built last: %s", error)

    def _found(self, query: str | None) -> list[str] | None:
        """The stories that a search finds, best first."""
        if query is None:
            return None
        if not query.strip():
            return []
        vector = self._meaning(query)
        with self._database.read() as connection, self._lock:
            self._sentences.renew(connection)
            return search.stories_found(connection, self._sentences, query, vector, _SEARCHED)

    def _meaning(self, text: str) -> Vectors:
        question = text[:_LONGEST_QUESTION]
        with self._lock:
            if question not in self._meanings:
                while len(self._meanings) >= _QUESTIONS:
                    del self._meanings[next(iter(self._meanings))]
                self._meanings[question] = self._reader.meaning_of(question)
            return self._meanings[question]


def _filter(
    since: str | None,
    until: str | None,
    country: str | Sequence[str] | None,
    source: str | None,
    outlet: str | None,
    disputed: bool | None,
    query: str | None,
) -> StoryFilter:
    for asked in (since, until, source, outlet, query):
        arguments.optional_text(asked, "what stories are asked for by")
    countries = () if country is None else arguments.texts(country, "country")
    there = arguments.yes_or_no(disputed, "disputed")
    query = None if query is None else plain(query)
    return StoryFilter(since, until, countries, source, outlet, there, query)


def _claimed(
    story: str | None, source: str | None, disputed: bool | None
) -> tuple[str | None, str | None, bool | None]:
    return (
        arguments.optional_text(story, "a story's id"),
        arguments.optional_text(source, "source"),
        arguments.yes_or_no(disputed, "disputed"),
    )


def _no_document(document: str) -> WhenceError:
    return WhenceError(
        "not-found",
        f"there is no document '{one_line(document)}' in the store; `whence story ID --json` names"
        " those of a story",
    )
