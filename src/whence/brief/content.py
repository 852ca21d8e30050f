"""What a brief says, in the order in which a person asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from whence.brief.claims import Claims
from whence.brief.types import Brief, BriefReport, Happening
from whence.brief.wording import derived, on_one_line, trimmed
from whence.coverage.called import report_names
from whence.coverage.quotes import Quote, Quotes, bare
from whence.coverage.types import Story, StoryReport
from whence.document.types import Span
from whence.reading.types import Reading
from whence.wording import between, count, country, interval, joined


def make_brief(
    story: Story,
    *,
    claims: int = 12,
    timeline: int = 20,
    read: Callable[[str], Reading] | None = None,
) -> Brief:
    """The brief of a story, with so many of its claims, the weightiest first, and happenings.

    ``read`` gives the reading of a document, for the sentences around what is quoted.
    """
    names = report_names(story.reports)
    quotes = Quotes(read) if read is not None else None
    made = Claims(story, names, quotes)
    return Brief(
        title=on_one_line(story.story.title) or "(no title)",
        id=story.story.id,
        summary=_summary(story),
        claims=tuple(made.claim(claim) for claim in story.claims[:claims]),
        claims_left_out=max(len(story.claims) - claims, 0),
        timeline=_timeline(story, names, quotes)[:timeline],
        reports=_reports(story.reports, names),
    )


def _summary(story: Story) -> str:
    """*13 reports by 12 outlets, 2 to 5 March 2031; 5 copies. 115 claims, 8 disputed.*"""
    reports = story.reports
    outlets = {report.outlet or report.document for report in reports}
    wholly, partly = (
        sum(report.derived.extent == extent for report in reports)
        for extent in ("wholly", "partly")
    )
    seen = between(story.story.first_seen, story.story.last_seen)
    copies = [count(wholly, "copy", "copies")] if wholly else []
    copies += [f"{partly:,} copied in part"] if partly else []
    disputed = sum(bool(claim.disputed_by) for claim in story.claims)
    parts = (
        f"{count(len(reports), 'report')} by {count(len(outlets), 'outlet')}",
        f", {seen}" if seen else "",
        f"; {', '.join(copies)}" if copies else "",
        f". {count(len(story.claims), 'claim')}, {disputed:,} disputed.",
        f" {joined([country(code) for code in story.story.countries])}."
        if story.story.countries
        else "",
    )
    return "".join(parts)


def _timeline(
    story: Story, names: Mapping[str, str], quotes: Quotes | None
) -> tuple[Happening, ...]:
    """What is told as having happened, and is dated, earliest first; a sentence of a day once."""
    told = [
        event
        for event in story.events
        if event.date and event.date.earliest and event.evidence and event.certainty == "CT+"
    ]
    told.sort(key=lambda event: (event.date.earliest if event.date else "", -event.reports))
    lines: dict[tuple[str, str], Happening] = {}
    for event in told:
        first = event.evidence[0]
        span = Span(first.start, first.end, first.text)
        quote = quotes.around(first.document, (span,), first.text) if quotes else Quote(first.text)
        name = names.get(first.document, first.document)
        place = f"{name} [{first.start}–{first.end}]"
        made = Happening(interval(event.date), trimmed(quote), place)
        lines.setdefault((made.when, bare(quote.whole)), made)
    return tuple(lines.values())


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
                title=on_one_line(report.title or "") or "(no title)",
                published=_unless(interval(report.published) or "no date", names[report.document]),
                derived=derived(report.derived),
            )
            yield from walk(report.document, depth + 1)

    return tuple(walk(None, 0))


def _unless(day: str, name: str) -> str:
    """A day, unless the name that it stands beside says it."""
    return "" if day in name else day


def _by_date(report: StoryReport) -> tuple[str, str]:
    published = report.published
    return (published.earliest if published else None) or "9999", report.document
