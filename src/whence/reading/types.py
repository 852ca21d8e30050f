"""The values of the second stage: what stands in one report.

All of them are frozen. Field names and meanings are those of the published JSON format.
"""

from dataclasses import dataclass
from typing import Literal

from whence.document.types import DateInterval, Document, Span

EntityType = Literal[
    "person",
    "organization",
    "government",
    "media",
    "place",
    "group",
    "document",
    "event",
    "other",
]
QuoteType = Literal["direct", "indirect", "mixed"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Act = Literal[
    "state",
    "report",
    "claim",
    "confirm",
    "deny",
    "admit",
    "predict",
    "believe",
    "doubt",
    "warn",
    "accuse",
    "ask",
    "demand",
    "propose",
    "urge",
    "promise",
    "threaten",
    "agree",
    "praise",
    "condemn",
    "fear",
    "other",
]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks included.

    ``depth`` is 1 for a quotation, 2 for one inside it. A quotation that goes on over several
    paragraphs, each reopened with a mark, is one quotation.
    """

    start: int
    end: int
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the report speaks of, with all its mentions."""

    id: str
    name: str
    type: EntityType
    named: bool
    roles: tuple[str, ...]
    members: tuple[str, ...]
    country: str | None
    sector: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, with which words (source, content, cue), through whom (chain)."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: QuoteType
    act: Act
    certainty: Certainty
    chain: tuple[str, ...]
    within: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, and the days that it means."""

    start: int
    end: int
    text: str
    date: DateInterval


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place, with its country (ISO 3166 alpha-3).

    ``latitude`` and ``longitude`` are those of a city that the gazetteer has, in degrees.
    """

    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when and where, in PLOVER's terms."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: Place | None
    date: DateInterval | None
    certainty: Certainty
    said_in: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report, read.

    ``sentences`` are half-open offsets into ``document.text``, in order, without overlap.
    """

    document: Document
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    dates: tuple[DateMention, ...]
    events: tuple[Event, ...]
