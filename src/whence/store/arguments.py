"""What a caller may ask of a store with: wrong arguments are told in one clear line."""

from __future__ import annotations

from operator import index
from typing import Final

_MOST: Final = 2**62
"""More than any store has, and no more than any database counts to."""
_MOST_BEST: Final = 10_000


def text(value: object, name: str) -> str:
    """A text.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, str):
        return value
    raise TypeError(f"{name} is a str, not {type(value).__name__}")


def at_most(limit: int | None) -> int | None:
    """How many are wanted; None for all of them.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is below 0.
    """
    return None if limit is None else _count(limit, "limit", " (None gives all)")


def best(limit: int) -> int:
    """How many of the best are wanted, of which nobody looks at more than `_MOST_BEST`; raises as
    `at_most` does.
    """
    return min(_count(limit, "limit", ""), _MOST_BEST)


def passed_over(offset: int) -> int:
    """How many are passed over before the first that is wanted; raises as `at_most` does."""
    return _count(offset, "offset", "")


def _count(value: int, name: str, beside: str) -> int:
    try:
        number = index(value)
    except TypeError:
        given = type(value).__name__
        raise TypeError(f"{name} is a whole number, not {given}{beside}") from None
    if number < 0:
        raise ValueError(f"{name} is {number}: give 0 or more{beside}")
    return min(number, _MOST)
