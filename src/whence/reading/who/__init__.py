"""Who is who: the coding of a noun phrase by country, sector and role."""

from whence.reading.who.code import code_phrase, coordinates, is_capital
from whence.reading.who.names import NameEntry, Names
from whence.reading.who.types import Who

__all__ = ["NameEntry", "Names", "Who", "code_phrase", "coordinates", "is_capital"]
