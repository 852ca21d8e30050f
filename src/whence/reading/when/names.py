"""Words that look like times and are none: *The Sunday Times*, *Mrs May*, *Flight 1999*.

What tells them apart is the word before and the word after, and capital letters.
"""

import re
from collections.abc import Sequence
from typing import Final

from whence.reading.when.lexicon import word_set
from whence.reading.when.tokens import Item

_WORD_AFTER = re.compile(r"\s([A-Za-z]+)")
_LOOK = 24
_OPENING = " \t\n([\"'?-"

# Months that are words or names of people as well.
_NAMES: Final = {3, 4, 5, 6, 8}
_BEFORE_MONTH: Final = word_set(
    "in since until till last next this late early mid during between before after by "
    "from through of to past every each and or through about around"
)
# What stands before the minister as easily as before the month is no evidence for May.
_BEFORE_MAY: Final = _BEFORE_MONTH - word_set("of to and or from about before after by")
_TRUST: Final = word_set("confidence faith trust believe believes belief interest")
_DETERMINERS: Final = word_set(
    "the a an his her its their our my your this that last next s whose earlier"
)
_NOT_AFTER_MARCH: Final = word_set("on for to against toward towards past into in through")

_BEFORE_WEEKDAY: Final = word_set(
    "black bloody super good ash palm easter holy maundy cyber giving shrove fat taco casual "
    "sheffield ruby whit mail every each alternate"
)
_AFTER_WEEKDAY: Final = word_set(
    "times telegraph mirror express post mail herald people world independent sun star "
    "tribune observer business"
)
_SHOWS: Final = re.compile(r"(?:\s+night)?\s+(?:live|football|lights|fever)\b", re.IGNORECASE)

_BEFORE_NUMBER: Final = word_set(
    "flight resolution route room no nos number page section article channel bill highway windows "
    "model unit figure boeing interstate chapter about nearly almost over than least only some "
    "lot act proposition prop level apollo agenda usd eur gbp"
)
_AFTER_NUMBER: Final = word_set(
    "people soldiers troops miles kilometers kilometres km metres meters feet men women children "
    "dollars euros pounds yuan rubles roubles yen tons tonnes votes jobs homes houses hours years "
    "days weeks months points words staff members delegates police officers workers barrels "
    "percent per degrees square acres hectares copies calories pages others more or hp cc mg kg "
    "gmt utc est edt watts seats refugees migrants prisoners protesters residents civilians "
    "million billion thousand street road avenue lane drive boulevard"
)
_STREET: Final = re.compile(
    r"(?:\s+[A-Z]\w+){1,2}\s+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Court)\b"
)
_AFTER_CHRISTMAS: Final = word_set(
    "tree trees card cards party parties dinner shopping market markets carol carols gift gifts "
    "present presents lights holiday holidays season break song songs sales spirit message "
    "special story stories truce island decorations bonus club list lunch pudding"
)
_LASTING: Final = word_set("over in within for during throughout")
_COUNTED: Final = word_set(
    "time times first second third worst best biggest largest highest lowest most only once twice"
)
_TODAY_NAMES: Final = re.compile(r"(?:USA|Russia|Turkey|India|Psychology|History)\s+$")


def word_before(text: str, start: int) -> str:
    """The word that ends right before a place, in small letters."""
    words = text[max(0, start - _LOOK) : start].rstrip(_OPENING).split()
    return words[-1].lower() if words else ""


def word_after(text: str, end: int) -> str:
    """The word that follows a place after one space, as it is written."""
    found = _WORD_AFTER.match(text, end)
    return found[1] if found else ""


def is_recurring(before: Item | None) -> bool:
    """Whether *every* or *each* makes many times of it."""
    return before is not None and before.kind == "every"


def is_month_with_day(text: str, items: Sequence[Item], month: Item) -> bool:
    """Whether a month's name next to a number is one: *May 4*, not *may 20 of them*."""
    return month.value not in (3, 5) or text[month.start].isupper() or len(items) > 3


def is_month(text: str, row: Sequence[Item], place: int) -> bool:
    """Whether a month's name without a day or a year, ``row[place]``, is one."""
    month = row[place]
    if month.kind == "month_short" or not text[month.start].isupper():
        return False
    if place and row[place - 1].kind == "every":
        return False
    if month.value not in _NAMES:
        return True
    before, after = word_before(text, month.start), word_after(text, month.end)
    if month.value == 5:
        return _is_may(text, row, place, before, after)
    if before in _BEFORE_MONTH:
        if month.value == 3:
            certain = before in _BEFORE_MAY or before in ("from", "between")
            return certain or after not in _NOT_AFTER_MARCH
        return not after[:1].isupper()
    return _is_modifier(text, month, before, after)


def _is_may(text: str, row: Sequence[Item], place: int, before: str, after: str) -> bool:
    month = row[place]
    if before in _BEFORE_MAY:
        if before == "in" and place > 1:
            return word_before(text, row[place - 1].start) not in _TRUST
        return True
    if before in ("of", "by") and place > 1 and row[place - 2].kind == "edge":
        return True
    if before in ("to", "and", "through") and place > 1 and row[place - 2].kind == "month":
        return True
    if before == "from" and place + 2 < len(row) and row[place + 2].kind == "month":
        return True
    return _is_modifier(text, month, before, after)


def _is_modifier(text: str, month: Item, before: str, after: str) -> bool:
    """*His April visit*, *August's heat*; not *the Women's March on ...*."""
    if text[month.end : month.end + 2] == "'s":
        return month.value not in (3, 5)
    if before not in _DETERMINERS or not after.islower():
        return False
    return after not in _NOT_AFTER_MARCH


def is_weekday(text: str, row: Sequence[Item], first: int, last: int) -> bool:
    """Whether a weekday's name is a day: not *The Sunday Times*, *Black Friday*, *every Monday*."""
    start, end = row[first].start, row[last - 1].end
    before = word_before(text, start)
    if before in _BEFORE_WEEKDAY:
        return False
    if before == "on" and word_before(text, row[first - 1].start if first else 0) == "mail":
        return False
    after = word_after(text, end)
    if after[:1].isupper() and after.lower() in _AFTER_WEEKDAY:
        return False
    return _SHOWS.match(text, end) is None


def is_year(text: str, row: Sequence[Item], first: int, last: int) -> bool:
    """Whether a number of four digits is a year: not *2000 soldiers*, *Flight 1999*, *-2019*."""
    start, end = row[first].start, row[last - 1].end
    value = row[first].value
    if start and (text[start - 1].isalnum() or text[start - 1] in "$#./&@_"):
        return False
    if start > 1 and text[start - 1] == "-" and text[start - 2].isdigit():
        return False
    if text[end : end + 1] in ("%", "?", "-", "/", "_") or text[end : end + 1].isalnum():
        return text[end : end + 1] == "-" and not text[end + 1 : end + 2].isdigit()
    before = word_before(text, start)
    if before in _BEFORE_NUMBER or _currency(before):
        return False
    after = word_after(text, end)
    if after.lower() in _AFTER_NUMBER or _STREET.match(text, end):
        return False
    if isinstance(value, int) and value < 1900:
        return before in _BEFORE_OLD_YEAR
    if isinstance(value, int) and value % 100 == 0:
        return not (after.islower() and after.endswith("s") and len(after) > 3)
    return True


_BEFORE_OLD_YEAR: Final = word_set(
    "in since until till by from before after of during between and to the early late mid around "
    "circa"
)


def _currency(word: str) -> bool:
    return word[-1:] in ("$", "#")


def is_season(text: str, row: Sequence[Item], first: int, season: Item) -> bool:
    """Whether *spring* or *fall* is a time of year: *in the spring*, not *the fall of Troy*."""
    if first and row[first - 1].kind == "every":
        return False
    if row[first].kind == "the" and (first == 0 or row[first - 1].kind != "in_"):
        # *The summer drew on* is no expression that says when; *over the summer* is.
        return (
            any(item.kind == "year" for item in row[first : first + 4])
            or word_before(text, row[first].start) in _LASTING
        )
    return text[season.end : season.end + 1] != "-"


def is_holiday(text: str, end: int, name: str) -> bool:
    """Whether a holiday's name is the day: not *a Christmas tree*."""
    return name != "christmas" or word_after(text, end).lower() not in _AFTER_CHRISTMAS


def is_lasting(text: str, start: int) -> bool:
    """Whether the expression says how long: *over the next year*."""
    return word_before(text, start) in _LASTING


def is_comparison(text: str, start: int) -> bool:
    """Whether *in two days* belongs to a count or a record: *the second time in two days*."""
    return word_before(text, start) in _COUNTED


def is_today_name(text: str, start: int, end: int) -> bool:
    """Whether *Today* ends the name of a newspaper: *USA Today*."""
    if text[start:end] not in ("Today", "TODAY"):
        return False
    return _TODAY_NAMES.search(text, max(0, start - _LOOK), start) is not None
