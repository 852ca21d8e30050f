"""Dates, counts and countries are said as people say them."""

import pytest

from whence.document.types import DateInterval
from whence.wording import between, code_of, country, days, interval, percent, some, tail


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2031-03-02", "2031-03-02", "2 March 2031"),
        ("2031-03-02", "2031-03-04", "2 to 4 March 2031"),
        ("2031-03-30", "2031-04-01", "30 March to 1 April 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-03-01", "2031-03-31", "March 2031"),
        ("2031-02-01", "2031-03-31", "February to March 2031"),
        ("2029-01-01", "2029-12-31", "2029"),
        ("2029-01-01", "2031-12-31", "2029 to 2031"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_days_are_said_without_saying_anything_twice(first: str, last: str, said: str) -> None:
    assert days(first, last) == said


def test_open_intervals_say_which_end_is_known() -> None:
    assert interval(DateInterval("2031-03-02", None, "stated")) == "from 2 March 2031"
    assert interval(DateInterval(None, "2031-03-02", "stated")) == "until 2 March 2031"
    assert interval(None) == between(None, None) == ""


def test_not_quite_all_is_not_all() -> None:
    assert (percent(0.998), percent(1.0), percent(None)) == ("99 %", "100 %", "")


def test_many_names_are_counted() -> None:
    assert some(["a", "b", "c"], 2) == "a, b and c", "one more takes no more room than its count"
    assert some(["a", "b", "c", "d"], 2) == "a, b and 2 more"


def test_countries_go_by_their_common_names() -> None:
    assert country("RUS") == "Russia"
    assert (code_of("north korea"), code_of("nor"), code_of("XKX")) == ("PRK", "NOR", "XKX")
    assert code_of("Atlantis") is None


def test_the_end_of_a_text_begins_at_a_word() -> None:
    assert tail("one two three", 8) == "…three"
    assert tail("short", 8) == "short"
