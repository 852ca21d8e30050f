"""Which claims say what a sentence says: by meaning, and by words, numbers, names and negation.

Half of the similarity is the cosine of the meanings, half the share of the sentence's words that a
claim has: names and numbers weigh more than other words, what stands beside the claim in its
sentences less than its own words, and a word counts that is of the same kind of happening (*died*,
*killed*). What tells another number of it, or says it where the sentence says that it is not so,
says something else: it keeps a part of its similarity. A sentence that says that something is not
so is said by whoever disputes it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from whence.coverage.story.differences import number_of
from whence.coverage.story.kinds import kinds_of
from whence.coverage.story.words import WORD, content_stems
from whence.coverage.types import Assertion, Claim
from whence.reading.stems import stem_of
from whence.store.index import Claims
from whence.store.packing import Vectors, unpack, unpack_text
from whence.store.schema import claims, documents, texts
from whence.store.types import Match

SAYS: Final = 0.5
"""The similarity from which a claim may say what a sentence says."""
_MEANS: Final = 0.3
"""The cosine from which a claim has to do with a sentence at all."""
_TRACED: Final = 60
"""Claims of like meaning whose words are looked at."""
_ASSERTIONS: Final = 12
"""Assertions of a claim whose sentences are looked at."""
_NAMED: Final = 2.0
"""What a name or a number weighs, in words."""
_BESIDE: Final = 0.6
"""What a word counts that stands beside a claim in its sentence."""
_KIND: Final = 0.8
"""What another word of the same kind counts."""
_OTHERWISE: Final = 0.75
"""The part of its similarity that a claim keeps which tells another number, or the opposite."""

_SMALL: Final = frozenset("01")
"""Numbers that are words like others (*one of them*)."""
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|denie[sd]|deny|denying|untrue|false)\b|n[’']t\b",
    re.IGNORECASE,
)

Told = Mapping[str, tuple[str, list[tuple[int, int]]]]
"""The texts and sentences of reports, by id."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a text has: the stems of its words, its numbers (in figures), the kinds it tells of."""

    stems: frozenset[str]
    numbers: frozenset[str]
    kinds: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text."""
        told = {word: number_of(word) for word in WORD.findall(text)}
        numbers = frozenset(n for n in told.values() if n is not None and n not in _SMALL)
        stems = frozenset(s for s in content_stems(text) if number_of(s) not in numbers)
        return cls(stems, numbers, kinds_of(stems))

    def with_(self, other: Words) -> Words:
        """Both together."""
        return Words(
            self.stems | other.stems, self.numbers | other.numbers, self.kinds | other.kinds
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence that is looked for: its words, which of them are names, whether it denies."""

    words: Words
    names: frozenset[str]
    denies: bool

    @classmethod
    def of(cls, text: str) -> Asked:
        """What a sentence asks for. Its first word is a name only if it says so elsewhere."""
        denied = _NOT.sub(" ", text)
        names = [word for word in WORD.findall(denied)[1:] if word[:1].isupper()]
        words = Words.of(denied)
        return cls(words, frozenset(map(stem_of, names)) & words.stems, denied != text)

    def held_by(self, own: Words, beside: Words) -> float:
        """The share of the words that a claim has, 0 to 1."""
        held = whole = 0.0
        for stem in self.words.stems:
            weight = _NAMED if stem in self.names else 1.0
            whole += weight
            if stem in own.stems:
                held += weight
            elif kinds_of([stem]) & own.kinds:
                held += _KIND * weight
            elif stem in beside.stems:
                held += _BESIDE * weight
        for number in self.words.numbers:
            whole += _NAMED
            held += _NAMED * (1.0 if number in own.numbers else 0.0)
        return held / whole if whole else 0.0

    def differs_from(self, numbers: frozenset[str]) -> bool:
        """Whether these are numbers, and none of those that are asked for."""
        return bool(self.words.numbers and numbers) and not self.words.numbers & numbers


def trace(
    connection: Connection, index: Claims, text: str, vector: Vectors, limit: int
) -> tuple[Match, ...]:
    """The claims that say what a sentence says, best first."""
    near = {
        (story, position): cosine
        for story, position, cosine in index.nearest(connection, vector)[:_TRACED]
        if cosine >= _MEANS
    }
    meant = _claims(connection, near)
    told = _told(connection, meant.values())
    asked = Asked.of(text)
    found = []
    for (story, position), claim in meant.items():
        similarity = likeness(asked, min(near[story, position], 1.0), claim, told)
        if similarity >= SAYS:
            found.append(Match(story, claim, round(similarity, 4)))
    return tuple(sorted(found, key=lambda one: (-one.similarity, one.story, one.claim.id))[:limit])


def likeness(asked: Asked, cosine: float, claim: Claim, told: Told) -> float:
    """How much a claim says what is asked for, 0 to 1."""
    made = _makes(claim)
    disputes = "\n".join(one.text for one in claim.disputed_by)
    own = Words.of("\n".join([claim.statement, *(one.text for one in made)]))
    if asked.denies:
        own = own.with_(Words.of(disputes))
    beside = Words.of(_around(claim, told))
    similarity = (cosine + asked.held_by(own, beside)) / 2
    if asked.differs_from(own.numbers | Words.of(disputes).numbers):
        similarity *= _OTHERWISE
    if asked.denies != _is_denied(claim) and not (asked.denies and claim.disputed_by):
        similarity *= _OTHERWISE
    return similarity


def _is_denied(claim: Claim) -> bool:
    """Whether most that make a claim say that something is not so."""
    made = _makes(claim)
    return 2 * sum(one.certainty.endswith("-") for one in made) > len(made)


def _makes(claim: Claim) -> list[Assertion]:
    return [one for one in claim.assertions if one.stance != "denies"][:_ASSERTIONS]


def _claims(
    connection: Connection, near: Mapping[tuple[str, int], float]
) -> dict[tuple[str, int], Claim]:
    rows = connection.execute(
        # Pairs of both would not be looked up in an index.
        select(claims.c.story, claims.c.position, claims.c.body).where(
            claims.c.story.in_({story for story, _ in near}),
            claims.c.position.in_({position for _, position in near}),
        )
    )
    return {
        (story, position): unpack(Claim, body)
        for story, position, body in rows
        if (story, position) in near
    }


def _told(connection: Connection, meant: Iterable[Claim]) -> Told:
    """The texts and sentences of the reports that make some claims, by id."""
    names = {one.document for claim in meant for one in _makes(claim)}
    rows = connection.execute(
        select(documents.c.id, texts.c.body)
        .join(texts, texts.c.document == documents.c.key)
        .where(documents.c.id.in_(names))
    )
    return {name: unpack_text(body) for name, body in rows}


def _around(claim: Claim, told: Told) -> str:
    """The sentences of reports that make a claim, and the names of who vouches for it."""
    parts = {origin.name for origin in claim.origins}
    for one in _makes(claim):
        text, sentences = told.get(one.document, (one.text, []))
        start, end = one.spans[0].start, one.spans[-1].end
        parts |= {text[first:last] for first, last in sentences if first < end and start < last}
    return "\n".join(sorted(parts))
