"""What the removed lines say about the report: who wrote it, when, for whom, after which source."""

import re
from collections.abc import Iterable

from whence.document.cleaning import bylines, credit, datelines
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line, look

_BY = re.compile(
    r"(?:^|\b)(?:words by|story by|text by|interview by|interviewed by|written by|reported by"
    r"|posted by|author:|reporter:|words:|text:|by):?\s+",
    re.IGNORECASE,
)
_PHOTOGRAPHER = re.compile(r"^\W*(?:photograph|photo|picture)s? by\b", re.IGNORECASE)
_NAME_END = re.compile(
    r"\s*[|•·\[(;/–—]|\s-\s|(?<!\b[A-Z])\.\s+(?=[A-Z][a-z]{3,})|\s(?:in|for|at|of|from|on)\s|\d|@",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:^|\s+)(?:and|&)\s+", re.IGNORECASE)
_AND = re.compile(r", (?:and )?| and | ?& ?")
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_ADDRESS = re.compile(
    r"(?:(?:url|link|permalink|source|original|via)\s*:\s*)?(?P<url>https?://\S+)$", re.IGNORECASE
)
_WIRE = re.compile(r"(?:from the wires?|wire|agency|agencies)\s*:\s*(.+)", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_BESIDE_NAME = re.compile(r" on \w+ \d|, \w+ \d| \(")
_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[A-Z]\w+")
_DIGIT = re.compile(r"\d")
_FIRST_PUBLISHED = frozenset({"published", "posted", "created", "filed", "issued"})
_UPDATED = re.compile(r"\b(?:updated|modified)\b.*", re.IGNORECASE)


def authors_of(line: Line) -> list[str]:
    """Return the people that a by-line names, without their roles and places.

    Other lines of the same kind (a dateline, an author note) name nobody here.
    """
    text = line.text
    if _PHOTOGRAPHER.match(text) or not (bylines.is_byline(line) or bylines.is_named(line)):
        return []
    by = _BY.search(text)
    names = text[by.end() :] if by else text
    end = _NAME_END.search(names)
    names = names[: end.start()] if end else names
    found = (_without_role(part.strip(" .")) for part in _people(names))
    return [name for name in found if _is_person(name)]


def _people(names: str) -> list[str]:
    """Split a by-line's names: what follows one name, or the last of several, is a role or place.

    Without an *and*, three names and more are a list.
    """
    parts = [part.strip() for part in names.split(",")]
    joined = [at for at, part in enumerate(parts) if _JOINT.search(part)]
    if joined:
        parts = parts[: joined[-1] + 1]
    elif len(parts) < 3 or not all(_is_person(part) for part in parts):
        parts = parts[:1]
    return [name for part in parts for name in _JOINT.split(part) if name]


def _without_role(name: str) -> str:
    """Drop a role in small letters behind a name, and the department before it."""
    words = name.split()
    small = next((at for at, word in enumerate(words) if word.lower() in v.ROLES), len(words))
    if small == len(words) or not words[small].islower():
        return name
    while small and words[small - 1].islower():
        small -= 1
    return " ".join(words[: small - (small > 2)])


def _is_person(name: str) -> bool:
    words = name.split()
    lower = {word.lower().rstrip(".s") for word in words}
    return (
        2 <= len(words) <= 5
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not lower & (v.ROLES | v.MONTHS | v.WEEKDAYS | {"new", "service", "agency", "the"})
        and words[0].lower() not in v.IMPERATIVES
        and not lower & v.INSTITUTION
        and name.casefold() not in v.AGENCIES
    )


def published_in(lines: Iterable[Line]) -> str | None:
    """Return the day of publication as written; a first publication goes before an update."""
    best: tuple[int, str] | None = None
    for line in lines:
        first = _UPDATED.sub("", line.text)
        date, rank = datelines.date_in(first), 0 if line.vocabulary & _FIRST_PUBLISHED else 1
        if date is None and first != line.text:
            date, rank = datelines.date_in(line.text), 2
        if date is not None and (best is None or rank < best[0]):
            best = (rank, date)
    return best[1] if best else None


def address_in(text: str) -> str | None:
    """Return the page's address where a removed line is nothing but that."""
    match = _ADDRESS.match(text)
    return match["url"] if match else None


def source_of(text: str) -> str | None:
    """Return the outlet that a credit line names as the origin, a domain or a name."""
    bare = text.strip(" •*|»«▶►→·[]()–—-")
    match = credit.SOURCE.match(bare) or credit.REPRINT.match(bare)
    if match is None:
        return None
    name = match["name"].strip(" .)]\"'")
    words = {word.lower() for word in _WORD.findall(name)}
    if not words or words <= v.LINK_WORDS:
        return None
    if _DOMAIN.match(name):
        return _SCHEME.sub("", name).partition("/")[0].lower()
    return _BESIDE_NAME.split(name)[0]


def credits_of(text: str) -> list[str]:
    """Return the agencies that a credit or by-line names."""
    alone = credit.agency_of(text)
    if alone is not None:
        return [alone]
    bare = text.strip(" •*|»«()[]–—-.")
    wire = _WIRE.match(bare)
    if wire:
        return [wire.group(1)]
    sign_off = credit.SIGN_OFF.match(bare)
    source = credit.SOURCE.match(bare)
    by = _BY.match(bare)
    if _DIGIT.search(bare):
        outlet = datelines.outlet_beside_date(bare)
        if outlet is not None and outlet.isupper() and datelines.is_date_line(look(bare)):
            return [outlet]
    names = sign_off["rest"] if sign_off else source["name"] if source else None
    if names is None:
        names = bare[by.end() :] if by else bare
    helped = sign_off is not None and bare[:4].lower() == "with"
    return [
        v.AGENCIES.get(name.casefold(), name)
        for name in (part.strip(" .") for part in _AND.split(names))
        if name.casefold() in v.AGENCIES or (helped and _CAPITALISED.fullmatch(name))
    ]
