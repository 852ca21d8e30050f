"""From text to items: the words near anything that may be a time, with their kinds."""

import re
from datetime import date
from typing import NamedTuple

from whence.reading.when.lexicon import (
    CLUES,
    PUNCTUATION,
    TOKEN,
    WORDS,
)
from whence.reading.when.meanings import Fixed, Impossible, Meaning, Need

# Characters looked at before and after a word of time: more than the longest expression needs
# up to its next word of time.
_BEFORE, _AFTER = 36, 26
# Met too often in small letters.
_CASED_MONTHS = re.compile(r"May\b|MAY\b|March\b|MARCH\b")
_FIGURES = re.compile(r"[0-9](?:[0-9]{3}|/[0-9]|0s)")
_SPACE = re.compile(r"\s")
_ASCII_MARKS = (
    ("’", "'"),
    ("‘", "'"),
    ("–", "-"),
    ("\u2011", "-"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("£", "$"),
    ("€", "$"),
)
# Two digits for a year, as POSIX reads them.
_PIVOT = 69
_SPACE_CODE = 32
_LETTERS = bytes(code if 97 <= code <= 122 else _SPACE_CODE for code in range(256))
_CLUES = frozenset(clue.encode() for clue in CLUES)
_ATTACKS = Fixed(date(2001, 9, 11), date(2001, 9, 11))


class Item(NamedTuple):
    """A word, a mark or an expression already understood: its kind, place and value."""

    kind: str
    start: int
    end: int
    value: int | str | Meaning | None


# Most words mean nothing here; no pattern that has one in it is ever understood, so that one item
# without a place does for all of them.
_OTHER = Item("other", 0, 0, None)
_WORD_GROUP = TOKEN.groupindex["word"]


def plain(text: str) -> str:
    """The text in ASCII, character for character, with what the grammar looks at kept.

    Typographic marks become typewriter ones, anything else (``é``, ``€``, an em dash) a mark that
    no pattern knows. A text of one byte a character is searched several times as fast.
    """
    for mark, ascii_mark in _ASCII_MARKS:
        text = text.replace(mark, ascii_mark)
    return text.encode("ascii", "replace").decode("ascii")


def neighbourhoods(text: str, low: str) -> list[tuple[int, int]]:
    """The stretches of text around all that may be part of a time expression."""
    places = [place.span() for place in _FIGURES.finditer(low)]
    places += [place.span() for place in _CASED_MONTHS.finditer(text)]
    letters = b" %b " % low.encode("ascii").translate(_LETTERS)
    for clue in _CLUES.intersection(letters.split()):
        places += _places(letters, clue)
    places.sort()
    merged: list[tuple[int, int]] = []
    for first, last in places:
        start, end = _widened(low, first, last)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _places(letters: bytes, clue: bytes) -> list[tuple[int, int]]:
    """Where a word stands in a text, from that text's letters after one space more."""
    places = []
    at = letters.find(clue + b" ")
    while at >= 0:
        if letters[at - 1] == _SPACE_CODE:
            places.append((at - 1, at - 1 + len(clue)))
        at = letters.find(clue + b" ", at + len(clue))
    return places


def _widened(text: str, first: int, last: int) -> tuple[int, int]:
    """Reach out on both sides, to white space where there is any."""
    start, end = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    if start > 0:
        found = _SPACE.search(text, start, first)
        start = found.end() if found else first
    if end < len(text):
        end = max(text.rfind(" ", last, end), text.rfind("\n", last, end), last)
        if end == last:
            found = _SPACE.search(text, last, last + _AFTER)
            end = found.start() if found else min(len(text), last + _AFTER)
    return start, end


def items(low: str, start: int, end: int) -> list[Item]:
    """The items of a stretch of plain text in small letters, in order."""
    row: list[Item] = []
    for found in TOKEN.finditer(low, start, end):
        if found.lastindex == _WORD_GROUP:
            known = WORDS.get(found[_WORD_GROUP])
            if known is None:
                row.append(_OTHER)
            else:
                row.append(Item(known[0], *found.span(_WORD_GROUP), known[1]))
            continue
        group = found.lastgroup or "else_mark"
        first, last = found.span(group)
        if group == "else_mark":
            row.append(Item(_mark(low, low[first:last], first), first, last, None))
        elif group != "line":
            row.append(_composite(group, low[first:last], first, last))
    return row


def _mark(low: str, mark: str, at: int) -> str:
    """A mark's kind; a dash between two spaces is punctuation and joins nothing."""
    kind = PUNCTUATION.get(mark, "other_mark")
    if kind == "dash" and low[at - 1 : at].isspace() and low[at + 1 : at + 2].isspace():
        return "other_mark"
    return kind


def _composite(group: str, word: str, first: int, last: int) -> Item:
    value: int | str | Meaning | None = None
    if group == "digits":
        return _figure(word, first, last)
    if group == "numeric":
        return Item("day", first, last, _numeric_date(word))
    if group == "nine_eleven":
        value = _ATTACKS
    elif group == "ordinal":
        value = int(word[:-2])
    elif group == "decade":
        digits = re.sub(r"\D", "", word)
        value = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Item(group, first, last, value)


def _figure(word: str, first: int, last: int) -> Item:
    if not word.isdigit() or not word.isascii():
        return Item("other", first, last, None)
    number = int(word[:9])
    if len(word) == 4 and 1000 <= number < 2200:
        return Item("year", first, last, number)
    if len(word) <= 2 and 1 <= number <= 31:
        return Item("number", first, last, number)
    return Item("big_number", first, last, number)


def _numeric_date(word: str) -> Meaning:
    """*2023-09-04*, *25/7/2023*; *9/4/2023* is the days from the one reading to the other."""
    parts = [int(part) for part in re.findall(r"\d+", word)[:3]]
    if parts[0] >= 1000:
        readings = [(parts[0], parts[1], parts[2])]
    else:
        year = parts[2] if parts[2] >= 1000 else parts[2] + (1900 if parts[2] >= _PIVOT else 2000)
        readings = [(year, parts[1], parts[0])]
        if "." not in word:
            readings.append((year, parts[0], parts[1]))
    days = [day for reading in readings if (day := _date(*reading)) is not None]
    return Fixed(min(days), max(days)) if days else Impossible(Need.NOTHING)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
