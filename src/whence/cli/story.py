"""`whence story`: one story, each claim with where it comes from."""

import sys
from typing import Annotated

import typer

from whence.cli.render_story import StoryPrinter
from whence.cli.stores import StorePlace, opened, print_line
from whence.coverage.quotes import Quotes

_CLAIMS = 12


def story(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="The story, as `whence stories` names it.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: StorePlace = None,
    every: Annotated[bool, typer.Option("--all", help="Show all claims.")] = False,
) -> None:
    """Show a story: its claims, each from its origins through relays to the reports."""
    with opened(store) as opened_store:
        found = opened_store.story(name)
        if as_json:
            print_line(found)
            return
        claims = None if every else _CLAIMS
        quotes = Quotes(opened_store.reading, len(found.reports))
        StoryPrinter(sys.stdout).story(found, quotes, claims)
