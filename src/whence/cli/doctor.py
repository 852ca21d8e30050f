"""`whence doctor`: whether a store is whole."""

import sys
from typing import Annotated

import typer

from whence.cli.lines import Lines, say
from whence.cli.stores import StorePlace, opened, print_line


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    store: StorePlace = None,
) -> None:
    """Check a store, and say what is wrong with it and what to do.

    Exit code: 0 all is well, 1 something is not, 2 the command itself was wrong.
    """
    with opened(store) as opened_store:
        health = opened_store.doctor()
    if as_json:
        print_line(health)
    else:
        lines = Lines(sys.stdout)
        lines.row("", say(health.store, "bold"))
        for check in health.checks:
            mark = say("ok   " if check.ok else "WRONG", "green" if check.ok else "bold red")
            words = mark.append_text(say(f"  {check.name.ljust(12)}  {check.message}", "default"))
            lines.row("  ", words, hanging=" " * 23)
    if not health.ok:
        raise typer.Exit(1)
