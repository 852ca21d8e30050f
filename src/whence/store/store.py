"""A store: what was read, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self

from whence.coverage.corrections import Correction, CorrectionKind
from whence.coverage.types import Reuse, Story, StorySummary
from whence.document.types import Document, Refusal
from whence.reading.types import Reading
from whence.store.types import (
    Added,
    EntityHistory,
    Gone,
    Health,
    Hit,
    Kept,
    PairHistory,
    StoryClaim,
    Trace,
)


class Store:
    """Documents, readings, stories and claims in an SQLite file or a PostgreSQL database.

    Safe for several threads, and for several processes beside one another. Every method raises
    `WhenceError` (code ``store``) with one clear line where the database cannot do its part.
    """

    def __init__(self, url: str | None = None, *, create: bool = True) -> None:
        """Open a store.

        ``url`` is a path or a database URL (``postgresql://...``); by default the environment's
        ``WHENCE_STORE``, then ``whence.db`` in the working folder. With ``create``, what is not
        there is made.

        Raises:
            WhenceError: code ``not-found`` where there is no store and none is to be made; code
                ``store`` where it cannot be opened, or was written by a newer whence.
        """
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The path or URL, without a password."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the database."""

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
        raise NotImplementedError

    def remove(self, report: str) -> Gone:
        """Remove a report, by its document's id, its path (``path#record``) or URL, with all its
        versions and everything that rested on it.

        Raises:
            WhenceError: code ``not-found`` where nothing has that name.
        """
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

    def days(self, stories: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each story, the days on which its reports were published, and how many each day."""
        raise NotImplementedError

    def story(self, story: str) -> Story:
        """One story; an id that was merged into another answers with that.

        Raises:
            WhenceError: code ``not-found`` where there is none of that id.
        """
        raise NotImplementedError

    def reuse(self, story: str) -> tuple[Reuse, ...]:
        """Which of a story's reports derive from one another, with the aligned passages."""
        raise NotImplementedError

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
        raise NotImplementedError

    def count_claims(
        self,
        *,
        story: str | None = None,
        source: str | None = None,
        disputed: bool | None = None,
    ) -> int:
        """How many claims `claims` would give without a limit."""
        raise NotImplementedError

    def trace(self, text: str, *, limit: int = 10) -> Trace:
        """The claims that say what a sentence says, best first; none where nothing says it."""
        raise NotImplementedError

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Places in reports that hold the words, or mean what they mean, best first."""
        raise NotImplementedError

    def reading(self, document: str) -> Reading:
        """What was read in a document, by its id.

        Raises:
            WhenceError: code ``not-found`` where there is none of that id.
        """
        raise NotImplementedError

    def kept(self, document: str) -> Kept:
        """Where a document stands: its story, and its other versions."""
        raise NotImplementedError

    def entity(self, entity: str) -> EntityHistory:
        """What an entity said over time, through whom, and who denied it, by its id in stories.

        Raises:
            WhenceError: code ``not-found`` where no story has it.
        """
        raise NotImplementedError

    def pair(self, a: str, b: str) -> PairHistory:
        """The events between two countries (ISO alpha-3), in either direction, over time."""
        raise NotImplementedError

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
        raise NotImplementedError

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, in the order in which they were made."""
        raise NotImplementedError

    def doctor(self) -> Health:
        """Look whether everything is whole and in step."""
        raise NotImplementedError
