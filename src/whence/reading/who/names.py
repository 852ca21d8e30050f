"""Names of bodies and people with their coding: ours, and those that a user adds.

Both are written in one format, which docs/who.md describes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from whence.document.types import DateInterval
from whence.reading.types import EntityType
from whence.reading.who.tokens import key_of

COLUMNS = ("name", "type", "country", "sector", "role", "also", "from", "until")
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC IGO NGO".split()
)
_TYPES = frozenset(get_args(EntityType))


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One line of a file of names: how a name is coded while the line holds."""

    name: str
    type: EntityType
    country: str | None
    sector: str | None
    role: str | None
    since: str | None
    until: str | None

    def holds(self, day: str | None) -> bool:
        """Whether the line holds on an ISO date; without one, whether it still holds."""
        if day is None:
            return self.until is None
        return (self.since or day) <= day <= (self.until or day)


class Names:
    """Names to look up, by each of their forms."""

    def __init__(self, entries: Mapping[str, tuple[NameEntry, ...]] | None = None) -> None:
        self._entries = MappingProxyType(dict(entries or {}))
        self.longest = max((key.count(" ") + 1 for key in self._entries), default=0)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        """The forms that are looked up, as `key_of` writes them."""
        return iter(self._entries)

    @classmethod
    def load(cls, path: str | Path) -> "Names":
        """Read a file of names; ValueError names the line that is not in the format."""
        text = Path(path).read_text(encoding="utf-8-sig")
        return cls.parse(text.splitlines(), where=str(path))

    @classmethod
    def parse(cls, lines: Iterable[str], where: str = "names") -> "Names":
        """Read the lines of a file of names."""
        entries: dict[str, tuple[NameEntry, ...]] = {}
        for forms, entry in _rows(lines, where):
            for form in forms:
                key = key_of(form)
                entries[key] = (*entries.get(key, ()), entry)
        return cls(entries)

    def find(self, key: str, published: DateInterval | None) -> NameEntry | None:
        """The line for a name (a key of `key_of`) that holds at the time of the report."""
        found = self._entries.get(key)
        if found is None:
            return None
        day = (published.latest or published.earliest) if published else None
        return next((entry for entry in found if entry.holds(day)), found[-1])


def _rows(lines: Iterable[str], where: str) -> Iterator[tuple[list[str], NameEntry]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[0] == "name" and cells[1:2] in ([], ["type"]):
            continue
        try:
            yield _row(cells)
        except ValueError as error:
            raise ValueError(f"{where}, line {number}: {error}") from None


def _row(cells: list[str]) -> tuple[list[str], NameEntry]:
    if len(cells) > len(COLUMNS):
        raise ValueError(f"{len(cells)} columns, where there are {len(COLUMNS)} at most")
    row = dict(zip(COLUMNS, [*cells, *[""] * (len(COLUMNS) - len(cells))], strict=True))
    values = {column: None if cell in ("", "-") else cell for column, cell in row.items()}
    name = values["name"]
    if name is None or not key_of(name):
        raise ValueError("there is no name in the first column")
    entry = NameEntry(
        name=name,
        type=cast(EntityType, _one_of("type", values["type"] or "other", _TYPES)),
        country=_country(values["country"]),
        sector=values["sector"] and _one_of("sector", values["sector"], SECTORS),
        role=values["role"],
        since=_day(values["from"]),
        until=_day(values["until"]),
    )
    also = [form.strip() for form in (values["also"] or "").split(";")]
    return [name, *[form for form in also if form and key_of(form)]], entry


def _one_of(column: str, value: str, allowed: frozenset[str]) -> str:
    if value not in allowed:
        raise ValueError(f"{column} '{value}' is none of {', '.join(sorted(allowed))}")
    return value


def _country(value: str | None) -> str | None:
    if value is not None and not (len(value) == 3 and value.isascii() and value.isupper()):
        raise ValueError(f"country '{value}' is not an ISO 3166 alpha-3 code such as KOR")
    return value


def _day(value: str | None) -> str | None:
    if value is not None:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"'{value}' is not a date such as 2024-05-12") from None
    return value
