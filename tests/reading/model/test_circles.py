"""Changed arcs of a tree, so that it stays one."""

from collections.abc import Sequence

from whence.reading.model import Token
from whence.reading.model.circles import without_circles


def _heads(changed: Sequence[int], heads: Sequence[int]) -> list[int]:
    made, tokens = (
        [Token(n, n + 1, "NOUN", "x", head, "nmod") for n, head in enumerate(several)]
        for several in (changed, heads)
    )
    return [token.head for token in without_circles(made, tokens)]


def test_a_change_that_keeps_a_tree_is_made() -> None:
    assert _heads([1, 1, 0, 2], [1, 1, 1, 1]) == [1, 1, 0, 2]


def test_of_changes_that_make_a_circle_together_one_is_left_out() -> None:
    assert _heads([2, 1, 0], [1, 1, 1]) == [2, 1, 1]


def test_a_word_never_hangs_on_what_hangs_on_it() -> None:
    assert _heads([2, 0, 1, 3], [3, 0, 1, 3]) == [3, 0, 1, 3]
