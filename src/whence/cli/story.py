"""`whence story`: one story, each claim with where it comes from."""

import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.render_story import StoryPrinter
from whence.cli.stores import StorePlace, opened, print_line
from whence.coverage.types import Assertion

if TYPE_CHECKING:
    from whence.store import Store

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
        StoryPrinter(sys.stdout).story(found, _sentences(opened_store), claims)


def _sentences(store: "Store") -> Callable[[Assertion], str]:
    reading = cache(store.reading)

    def sentence_of(one: Assertion) -> str:
        """The sentences that an assertion stands in, whole."""
        read = reading(one.document)
        start, end = one.spans[0].start, one.spans[-1].end
        held = [span for span in read.sentences if span[0] < end and start < span[1]]
        if not held:
            return one.text
        return read.document.text[held[0][0] : held[-1][1]]

    return sentence_of
