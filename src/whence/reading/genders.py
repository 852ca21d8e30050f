"""Whether an entity under way is a man or a woman, as far as the report tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.reading.drafts import Draft
from whence.reading.gender import PRONOUNS, Gender, gender_of, likely_gender
from whence.reading.model import Token
from whence.reading.phrases import Phrase, tokens_within

_Told = set[Gender | None]
_LEAST: Final = 3
"""Pronouns from which they tell the gender of somebody with a name."""
_TIMES: Final = 4
"""As many pronouns of one gender as of the other, at the least."""


@dataclass(slots=True)
class _Known:
    """What the phrases of an entity tell, so far as they were looked at."""

    count: int = 0
    names: _Told = field(default_factory=set)
    nouns: _Told = field(default_factory=set)
    others: _Told = field(default_factory=set)
    pronouns: Counter[Gender | None] = field(default_factory=Counter)


class Genders:
    """What names, the words before them and pronouns tell of the persons of one report."""

    def __init__(
        self, text: str, tokens: Sequence[Token], is_quoted: Callable[[Phrase], bool]
    ) -> None:
        """``is_quoted``: whether a phrase stands in a quotation, where *he* is whom its speaker
        means, and the network's chains are poor.
        """
        self._is_quoted = is_quoted
        self._text = text
        self._tokens = tokens
        self._known: dict[Draft, _Known] = {}

    def of(self, draft: Draft) -> Gender | None:
        """What the full names of a person tell, or else the words before the names, or else what
        the person is called, or else many pronouns. Of one without a name: what the person is
        called, and by which pronouns.
        """
        known = self._told(draft)
        for told in (
            {likely_gender(key) for key in draft.keys},
            known.names if draft.keys else known.nouns | known.others,
            known.nouns,
        ):
            genders = told - {None}
            if genders:
                return genders.pop() if len(genders) == 1 else None
        return _of_pronouns(known.pronouns) if draft.keys else None

    def _told(self, draft: Draft) -> _Known:
        """What the words before each of the names tell, and each phrase without a name."""
        known = self._known.setdefault(draft, _Known())
        for phrase in draft.phrases[known.count :]:
            gender, upos = self.of_phrase(phrase), self._tokens[phrase.head].upos
            if phrase.name is not None:
                known.names.add(gender)
                continue
            (known.nouns if upos == "NOUN" else known.others).add(gender)
            if upos == "PRON" and not self._is_quoted(phrase):
                known.pronouns[gender] += 1
        known.count = len(draft.phrases)
        return known

    def of_phrase(self, phrase: Phrase) -> Gender | None:
        """What the words before a name tell (*Mrs. Brill*, *the spokesman Tom Denn*), or without a
        name the noun.
        """
        if phrase.name is None:
            token = self._tokens[phrase.head]
            if token.upos == "PRON":
                return PRONOUNS.get(token.lemma.lower())
            return gender_of([token.lemma]) if token.upos == "NOUN" else None
        start = phrase.start
        first = tokens_within(self._tokens, start, phrase.end).start
        if first and self._tokens[first - 1].head == phrase.head:
            start = self._tokens[first - 1].start  # a title that the mention leaves out
        before = self._text[start : phrase.name[0]]
        return gender_of([*before.split(), self._text[slice(*phrase.name)].split()[0]])

    def is_other(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a *he* is in a chain with a woman, or the other way round."""
        wanted = PRONOUNS.get(self._tokens[phrase.head].lemma.lower())
        return wanted is not None and self.of(draft) not in (None, wanted)

    def conflicts(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a name is that of a man and a draft that of a woman, or the other way round."""
        if phrase.type != "person" or not phrase.key:
            return False
        wanted = likely_gender(phrase.key) or self.of_phrase(phrase)
        return wanted is not None and self.of(draft) not in (None, wanted)


def _of_pronouns(counts: Counter[Gender | None]) -> Gender | None:
    """What nearly all of many pronouns say; of few, the network's chain may be wrong."""
    he, she = counts["he"], counts["she"]
    more, fewer = max(he, she), min(he, she)
    if more < _LEAST or more < _TIMES * fewer:
        return None
    return "he" if he > she else "she"
