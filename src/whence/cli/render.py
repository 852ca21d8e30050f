"""A reading as a person sees it in a terminal."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from whence.cli.plain import visible
from whence.document.types import DateInterval, Document, Outlet, Refusal
from whence.reading.types import Attribution, Event, Quotation, Reading

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
_REMOVED_CHARACTERS = 120
_LABEL_WIDTH = 10
_NARROWEST = 20


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
        document = outcome.document
        self._line(Text(visible(document.title or "(no title)"), style="bold"))
        for name, value in _facts(document):
            self._row(Text(name.ljust(_LABEL_WIDTH), style="dim"), Text(visible(value)))
        self._sentences(outcome)
        self._attributions(outcome)
        self._events(outcome)
        if document.removed:
            self._results.print()
            self._row(Text("removed", style="dim"), Text())
        for piece in document.removed:
            words = Text(visible(_shortened(piece.text)), style="dim")
            self._row(Text(f"  {piece.kind}".ljust(_LABEL_WIDTH + 2), style="dim"), words)

    def _sentences(self, reading: Reading) -> None:
        """The text, one numbered sentence a row, paragraphs apart."""
        text = reading.document.text
        coloured = self._results.color_system is not None and not self._results.no_color
        upcoming = deque(reading.quotations)
        open_ones: list[Quotation] = []
        previous_end = 0
        for number, (start, end) in enumerate(reading.sentences, start=1):
            if number == 1 or "\n\n" in text[previous_end:start]:
                self._results.print()
            while upcoming and upcoming[0].start < end:
                open_ones.append(upcoming.popleft())
            open_ones = [quotation for quotation in open_ones if quotation.end > start]
            marked = _mark_quotations(text, start, end, open_ones, coloured)
            self._row(Text(f"{number:>3}", style="dim"), marked)
            previous_end = end

    def _attributions(self, reading: Reading) -> None:
        """Who says what: source, cue and content in their colours, what stands within indented."""
        if reading.attributions:
            self._results.print()
            self._row(Text("said", style="dim"), Text())
        depths: dict[str | None, int] = {None: -1}
        names = {entity.id: entity.name for entity in reading.entities}
        for one in _nested(reading.attributions):
            depths[one.id] = depths[one.within] + 1
            label = Text(f"  {'  ' * depths[one.id]}{one.id.ljust(4)}", style="dim")
            self._row(label, _attribution(one, [names[link] for link in one.chain]))

    def _events(self, reading: Reading) -> None:
        """What happened, was planned or is denied, in PLOVER's terms."""
        if reading.events:
            self._results.print()
            self._row(Text("events", style="dim"), Text())
        names = {entity.id: entity.name for entity in reading.entities}
        for one in reading.events:
            self._row(Text(f"  {one.id.ljust(4)}", style="dim"), _event(one, names))

    def _row(self, label: Text, words: Text) -> None:
        """A label, and words beside it that wrap in a column of their own."""
        margin = Text("  ").append_text(label).append("  ")
        width = max(self._results.width - margin.cell_len, _NARROWEST)
        for line in words.wrap(self._results, width) or [Text()]:
            line.rstrip()
            self._line(margin + line)
            margin = Text(" " * margin.cell_len)

    def _line(self, line: Text) -> None:
        line.rstrip()
        self._results.print(line, soft_wrap=True)

    def summarise(self) -> None:
        """Say how many were read and how many were not, where that is not plain to see."""
        if self._read + self._refused > 1:
            could_not = f", {self._refused} could not be" if self._refused else ""
            self._messages.print(f"{self._read} read{could_not}")


def _nested(attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """Attributions in text order, each followed by those within its content."""
    held: dict[str | None, list[Attribution]] = {}
    for one in attributions:
        held.setdefault(one.within, []).append(one)
    stack = held.get(None, [])[::-1]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(held.get(one.id, [])[::-1])


def _event(one: Event, names: Mapping[str, str]) -> Text:
    """*TYPE mode ACTOR → RECIPIENT “trigger” in PLACE, DATE [certainty, attribution]*."""
    actors, recipients = (
        ", ".join(names[id_] for id_ in ids) for ids in (one.actors, one.recipients)
    )
    line = Text(one.type, style="bold").append(f" {one.mode}" if one.mode else "")
    line.append(f" {visible(actors or '?')}", style="blue")
    if recipients and one.recipients != one.actors:
        line.append(f" → {visible(recipients)}", style="blue")
    line.append(f" “{visible(one.trigger.text)}”")
    if one.place is not None:
        country = f" ({one.place.country})" if one.place.country else ""
        line.append(f" in {visible(one.place.name)}{country}")
    if one.date is not None and (one.date.earliest or one.date.latest):
        line.append(f", {_days(one.date)}")
    return line.append(
        f"  [{one.certainty}{', ' + one.said_in if one.said_in else ''}]", style="dim"
    )


def _attribution(one: Attribution, chain: Sequence[str]) -> Text:
    parts = (
        (one.source, "bold blue", "(not named)"),
        (one.cue, "bold yellow", ""),
        (one.content, "green", ""),
    )
    line = Text()
    for spans, style, unnamed in parts:
        words = " … ".join(span.text for span in spans) or unnamed
        if words:
            line.append(" | " if line else "").append(visible(words), style=style)
    told = f"  [{one.quote}, {one.act}, {one.certainty}]"
    line.append(told, style="dim")
    return line.append(f" ← {visible(' → '.join(chain))}" if chain else "", style="blue")


def _refusal_line(refusal: Refusal) -> Text:
    where = _place(refusal.path, refusal.record)
    return Text(visible(f"whence: {where}: {refusal.error.message} [{refusal.error.code}]"))


def _place(path: str, record: int | None) -> str:
    return path if record is None else f"{path}#{record}"


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    yield "file", _place(document.path, document.record)
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
    return "not known" if date is None else f"{_days(date)}, {_EVIDENCE[date.how]}"


def _days(date: DateInterval) -> str:
    if date.earliest is not None and date.earliest == date.latest:
        return date.earliest
    return f"{date.earliest or '...'} to {date.latest or '...'}"


def _mark_quotations(
    text: str, start: int, end: int, inside: list[Quotation], coloured: bool
) -> Text:
    if coloured:
        line = Text(visible(text[start:end]))
        for quote in inside:
            style = _QUOTE_STYLES[(quote.depth - 1) % len(_QUOTE_STYLES)]
            line.stylize(style, max(quote.start, start) - start, min(quote.end, end) - start)
        return line
    marks = sorted(
        [(quote.start, 1, _OPEN) for quote in inside if quote.start >= start]
        + [(quote.end, 0, _CLOSE) for quote in inside if quote.end <= end]
    )
    pieces: list[str] = []
    at = start
    for offset, _, mark in marks:
        pieces += (text[at:offset], mark)
        at = offset
    return Text(visible("".join([*pieces, text[at:end]])))


def _shortened(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= _REMOVED_CHARACTERS else f"{line[:_REMOVED_CHARACTERS]}…"
