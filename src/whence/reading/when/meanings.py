"""What a time expression means, and the days that it comes to once its anchor is known.

A meaning is what the words say (*the Tuesday of last week*, *12 December of some year*), free of
any anchor; ``days`` turns it into days in a ``Situation``. The classes follow TIMEX3's division
(TimeML annotation guidelines 1.2.1): what stands for itself, what leans on the publication (the
document creation time), what leans on the date told before. The interval is that of the unit that
the words name: *two years ago* is the calendar year, *two days ago* the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, IntEnum
from typing import Literal, Protocol

from whence.reading.when.calendar import (
    UNKNOWN,
    Days,
    Part,
    Unit,
    add_units,
    month_days,
    part_of,
    unit_around,
)

Which = Literal["last", "this", "next"]
Signal = Literal["since", "until", "before", "after"]
Vague = Literal["exact", "at least", "at most", "some"]

# How far back a date without a year may lie in a sentence about the future (*said last week that
# he would go on 3 March*, read on 5 March) before next year's is meant.
_FUTURE_IN_PAST = timedelta(days=30)
# What lies further back than ten months is not told without its year or a *last*; a past tense
# beside it then belongs to another clause (*will free those whom it has held by March 31*).
_LONG_PAST = timedelta(days=304)
_WINTER = 12


class Tense(Enum):
    """When a clause says that its event happens, against the moment of writing."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Need(IntEnum):
    """What a meaning leans on; the greater includes the less."""

    NOTHING = 0
    PREVIOUS = 1
    PUBLISHED = 2


@dataclass(frozen=True, slots=True)
class Situation:
    """The day of publication, the days of the date told before, the tense of the clause."""

    day: date
    previous: Days | None
    tense: Tense


class Meaning(Protocol):
    """What a time expression says."""

    @property
    def need(self) -> Need: ...

    @property
    def tensed(self) -> bool:
        """Whether the tense of the clause makes a difference."""

    def days(self, at: Situation) -> Days: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that stand for themselves: *4 September 2023*, *the 1990s*."""

    first: date
    last: date
    need: Need = Need.NOTHING
    tensed: bool = False

    def days(self, at: Situation) -> Days:  # noqa: ARG002 - every meaning is asked in one way
        return Days(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Impossible:
    """A time that the words do not give: *30 February*, *two days after the vote*."""

    need: Need = Need.PREVIOUS
    tensed: bool = False

    def days(self, at: Situation) -> Days:  # noqa: ARG002
        return UNKNOWN


@dataclass(frozen=True, slots=True)
class InYear:
    """A stretch of a year: *12 December*, *July*, *summer*, with or without the year.

    ``last_day`` is None for the end of the month. A stretch whose last month comes before its
    first ends in the next year, as winter does. Without a year: the last such stretch that has
    begun where the clause is about the past, the next that is not over where it is about the
    future, else the nearest one.
    """

    month: int
    first_day: int
    last_month: int
    last_day: int | None
    year: int | None = None
    which: Which | None = None

    @property
    def need(self) -> Need:
        return Need.NOTHING if self.year is not None else Need.PUBLISHED

    @property
    def tensed(self) -> bool:
        return self.year is None and self.which is None

    def in_year(self, year: int) -> tuple[date, date]:
        """The stretch that begins in a year; a ValueError where that year has no such day."""
        end_year = year + (self.last_month < self.month)
        first = date(year, self.month, self.first_day)
        if self.last_day is None:
            return first, month_days(end_year, self.last_month)[1]
        return first, date(end_year, self.last_month, self.last_day)

    def days(self, at: Situation) -> Days:
        if self.year is not None:
            first, last = self.in_year(self.year)
            if self.month == _WINTER and self.last_month < self.month:
                # Some call January's winter by its own year, some by the year before.
                first = self.in_year(self.year - 1)[0]
            return Days(first, last)
        return Days(*self._nearest(at.day, at.tense))

    def _nearest(self, day: date, tense: Tense) -> tuple[date, date]:
        # 29 February comes every fourth year, all else every year.
        far = 8 if (self.month, self.first_day) == (2, 29) else 1
        years = range(day.year - far - 1, day.year + far + 1)
        options = [self.in_year(year) for year in years if self._exists(year)]
        if self.which == "last":
            return _last(option for option in options if option[1] < day)
        if self.which == "next":
            return _first(option for option in options if option[0] > day)
        if self.which is None and tense is Tense.PAST:
            back = _last(option for option in options if option[0] <= day)
            if day - back[1] <= _LONG_PAST:
                return back
        elif self.which is None and tense is Tense.FUTURE:
            return _first(option for option in options if option[1] >= day - _FUTURE_IN_PAST)
        return min(options, key=lambda option: _distance(option, day))

    def _exists(self, year: int) -> bool:
        try:
            self.in_year(year)
        except ValueError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Weekday:
    """*Monday*, *last Friday*, *Tuesday of next week*.

    Alone it is the last one up to publication in a clause about the past, the next one from
    publication on in a clause about the future; where the clause does not tell, the days from
    the one to the other. *Next Friday* said on a Wednesday is either of the next two, as is
    *last Monday*: the days from the one to the other. ``near`` is for *this past*, *this coming*.
    """

    weekday: int
    which: Which | None = None
    of_week: bool = False
    near: bool = False
    need: Need = Need.PUBLISHED

    @property
    def tensed(self) -> bool:
        return self.which is None

    def days(self, at: Situation) -> Days:
        here = at.day - timedelta(days=at.day.weekday()) + timedelta(days=self.weekday)
        back = at.day - timedelta(days=(at.day.weekday() - self.weekday) % 7)
        ahead = at.day + timedelta(days=(self.weekday - at.day.weekday()) % 7)
        if self.which is not None:
            return self._with_word(at.day, here)
        if at.tense is Tense.PAST:
            return Days(back, back)
        if at.tense is Tense.FUTURE:
            return Days(ahead, ahead)
        return Days(back, ahead)

    def _with_word(self, day: date, here: date) -> Days:
        week = timedelta(days=7)
        if self.which == "this":
            return Days(here, here)
        if self.which == "last":
            ends = (here - week, here if here < day else here - week)
        else:
            ends = (here if here > day else here + week, here + week)
        if self.of_week:
            here = ends[0] if self.which == "last" else ends[1]
            return Days(here, here)
        if self.near:
            here = ends[1] if self.which == "last" else ends[0]
            return Days(here, here)
        return Days(*ends)


@dataclass(frozen=True, slots=True)
class DayShift:
    """*Today*, *yesterday*, *the day after tomorrow*: days from publication."""

    shift: int
    need: Need = Need.PUBLISHED
    tensed: bool = False

    def days(self, at: Situation) -> Days:
        day = at.day + timedelta(days=self.shift)
        return Days(day, day)


@dataclass(frozen=True, slots=True)
class Calendar:
    """*Last week*, *this month*, *next year*: the calendar unit around publication, or beside it.

    *Next weekend* said before Saturday is this one or the one after: both.
    """

    unit: Unit
    which: Which
    need: Need = Need.PUBLISHED
    tensed: bool = False

    def days(self, at: Situation) -> Days:
        shift = {"last": -1, "this": 0, "next": 1}[self.which]
        first, last = unit_around(add_units(at.day, self.unit, shift), self.unit)
        here = unit_around(at.day, self.unit)[0]
        if self.unit == "weekend" and self.which == "next" and at.day < here:
            first = here
        return Days(first, last)


@dataclass(frozen=True, slots=True)
class Weekend:
    """*The weekend*: the last that has begun, or the next that is not over; else both."""

    need: Need = Need.PUBLISHED
    tensed: bool = True

    def days(self, at: Situation) -> Days:
        first, last = unit_around(at.day, "weekend")
        if at.day >= first:
            return Days(first, last)
        before = first - timedelta(days=7), last - timedelta(days=7)
        if at.tense is Tense.PAST:
            return Days(*before)
        return Days(first if at.tense is Tense.FUTURE else before[0], last)


@dataclass(frozen=True, slots=True)
class Offset:
    """*Two days ago*, *in three weeks*, *a week later*, *two days after 5 May*.

    ``base`` is None for the date told before; ``sign`` is -1 for back. The days are those of the
    calendar unit reached, the day itself for days, both days that it can be for hours.
    """

    number: int
    unit: Unit
    sign: int
    base: Meaning | None
    vague: Vague = "exact"

    @property
    def need(self) -> Need:
        return Need.PREVIOUS if self.base is None else self.base.need

    @property
    def tensed(self) -> bool:
        return self.base is not None and self.base.tensed

    def days(self, at: Situation) -> Days:
        base = at.previous if self.base is None else self.base.days(at)
        if base is None or base.first is None or base.last is None:
            return UNKNOWN
        first, last = self._shifted(base.first)[0], self._shifted(base.last)[1]
        if self.vague == "exact":
            return Days(first, last)
        if self.vague == "at most":
            return Days(first, base.last) if self.sign < 0 else Days(base.first, last)
        return Days(None, last) if self.sign < 0 else Days(first, None)

    def _shifted(self, day: date) -> tuple[date, date]:
        if self.unit == "hour":
            near, rest = divmod(self.number, 24)
            ends = [day + timedelta(days=self.sign * far) for far in (near, near + (rest > 0))]
            return min(ends), max(ends)
        return unit_around(add_units(day, self.unit, self.sign * self.number), self.unit)


@dataclass(frozen=True, slots=True)
class Stretch:
    """*The past two years*, *the next two weeks*, *recent months*: up to or from publication.

    ``number`` is None where the words do not say how many; that end is then open.
    """

    number: int | None
    unit: Unit
    sign: int
    need: Need = Need.PUBLISHED
    tensed: bool = False

    def days(self, at: Situation) -> Days:
        far = None
        if self.number is not None:
            number = -(-self.number // 24) * 24 if self.unit == "hour" else self.number
            far = add_units(at.day, self.unit, self.sign * number)
        return Days(far, at.day) if self.sign < 0 else Days(at.day, far)


@dataclass(frozen=True, slots=True)
class Beside:
    """*The following day*, *that year*, *the previous month*: units from the date told before."""

    unit: Unit
    shift: int
    need: Need = Need.PREVIOUS
    tensed: bool = False

    def days(self, at: Situation) -> Days:
        previous = at.previous
        if previous is None or previous.first is None or previous.last is None:
            return UNKNOWN
        first = unit_around(add_units(previous.first, self.unit, self.shift), self.unit)[0]
        last = unit_around(add_units(previous.last, self.unit, self.shift), self.unit)[1]
        return Days(first, last)


@dataclass(frozen=True, slots=True)
class Within:
    """A part of something longer: *late July*, *the end of 2022*."""

    part: Part
    whole: Meaning

    @property
    def need(self) -> Need:
        return self.whole.need

    @property
    def tensed(self) -> bool:
        return self.whole.tensed

    def days(self, at: Situation) -> Days:
        whole = self.whole.days(at)
        if whole.first is None or whole.last is None:
            return whole
        return Days(*part_of(whole.first, whole.last, self.part))


@dataclass(frozen=True, slots=True)
class Nth:
    """*The first week of May*, *the last day of the year* (``number`` -1)."""

    number: int
    unit: Literal["day", "week"]
    whole: Meaning

    @property
    def need(self) -> Need:
        return self.whole.need

    @property
    def tensed(self) -> bool:
        return self.whole.tensed

    def days(self, at: Situation) -> Days:
        whole = self.whole.days(at)
        if whole.first is None or whole.last is None:
            return whole
        length = timedelta(days=7 if self.unit == "week" else 1)
        rest = length - timedelta(days=1)
        if self.number < 0:
            return Days(whole.last - rest, whole.last)
        first = whole.first + (self.number - 1) * length
        return Days(first, min(first + rest, whole.last)) if first <= whole.last else UNKNOWN


@dataclass(frozen=True, slots=True)
class UpToNow:
    """*Earlier this month* ends, *later this month* begins, with the publication."""

    whole: Meaning
    sign: int
    need: Need = Need.PUBLISHED

    @property
    def tensed(self) -> bool:
        return self.whole.tensed

    def days(self, at: Situation) -> Days:
        whole = self.whole.days(at)
        if whole.first is None or whole.last is None:
            return whole
        if not whole.first <= at.day <= whole.last:
            return whole
        return Days(whole.first, at.day) if self.sign < 0 else Days(at.day, whole.last)


@dataclass(frozen=True, slots=True)
class Between:
    """*From March to May*: the right end first, and the left end as the last one before it.

    In a clause about the future it is the other way round.
    """

    left: Meaning
    right: Meaning

    @property
    def need(self) -> Need:
        return max(self.left.need, self.right.need)

    @property
    def tensed(self) -> bool:
        return self.left.tensed or self.right.tensed

    def days(self, at: Situation) -> Days:
        if at.tense is Tense.FUTURE:
            left = self.left.days(at)
            right = self._beside(self.right, left.first, at, Tense.FUTURE)
        else:
            right = self.right.days(at)
            left = self._beside(self.left, right.first, at, Tense.PAST)
        if left.first is not None and right.last is not None and left.first > right.last:
            return UNKNOWN
        return Days(left.first, right.last)

    @staticmethod
    def _beside(meaning: Meaning, day: date | None, at: Situation, tense: Tense) -> Days:
        if day is None or not meaning.tensed:
            return meaning.days(at)
        return meaning.days(replace(at, day=day, tense=tense))


@dataclass(frozen=True, slots=True)
class Open:
    """*Since 2006*, *until Friday*, *by the end of the month*, *after 2014*: one end is open.

    It stays open although a report cannot tell of more than its own day: the words do not say so.
    """

    signal: Signal
    inner: Meaning

    @property
    def need(self) -> Need:
        return self.inner.need

    @property
    def tensed(self) -> bool:
        return self.inner.tensed

    def days(self, at: Situation) -> Days:
        inner = self.inner.days(at)
        one = timedelta(days=1)
        if self.signal == "since":
            return Days(inner.first, None)
        if self.signal == "until":
            return Days(None, inner.last)
        if self.signal == "before":
            return Days(None, inner.first - one if inner.first is not None else None)
        return Days(inner.last + one if inner.last is not None else None, None)


def _first(options: Iterable[tuple[date, date]]) -> tuple[date, date]:
    for option in options:
        return option
    raise ValueError("no year near has such a day")


def _last(options: Iterable[tuple[date, date]]) -> tuple[date, date]:
    return _first(reversed(list(options)))


def _distance(days: tuple[date, date], day: date) -> timedelta:
    if days[0] <= day <= days[1]:
        return timedelta()
    return min(abs(days[0] - day), abs(days[1] - day))
