"""Values in the words that pages use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

import pycountry

from whence.document.types import DateInterval

CERTAINTIES: Final = {
    "CT+": "as certain",
    "PR+": "as probable",
    "PS+": "as possible",
    "CT-": "as certainly not so",
    "PR-": "as probably not so",
    "PS-": "as possibly not so",
    "Uu": "without commitment",
}
RATINGS: Final = {
    "confirmed": "Confirmed by independent sources",
    "probably": "Probably true",
    "possibly": "Possibly true",
    "doubtful": "Doubtful",
    "improbable": "Improbable",
    "cannot be judged": "Cannot be judged",
}
"""The Admiralty code's wording of the credibility of an information."""
DIRECTIONS: Final = {"known": "", "likely": "likely", "unknown": "which came first is not known"}


def day(iso: str) -> str:
    """*2 March 2031*."""
    one = date.fromisoformat(iso)
    return f"{one.day} {one:%B} {one.year}"


def interval(when: DateInterval | None) -> str:
    """*2 March 2031*, *2 to 4 March 2031*, *until 4 March 2031*; empty where it is not known."""
    if when is None:
        return ""
    first, last = when.earliest, when.latest
    if first and last:
        return days(first, last)
    return f"from {day(first)}" if first else f"until {day(last)}" if last else ""


def days(first: str, last: str) -> str:
    """From the first day to the last, without saying anything twice."""
    if first == last:
        return day(first)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if a.year != b.year:
        return f"{day(first)} to {day(last)}"
    if a.month == b.month:
        return f"{a.day} to {day(last)}"
    return f"{a.day} {a:%B} to {day(last)}"


def how(when: DateInterval | None) -> str:
    """What a reader must know about a date that nothing states."""
    return "inferred" if when and when.how == "inferred" else ""


def count(number: int, one: str, many: str | None = None) -> str:
    """*1 report*, *2 reports*, *1,200 reports*."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """*93 %*, and never all of something that is not all."""
    if share is None:
        return ""
    whole = round(100 * share)
    return f"{min(whole, 99) if share < 1 else whole} %"


def joined(names: Sequence[str]) -> str:
    """*a*, *a and b*, *a, b and c*."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


@lru_cache(maxsize=512)
def country(code: str) -> str:
    """The English name of a country, or its code where that is all there is."""
    known = pycountry.countries.get(alpha_3=code)
    if known is None:
        return "Kosovo" if code == "XKX" else code
    return str(getattr(known, "common_name", known.name))


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a mark where it goes on."""
    if len(text) <= most:
        return text
    cut = text[:most].rstrip()
    space = cut.rfind(" ")
    return f"{cut[:space] if space > most // 2 else cut}…"
