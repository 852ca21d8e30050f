"""What a store answers. All values are frozen; shapes that FORMAT names have its field names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.types import Claim, Dispute, Stance, StoryEntity, StoryEvent
from whence.document.types import DateInterval, Refusal, Span
from whence.reading.types import Certainty


@dataclass(frozen=True, slots=True)
class StoriesAdded:
    """How many stories began, and how many that were there before got more reports."""

    new: int
    grown: int


@dataclass(frozen=True, slots=True)
class Added:
    """What one run of adding did; ``failed`` holds the refusals, in order."""

    added: int
    already_there: int
    changed: int
    failed: tuple[Refusal, ...]
    stories: StoriesAdded


@dataclass(frozen=True, slots=True)
class Gone:
    """What was removed: the documents (all versions of the reports), and the stories it touched."""

    documents: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which stories are meant; None and empty ask for nothing.

    ``since`` and ``until`` are ISO days: the story has a report of that time. ``country`` are ISO
    alpha-3 codes, all of which the story concerns. ``source`` is (a part of) the name of somebody
    whose words a claim reports, ``outlet`` (a part of) the name of who published one.
    """

    since: str | None = None
    until: str | None = None
    country: Sequence[str] = ()
    source: str | None = None
    outlet: str | None = None
    disputed: bool | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class StoryClaim(Claim):
    """A claim, and the id of the story that it stands in."""

    story: str


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that says what was asked; ``similarity`` 0 to 1, of meaning and words."""

    story: str
    claim: Claim
    similarity: float


@dataclass(frozen=True, slots=True)
class Trace:
    """The claims of the store that say what was asked, best first."""

    query: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found; ``score`` orders the hits of one search and says no more."""

    story: str
    document: str
    title: str | None
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; the message says what is wrong, and what to do."""

    name: str
    ok: bool
    message: str


@dataclass(frozen=True, slots=True)
class Health:
    """How a store is."""

    store: str
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return all(check.ok for check in self.checks)


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in the store.

    ``story`` is None for one that a newer version has replaced; ``stands`` says that none has.
    ``versions`` are the ids of all versions of this report, the one that was added last first.
    """

    document: str
    story: str | None
    stands: bool
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of an entity in one report: the claim, the place, and through whom they came.

    ``through`` names the relays, outermost first. ``disputed_by`` is who denies the claim.
    """

    story: str
    story_title: str
    claim: str
    statement: str
    document: str
    outlet: str | None
    published: DateInterval | None
    attribution: str | None
    spans: tuple[Span, ...]
    text: str
    through: tuple[str, ...]
    certainty: Certainty
    stance: Stance
    disputed_by: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How often a name occurs."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class EntityHistory:
    """An entity across stories.

    ``entity`` has the roles of all stories, and the reports of all that name it. ``said`` is what
    it vouches for, ``relayed`` what it passed on of others, both latest first. ``through`` counts
    its relays, ``denied_by`` those who denied what it said.
    """

    entity: StoryEntity
    stories: tuple[str, ...]
    said: tuple[Said, ...]
    relayed: tuple[Said, ...]
    through: tuple[Count, ...]
    denied_by: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class PairEvent:
    """An event between two countries.

    ``actor`` and ``recipient`` are their codes, ``actors`` and ``recipients`` the names.
    """

    story: str
    story_title: str
    actor: str
    recipient: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    event: StoryEvent


@dataclass(frozen=True, slots=True)
class PairCount:
    """Two countries, in the order of their codes, and how many events are between them."""

    a: str
    b: str
    events: int


PAIR_EVENTS: Final = 1_000
"""So many events between two countries are told at most: the latest."""


@dataclass(frozen=True, slots=True)
class PairHistory:
    """What two countries did to one another, in either direction, earliest first.

    The latest `PAIR_EVENTS`, where there are more.
    """

    a: str
    b: str
    events: tuple[PairEvent, ...]
