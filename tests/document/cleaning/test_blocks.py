"""How a page becomes paragraphs."""

from collections.abc import Callable

import pytest

from whence.document.cleaning import clean
from whence.document.cleaning.blocks import paragraphs
from whence.document.cleaning.model import line_model


def test_white_space_of_every_kind_becomes_single_spaces() -> None:
    assert paragraphs("\ufeffOne\tand\xa0 two  \r\n\r\nthree\u2028fo\u200bur\u00ad") == [
        "One and two",
        "three",
        "four",
    ]


def test_lines_of_a_wrapped_page_are_joined() -> None:
    text = (
        "The council of Arden voted on Tuesday to buy the old salt works at the\n"
        "mouth of the river and to turn them into a school for boat builders,\n"
        "the first in the province.\n\n"
        "It paid nine thousand crowns, which the mayor called a bargain and the\n"
        "opposition called a boat without a bottom."
    )
    joined = paragraphs(text)
    assert len(joined) == 2
    assert joined[1].endswith("a bargain and the opposition called a boat without a bottom.")


def test_indented_first_lines_begin_paragraphs_of_a_wrapped_page() -> None:
    text = (
        "   The council of Arden voted on Tuesday to buy the old salt works\n"
        "at the mouth of the river and to turn them into a school for boat\n"
        "builders.\n"
        "   It paid nine thousand crowns, which the mayor called a bargain,\n"
        "and the opposition called a boat without a bottom."
    )
    assert [line[:12] for line in paragraphs(text)] == ["The council ", "It paid nine"]


def test_a_sentence_that_goes_on_in_the_next_line_is_one_paragraph() -> None:
    text = "The mayor, who was in Arden,\nand her deputy, who was not, both denied it on Monday."
    assert len(paragraphs(text + "\nNobody believed them.")) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ["the tide came in", "and took the boat", "and took the rope", "and left the knot"],
        ["- salt", "- rope", "- boats"],
        ["The first headline of the day", "Another one of much the same length", "Short one"],
    ],
)
def test_verse_lists_and_headlines_stay_apart(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "unit",
    ["word ", "a", '"', "(", "A — ", "\n", "READ MORE: x\n", "By Jo Oll\n", "a\n", "“", "[A "],
)
def test_cost_grows_with_length_alone(
    unit: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    line_model()  # is read at the first use

    def cost(count: int) -> int:
        return calls_of(lambda: clean(unit * count))

    assert cost(24_000) < 12 * cost(3_000) + 100
