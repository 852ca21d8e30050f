"""What commands that use a store share: which one, and how its refusals are told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from whence.cli.plain import visible
from whence.errors import WhenceError

if TYPE_CHECKING:
    from whence.schema import Line
    from whence.store import Store

StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH_OR_URL",
        help="The store: a file, or postgresql://... [default: WHENCE_STORE, then whence.db here]",
        show_default=False,
    ),
]
Limit = Annotated[int, typer.Option(min=1, help="Show so many at most.")]
Offset = Annotated[int, typer.Option(min=0, help="Leave out so many first.")]


@contextmanager
def opened(place: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store that is meant; what it refuses becomes one line and exit code 2."""
    from whence.store import Store

    try:
        with Store(place, create=create) as store:
            yield store
    except WhenceError as error:
        fail(error.message)


def fail(message: str) -> NoReturn:
    """Say in one line why the command cannot do what it is asked, and leave."""
    typer.echo(visible(f"whence: {message}"), err=True)
    raise typer.Exit(2)


def print_line(value: Line) -> None:
    """Print a value as a line of JSON."""
    from whence.schema import to_json_line

    sys.stdout.buffer.write(to_json_line(value).encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()
