"""`whence correct`: say what whence got wrong."""

import getpass
import sys
from typing import Annotated

import typer

from whence.cli.lines import Lines, say
from whence.cli.stores import StorePlace, fail, opened, print_line
from whence.coverage.corrections import Correction, CorrectionKind


def correct(
    kind: Annotated[
        CorrectionKind | None,
        typer.Argument(
            help="same, other: two entities are one, or are not. no-copy: neither of two reports"
            " derives from the other. join: two stories are one. split: a report is not part of a"
            " story. origin: an entity speaks for a party.",
            show_default=False,
        ),
    ] = None,
    subject: Annotated[
        str | None, typer.Argument(help="An entity (id or name), a report or a story.")
    ] = None,
    other: Annotated[str | None, typer.Argument(metavar="OBJECT", help="The other one.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says so. [default: you]")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason.")] = None,
    withdraw: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Take the correction of this id back.", show_default=False),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each correction.")
    ] = False,
    store: StorePlace = None,
) -> None:
    """Correct what whence got wrong; without arguments, list the corrections.

    A correction holds from now on, also when reports are added or read again, until it is
    withdrawn.
    """
    with opened(store) as opened_store:
        if withdraw is not None:
            if kind is not None:
                fail("--withdraw takes the id of a correction and nothing else")
            made: tuple[Correction, ...] = (opened_store.withdraw(withdraw),)
        elif kind is None:
            made = opened_store.corrections()
        elif subject is None or other is None or why is None:
            fail("a correction needs a kind, a subject, an object and a reason (--why)")
        else:
            made = (opened_store.correct(kind, subject, other, by or getpass.getuser(), why),)
    lines = Lines(sys.stdout)
    for one in made:
        if as_json:
            print_line(one)
            continue
        words = say(f"{one.kind} {one.subject} {one.object}", "magenta")
        lines.row(f"{one.id}  ", words.append_text(say(f"  {one.by}, {one.at}: {one.why}", "dim")))
