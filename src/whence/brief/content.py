"""What a brief says, in the order in which a person asks; the faces only set it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from whence.brief.wording import (
    counted,
    country_name,
    days,
    difference_label,
    event_name,
    joined,
    shortened,
)
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import (
    Claim,
    Derivation,
    Dispute,
    Story,
    StoryEvent,
    StoryReport,
)
from whence.document.types import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tree: a voice, or the words of a report.

    ``place`` says where the ``quote`` stands; both are empty for a voice.
    """

    depth: int
    kind: Literal["origin", "also", "relay", "report", "dispute"]
    label: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class BriefDifference:
    """In what reports differ: each value, and the reports that give it."""

    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BriefClaim:
    """One claim: its count, its first report, its tree, who disputes it, in what it differs."""

    statement: str
    count: str
    origins: tuple[str, ...]
    first: str
    credibility: str
    tree: tuple[Line, ...]
    disputes: tuple[Line, ...]
    differences: tuple[BriefDifference, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    when: str
    what: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A report, below the one that its text comes from."""

    depth: int
    name: str
    title: str
    published: str
    derived: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One story."""

    title: str
    id: str
    summary: str
    claims: tuple[BriefClaim, ...]
    claims_left_out: int
    timeline: tuple[Happening, ...]
    reports: tuple[BriefReport, ...]


_Root = Literal["origin", "also"]
_ORIGIN: Final[_Root] = "origin"
_ALSO: Final[_Root] = "also"


def make_brief(story: Story, *, claims: int = 12, timeline: int = 20) -> Brief:
    """The brief of a story, with so many of its claims, the weightiest first, and happenings."""
    names = _report_names(story.reports)
    return Brief(
        title=story.story.title,
        id=story.story.id,
        summary=_summary(story),
        claims=tuple(_claim(claim, story, names) for claim in story.claims[:claims]),
        claims_left_out=max(len(story.claims) - claims, 0),
        timeline=_timeline(story, names)[:timeline],
        reports=_reports(story.reports, names),
    )


def _report_names(reports: Sequence[StoryReport]) -> dict[str, str]:
    """What each report is called: its outlet; its file, too, where an outlet has several."""
    outlets = [report.outlet for report in reports]
    names = {}
    for report in reports:
        file = report.path.replace("\\", "/").rsplit("/", 1)[-1] or report.path
        if report.record is not None:
            file = f"{file}#{report.record}"
        if report.outlet is None:
            names[report.document] = file
        elif outlets.count(report.outlet) > 1:
            names[report.document] = f"{report.outlet} ({file})"
        else:
            names[report.document] = report.outlet
    return names


def _summary(story: Story) -> str:
    reports = story.reports
    outlets = {report.outlet or report.document for report in reports}
    copies = sum(report.derived.extent != "not" for report in reports)
    disputed = sum(bool(claim.disputed_by) for claim in story.claims)
    parts = [
        f"{counted(len(reports), 'report')} by {counted(len(outlets), 'outlet')}, "
        f"{copies} of them copied wholly or partly",
        f"{counted(len(story.claims), 'claim')}, {disputed} disputed",
    ]
    if seen := days(story.story.first_seen, story.story.last_seen):
        parts.append(seen)
    if story.story.countries:
        parts.append(", ".join(map(country_name, story.story.countries)))
    return " · ".join(parts)


def _claim(claim: Claim, story: Story, names: Mapping[str, str]) -> BriefClaim:
    tree = claim_tree(claim, story)
    return BriefClaim(
        statement=claim.statement,
        count=(
            f"{counted(claim.independent_origins, 'independent origin')}, "
            f"{counted(claim.outlets, 'outlet')}"
        ),
        origins=tuple(_origin(one.name, one.through, one.is_party) for one in claim.origins),
        first=_first(claim, story.reports, names),
        credibility=f"{claim.credibility.rating}: {claim.credibility.why}",
        tree=tuple(
            line
            for kind, voice in (
                *((_ORIGIN, voice) for voice in tree.origins),
                *((_ALSO, voice) for voice in tree.others),
            )
            for line in _voice(voice, 0, kind, names)
        ),
        disputes=tuple(_disputes(claim, names)),
        differences=tuple(
            BriefDifference(
                difference_label(one.about),
                tuple(
                    (value.value, joined([names.get(d, d) for d in value.documents]))
                    for value in one.values
                ),
            )
            for one in claim.differences
        ),
    )


def _origin(name: str, through: Sequence[str], is_party: bool) -> str:
    words = f"{name} (a party to the event)" if is_party else name
    return f"{words}, through {joined(through)}" if through else words


def _first(claim: Claim, reports: Sequence[StoryReport], names: Mapping[str, str]) -> str:
    """The earliest report that makes the claim, of those whose date is known."""
    making = {one.document for one in claim.assertions if one.stance != "denies"}
    dated = [
        (report.published.earliest, names[report.document], days(report.published))
        for report in reports
        if report.document in making and report.published and report.published.earliest
    ]
    if not dated:
        return ""
    _, name, day = min(dated)
    return f"{name}, {day}"


def _voice(voice: Voice, depth: int, kind: _Root, names: Mapping[str, str]) -> Iterable[Line]:
    """A voice, those through whom it is heard, and the reports with their words."""
    as_whom = f", as {joined(voice.speakers)}" if voice.speakers else ""
    yield Line(depth, kind if depth == 0 else "relay", f"{voice.name}{as_whom}", "", "")
    for relay in voice.relays:
        yield from _voice(relay, depth + 1, kind, names)
    for one in voice.said:
        differs = ", differs" if one.stance == "differs" else ""
        name = names.get(one.document, one.document)
        yield Line(depth + 1, "report", f"{name}{differs}", one.text, _characters(one.spans))


def _disputes(claim: Claim, names: Mapping[str, str]) -> Iterable[Line]:
    """Each who disputes it, once for all reports that have the same words."""
    told: dict[tuple[str, str], list[Dispute]] = {}
    for one in claim.disputed_by:
        told.setdefault((one.name, _words(one.text)), []).append(one)
    for (name, _), several in told.items():
        first = several[0]
        place = _place(first.document, _spans(claim, first), names)
        if len(several) > 1:
            place += f"; {joined([names.get(one.document, one.document) for one in several[1:]])}"
        yield Line(0, "dispute", name, first.text, place)


def _words(text: str) -> str:
    """A text without what copies change: case, quotation marks, punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _spans(claim: Claim, dispute: Dispute) -> Sequence[Span]:
    """Where the words of a dispute stand; nowhere known if the claim does not hold them."""
    for one in claim.assertions:
        if (one.document, one.attribution) == (dispute.document, dispute.attribution):
            return one.spans
    return ()


def _place(document: str, spans: Sequence[Span], names: Mapping[str, str]) -> str:
    name = names.get(document, document)
    return f"{name}, {_characters(spans)}" if spans else name


def _characters(spans: Sequence[Span]) -> str:
    return f"characters {spans[0].start}–{spans[-1].end}"


def _timeline(story: Story, names: Mapping[str, str]) -> tuple[Happening, ...]:
    """What is told as having happened, and is dated, earliest first."""
    entities = {one.id: one.name for one in story.entities}

    def line(event: StoryEvent) -> Happening:
        first = event.evidence[0]
        who = joined([entities.get(one, one) for one in event.actors])
        whom = joined([entities.get(one, one) for one in event.recipients])
        parts = [who, event_name(event.type, event.mode), whom]
        return Happening(
            when=days(event.date),
            what=" – ".join(part for part in parts if part),
            quote=shortened(first.text, 160),
            place=f"{names.get(first.document, first.document)}, characters "
            f"{first.start}–{first.end}",
        )

    told = [
        event
        for event in story.events
        if event.date and event.date.earliest and event.evidence and event.certainty == "CT+"
    ]
    told.sort(key=lambda event: (event.date.earliest if event.date else "", -event.reports))
    return tuple(line(event) for event in told)


def _reports(reports: Sequence[StoryReport], names: Mapping[str, str]) -> tuple[BriefReport, ...]:
    """The reports as a forest: each below its source, originals by date."""
    below: dict[str | None, list[StoryReport]] = {}
    known = {report.document for report in reports}
    for report in sorted(reports, key=_by_date):
        source = report.derived.from_ if report.derived.from_ in known else None
        below.setdefault(source, []).append(report)

    def walk(source: str | None, depth: int) -> Iterable[BriefReport]:
        for report in below.get(source, ()):
            yield BriefReport(
                depth=depth,
                name=names[report.document],
                title=report.title or "(no title)",
                published=days(report.published) or "undated",
                derived=_derived(report.derived),
            )
            yield from walk(report.document, depth + 1)

    return tuple(walk(None, 0))


def _by_date(report: StoryReport) -> tuple[str, str]:
    published = report.published
    return (published.earliest if published else None) or "9999", report.document


def _derived(derived: Derivation) -> str:
    if derived.extent == "not":
        return ""
    share = f", {derived.share:.0%} of it" if derived.share is not None else ""
    wording = f", {derived.wording}" if derived.wording else ""
    of = f" from {derived.unseen} (not in this collection)" if derived.unseen else ""
    sure = {"known": "", "likely": ", likely", "unknown": ", direction unknown"}
    return f"{derived.extent} derived{of}{share}{wording}{sure[derived.direction]}"
