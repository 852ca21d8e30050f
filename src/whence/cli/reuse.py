"""`whence reuse`: which reports derive from which, without a store."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.cli.inputs import (
    AllowPrivate,
    AsIs,
    Fields,
    MaxBytes,
    OutletName,
    Paths,
    Published,
    load_all,
    settings_of,
)
from whence.cli.plain import visible
from whence.cli.progress import counted
from whence.cli.render import ReportPrinter
from whence.cli.stores import print_line
from whence.document.limits import DOCUMENT_BYTES
from whence.document.types import Document, Refusal
from whence.reading.workers import cores

if TYPE_CHECKING:
    from whence.coverage.types import Passage, Reuse

_PASSAGES: Final = 3
_SHOWN: Final = 150
"""Characters of a passage that are shown."""


def reuse(
    paths: Paths,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each pair.")
    ] = False,
    as_is: AsIs = False,
    published: Published = None,
    outlet: OutletName = None,
    max_bytes: MaxBytes = DOCUMENT_BYTES,
    fields: Fields = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and tell which of them derive from which: copied, cut, merged or rewritten.

    Reports that tell the same facts in their own words, or share quotations only, are no copies.
    Exit code: 0 all were read, 1 something could not be, 2 the command itself was wrong.
    """
    # What reads takes a moment to load, which the other commands need not wait for.
    from whence.coverage.reuse.find import ReuseFinder
    from whence.coverage.stories.group import place_of
    from whence.reading.reader import Reader

    settings = settings_of(
        as_is=as_is,
        published=published,
        outlet=outlet,
        max_bytes=max_bytes,
        fields=fields,
        allow_private=allow_private,
    )
    messages = ReportPrinter(sys.stdout, sys.stderr)
    console = Console(file=sys.stdout, highlight=False)
    documents: dict[str, Document] = {}
    finder = ReuseFinder()
    pairs = refused = 0
    for outcome in counted(Reader(processes=cores()).read_reports(load_all(paths, settings))):
        if isinstance(outcome, Refusal):
            refused += 1
            messages.show(outcome)
            continue
        document = outcome.reading.document
        documents[document.id] = document
        for found in finder.add(outcome):
            pairs += 1
            a, b = documents[found.a], documents[found.b]
            if as_json:
                print_line(replace(found, a=place_of(a), b=place_of(b)))
            else:
                _show(console, found, a, b)
    if not as_json:
        could_not = f", {refused} could not be" if refused else ""
        told = f"{len(documents)} read{could_not}; {pairs} pair{'' if pairs == 1 else 's'}"
        Console(file=sys.stderr, highlight=False).print(f"{told} of which one derives from another")
    if refused:
        raise typer.Exit(1)


def _show(console: Console, found: Reuse, a: Document, b: Document) -> None:
    """The pair with what derives first, and its longest passages side by side."""
    from whence.coverage.stories.group import place_of

    derived, source, share = (a, b, found.share_a) if _derives_a(found) else (b, a, found.share_b)
    how = "from" if found.source != "unknown" else "from, or the other way round,"
    line = Text(visible(derived.title or "(no title)"), style="bold")
    _line(console, line.append(f"  {visible(place_of(derived))}", style="dim"))
    line = Text(f"  {found.extent}, {found.wording} ({share:.0%})", style="yellow")
    line.append(f" {how} {visible(source.title or '(no title)')}")
    line.append(f"  {visible(place_of(source))}", style="dim")
    sure = "" if found.source == "unknown" else f"  direction {found.direction}"
    _line(console, line.append(sure, style="dim"))
    longest = sorted(found.passages, key=lambda one: one.a[0] - one.a[1])[:_PASSAGES]
    table = Table(box=None, expand=True, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for one in sorted(longest, key=lambda one: one.a):
        table.add_row(*_sides(one, found, a, b))
    console.print(table)
    rest = len(found.passages) - len(longest)
    if rest:
        _line(console, Text(f"  and {rest} more passage{'s' if rest > 1 else ''}", style="dim"))
    console.print()


def _sides(one: Passage, found: Reuse, a: Document, b: Document) -> tuple[Text, Text]:
    in_a = Text(visible(_shortened(a.text[slice(*one.a)])))
    in_b = Text(visible(_shortened(b.text[slice(*one.b)])))
    return (in_a, in_b) if _derives_a(found) else (in_b, in_a)


def _derives_a(found: Reuse) -> bool:
    """Whether a is shown as the derived one; where nobody knows, the one covered more is."""
    if found.source == "unknown":
        return found.share_a > found.share_b
    return found.source == "b"


def _shortened(text: str) -> str:
    line = " / ".join(part for part in text.split("\n") if part)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _line(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True)
