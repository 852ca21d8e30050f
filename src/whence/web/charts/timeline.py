"""A story over time: its reports day by day, and below them what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from whence.coverage.types import StoryEvent, StoryReport
from whence.web import words
from whence.web.charts.days import Span, day_of, parsed, span_of
from whence.web.charts.quads import is_conflict

_WIDTH: Final = 720
_LEFT: Final = 84
_RIGHT: Final = 12
_REPORTS: Final = 74
"""Height of the upper part."""
_LANE: Final = 12
_MOST_LANES: Final = 8
_MOST_BARS: Final = 160
_TICKS: Final = 8
_BACK_DAYS: Final = 45
"""Events much older than the reports are in the list: drawn, they would press all else together."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An event as a line from its first day to its last."""

    first: date
    last: date
    conflict: bool
    words: str


def timeline(reports: Sequence[StoryReport], events: Sequence[StoryEvent]) -> Markup:
    """The chart, or nothing where nothing is dated."""
    published = [(day, one) for one in reports if (day := day_of(one.published)) is not None]
    drawn = _drawn(events, [day for day, _ in published])
    line = span_of(
        [*(day for day, _ in published), *(x for one in drawn for x in (one.first, one.last))],
        _LEFT,
        _WIDTH - _LEFT - _RIGHT,
    )
    if line is None:
        return Markup()
    lanes, placed = _lanes(drawn, line)
    bottom = _REPORTS + 14 + lanes * _LANE
    parts = [
        _bars(line, published),
        Markup('<path class="axis" d="M{} {}H{}"/>').format(_LEFT, _REPORTS, _WIDTH - _RIGHT),
        *placed,
        *_ticks(line, bottom),
        _label("reports", _REPORTS - 4),
        _label("events", _REPORTS + 20) if drawn else Markup(),
    ]
    own = sum(one.derived.extent == "not" for _, one in published)
    told = (
        f"{words.count(len(published), 'dated report')}, {own} of them own work, and"
        f" {words.count(len(drawn), 'dated event')},"
        f" {words.days(line.first.isoformat(), line.last.isoformat())}."
        " All stand in the lists below."
    )
    height = bottom + 24
    return Markup(
        '<svg class="timeline" viewBox="0 0 {w} {h}" role="img" aria-label="{told}">{parts}</svg>'
    ).format(w=_WIDTH, h=height, told=told, parts=Markup("").join(parts))


def _drawn(events: Sequence[StoryEvent], published: Sequence[date]) -> list[_Drawn]:
    found = []
    for one in events:
        first = day_of(one.date)
        if one.date is None or first is None:
            continue
        if published and abs((min(published) - first).days) > _BACK_DAYS:
            continue
        last = parsed(one.date.latest) or first
        if (last - first).days > 2 * _BACK_DAYS:
            continue
        conflict = is_conflict(one.type)
        name = f"{one.type.capitalize()}, {words.interval(one.date)}"
        found.append(_Drawn(first, max(first, last), conflict, name))
    return sorted(found, key=lambda one: (one.first, one.last))


def _bars(line: Span, published: Sequence[tuple[date, StoryReport]]) -> Markup:
    """Two piles a day: own work below, copies on it."""
    places = min(line.days, _MOST_BARS)
    own: Counter[int] = Counter()
    copies: Counter[int] = Counter()
    for day, one in published:
        at = (day - line.first).days * places // line.days
        (copies if one.derived.extent != "not" else own)[at] += 1
    if not published:
        return Markup()
    highest = max(own[at] + copies[at] for at in {*own, *copies})
    scale = (_REPORTS - 22) / highest
    step = line.width / places
    width = round(min(step - 1, 26), 1) if step > 2 else round(step, 1)
    bars = []
    for at in sorted({*own, *copies}):
        x = round(line.left + step * (at + 0.5) - width / 2, 1)
        base = float(_REPORTS)
        for kind, number in (("own", own[at]), ("copies", copies[at])):
            if number:
                tall = round(number * scale, 1)
                base = round(base - tall, 1)
                bars.append(
                    Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
                        kind, x, base, width, tall
                    )
                )
        bars.append(
            Markup('<text class="number" x="{}" y="{}">{}</text>').format(
                round(x + width / 2, 1), round(base - 4, 1), own[at] + copies[at]
            )
        )
    return Markup("").join(bars)


def _lanes(drawn: Sequence[_Drawn], line: Span) -> tuple[int, list[Markup]]:
    """Each event in the first lane that is free, down to the last lane there is."""
    ends: list[float] = []
    found = []
    for one in drawn:
        left, right = line.x(one.first), line.x(one.last)
        lane = next((at for at, end in enumerate(ends) if end + 12 < left), len(ends))
        lane = min(lane, _MOST_LANES - 1)
        if lane == len(ends):
            ends.append(right)
        else:
            ends[lane] = max(ends[lane], right)
        y = _REPORTS + 16 + lane * _LANE
        kind = "conflict" if one.conflict else "cooperation"
        if right > left:
            found.append(
                Markup('<path class="{} lasting" d="M{} {}H{}"/>').format(kind, left, y, right)
            )
        found.append(_mark(kind, left, y, one.words))
    return len(ends), found


def _mark(kind: str, x: float, y: float, told: str) -> Markup:
    """A square for conflict, a disc for cooperation: they differ without colour."""
    if kind == "conflict":
        return Markup(
            '<rect class="{}" x="{}" y="{}" width="8" height="8"><title>{}</title></rect>'
        ).format(kind, round(x - 4, 1), y - 4, told)
    return Markup('<circle class="{}" cx="{}" cy="{}" r="4"><title>{}</title></circle>').format(
        kind, x, y, told
    )


def _ticks(line: Span, y: float) -> list[Markup]:
    return [
        Markup('<path class="tick" d="M{x} {top}V{base}"/><text x="{x}" y="{below}">{name}</text>')
        .format(x=line.x(day), top=_REPORTS, base=_REPORTS + 4, below=y + 14, name=name)
        for day, name in line.ticks(_TICKS)
    ]  # fmt: skip


def _label(text: str, y: float) -> Markup:
    return Markup('<text class="row" x="0" y="{}">{}</text>').format(y, text)
