"""The coding of a phrase's parts, and how appositions and lists come together."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from whence.reading.types import EntityType
from whence.reading.who.country import Asked, Found, find_country, is_where
from whence.reading.who.items import Item, shown
from whence.reading.who.phrase import Core, Phrase, read_phrase, split_at
from whence.reading.who.sector import Sector, find_sector, own_sector
from whence.reading.who.words import Word

Settle = Callable[[tuple[str, ...], frozenset[str]], str | None]
_NO_FLAGS: frozenset[str] = frozenset()
_CIVIL = frozenset(("CVL", "REF", "CRM", "UAF"))


@dataclass(frozen=True, slots=True)
class Coding:
    """What a phrase, or a part of one, says. ``type`` None: it does not tell."""

    country: Found | None = None
    sector: Sector | None = None
    type: EntityType | None = None
    name: str | None = None
    role: str | None = None
    # The country that 'in X' gives to those who are of the place (police, residents).
    local: bool = False
    # Nothing but the name of a place.
    place: bool = False

    @property
    def code(self) -> str | None:
        """The country's code, where it is one."""
        return self.country.codes[0] if self.country and len(self.country.codes) == 1 else None


class Coder:
    """Codes the items of one phrase."""

    def __init__(self, text: str, settle: Settle, head: int | None) -> None:
        self._text = text
        self._settle = settle
        self._head = head

    def code(self, items: list[Item]) -> Coding:
        """Code a whole phrase: a list, or a phrase with its appositions."""
        parts = split_at(items, "comma")
        if not parts:
            return Coding()
        if len(parts) > 1 and _is_list(parts):
            return self._together([self._part(part) for part in _conjuncts(parts)])
        coding = self._part(parts[0])
        for part in parts[1:]:
            coding = _with_apposition(coding, self._part(part))
        return coding

    def _part(self, items: list[Item]) -> Coding:
        first = next((i for i, item in enumerate(items) if item.part == "preposition"), len(items))
        runs = split_at(items[:first], "and")
        if len(runs) < 2:
            return self._phrase(read_phrase(items, self._head))
        codings = [self._phrase(read_phrase(run)) for run in runs[:-1]]
        last = self._phrase(read_phrase([*runs[-1], *items[first:]]))
        return self._together([*codings, last])

    def _together(self, codings: list[Coding]) -> Coding:
        """Several at once: what all share; one that only says whose takes the last one's noun."""
        last = codings[-1]
        first = codings[0]
        whole = [
            replace(
                coding,
                country=coding.country or first.country,
                sector=coding.sector
                or (last.sector if coding.type is None or coding.name else None),
            )
            for coding in codings
        ]
        countries = {coding.code for coding in whole}
        sectors = {coding.sector.code if coding.sector else None for coding in whole}
        one = Found((), "those that it names are of several countries")
        country = whole[0].country if len(countries) == 1 else one
        known = any(c.type or c.sector or c.name or c.country for c in codings)
        sector = whole[0].sector if len(sectors) == 1 else None
        return Coding(country, sector, "group" if known else None)

    def _phrase(self, phrase: Phrase) -> Coding:
        core = phrase.core
        sector = find_sector(phrase, self._text)
        flags = core.word.flags if core.word else _NO_FLAGS
        where = is_where(phrase, flags, sector.code if sector else None)
        country = find_country(phrase, Asked(self._text, flags, where, self._settle))
        of_country = bool(country and country.codes)
        if sector and sector.beside_country and not of_country:
            sector = None
        if sector and sector.code == "IGO" and "abroad" in flags and of_country:
            sector = own_sector(phrase, self._text)  # 'Syria's U.N. ambassador' is Syria's
        coding = Coding(
            country=country,
            sector=sector or self._bare(phrase),
            type=self._type(phrase),
            name=self._name(phrase),
            role=self._role(phrase),
            place=len(core.called) == 1 and _is_named(core.called[0]),
            local=where and not any(_foreign(item) for item in core.before),
        )
        entry = core.noun.name if core.noun else None
        return replace(coding, role=entry.role) if entry and entry.role else coding

    def _bare(self, phrase: Phrase) -> Sector | None:
        """A capital by its name alone is the government; a people in the plural are civilians."""
        core = phrase.core
        if core.noun or phrase.located or phrase.attached or not core.called_or_before:
            return self._people(phrase)
        item = core.called_or_before[-1]
        if item.place is None or len(core.called_or_before) > 1:
            return self._people(phrase)
        if item.place.sense == "capital":
            why = f'"{shown(self._text, item)}", a capital, stands for the government (GOV)'
            return Sector("GOV", why)
        return self._people(phrase)

    def _people(self, phrase: Phrase) -> Sector | None:
        """*Danes* and *a Palestinian* are civilians; *the Danes* may be their government."""
        last = phrase.core.called_or_before[-1] if phrase.core.called_or_before else None
        if phrase.core.noun or last is None or last.place is None:
            return None
        said = f'"{shown(self._text, last)}"'
        article = self._article(last)
        if last.place.sense == "people" and article != "the":
            return Sector("CVL", f"{said} are civilians (CVL)")
        if last.place.sense in ("person", "adjective") and article in ("a", "an"):
            return Sector("CVL", f"{said} is a civilian (CVL)")
        return None

    def _article(self, item: Item) -> str:
        return "".join(self._text[: item.start].lower().split()[-1:])

    def _type(self, phrase: Phrase) -> EntityType | None:
        items = phrase.core.called_or_before
        one = len(items) == 1 and items[0].place and items[0].place.sense == "adjective"
        if one and not phrase.core.noun and self._article(items[0]) in ("a", "an"):
            return "person"
        return _type(phrase)

    def _name(self, phrase: Phrase) -> str | None:
        """The proper name: of a person after the office, of a body with its capitals."""
        core = phrase.core
        if core.called and core.noun:
            first = core.noun if core.noun.name else core.called[0]  # 'USS Hopper'
            return self._text[first.start : core.called[-1].end]
        if core.noun is None:
            named = core.called or [item for item in core.before if _is_named(item)]
            if any(item.pronoun or _is_demonym(item) for item in named[-1:]):
                return None
            if not any(item.capital or item.name for item in named):
                return None
            return self._text[named[0].start : named[-1].end] if named else None
        if core.noun.name:
            return shown(self._text, core.noun)
        word = core.noun.noun
        if not core.noun.capital or not word or word.plural or word.kind == "person":
            return None
        return self._name_of_body(phrase, core.noun, word)

    def _name_of_body(self, phrase: Phrase, noun: Item, word: Word) -> str:
        """*South African* **Constitutional Court**, **University of Cape Town**."""
        start, end = noun.start, noun.end
        for item in reversed(phrase.core.before):
            of_country = item.place and item.place.sense in ("adjective", "country")
            if not item.capital or (of_country and word.sector != "BUS"):
                break
            start = item.start
        owner = phrase.possessor.core if phrase.possessor else None
        if owner and start == _first(phrase.core, noun) and _is_many(owner):
            start = (owner.noun or noun).start  # "People's Union"
        if phrase.attached and phrase.attached[0][0] == "of":
            items = phrase.attached[0][1]
            whose = word.kind == "government" and any(item.place for item in items)
            if not whose and all(item.capital or item.part == "and" for item in items):
                end = items[-1].end
        return self._text[start:end]

    def _role(self, phrase: Phrase) -> str | None:
        """The office of one person, in the phrase's words: *former Defence Minister*."""
        core = phrase.core
        word = core.word
        if not core.noun or not word or word.kind != "person" or word.plural:
            return None
        if word.sector in _CIVIL and "family" not in word.flags:
            return None
        start = core.noun.start
        for item in reversed(core.before):
            if item.word is None or (
                item.noun and item.noun.kind == "person" and not item.modifier
            ):
                break
            start = item.start
        end = core.noun.end
        if "abroad" in word.flags:
            for preposition, items in phrase.attached:
                if preposition == "to":
                    end = items[-1].end
        return self._text[start:end]


def _first(core: Core, noun: Item) -> int:
    return core.before[0].start if core.before else noun.start


def _is_many(core: Core) -> bool:
    """*People*, *Workers*, with a capital and nothing before: a part of a name."""
    word = core.word
    many = bool(word and (word.plural or word.kind == "group"))
    return many and bool(core.noun and core.noun.capital)


def _is_demonym(item: Item) -> bool:
    return item.place is not None and not _is_named(item)


def _is_named(item: Item) -> bool:
    return item.place is not None and item.place.sense in (
        "country",
        "region",
        "capital",
        "city",
        "town",
    )


def _foreign(item: Item) -> bool:
    return item.modifier is not None and "foreign" in item.modifier.flags


def _type(phrase: Phrase) -> EntityType | None:
    core = phrase.core
    if core.noun and core.noun.name:
        return core.noun.name.type
    if core.word:
        if core.word.kind == "person":
            return "group" if core.word.plural else "person"
        return _OF_KINDS.get(core.word.kind, "other")
    if any(item.modifier and item.modifier.kind == "honorific" for item in core.before):
        return "person"
    return _type_of_place(phrase)


_OF_KINDS: dict[str, EntityType] = {
    "group": "group",
    "organization": "organization",
    "government": "government",
    "media": "media",
    "place": "place",
    "document": "document",
    "event": "event",
}


def _type_of_place(phrase: Phrase) -> EntityType | None:
    items = phrase.core.called_or_before
    if not items or items[-1].place is None or any(item.part == "capital" for item in items):
        return None
    sense = items[-1].place.sense
    if sense == "town" and not phrase.located:
        return None
    if sense == "people":
        return "group"
    if sense == "person":
        return "person"
    if sense != "adjective" and (phrase.located or sense in ("city", "town", "region")):
        return "place"
    return "government" if sense in ("country", "capital") else None


def _is_list(parts: list[list[Item]]) -> bool:
    """*Russia, China and Iran*, not *Ann Smith, a judge and writer*."""
    last = parts[-1]
    if last[0].part == "and":
        return True
    runs = split_at(last, "and")
    return len(runs) > 1 and all(_alike(run, parts[0]) for run in runs)


def _alike(one: list[Item], other: list[Item]) -> bool:
    return {item.part for item in one} & {"place", "name"} == {item.part for item in other} & {
        "place",
        "name",
    }


def _conjuncts(parts: list[list[Item]]) -> list[list[Item]]:
    return [run for part in parts for run in split_at(part, "and")]


def _with_apposition(one: Coding, other: Coding) -> Coding:
    """What an apposition adds; a city's state or country (*Springfield, Illinois*) decides."""
    country = one.country if one.country and one.country.codes else other.country or one.country
    if one.place and other.place and other.code:
        return replace(one, country=other.country, sector=None, type="place")
    return Coding(
        country=country,
        sector=one.sector or other.sector,
        type=one.type or other.type,
        name=one.name or other.name,
        role=one.role or other.role,
        local=one.local or other.local,
    )
