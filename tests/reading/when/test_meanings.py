"""What the words mean once the day of publication and the tense are known."""

from datetime import date

import pytest

from whence.reading.when.calendar import UNKNOWN, Days
from whence.reading.when.meanings import (
    Between,
    Calendar,
    InYear,
    Meaning,
    Offset,
    Situation,
    Tense,
    Weekday,
    Weekend,
)

WEDNESDAY = date(2024, 2, 14)


def days(meaning: Meaning, tense: Tense = Tense.UNKNOWN, previous: Days | None = None) -> str:
    found = meaning.days(Situation(WEDNESDAY, previous, tense))
    return f"{found.first}..{found.last}"


@pytest.mark.parametrize(
    ("tense", "expected"),
    [
        (Tense.PAST, "2024-02-09..2024-02-09"),
        (Tense.FUTURE, "2024-02-16..2024-02-16"),
        (Tense.UNKNOWN, "2024-02-09..2024-02-16"),
    ],
)
def test_a_weekday_is_the_last_or_the_next_or_between(tense: Tense, expected: str) -> None:
    assert days(Weekday(4), tense) == expected


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (Weekday(4, "next"), "2024-02-16..2024-02-23"),
        (Weekday(0, "next"), "2024-02-19..2024-02-19"),
        (Weekday(0, "last"), "2024-02-05..2024-02-12"),
        (Weekday(4, "last"), "2024-02-09..2024-02-09"),
        (Weekday(1, "last", of_week=True), "2024-02-06..2024-02-06"),
        (Weekday(4, "next", of_week=True), "2024-02-23..2024-02-23"),
        (Weekday(0, "last", near=True), "2024-02-12..2024-02-12"),
        (Weekday(4, "next", near=True), "2024-02-16..2024-02-16"),
        (Calendar("weekend", "next"), "2024-02-17..2024-02-25"),
        (Weekend(), "2024-02-10..2024-02-18"),
    ],
)
def test_last_and_next_are_both_days_that_they_can_be(meaning: Meaning, expected: str) -> None:
    assert days(meaning) == expected


@pytest.mark.parametrize(
    ("tense", "expected"),
    [
        (Tense.PAST, "2023-11-12..2023-11-12"),
        (Tense.FUTURE, "2024-11-12..2024-11-12"),
        (Tense.UNKNOWN, "2023-11-12..2023-11-12"),
    ],
)
def test_a_day_without_a_year_takes_it_from_the_tense_or_is_the_nearest(
    tense: Tense, expected: str
) -> None:
    assert days(InYear(11, 12, 11, 12), tense) == expected


def test_nearly_a_year_ago_is_not_told_without_its_year() -> None:
    assert days(InYear(3, 3, 3, 3), Tense.PAST) == "2024-03-03..2024-03-03"


def test_a_leap_day_is_found_where_there_is_one() -> None:
    assert days(InYear(2, 29, 2, 29), Tense.PAST) == "2024-02-29..2024-02-29"
    assert days(InYear(2, 29, 2, 29, which="last")) == "2020-02-29..2020-02-29"


def test_winter_is_called_by_either_of_its_years() -> None:
    assert days(InYear(12, 1, 2, None, year=2010)) == "2009-12-01..2011-02-28"


def test_the_left_end_of_a_range_lies_before_its_right_end() -> None:
    october, january = InYear(10, 1, 10, None), InYear(1, 1, 1, None)

    assert days(Between(october, january), Tense.PAST) == "2023-10-01..2024-01-31"
    assert days(Between(october, january), Tense.FUTURE) == "2024-10-01..2025-01-31"


def test_a_range_that_runs_backwards_is_unknown() -> None:
    late, early = InYear(1, 5, 1, 5, year=2020), InYear(1, 3, 1, 3, year=2020)

    assert Between(late, early).days(Situation(WEDNESDAY, None, Tense.PAST)) == UNKNOWN


def test_an_offset_counts_from_every_day_of_what_was_told_before() -> None:
    july = Days(date(2020, 7, 1), date(2020, 7, 31))

    assert days(Offset(1, "day", 1, None), previous=july) == "2020-07-02..2020-08-01"
    assert days(Offset(2, "day", 1, None, "some"), previous=july) == "2020-07-03..None"
    assert days(Offset(30, "hour", -1, None), previous=july) == "2020-06-29..2020-07-30"
