"""What the line model is told of a line: its words, its shape, its place.

A feature is a string, or a pair of words in a row. A word stands for itself; ``~`` begins the stem
of a word, ``=`` a fact of the line's shape, ``@`` one of its place on the page. Half of a page's
lines are asked for all of this: it is written for speed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

from whence.document.cleaning import credit, entries
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

Feature = str | tuple[str, str]

SHORT = 160
"""Characters up to which all words of a line are told; of longer ones those at both ends are."""

WHOLE = 8
"""Words up to which the beginnings of all together are told."""

FIRST, LAST = 8, 4
"""Words at either end that are told of a longer line."""

REACH = 30_000
"""Characters on either side within which a line is looked for a second time."""

STEM = 5
"""Letters of a longer word that are told beside it."""

_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"https?:|www\.|\.(?:com|org|net|example|co)\b|@\w")
_QUOTES = " .,;:!?\"“”‘’'"
_FAMILIES = {
    "you": v.SECOND_PERSON,
    "we": v.INSTITUTION,
    "subscribe": v.SUBSCRIBING,
    "legal": v.LEGAL,
    "give": v.GIVING,
    "apps": v.APPS,
    "network": v.NETWORKS,
    "speech": v.SPEECH,
    "past": v.PAST,
    "narrative": v.NARRATIVE,
    "month": v.MONTHS,
    "weekday": v.WEEKDAYS,
    "zone": v.ZONES,
    "role": v.ROLES,
    "picture": v.CAPTION_HINTS,
    "rights": v.RIGHTS_HINTS,
    "outlet": v.OUTLET_WORDS,
    "function": v.FUNCTION_WORDS,
    "contact": v.CONTACT,
}
_OF_FAMILY = {
    word: tuple(f"=has {name}" for name, words in _FAMILIES.items() if word in words)
    for word in frozenset().union(*_FAMILIES.values())
}
_FAMILY_WORDS = frozenset(_OF_FAMILY)
_SIZES = (0, 1, 2, 3, 5, 8, 12, 17, 25, 40, 60)
_LARGEST = _SIZES[-1] + 1
_SIZE = [f"=size {bisect_left(_SIZES, count)}" for count in range(_LARGEST + 1)]
_CASES = (0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
_FEW = (0, 1, 3)
_PLACES = (0, 1, 2, 4, 8)
_TOLD = (0.0, 0.2, 0.4, 0.6, 0.8)
_PROSE = (0, 1, 3, 6, 12)
_MANY, _FAR = _FEW[-1] + 1, _PLACES[-1] + 1
_TOP = [f"@top {bisect_left(_PLACES, place)}" for place in range(_FAR + 1)]
_END = [f"@end {bisect_left(_PLACES, place)}" for place in range(_FAR + 1)]
_TOLD_OF = {shape: [f"@told {share} {shape}" for share in range(len(_TOLD) + 1)] for shape in "phn"}
_APART = 4
_GAPS = {
    (above, below): f"@gaps {above} {below}"
    for above in range(_APART + 1)
    for below in range(_APART + 1)
}
_BETWEEN = {
    (shape, above, below): (
        f"@above {bisect_left(_FEW, above)} {shape}",
        f"@below {bisect_left(_FEW, below)} {shape}",
        f"@amid {above > 0} {below > 0} {shape}",
    )
    for shape in "phn"
    for above in range(_MANY + 1)
    for below in range(_MANY + 1)
}


PLAIN = "=plain"
"""All that is told of a line of which the model is not asked."""


def own_features(line: Line) -> list[Feature]:
    """All that is told of a line by itself."""
    found = _shape(line)
    if len(line.text) > SHORT:
        first, last = line.words[:FIRST], line.words[-LAST:]
        return [*found, *first, *last, *pairwise(("<", *first)), *pairwise((*last, ">"))]
    pieces = _pieces(line.folded)
    stems = {"~" + word[:STEM] for word in line.vocabulary if len(word) > STEM}
    found += _short(line)
    return [*found, *line.vocabulary.union(pieces), *stems, *pairwise(["<", *pieces, ">"])]


def _pieces(folded: str) -> list[str]:
    """What stands between spaces, all digits as noughts."""
    return _DIGIT.sub("0", folded).split()


def _shape(line: Line) -> list[Feature]:
    text, vocabulary, words = line.text, line.vocabulary, line.words
    size, end = _SIZE[min(len(words), _LARGEST)], _END_MARK[text[-1]]
    look = "=headline" if line.is_headline else "=prose" if line.is_prose else "=neither"
    found: list[Feature] = [size, end, (size, end), _START_MARK[text[0]], look]
    known = vocabulary & _FAMILY_WORDS
    if known:
        found += set(chain.from_iterable([_OF_FAMILY[word] for word in known]))
    if line.ends_sentence:
        found.append("=ended")
    if line.has_quotes:
        found.append("=quotes")
    elif not vocabulary.isdisjoint(v.SECOND_PERSON):
        found.append("=you unquoted")
    if words and words[0] in v.IMPERATIVES:
        found.append("=imperative")
    if line.speaker:
        found.append("=speaker")
    return found


class _Letters(dict[int, str]):
    """What kind of character each is, as a table for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        return _letter(chr(code))


def _letter(character: str) -> str:
    """What kind of character one is."""
    if character.isalpha():
        return "a" if character.islower() else "A"
    return "0" if character.isdigit() else character


class _Marks(dict[str, str]):
    """The feature of each kind of character at one end of a line."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __missing__(self, character: str) -> str:
        found = f"={self._name} {_letter(character)}"
        if character.isascii():
            self[character] = found
        return found


_START_MARK, _END_MARK = _Marks("start"), _Marks("end")
_LETTERS = _Letters((code, _letter(chr(code))) for code in range(128))


def _short(line: Line) -> list[str]:
    """What is told of a short line: with what its words begin, and what it looks like."""
    text = line.text
    pieces = text.split()
    cases = "".join([piece[0] for piece in pieces]).translate(_LETTERS)
    share = bisect_left(_CASES, cases.count("A") / len(pieces))
    found = ["=upper" if text.isupper() else f"=case {share}", "^" + cases[:3], "$" + cases[-3:]]
    if len(pieces) <= WHOLE:
        found.append("^" + cases + "$")
    if ("." in text or "@" in text or ":" in text) and _LINK.search(text):
        found.append("=link")
    if credit.is_captioned(line):
        found.append("=captioned")
    if entries.is_entry(line):
        found.append("=entry")
    return found


def place_features(lines: Sequence[Line], asked: Sequence[int]) -> list[list[Feature]]:
    """What is told of the places of some lines of a page.

    *told* is the share of a line's words that other prose of the page has, too; *within* is a line
    that is printed again, alone or as a part of another.
    """
    prose_places = [place for place, line in enumerate(lines) if line.is_prose]
    once, twice = _counted([lines[place].vocabulary for place in asked if lines[place].is_prose])
    beside = [lines[place].vocabulary for place in set(prose_places).difference(asked)]
    once, twice = once.union(*beside), twice.union(*beside)
    rest, rest_twice = _counted([line.vocabulary for line in lines if not line.is_prose])
    again = twice | rest_twice | (once & rest)
    page, starts = "", [0]
    prose_of_page = f"@prose {bisect_left(_PROSE, len(prose_places))}"
    clocks = sum([entries.is_clock(line) for line in lines if len(line.text) <= entries.CLOCK])
    result: list[list[Feature]] = []
    for index in asked:
        line = lines[index]
        prose = line.is_prose
        before = bisect_left(prose_places, index)
        after = len(prose_places) - before - prose
        shape = "p" if prose else "h" if line.is_headline else "n"
        above = index - prose_places[before - 1] if before else _FAR
        below = prose_places[before + prose] - index if after else _FAR
        content = line.vocabulary - v.FUNCTION_WORDS
        told = len(content & (twice if prose else once)) / len(content) if content else 0.0
        found: list[Feature] = [
            *_BETWEEN[shape, min(before, _MANY), min(after, _MANY)],
            _GAPS[min(above, _APART), min(below, _APART)],
            _TOP[min(index, _FAR)],
            _END[min(len(lines) - 1 - index, _FAR)],
            prose_of_page,
            _TOLD_OF[shape][bisect_left(_TOLD, told)],
        ]
        if 3 <= len(line.words) <= _SIZES[-2] and line.vocabulary <= again:
            if not page:  # few pages have such a line
                page, starts = _page([each.folded for each in lines])
            if _is_twice(line.folded.strip(_QUOTES), page, starts[index]):
                found.append("@within")
        if clocks > 1 and entries.is_clock(line):
            found.append("@live")
        result.append(found)
    return result


def _is_twice(text: str, page: str, start: int) -> bool:
    """Whether a text stands twice on the page within reach of where its line starts."""
    first = page.find(text, max(0, start - REACH), start + REACH)
    return page.find(text, first + len(text), start + REACH) >= 0


def _page(lines: Sequence[str]) -> tuple[str, list[int]]:
    """The page, and where each line begins in it."""
    ends = accumulate([len(line) + 1 for line in lines], initial=0)
    return "\n".join(lines), list(ends)


def _counted(vocabularies: Iterable[frozenset[str]]) -> tuple[set[str], set[str]]:
    """The words that some line has, and those that more than one has."""
    once: set[str] = set()
    twice: set[str] = set()
    for words in vocabularies:
        twice |= once & words
        once |= words
    return once, twice
