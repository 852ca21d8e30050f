"""Names of countries, regions and cities, and of their people, from the gazetteers.

Countries: ISO 3166 by pycountry, English names by Babel's CLDR, and `demonyms.tsv` for what neither
holds. First-level divisions: pycountry, where the name is one country's only. Cities: GeoNames.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from whence.reading.who.cities import City, load_cities
from whence.reading.who.tables import read_rows, several
from whence.reading.who.tokens import key_of

Sense = Literal["country", "adjective", "person", "people", "region", "capital", "city", "town"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a name or a demonym says of the country.

    Several ``codes``: it cannot tell between them. None and ``stateless`` is a people of several
    countries (*Kurdish*); none and not ``stateless`` names something that is no one country's
    (*Latin American*).
    """

    codes: tuple[str, ...]
    sense: Sense
    stateless: bool = False
    at: tuple[float, float] | None = None
    """Latitude and longitude of a city, in degrees."""


def plural(noun: str) -> str | None:
    """The plural of a word for a person of some country; None where it has none of its own."""
    if noun.endswith("man"):
        # German, Roman, Oman are not made of 'man'.
        return f"{noun[:-3]}men" if noun not in _NOT_MEN else f"{noun}s"
    if noun.endswith(("ese", "sh", "ch", "s", "x", "z", ".", "US")):
        return None
    return f"{noun}s"


_NOT_MEN = frozenset(("German", "East German", "West German", "Norman"))


def load_places() -> dict[str, Place]:
    """Every name of a place, keyed by `key_of`; the weightier meaning of a name wins."""
    places: dict[str, Place] = {}
    for rows in (_regions(), _demonyms(), _countries(), _cities(), _divisions()):
        for name, place in rows:
            places.setdefault(key_of(name), place)
    return places


def country_names() -> dict[str, str]:
    """The common English name of each country by its alpha-3 code."""
    from babel import Locale

    names = Locale("en").territories
    shown = {entry["alpha_3"]: names.get(entry["alpha_2"], entry["name"]) for entry in _iso("1")}
    return {**shown, "XKX": "Kosovo"}


def _iso(part: str) -> list[dict[str, str]]:
    """A part of ISO 3166 as pycountry ships it.

    Read beside the package, not through it: importing it and making its objects takes a third of a
    second, the files a twentieth of that.
    """
    found = find_spec("pycountry")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("whence needs the package pycountry: pip install pycountry")
    path = Path(found.origin).parent / "databases" / f"iso3166-{part}.json"
    entries: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))[f"3166-{part}"]
    return entries


def _countries() -> Iterator[tuple[str, Place]]:
    shown = country_names()
    yield from ((name, Place((code,), "country")) for code, name in shown.items())
    for entry in _iso("1"):
        place = Place((entry["alpha_3"],), "country")
        forms = [entry["name"], entry.get("common_name"), entry.get("official_name")]
        for form in filter(None, [*forms, shown[entry["alpha_3"]]]):
            yield form, place
            # 'Korea, Republic of' and 'Falkland Islands (Malvinas)' and 'Trinidad & Tobago'.
            head, comma, tail = form.partition(", ")
            if comma:
                yield f"{tail} {head}", place
            yield form.partition(" (")[0], place
            yield form.replace("&", "and"), place
            yield form.replace("St. ", "Saint "), place


def _demonyms() -> Iterator[tuple[str, Place]]:
    for code, adjectives, people, names in read_rows("demonyms.tsv"):
        for name in several(names):
            yield name, Place((code,), "country")
        for adjective in several(adjectives):
            yield adjective, Place((code,), "adjective")
            if many := plural(adjective):
                yield many, Place((code,), "people")
        for person in several(people):
            one, _, many_given = person.partition("/")
            yield one, Place((code,), "person")
            if many := many_given or plural(one):
                yield many, Place((code,), "people")


def _regions() -> Iterator[tuple[str, Place]]:
    for name, codes, adjectives in read_rows("regions.tsv"):
        known = () if codes == "*" else tuple(several(codes))
        # A country that shares its name is still a country (Georgia, Korea).
        if name != "-":
            yield name, Place(known, "country" if len(known) > 1 else "region", codes == "*")
        for adjective in several(adjectives):
            yield adjective, Place(known, "adjective", codes == "*")
            if many := plural(adjective):
                yield many, Place(known, "people", codes == "*")


def _cities() -> Iterator[tuple[str, Place]]:
    """Cities; a capital is meant by its name where it is the largest city of that name."""
    same: dict[str, list[City]] = {}
    for city in load_cities():
        same.setdefault(key_of(city.name), []).append(city)
    for key, cities in same.items():
        cities.sort(key=lambda city: (-city.population, city.country))
        at = cities[0].latitude, cities[0].longitude
        if cities[0].is_capital:
            yield key, Place((cities[0].country,), "capital", at=at)
        else:
            sense: Sense = "city" if cities[0].population >= _KNOWN_CITY else "town"
            codes = tuple(dict.fromkeys(city.country for city in cities))
            yield key, Place(codes, sense, at=at if len(codes) == 1 else None)


# Smaller ones share their names with many people: alone they tell nothing.
_KNOWN_CITY = 300_000


def _divisions() -> Iterator[tuple[str, Place]]:
    alpha_3 = {entry["alpha_2"]: entry["alpha_3"] for entry in _iso("1")}
    same: dict[str, set[str]] = {}
    for entry in _iso("2"):
        # One word of a compass or a common kind ('Central', 'Northern') says nothing.
        if "parent" not in entry and entry["name"] not in _COMMON_DIVISIONS:
            same.setdefault(entry["name"], set()).add(alpha_3[entry["code"][:2]])
    for name, codes in same.items():
        if len(codes) == 1:
            yield name, Place(tuple(codes), "region")


_COMMON_DIVISIONS = frozenset(
    "Capital Centre Central North South East West Northern Southern Eastern Western Federal Union "
    "Upper Lower Metropolitan National Islands Island Coast Highlands Plateau Littoral "
    "Independence Victory Unity Liberty Male Grand Nord Sud Est Ouest Santiago Bush Mayor".split()
)
