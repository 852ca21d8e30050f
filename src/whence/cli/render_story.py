"""A story as a person sees it in a terminal: every claim with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from rich.text import Text

from whence.cli.lines import Lines, counted, days, quoted, say
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import Assertion, Claim, Story, StoryEvent, StoryReport, StorySummary

SentenceOf = Callable[[Assertion], str]
"""The sentence of a report in which an assertion stands."""

_BAR, _LAST, _THROUGH, _NOTHING = "├─ ", "└─ ", "│  ", "   "


class StoryPrinter:
    """Prints stories and claims to a stream."""

    def __init__(self, results: TextIO) -> None:
        """Print to a stream."""
        self._lines = Lines(results)

    def summary(self, one: StorySummary) -> None:
        """A story in two lines."""
        self._lines.row("", say(one.title or "(no title)", "bold"))
        told = [
            days(one.first_seen, one.last_seen),
            counted(one.reports, "report"),
            counted(one.outlets, "outlet"),
            *([counted(one.copies, "copy", "copies")] if one.copies else []),
            counted(one.claims, "claim"),
            counted(one.origins, "origin"),
            *([f"{one.disputed:,} disputed"] if one.disputed else []),
        ]
        self._lines.row("  ", Text(f"{one.id}  {', '.join(told)}", style="dim"))

    def story(self, story: Story, sentence_of: SentenceOf, claims: int | None) -> None:
        """A whole story, with the first so many claims."""
        head = story.story
        lines = self._lines
        lines.row("", say(head.title or "(no title)", "bold"))
        told = [head.id, days(head.first_seen, head.last_seen), *head.countries]
        lines.row("  ", Text(", ".join(told), style="dim"))
        shown = story.claims[:claims]
        lines.head("claims" if shown else "no claims")
        for number, claim in enumerate(shown, start=1):
            self._claim(f"{number:>3}", claim, story, sentence_of)
        left = len(story.claims) - len(shown)
        if left:
            lines.row("     ", Text(f"and {counted(left, 'claim')} more (--all)", style="dim"))
        lines.head("reports")
        for report in story.reports:
            self._report(report, story)
        if story.events:
            lines.head("events")
        for event in story.events:
            self._event(event, story)
        if story.corrections:
            lines.head("corrections")
        for made in story.corrections:
            words = say(f"{made.kind} {made.subject} {made.object}", "magenta")
            words.append_text(say(f"  {made.by}, {made.at[:10]}: {made.why}", "dim"))
            lines.row(f"    {made.id}  ", words)

    def claim(self, label: str, claim: Claim) -> None:
        """A claim in a few lines, without its tree."""
        self._lines.row(f"{label}  ", quoted(claim.statement, "bold"))
        margin = " " * (len(label) + 2)
        self._lines.row(margin, _weight(claim))
        names = [origin.name for origin in claim.origins]
        if names:
            self._lines.row(margin, say("origins: " + ", ".join(names), "blue"))
        self._disputes(margin, claim, None)

    def _claim(self, label: str, claim: Claim, story: Story, sentence_of: SentenceOf) -> None:
        lines = self._lines
        lines.row(f"{label}  ", quoted(claim.statement, "bold"))
        margin = " " * (len(label) + 2)
        lines.row(margin, _weight(claim))
        lines.row(margin, say(f"{claim.credibility.rating}: {claim.credibility.why}", "italic"))
        tree = claim_tree(claim, story)
        for voice in tree.origins:
            self._voice(margin, voice, story, sentence_of, "origin")
        for voice in tree.others:
            self._voice(margin, voice, story, sentence_of, "also")
        self._disputes(margin, claim, story)
        for difference in claim.differences:
            values = "; ".join(
                f"{value.value} ({', '.join(_outlets(value.documents, story))})"
                for value in difference.values
            )
            lines.row(margin, say(f"{difference.about} differs: {values}", "yellow"))
        lines.blank()

    def _voice(
        self, margin: str, voice: Voice, story: Story, sentence_of: SentenceOf, kind: str
    ) -> None:
        """Who vouches or passes on, then their relays, then the words in the reports."""
        name = say(voice.name, "bold blue" if kind == "origin" else "blue")
        if voice.speakers:
            name.append_text(say(f" ({', '.join(voice.speakers)})", "blue"))
        if voice.is_party:
            name.append("  confirms it itself", style="green")
        self._lines.row(f"{margin}{kind} ", name)
        self._below(margin + " " * (len(kind) + 1), voice, story, sentence_of)

    def _below(self, margin: str, voice: Voice, story: Story, sentence_of: SentenceOf) -> None:
        last = len(voice.said) + len(voice.relays) - 1
        for place, assertion in enumerate(voice.said):
            here, below = _branch(place == last)
            words = say(_outlet(assertion.document, story), "cyan").append(": ")
            words.append_text(quoted(sentence_of(assertion)))
            told: list[str] = [assertion.certainty] if assertion.certainty != "CT+" else []
            told += ["differs"] if assertion.stance == "differs" else []
            copied = _copied(assertion.document, story)
            told += [copied] if copied else []
            if told:
                words.append_text(say(f"  [{', '.join(told)}]", "dim"))
            self._lines.row(margin + here, words, hanging=margin + below)
        for place, relay in enumerate(voice.relays, start=len(voice.said)):
            here, below = _branch(place == last)
            self._lines.row(margin + here, say(f"through {relay.name}", "blue"))
            self._below(margin + below, relay, story, sentence_of)

    def _disputes(self, margin: str, claim: Claim, story: Story | None) -> None:
        for one in claim.disputed_by:
            words = say(f"disputed by {one.name}: ", "red").append_text(quoted(one.text))
            if story is not None:
                words.append_text(say(f"  {_outlet(one.document, story)}", "cyan"))
            self._lines.row(margin, words)

    def _report(self, report: StoryReport, story: Story) -> None:
        words = say(report.outlet or "(outlet not known)", "cyan")
        words.append_text(say(f"  {report.title or '(no title)'}"))
        place = report.path if report.record is None else f"{report.path}#{report.record}"
        words.append_text(say(f"  {report.document}  {place}", "dim"))
        self._lines.row(f"    {days(report.published).ljust(14)}  ", words)
        derived = report.derived
        if derived.extent != "not":
            source = derived.unseen or "another report"
            if derived.from_ is not None:
                source = _outlet(derived.from_, story)
            share = f" ({derived.share:.0%})" if derived.share is not None else ""
            told = f"{derived.extent} from {source}{share}, {derived.wording}"
            unsure = "" if derived.direction == "known" else f", direction {derived.direction}"
            self._lines.row(" " * 20, say(f"{told}{unsure}", "yellow"))

    def _event(self, event: StoryEvent, story: Story) -> None:
        names = {entity.id: entity.name for entity in story.entities}
        actors = ", ".join(names.get(one, one) for one in event.actors) or "?"
        recipients = ", ".join(names.get(one, one) for one in event.recipients)
        words = Text(event.type, style="bold").append(f" {event.mode}" if event.mode else "")
        words.append_text(say(f"  {actors}{' → ' + recipients if recipients else ''}", "blue"))
        told = [event.certainty, counted(event.reports, "report")]
        words.append_text(say(f"  [{', '.join(told)}]", "dim"))
        self._lines.row(f"    {days(event.date).ljust(14)}  ", words)


def _weight(claim: Claim) -> Text:
    told = (
        f"{counted(claim.independent_origins, 'independent origin')},"
        f" {counted(claim.outlets, 'outlet')}"
    )
    return Text(told, style="green").append(", disputed" if claim.disputed_by else "", style="red")


def _branch(is_last: bool) -> tuple[str, str]:
    return (_LAST, _NOTHING) if is_last else (_BAR, _THROUGH)


def _outlet(document: str, story: Story) -> str:
    for report in story.reports:
        if report.document == document:
            return report.outlet or _file(report)
    return document


def _file(report: StoryReport) -> str:
    name = report.path.replace("\\", "/").rsplit("/", 1)[-1] or report.path
    return name if report.record is None else f"{name}#{report.record}"


def _outlets(documents: Sequence[str], story: Story) -> list[str]:
    return list(dict.fromkeys(_outlet(one, story) for one in documents))


def _copied(document: str, story: Story) -> str | None:
    """Where a report has its text from, where it derives wholly from another's."""
    for report in story.reports:
        if report.document == document and report.derived.extent == "wholly":
            source = report.derived.unseen
            if report.derived.from_ is not None:
                source = _outlet(report.derived.from_, story)
            return f"copied from {source}" if source else None
    return None
