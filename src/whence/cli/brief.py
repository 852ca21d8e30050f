"""`whence brief`: one story on one page."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from whence.cli.plain import visible
from whence.cli.stores import StorePlace, fail, opened

if TYPE_CHECKING:
    from rich.markdown import Markdown

    from whence.brief import Brief


class Face(StrEnum):
    """What a brief is set as."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"


_BY_ENDING = {
    ".md": Face.markdown,
    ".markdown": Face.markdown,
    ".html": Face.html,
    ".htm": Face.html,
}


def brief(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[STORY]...",
            help="Stories, as `whence stories` names them (default: the latest).",
            show_default=False,
        ),
    ] = None,
    store: StorePlace = None,
    face: Annotated[
        Face | None,
        typer.Option("--format", help="How to set it (default: by --output's ending; terminal)."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to a file, not to the terminal.")
    ] = None,
    claims: Annotated[
        int, typer.Option(min=1, metavar="N", help="So many claims, the weightiest first.")
    ] = 12,
) -> None:
    """Set a story on one page: claims with their origins, disputes, timeline, who copied whom."""
    from whence.brief import make_brief

    chosen = face or (_BY_ENDING.get(output.suffix.lower()) if output else None) or Face.terminal
    if chosen is Face.html and names and len(names) > 1:
        fail(f"{len(names)} stories were named: an HTML file holds one, so give one STORY")
    with opened(store) as opened_store:
        wanted = names or [one.id for one in opened_store.stories(limit=1)]
        made = [
            make_brief(opened_store.story(name), claims=claims, read=opened_store.reading)
            for name in wanted
        ]
    if not made:
        fail("the store holds no story yet: whence add PATH...")
    if output is None and chosen is Face.terminal:
        Console(file=sys.stdout).print(*map(_for_terminal, made), sep="\n\n")
        return
    text = "\n".join(_written(one, chosen) for one in made)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(
            f"{output} cannot be written ({error.strerror}): give a file in a folder that is there"
        )


def _for_terminal(made: "Brief") -> "Markdown":
    from rich.markdown import Markdown

    from whence.brief import to_markdown

    return Markdown(_harmless(to_markdown(made)), hyperlinks=False)


def _written(made: "Brief", face: Face) -> str:
    from whence.brief import to_html, to_markdown

    return _harmless(to_html(made) if face is Face.html else to_markdown(made))


def _harmless(text: str) -> str:
    """A page that steers no terminal, whatever the reports and their files are called."""
    return "\n".join(map(visible, text.split("\n")))
