"""Who a phrase means: `code_phrase`."""

import re

from whence.document.types import DateInterval
from whence.reading.types import EntityType
from whence.reading.who.coding import Coder, Coding
from whence.reading.who.context import Context
from whence.reading.who.items import Item, items_of
from whence.reading.who.names import Names
from whence.reading.who.types import Who

_PRONOUNS: dict[str, EntityType] = {"person": "person", "group": "group", "other": "other"}


def code_phrase(
    phrase: str,
    *,
    context: str | None = None,
    published: DateInterval | None = None,
    names: Names | None = None,
    head: int | None = None,
) -> Who:
    """Say who a noun phrase means, from what it says itself, then from names and gazetteers.

    ``context`` is the text that it stands in (a sentence or more): it decides what the phrase
    leaves open, and nothing else. ``published`` decides between the lines of a file of names that
    hold at different times. ``names`` are the user's own. ``head`` is the offset of the phrase's
    syntactic head, where a parser knows it.
    """
    items = items_of(phrase, names, published)
    surroundings = Context(context, lambda part: items_of(part, names, published))
    coding = Coder(phrase, surroundings.settle, head).code(items)
    if _is_open(coding, items):
        told = surroundings.around(phrase)
        if told is not None:
            words, found = told
            coding = Coder(words, surroundings.settle, None).code(found)
            return _who(phrase, coding, items, f'the context says "{words}": ')
    coding = surroundings.placed(phrase, coding)
    return _who(phrase, coding, items, "")


def is_capital(name: str) -> bool:
    """Whether a name, without anything else, is that of a country's capital."""
    items = items_of(name, None, None)
    return len(items) == 1 and items[0].place is not None and items[0].place.sense == "capital"


def coordinates(name: str, country: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of a city of a country by its name alone, in degrees."""
    items = items_of(name, None, None)
    place = items[0].place if len(items) == 1 else None
    return place.at if place is not None and place.codes == (country,) else None


def _is_open(coding: Coding, items: list[Item]) -> bool:
    """A name that says nothing by itself."""
    return coding.country is None and coding.sector is None and any(i.capital for i in items)


def _who(phrase: str, coding: Coding, items: list[Item], lead: str) -> Who:
    pronoun = items[0].pronoun if len(items) == 1 else None
    kind: EntityType | None = coding.type
    if pronoun:
        kind = _PRONOUNS[pronoun.sector or "other"]
    name = coding.name
    return Who(
        text=phrase,
        name=re.sub(r"\s+", " ", name) if name else None,
        type=kind or "other",
        country=coding.code,
        sector=coding.sector.code if coding.sector else None,
        role=re.sub(r"\s+", " ", coding.role) if coding.role else None,
        why=_why(coding, lead),
    )


def _why(coding: Coding, lead: str) -> str:
    if coding.country is None and coding.sector is None:
        return f"{lead}nothing in the phrase, the names or the gazetteers tells country or sector."
    whose = coding.country.why if coding.country else "nothing tells the country"
    what = coding.sector.why if coding.sector else "no sector is told"
    return f"{lead}{whose}; {what}."
