"""A line that counts while long work runs, for people who wait at a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console

from whence.document.types import Refusal

Outcome = TypeVar("Outcome")


def counted(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on, counting them on standard error.

    Only where somebody watches and the results themselves do not show the progress: standard
    error is a terminal, standard output is not.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from outcomes
        return
    read = refused = 0
    with Console(stderr=True).status("reading ...") as status:
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                refused += 1
            else:
                read += 1
            status.update(f"reading ... {read:,} read, {refused:,} could not be")
            yield outcome
