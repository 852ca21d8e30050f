"""Time expressions found in running text: which words, which days, and what is no time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.document.types import DateInterval
from whence.reading.when import find_dates, infer_published

SUNDAY = DateInterval("2031-03-02", "2031-03-02", "metadata")
TUESDAY = DateInterval("2031-03-18", "2031-03-18", "metadata")


def found(text: str, published: DateInterval | None = SUNDAY) -> list[tuple[str, str, str, str]]:
    return [
        (one.text, one.date.earliest or "-", one.date.latest or "-", one.date.how)
        for one in find_dates(text, published)
    ]


def test_the_days_of_a_report_are_those_of_its_story() -> None:
    text = (
        "A warship opened fire before dawn on Saturday, the ministry said on Sunday. The bank was "
        "closed two years ago. The president has called her council for Monday morning."
    )

    assert found(text) == [
        ("dawn on Saturday", "2031-03-01", "2031-03-01", "anchored"),
        ("Sunday", "2031-03-02", "2031-03-02", "anchored"),
        ("two years ago", "2029-01-01", "2029-12-31", "anchored"),
        ("Monday morning", "2031-03-03", "2031-03-03", "anchored"),
    ]


def test_what_stands_for_itself_needs_no_publication_date() -> None:
    assert found("It was signed on 4 September 2023.", None) == [
        ("4 September 2023", "2023-09-04", "2023-09-04", "stated")
    ]


def test_without_an_anchor_both_ends_are_unknown() -> None:
    assert found("They met last week.", None) == [("last week", "-", "-", "anchored")]


def test_an_inferred_anchor_makes_inferred_days() -> None:
    published = DateInterval("2031-03-02", "2031-03-04", "inferred")

    assert found("He resigned yesterday.", published) == [
        ("yesterday", "2031-03-01", "2031-03-03", "inferred")
    ]


def test_an_anchor_with_an_open_end_leaves_that_end_open() -> None:
    published = DateInterval("2031-03-02", None, "inferred")

    assert found("He resigned yesterday.", published) == [
        ("yesterday", "2031-03-01", "-", "inferred")
    ]


def test_since_keeps_its_end_open_and_until_its_start() -> None:
    assert found("Closed since 2006, it will stay so until the end of September.") == [
        ("since 2006", "2006-01-01", "-", "stated"),
        ("until the end of September", "-", "2031-09-30", "anchored"),
    ]


def test_a_later_day_counts_from_the_date_told_before() -> None:
    assert found("He fell ill on 3 May 2020. Two days later he was dead.", None) == [
        ("3 May 2020", "2020-05-03", "2020-05-03", "stated"),
        ("Two days later", "2020-05-05", "2020-05-05", "anchored"),
    ]


def test_a_day_counted_from_an_event_is_unknown() -> None:
    assert found("It came two days after the vote.") == [("two days after", "-", "-", "anchored")]


def test_a_duration_is_no_date() -> None:
    assert found("They walked for two days, the longest march in three weeks.") == []


def test_the_planned_end_of_a_sentence_in_the_past_is_ahead() -> None:
    text = "Kordesia will free the sailors whom it has held since a clash by March 31, she said."

    assert found(text, TUESDAY) == [("by March 31", "-", "2031-03-31", "anchored")]


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times reported it, and the Mail on Sunday.",
        "Mrs May may march; criticism of May grew.",
        "About 2000 soldiers, Flight 1999, Resolution 1973, $2019 and version 3.2019.4.",
        "It opens every Monday and each July.",
        "The seventieth anniversary, in her eighties, a 10-year-old, the second man.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert found(text) == []


def test_a_letter_that_grows_in_small_letters_moves_nothing() -> None:
    text = "İİİ “İstanbul” – on Monday, 4 September 2023, he said."

    (one,) = find_dates(text, None)

    assert text[one.start : one.end] == one.text == "Monday, 4 September 2023"


def test_days_that_no_calendar_has() -> None:
    text = "On 30 February 2021, on 31 April and 5000 years ago."

    assert {(one[1], one[2]) for one in found(text)} == {("-", "-")}


def test_typographic_marks_read_like_typewriter_ones() -> None:
    assert found("On New Year’s Eve 2019 and 25–27 July 2023") == [
        ("New Year’s Eve 2019", "2019-12-31", "2019-12-31", "stated"),
        ("25–27 July 2023", "2023-07-25", "2023-07-27", "stated"),
    ]


def test_an_expression_ends_with_its_paragraph() -> None:
    assert found("He spoke on Sunday\n\n4 September 2023") == [
        ("Sunday", "2031-03-02", "2031-03-02", "anchored"),
        ("4 September 2023", "2023-09-04", "2023-09-04", "stated"),
    ]


WORDS = st.sampled_from(
    "the of on in at by since until before after between and to from last next this past early "
    "late end mid May March July Sept. Monday Friday 4 31 30th 2019 1999 '90s 1990s two days day "
    "weeks year years ago later earlier week weekend today yesterday tonight morning a.m. 4:52 "
    "p.m. , . - – ' ’s said will 9/11 9/4/2023 2023-09-04 first quarter half summer fall century "
    "Christmas New Eve every each not is  İ \n\n".split(" ")
)
DAYS = st.dates().map(lambda day: day.isoformat())
ANCHORS = st.none() | st.tuples(DAYS, DAYS, st.booleans()).map(
    lambda days: DateInterval(min(days[:2]), None if days[2] else max(days[:2]), "inferred")
)


@given(st.text(max_size=80) | st.lists(WORDS, max_size=25).map(" ".join), ANCHORS)
def test_any_text_gives_sound_mentions(text: str, published: DateInterval | None) -> None:
    end = 0
    for one in find_dates(text, published):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        days = one.date
        assert days.earliest is None or days.latest is None or days.earliest <= days.latest
        end = one.end


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_text_may_be_asked_for_its_publication(text: str) -> None:
    published = infer_published(text)

    assert published is None or published.how == "inferred"
    assert published is None or published.earliest is not None


def test_a_publication_lies_between_what_was_and_what_is_planned() -> None:
    text = "The pact was signed on 4 September 2023. Talks will be held on 10 October 2023."

    assert infer_published(text) == DateInterval("2023-09-04", "2023-10-10", "inferred")


def test_a_publication_is_open_where_nothing_is_planned() -> None:
    text = "The pact of March 2019 was renewed on 4 September 2023."

    assert infer_published(text) == DateInterval("2023-09-04", None, "inferred")


@pytest.mark.parametrize("text", ["", "He said so on Saturday.", "It was held in 2019."])
def test_too_little_to_infer_a_publication_from(text: str) -> None:
    assert infer_published(text) is None
