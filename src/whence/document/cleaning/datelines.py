"""Datelines and dates: where and when a report was filed, at the head of it or on its own line."""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line
from whence.document.cleaning.types import DatelineText

_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONTH = rf"(?:{_MONTH_NAME}|{_MONTH_NAME.upper()})\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}})"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ.'’-]{2,}){0,4}"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){0,3}"
_AGENCY = r"[A-ZÀ-Þ][\w.&' /-]{1,38}"

_HEAD = re.compile(
    rf"[\[(]?(?P<place>(?P<capitals>{_CAPITALS})(?:(?:,|/| and) ?{_NAME}){{0,2}}"
    rf"|{_NAME}(?:, {_NAME}){{0,2}}?)"
    rf"(?:,? [\[(]?{_WEEKDAY}(?P<date>{_DATE})[\])]?)?[\])]?,?"
    rf"(?: ?[\[(/](?P<agency>{_AGENCY})[\])/])?"
)
_DATE_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<date>{_DATE}),? [-–—]? ?(?P<place>{_NAME}(?:, {_NAME})?)"
    rf"(?: ?[\[(](?P<agency>{_AGENCY})[\])])?"
)
_AGENCY_ALONE = re.compile(rf"[\[(](?P<agency>{_AGENCY})[\])]")
# Each alternative begins with a plain character, so that only those are tried.
_SEPARATOR = re.compile(
    r" (?:--+|—|–) ?|--+ ?|— ?|– ?| - |-(?<=\w-) |: | (?<=[)\]/] )(?=[A-Z“\"])|\.(?<=[A-Z]/\.) "
)
_LABELS = {
    "advertisement", "analysis", "breaking", "correction", "editorial", "exclusive", "explainer",
    "fact", "factbox", "how", "interview", "interviewer", "just in", "live", "news", "note",
    "opinion", "photo", "photos", "podcast", "question", "answer", "quote", "review", "source",
    "timeline", "update", "video", "warning", "watch", "what", "when", "where", "who", "why",
}  # fmt: skip
"""Capitalised openings that are no place."""

_WHERE = r"\b(?:in|at|from|near|to|of|off|outside|around|across|into|for|over)"
REACH = 110
"""Characters within which a dateline ends."""

REST_WORDS = 4
"""Words that a paragraph must have left after its dateline."""

_TOKEN = re.compile(
    r"[a-z]+(?:\.[a-z]\.?)?|\d[\d:.,/-]*(?:st|nd|rd|th|am|pm|z)?|\+\d+", re.IGNORECASE
)
_COMPACT = re.compile(r"\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d{2,4}")
_DAY_IN_FIGURES = re.compile(r"\d[-/.]\d+[-/.]\d")
_DIGIT = re.compile(r"\d")
_SAID = v.MONTHS | v.WEEKDAYS | v.ZONES | v.DATE_LABELS
_KNOWN = _SAID | v.DATE_FILL | {"t", "z"}
_NO_OUTLET = v.ZONES | v.MONTHS
_NO_PLACE = v.DATE_LABELS | v.WEEKDAYS | v.MONTHS
_USEFUL = v.MONTHS | v.WEEKDAYS | v.ZONES | {"am", "pm", "a.m", "p.m", "t", "z"}
_BARS = re.compile(r"[|·•]")
_DATE_WORDS = frozenset({"ago", "read"})
DATE_WORDS = 24
"""Words up to which a line is asked whether it is a date."""

_BESIDE = re.compile(r"[/|·,]")
_NAMED_BEFORE = re.compile(rf"(?P<name>{_NAME}) ?(?P<mark>[/|·,]) ?(?=\S)")
_NAMED_AFTER = re.compile(rf"(?P<mark>[/|·,]) ?(?P<name>{_NAME})$")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_ALONE = re.compile(
    rf"(?P<place>{_NAME}(?:, {_NAME})?), {_WEEKDAY}(?P<date>{_DATE})"
    rf"(?: ?[\[(](?P<agency>{_AGENCY})[\])])?\.?"
)


def split_dateline(text: str, elsewhere: str = "") -> tuple[int, DatelineText] | None:
    """Return where a paragraph goes on after its dateline, and the dateline's parts.

    A place in ordinary letters needs a date or an agency beside it. A place in capitals is enough
    before a dash that has a space beside it; before a colon, where exclamations and the names of
    columns stand too, it must be named ``elsewhere`` on the page.
    """
    head = text[:REACH]
    for separator in _SEPARATOR.finditer(head):
        if not _goes_on(text, separator.end()):
            continue
        found = _parse(head[: separator.start()], separator.group().strip())
        if found is None:
            continue
        bare = not (found.date or found.agency)
        if bare and separator.group().startswith(":"):
            bare = "," not in found.place and not _is_place(found.place.title(), elsewhere)
        elif bare:
            bare = " " not in separator.group()
        if not bare:
            return separator.end(), found
    return None


def _is_place(name: str, page: str) -> bool:
    """Whether a page names somewhere what may be a place or a speaker, as a place."""
    if name not in page:
        return False
    found = re.compile(rf"{_WHERE} {re.escape(name)}\b|{re.escape(name)}(?:, [A-Z]|['’]s )")
    return found.search(page) is not None


def _goes_on(text: str, at: int) -> bool:
    """Whether what follows a dateline can begin a paragraph."""
    rest = text[at : at + 80]
    first = rest.lstrip("“\"‘'(")[:1]
    return len(rest.split()) >= REST_WORDS and (first.isupper() or first.isdigit())


def _parse(prefix: str, separator: str) -> DatelineText | None:
    match = _AGENCY_ALONE.fullmatch(prefix)
    if match:
        agency = match["agency"].strip()
        known = agency.casefold() in v.AGENCIES or agency.isupper()
        return DatelineText("", None, agency) if known and separator != ":" else None
    match = _DATE_FIRST.fullmatch(prefix) or _HEAD.fullmatch(prefix)
    if match is None:
        return None
    groups = match.groupdict()
    place, date, agency = groups["place"], groups["date"], groups["agency"]
    if place.casefold() in _LABELS:
        return None
    supported = bool(date or agency)
    capitals = groups.get("capitals")
    if not supported and (capitals is None or (len(capitals) < 4 and "," not in place)):
        return None
    if separator == "" and not (agency and capitals):
        return None
    return DatelineText(place.rstrip(","), date, agency.strip() if agency else None)


def dateline_alone(line: Line) -> DatelineText | None:
    """Return the dateline that a whole line consists of (*Tarn, 12 May 2031 (Norrep)*)."""
    match = _ALONE.fullmatch(line.text) if len(line.text) <= REACH else None
    if match is None:
        return None
    named = [word.strip(",").lower() for word in match["place"].split()]
    if named[0] in _NO_PLACE or is_outlet(match["place"]):
        return None
    return DatelineText(match["place"], match["date"], match["agency"])


def is_outlet(name: str) -> bool:
    """Whether a name is called what publishers and stations are called."""
    words = name.split()
    return bool({word.strip(",.").lower() for word in words} & v.OUTLET_WORDS)


def is_date_line(line: Line) -> bool:
    """Whether a line holds nothing but a date or time and the words that introduce one.

    Beside it there may be one name: an agency in capitals before a slash or a bar, an outlet
    before or after a comma too.
    """
    if len(line.words) > DATE_WORDS or len(line.text) > 140:
        return False
    if line.vocabulary.isdisjoint(_DATE_WORDS) and not _DIGIT.search(line.text):
        return False
    if line.is_bulleted:
        return False
    if _knows_all(line) and _is_date(line.text):
        return True
    name = outlet_beside_date(line.text)
    return name is not None and _is_date(line.text.replace(name, "", 1))


def _knows_all(line: Line) -> bool:
    """Whether a line has no word that is seen at once to be none of a date's."""
    return not any(word.isalpha() and word.isascii() for word in line.vocabulary - _KNOWN)


def outlet_beside_date(text: str) -> str | None:
    """Return the outlet or agency that stands before or after the date of a publication line."""
    if not _BESIDE.search(text):
        return None
    for match in (_NAMED_BEFORE.match(text), _NAMED_AFTER.search(text)):
        if match is not None:
            name = match["name"]
            capitals = 2 <= len(name) <= 6 and name.isupper() and match["mark"] != ","
            if (capitals and name.lower() not in _NO_OUTLET) or is_outlet(name):
                return name
    return None


def _is_date(text: str) -> bool:
    tokens = [token.lower().rstrip(".,:-/") for token in _TOKEN.findall(text)]
    words = {token for token in tokens if not token[:1].isdigit() and token[:1] != "+"}
    numbers = len(tokens) > len([token for token in tokens if token in words])
    if not words <= _KNOWN:
        return False
    said = words & _SAID
    compact = not words and _COMPACT.search(text)
    return bool(compact) or (numbers and bool(said or "read" in words)) or "ago" in words


def date_in(text: str) -> str | None:
    """Return the date and time of a publication line, as written, without its label."""
    parts = _BARS.split(text)
    if len(parts) > 1:
        return next(filter(None, map(date_in, parts)), None)
    tokens = list(_TOKEN.finditer(text))
    kept = [
        match
        for match in tokens
        if match.group()[0] in "0123456789+" or match.group().lower().rstrip(".,") in _USEFUL
    ]
    if not kept or "ago" in text.lower() or not any(_names_day(match.group()) for match in kept):
        return None
    return text[kept[0].start() : kept[-1].end()].strip(" .,|-")


def _names_day(token: str) -> bool:
    """Whether a token belongs to a day, not only to a time of day."""
    return token.lower().rstrip(".,") in v.MONTHS or _DAY_IN_FIGURES.search(token) is not None
