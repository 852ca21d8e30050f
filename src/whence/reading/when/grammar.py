"""The patterns of time expressions, as a cascade of small rules over kinds of items.

Each level looks for its patterns in the row of items and puts one item in the place of what it
understood; the next level builds on that (Abney 1996, *Partial parsing via finite-state
cascades*). *Since the end of March* is a month, then a part of it, then an open end. Patterns are
regular expressions whose letters are kinds of items; all repetitions are bounded, so time is
linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from whence.reading.when import build
from whence.reading.when.build import Found
from whence.reading.when.lexicon import KINDS
from whence.reading.when.meanings import Meaning
from whence.reading.when.tokens import Item

Builder = Callable[[Found], Meaning | None]

_MONTH = "(month | month_short dot?)"
_DAY_NAME = "((weekday | weekday_short dot?) comma?)"
_ORDINAL = "(ordinal | ordinal_word)"
_MANY = (
    "((about | more than? | less than? | at (least | most))?"
    " (number_word dash number_word | number_word | number | big_number"
    " | article? couple of? | article few | several | few | article))"
)
_SOME_UNITS = f"({_MANY} (unit | units | hour | century | weekend))"
_TOP_UNIT = "(unit | century | quarter | weekend)"
_HOLIDAY = (
    "(christmas (unit | eve)? | halloween | boxing unit | valentine possessive? unit | month unit"
    " | new (unit possessive? | units apostrophe?) (unit | eve))"
)
_THIS = "(the | this | last | next)"
_NODE = "(day | timed | period)"
_LATER = "(early | mid | earlier | later)"
_SPAN = "((to | through | dash | until) (number | ordinal))"
_LIST = "((comma number | comma ordinal){0,5} comma? and (number | ordinal))"
_END_OF_WORDS = "(?= dot | comma | break | other_mark | $)"

# The kinds of items that are understood expressions.
OUTCOMES: Final = frozenset({"day", "timed", "period", "ahead"})

# (kind of the outcome, pattern, builder); the first pattern that fits at a place wins.
_Rule = tuple[str, str, Builder]

_DATES: Final[list[_Rule]] = [
    ("day", "nine_eleven (?! other)", build.given),
    ("day", f"(last | this | next)? {_HOLIDAY} (comma? year)?", build.holiday),
    (
        "day",
        f"{_DAY_NAME}? (from | between)? (number | ordinal) ({_SPAN} | {_LIST}) {_MONTH}"
        " ((comma | of)? year)?",
        build.day_of_month,
    ),
    (
        "day",
        f"{_DAY_NAME}? (the? (number | ordinal) of? | the ordinal_word of) {_MONTH}"
        " ((comma | of)? year)?",
        build.day_of_month,
    ),
    (
        "day",
        f"{_DAY_NAME}? (?<! in_) {_MONTH} the? (number | ordinal)"
        f" ({_SPAN} (?! dot? month) | {_LIST})? (comma? year)?",
        build.day_of_month,
    ),
    ("period", f"{_MONTH} ((comma | of)? year | decade)", build.month),
    ("period", f"(last | this | next)? {_MONTH}", build.month),
    (
        "day",
        "(weekday of? (last | this | next) unit"
        " | (last | this | next)? (past | coming)? weekday) daypart?",
        build.weekday,
    ),
]
_UNITS: Final[list[_Rule]] = [
    (
        "period",
        f"the {_ORDINAL} (quarter | half) of (year | (the | this | last | next) unit)",
        build.part_of_year,
    ),
    (
        "period",
        f"{_ORDINAL}? (quarter | half) comma? year | quarter_of number year",
        build.part_of_year,
    ),
    ("period", f"the {_ORDINAL} quarter (?! of | unit)", build.part_of_year),
    ("period", f"the? {_ORDINAL} dash? century", build.century),
    ("period", "the? decade", build.decade),
    ("period", "(the | (?<= early) | (?<= dash)) decade_name", build.decade),
    ("period", "year dash (year | number | big_number)", build.years),
    ("period", "season of? year (dash (number | year | big_number))?", build.season),
    ("period", "the season (of year | (?! of))", build.season),
    ("period", "(last | this | next) season | (?<= in_) season | (?<= early) season", build.season),
    (
        "period",
        f"(?<! the) (last | final | this | next) {_TOP_UNIT} (?! of) | the last century",
        build.calendar_unit,
    ),
    ("period", "the weekend (?! of)", build.weekend),
    (
        "period",
        f"(the | this)? (last | past | next | coming | recent) {_MANY} (units | unit | hour)"
        " | (the (last | past) | this past | (?<! the) past) unit (?! of)"
        " | (the | this)? past weekend"
        " | the? (recent | coming) units",
        build.stretch,
    ),
]
_DAYS: Final[list[_Rule]] = [
    ("day", "the day (before | after) yesterday | yesterday daypart? | tonight", build.near_day),
    ("day", "the unit (before | after) yesterday", build.near_day),
    ("day", "this daypart | last daypart", build.near_day),
    (
        "day",
        "the (following | next | same) (unit | daypart | weekend) | that same? (unit | daypart)"
        f" (?! dash) | the (unit | daypart) (before | after) {_END_OF_WORDS}",
        build.beside,
    ),
    ("period", "half article unit ago", build.half_ago),
    ("period", f"(?<! half) ({_SOME_UNITS} | units) ago", build.ago),
    ("period", f"({_SOME_UNITS} | units) (later | earlier)", build.later),
    ("ahead", f"(in_ | within) {_SOME_UNITS} (?! dash)", build.ahead),
    ("period", "year", build.year),
]
_PARTS: Final[list[_Rule]] = [
    ("period", f"the? edge of (period | the {_TOP_UNIT})", build.edge),
    ("period", f"the? {_LATER} dash? (in_ | on)? (period)", build.part),
    ("period", f"{_LATER} in_ the unit (?! of)", build.part),
    ("timed", f"{_LATER} on? day", build.part),
]
_TIMES: Final[list[_Rule]] = [
    ("timed", "(clock zone? | daypart) (comma | on | of)? (day | timed)", build.timed),
    ("timed", "the daypart (of | on) (day | timed)", build.timed),
    ("timed", "(day | timed) comma? at? clock zone?", build.timed),
]
_RANGES: Final[list[_Rule]] = [
    (
        "period",
        f"from? {_NODE} (to | until | through) {_NODE} | {_NODE} dash {_NODE}"
        f" | between {_NODE} and {_NODE}",
        build.between,
    ),
    ("period", f"{_NODE} and {_NODE}", build.two_months),
    ("day", f"the ({_ORDINAL} | last | final) unit of (period | {_THIS} unit)", build.nth),
    ("day", f"the {_ORDINAL} of (period | the unit)", build.nth_of_month),
    ("period", "the unit of day", build.week_of),
    ("day", f"{_SOME_UNITS} from day (?! to | until | through | dash)", build.from_day),
    ("period", f"{_SOME_UNITS} (before | after) the? {_NODE}", build.after),
    ("period", f"the unit (before | after) {_NODE}", build.after),
    ("period", f"({_SOME_UNITS} | the unit) (before | after)", build.after_what),
]
_OPEN: Final[list[_Rule]] = [
    (
        "period",
        f"(since | until | by | through) {_NODE} (?! apostrophe | possessive)",
        build.open_end,
    ),
    ("period", "(before | after) (day | period) (?! apostrophe | possessive)", build.open_end),
]


@dataclass(frozen=True, slots=True)
class _Level:
    """Rules that are tried together, where one of the kinds is there that each of them needs."""

    needs: frozenset[str]
    pattern: re.Pattern[str]
    outcomes: tuple[tuple[str, Builder], ...]


def _compiled(needs: str, rules: list[_Rule]) -> _Level:
    patterns = [_translated(pattern) for _, pattern, _ in rules]
    any_rule = "|".join(f"(?P<r{place}>{one})" for place, one in enumerate(patterns))
    return _Level(
        frozenset(KINDS[kind] for kind in needs.split()),
        re.compile(_translated("(?! other | other_mark | dot | break)") + f"(?:{any_rule})"),
        tuple((kind, builder) for kind, _, builder in rules),
    )


def _translated(pattern: str) -> str:
    plain = re.sub(r"\((?!\?)", "(?:", pattern)
    return re.sub(r"[a-z_]+", lambda name: KINDS[name[0]], plain).replace(" ", "")


_LEVELS: Final = (
    _compiled(
        "month month_short weekday nine_eleven christmas halloween boxing valentine eve new", _DATES
    ),
    _compiled(
        "unit units hour century quarter half weekend season decade decade_name year", _UNITS
    ),
    _compiled("yesterday tonight daypart unit units hour weekend century year", _DAYS),
    _compiled("early mid edge earlier later", _PARTS),
    _compiled("clock daypart", _TIMES),
    _compiled("to from of through until dash and before after", _RANGES),
    _compiled("since until through by before after", _OPEN),
)


def understand(text: str, row: list[Item]) -> list[Item]:
    """The row of items with every time expression in it as one item."""
    kinds = "".join([KINDS[item.kind] for item in row])
    for level in _LEVELS:
        if level.needs.isdisjoint(kinds):
            continue
        understood = _apply(level, text, row, kinds)
        if understood is not row:
            row = understood
            kinds = "".join([KINDS[item.kind] for item in row])
    return row


def _apply(level: _Level, text: str, row: list[Item], kinds: str) -> list[Item]:
    found = level.pattern.search(kinds)
    if found is None:
        return row
    out: list[Item] = []
    done = 0
    while found is not None:
        first, last = found.span()
        kind, builder = level.outcomes[int((found.lastgroup or "r0")[1:])]
        meaning = builder(Found(text, row, first, last))
        if meaning is None:
            found = level.pattern.search(kinds, first + 1)
            continue
        out += row[done:first]
        out.append(Item(kind, row[first].start, row[last - 1].end, meaning))
        done = last
        found = level.pattern.search(kinds, last)
    return out + row[done:]
