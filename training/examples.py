"""One training document: words, and whatever is known about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.reading.model.words import Words


@dataclass(frozen=True, slots=True)
class Syntax:
    """Syntax, one entry a word. A word that is its own head is the root of its sentence.

    ``gold``: by people; what a program found serves other tasks and trains no parser.
    """

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    gold: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last``, both included; the type is FORMAT's, None if unknown."""

    first: int
    last: int
    type: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of a document, and whether nominal ones are marked as well as named ones.

    ``complete``: no other words are mentions; otherwise the marked ones teach types alone.
    """

    spans: tuple[Mention, ...]
    nominal: bool
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Word indexes of each role, ascending, without punctuation at the edges of a piece."""

    anchor: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chained:
    """A mention (words ``first`` to ``last``, both included) and the number of its entity."""

    first: int
    last: int
    chain: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``first`` to ``last`` that tell an event; PLOVER's names, a mode only where known."""

    first: int
    last: int
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """PLOVER types and modes that a text is labelled with, and triggers as far as marked.

    ``complete``: all triggers are marked, so every other word is none.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    triggers: tuple[Trigger, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """How far the predicate at a word happened, -3 to 3, and how sure the annotators were."""

    index: int
    value: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A document of one data set. What is None is not annotated, and trains nothing."""

    set: str
    name: str
    words: Words
    syntax: Syntax | None = None
    mentions: Mentions | None = None
    attributions: tuple[Attribution, ...] | None = None
    chains: tuple[Chained, ...] | None = None
    events: Events | None = None
    facts: tuple[Fact, ...] | None = None
    notes: dict[str, str] = field(default_factory=dict)
