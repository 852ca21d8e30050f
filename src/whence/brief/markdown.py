"""A brief as Markdown (CommonMark), in which nothing from a report is mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from whence.brief.types import Brief, BriefClaim, Line
from whence.brief.wording import HINT, more_claims, reports_head
from whence.coverage.quotes import Quote

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!@]|:(?=//)|(?<=www)\.)")
"""What could begin mark-up, an entity or a link within a line; no text of ours begins a line."""
_CORE = re.compile(r"(\W*)(\w(?:.*\w)?)(\W*)", re.DOTALL)

VOICES: Final = {
    "origin": "Origin:",
    "also": "Also said, not counted:",
    "relay": "through",
    "dispute": "Disputed by",
}


def to_markdown(brief: Brief) -> str:
    """The brief as a Markdown text that ends in a line break."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {_plain(brief.title)}"
    yield ""
    yield f"{_plain(brief.summary)}"
    yield ""
    yield f"*{_plain(HINT)} Story {_plain(brief.id)}.*"
    if brief.claims:
        yield ""
        yield "## What is claimed"
    for number, claim in enumerate(brief.claims, 1):
        yield ""
        yield from _claim(number, claim)
    if brief.claims_left_out:
        yield ""
        yield f"{more_claims(brief)}: `whence story {brief.id} --all`"
    if brief.timeline:
        yield ""
        yield "## What happened when"
        yield ""
        for one in brief.timeline:
            yield f"- **{_plain(one.when)}**: {_quote(one.quote)} — {_plain(one.place)}"
    if brief.reports:
        yield ""
        yield f"## {reports_head(brief)}"
        yield ""
    for report in brief.reports:
        derived = f"; {_plain(report.derived)}" if report.derived else ""
        yield (
            f"{'  ' * report.depth}- **{_plain(report.name)}**"
            f"{', ' * bool(report.published)}{_plain(report.published)}: "
            f"{_plain(report.title)}{derived}"
        )


def _claim(number: int, claim: BriefClaim) -> Iterator[str]:
    yield f"### {number}\\. “{_plain(claim.statement)}”"
    yield ""
    yield f"**{_plain(claim.count)}**{f': {_plain(claim.origins)}' if claim.origins else ''}"
    yield ""
    if claim.first:
        yield f"- First dated report: {_plain(claim.first)}"
    yield f"- Suggested credibility: {_plain(claim.credibility)}"
    for dispute in claim.disputes:
        yield f"- **Disputed by {_plain(dispute.label)}**: {_line(dispute)}"
    for difference in claim.differences:
        values = "; ".join(
            f"*{_plain(value)}* ({_plain(reports)})" for value, reports in difference.values
        )
        yield f"- {difference.label}: {values}"
    for line in claim.tree:
        indent = "  " * line.depth
        if line.kind == "report":
            yield f"{indent}- {_line(line)}"
        else:
            yield f"{indent}- {VOICES[line.kind]} **{_plain(line.label)}**"


def _line(line: Line) -> str:
    """The words of reports, and where they stand; of a dispute the voice stands before it."""
    where = line.copies if line.kind == "dispute" else line.label
    copied = f"; copied by {line.copies}" if line.copies and line.kind == "report" else ""
    told = _quote(line.quote) if line.quote else ""
    return f"{told} — {_plain(where + copied)}"


def _quote(quote: Quote) -> str:
    """A sentence between quotation marks of ours, the words that count in bold."""
    found = _CORE.fullmatch(quote.words)
    around = f"{quote.before}{quote.after}"
    if found is None or not any(character.isalnum() for character in around):
        return f"“{_plain(quote.whole)}”"
    # Bold that begins or ends with a mark beside a letter would be no bold.
    left, core, right = found.groups()
    return f"“{_beside(quote.before + left)}**{_plain(core)}**{_beside(right + quote.after)}”"


def _beside(text: str) -> str:
    """Text beside the words: its spaces at the ends stay."""
    plain = _plain(text)
    return f"{' ' * text[:1].isspace()}{plain}{' ' * text[-1:].isspace()}" if plain else text[:1]


def _plain(text: str) -> str:
    """Text as Markdown that shows as it is: one line, its marks escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
