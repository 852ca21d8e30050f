"""What is left of a word when its ending is taken off, to compare words of one family.

*killed, killing, kills* give *kill*; *collided, collision* give *colli*: five letters at most, as
few words of one story differ only after them. (Cut stems are as good as better ones for finding
related passages: Braschler and Ripplinger 2004, *How effective is stemming*.)
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_LETTERS: Final = 5
_SHORTEST: Final = 3
_ENDINGS: Final = ("ing", "ed", "es", "s", "e")


@lru_cache(maxsize=1 << 15)
def stem_of(form: str, lemma: str = "") -> str:
    """The stem of a word: of its form where that is regular, else of its lemma (*held*, *hold*)."""
    word = form.lower()
    for ending in _ENDINGS[:-1]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _cut(word[: -len(ending)])
    word = (lemma or form).lower()
    return _cut(word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word)


def _cut(word: str) -> str:
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    word = word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
    return word[:_LETTERS]
