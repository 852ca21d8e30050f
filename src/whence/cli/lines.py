"""Lines for people: a margin, and words beside it that wrap in a column of their own."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from whence.cli.plain import visible
from whence.document.types import DateInterval

_NARROWEST = 24


class Lines:
    """Writes to one stream; text from reports is made harmless by `say`."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream, with colours where it is a terminal."""
        self._console = Console(file=stream, highlight=False)

    def row(self, margin: str, words: Text, *, hanging: str | None = None) -> None:
        """A row; where it wraps, later lines begin with ``hanging`` (else blanks)."""
        before = Text(margin, style="dim")
        width = max(self._console.width - before.cell_len, _NARROWEST)
        for line in words.wrap(self._console, width) or [Text()]:
            line.rstrip()
            whole = before + line
            whole.rstrip()
            self._console.print(whole, soft_wrap=True)
            before = Text(hanging if hanging is not None else " " * before.cell_len, style="dim")

    def blank(self) -> None:
        """An empty line."""
        self._console.print()

    def head(self, words: str) -> None:
        """The name of a part."""
        self.blank()
        self.row("  ", Text(words, style="dim"))


def say(words: str, style: str = "") -> Text:
    """Words of unknown origin, fit for a terminal."""
    return Text(visible(words), style=style)


def quoted(words: str, style: str = "") -> Text:
    """The same, in one line between quotation marks of ours."""
    return say(f"“{' '.join(words.split())}”", style)


def counted(count: int, one: str, several: str | None = None) -> str:
    """*1 report*, *3 reports*."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def days(first: DateInterval | None, last: DateInterval | None = None) -> str:
    """*2031-03-02*, *2031-03-02 to 2031-03-19*, or *date not known*."""
    until = last or first
    ends = (
        (first.earliest or first.latest) if first else None,
        (until.latest or until.earliest) if until else None,
    )
    known = list(dict.fromkeys(end for end in ends if end))
    return " to ".join(known) if known else "date not known"
