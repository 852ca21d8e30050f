"""From the words of a phrase to what each of them is: the longest known stretch at a time."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from whence.document.types import DateInterval
from whence.reading.who.names import NameEntry, Names
from whence.reading.who.places import Place, country_names, load_places
from whence.reading.who.tables import read_lines
from whence.reading.who.tokens import BEGINNINGS, ENDINGS, Token, tokenize
from whence.reading.who.words import Meanings, Word, load_words

Part = Literal[
    "place",  # a country, region, city or demonym
    "name",  # a body or a person of the files of names
    "word",  # of the vocabulary
    "capital",  # not known, with a capital letter
    "lower",  # not known, without
    "before",  # 'pro-'
    "after",  # '-backed'
    "preposition",
    "participle",  # 'living' in 'refugees living in X'
    "comma",
    "and",
    "possessive",
    "article",
    "number",
    "clause",  # 'who', from which on a phrase only adds
    "stop",  # the end of a sentence, and other marks
]


class Item(NamedTuple):
    """A stretch of a phrase; ``key`` is its text in lower case, offsets are the phrase's.

    A tuple, because it is made ten times a phrase and takes a fifth of the time so.
    """

    part: Part
    key: str
    start: int
    end: int
    capital: bool
    place: Place | None = None
    name: NameEntry | None = None
    word: Meanings | None = None

    @property
    def noun(self) -> Word | None:
        """The meaning as a noun that a phrase can be about."""
        word = self.word.noun if self.word else None
        return word if word and word.kind != "pronoun" else None

    @property
    def is_people(self) -> bool:
        """A word for people of some country: *Danes*."""
        return self.place is not None and self.place.sense in ("person", "people")

    @property
    def pronoun(self) -> Word | None:
        """The meaning as a pronoun."""
        word = self.word.noun if self.word else None
        return word if word and word.kind == "pronoun" else None

    @property
    def modifier(self) -> Word | None:
        """The meaning as a word before the noun."""
        return self.word.before if self.word else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known, and how many words the longest entry takes for each first word."""

    places: dict[str, Place]
    words: dict[str, Meanings]
    names: Names
    media: dict[str, NameEntry]
    longest: dict[str, int]
    countries: dict[str, str]

    def is_medium(self, word: str) -> bool:
        """Whether a noun is one for media, or what they are called."""
        known = self.words.get(word)
        return known is not None and known.noun is not None and known.noun.kind == "media"


@cache
def lexicon() -> Lexicon:
    """Load the data files, once, when the first phrase is coded."""
    places, words = load_places(), load_words()
    names = Names.parse(read_lines("names.tsv"), where="names.tsv")
    longest: dict[str, int] = {}
    for keys in (places, words, names):
        for key in keys:
            first = key.partition(" ")[0].lower()
            length = key.count(" ") + 1
            if length > longest.get(first, 0):
                longest[first] = length
    return Lexicon(places, words, names, _media(names), longest, country_names())


def _media(names: Names) -> dict[str, NameEntry]:
    """Media by their names run together, as headlines and addresses write them."""
    found = ((name, names.find(name, None)) for name in names)
    media = ((_run_together(name), one) for name, one in found if one and one.type == "media")
    return {key: entry for key, entry in media if len(key) >= _LEAST_RUN}


def _run_together(name: str) -> str:
    """*FOX News*, *FoxNews.com* and *Fox News* alike."""
    return _ADDRESS.sub("", name).replace(" ", "").lower()


_ADDRESS = re.compile(r"\.(?:com|net|org)$")
_LEAST_RUN = 3


def _is_spelt_out(key: str) -> bool:
    """Whether a name is written in another way than names are: in capitals, run together, as an
    address.
    """
    if key[1:].islower() and "." not in key:
        return False  # as nearly all words are
    if _ADDRESS.search(key):
        return True
    return any(not word[1:].islower() and word[0].isupper() for word in key.split(" ") if word[1:])


def items_of(text: str, names: Names | None, published: DateInterval | None) -> list[Item]:
    """What stands in a phrase, in order."""
    known = lexicon()
    tokens = tokenize(text)
    if len(tokens) > 1 and len(text) > _SHOUTED and text.isupper():
        tokens = [_spoken(token, known) for token in tokens]
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        item, length = _item(tokens, at, known, names, published)
        items.append(_as_paper(item, items[-1] if items else None, known))
        at += length
    return items


def _as_paper(item: Item, before: Item | None, known: Lexicon) -> Item:
    """*Observer* as a newspaper where it follows a capital (*Lorn Observer*), *Star-Ledger* where
    its last word is one.
    """
    if not item.capital or item.name is not None:
        return item
    _, hyphen, last = item.key.rpartition("-")
    follows = before is not None and before.capital and before.name is None
    is_one = bool(hyphen) and known.is_medium(last)
    if before is not None and follows and not before.key.isupper():
        is_one = is_one or before.key == "daily"
        is_one = is_one or (item.key in _PAPERS and before.part in ("capital", "place"))
    return item._replace(part="word", place=None, word=known.words["times"]) if is_one else item


_PAPERS = frozenset("observer monitor standard register independent argus advertiser".split())
"""What newspapers are called, and others where no name stands before it."""


def _spoken(token: Token, known: Lexicon) -> Token:
    """A word of a headline in capitals as a text writes it; *UN* and *IRGC* stay."""
    listed = token.form in known.places or token.form in known.names
    return token if listed else Token(token.form.title(), token.start, token.end)


# So long a phrase in capitals throughout is a headline, not an acronym or two.
_SHOUTED = 9


def _item(
    tokens: list[Token],
    at: int,
    known: Lexicon,
    names: Names | None,
    published: DateInterval | None,
) -> tuple[Item, int]:
    first = tokens[at].form
    longest = known.longest.get(first.lower(), 0)
    if names is not None:
        longest = max(longest, names.longest)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        key = " ".join([token.form for token in tokens[at : at + length]])
        lower = key.lower()
        entry = (names.find(key, published) if names else None) or known.names.find(key, published)
        if entry is None and _is_spelt_out(key):
            entry = known.media.get(_run_together(key))
        place = known.places.get(key)
        word = known.words.get(lower)
        if entry is None and place is None and word is None:
            continue
        capital = key[0].isupper()
        if word is not None and (lower in _CLOSED or not _fits(word, capital)):
            word = None
        if entry is not None:
            place = word = None
        # Towns that are called like common words (Man, Nice, Reading) give way to the words.
        elif place is not None and word is None and _names_a_body(place, tokens[at + length :]):
            continue
        elif place is not None and (word is None or place.sense not in _SMALL):
            word = None
        elif word is not None:
            place = None
        else:
            continue
        part: Part = "name" if entry else "place" if place else "word"
        span = tokens[at].start, tokens[at + length - 1].end
        return Item(part, lower, *span, capital, place, entry, word), length
    return _medium(tokens[at], known) or _pair(tokens[at], known) or _unknown(tokens[at]), 1


def _medium(token: Token, known: Lexicon) -> Item | None:
    """*FoxNews*, *ESPN.com*."""
    entry = known.media.get(_run_together(token.form)) if _is_spelt_out(token.form) else None
    if entry is None:
        return None
    return Item("name", token.form.lower(), token.start, token.end, True, name=entry)


def _names_a_body(place: Place, rest: list[Token]) -> bool:
    """*Concord of Nations*: the first word of a name and no town."""
    if place.sense not in ("city", "town") or len(rest) < 2 or rest[0].form != "of":
        return False
    return rest[1].form[0].isupper()


_SMALL = frozenset(("city", "town", "region"))


def _fits(word: Meanings, capital: bool) -> bool:
    either = word.noun or word.before
    return capital or either is None or "capital" not in either.flags


def _pair(token: Token, known: Lexicon) -> Item | None:
    """*British-Iranian* is of either; *Japanese-American* is American."""
    one, hyphen, other = token.form.partition("-")
    first, second = known.places.get(one), known.places.get(other)
    if not hyphen or first is None or second is None:
        return None
    both = (*first.codes, *second.codes)
    codes = second.codes if set(second.codes) & NEW_HOMES else both
    place = Place(tuple(dict.fromkeys(codes)), "adjective")
    return Item("place", token.form.lower(), token.start, token.end, True, place=place)


# Second words of two that name the country ('Japanese American'); else the first does
# ('Bosnian Serb').
NEW_HOMES = frozenset(("USA", "CAN", "AUS", "GBR"))


def _unknown(token: Token) -> Item:
    form, lower = token.form, token.form.lower()
    part = _CLOSED.get(lower)
    if part is None:
        if lower in ENDINGS:
            part = "after"
        elif lower in BEGINNINGS:
            part = "before"
        elif form.lower() != form:
            part = "capital"  # 'al-Bashir' and 'd'Orsay', too
        elif form[0].isalpha():
            part = "participle" if _PARTICIPLE.search(lower) else "lower"
        else:
            part = "number" if form[0].isdigit() else "stop"
    return Item(part, lower, token.start, token.end, form != lower)


_PARTICIPLE = re.compile(r"(?:[a-z]{2}ing|[a-z]{2}ed)$")
_GROUPS: dict[Part, str] = {
    "preposition": (
        "of in at to from for with by on near against between under inside outside across "
        "throughout about into over around within during after before via among without through "
        "toward towards onto off behind beyond above below along amid since until as than like"
    ),
    "participle": (
        "familiar responsible loyal close opposed aligned linked sympathetic led held born built"
    ),
    "and": "and or & plus",
    "article": (
        "the a an this that these those his her its their our my your some any all both each"
    ),
    "number": (
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
        "dozen dozens scores hundred hundreds thousand thousands million millions several many few "
        "lot lots majority percent plenty handful "
        "more most other another"
    ),
    "clause": (
        "who which whose whom where when while whether was were is are has have had said says "
        "will would told"
    ),
    "possessive": "'s '",
    "comma": ", ( ) – — ; : ...",
    "stop": '. ! ? " “ ” « »',
}
_CLOSED: dict[str, Part] = {
    word: part for part, words in _GROUPS.items() for word in words.split(" ")
}


def shown(text: str, item: Item) -> str:
    """An item in the phrase's own words."""
    return text[item.start : item.end]
