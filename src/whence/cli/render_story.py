"""A story as a person sees it in a terminal: every claim with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.text import Text

from whence.cli.lines import Lines, counted, days, quoted, say
from whence.coverage.called import report_names
from whence.coverage.quotes import Quote, Quotes, bare
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import (
    Assertion,
    Claim,
    Dispute,
    Story,
    StoryEvent,
    StoryReport,
    StorySummary,
)
from whence.wording import RATINGS, country, percent, some, value_told

_NAMES = 6
"""Names that stand in one line; of more it is said how many."""

_BAR, _LAST, _THROUGH, _NOTHING = "├─ ", "└─ ", "│  ", "   "


class StoryPrinter:
    """Prints stories and claims to a stream."""

    def __init__(self, results: TextIO) -> None:
        """Print to a stream."""
        self._lines = Lines(results)

    def summary(self, one: StorySummary) -> None:
        """A story in three lines."""
        self._lines.row("", say(one.title or "(no title)", "bold"))
        copies = f", {counted(one.copies, 'copy', 'copies')}" if one.copies else ""
        told = Text(f"{counted(one.reports, 'report')}, {counted(one.outlets, 'outlet')}{copies}; ")
        told.append(f"{counted(one.claims, 'claim')}, {counted(one.origins, 'origin')}")
        told.append(f", {one.disputed:,} disputed" if one.disputed else "", style="red")
        self._lines.row("  ", told)
        self._lines.row("  ", Text(f"{one.id}  {days(one.first_seen, one.last_seen)}", style="dim"))

    def story(self, story: Story, quotes: Quotes, claims: int | None) -> None:
        """A whole story, with the first so many claims."""
        _StoryPage(self._lines, story, quotes).show(claims)

    def claim(self, label: str, claim: Claim, story: str = "") -> None:
        """A claim in a few lines, without its tree; ``story`` names the one that it is in."""
        self._lines.row(f"{label}  ", quoted(claim.statement, "bold"))
        margin = " " * (len(label) + 2)
        weight = _weight(claim)
        self._lines.row(
            margin, weight.append(f"  in story {story}", style="dim") if story else weight
        )
        names = [f"{one.name} (a party)" if one.is_party else one.name for one in claim.origins]
        if names:
            self._lines.row(margin, say(f"from {some(names, _NAMES)}", "blue"))
        for several in _alike(claim.disputed_by):
            words = say(f"disputed by {several[0].name}: ", "red")
            self._lines.row(margin, words.append_text(quoted(several[0].text)))


class _StoryPage:
    """Prints one story."""

    def __init__(self, lines: Lines, story: Story, quotes: Quotes) -> None:
        self._lines = lines
        self._story = story
        self._quotes = quotes
        self._names = report_names(story.reports)
        self._entities = {one.id: one.name for one in story.entities}
        self._copied = {
            one.document: self._names.get(one.derived.from_ or "") or one.derived.unseen
            for one in story.reports
            if one.derived.extent == "wholly"
        }

    def show(self, claims: int | None) -> None:
        """Everything, with the first so many claims."""
        story, lines = self._story, self._lines
        head = story.story
        lines.row("", say(head.title or "(no title)", "bold"))
        told = [head.id, days(head.first_seen, head.last_seen), *map(country, head.countries)]
        lines.row("  ", Text(", ".join(told), style="dim"))
        shown = story.claims[:claims]
        lines.head("claims" if shown else "no claims")
        for number, claim in enumerate(shown, start=1):
            self._claim(f"{number:>3}", claim)
        left = len(story.claims) - len(shown)
        if left:
            lines.row("     ", Text(f"and {counted(left, 'claim')} more (--all)", style="dim"))
        lines.head("reports" if story.reports else "no reports")
        for report in story.reports:
            self._report(report)
        if story.events:
            lines.head("events")
        for event in story.events:
            self._event(event)
        if story.corrections:
            lines.head("corrections")
        for made in story.corrections:
            words = say(f"{made.kind} {made.subject} {made.object}", "magenta")
            words.append_text(say(f"  {made.by}, {made.at[:10]}: {made.why}", "dim"))
            lines.row(f"    {made.id}  ", words)

    def _claim(self, label: str, claim: Claim) -> None:
        lines = self._lines
        lines.row(f"{label}  ", quoted(claim.statement, "bold"))
        margin = " " * (len(label) + 2)
        lines.row(margin, _weight(claim))
        rating = RATINGS[claim.credibility.rating]
        lines.row(margin, say(f"{rating}. {claim.credibility.why}", "italic"))
        self._disputes(margin, claim)
        for difference in claim.differences:
            values = "; ".join(
                f"{value_told(value)} ({some(self._called(value.documents), _NAMES)})"
                for value in difference.values
            )
            lines.row(margin, say(f"{difference.about} differs: {values}", "yellow"))
        tree = claim_tree(claim, self._story)
        for voice in tree.origins:
            self._voice(margin, voice, "origin")
        for voice in tree.others:
            self._voice(margin, voice, "also")
        lines.blank()

    def _voice(self, margin: str, voice: Voice, kind: str) -> None:
        """Who vouches or passes on, then the words in the reports, then their relays."""
        name = say(voice.name, "bold blue" if kind == "origin" else "blue")
        if voice.speakers:
            name.append_text(say(f" (as {some(voice.speakers, _NAMES)})", "blue"))
        if voice.is_party:
            name.append("  a party to the event", style="green")
        self._lines.row(f"{margin}{kind} ", name)
        self._below(margin, voice)

    def _below(self, margin: str, voice: Voice) -> None:
        said = self._said(voice.said)
        last = len(said) + len(voice.relays) - 1
        for place, words in enumerate(said):
            here, below = _branch(place == last)
            self._lines.row(margin + here, words, hanging=margin + below)
        for place, relay in enumerate(voice.relays, start=len(said)):
            here, below = _branch(place == last)
            self._lines.row(margin + here, say(f"through {relay.name}", "blue"))
            self._below(margin + below, relay)

    def _said(self, said: Sequence[Assertion]) -> list[Text]:
        """Each sentence once: who has it, who copied it from there, how sure they are."""
        told: dict[tuple[str, str, str], list[tuple[Assertion, Quote]]] = {}
        for one in said:
            quote = self._quotes.around(one.document, one.spans, one.text)
            key = bare(quote.whole), one.certainty, one.stance
            told.setdefault(key, []).append((one, quote))
        lines = []
        for several in told.values():
            one, quote = several[0]
            documents = [each.document for each, _ in several]
            own = [each for each in documents if each not in self._copied]
            copies = [each for each in documents if each in self._copied]
            words = say(some(self._called(own or copies), _NAMES), "cyan").append(": ")
            words.append_text(quoted(quote.whole))
            notes: list[str] = [one.certainty] if one.certainty != "CT+" else []
            notes += ["differs"] if one.stance == "differs" else []
            if own and copies:
                notes.append(f"copied by {some(self._called(copies), _NAMES)}")
            elif copies and (source := self._copied[copies[0]]):
                notes.append(f"copied from {source}")
            if notes:
                words.append_text(say(f"  [{', '.join(notes)}]", "dim"))
            lines.append(words)
        return lines

    def _disputes(self, margin: str, claim: Claim) -> None:
        known = {(one.document, one.attribution): one.spans for one in claim.assertions}
        for several in _alike(claim.disputed_by):
            first = several[0]
            spans = known.get((first.document, first.attribution), ())
            words = say(f"disputed by {first.name}: ", "red")
            words.append_text(quoted(self._quotes.denial(first, spans).whole))
            where = some(self._called([one.document for one in several]), _NAMES)
            self._lines.row(margin, words.append_text(say(f"  {where}", "cyan")))

    def _called(self, documents: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._names.get(one, one) for one in documents))

    def _report(self, report: StoryReport) -> None:
        words = say(report.outlet or "(outlet not known)", "cyan")
        words.append_text(say(f"  {report.title or '(no title)'}"))
        place = report.path if report.record is None else f"{report.path}#{report.record}"
        words.append_text(say(f"  {report.document}  {place}", "dim"))
        self._lines.row(f"    {days(report.published).ljust(14)}  ", words)
        derived = report.derived
        if derived.extent != "not":
            source = derived.unseen or "another report"
            if derived.from_ is not None:
                source = self._names.get(derived.from_, source)
            share = f" ({percent(derived.share)})" if derived.share is not None else ""
            told = f"{derived.extent} from {source}{share}, {derived.wording}"
            unsure = "" if derived.direction == "known" else f", direction {derived.direction}"
            self._lines.row(" " * 20, say(f"{told}{unsure}", "yellow"))

    def _event(self, event: StoryEvent) -> None:
        names = self._entities
        actors = ", ".join(names.get(one, one) for one in event.actors) or "?"
        recipients = ", ".join(names.get(one, one) for one in event.recipients)
        words = Text(event.type, style="bold").append(f" {event.mode}" if event.mode else "")
        words.append_text(say(f"  {actors}{' → ' + recipients if recipients else ''}", "blue"))
        told = [event.certainty, counted(event.reports, "report")]
        words.append_text(say(f"  [{', '.join(told)}]", "dim"))
        self._lines.row(f"    {days(event.date).ljust(14)}  ", words)


def _weight(claim: Claim) -> Text:
    told = (
        f"{counted(claim.outlets, 'outlet')},"
        f" {counted(claim.independent_origins, 'independent origin')}"
    )
    return Text(told, style="bold green").append(
        ", disputed" if claim.disputed_by else "", style="red"
    )


def _alike(disputes: Sequence[Dispute]) -> list[list[Dispute]]:
    """The disputes that one party makes in the same words, in whichever reports, together."""
    found: dict[tuple[str, str], list[Dispute]] = {}
    for one in disputes:
        found.setdefault((one.name, bare(one.text)), []).append(one)
    return list(found.values())


def _branch(is_last: bool) -> tuple[str, str]:
    return (_LAST, _NOTHING) if is_last else (_BAR, _THROUGH)
