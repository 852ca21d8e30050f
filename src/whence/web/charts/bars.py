"""A story's reports over its days, small enough to stand in a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from whence.web import words
from whence.web.charts.days import parsed, span_of

_WIDTH: Final = 132
_HEIGHT: Final = 26
_MOST_BARS: Final = 33


def day_bars(counts: Sequence[tuple[str, int]], what: str = "report") -> Markup:
    """Bars for the days (ISO) and how many of ``what`` were on each; nothing without a day."""
    known = [(day, number) for iso, number in counts if (day := parsed(iso)) is not None]
    line = span_of((day for day, _ in known), 0, _WIDTH)
    if line is None:
        return Markup()
    # Days that would be thinner than a bar can be are taken together.
    places = min(line.days, _MOST_BARS)
    heights = [0] * places
    for day, number in known:
        heights[(day - line.first).days * places // line.days] += number
    step = min(_WIDTH / places, 16)
    highest = max(heights)
    bars = Markup("").join(
        Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(
            round(index * step, 1),
            round(_HEIGHT - 1 - tall, 1),
            round(step - 1, 1),
            round(tall, 1),
        )
        for index, number in enumerate(heights)
        if (tall := (_HEIGHT - 3) * number / highest)
    )
    label = _in_words(known, what)
    return Markup(
        '<svg class="bars" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img"'
        ' aria-label="{label}"><path class="axis" d="M0 {base}H{end}"/>{bars}</svg>'
    ).format(
        w=_WIDTH, h=_HEIGHT, base=_HEIGHT - 0.5, end=round(step * places, 1), label=label, bars=bars
    )


def _in_words(counts: Sequence[tuple[object, int]], what: str) -> str:
    days = sorted((str(day), number) for day, number in counts)
    total = words.count(sum(number for _, number in days), what)
    told = f"{total}, {words.days(days[0][0], days[-1][0])}"
    peak = max(number for _, number in days)
    if len(days) < 2 or peak == 1:
        return told
    best = next(day for day, number in days if number == peak)
    return f"{told}; most on {words.day(best)}: {peak}"
