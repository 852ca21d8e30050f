"""Values in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pycountry

from whence.coverage.types import About
from whence.document.types import DateInterval

_DIFFERENCES: Final[dict[About, str]] = {
    "who": "Who",
    "number": "How many",
    "when": "When",
    "where": "Where",
    "whether": "Whether",
}


def counted(number: int, noun: str) -> str:
    """*1 report*, *2 reports*."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(names: Sequence[str]) -> str:
    """*A*, *A and B*, *A, B and C*."""
    several = list(dict.fromkeys(names))
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} and {several[-1]}"


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word if it is longer than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def days(first: DateInterval | None, last: DateInterval | None = None) -> str:
    """An interval, or the time from one to another: *2031-03-02*, *2031-03-02 to 2031-03-19*."""
    start = first.earliest if first else None
    end = (last or first or DateInterval(None, None, "stated")).latest
    if start == end:
        return start or ""
    if start is None:
        return f"until {end}"
    return f"{start} to {end}" if end else f"since {start}"


def country_name(code: str) -> str:
    """The English name of a country's ISO 3166 alpha-3 code; the code where there is none."""
    found = pycountry.countries.get(alpha_3=code)
    return getattr(found, "common_name", found.name) if found else code


def difference_label(about: About) -> str:
    """In what assertions differ."""
    return _DIFFERENCES[about]


def event_name(type_: str, mode: str | None) -> str:
    """PLOVER's type and mode, in small letters: *assault (bombing)*."""
    return type_.lower() + (f" ({mode})" if mode else "")
