"""What each pattern of the grammar means: from the items that it covers to a ``Meaning``.

A builder returns None where the words turn out not to be a time (*The Sunday Times*).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from whence.reading.when import names
from whence.reading.when.calendar import Part, Unit, month_days, unit_around
from whence.reading.when.lexicon import FORTNIGHT, HOLIDAYS
from whence.reading.when.meanings import (
    Beside,
    Between,
    Calendar,
    DayShift,
    Fixed,
    Impossible,
    InYear,
    Meaning,
    Need,
    Nth,
    Offset,
    Open,
    Signal,
    Stretch,
    UpToNow,
    Vague,
    Weekday,
    Weekend,
    Which,
    Within,
)
from whence.reading.when.tokens import Item

_WHICH: dict[str, Which] = {"last": "last", "final": "last", "this": "this", "next": "next"}
_NODES = ("day", "timed", "period")
_ATTACKS = re.compile(r"\s+(?:terror(?:ist)?\s+)?(?:attack|hijack)", re.IGNORECASE)
_HALVES: dict[str, tuple[int, Unit]] = {"year": (6, "month"), "decade": (5, "year")}
_CENTURIES = range(1, 22)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that fits ``row[first:last]``, the items of ``text``."""

    text: str
    row: Sequence[Item]
    first: int
    last: int

    @property
    def items(self) -> Sequence[Item]:
        return self.row[self.first : self.last]

    @property
    def start(self) -> int:
        return self.row[self.first].start

    @property
    def end(self) -> int:
        return self.row[self.last - 1].end

    @property
    def before(self) -> Item | None:
        return self.row[self.first - 1] if self.first else None

    def get(self, *kinds: str) -> Item | None:
        """The first item of one of some kinds."""
        return next((item for item in self.items if item.kind in kinds), None)

    def place(self, *kinds: str) -> int:
        """Where in the row the first item of one of some kinds stands; the pattern has one."""
        return next(at for at in range(self.first, self.last) if self.row[at].kind in kinds)

    def numbers(self, *kinds: str) -> list[int]:
        return [cast(int, item.value) for item in self.items if item.kind in kinds]

    def meanings(self) -> list[Meaning]:
        return [cast(Meaning, item.value) for item in self.items if item.kind in _NODES]

    def number(self, *kinds: str) -> int | None:
        return next(iter(self.numbers(*kinds)), None)

    def unit(self) -> Unit | None:
        found = self.get("unit", "units", "hour", "century", "quarter", "weekend")
        if found is None:
            return None
        return "week" if found.value == FORTNIGHT else cast(Unit, found.value)

    def which(self) -> Which | None:
        found = self.get("last", "final", "this", "next")
        return _WHICH[found.kind] if found else None


def given(found: Found) -> Meaning | None:
    """What the reader of characters has understood already."""
    return cast(Meaning, found.items[0].value)


def day_of_month(found: Found) -> Meaning | None:
    """*4 September 2023*, *Sept. 4*, *25-27 July*, *August 2, 3 and 5*."""
    month_item = found.get("month", "month_short")
    if month_item is None or not names.is_month_with_day(found.text, found.items, month_item):
        return None
    month = cast(int, month_item.value)
    days = found.numbers("number", "ordinal", "ordinal_word")
    year = found.number("year")
    if min(days) < 1 or max(days) > month_days(2000, month)[1].day:
        return Impossible(Need.NOTHING if year is not None else Need.PUBLISHED)
    if (month, days, year) == (9, [11], None) and _ATTACKS.match(found.text, found.end):
        return Fixed(date(2001, 9, 11), date(2001, 9, 11))
    return InYear(month, min(days), month, max(days), year)


def month(found: Found) -> Meaning | None:
    """*March 2019*, *last June*, *July*."""
    place = found.place("month", "month_short")
    year = found.number("year", "decade")  # *May 2030's* is no decade
    if year is None and not names.is_month(found.text, found.row, place):
        return None
    number = cast(int, found.row[place].value)
    return InYear(number, 1, number, None, year, found.which())


def part_of_year(found: Found) -> Meaning | None:
    """*The third quarter of 2022*, *Q3 2022*, *the first half of this year*."""
    place = found.number("ordinal", "ordinal_word", "number")
    length = 6 if found.get("half") else 3
    if place is None or not 1 <= place <= 12 // length:
        return None
    first = (place - 1) * length + 1
    stretch = InYear(first, 1, first + length - 1, None, found.number("year"))
    named = found.get("this", "last", "next")
    unit = found.get("unit")
    if unit is None:
        return stretch
    if unit.value != "year":
        return None
    return replace(stretch, which="this" if named is None else _WHICH[named.kind])


def century(found: Found) -> Meaning | None:
    """*The 19th century*: 1801 to 1900."""
    place = found.number("ordinal", "ordinal_word")
    if place is None or place not in _CENTURIES:
        return None
    return Fixed(*unit_around(date(place * 100, 1, 1), "century"))


def decade(found: Found) -> Meaning | None:
    """*The 1990s*, *the '90s*, *the nineties*."""
    start = found.number("decade")
    named = found.number("decade_name")
    if start is None:
        start = 1900 + (named or 0)
    return Fixed(date(start, 1, 1), date(start + 9, 12, 31))


def years(found: Found) -> Meaning | None:
    """*2014-2018*, *2015-16*; *2023-09* is a month."""
    start, end = found.numbers("year", "number", "big_number")
    if not names.is_year(found.text, found.row, found.first, found.last):
        return None
    if end < 100:
        if end <= start % 100 and 1 <= end <= 12:
            return InYear(end, 1, end, None, start)
        end += start // 100 * 100
    if not start <= end < 2200:
        return None
    return Fixed(date(start, 1, 1), date(end, 12, 31))


def year(found: Found) -> Meaning | None:
    """*2019*."""
    if not names.is_year(found.text, found.row, found.first, found.last):
        return None
    number = cast(int, found.items[0].value)
    return Fixed(date(number, 1, 1), date(number, 12, 31))


def season(found: Found) -> Meaning | None:
    """*The spring of 2022*, *last summer*, *winter 2010-11*; in the northern half of the earth."""
    item = found.get("season")
    which = found.which()
    if item is None or not names.is_season(found.text, found.row, found.first, item):
        return None
    first = cast(int, item.value)
    last = (first + 1) % 12 + 1
    given_years = found.numbers("year", "number", "big_number")
    if len(given_years) == 2:
        start = given_years[0]
        return Fixed(date(start, first, 1), month_days(start + (last < first), last)[1])
    return InYear(first, 1, last, None, found.number("year"), which)


def holiday(found: Found) -> Meaning | None:
    """*Christmas*, *New Year's Eve 2019*, *last Halloween*."""
    words = [found.text[item.start : item.end].lower() for item in found.items if _names(item)]
    name = " ".join(words).replace("years", "year")
    if name not in HOLIDAYS or not names.is_holiday(found.text, found.end, name):
        return None
    month_number, day = HOLIDAYS[name]
    return InYear(month_number, day, month_number, day, found.number("year"), found.which())


def _names(item: Item) -> bool:
    return item.kind not in ("last", "this", "next", "comma", "year", "possessive", "apostrophe")


def calendar_unit(found: Found) -> Meaning | None:
    """*Last week*, *this year*, *next quarter*."""
    unit = found.unit()
    which = found.which()
    if unit is None or which is None or unit == "day" or _is_fortnight(found):
        return None
    if unit == "weekend" and which == "this":
        # On a Monday after the event, *this weekend* is the one that is over.
        return Weekend()
    return Calendar(unit, which)


def weekend(_: Found) -> Meaning | None:
    """*The weekend*."""
    return Weekend()


def stretch(found: Found) -> Meaning | None:
    """*The past two years*, *the next 48 hours*, *recent weeks*, *the past decade*."""
    sign = 1 if found.get("next", "coming") else -1
    unit = found.unit()
    if unit is None:
        return None
    if unit == "weekend":
        return Calendar(unit, "last")
    return Stretch(_count(found), unit, sign)


def _is_fortnight(found: Found) -> bool:
    return any(item.value == FORTNIGHT for item in found.items)


def _count(found: Found) -> int | None:
    """How many units; None where the words do not say, one where they name a single one."""
    number = _number(found)
    return 2 * number if number is not None and _is_fortnight(found) else number


def _number(found: Found) -> int | None:
    if found.get("few", "several"):
        return None
    if found.get("couple"):
        return 2
    numbers = found.numbers("number", "big_number", "number_word", "article")
    if numbers:
        return sum(numbers)
    return None if found.get("units") else 1


def _amount(found: Found) -> tuple[int, Vague]:
    count = _count(found)
    if count is None:
        return 2, "some"
    if found.get("more", "least"):
        return count, "at least"
    return count, "at most" if found.get("less", "most") else "exact"


def weekday(found: Found) -> Meaning | None:
    """*Monday*, *last Friday night*, *Tuesday of next week*, *this past Sunday*."""
    item = found.get("weekday")
    if item is None or not names.is_weekday(found.text, found.row, found.first, found.last):
        return None
    unit = found.get("unit")
    if unit is not None and unit.value != "week":
        return None
    near, which = False, found.which()
    if found.get("past", "coming"):
        near, which = True, "last" if found.get("past") else "next"
    return Weekday(cast(int, item.value), which, unit is not None, near)


def near_day(found: Found) -> Meaning | None:
    """*Today*, *tomorrow night*, *the day before yesterday*, *this morning*, *last night*."""
    if names.is_recurring(found.before) or names.is_today_name(found.text, found.start, found.end):
        return None
    item = found.get("yesterday")
    if item is None:
        daypart = found.get("daypart")
        if found.get("last") and daypart is not None and daypart.value == "night":
            return DayShift(-1)
        return None if found.get("last") else DayShift(0)
    base = DayShift(cast(int, item.value))
    unit = found.unit()
    if unit is None:
        return base
    return Offset(1, unit, -1 if found.get("before") else 1, base)


def beside(found: Found) -> Meaning | None:
    """*The following day*, *that year*, *the same night*, *the week before*."""
    unit: Unit = found.unit() or "day"
    if found.get("before", "after"):
        return Beside(unit, -1 if found.get("before") else 1)
    follows = found.get("following")
    if follows is not None:
        return Beside(unit, cast(int, follows.value))
    if not found.get("next"):
        return Beside(unit, 0)
    if unit != "day" and names.is_lasting(found.text, found.start):
        return Stretch(1, unit, 1)
    return Beside(unit, 1)


def ago(found: Found) -> Meaning | None:
    """*Two days ago*, *more than five years ago*, *weeks ago*."""
    return _offset(found, -1, DayShift(0))


def half_ago(found: Found) -> Meaning | None:
    """*Half a year ago*: the month six months back."""
    half = _HALVES.get(found.unit() or "day")
    return None if half is None else Offset(*half, -1, DayShift(0))


def later(found: Found) -> Meaning | None:
    """*Two days later*, *a week earlier*: from the date told before."""
    return _offset(found, 1 if found.get("later") else -1, None)


def ahead(found: Found) -> Meaning | None:
    """*In three weeks*, *within ten days*; a duration where the clause is not about the future."""
    unit = found.unit()
    if unit is None or names.is_comparison(found.text, found.start):
        return None
    if found.get("within"):
        return Stretch(_count(found), unit, 1)
    return _offset(found, 1, DayShift(0))


def from_day(found: Found) -> Meaning | None:
    """*A week from Monday*: that day, so many weeks on."""
    unit, count = found.unit(), _count(found)
    if unit not in ("day", "week") or count is None:
        return None
    return Offset(count * (7 if unit == "week" else 1), "day", 1, found.meanings()[-1])


def week_of(found: Found) -> Meaning | None:
    """*The week of February 17*."""
    return Offset(0, "week", 1, found.meanings()[-1]) if found.unit() == "week" else None


def nth(found: Found) -> Meaning | None:
    """*The first week of May*, *the last day of the month*."""
    units = [cast(Unit, item.value) for item in found.items if item.kind == "unit"]
    known = found.meanings()
    named = found.items[-2].kind
    whole = known[-1] if known else Calendar(units[-1], _WHICH.get(named, "this"))
    unit = units[0]
    if unit not in ("day", "week") or (not known and units[-1] not in ("month", "year")):
        return None
    return Nth(found.number("ordinal", "ordinal_word") or -1, unit, whole)


def nth_of_month(found: Found) -> Meaning | None:
    """*The first of this month*."""
    whole = found.meanings()[-1] if found.meanings() else Calendar(found.unit() or "day", "this")
    if not (isinstance(whole, Calendar) and whole.unit == "month"):
        return None
    return Nth(found.number("ordinal", "ordinal_word") or 1, "day", whole)


def after(found: Found) -> Meaning | None:
    """*Two days after 5 May*, *the day before Christmas*, *nine days before Saturday*."""
    return _offset(found, 1 if found.get("after") else -1, found.meanings()[-1])


def after_what(_: Found) -> Meaning | None:
    """*Two days after the vote*: a time that hangs on something whose day the words do not give."""
    return Impossible()


def _offset(found: Found, sign: int, base: Meaning | None) -> Meaning | None:
    unit = found.unit()
    if unit is None:
        return None
    number, vague = _amount(found)
    return Offset(number, unit, sign, base, vague)


def edge(found: Found) -> Meaning | None:
    """*The end of August 2021*, *the beginning of the month*."""
    item = found.get("edge")
    unit = found.unit()
    whole: Meaning = Calendar(unit, "this") if unit else found.meanings()[-1]
    return Within(cast(Part, item.value), whole) if item else None


def part(found: Found) -> Meaning | None:
    """*Late July*, *earlier this month*, *early on Saturday*, *mid-2024*."""
    unit = found.unit()
    if unit == "day":
        return None
    whole: Meaning = Calendar(unit, "this") if unit else found.meanings()[-1]
    item = found.get("early", "mid")
    if item is not None:
        return Within(cast(Part, item.value), whole)
    return UpToNow(whole, 1 if found.get("later") else -1)


def timed(found: Found) -> Meaning | None:
    """*4:52 a.m. on Saturday*, *Tuesday at 4 p.m.*: the day."""
    return found.meanings()[-1]


def between(found: Found) -> Meaning | None:
    """*From March to May 2019*: an end without a year takes it from the other."""
    left, right = found.meanings()
    if isinstance(left, InYear) and isinstance(right, InYear):
        left, right = _with_years(left, right)
    return Between(left, right)


def two_months(found: Found) -> Meaning | None:
    """*July and August 2017*."""
    left, right = found.meanings()
    if not (isinstance(left, InYear) and isinstance(right, InYear)):
        return None
    if left.year is not None or right.year is None or left.which is not None:
        return None
    return Between(*_with_years(left, right))


def _with_years(left: InYear, right: InYear) -> tuple[InYear, InYear]:
    turns = (right.month, right.first_day) < (left.month, left.first_day)
    if left.year is None and right.year is not None:
        return replace(left, year=right.year - turns), right
    if right.year is None and left.year is not None:
        return left, replace(right, year=left.year + turns)
    return left, right


def open_end(found: Found) -> Meaning | None:
    """*Since 2006*, *until Friday*, *by the end of the month*, *before August 1*."""
    signal = found.items[0].kind
    if signal in ("by", "through"):
        signal = "until"
    return Open(cast(Signal, signal), found.meanings()[-1])
