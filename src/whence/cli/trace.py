"""`whence trace`: where a claim comes from."""

import sys
from typing import Annotated

import typer

from whence.cli.render_story import StoryPrinter
from whence.cli.stores import Limit, StorePlace, opened, print_line


def trace(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence that claims something.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: StorePlace = None,
    limit: Limit = 10,
) -> None:
    """Find the claims that say what a sentence says, best first."""
    with opened(store) as opened_store:
        found = opened_store.trace(text, limit=limit)
    if as_json:
        print_line(found)
        return
    printer = StoryPrinter(sys.stdout)
    for match in found.matches:
        printer.claim(f"{match.similarity:.2f}", match.claim, match.story)
    if not found.matches:
        typer.echo("nothing in the store says it", err=True)
