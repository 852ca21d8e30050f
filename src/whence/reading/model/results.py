"""What the network finds in one document. Offsets are code points of the text, half-open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.reading.types import EntityType, QuoteType

Pieces = tuple[tuple[int, int], ...]
"""Offsets of the pieces of a span that may be discontinuous, in text order."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its syntax. ``head`` is the index of its governor, its own for the root.

    ``certainty``: of a predicate, how far it happened, from about -1.2 (it did not) to 1.2.
    """

    start: int
    end: int
    upos: str
    lemma: str
    head: int
    relation: str
    certainty: float = 0.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity: a whole noun phrase, a name or a pronoun. Mentions nest.

    ``named``: whether the head of the phrase is a name. ``chain``: the number of the entity that it
    stands for, counted in the order of first mentions. ``speaker``: of an *I* or *you*, the index
    of the head word of who speaks or is spoken to, -1 where nothing tells it.
    """

    start: int
    end: int
    type: EntityType
    named: bool
    score: float
    chain: int = -1
    speaker: int = -1


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name, without article or title around it. Names do not overlap."""

    start: int
    end: int
    type: EntityType
    score: float


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Who says what. ``within`` is the index of the attribution whose content holds this one.

    ``score`` is the probability that the cue is one, as the network sees it.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    quote: QuoteType
    within: int | None
    score: float


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """The words that tell an event, with PLOVER's type, mode and contexts.

    ``certainty`` is that of the trigger's head word, ``score`` the chance of the type. ``told``:
    whether the words tell of the type in general, whatever stands around them.
    """

    start: int
    end: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    certainty: float
    score: float
    told: bool = True


@dataclass(frozen=True, slots=True)
class NetworkReading:
    """Everything that the network finds in one document, each kind in text order.

    ``meaning`` [tokens, 384]: vectors to be summed over any stretch of tokens (``meaning.py``);
    None unless the network was asked for them.
    """

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    attributions: tuple[FoundAttribution, ...]
    events: tuple[FoundEvent, ...] = ()
    meaning: NDArray[np.float32] | None = None
