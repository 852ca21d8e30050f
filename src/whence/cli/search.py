"""`whence search`: places in reports, by words and meaning."""

import sys
from typing import Annotated

import typer

from whence.cli.lines import Lines, quoted, say
from whence.cli.stores import Limit, StorePlace, opened, print_line


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, or a sentence.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each place.")
    ] = False,
    store: StorePlace = None,
    limit: Limit = 20,
) -> None:
    """Find the reports that hold some words, or mean what they mean, best first."""
    with opened(store) as opened_store:
        found = opened_store.search(text, limit=limit)
    lines = Lines(sys.stdout)
    for hit in found:
        if as_json:
            print_line(hit)
            continue
        lines.row("", quoted(hit.span.text))
        lines.row("    ", say(hit.title or "(no title)", "bold"))
        lines.row("    ", say(f"story {hit.story}, document {hit.document}", "dim"))
    if not found and not as_json:
        typer.echo("nothing in the store holds it", err=True)
