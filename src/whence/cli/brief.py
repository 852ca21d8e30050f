"""`whence brief`: one story on one page."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown

from whence.cli.plain import visible
from whence.cli.stores import StorePlace, opened

if TYPE_CHECKING:
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
    name: Annotated[
        str, typer.Argument(metavar="STORY", help="The story, as `whence stories` names it.")
    ],
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
    with opened(store) as opened_store:
        made = make_brief(opened_store.story(name), claims=claims)
    if output is None and chosen is Face.terminal:
        Console(file=sys.stdout).print(_for_terminal(made))
        return
    text = _written(made, chosen)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(
            f"{output} cannot be written ({error.strerror}): give a file in a folder that is there",
            param_hint="--output",
        ) from None


def _for_terminal(made: "Brief") -> Markdown:
    from whence.brief import to_markdown

    lines = (visible(line) for line in to_markdown(made).split("\n"))
    return Markdown("\n".join(lines), hyperlinks=False)


def _written(made: "Brief", face: Face) -> str:
    from whence.brief import to_html, to_markdown

    return to_html(made) if face is Face.html else to_markdown(made)
