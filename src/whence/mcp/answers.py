"""What the tools answer: as much as fits in a conversation, every word of it with its place.

All values are frozen. A text longer than `EXCERPT` is cut at a word, and ends in an ellipsis;
``left_out`` says how many of something there are beyond those that are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from whence.coverage.called import report_name
from whence.coverage.quotes import Quote, Quotes, bare
from whence.coverage.types import Assertion, Claim, Story, StoryReport, StorySummary
from whence.document.types import DateInterval, Span
from whence.reading.types import Reading
from whence.store.types import Hit
from whence.wording import value_told

EXCERPT: Final = 400
EVIDENCE: Final = 3
"""Sentences that are shown for a claim."""
DENIALS: Final = 6
"""Denials that are shown of a claim."""


class Answer(BaseModel):
    """A value of an answer; the SDK publishes its JSON Schema."""

    model_config = ConfigDict(frozen=True)


class Evidence(Answer):
    """The sentence of one report that says it, and a link to the very words.

    ``outlet`` is what the report is called, its file where the outlet is not known. ``said_by``
    is the chain of those who said it, outermost relay first; empty where the report says it itself
    or names nobody.
    """

    outlet: str
    published: str | None
    said_by: tuple[str, ...]
    stance: str
    text: str
    document: str
    start: int
    end: int
    link: str


class ClaimAnswer(Answer):
    """A claim: who vouches for it, who disputes it, and where it stands."""

    id: str
    statement: str
    independent_origins: int
    origins: tuple[str, ...]
    outlets: int
    disputed_by: tuple[str, ...]
    differences: tuple[str, ...]
    credibility: str
    evidence: tuple[Evidence, ...]
    left_out: int


class TracedClaim(Answer):
    """A claim that says what was asked; ``similarity`` 0 to 1."""

    story: str
    story_title: str
    similarity: float
    claim: ClaimAnswer


class TraceAnswer(Answer):
    """The claims that say what was asked, best first; ``note`` says what that means."""

    query: str
    matches: tuple[TracedClaim, ...]
    note: str


class ReportLine(Answer):
    """One report of a story. ``copied_from`` names whom its text comes from, where it does."""

    document: str
    outlet: str | None
    title: str | None
    published: str | None
    copied_from: str | None
    link: str


class StoryAnswer(Answer):
    """A story in short."""

    id: str
    title: str
    first_seen: str | None
    last_seen: str | None
    claims: tuple[ClaimAnswer, ...]
    claims_left_out: int
    reports: tuple[ReportLine, ...]
    reports_left_out: int
    link: str


class StoryLine(Answer):
    """One story of a search, counted."""

    id: str
    title: str
    first_seen: str | None
    last_seen: str | None
    reports: int
    outlets: int
    copies: int
    claims: int
    origins: int
    disputed: int
    link: str


class Passage(Answer):
    """A place that a search found."""

    story: str
    document: str
    title: str | None
    text: str
    link: str


class SearchAnswer(Answer):
    """Stories and passages that hold the words, or mean them."""

    query: str
    stories: tuple[StoryLine, ...]
    passages: tuple[Passage, ...]


class Statement(Answer):
    """Words that a text reports. ``chain``: through whom, the speaker last; empty if not named."""

    source: str
    cue: str
    content: str
    chain: tuple[str, ...]
    act: str
    certainty: str
    start: int
    end: int


class Named(Answer):
    """Somebody whom a text names."""

    name: str
    type: str
    country: str | None
    sector: str | None
    roles: tuple[str, ...]


class ReadAnswer(Answer):
    """Who says what in a text."""

    title: str | None
    statements: tuple[Statement, ...]
    statements_left_out: int
    named: tuple[Named, ...]
    removed: int


def claim_answer(claim: Claim, story: Story, quotes: Quotes) -> ClaimAnswer:
    """A claim in short, the evidence of different outlets first; denials in their sentence."""
    known = {(one.document, one.attribution): one.spans for one in claim.assertions}
    denials: dict[tuple[str, str], Quote] = {}
    for one in claim.disputed_by:
        told = one.name, bare(one.text)
        if told not in denials and len(denials) < DENIALS:
            spans = known.get((one.document, one.attribution), ())
            denials[told] = quotes.denial(one, spans)
    names = {entity.id: entity.name for entity in story.entities}
    reports = {report.document: report for report in story.reports}
    shown = _of_different_outlets(claim.assertions, reports)[:EVIDENCE]
    return ClaimAnswer(
        id=claim.id,
        statement=shortened(claim.statement),
        independent_origins=claim.independent_origins,
        origins=tuple(_origin(one.name, one.through, one.is_party) for one in claim.origins),
        outlets=claim.outlets,
        disputed_by=tuple(
            f"{name}: {shortened(quote.whole)}"
            for (name, _), quote in denials.items()
        ),
        differences=tuple(
            f"{one.about}: {' / '.join(shortened(value_told(value), 80) for value in one.values)}"
            for one in claim.differences
        ),
        credibility=f"{claim.credibility.rating}: {claim.credibility.why}",
        evidence=tuple(_evidence(one, reports.get(one.document), names, quotes) for one in shown),
        left_out=len(claim.assertions) - len(shown),
    )  # fmt: skip


def story_answer(story: Story, claims: int, reports: int, quotes: Quotes) -> StoryAnswer:
    """A story in short: so many of its claims, the weightiest first, and of its reports."""
    by_id = {report.document: report for report in story.reports}
    return StoryAnswer(
        id=story.story.id,
        title=shortened(story.story.title),
        first_seen=day(story.story.first_seen),
        last_seen=day(story.story.last_seen),
        claims=tuple(claim_answer(claim, story, quotes) for claim in story.claims[:claims]),
        claims_left_out=max(len(story.claims) - claims, 0),
        reports=tuple(_report_line(report, by_id) for report in story.reports[:reports]),
        reports_left_out=max(len(story.reports) - reports, 0),
        link=f"/stories/{story.story.id}",
    )


def story_line(one: StorySummary) -> StoryLine:
    """One story of a list."""
    return StoryLine(
        id=one.id,
        title=shortened(one.title),
        first_seen=day(one.first_seen),
        last_seen=day(one.last_seen),
        reports=one.reports,
        outlets=one.outlets,
        copies=one.copies,
        claims=one.claims,
        origins=one.origins,
        disputed=one.disputed,
        link=f"/stories/{one.id}",
    )


def passage(hit: Hit) -> Passage:
    """One place that a search found."""
    return Passage(
        story=hit.story,
        document=hit.document,
        title=hit.title,
        text=shortened(hit.span.text),
        link=_link(hit.document, hit.span.start, hit.span.end),
    )


def read_answer(reading: Reading, statements: int, named: int) -> ReadAnswer:
    """What a text says, in short: so many statements, in text order, and so many names."""
    names = {entity.id: entity.name for entity in reading.entities}
    made = [
        Statement(
            source=_joined(one.source), cue=_joined(one.cue),
            content=shortened(_joined(one.content)),
            chain=tuple(names[entity] for entity in one.chain),
            act=one.act, certainty=one.certainty,
            start=one.content[0].start, end=one.content[-1].end,
        )
        for one in reading.attributions
        if one.content
    ]  # fmt: skip
    return ReadAnswer(
        title=reading.document.title,
        statements=tuple(made[:statements]),
        statements_left_out=max(len(made) - statements, 0),
        named=tuple(
            Named(
                name=one.name,
                type=one.type,
                country=one.country,
                sector=one.sector,
                roles=one.roles,
            )
            for one in [entity for entity in reading.entities if entity.named][:named]
        ),
        removed=len(reading.document.removed),
    )


def shortened(text: str, most: int = EXCERPT) -> str:
    """The text on one line, cut at a word if it is longer than so many characters."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[:most].rsplit(" ", 1)[0]
    return f"{kept} …"


def day(date: DateInterval | None) -> str | None:
    """An interval in as few characters as say it."""
    if date is None:
        return None
    if date.earliest == date.latest:
        return date.earliest
    return f"{date.earliest or ''}/{date.latest or ''}"


def _of_different_outlets(
    assertions: Sequence[Assertion], reports: dict[str, StoryReport]
) -> list[Assertion]:
    """The first assertion of each outlet, then the others."""

    first: dict[str, Assertion] = {}
    for one in assertions:
        report = reports.get(one.document)
        first.setdefault((report.outlet if report else None) or one.document, one)
    chosen = set(map(id, first.values()))
    return [*first.values(), *(one for one in assertions if id(one) not in chosen)]


def _evidence(
    one: Assertion, report: StoryReport | None, names: dict[str, str], quotes: Quotes
) -> Evidence:
    start, end = one.spans[0].start, one.spans[-1].end
    return Evidence(
        outlet=report_name(report) if report else "a report that is no longer here",
        published=day(report.published) if report else None,
        said_by=tuple(names.get(entity, entity) for entity in one.chain),
        stance=one.stance,
        text=shortened(quotes.around(one.document, one.spans, one.text).whole),
        document=one.document,
        start=start,
        end=end,
        link=_link(one.document, start, end),
    )


def _report_line(report: StoryReport, by_id: dict[str, StoryReport]) -> ReportLine:
    derived = report.derived
    original = by_id.get(derived.from_) if derived.from_ else None
    source = report_name(original) if original else derived.unseen
    return ReportLine(
        document=report.document,
        outlet=report.outlet,
        title=report.title,
        published=day(report.published),
        copied_from=f"{derived.extent} from {source}" if source else None,
        link=f"/reports/{report.document}",
    )


def _origin(name: str, through: Sequence[str], is_party: bool) -> str:
    words = name + (" (a party to the event)" if is_party else "")
    return f"{words}, through {', '.join(through)}" if through else words


def _joined(spans: Sequence[Span]) -> str:
    return " ".join(span.text for span in spans)


def _link(document: str, start: int, end: int) -> str:
    return f"/reports/{document}#c{start}-{end}"
