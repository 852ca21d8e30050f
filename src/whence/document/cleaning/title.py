"""The title at the head of a page, and its repetitions."""

import re

from whence.document.cleaning.signals import Line

_SITE = re.compile(r"\s+[-–—|:»·]+\s+[^-–—|:»·]{2,40}$")
_WORD = re.compile(r"\w+")


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
