"""What a report says, as values: statements, denials of something else, and both together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.document.types import Span
from whence.reading.clauses import Count
from whence.reading.types import Certainty

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One place in one report that says one thing.

    ``chain`` are story entities, outermost relay first; empty with an ``attribution`` means that
    nobody knows who says it, without one that the outlet does. In the answers of an interview it
    names who answers, without an attribution. ``denied``: whether it is said not
    to be so. ``alone``: whether it can make a claim by itself, or only joins others (what is told
    beside something else). ``vector`` [384] is of the clause, ``context`` [384] of its content or
    sentence. ``subject``: the words for what it tells of, ``""`` where it has none; ``borrowed``:
    whether they stand in the clause above (*a ship fired, killing four*). ``names``: the stems of
    the words of names in it, in whose place another text may have other names. ``doer``: the agent
    where that is sure, being called by name. ``refused``: whether a verb denies it (*denied that*,
    *no such*), and not only a small word; its ``text`` then has who does so, too. ``is_deed``: it
    tells that somebody says something (proposes, asks), not what. ``voice``: the party of who
    says it. ``tells``: the stem of the predicate, or of its object where the predicate
    tells nothing by itself (*has a cold*); else ``""``. ``happens``: the kinds of
    happenings that it tells of, ``kinds`` those that any of its words are of.
    """

    document: str
    clause: int
    head: tuple[int, int]
    attribution: str | None
    chain: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    certainty: Certainty
    denied: bool
    alone: bool
    sentence: int
    predicate: str
    stems: frozenset[str]
    counts: tuple[Count, ...]
    agent: str | None
    patient: str | None
    people: frozenset[str]
    events: frozenset[str]
    vector: Floats
    context: Floats
    shown: str = ""
    is_guess: bool = False
    subject: str = ""
    borrowed: bool = False
    names: frozenset[str] = frozenset()
    doer: str | None = None
    refused: bool = False
    is_deed: bool = False
    voice: str | None = None
    tells: str = ""
    happens: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def is_news(self) -> bool:
        """Whether the outlet says it: what it tells that is not so is news, and denies nothing."""
        return not self.chain and self.attribution is None


@dataclass(frozen=True, slots=True, eq=False)
class Denial:
    """A denial that names what it denies in few words or none (*denied this*, *rejected the
    account*): to be attached to what it means. ``is_general``: it only says that something is
    untrue (*accused him of lying*), and need not have a word of it.
    """

    document: str
    attribution: str
    chain: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    start: int
    stems: frozenset[str]
    vector: Floats
    is_general: bool


@dataclass(frozen=True, slots=True)
class Said:
    """All that one report says."""

    statements: tuple[Statement, ...]
    denials: tuple[Denial, ...]
