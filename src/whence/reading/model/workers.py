"""Reading many documents on all cores: worker processes of one thread each.

Measured on two cores, two processes of one thread read more than one process of two threads; the
decoding, which is Python, runs beside the network only so. Results come in the order of the
documents, and are the same as without workers.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from whence.reading.model.network import Network, Sentences
from whence.reading.model.results import NetworkReading

_DOCUMENTS_A_JOB: Final = 8
_JOBS_AHEAD: Final = 3
"""Jobs a process that wait or are done and not yet taken: what bounds the memory."""

_Document = tuple[str, Sentences]


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_in_processes(
    documents: Iterable[_Document], *, processes: int | None = None, path: Path | None = None
) -> Iterator[NetworkReading | Exception]:
    """Read texts with the offsets of their sentences, in order, on so many processes (all cores).

    With one process nothing is started; a document is read where it is asked for. One that cannot
    be read gives the exception in its place.
    """
    count = cores() if processes is None else processes
    if count <= 1:
        for document in documents:
            yield from _read([document], path)
        return
    source = iter(documents)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        ahead: deque[Future[list[NetworkReading | Exception]]] = deque()
        try:
            while True:
                while len(ahead) < _JOBS_AHEAD * count:
                    several = list(islice(source, _DOCUMENTS_A_JOB))
                    if not several:
                        break
                    ahead.append(pool.submit(_read, several, path))
                if not ahead:
                    return
                yield from ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


def _read(documents: list[_Document], path: Path | None) -> list[NetworkReading | Exception]:
    try:
        return list(_network(path).read(documents))
    except Exception as error:
        if len(documents) == 1:
            return [error]
        return [found for document in documents for found in _read([document], path)]


@lru_cache(maxsize=1)
def _network(path: Path | None) -> Network:
    """A worker's network, loaded once."""
    return Network.load(path)
