"""Whose a phrase is told to be by name or pronoun (*Brill's office*, *his office*)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from whence.reading.gender import PRONOUNS, gender_of_name
from whence.reading.model import Token
from whence.reading.phrases import Key, Phrase

_ANYBODYS: Final[frozenset[Key]] = frozenset((("he",), ("she",)))
"""What is told of an owner beside a name."""
_NEAR: Final = 4
"""Words before a name in which its preposition stands."""


class Told(Protocol):
    """An entity under way."""

    @property
    def phrases(self) -> list[Phrase]: ...


@dataclass(slots=True)
class _Known:
    """Whose the phrases of an entity are, so far as they were looked at; ``of`` by their noun."""

    count: int = 0
    owners: set[Key] = field(default_factory=set)
    of: dict[str, set[Key]] = field(default_factory=dict)


class Owners:
    """The owners of the phrases of a report."""

    def __init__(
        self, tokens: Sequence[Token], phrases: Sequence[Phrase], named: Callable[[Phrase], Key]
    ) -> None:
        """``named`` gives the full name of a phrase, as far as it has one."""
        by_head = {p.head: p for p in phrases}
        names: dict[int, set[Key]] = {}
        for p in phrases:
            if p.key:
                names.setdefault(p.chain, set()).add(named(p))
        self._nouns = {p.head: tokens[p.head].lemma.casefold() for p in phrases}
        self._owners: dict[int, set[Key]] = {}
        self._of: dict[int, Key] = {}
        self._known: dict[Told, _Known] = {}
        for index, token in enumerate(tokens):
            owner = by_head.get(index)
            if (
                token.relation == "nmod"
                and owner is not None
                and owner.key
                and _is_of(index, tokens)
            ):
                self._of[token.head] = owner.key
        for index, token in enumerate(tokens):
            if token.relation != "nmod:poss" or token.head not in by_head:
                continue
            owner = by_head.get(index)
            gender = PRONOUNS.get(token.lemma.lower())
            told = names.get(owner.chain, set()) if owner is not None else set()
            genders = {gender, *(gender_of_name(name) for name in told)} - {None}
            found = self._owners.setdefault(token.head, set())
            found.update(told, ((one,) for one in genders if one))

    def of(self, phrase: Phrase) -> set[Key]:
        """The names of whose it is, and whether that is a he or a she."""
        return self._owners.get(phrase.head, set())

    def has(self, phrase: Phrase) -> bool:
        """Whether it is told as somebody's, by whatever words."""
        return phrase.head in self._owners

    def differ(self, phrase: Phrase, somebody: Told) -> bool:
        """Whether a description is told as somebody's, and an entity as somebody else's (*his
        office*, *her office*).
        """
        if self._is_of_another(phrase, somebody):
            return True
        ours = self.of(phrase)
        theirs = self._told(somebody).owners
        named = ours - _ANYBODYS, theirs - _ANYBODYS
        one, other = named if all(named) else (ours & _ANYBODYS, theirs & _ANYBODYS)
        return bool(one) and bool(other) and one.isdisjoint(other)

    def _is_of_another(self, phrase: Phrase, somebody: Told) -> bool:
        """Whether the same is said of both, but of another's (*the head of Lorn Bank*)."""
        ours, noun = self._of.get(phrase.head), self._nouns.get(phrase.head)
        theirs = self._told(somebody).of.get(noun or "", set())
        return ours is not None and bool(theirs) and ours not in theirs

    def _told(self, somebody: Told) -> _Known:
        """Whose the phrases of an entity are, each looked at once."""
        known = self._known.setdefault(somebody, _Known())
        for phrase in somebody.phrases[known.count :]:
            known.owners |= self.of(phrase)
            if phrase.head in self._of:
                known.of.setdefault(self._nouns[phrase.head], set()).add(self._of[phrase.head])
        known.count = len(somebody.phrases)
        return known


def _is_of(index: int, tokens: Sequence[Token]) -> bool:
    """Whether *of* opens a phrase."""
    before = range(max(0, index - _NEAR), index)
    return any(tokens[i].head == index and tokens[i].lemma.lower() == "of" for i in before)
