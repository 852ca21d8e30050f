"""Whether two names may be of one person or body, from their words alone."""

from __future__ import annotations

from typing import Final

from whence.reading.drafts import Draft, short_for
from whence.reading.phrases import BODY_NOUNS, Key, Phrase

_AFTER_NAMES: Final = frozenset("jr jr. sr sr. ii iii iv".split())
_BODIES: Final = frozenset(("organization", "media"))


def surname(name: Key) -> str:
    """The surname of a full name (*Brill* of *Ana Brill Jr.*)."""
    return name[-2] if len(name) > 2 and name[-1] in _AFTER_NAMES else name[-1]


def is_place_beside_body(phrase: Phrase, draft: Draft) -> bool:
    """Whether one is a place and the other a body that may be called by it (*Lorn*, *the Lorn
    Courier*).
    """
    types = draft.told.types
    if phrase.type == "place":
        return types <= _BODIES
    return phrase.type in _BODIES and types == {"place"}


def are_one(key: Key, other: Key) -> bool:
    """Whether two names share all words of one of them, or one is short for the other."""
    if (key[-1] in BODY_NOUNS) != (other[-1] in BODY_NOUNS):
        return False
    return set(key) <= set(other) or set(other) <= set(key) or short_for(key, other)


def has_initials_more(name: Key, key: Key) -> bool:
    """Whether a full name is another with initials in it (*Ana B. Kade*, *J. Ana Kade*)."""
    if not key or len(name) <= len(key) or name[-1] != key[-1]:
        return False
    spare = [word for word in name if word not in key]
    rest = tuple(word for word in name if word in key)
    return rest == key and all(len(word.strip(".")) == 1 for word in spare)
