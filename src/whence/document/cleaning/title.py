"""The title at the head of a page, and its repetitions."""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

SHORT_TITLE = 2
"""Words of a line that is no title where a longer one stands below."""

LONG_TITLE = 6
_SITE = re.compile(r"\s+[-–—|:»·]+\s+[^-–—|:»·]{2,40}$")
_WORD = re.compile(r"\w+")
_SECTION = v.PAGE_FILL | v.TITLE_LABELS
_PUBLISHERS = v.PUBLISHERS | {"home"}
_SEPARATED = re.compile(r"\s+[|/·•>»]\s+")
_SLUG = re.compile(
    r"^[A-Z][A-Z-]+/|\((?:UPDATE|WRAPUP|LEAD|CORRECTED|REFILE|PIX|ADDS|RPT)\b[^)]*\)$"
    r"|^(?:[Pp]ress )?(?:[Rr]elease|[Ss]tatement|[Nn]otice|[Rr]ef)\b.{0,12}\d[\d/-]*$"
)


class Title:
    """A title, to be compared with the lines of its page."""

    def __init__(self, line: Line) -> None:
        text = line.text
        self._words = _words(text)
        without_site = _SITE.sub("", text)
        self._without_site = self._words if without_site == text else _words(without_site)
        self._distinct = set(self._words)
        self._vocabulary = line.vocabulary

    def is_repeated_by(self, line: Line) -> bool:
        """Whether a line is the title; case, punctuation and a site's name at the end are nothing.

        Near repetitions count where nearly all words are shared, in whatever form a site shortens
        them.
        """
        if 3 * len(self._vocabulary & line.vocabulary) < len(self._vocabulary):
            return False
        text = line.text
        words, title = _words(text), self._words
        if not words or not title:
            return False
        if words in (title, self._without_site):
            return True
        # Without the first test, which follows from the second, each line would be searched.
        if words[: len(title)] == title and _words(_SITE.sub("", text)) == title:
            return True
        shared = len(self._distinct.intersection(words))
        return shared >= 5 and shared >= 0.85 * len(self._distinct.union(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:400].casefold().replace("’", "").replace("'", ""))


def choose(candidates: list[Line]) -> int | None:
    """Return which of the headline-like lines above the story is its title.

    It is the first that is no masthead, kicker or slug; where all are, the last of them.
    """
    longest = max(len(line.words) for line in candidates) if candidates else 0
    for index, line in enumerate(candidates):
        if len(line.words) <= SHORT_TITLE and longest >= LONG_TITLE:
            continue
        if not _stands_above_titles(line) or index == len(candidates) - 1:
            return index
    return None


def _stands_above_titles(line: Line) -> bool:
    """Whether a line is a section's or outlet's name, or the slug of an agency's report."""
    text, count = line.text, len(line.words)
    if count <= 2 and (text.isupper() or line.vocabulary <= v.PAGE_FILL):
        return True
    if count <= 5 and line.vocabulary <= _SECTION:
        return True
    if _SLUG.search(text):
        return True
    parts = _SEPARATED.split(text)
    if len(parts) > 1 and max(len(part.split()) for part in parts) <= 3:
        return True
    named = count <= 8 and not line.vocabulary.isdisjoint(_PUBLISHERS)
    return named and line.title_case == 1.0
