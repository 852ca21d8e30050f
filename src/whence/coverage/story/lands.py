"""Countries as a story's reports name them, those without an ISO code too.

Real countries are coded by the reading. Others (of fiction, of history, self-declared) are told by
their adjective: a name is a country's where the reports also have it with the ending of an
adjective of origin (*Maruva*, *Maruvan*), or where it has ministers (*Ostmark's defence minister*).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from whence.reading.who import code_phrase

_NAME: Final = re.compile(r"\b[A-Z][a-zà-ÿ]{3,}\b")
_ENDINGS: Final = ("n", "an", "ian", "ean", "ese", "ish", "ic", "i", "er", "ite")
_OFFICE: Final = re.compile(
    r"\b([A-Z][a-zà-ÿ]{3,})[’']s? "
    r"(?:\w+ )?(?:defence|defense|foreign|interior|finance|health|justice|economy|prime|transport)"
    r" (?:minister|ministry)\b",
)
"""What has a minister: a country, or the one who leads it."""
_VOWELS: Final = "aeiouy"
_ELSEWHERE: Final = frozenset(("with", "against", "towards", "from", "between"))
_SURNAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ.]+ ([A-Z][a-zà-ÿ]{3,})\b")
_CLAUSE: Final = re.compile(r"\b(?:who|which|that|to|whose|whom|where|when|on|as|after)\b")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Lands:
    """The countries of a story: their names by name and adjective, in lower case."""

    names: dict[str, str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Lands:
        """Those that have a name and an adjective in the texts; of two names with one adjective the
        longer is the country's, the other its city's (*Kavoria* and *Kavor*, *Kavoran*).
        """
        words = Counter(word for text in texts for word in _NAME.findall(text))
        known: dict[str, set[str]] = defaultdict(set)
        for word in sorted(words):
            for adjective in _adjectives(word):
                if adjective in words and _coded(word) is None:
                    known[adjective].add(word)
        found: dict[str, str] = {}
        for adjective, several in sorted(known.items()):
            word = max(several, key=lambda one: (len(one), one))
            found[word.lower()] = word
            found[adjective.lower()] = word
            found[f"{adjective.lower()}s"] = word
        for word in sorted(_governed(texts)):
            if word.lower() not in found and _coded(word) is None:
                found[word.lower()] = word
        return cls(found)

    def named(self, name: str) -> str | None:
        """The country of which this is the name or the adjective: its code, or else its name."""
        bare = name.lower().removeprefix("the ").replace("’", "'").removesuffix("'s")
        return self.names.get(bare) or _coded(bare.title() if bare.islower() else bare)

    def within(self, phrase: str) -> str | None:
        """The country that a phrase names as that of its head: the first, but not *ambassador to*,
        nor what a clause in the phrase tells of another.
        """
        if not self.names:
            return None
        before = ""
        for match in _WORD.finditer(_CLAUSE.split(phrase, maxsplit=1)[0]):
            word = match[0].lower()
            if word in self.names and before not in _ELSEWHERE:
                return self.names[word]
            before = word
        return None

    @cached_property
    def own(self) -> frozenset[str]:
        """The names of those that have no code."""
        return frozenset(self.names.values())


def _governed(texts: Iterable[str]) -> set[str]:
    """The names that have ministers, but for those that also stand as somebody's surname."""
    found: set[str] = set()
    surnames: set[str] = set()
    for text in texts:
        found.update(_OFFICE.findall(text))
        surnames.update(_SURNAME.findall(text))
    return found - surnames


def _adjectives(word: str) -> set[str]:
    cut = word.rstrip(_VOWELS)
    return {stem + ending for stem in (word, cut) for ending in _ENDINGS if len(stem) > 2} - {word}


@lru_cache(maxsize=20_000)
def _coded(name: str) -> str | None:
    who = code_phrase(name)
    if who.country is None or who.sector is not None:
        return None
    return who.country
