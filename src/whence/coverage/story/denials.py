"""Denials of a report that name what they deny in few words or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from whence.coverage.story.places import holds
from whence.coverage.story.said import Denial
from whence.coverage.story.sayings import Sayings
from whence.coverage.story.speakers import Speakers
from whence.coverage.story.unsaid import bars, calls_it_untrue, is_unsaid
from whence.coverage.story.words import content_stems, stems_listed
from whence.reading.report import Report
from whence.reading.types import Attribution

_TURNS_DOWN: Final = re.compile(
    r"\b(?:reject|rebuff|refus|dismiss|turn|rul|rebuk|spurn|veto)\w*", re.I
)
_AS: Final = re.compile(r"as\b", re.IGNORECASE)


def find_denials(
    report: Report, sayings: Sayings, speakers: Speakers, stated: set[tuple[int, int]]
) -> Iterator[Denial]:
    """``stated``: the heads of the clauses that are statements."""
    for one in report.reading.attributions:
        inside = any(holds(one.content, head) for head in stated)
        if not one.content or (inside and one.act == "deny"):
            continue
        if one.act != "deny" and not calls_it_untrue(one):
            continue
        if is_unsaid(one) or _is_refusal(one):
            continue
        if any(bars(above) for above in sayings.above(one)):
            continue
        text = " ".join(span.text for span in one.content)
        yield Denial(
            document=report.reading.document.id,
            attribution=one.id,
            chain=speakers.chain(one),
            spans=one.content,
            text=" ".join(
                p.text for p in sorted((*one.source, *one.cue, *one.content), key=lambda p: p.start)
            ),
            start=one.content[0].start,
            stems=content_stems(text),
            vector=report.meaning.contents[sayings.row(one)],
            is_general=calls_it_untrue(one),
        )


def _is_refusal(one: Attribution) -> bool:
    """Whether somebody turns down what is asked or offered (*denied the motion*, *rejected the
    plan*), or calls it something (*dismissed as a farce*), and does not say that it is untrue.
    """
    if calls_it_untrue(one):
        return False
    words = content_stems(" ".join(span.text for span in one.content))
    if not words or words & stems_listed("accounts"):
        return False
    if words & stems_listed("granted") or _AS.match(one.content[0].text):
        return True
    turned = any(_TURNS_DOWN.search(span.text) for span in one.cue)
    return turned and not words & stems_listed("judgements")
