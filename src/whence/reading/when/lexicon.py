"""The words of time expressions: what kind of word each is, and what it stands for."""

import re
import string
from typing import Final


def _words(text: str) -> list[str]:
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a list in a string."""
    return frozenset(text.split())


# Letters of one byte, none of which means anything in a pattern.
_SIGNS: Final = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))

# Every kind of item that the grammar speaks of. Each is written as one character in the string of
# kinds that the patterns are matched against.
KINDS: Final = {
    name: _SIGNS[place]
    for place, name in enumerate(
        _words("""other other_mark break dot comma dash apostrophe possessive
        month month_short weekday weekday_short unit units hour century quarter half weekend season
        number big_number number_word ordinal ordinal_word article couple few several
        year decade decade_name numeric clock zone daypart christmas halloween
        boxing valentine new eve nine_eleven quarter_of
        yesterday tonight last final past next coming following same this that the recent
        early mid edge earlier later ago more less than least most about
        from between to through and since until by before after in_ within of on at every
        day timed period ahead""")
    )
}

_MONTHS = _words(
    "january february march april may june july august september october november december"
)
_WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_NUMBERS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = _words("day week month year decade")
# First month of three: meteorological seasons of the northern half of the earth.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

FORTNIGHT: Final = "fortnight"
"""Two weeks: a word for a number of units, not a unit."""

Value = int | str | None
Entry = tuple[str, Value]


def _entries() -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    for place, month in enumerate(_MONTHS, 1):
        words[month[:3]] = ("month_short", place)
        words[month] = ("month", place)
    words["sept"] = ("month_short", 9)
    for place, weekday in enumerate(_WEEKDAYS):
        words[weekday[:3]] = ("weekday_short", place)
        words[weekday] = ("weekday", place)
    words |= {"tues": ("weekday_short", 1), "thur": ("weekday_short", 3)}
    words["thurs"] = ("weekday_short", 3)
    words |= {word: ("number_word", place) for place, word in enumerate(_NUMBERS, 1)}
    words |= {word: ("number_word", 10 * place) for place, word in enumerate(_TENS, 2)}
    words |= {word: ("ordinal_word", place) for place, word in enumerate(_ORDINALS, 1)}
    for unit in _UNITS:
        words[unit] = ("unit", unit)
        words[unit + "s"] = ("units", unit)
    words |= {FORTNIGHT: ("unit", FORTNIGHT), "fortnights": ("units", FORTNIGHT)}
    words |= {"centuries": ("units", "century"), "hours": ("units", "hour")}
    words |= {word + "s": ("decade_name", 10 * place) for place, word in _decade_names()}
    words |= {word: ("season", month) for word, month in _SEASONS.items()}
    return words | _function_words()


def _decade_names() -> list[tuple[int, str]]:
    return [(place, word[:-1] + "ie") for place, word in enumerate(_TENS, 2)]


def _function_words() -> dict[str, Entry]:
    same = (
        "century quarter half weekend last final past next coming following same this that the "
        "recent early mid edge earlier later ago from between through and since until by before "
        "after within of on at every about couple few several hour christmas halloween boxing "
        "valentine new eve more less than least most"
    )
    words: dict[str, Entry] = {word: (word, word) for word in _words(same)}
    words |= {"fewer": ("less", None), "over": ("more", None), "under": ("less", None)}
    words |= {"in": ("in_", None), "to": ("to", None), "thru": ("through", None)}
    words |= {"a": ("article", 1), "an": ("article", 1), "till": ("until", None)}
    words |= {"each": ("every", None), "per": ("every", None), "alternate": ("every", None)}
    words |= {"late": ("early", "late"), "early": ("early", "early"), "mid": ("mid", "mid")}
    for word in ("end", "close"):
        words[word] = ("edge", "end")
    for word in ("beginning", "start"):
        words[word] = ("edge", "beginning")
    words["q"] = ("quarter_of", None)
    words["middle"] = ("edge", "mid")
    words |= {"earlier": ("earlier", -1), "later": ("later", 1)}
    words |= {"upcoming": ("coming", None)}
    words |= {"preceding": ("following", -1), "previous": ("following", -1)}
    words |= {"following": ("following", 1), "many": ("several", None), "some": ("about", None)}
    words |= {"yesterday": ("yesterday", -1), "today": ("yesterday", 0)}
    words |= {"tomorrow": ("yesterday", 1), "tonight": ("tonight", 0)}
    for word in _words("nearly almost around roughly approximately exactly"):
        words[word] = ("about", None)
    for word in _words("morning afternoon evening night dawn dusk noon midday midnight"):
        words[word] = ("daypart", word)
    for word in _words("gmt utc est edt et pst pdt pt cst cet cest bst"):
        words[word] = ("zone", None)
    return words


WORDS: Final = _entries()

PUNCTUATION: Final[dict[str, str]] = {
    ".": "dot",
    ",": "comma",
    "-": "dash",
    "'": "apostrophe",
}

# Month and day of the holidays whose day is the same everywhere and every year.
HOLIDAYS: Final = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year day": (1, 1),
    "new year eve": (12, 31),
    "valentine day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
}

# What shows that a time may stand near; the rest of a report's words need not be looked at.
CLUES: Final = frozenset(
    word
    for word, (kind, _) in WORDS.items()
    if kind
    in _words(
        "month month_short weekday unit units hour century quarter weekend season decade_name "
        "yesterday tonight daypart christmas halloween"
    )
    and word not in ("may", "march")
)

_YEAR = r"(?:1\d{3}|2[01]\d\d)"

# One item for the grammar, with the white space before it; a figure is one item with its marks.
TOKEN: Final = re.compile(
    rf"""
    [ \t\r\f\v]*+ (?:
    (?P<word>[a-z]+)
  | (?P<numeric>(?<![\w.,/$#-])(?:
        {_YEAR}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?:[t\ ]\d\d:\d\d(?::\d\d)?)?
          (?![\w/-]|[.,]\d)
      | \d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign){_YEAR}(?![\w/-]|[.,]\d)
      | \d{{1,2}}/\d{{1,2}}/\d\d(?![\w/-]|[.,]\d)
    ))
  | (?P<nine_eleven>(?<![\w.,/$#-])9/11(?![\w/-]|[.,]\d))
  | (?P<clock>\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?[ap](?:\.\s?m\.|m\b)|\d{{1,2}}:\d\d(?::\d\d)?(?![\w:]))
  | (?P<decade>(?<!\w)(?:1[5-9]|20)\d0'?s\b|'\d0s\b)
  | (?P<ordinal>(?<!\w)\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<digits>[$#]?\d+(?:[.,/:]\d+)*\w*%?)
  | (?P<possessive>'s\b)
  | (?P<break>\n\s*?\n)
  | (?P<line>\n)
  | (?P<else_mark>\S)
    )""",
    re.VERBOSE | re.ASCII,
)
