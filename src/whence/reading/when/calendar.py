"""Arithmetic on days and calendar units.

A week runs from Monday to Sunday (ISO 8601, as TIMEX3 counts them), a century from its year 1 to
its year 100, a decade from its year 0 to its year 9.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "beginning", "end"]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
# Of seven days from Monday, ten years from year 0, a hundred from year 1; both ends count.
_OF_WEEK = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}
_OF_DECADE = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_OF_CENTURY = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}
_WIDER: dict[Part, str] = {"beginning": "early", "end": "late"}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from the first to the last, both included; an end that is not known is None."""

    first: date | None
    last: date | None


UNKNOWN = Days(None, None)


def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, _length(year, month))


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def add_units(day: date, unit: Unit, number: int) -> date:
    """The day that lies a number of units (below 0: back) from a day."""
    if unit in _MONTHS:
        return add_months(day, _MONTHS[unit] * number)
    if unit == "hour":
        return day + timedelta(days=number // 24)
    return day + timedelta(days=number if unit == "day" else 7 * number)


def unit_around(day: date, unit: Unit) -> tuple[date, date]:
    """The first and the last day of the calendar unit that a day lies in (hours: the day)."""
    if unit in ("hour", "day"):
        return day, day
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1
        return date(day.year, start, 1), month_days(day.year, start + 2)[1]
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    shift = 1 if unit == "century" else 0
    first = (day.year - shift) // years * years + shift
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def part_of(first: date, last: date, part: Part) -> tuple[date, date]:
    """The early, middle or late part of a week, month, season, year, decade or century.

    A month is cut into the days 1 to 10, 11 to 20 and from 21, what is longer into thirds;
    *beginning* and *end* of a year are its first and last three months. Parts of weeks and of
    decades overlap, since usage does. Anything else has no parts and stays as it is.
    """
    length = (last - first).days + 1
    third = _WIDER.get(part, part)
    if length == 7:
        low, high = _OF_WEEK[third]
        return first + timedelta(days=low), first + timedelta(days=high)
    if 28 <= length <= 31 and first.day == 1:
        return _part_of_month(first, last, third)
    if 89 <= length <= 366 and first.day == 1:
        return _part_of_months(first, last, part)
    if 3651 <= length <= 3653:
        return _years(first, _OF_DECADE[third])
    if 36523 <= length <= 36525:
        return _years(first, _OF_CENTURY[third])
    return first, last


def _part_of_month(first: date, last: date, third: str) -> tuple[date, date]:
    if third == "early":
        return first, first.replace(day=10)
    if third == "mid":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def _part_of_months(first: date, last: date, part: Part) -> tuple[date, date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    size = 3 if part in _WIDER and months == 12 else max(1, months // 3)
    third = _WIDER.get(part, part)
    if third == "late":
        return add_months(last.replace(day=1), 1 - size), last
    start = first if third == "early" else add_months(first, size)
    return start, add_months(start, size) - timedelta(days=1)


def _years(first: date, places: tuple[int, int]) -> tuple[date, date]:
    return date(first.year + places[0], 1, 1), date(first.year + places[1], 12, 31)
