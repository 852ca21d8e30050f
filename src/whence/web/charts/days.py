"""Days along a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from whence.document.types import DateInterval


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included, over a width in pixels from ``left``."""

    first: date
    last: date
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many they are, at least 1."""
        return (self.last - self.first).days + 1

    def x(self, day: date, part: float = 0.5) -> float:
        """Where a day stands: its middle, or its beginning (0) or end (1)."""
        passed = (day - self.first).days + part
        return round(self.left + self.width * passed / self.days, 1)

    def ticks(self, at_most: int) -> list[tuple[date, str]]:
        """Days to be named under the line, with their names: days, months or years."""
        step = max(1, -(-self.days // at_most))
        if step <= 20:
            marked = [self.first + timedelta(step * index) for index in range(at_most)]
            return [(one, f"{one.day} {one:%b}") for one in marked if one <= self.last]
        if step <= 300:
            months = max(1, round(step / 30))
            starts = _months(self.first, self.last, months)
            return [(one, f"{one:%b} {one.year}") for one in starts]
        years = max(1, round(step / 365))
        return [
            (date(year, 1, 1), str(year))
            for year in range(self.first.year + 1, self.last.year + 1, years)
        ]


def day_of(when: DateInterval | None) -> date | None:
    """The day by which something is put in order: its first, or last, that is known."""
    if when is None:
        return None
    return parsed(when.earliest) or parsed(when.latest)


def parsed(iso: str | None) -> date | None:
    """A day, or None for what is none."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def span_of(days: Iterable[date], left: float, width: float) -> Span | None:
    """The line on which some days stand; None without any."""
    known = sorted(days)
    return Span(known[0], known[-1], left, width) if known else None


def _months(first: date, last: date, step: int) -> list[date]:
    index = first.year * 12 + first.month  # the month after the first day's, counted from 0
    found = []
    while (one := date(index // 12, index % 12 + 1, 1)) <= last:
        found.append(one)
        index += step
    return found
