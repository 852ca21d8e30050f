"""From text to items."""

from hypothesis import given
from hypothesis import strategies as st

from whence.reading.when.tokens import items, neighbourhoods, plain


@given(st.text())
def test_plain_text_has_a_character_for_each_of_the_text(text: str) -> None:
    assert len(plain(text).lower()) == len(text)
    assert plain(text).isascii()


def test_only_the_surroundings_of_words_of_time_are_looked_at() -> None:
    text = "nothing here to see " * 20 + "on Monday, 4 May " + "nothing here to see " * 20

    ((start, end),) = neighbourhoods(text, text.lower())

    assert "on Monday, 4 May" in text[start:end]
    assert end - start < 110


@given(st.text(alphabet="monday 2019/-.\n'st", max_size=120))
def test_neighbourhoods_are_in_order_and_apart(text: str) -> None:
    low = plain(text).lower()
    done = 0
    for start, end in neighbourhoods(plain(text), low):
        assert done <= start < end <= len(text)
        done = end


def test_a_figure_is_one_item() -> None:
    low = "on 2023-09-04 at 4:52 a.m., 25th, 1990s, 3.11.4 and $2019"

    kinds = [item.kind for item in items(low, 0, len(low))]

    assert kinds == [
        *("on", "day", "at", "clock", "comma", "ordinal", "comma", "decade", "comma"),
        *("other", "and", "other"),
    ]


def test_a_dash_between_spaces_joins_nothing() -> None:
    low = "monday-friday - sunday"

    assert [item.kind for item in items(low, 0, len(low))] == [
        "weekday",
        "dash",
        "weekday",
        "other_mark",
        "weekday",
    ]
