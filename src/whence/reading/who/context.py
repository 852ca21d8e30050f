"""What the text around a phrase tells where the phrase itself leaves something open."""

from collections.abc import Callable
from dataclasses import replace

from whence.reading.who.coding import Coding
from whence.reading.who.country import Found, country
from whence.reading.who.items import Item

_PARTS_OF_PHRASE = frozenset(
    ("place", "name", "word", "capital", "possessive", "after", "before", "article")
)
# Those who are of the place that they are in, so that the one country of a text is theirs.
_LOCAL = frozenset(
    ("COP", "CVL", "EDU", "ELI", "GOV", "JUD", "LAB", "LEG", "MED", "OPP", "PRM", "REB")
)
_AT = frozenset("in at to from near outside around across toward towards".split())


class Context:
    """A sentence or more around a phrase; read only when it is needed."""

    def __init__(self, text: str | None, read: Callable[[str], list[Item]]) -> None:
        self._text = text or ""
        self._read = read
        self._items: list[Item] | None = None

    def settle(self, codes: tuple[str, ...], flags: frozenset[str]) -> str | None:
        """Choose between the countries of an ambiguous name, by its noun or by the context."""
        if "USA" in codes and len(codes) == 2:
            if "us" in flags:
                return "USA"
            if "national" in flags:
                return next(code for code in codes if code != "USA")
        told = self._countries() & set(codes)
        return told.pop() if len(told) == 1 else None

    def around(self, phrase: str) -> tuple[str, list[Item]] | None:
        """The larger phrase of which a bare name is part in the context, with its items."""
        at = self._text.find(phrase)
        if at < 0 or not phrase.strip():
            return None
        items = self._all()
        inside = [i for i, item in enumerate(items) if at <= item.start < at + len(phrase)]
        if not inside:
            return None
        first, last = self._widen(items, inside[0], inside[-1])
        if (first, last) == (inside[0], inside[-1]):
            return None
        start, end = items[first].start, items[last].end
        words = " ".join(self._text[start:end].split())
        return words, self._read(words)

    def placed(self, phrase: str, coding: Coding) -> Coding:
        """A place after a preposition is no government; local people are of the only country."""
        if coding.sector and coding.type == "government" and coding.name and self._is_where(phrase):
            return replace(coding, sector=None, type="place")
        if (
            coding.country is None
            and coding.sector
            and coding.sector.code in _LOCAL
            and coding.local
        ):
            told = self._countries()
            if len(told) == 1:
                code = told.pop()
                why = f"{country(code)} is the only country that the context names"
                return replace(coding, country=Found((code,), why))
        return coding

    def _all(self) -> list[Item]:
        if self._items is None:
            self._items = self._read(self._text)
        return self._items

    def _countries(self) -> set[str]:
        places = [item.place for item in self._all() if item.place]
        return {place.codes[0] for place in places if len(place.codes) == 1}

    def _is_where(self, phrase: str) -> bool:
        """Whether every mention of a place in the context follows a preposition of place."""
        words = phrase.strip()
        found = []
        at = self._text.find(words)
        while words and at >= 0:
            found.append(self._text[:at].split()[-1:])
            at = self._text.find(words, at + len(words))
        return bool(found) and all(word and word[0].lower() in _AT for word in found)

    def _widen(self, items: list[Item], first: int, last: int) -> tuple[int, int]:
        """Take in what stands right before, and an apposition on either side."""
        start = _leftwards(items, first)
        if start > 1 and items[start - 1].part == "comma":
            before = _leftwards(items, start - 1, through=True)
            if before < start - 1 and items[before].part != "preposition":
                start = before
        end = last
        while end + 1 < len(items) and items[end + 1].part == "capital":
            end += 1
        if end + 2 < len(items) and items[end + 1].part == "comma":
            after = end + 1
            while after + 1 < len(items) and items[after + 1].part in (
                *_PARTS_OF_PHRASE,
                "preposition",
            ):
                after += 1
            closed = after + 1 >= len(items) or items[after + 1].part in ("comma", "stop")
            if after > end + 1 and closed:
                end = after
        return start, end


def _leftwards(items: list[Item], at: int, through: bool = False) -> int:
    """The first item of the unbroken phrase that ends before an index."""
    while at > 0:
        part = items[at - 1].part
        if part not in _PARTS_OF_PHRASE and not (through and part == "preposition"):
            break
        at -= 1
    return at
