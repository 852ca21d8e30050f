"""Who published each report of a story, and the media that its reports know of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.story.names import key_of
from whence.coverage.types import Derivation
from whence.document.types import Document
from whence.reading.report import Report

_SHORTEST: Final = 5
_CAPITAL: Final = re.compile(r"\b[A-Z][a-z]+\b")
_LEAST_OF_NAME: Final = 3
"""Letters that a word of a domain's name has."""
_MOST_OF_NAME: Final = 4
"""Words that it has."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a report. ``id`` is the same for all that one outlet publishes; a report
    whose outlet is not known has one of its own, and no ``name``.
    """

    id: str
    name: str | None


def find_publishers(
    reports: Sequence[Report], derivations: Mapping[str, Derivation]
) -> dict[str, Publisher]:
    """By document. An agency's own report (its dateline names it, nothing else a publisher, and
    it derives from nobody) is the agency's.
    """
    found = {}
    words = _words_by_outlet(reports)
    for report in reports:
        document = report.reading.document
        derived = derivations.get(document.id)
        name = document.outlet.name if document.outlet else None
        if name is not None and _is_domain(name):
            name = _spelled(name.split(".")[0], words[name]) or name
        if name is None and (derived is None or derived.extent == "not"):
            name = document.dateline.agency if document.dateline else None
        key = " ".join(_key(name)) if name else f"document:{document.id}"
        found[document.id] = Publisher(key, name)
    return found


def _words_by_outlet(reports: Sequence[Report]) -> dict[str, dict[str, str]]:
    """The words in capitals of all reports of each outlet, by what they are in small letters."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for report in reports:
        document = report.reading.document
        if document.outlet is not None and _is_domain(document.outlet.name):
            for word in _CAPITAL.findall(f"{document.title or ''} {document.text}"):
                found[document.outlet.name].setdefault(word.lower(), word)
    return found


def _spelled(label: str, words: Mapping[str, str]) -> str | None:
    """A domain's name in words that its reports have in capitals (*veladailypost*: *Vela Daily
    Post*); None where there is no way to do so, or are several.
    """
    ways: list[list[str]] = []

    def spell(rest: str, told: list[str]) -> None:
        if not rest and len(told) > 1:
            ways.append(told)
        for end in range(_LEAST_OF_NAME, len(rest) + 1 if len(told) < _MOST_OF_NAME else 0):
            if rest[:end] in words:
                spell(rest[end:], [*told, words[rest[:end]]])

    spell(label.replace("-", ""), [])
    return " ".join(ways[0]) if len(ways) == 1 else None


def media_names(reports: Sequence[Report], derivations: Mapping[str, Derivation]) -> list[str]:
    """The names of outlets and agencies that the reports' pages tell, whatever their texts say."""
    told: set[str] = set()
    for report in reports:
        document = report.reading.document
        told.update(_told(document))
        derived = derivations.get(document.id)
        if derived is not None and derived.unseen is not None:
            told.add(derived.unseen)
    return sorted(name for name in told if name)


def is_its_own(name: str, publisher: Publisher) -> bool:
    """Whether a medium's name in a report means the report's own outlet (*the Courier*)."""
    if publisher.name is None:
        return False
    words, own = key_of(name), _key(publisher.name)
    joined = "".join(words)
    return bool(words) and (
        set(words) <= set(own) or (len(joined) >= _SHORTEST and "".join(own).endswith(joined))
    )


def _told(document: Document) -> list[str]:
    names = [document.outlet.name] if document.outlet else []
    if document.dateline is not None and document.dateline.agency is not None:
        names.append(document.dateline.agency)
    return [*names, *document.credits]


def _key(name: str) -> tuple[str, ...]:
    """A domain's first part stands for the name."""
    return key_of(name.split(".")[0] if _is_domain(name) else name)


def _is_domain(name: str) -> bool:
    return "." in name and " " not in name
