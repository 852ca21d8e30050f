"""`whence add`: read reports and keep what stands in them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console

from whence.cli.inputs import (
    AllowPrivate,
    AsIs,
    Fields,
    MaxBytes,
    OutletName,
    Paths,
    Published,
    load_all,
    settings_of,
)
from whence.cli.lines import counted
from whence.cli.render import ReportPrinter
from whence.cli.stores import StorePlace, opened, print_line
from whence.document.limits import DOCUMENT_BYTES
from whence.reading.workers import cores


def add(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: StorePlace = None,
    as_is: AsIs = False,
    published: Published = None,
    outlet: OutletName = None,
    max_bytes: MaxBytes = DOCUMENT_BYTES,
    fields: Fields = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and add them to a store; what is there already is passed over.

    Stopped at any moment, it keeps what was added: the same command goes on from there. Exit code:
    0 all were read, 1 something could not be, 2 the command itself was wrong.
    """
    settings = settings_of(
        as_is=as_is,
        published=published,
        outlet=outlet,
        max_bytes=max_bytes,
        fields=fields,
        allow_private=allow_private,
    )
    # What is multiplied while stories are built is small: threads of numpy's would wait for one
    # another. It reads this when it is loaded, which is later than here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with opened(store, create=True) as opened_store, _watched() as progress:
        done = opened_store.add(load_all(paths, settings), progress=progress, processes=cores())
    if as_json:
        print_line(done)
    else:
        printer = ReportPrinter(sys.stdout, sys.stderr)
        for refusal in done.failed:
            printer.show(refusal)
        already = f", {done.already_there:,} were there already" if done.already_there else ""
        changed = f", {done.changed:,} changed" if done.changed else ""
        could_not = f", {len(done.failed):,} could not be read" if done.failed else ""
        typer.echo(f"{counted(done.added, 'report')} added{changed}{already}{could_not}")
        new, grown = done.stories.new, done.stories.grown
        typer.echo(f"{counted(new, 'new story', 'new stories')}, {grown:,} grown: whence stories")
    if done.failed:
        raise typer.Exit(1)


@contextmanager
def _watched() -> Iterator[Callable[[int, int], None] | None]:
    """A line that counts on standard error, where somebody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with Console(stderr=True).status("reading ...") as status:
        yield lambda done, failed: status.update(
            f"reading ... {done:,} in the store, {failed:,} could not be read"
        )
