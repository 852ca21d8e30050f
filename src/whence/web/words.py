"""Values in the words that pages use: those of all faces, and some of their own."""

from __future__ import annotations

from typing import Final

from whence.document.types import DateInterval
from whence.wording import (
    RATINGS,
    between,
    code_of,
    count,
    country,
    day,
    days,
    interval,
    joined,
    percent,
    shortened,
    some,
    tail,
)

__all__ = [
    "CERTAINTIES",
    "DIRECTIONS",
    "RATINGS",
    "between",
    "code_of",
    "count",
    "country",
    "day",
    "days",
    "how",
    "interval",
    "joined",
    "percent",
    "shortened",
    "some",
    "tail",
]

CERTAINTIES: Final = {
    "CT+": "as certain",
    "PR+": "as probable",
    "PS+": "as possible",
    "CT-": "as certainly not so",
    "PR-": "as probably not so",
    "PS-": "as possibly not so",
    "Uu": "without commitment",
}
DIRECTIONS: Final = {"known": "", "likely": "likely", "unknown": "which came first is not known"}


def how(when: DateInterval | None) -> str:
    """What a reader must know about a date that nothing states."""
    return "inferred" if when and when.how == "inferred" else ""
