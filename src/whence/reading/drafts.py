"""An entity under way, and whether a phrase may stand for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.reading.phrases import Key, Phrase

_RECENT: Final = 4
"""Phrases of an entity that may still hold the one at hand."""
_OF_NAMES: Final = frozenset(("of", "the", "and", "for"))


@dataclass(slots=True)
class Told:
    """What the phrases of an entity tell of it, each taken in once: ``count`` of them are.

    ``types`` are those of its names, ``names`` how many there are of each but names of countries,
    ``kinds`` what all its phrases are coded as and ``name_kinds`` what its names are.
    """

    count: int = 0
    types: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    kinds: set[str] = field(default_factory=set)
    name_kinds: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def take(self, phrases: Sequence[Phrase]) -> None:
        """Take in those phrases that are new."""
        for phrase in phrases[self.count :]:
            if phrase.key:
                self.types.add(phrase.type)
                if phrase.key[0] != "=":
                    self.names[phrase.type] += 1
            who = phrase.who
            if who is not None:
                self.kinds.add(who.type)
                if phrase.key and who.name:
                    self.name_kinds.add(who.type)
                if who.country is not None:
                    self.countries.add(who.country)
        self.count = len(phrases)


@dataclass(slots=True, eq=False)
class Draft:
    """An entity under way."""

    phrases: list[Phrase] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    parts: tuple[int, ...] | None = None
    """Of *X and Y*, the head words of X and Y."""
    absorbed_by: Draft | None = None
    """Who turned out to be the same; what still points here means them."""
    _told: Told = field(default_factory=Told)

    @property
    def told(self) -> Told:
        """What all the phrases tell; phrases are only ever added."""
        self._told.take(self.phrases)
        return self._told

    def now(self) -> Draft:
        """The entity that this one is by now."""
        draft = self
        while draft.absorbed_by is not None:
            draft = draft.absorbed_by
        return draft


def holds(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase stands inside one of an entity, so that it is somebody else (*the commander
    of* **Vela's** *navy*), unless it is an apposition to it.
    """
    return any(
        p.start <= phrase.start and phrase.end <= p.end and p.head != phrase.head
        and p.head not in phrase.governors
        for p in draft.phrases[-_RECENT:]
    )  # fmt: skip


def is_bare(draft: Draft) -> bool:
    return not draft.keys and draft.parts is None


def may_be_called(draft: Draft, phrase: Phrase) -> bool:
    """Whether what has no name yet may have that of a phrase: a person that of a person only."""
    types = draft.told.kinds
    if "person" in types:
        return phrase.type in ("person", "other")
    return phrase.type != "person" or types <= {"other"}


def suits(phrase: Phrase, draft: Draft, beside: bool) -> bool:
    """Whether a description may stand for what a name of the entity says: an office for a person,
    *the newspaper* for a medium. ``beside``: it stands in apposition, which tells what a name of
    one word is.
    """
    if beside and all(len(key) == 1 for key in draft.keys):
        return True
    types = draft.told.types | draft.told.name_kinds
    told = phrase.who.type if phrase.who is not None else "other"
    if told == "media":
        return "media" in types
    if "media" in types and phrase.who is not None and (told == "person" or phrase.who.sector):
        return False
    return told != "person" or not types or bool(types & {"person", "group", "other"})


def is_of_another(phrase: Phrase, draft: Draft) -> bool:
    """Whether a person's description tells another country than what their mentions tell."""
    own = phrase.who.country if phrase.who is not None and phrase.who.type == "person" else None
    told = draft.told.countries
    return own is not None and bool(told) and own not in told and is_person(draft)


def is_person(draft: Draft) -> bool:
    """Whether most of the names of an entity are a person's."""
    types = draft.told.names
    return bool(types) and types.most_common(1)[0][0] == "person"


def short_for(one: Key, other: Key) -> bool:
    return (len(one) == 1) != (len(other) == 1) and letters_of(one) == letters_of(other)


def letters_of(key: Key) -> str:
    """The letters of an acronym, or those that a name of several words has for its own."""
    if len(key) == 1:
        return key[0].replace(".", "")
    return "".join(word[0] for word in key if word not in _OF_NAMES)


def is_of_another_kind(phrase: Phrase, draft: Draft) -> bool:
    """Whether a description tells a body, a place or a country, and the entity is a person."""
    said = phrase.who.type if phrase.who is not None else "other"
    return is_person(draft) and phrase.type in _NO_PERSON and said not in ("person", "group")


_NO_PERSON: Final = frozenset(("organization", "government", "place", "media"))
