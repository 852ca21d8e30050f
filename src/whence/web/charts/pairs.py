"""Events between two countries over time: cooperation upwards, conflict downwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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


def pair_chart(events: Sequence[StoryEvent], places: Sequence[str]) -> Markup:
    """The chart, or nothing where no event is dated; a bar leads to the last of its events.

    ``places`` are the addresses of the events, one each, in the same order.
    """
    dated = [
        (day, one, place)
        for one, place in zip(events, places, strict=True)
        if (day := day_of(one.date)) is not None
    ]
    line = span_of((day for day, _, _ in dated), _LEFT, _WIDTH - _LEFT - _RIGHT)
    if line is None:
        return Markup()
    columns = min(line.days, _MOST_BARS)
    piles: dict[bool, dict[int, list[tuple[date, str]]]] = {False: {}, True: {}}
    for day, one, place in sorted(dated, key=lambda told: told[0]):
        at = (day - line.first).days * columns // line.days
        piles[is_conflict(one.type)].setdefault(at, []).append((day, place))
    highest = max(len(pile) for kind in piles.values() for pile in kind.values())
    step = line.width / columns
    width = round(max(min(step - 1, 22), 1), 1)
    middle = _TOP + _HALF
    bars = [
        _bar(pile, conflict, line.left + step * (at + 0.5), width, middle, _HALF / highest)
        for conflict, kind in piles.items()
        for at, pile in sorted(kind.items())
    ]
    bottom = middle + _HALF
    ticks = [
        Markup('<path class="tick" d="M{x} {y}v5"/><text x="{x}" y="{below}">{name}</text>').format(
            x=line.x(day), y=bottom + 4, below=bottom + 22, name=name
        )
        for day, name in line.ticks(_TICKS)
    ]
    cooperation, conflict = (sum(map(len, piles[kind].values())) for kind in (False, True))
    told = (
        f"{words.count(cooperation, 'event')} of cooperation and {conflict} of conflict,"
        f" {words.days(line.first.isoformat(), line.last.isoformat())}."
        " Each bar leads to its events in the list below."
    )
    return Markup(
        '<svg class="timeline pair" viewBox="0 0 {w} {h}" role="group" aria-label="{told}">'
        '<text class="row" x="0" y="{up}">cooperation</text>'
        '<text class="row" x="0" y="{down}">conflict</text>{bars}'
        '<path class="axis" d="M{left} {middle}H{right}"/>{ticks}</svg>'
    ).format(
        w=_WIDTH, h=bottom + 30, told=told, up=middle - 6, down=middle + 16, left=_LEFT,
        middle=middle, right=_WIDTH - _RIGHT, bars=Markup("").join(bars),
        ticks=Markup("").join(ticks),
    )  # fmt: skip


def _bar(
    pile: Sequence[tuple[date, str]],
    conflict: bool,
    center: float,
    width: float,
    middle: int,
    each: float,
) -> Markup:
    """Events of one kind as a link; so tall for ``each`` event."""
    tall = round(each * len(pile), 1)
    kind = "conflict" if conflict else "cooperation"
    days = words.days(pile[0][0].isoformat(), pile[-1][0].isoformat())
    return Markup(
        '<a href="{}" aria-label="{} of {}, {}">'
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/></a>'
    ).format(
        pile[-1][1], words.count(len(pile), "event"), kind, days, kind,
        round(center - width / 2, 1), middle + 1 if conflict else round(middle - 1 - tall, 1),
        width, tall,
    )  # fmt: skip
