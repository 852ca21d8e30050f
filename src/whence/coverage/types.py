"""The values of the third stage: what stands in many reports together.

All of them are frozen. Field names and meanings are those of the published JSON format, where
``from_`` is written ``from``. Documents are named by their id, entities by their id in the story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from whence.coverage.corrections import Correction
from whence.document.types import DateInterval, Span
from whence.reading.types import Certainty, EntityType, Place

DerivedExtent = Literal["wholly", "partly", "not"]
Wording = Literal["verbatim", "rewritten"]
Side = Literal["a", "b", "unknown"]
Direction = Literal["known", "likely", "unknown"]
Stance = Literal["supports", "denies", "differs"]
About = Literal["who", "number", "when", "where", "whether"]
Rating = Literal["confirmed", "probably", "possibly", "doubtful", "improbable", "cannot be judged"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of one text and the one of the other that says it with like words.

    ``a`` and ``b`` are half-open offsets into the two documents' texts; ``similarity`` 0 to 1.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    similarity: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two reports of which one derives from the other.

    ``share_a``: the share of a's own text (quotations apart) that the passages cover, 0 to 1.
    ``source``: which of the two the other derives from; ``direction``: how sure that is.
    """

    a: str
    b: str
    extent: Literal["wholly", "partly"]
    share_a: float
    share_b: float
    wording: Wording
    source: Side
    direction: Direction
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How far a report's text comes from another's, and from whose.

    ``unseen`` names an original that is not in the collection (*Reuters*).
    """

    extent: DerivedExtent
    from_: Annotated[str | None, Field(serialization_alias="from")]
    unseen: str | None
    share: float | None
    wording: Wording | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class Group:
    """A story without a store: its reports as paths, with the record of a container (*path#3*)."""

    story: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryHead:
    """What a story is, in one line."""

    id: str
    title: str
    first_seen: DateInterval | None
    last_seen: DateInterval | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StorySummary:
    """One line of the list of stories."""

    id: str
    title: str
    first_seen: DateInterval | None
    last_seen: DateInterval | None
    reports: int
    outlets: int
    copies: int
    claims: int
    origins: int
    disputed: int


@dataclass(frozen=True, slots=True)
class StoryEntity:
    """An entity of a story, joined across its reports; ``reports`` counts those that name it.

    ``party``: for whom it speaks. Entities of one party are one origin.
    """

    id: str
    name: str
    type: EntityType
    named: bool
    roles: tuple[str, ...]
    country: str | None
    sector: str | None
    reports: int
    party: str | None = None


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report as it stands in its story."""

    document: str
    path: str
    record: int | None
    url: str | None
    outlet: str | None
    title: str | None
    published: DateInterval | None
    derived: Derivation


@dataclass(frozen=True, slots=True)
class Assertion:
    """One place in one report that makes a claim, or denies it.

    ``spans`` are the characters of the content (or of the unattributed sentence), ``text`` the
    same read as one. ``chain`` are story entities, outermost relay first.
    """

    document: str
    attribution: str | None
    spans: tuple[Span, ...]
    text: str
    chain: tuple[str, ...]
    certainty: Certainty
    stance: Stance


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever vouches for a claim, once per party; ``through`` names the relays."""

    entity: str | None
    outlet: str | None
    name: str
    through: tuple[str, ...]
    is_party: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where a claim is denied or contradicted, and by whom."""

    document: str
    attribution: str | None
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class SetRight:
    """That a value was wrong: what it is now, who says so, and in which document."""

    to: str
    by: str
    document: str


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that differ, and the documents that give it. ``corrected``: where whoever
    gave it says that it is another.
    """

    value: str
    documents: tuple[str, ...]
    corrected: SetRight | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """In what the assertions of a claim differ."""

    about: About
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Credibility:
    """A suggestion in the Admiralty code's words, and its reason in one sentence."""

    rating: Rating
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What several attributions or plain sentences of a story say, told once."""

    id: str
    statement: str
    assertions: tuple[Assertion, ...]
    outlets: int
    origins: tuple[Origin, ...]
    independent_origins: int
    disputed_by: tuple[Dispute, ...]
    differences: tuple[Difference, ...]
    credibility: Credibility
    first_seen: DateInterval | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of one document."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """An event that reports of the story tell, told once."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: Place | None
    date: DateInterval | None
    certainty: Certainty
    reports: int
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """All that the reports of one story say together; claims weightiest first.

    ``corrections`` are those that a person made and that touch this story.
    """

    story: StoryHead
    entities: tuple[StoryEntity, ...]
    reports: tuple[StoryReport, ...]
    claims: tuple[Claim, ...]
    events: tuple[StoryEvent, ...]
    corrections: tuple[Correction, ...] = ()
