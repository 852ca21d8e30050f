"""A bound on how many costly questions are worked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from starlette.exceptions import HTTPException


class Gate:
    """Lets a few through at a time and some wait; whoever comes after them is sent away."""

    def __init__(self, at_once: int, waiting: int) -> None:
        """``at_once`` work while ``waiting`` more wait."""
        self._working = BoundedSemaphore(at_once)
        self._room = BoundedSemaphore(at_once + waiting)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Wait for a turn.

        Raises:
            HTTPException: 429, where too many wait already.
        """
        if not self._room.acquire(blocking=False):
            raise HTTPException(
                429,
                "too many questions of this kind are waiting; ask again in a few seconds",
                headers={"Retry-After": "5"},
            )
        try:
            with self._working:
                yield
        finally:
            self._room.release()
