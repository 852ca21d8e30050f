"""Arithmetic on days and calendar units."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.when.calendar import Part, Unit, add_months, add_units, part_of, unit_around

UNITS: list[Unit] = ["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
PARTS: list[Part] = ["early", "mid", "late", "beginning", "end"]
LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("day", "2024-02-29", "2024-02-29"),
        ("week", "2024-02-26", "2024-03-03"),
        ("weekend", "2024-03-02", "2024-03-03"),
        ("month", "2024-02-01", "2024-02-29"),
        ("quarter", "2024-01-01", "2024-03-31"),
        ("year", "2024-01-01", "2024-12-31"),
        ("decade", "2020-01-01", "2029-12-31"),
        ("century", "2001-01-01", "2100-12-31"),
    ],
)
def test_the_unit_around_a_day(unit: Unit, first: str, last: str) -> None:
    assert unit_around(LEAP_DAY, unit) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_month_back_from_its_31st_is_the_last_day_of_a_shorter_one() -> None:
    assert add_months(date(2024, 3, 31), -1) == LEAP_DAY


def test_units_are_added_as_the_calendar_counts_them() -> None:
    assert add_units(LEAP_DAY, "year", 1) == date(2025, 2, 28)
    assert add_units(LEAP_DAY, "week", -2) == date(2024, 2, 15)


@pytest.mark.parametrize(
    ("unit", "part", "first", "last"),
    [
        ("week", "early", "2024-02-26", "2024-02-28"),
        ("month", "late", "2024-02-21", "2024-02-29"),
        ("year", "mid", "2024-05-01", "2024-08-31"),
        ("year", "end", "2024-10-01", "2024-12-31"),
        ("decade", "late", "2026-01-01", "2029-12-31"),
        ("century", "early", "2001-01-01", "2033-12-31"),
    ],
)
def test_parts_of_a_unit(unit: Unit, part: Part, first: str, last: str) -> None:
    assert part_of(*unit_around(LEAP_DAY, unit), part) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@given(st.dates(date(200, 1, 1), date(9000, 1, 1)), st.sampled_from(UNITS), st.sampled_from(PARTS))
def test_a_part_lies_within_its_unit_around_the_day(day: date, unit: Unit, part: Part) -> None:
    first, last = unit_around(day, unit)
    low, high = part_of(first, last, part)

    assert first <= low <= high <= last
    assert unit == "weekend" or first <= day <= last
