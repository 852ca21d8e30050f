"""Which stretches hold a place, and that finding them does not mean looking at all of them."""

from whence.reading.stretches import Stretches

NESTED = [(0, 10, "whole"), (2, 5, "inner"), (4, 12, "crossing"), (20, 30, "far"), (7, 7, "empty")]


def test_those_that_hold_a_place_come_in_their_order() -> None:
    stretches = Stretches(NESTED)
    assert stretches.holding(0) == ["whole"]
    assert stretches.holding(4) == ["whole", "inner", "crossing"]
    assert stretches.holding(10) == ["crossing"]
    assert stretches.holding(15) == []
    assert stretches.holding(30) == []


def test_before_the_first_and_without_any_there_is_nothing() -> None:
    assert Stretches([(3, 5, "one")]).holding(1) == []
    assert Stretches[str]([]).holding(0) == []
    assert Stretches[str]([]).touching(0, 9) == []


def test_touching_is_sharing_a_character() -> None:
    stretches = Stretches(NESTED)
    assert stretches.touching(11, 20) == ["crossing"]
    assert stretches.touching(11, 21) == ["crossing", "far"]
    assert stretches.touching(12, 20) == []
    assert stretches.touching(0, 40) == ["whole", "inner", "crossing", "far"]


def test_what_is_held_is_as_a_plain_search_finds_it() -> None:
    several = [(a, a + length, (a, length)) for a in range(0, 60, 7) for length in (3, 9, 20)]
    stretches = Stretches(several)
    for offset in range(90):
        plain = [value for start, end, value in several if start <= offset < end]
        assert stretches.holding(offset) == plain
