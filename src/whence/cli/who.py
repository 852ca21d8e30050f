"""`whence who`: the coding of phrases by country, sector and role."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.cli.plain import visible
from whence.cli.stores import print_line
from whence.reading.who import Names, Who, code_phrase

_ROWS = 200  # a table of more could not be laid out before its end: it is shown in parts


def who(
    phrases: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Phrases, or - for standard input, one a line."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each phrase.")
    ] = False,
    context: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The sentence or more that the phrases stand in."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was published: for names whose coding changed."),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own names, looked up first (see docs/who.md)."),
    ] = None,
) -> None:
    """Say who a phrase means: country, sector and role, and why.

    What the phrase, the names and the gazetteers do not tell stays unknown. Exit code: 0, or 2
    where the command itself was wrong.
    """
    from whence.document.load import publication_date

    try:
        date = publication_date(published)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    own = _load(names)
    answers = (
        code_phrase(phrase, context=context, published=date, names=own) for phrase in _each(phrases)
    )
    if as_json:
        for answer in answers:
            print_line(answer)
    else:
        _show(answers)


def _load(path: Path | None) -> Names | None:
    if path is None:
        return None
    try:
        return Names.load(path)
    except OSError as error:
        message = f"'{path}' could not be read: {error.strerror}"
    except UnicodeDecodeError:
        message = f"'{path}' is not UTF-8 text"
    except ValueError as error:
        message = str(error)
    raise typer.BadParameter(visible(message), param_hint="--names")


def _each(phrases: list[str]) -> Iterator[str]:
    """Every phrase in order; a line of standard input is one, empty or not."""
    for phrase in phrases:
        if phrase != "-":
            # What is not UTF-8 on the command line arrives as lone surrogates.
            yield phrase.encode("utf-8", errors="replace").decode("utf-8")
            continue
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _show(answers: Iterator[Who]) -> None:
    console = Console(file=sys.stdout, highlight=False)
    rows: list[Who] = []
    for answer in answers:
        rows.append(answer)
        if len(rows) == _ROWS:
            console.print(_table(rows))
            rows = []
    if rows:
        console.print(_table(rows))


def _table(rows: list[Who]) -> Table:
    table = Table(box=None, pad_edge=False, expand=True, header_style="dim")
    table.add_column("phrase, and why", ratio=2)
    for column in ("country", "sector", "type"):
        table.add_column(column, no_wrap=True)
    table.add_column("name, role", ratio=1, overflow="fold")
    for row in rows:
        phrase = Text(visible(row.text)).append(f"\n{visible(row.why)}", style="dim")
        called = ", ".join(part for part in (row.name, row.role) if part)
        cells = (row.country, row.sector, row.type, called)
        table.add_row(phrase, *(Text(visible(cell or "-")) for cell in cells))
    return table
