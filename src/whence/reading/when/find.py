"""Time expressions of a text, and the days that they mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from whence.document.types import DateEvidence, DateInterval
from whence.reading.types import DateMention
from whence.reading.when.calendar import UNKNOWN, Days
from whence.reading.when.grammar import OUTCOMES, understand
from whence.reading.when.meanings import Meaning, Need, Situation, Tense
from whence.reading.when.tense import tense_at
from whence.reading.when.tokens import items, neighbourhoods, plain

# The longest stretch of days that a text without a publication date may be dated by.
_MONTH = 31
# What stands for itself looks at no day of publication.
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Expression:
    start: int
    end: int
    meaning: Meaning
    tense: Tense


def find_dates(text: str, published: DateInterval | None) -> tuple[DateMention, ...]:
    """Every time expression of an English text, in order, without overlap.

    ``published`` is the anchor of what needs one; where it is an interval, so is what leans on
    it, and an open end stays open. An expression that needs an anchor and has none is told with
    both ends null: that the text gives a time there is known, the days are not.
    """
    mentions: list[DateMention] = []
    previous: Days | None = None
    previous_how: DateEvidence = "stated"
    for one in _expressions(text):
        days = _resolved(one, published, previous)
        how = _evidence(one.meaning.need, published, previous_how)
        if days.first is not None and days.last is not None:
            previous, previous_how = days, how
        interval = DateInterval(_iso(days.first), _iso(days.last), how)
        mentions.append(DateMention(one.start, one.end, text[one.start : one.end], interval))
    return tuple(mentions)


def infer_published(text: str) -> DateInterval | None:
    """When a text that does not say so was published, as far as its own dates tell.

    It was not before the latest full date (a day or a month, with its year) that it tells in the
    past tense, and not after the first that it tells in the future tense. Without the former
    there is no answer: a year alone, or a date only planned, says too little. The end stays open
    where nothing is told as still to come.
    """
    earliest: date | None = None
    latest: date | None = None
    for one in _expressions(text, always_tense=True):
        days = _resolved(one, None, None)
        if days.first is None or days.last is None or (days.last - days.first).days > _MONTH:
            continue
        if one.tense is Tense.PAST:
            earliest = max(earliest or days.first, days.first)
        elif one.tense is Tense.FUTURE:
            latest = min(latest or days.last, days.last)
    if earliest is None:
        return None
    if latest is not None and latest < earliest:
        latest = None
    return DateInterval(_iso(earliest), _iso(latest), "inferred")


def _expressions(text: str, always_tense: bool = False) -> Iterator[_Expression]:
    text = plain(text)
    low = text.lower()
    for start, end in neighbourhoods(text, low):
        for item in understand(text, items(low, start, end)):
            if item.kind not in OUTCOMES:
                continue
            meaning = cast(Meaning, item.value)
            tense = Tense.UNKNOWN
            if always_tense or meaning.tensed or item.kind == "ahead":
                tense = tense_at(low, item.start, item.end)
            if item.kind != "ahead" or tense is Tense.FUTURE:
                yield _Expression(item.start, item.end, meaning, tense)


def _resolved(one: _Expression, published: DateInterval | None, previous: Days | None) -> Days:
    if one.meaning.need is not Need.PUBLISHED:
        return _days(one, _ANY_DAY, previous)
    if published is None:
        return UNKNOWN
    first = last = None
    if published.earliest is not None:
        first = _days(one, date.fromisoformat(published.earliest), previous).first
    if published.latest is not None:
        last = _days(one, date.fromisoformat(published.latest), previous).last
    if first is not None and last is not None and first > last:
        return UNKNOWN
    return Days(first, last)


def _days(one: _Expression, day: date, previous: Days | None) -> Days:
    try:
        return one.meaning.days(Situation(day, previous, one.tense))
    except (ValueError, OverflowError):
        # 30 February, 5000 years ago: no day of the calendar.
        return UNKNOWN


def _evidence(
    need: Need, published: DateInterval | None, previous_how: DateEvidence
) -> DateEvidence:
    if need is Need.NOTHING:
        return "stated"
    if need is Need.PREVIOUS:
        return "inferred" if previous_how == "inferred" else "anchored"
    return "inferred" if published is not None and published.how == "inferred" else "anchored"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
