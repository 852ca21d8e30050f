"""What a caller may ask of a store with: wrong arguments are told in one clear line."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index
from typing import Final

_MOST: Final = 2**62
"""More than any store has, and no more than any database counts to."""
_MOST_BEST: Final = 10_000


def text(value: object, name: str) -> str:
    """A text, in which a ``?`` stands for each half of a character: JSON has none.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    raise TypeError(f"{name} is a str, not {type(value).__name__}")


def optional_text(value: object, name: str) -> str | None:
    """A text or None; raises as `text` does."""
    return None if value is None else text(value, name)


def yes_or_no(value: object, name: str) -> bool | None:
    """True, False or None.

    Raises:
        TypeError: it is none of them.
    """
    if value is None or isinstance(value, bool):
        return value
    raise TypeError(f"{name} is True, False or None, not {type(value).__name__}")


def texts(values: object, name: str) -> tuple[str, ...]:
    """Several texts, of which one may stand alone.

    Raises:
        TypeError: they are none.
    """
    if isinstance(values, str):
        return (values,)
    if isinstance(values, bytes) or not isinstance(values, Iterable):
        raise TypeError(f"{name} is a str or several, not {type(values).__name__}")
    return tuple(text(value, f"each of {name}") for value in values)


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
