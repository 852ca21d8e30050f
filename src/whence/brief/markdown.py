"""A brief as Markdown (CommonMark), in which nothing from a report is mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from whence.brief.content import Brief, BriefClaim, Line

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!@]|:(?=//)|(?<=www)\.)")
"""What could begin mark-up, an entity or a link within a line; no text of ours begins a line."""

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
    yield f"{_plain(brief.summary)} · story {_plain(brief.id)}"
    yield ""
    yield "## What is claimed"
    for number, claim in enumerate(brief.claims, 1):
        yield ""
        yield from _claim(number, claim)
    if brief.claims_left_out:
        yield ""
        yield f"{brief.claims_left_out:,} more claims: `whence story {brief.id}`"
    if brief.timeline:
        yield ""
        yield "## What happened when"
        yield ""
        for one in brief.timeline:
            yield f"- **{_plain(one.when)}** {_plain(one.what)}: “{_plain(one.quote)}” " + _place(
                one.place
            )
    yield ""
    yield "## Who copied whom"
    yield ""
    for report in brief.reports:
        derived = f" — {_plain(report.derived)}" if report.derived else ""
        yield (
            f"{'  ' * report.depth}- **{_plain(report.name)}**, {_plain(report.published)}: "
            f"{_plain(report.title)}{derived}"
        )


def _claim(number: int, claim: BriefClaim) -> Iterator[str]:
    yield f"### {number}\\. “{_plain(claim.statement)}”"
    yield ""
    yield f"**{_plain(claim.count)}**"
    if claim.origins:
        yield f"— {_plain('; '.join(claim.origins))}"
    yield ""
    if claim.first:
        yield f"- First: {_plain(claim.first)}"
    yield f"- Credibility, suggested: {_plain(claim.credibility)}"
    for dispute in claim.disputes:
        yield f"- **Disputed by {_plain(dispute.label)}**: “{_plain(dispute.quote)}” " + _place(
            dispute.place
        )
    for difference in claim.differences:
        values = "; ".join(
            f"*{_plain(value)}* ({_plain(reports)})" for value, reports in difference.values
        )
        yield f"- {difference.label} differs: {values}"
    for line in claim.tree:
        yield _tree_line(line)


def _tree_line(line: Line) -> str:
    indent = "  " * line.depth
    if line.kind == "report":
        return f"{indent}- {_plain(line.label)}: “{_plain(line.quote)}” {_place(line.place)}"
    return f"{indent}- {VOICES[line.kind]} **{_plain(line.label)}**"


def _place(place: str) -> str:
    return f"({_plain(place)})"


def _plain(text: str) -> str:
    """Text as Markdown that shows as it is: one line, its marks escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
