"""`whence stories`: the stories of a store."""

import sys
from typing import Annotated

import pycountry
import typer

from whence.cli.render_story import StoryPrinter
from whence.cli.stores import Limit, Offset, StorePlace, fail, opened, print_line


def stories(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line for each story.")
    ] = False,
    store: StorePlace = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Stories with reports from that day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Stories with reports up to that day.")
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Stories on a country (alpha-3); several: on all."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Stories in which somebody is quoted.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Stories that an outlet reports.")
    ] = None,
    disputed: Annotated[
        bool | None,
        typer.Option("--disputed/--undisputed", help="Stories with disputed claims, or without."),
    ] = None,
    query: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Stories found by words and meaning.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> None:
    """List stories, the latest first."""
    for code in country or ():
        if pycountry.countries.get(alpha_3=code.upper()) is None:
            fail(f"{code!r} is no country: give an ISO 3166 alpha-3 code such as NOR")
    if since and until and since > until:
        fail(f"--since {since} is after --until {until}: no story can be between them")
    with opened(store) as opened_store:
        found = opened_store.stories(
            since=since,
            until=until,
            country=country,
            source=source,
            outlet=outlet,
            disputed=disputed,
            query=query,
            limit=limit,
            offset=offset,
        )
        if as_json:
            for one in found:
                print_line(one)
            return
        printer = StoryPrinter(sys.stdout)
        for one in found:
            printer.summary(one)
        total = opened_store.count(
            since=since,
            until=until,
            country=country,
            source=source,
            outlet=outlet,
            disputed=disputed,
            query=query,
        )
        typer.echo(f"{len(found):,} of {total:,}", err=True)
