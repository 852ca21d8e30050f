"""Publication dates: what is a date, which days it means, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.document.dates import date_in_url, parse_date, parse_day_of_year
from whence.document.types import DateInterval

TUESDAY = DateInterval("2031-03-04", "2031-03-04", "metadata")


@pytest.mark.parametrize(
    "words",
    [
        "2031-03-04",
        "20310304",
        "2031-03-04T23:30:00-05:00",
        "2031-03-04 18:23:25",
        "Tue, 04 Mar 2031 10:00:00 GMT",
        "March 4, 2031, 10:15 a.m. UTC",
        "4 March 2031 at 10:30 am ET",
        "04.03.2031 11:20",
        "Tuesday 4th March 2031 18.05 GMT",
        "Tues, 4 March 2031",
        "Published: 2031-03-04 18:23:25",
        "Last updated on 4 Mar 2031",
        "1930391125",
        "1930391125000",
    ],
)
def test_common_forms_of_one_day(words: str) -> None:
    assert parse_date(words, "metadata") == TUESDAY


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("March 2031", "2031-03-01", "2031-03-31"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_a_date_without_its_day_is_all_the_days_it_may_be(
    words: str, earliest: str, latest: str
) -> None:
    assert parse_date(words, "stated") == DateInterval(earliest, latest, "stated")


def test_a_date_that_two_countries_read_differently_spans_both_readings() -> None:
    assert parse_date("03/04/2031", "metadata") == DateInterval(
        "2031-03-04", "2031-04-03", "metadata"
    )
    assert parse_date("13/04/2031", "metadata") == DateInterval(
        "2031-04-13", "2031-04-13", "metadata"
    )


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        " ",
        "soon",
        "today",
        "May",
        "10",
        "Sept. 4",
        "99999999999999999999",
        "12:30",
        "x" * 99,
    ],
)
def test_what_is_no_date_or_lacks_a_year_is_unknown(words: str | None) -> None:
    assert parse_date(words, "metadata") is None


def test_a_dateline_takes_the_year_that_brings_it_closest_to_the_publication() -> None:
    new_year = DateInterval("2031-01-01", "2031-01-01", "metadata")
    assert parse_day_of_year("Dec. 31", new_year) == DateInterval(
        "2030-12-31", "2030-12-31", "anchored"
    )
    assert parse_day_of_year("Jan. 2", new_year) == DateInterval(
        "2031-01-02", "2031-01-02", "anchored"
    )


def test_a_dateline_without_a_publication_date_stays_unknown() -> None:
    assert parse_day_of_year("Sept. 4", None) is None
    assert parse_day_of_year("Sept. 4, 2031", None) == DateInterval(
        "2031-09-04", "2031-09-04", "stated"
    )


def test_the_day_in_an_address() -> None:
    assert date_in_url("https://news.example/2031/03/04/talks") == TUESDAY
    assert date_in_url("https://news.example/2031/13/45/talks") is None
    assert date_in_url("https://news.example/talks-2031") is None
    assert date_in_url(None) is None


@given(st.text(max_size=60))
def test_any_words_give_an_interval_in_order_or_nothing(words: str) -> None:
    found = parse_date(words, "metadata")
    assert found is None or (found.earliest or "") <= (found.latest or "")
