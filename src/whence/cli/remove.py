"""`whence remove`: take a report out of a store."""

from typing import Annotated

import typer

from whence.cli.lines import counted
from whence.cli.stores import StorePlace, opened, print_line


def remove(
    report: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT|PATH|URL", help="The report: its id, its path (path#record) or URL."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: StorePlace = None,
) -> None:
    """Remove a report, all its versions, and everything that rested on it."""
    with opened(store) as opened_store:
        gone = opened_store.remove(report)
    if as_json:
        print_line(gone)
        return
    touched = counted(len(gone.stories), "story", "stories")
    typer.echo(f"{counted(len(gone.documents), 'document')} removed; {touched} changed")
