"""`whence claims`: what the reports of a store claim."""

import sys
from typing import Annotated

import typer

from whence.cli.render_story import StoryPrinter
from whence.cli.stores import Offset, StorePlace, opened, print_line


def claims(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each claim.")
    ] = False,
    store: StorePlace = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Claims of one story.")] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Claims that report somebody's words.")
    ] = None,
    disputed: Annotated[
        bool | None,
        typer.Option("--disputed/--undisputed", help="Claims that are disputed, or are not."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show so many at most.")] = None,
    offset: Offset = 0,
) -> None:
    """List claims, those of the latest story first, the weightiest of each first."""
    with opened(store) as opened_store:
        found = opened_store.claims(
            story=story, source=source, disputed=disputed, limit=limit, offset=offset
        )
    printer = StoryPrinter(sys.stdout)
    for number, one in enumerate(found, start=offset + 1):
        if as_json:
            print_line(one)
        else:
            printer.claim(f"{number:>3}", one, one.story)
