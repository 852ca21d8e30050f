"""Dates in metadata and publication lines, as intervals of days.

Time expressions in running text belong to the reading; here a whole short string is a date or
it is not.
"""

import re
from datetime import date, datetime, timedelta

from dateutil import parser

from whence.document.types import DateEvidence, DateInterval

_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2199
# What is stated shows by what two defaults that share no part do not change.
_DEFAULTS = (datetime(1904, 1, 31), datetime(1908, 12, 1))
_LEAD = re.compile(
    r"^\W*(?:(?:first|last|originally)\s+)?"
    r"(?:published|updated|posted|modified|created|date|on|at)\b[\s:]*",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"^(?:\d{10}|\d{13})$")
_IN_URL = re.compile(r"/((?:19|20|21)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_DOTTED_TIME = re.compile(r"\s\d{1,2}\.\d\d(?!\.?\d).*$")
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_EITHER_ORDER = re.compile(r"(?<![\d-])\d{1,2}\s?[/ -]\s?\d{1,2}\s?[/ -]\s?\d{2,4}")
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?$")
_YEAR = re.compile(r"\d{4}")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_TIME = (
    r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|(?:0?[1-9]|1[0-2]):[0-5]\d ?[ap](?:m|\.m\.?))"
    r"(?: (?-i:GMT|UTC|BST|IST|CES?T|E[SD]T|P[SD]T|\+0000))?"
)
_WRITTEN_DAY = re.compile(
    rf"(?:{_TIME}, )?(?:{_WEEKDAY},? )?"
    rf"(?:(?P<month>{_MONTH})\.? (?P<day>\d\d?),? (?P<year>(?:1[89]|2[01])\d\d)"
    rf"|(?P<day_>\d\d?) (?P<month_>{_MONTH})\.?,? (?P<year_>(?:1[89]|2[01])\d\d))"
    rf"(?:(?:,| at|,? -)? {_TIME})?",
    re.IGNORECASE | re.ASCII,
)
"""The usual ways to write a day in English, which need none of the parser's guesses and time."""
_DOTTED_DAY = re.compile(
    rf"(?P<day>\d\d?)\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:1[89]|2[01])\d\d)(?: {_TIME})?",
    re.IGNORECASE | re.ASCII,
)
_NO_YEAR = re.compile(
    rf"(?:{_WEEKDAY},? )?{_MONTH}\.? (?:0?[1-9]|[12]\d|3[01])", re.IGNORECASE | re.ASCII
)
_LONGEST = 80


def parse_date(words: str | None, how: DateEvidence) -> DateInterval | None:
    """Read a string that is a date and nothing else: ISO 8601, RFC 822, *March 4, 2031*, an epoch.

    A month or a year alone gives all its days; *03/04/2031* gives the days from the one reading
    to the other, since only its writer knows which was meant (with dots the day comes first, in
    every country that writes so). The day is the writer's own: no
    time zone is applied. Returns None for what is no date (*soon*) or lacks a year.
    """
    if words is None or not words.strip() or len(words) > _LONGEST:
        return None
    text = words.strip()
    while (stripped := _LEAD.sub("", text, count=1)) != text:
        text = stripped
    if _EPOCH.match(text):
        return _interval_of_epoch(text, how)
    text = _DOTTED_TIME.sub("", text)
    if _DOTTED_DATE.match(text):
        orders: tuple[bool, ...] = (True,)
    else:
        orders = (False, True) if _EITHER_ORDER.search(text) else (False,)
    readings = [days for day_first in orders if (days := _days(text, day_first)) is not None]
    if not readings:
        return None
    first, last = min(days[0] for days in readings), max(days[1] for days in readings)
    return DateInterval(first.isoformat(), last.isoformat(), how)


def date_in_url(url: str | None) -> DateInterval | None:
    """Read the day out of an address such as ``https://news.example/2031/03/04/talks``."""
    found = _IN_URL.search(url or "")
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None
    return DateInterval(day, day, "metadata")


def parse_day_of_year(words: str | None, published: DateInterval | None) -> DateInterval | None:
    """Read a dateline's *Sept. 4*, whose year is that of the publication.

    The year is the one that puts the day closest to the publication; a date that states its own
    year is read as it stands. Returns None where there is no publication date to anchor it on.
    """
    if words is None or len(words) > _LONGEST:
        return None
    if _YEAR.search(words):
        return parse_date(words, "stated")
    anchor = published and (published.latest or published.earliest)
    if not anchor:
        return None
    near = date.fromisoformat(anchor)
    found = parse_date(f"{words} {near.year}", "anchored")
    if found is None or found.earliest is None or found.earliest != found.latest:
        return None
    same_year = date.fromisoformat(found.earliest)
    candidates = [_in_year(same_year, near.year + shift) for shift in (-1, 0, 1)]
    closest = min(candidates, key=lambda day: abs(day - near)).isoformat()
    return DateInterval(closest, closest, "anchored")


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the 29th of February falls back on the 28th."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _interval_of_epoch(digits: str, how: DateEvidence) -> DateInterval | None:
    day = date(1970, 1, 1) + timedelta(seconds=int(digits[:10]))
    return DateInterval(day.isoformat(), day.isoformat(), how)


def _days(text: str, day_first: bool) -> tuple[date, date] | None:
    """First and last day that a string means, read with the day or the month in front."""
    try:
        if iso := _ISO_DAY.match(text):
            day = date.fromisoformat(iso[1])
            return (day, day) if _EARLIEST_YEAR <= day.year <= _LATEST_YEAR else None
        if written := _WRITTEN_DAY.fullmatch(text):
            month, number, year = written["month"], written["day"], written["year"]
            if month is None:
                month, number, year = written["month_"], written["day_"], written["year_"]
            day = date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(number))
            return day, day
        if dotted := _DOTTED_DAY.fullmatch(text):
            day = date(int(dotted["year"]), int(dotted["month"]), int(dotted["day"]))
            return day, day
        if _NO_YEAR.fullmatch(text):
            return None
        low, high = (
            parser.parse(text, default=default, dayfirst=day_first, ignoretz=True)
            for default in _DEFAULTS
        )
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if low.year != high.year or not _EARLIEST_YEAR <= low.year <= _LATEST_YEAR:
        return None
    if low.month != high.month:
        return date(low.year, 1, 1), date(low.year, 12, 31)
    if low.day != high.day:
        start = date(low.year, low.month, 1)
        return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return low.date(), low.date()
