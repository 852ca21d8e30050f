"""The title at the head of a page, and its repetitions."""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

_SITE = re.compile(r"\s+[-–—|:»·]+\s+[^-–—|:»·]{2,40}$")
_WORD = re.compile(r"\w+")


def repeats(text: str, title: str) -> bool:
    """Whether two lines are one title; case, punctuation and a site's name at the end are nothing.

    Near repetitions count where nearly all words are shared, in whatever form a site shortens them.
    """
    one, other = _key(text), _key(title)
    if not one or not other:
        return False
    if one == other or _key(_SITE.sub("", text)) == other or one == _key(_SITE.sub("", title)):
        return True
    shared = len(set(one) & set(other))
    return shared >= 5 and shared >= 0.85 * len(set(one) | set(other))


def _key(text: str) -> list[str]:
    return _WORD.findall(text[:400].casefold().replace("’", "").replace("'", ""))


def choose(candidates: list[Line]) -> int | None:
    """Return which of the headline-like lines above the story is its title.

    It is the first, unless that is a kicker: one or two words in capitals or naming a section,
    with another line below.
    """
    for index, line in enumerate(candidates):
        kicker = len(line.words) <= 2 and (line.text.isupper() or line.vocabulary <= v.PAGE_FILL)
        if not kicker or index == len(candidates) - 1:
            return index
    return None
