"""Descriptions that cannot be of what the network put them into a chain with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.reading.drafts import Draft, is_bare, is_of_another_kind
from whence.reading.gender import PRONOUNS
from whence.reading.model import Token
from whence.reading.phrases import Phrase

_ONES: Final = frozenset({"person", "place", "media"})
"""What a plural is not said of; of a body it is with an article (*the rebels*)."""
_DEFINITE: Final = frozenset("the these those its their our his her".split())
_DOERS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))
_DEEDS: Final = frozenset(("event", "document"))
_OWNERS: Final = frozenset("their its our his her my your".split())
_EACH: Final = frozenset("each every both many several some most all few".split())
_NEAR: Final = 4
"""Words before a noun in which what describes it is looked for."""
_AMOUNTS: Final = frozenset({"number", "majority", "minority", "half", "percent"})
_AREAS: Final = frozenset({"area", "region"})
"""What no country is."""
_PAPERS: Final = frozenset("bill complaint lawsuit letter memo report ruling suit".split())
"""What nobody is."""


@dataclass(slots=True)
class _Known:
    """What the phrases of an entity are, so far as they were looked at."""

    count: int = 0
    all_owned: bool = True
    has_many: bool = False


@dataclass(frozen=True, slots=True)
class Odd:
    """Judges the descriptions of one document."""

    text: str
    tokens: Sequence[Token]
    _known: dict[Draft, _Known] = field(default_factory=dict)

    def is_odd(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a description is of something else than the entity of its chain."""
        return (
            self._is_odd(phrase, draft)
            or self._is_owned(phrase, draft)
            or self._is_of_many(phrase, draft)
        )

    def _is_odd(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a description cannot be of what it is in a chain with: it stands for several, for
        what does nothing, or for one of the other kind (*the appeals court*, *the Supreme Court*).
        """
        token = self.tokens[phrase.head]
        if not draft.keys or token.upos not in ("NOUN", "PROPN"):
            return False
        types = draft.told.types
        first = self.text[phrase.start : phrase.end].split()[0].casefold()
        if self._is_several(phrase, first) and (types <= _ONES or first not in _DEFINITE):
            return bool(types <= _DOERS)
        if types <= _DOERS and (phrase.type in _DEEDS or token.lemma in _PAPERS):
            return True
        if token.lemma in _AREAS and any(key[0] == "=" for key in draft.keys):
            return True
        return is_of_another_kind(phrase, draft) or self._is_another_such(phrase, draft)

    def _is_owned(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a description tells a country, and the entity without a name is told of only as
        somebody's (*their forces*, *the Velan forces*).
        """
        if draft.keys or phrase.who is None or phrase.who.country is None:
            return False
        return self._told(draft).all_owned

    def _is_several(self, phrase: Phrase, first: str) -> bool:
        token = self.tokens[phrase.head]
        form = self.text[token.start : token.end].casefold()
        many = token.upos == "NOUN" and form.endswith("s") and form != token.lemma.casefold()
        return many or first in _EACH

    def _is_another_such(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a noun that a name ends with is told apart from it by a noun before it."""
        token = self.tokens[phrase.head]
        ends = {key[-1] for key in draft.keys if len(key) > 1 and key[0] != "="}
        if token.lemma.casefold() not in ends:
            return False
        told = {word for key in draft.keys for word in key}
        return any(
            one.head == phrase.head
            and one.relation == "compound"
            and self.text[one.start : one.end].casefold() not in told
            for one in self.tokens[max(0, phrase.head - _NEAR) : phrase.head]
        )

    def _is_of_many(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a *he* is in a chain with several without a name."""
        is_he = self.tokens[phrase.head].lemma.lower() in PRONOUNS
        return is_he and is_bare(draft) and self._told(draft).has_many

    def _told(self, draft: Draft) -> _Known:
        """What the phrases of an entity are, each looked at once."""
        known = self._known.setdefault(draft, _Known())
        for phrase in draft.phrases[known.count :]:
            if self.text[phrase.start : phrase.end].split()[0].casefold() not in _OWNERS:
                known.all_owned = False
            if phrase.type == "group" or self.tokens[phrase.head].lemma in _AMOUNTS:
                known.has_many = True
        known.count = len(draft.phrases)
        return known
