"""Values in the plain words that people read, alike on every face."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from whence.coverage.types import Rating, Value
from whence.document.types import DateInterval

RATINGS: Final[dict[Rating, str]] = {
    "confirmed": "Confirmed by independent sources",
    "probably": "Probably true",
    "possibly": "Possibly true",
    "doubtful": "Doubtful",
    "improbable": "Improbable",
    "cannot be judged": "Cannot be judged",
}
"""The Admiralty code's wording of the credibility of an information."""


def value_told(one: Value) -> str:
    """A value that differs: *13*, *31, corrected to 13 by the Lantern*."""
    right = one.corrected
    return f"{one.value}, corrected to {right.to} by {right.by}" if right else one.value


def day(iso: str) -> str:
    """*2 March 2031*."""
    one = date.fromisoformat(iso)
    return f"{one.day} {one:%B} {one.year}"


def days(first: str, last: str) -> str:
    """From the first day (ISO) to the last, without saying anything twice: *2 to 4 March 2031*."""
    if first == last:
        return day(first)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if a.day == 1 and b.day == monthrange(b.year, b.month)[1]:
        return _months(a, b)
    if a.year != b.year:
        return f"{day(first)} to {day(last)}"
    if a.month == b.month:
        return f"{a.day} to {day(last)}"
    return f"{a.day} {a:%B} to {day(last)}"


def _months(a: date, b: date) -> str:
    """From the first day of a month to the last of one: *March 2031*, *2029*, *2029 to 2031*."""
    if a.month == 1 and b.month == 12:
        return str(a.year) if a.year == b.year else f"{a.year} to {b.year}"
    if a.year != b.year:
        return f"{a:%B} {a.year} to {b:%B} {b.year}"
    return f"{b:%B} {b.year}" if a.month == b.month else f"{a:%B} to {b:%B} {b.year}"


def interval(when: DateInterval | None) -> str:
    """*2 March 2031*, *2 to 4 March 2031*, *until 4 March 2031*; empty where it is not known."""
    if when is None:
        return ""
    first, last = when.earliest, when.latest
    if first and last:
        return days(first, last)
    return f"from {day(first)}" if first else f"until {day(last)}" if last else ""


def between(first: DateInterval | None, last: DateInterval | None) -> str:
    """The days from the first of an interval to the last of another; empty without any."""
    known = [one for one in (first, last) if one]
    start = next((one.earliest or one.latest for one in known), None)
    end = next((one.latest or one.earliest for one in reversed(known)), None)
    return days(start, end) if start and end else ""


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


def some(names: Sequence[str], most: int) -> str:
    """The same of at most so many names, and how many more there are."""
    if len(names) <= most + 1:
        return joined(names)
    return joined([*names[:most], f"{len(names) - most} more"])


def country(code: str) -> str:
    """The English name of a country (ISO 3166 alpha-3), or its code where that is all there is."""
    return _countries().get(code, code)


def code_of(given: str) -> str | None:
    """The code of a country by its English name or its code; any three letters pass for a code."""
    words = " ".join(given.split()).casefold()
    found = next((code for code, name in _countries().items() if name.casefold() == words), None)
    if found is None and len(words) == 3 and words.isascii() and words.isalpha():
        return words.upper()
    return found


@cache
def _countries() -> dict[str, str]:
    from whence.reading.who.places import country_names  # a quarter of a second, when needed

    return country_names()


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with a mark where it goes on."""
    if len(text) <= most:
        return text
    cut = text[:most].rstrip()
    space = cut.rfind(" ")
    return f"{cut[:space] if space > most // 2 else cut}…"


def tail(text: str, most: int) -> str:
    """The last so many characters at most, begun at a word, with a mark for what is left out."""
    if len(text) <= most:
        return text
    cut = text[-most:]
    space = cut.find(" ")
    return f"…{cut[space + 1 :] if 0 <= space < most // 2 else cut}"
