"""A reading as a person sees it in a terminal."""

import unicodedata
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whence.document.types import DateInterval, Document, Outlet, Refusal
from whence.reading.types import Quotation, Reading

_EVIDENCE = {
    "metadata": "by its metadata",
    "url": "by its address",
    "credit": "by its credit line",
    "given": "as given",
    "stated": "as stated",
    "anchored": "counted from the publication date",
    "inferred": "inferred",
}
_QUOTE_STYLES = ("cyan", "magenta")
# Marks for output that has no colour: a terminal's reader sees quotations either way.
_OPEN, _CLOSE = "⟪", "⟫"
_REMOVED_CHARACTERS = 100


class ReportPrinter:
    """Prints readings to one stream and refusals to another, and counts both."""

    def __init__(self, results: TextIO, messages: TextIO) -> None:
        self._results = Console(file=results, highlight=False)
        self._messages = Console(file=messages, highlight=False, soft_wrap=True)
        self._read = 0
        self._refused = 0

    def show(self, outcome: Reading | Refusal) -> None:
        """Print one outcome."""
        if isinstance(outcome, Refusal):
            self._refused += 1
            self._messages.print(_refusal_line(outcome), style="red")
            return
        if self._read:
            self._results.print()
        self._read += 1
        self._results.print(Text(_visible(outcome.document.title or "(no title)"), style="bold"))
        self._results.print(_about(outcome.document))
        self._results.print()
        coloured = self._results.color_system is not None
        self._results.print(Padding(_sentences(outcome, coloured), (0, 0, 0, 2)))
        if outcome.document.removed:
            self._results.print()
            self._results.print(_removed(outcome.document))

    def summarise(self) -> None:
        """Say how many were read and how many were not, where that is not plain to see."""
        if self._read + self._refused > 1:
            could_not = f", {self._refused} could not be" if self._refused else ""
            self._messages.print(f"{self._read} read{could_not}")


def _refusal_line(refusal: Refusal) -> Text:
    record = "" if refusal.record is None else f"#{refusal.record}"
    where = _visible(f"{refusal.path}{record}")
    return Text(f"whence: {where}: {_visible(refusal.error.message)} [{refusal.error.code}]")


def _about(document: Document) -> Padding:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for name, value in _facts(document):
        table.add_row(name, Text(_visible(value)))
    return Padding(table, (0, 0, 0, 2))


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    record = "" if document.record is None else f"#{document.record}"
    yield "file", f"{document.path}{record}"
    if document.url and document.url != document.path:
        yield "address", document.url
    yield "outlet", _outlet(document.outlet)
    yield "published", _date(document.published)
    if document.authors:
        yield "by", ", ".join(document.authors)
    if document.credits:
        yield "credits", ", ".join(document.credits)
    if document.dateline:
        line = document.dateline
        date = f", {_date(line.date)}" if line.date else ""
        yield "dateline", f"{line.place}{date}{f' ({line.agency})' if line.agency else ''}"
    yield "language", document.language or "not known"
    if document.replaced_characters:
        yield "damage", f"{document.replaced_characters} characters could not be decoded"


def _outlet(outlet: Outlet | None) -> str:
    if outlet is None:
        return "not known"
    domain = f" ({outlet.domain})" if outlet.domain and outlet.domain != outlet.name else ""
    return f"{outlet.name}{domain}, {_EVIDENCE[outlet.how]}"


def _date(date: DateInterval | None) -> str:
    if date is None:
        return "not known"
    days = [day for day in (date.earliest, date.latest) if day is not None]
    if len(set(days)) == 1 and date.earliest and date.latest:
        return f"{days[0]}, {_EVIDENCE[date.how]}"
    return f"{date.earliest or '...'} to {date.latest or '...'}, {_EVIDENCE[date.how]}"


def _sentences(reading: Reading, coloured: bool) -> Table:
    """The text, one numbered sentence a row, paragraphs apart."""
    text = reading.document.text
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    table.add_column()
    previous_end = 0
    for number, (start, end) in enumerate(reading.sentences, start=1):
        if "\n\n" in text[previous_end:start]:
            table.add_row()
        marked = _mark_quotations(text, start, end, reading.quotations, coloured)
        table.add_row(str(number), marked)
        previous_end = end
    return table


def _mark_quotations(
    text: str, start: int, end: int, quotations: tuple[Quotation, ...], coloured: bool
) -> Text:
    inside = [quote for quote in quotations if quote.start < end and quote.end > start]
    if coloured:
        line = Text(_visible(text[start:end]))
        for quote in inside:
            style = _QUOTE_STYLES[(quote.depth - 1) % len(_QUOTE_STYLES)]
            line.stylize(style, max(quote.start, start) - start, min(quote.end, end) - start)
        return line
    marks = sorted(
        [(max(quote.start, start), 1, _OPEN) for quote in inside]
        + [(min(quote.end, end), 0, _CLOSE) for quote in inside]
    )
    pieces: list[str] = []
    at = start
    for offset, _, mark in marks:
        pieces += (text[at:offset], mark)
        at = offset
    return Text(_visible("".join([*pieces, text[at:end]])))


def _removed(document: Document) -> Padding:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(style="dim", overflow="ellipsis", no_wrap=True)
    table.add_row("removed", "")
    for piece in document.removed:
        line = " / ".join(piece.text.split("\n"))
        shown = line if len(line) <= _REMOVED_CHARACTERS else f"{line[:_REMOVED_CHARACTERS]}…"
        table.add_row(piece.kind, Text(_visible(shown)))
    return Padding(table, (0, 0, 0, 2))


def _visible(text: str) -> str:
    """Text that cannot steer the terminal: control and direction characters become U+FFFD.

    Each is replaced by one character, so that offsets stay true.
    """
    return "".join(
        " "
        if character in "\n\t\r"
        else "\ufffd"
        if unicodedata.category(character) == "Cc" or character in _DIRECTIONS
        else character
        for character in text
    )


_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
