"""Names as they are compared: without titles, articles, countries and ways of spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from whence.reading.phrases import bare

_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset(("the", "of", "and", "for", "in", "a", "an", "s", "news", "agency"))
_SPELLED: Final = {"defense": "defence", "organisation": "organization", "labor": "labour"}
PORTFOLIOS: Final = frozenset(
    "defence foreign interior health finance justice transport trade energy fisheries environment"
    " agriculture education navy army intelligence".split()
)
"""What a minister is for, of whom a country has one each."""
_GENERATIONS: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))
_NO_NAME: Final = frozenset(
    "mp minister president general uncle commander captain colonel admiral secretary director"
    " spokesman spokeswoman spokesperson official foreign defence defense".split()
)

_GIVEN: Final = {
    short: full
    for line in (
        "william bill billy will", "robert bob bobby rob", "james jim jimmy", "joseph joe",
        "michael mike mick", "thomas tom tommy", "daniel dan danny", "david dave",
        "steven steve stephen", "christopher chris", "anthony tony", "edward ed eddie ted",
        "jeffrey jeff", "gregory greg", "kenneth ken", "ronald ron", "donald don", "samuel sam",
        "benjamin ben", "matthew matt", "nicholas nick", "richard rick dick", "charles charlie",
        "elizabeth liz beth", "katherine kate kathy", "susan sue", "deborah deb debbie",
        "andrew andy", "peter pete", "philip phil", "timothy tim", "frederick fred",
        "lawrence larry", "raymond ray", "patricia patty", "margaret maggie", "joshua josh",
    )
    for full, *others in (line.split(),)
    for short in others
}  # fmt: skip
"""Short forms of given names."""

Key = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> Key:
    """The words of a name that count, plain and in lower case."""
    plain = unicodedata.normalize("NFKD", bare(name)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [_SPELLED.get(word, word) for word in _WORD.findall(plain.replace("'s", ""))]
    kept = tuple(word for word in words if word not in _SMALL) or tuple(words)
    kept = kept[:-1] if len(kept) > 2 and kept[-1] in _GENERATIONS else kept
    return (_GIVEN.get(kept[0], kept[0]), *kept[1:]) if len(kept) > 1 else kept


def is_title_only(key: Key) -> bool:
    """Whether a name is only a word for an office, which many hold."""
    return all(word in _NO_NAME for word in key)


def short_for(short: Key, long: Key) -> bool:
    """Whether one is the other's acronym (*NID*, *National Intelligence Directorate*)."""
    return (
        len(short) == 1
        and len(long) == len(short[0]) > 1
        and all(word[0] == letter for word, letter in zip(long, short[0], strict=True))
    )
