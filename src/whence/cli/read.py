"""`whence read`: read reports once, without a store."""

import sys
from typing import Annotated

import typer

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
from whence.cli.progress import counted
from whence.cli.render import ReportPrinter
from whence.document.limits import DOCUMENT_BYTES
from whence.document.types import Refusal
from whence.reading.workers import cores


def read(
    paths: Paths,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each document.")
    ] = False,
    as_is: AsIs = False,
    published: Published = None,
    outlet: OutletName = None,
    max_bytes: MaxBytes = DOCUMENT_BYTES,
    fields: Fields = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and show what stands in them, cleaned.

    Exit code: 0 all were read, 1 something could not be, 2 the command itself was wrong.
    """
    # What reads takes a moment to load, which the other commands need not wait for.
    from whence.reading.reader import Reader
    from whence.schema import to_json_line

    settings = settings_of(
        as_is=as_is,
        published=published,
        outlet=outlet,
        max_bytes=max_bytes,
        fields=fields,
        allow_private=allow_private,
    )
    outcomes = counted(Reader(processes=cores()).read_documents(load_all(paths, settings)))
    refused = False
    printer = ReportPrinter(sys.stdout, sys.stderr)
    for outcome in outcomes:
        refused |= isinstance(outcome, Refusal)
        if as_json:
            sys.stdout.buffer.write(to_json_line(outcome).encode("utf-8") + b"\n")
            sys.stdout.buffer.flush()
        else:
            printer.show(outcome)
    if not as_json:
        printer.summarise()
    if refused:
        raise typer.Exit(1)
