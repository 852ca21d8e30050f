"""`whence correct`: say what whence got wrong."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from whence.cli.lines import Lines, say
from whence.cli.plain import visible
from whence.cli.stores import StorePlace, fail, opened, print_line
from whence.coverage.corrections import Correction, CorrectionKind
from whence.document.refusals import one_line
from whence.wording import joined

if TYPE_CHECKING:
    from whence.store import Store

_BODIES: Final = frozenset({"organization", "government", "media", "place"})
"""Types of entities that no person is."""


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
            given = {"a subject": subject, "an object": other, "a reason (--why)": why}
            lacking = joined([name for name, value in given.items() if value is None])
            fail(f"a correction needs a subject, an object and a reason; give it {lacking}")
        else:
            doubt = _doubt(opened_store, subject, other) if kind == "same" else None
            made = (opened_store.correct(kind, subject, other, by or getpass.getuser(), why),)
            if doubt:
                typer.echo(
                    visible(f"note: {doubt} (`whence correct --withdraw {made[0].id}`)"), err=True
                )
    lines = Lines(sys.stdout)
    for one in made:
        if as_json:
            print_line(one)
            continue
        words = say(f"{one.kind} '{one.subject}' '{one.object}'", "magenta")
        lines.row(f"{one.id}  ", words.append_text(say(f"  {one.by}, {one.at}: {one.why}", "dim")))


def _doubt(store: Store, one: str, other: str) -> str | None:
    """What speaks against two entities being one: that one is a person and the other is not."""
    types = store.types_of(one), store.types_of(other)
    people = [found == {"person"} for found in types]
    bodies = [bool(found) and found <= _BODIES for found in types]
    if not any(people) or not any(bodies):
        return None
    person, body = (one, other) if people[0] else (other, one)
    return (
        f"'{one_line(person)}' is taken for a person, '{one_line(body)}' is not; if the one speaks"
        f" for the other, take this back and say `whence correct origin` instead"
    )
