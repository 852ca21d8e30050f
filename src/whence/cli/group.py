"""`whence group`: which reports tell of one event, without a store."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
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
    from whence.coverage.stories.traits import Traits


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is kept of a report that was read."""

    place: str
    title: str | None
    outlet: str | None
    day: str | None
    traits: Traits


def group(
    paths: Paths,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each story.")
    ] = False,
    as_is: AsIs = False,
    published: Published = None,
    outlet: OutletName = None,
    max_bytes: MaxBytes = DOCUMENT_BYTES,
    fields: Fields = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and tell which of them are of one story.

    Exit code: 0 all were read, 1 something could not be, 2 the command itself was wrong.
    """
    # What reads takes a moment to load, which the other commands need not wait for.
    from whence.coverage.stories.group import group_traits
    from whence.coverage.stories.traits import traits
    from whence.coverage.types import Group
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
    entries: dict[str, _Entry] = {}
    refused = False
    for outcome in counted(Reader(processes=cores()).read_reports(load_all(paths, settings))):
        if isinstance(outcome, Refusal):
            refused = True
            messages.show(outcome)
            continue
        document = outcome.reading.document
        entries[document.id] = _entry(document, traits(outcome))
    stories = group_traits((name, entry.traits) for name, entry in entries.items())
    if as_json:
        for story, members in stories:
            places = tuple(entries[name].place for name in members)
            print_line(Group(story, places))
    else:
        _show([(story, [entries[name] for name in members]) for story, members in stories])
    if refused:
        raise typer.Exit(1)


def _entry(document: Document, found: Traits) -> _Entry:
    from whence.coverage.stories.group import place_of

    return _Entry(
        place=place_of(document),
        title=document.title,
        outlet=document.outlet.name if document.outlet else None,
        day=document.published.earliest if document.published else None,
        traits=found,
    )


def _show(stories: list[tuple[str, list[_Entry]]]) -> None:
    """Each story under the title of its first report, its reports by day."""
    console = Console(file=sys.stdout, highlight=False)
    for number, (story, members) in enumerate(stories):
        if number:
            console.print()
        members = sorted(members, key=lambda one: one.day or "9999")
        title = next((one.title for one in members if one.title), "(no title)")
        count = f"{len(members)} report{'s' if len(members) > 1 else ''}"
        _line(console, Text(visible(title), style="bold").append(f"  {story}, {count}", "dim"))
        for one in members:
            line = Text(f"  {(one.day or '').ljust(10)}  ", style="dim")
            line.append(visible(one.outlet or "(outlet not known)"), style="cyan")
            line.append(f"  {visible(one.title or '(no title)')}", style="default")
            _line(console, line.append(f"  {visible(one.place)}", style="dim"))
    total = sum(len(members) for _, members in stories)
    if total:
        summary = f"{total} report{'s' if total > 1 else ''} in {len(stories)} "
        summary += "stories" if len(stories) > 1 else "story"
        Console(file=sys.stderr, highlight=False).print(summary)


def _line(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True)
