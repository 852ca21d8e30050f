"""Work shared among processes: several documents a job, results in the order of the documents.

Measured on two cores, two processes of one thread read more than one process of two threads; what
is Python runs beside the network only so.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Final, TypeVar

_ITEMS_A_JOB: Final = 8
_JOBS_AHEAD: Final = 3
"""Jobs a process that wait or are done and not yet taken: what bounds the memory."""

_ALLOCATIONS: Final = 50_000
"""Objects made in a process before it looks for circles of them that nobody holds."""

_THREADS: Final = "OPENBLAS_NUM_THREADS"

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _collect_seldom() -> None:
    """Readings hold no circles: looking for some at every turn takes a twentieth of the Python."""
    gc.set_threshold(_ALLOCATIONS)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started meanwhile get one thread of numpy's own each, and do not fight for cores.

    They read it from the environment when they start; measured on two cores, it makes a fifth.
    """
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def in_processes(
    work: Callable[[list[Item]], list[Result]], items: Iterable[Item], *, processes: int
) -> Iterator[Result]:
    """What ``work`` makes of the items, a few at a time, in order, on so many processes.

    ``work`` is a function of a module, and keeps what it loads for its process.
    """
    source = iter(items)
    context = multiprocessing.get_context("spawn")
    with (
        _one_thread_each(),
        ProcessPoolExecutor(processes, mp_context=context, initializer=_collect_seldom) as pool,
    ):
        ahead: deque[Future[list[Result]]] = deque()
        try:
            while True:
                while len(ahead) < _JOBS_AHEAD * processes:
                    several = list(islice(source, _ITEMS_A_JOB))
                    if not several:
                        break
                    ahead.append(pool.submit(work, several))
                if not ahead:
                    return
                yield from ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()
