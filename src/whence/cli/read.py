"""`whence read`: read reports once, without a store."""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

import typer

from whence.cli.progress import counted
from whence.cli.render import ReportPrinter
from whence.document.formats.jsonl import FIELDS
from whence.document.limits import DOCUMENT_BYTES, Limits
from whence.document.load import load_documents, publication_date, standard_input
from whence.document.settings import Settings
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.workers import cores
from whence.schema import to_json_line


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders (read recursively), URLs, or - for stdin."
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each document.")
    ] = False,
    as_is: Annotated[
        bool,
        typer.Option(
            "--as-is",
            help="Take plain text exactly as it is: no cleaning, no refusal for its language.",
        ),
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date of documents that do not say theirs."),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Outlet of documents that do not say theirs."),
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, help="Refuse a document over this size, after decompression.")
    ] = DOCUMENT_BYTES,
    fields: Annotated[
        str | None,
        typer.Option(
            metavar="OURS=THEIRS,...",
            help="Names of JSON Lines fields, or paths to them: title=headline,text=article.body.",
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch URLs of private networks, too.")
    ] = False,
) -> None:
    """Read reports and show what stands in them, cleaned.

    Exit code: 0 all were read, 1 something could not be, 2 the command itself was wrong.
    """
    try:
        date = publication_date(published)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    settings = Settings(
        limits=Limits(document_bytes=max_bytes, allow_private=allow_private),
        as_is=as_is,
        published=date,
        outlet=outlet,
        fields=_field_names(fields),
    )
    outcomes = counted(Reader(processes=cores()).read_documents(_load_all(paths, settings)))
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


def _load_all(paths: list[str], settings: Settings) -> Iterator[Document | Refusal]:
    return chain.from_iterable(
        load_documents(path, settings, standard_input() if path == "-" else None) for path in paths
    )


def _field_names(pairs: str | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for pair in (pairs or "").split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not equals or not theirs or ours not in FIELDS:
            raise typer.BadParameter(
                f"'{pair.strip()}' is not OURS=THEIRS with OURS one of {', '.join(FIELDS)}",
                param_hint="--fields",
            )
        names[ours] = theirs
    return names
