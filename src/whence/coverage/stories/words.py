"""The words of a report that tell its event from others, as numbers.

A word is its lower-case form cut to a few letters, which joins most inflections (*sentenced*,
*sentences*), hashed to 32 bits, so that traits hold numbers of one size and no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from zlib import crc32

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH: Final = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY_OF_MONTH: Final = re.compile(rf"\b{_MONTH}\.? (\d\d?)\b|\b(\d\d?) {_MONTH}\b", re.IGNORECASE)
_CLITIC: Final = re.compile(r"['’](?:s|re|ve|ll|d|m|t)$")
_LETTERS: Final = 7
"""Of a word, what counts: with fewer, different words meet; with more, inflections part."""
_SHORTEST: Final = 3

_COMMON: Final = frozenset(
    "the and for that with was were are but not you his her she him they them their has have had"
    " who its from this which will would could can may might been being than then there when where"
    " what how why into over under about after before also more most some such only own same other"
    " out off all any both each few our ours your yours between during while because until against"
    " again further once here just very too these those shall should does did doing done said say"
    " says told tell tells according".split()
)
"""Words of no event: grammar's, and those that report speech."""


def numbered(word: str) -> int:
    """The number of a word: the same on every machine and in every version."""
    return crc32(word.encode("utf-8"))


def words_of(text: str) -> Counter[int]:
    """How often each word stands in a text."""
    found = (_term(word) for word in _WORD.findall(text.lower()))
    return Counter(term for term in found if term is not None)


def names_of(names: Iterable[str]) -> Counter[int]:
    """How often each word stands in names; words of two letters count, single letters do not."""
    return Counter(
        numbered(_CLITIC.sub("", word))
        for name in names
        for word in _WORD.findall(name.lower())
        if len(word) > 1 and word not in _COMMON
    )


def numbers_of(text: str) -> Counter[int]:
    """How often each number stands in a text: of two digits or more, and days of a month.

    Years are left out: a report names many that are not its event's.
    """
    found = (match.replace(",", "") for match in _NUMBER.findall(text))
    counts = Counter(numbered(one) for one in found if len(one) > 1 and not _is_year(one))
    for month, day, day_before, month_after in _DAY_OF_MONTH.findall(text):
        counts[numbered(f"{(month or month_after)[:3].lower()} {day or day_before}")] += 1
    return counts


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> int | None:
    """The number of a word, None for one that tells no event."""
    stem = _stem(word)
    return numbered(stem) if stem and stem not in _COMMON else None


def _stem(word: str) -> str:
    word = _CLITIC.sub("", word)
    return word[:_LETTERS] if len(word) >= _SHORTEST else ""
