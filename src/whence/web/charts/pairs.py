"""Events between two countries over time: cooperation upwards, conflict downwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from whence.coverage.types import StoryEvent
from whence.web import words
from whence.web.charts.days import day_of, span_of
from whence.web.charts.quads import is_conflict

_WIDTH: Final = 720
_LEFT: Final = 92
_RIGHT: Final = 12
_HALF: Final = 70
"""Height of the bars of one kind."""
_TOP: Final = 16
_MOST_BARS: Final = 120
_TICKS: Final = 8


def pair_chart(events: Sequence[StoryEvent]) -> Markup:
    """The chart, or nothing where no event is dated."""
    dated = [(day, one) for one in events if (day := day_of(one.date)) is not None]
    line = span_of((day for day, _ in dated), _LEFT, _WIDTH - _LEFT - _RIGHT)
    if line is None:
        return Markup()
    places = min(line.days, _MOST_BARS)
    kinds: dict[bool, Counter[int]] = {False: Counter(), True: Counter()}
    for day, one in dated:
        kinds[is_conflict(one.type)][(day - line.first).days * places // line.days] += 1
    highest = max(number for counts in kinds.values() for number in counts.values())
    step = line.width / places
    width = round(max(min(step - 1, 22), 1), 1)
    middle = _TOP + _HALF
    bars = [
        Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
            "conflict" if conflict else "cooperation",
            round(line.left + step * (at + 0.5) - width / 2, 1),
            middle + 1 if conflict else round(middle - 1 - tall, 1),
            width,
            tall,
        )
        for conflict, counts in kinds.items()
        for at, number in sorted(counts.items())
        if (tall := round(_HALF * number / highest, 1))
    ]
    bottom = middle + _HALF
    ticks = [
        Markup('<path class="tick" d="M{x} {y}v5"/><text x="{x}" y="{below}">{name}</text>').format(
            x=line.x(day), y=bottom + 4, below=bottom + 22, name=name
        )
        for day, name in line.ticks(_TICKS)
    ]
    cooperation, conflict = (sum(kinds[kind].values()) for kind in (False, True))
    told = (
        f"{words.count(cooperation, 'event')} of cooperation and {conflict} of conflict,"
        f" {words.days(line.first.isoformat(), line.last.isoformat())}."
        " All stand in the list below."
    )
    return Markup(
        '<svg class="timeline pair" viewBox="0 0 {w} {h}" role="img" aria-label="{told}">'
        '<text class="row" x="0" y="{up}">cooperation</text>'
        '<text class="row" x="0" y="{down}">conflict</text>{bars}'
        '<path class="axis" d="M{left} {middle}H{right}"/>{ticks}</svg>'
    ).format(
        w=_WIDTH, h=bottom + 30, told=told, up=middle - 6, down=middle + 16, left=_LEFT,
        middle=middle, right=_WIDTH - _RIGHT, bars=Markup("").join(bars),
        ticks=Markup("").join(ticks),
    )  # fmt: skip
