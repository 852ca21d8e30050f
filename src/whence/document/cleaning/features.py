"""What the line model is told of a line: its words, its shape, its place.

A feature is a string, or a pair of words in a row. A word stands for itself; ``~`` begins the stem
of a word, ``=`` a fact of the line's shape, ``@`` one of its place on the page. Half of a page's
lines are asked for all of this: it is written for speed.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from whence.document.cleaning import bylines, credit, datelines, entries
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

Feature = str | tuple[str, str]

SHORT = 160
"""Characters up to which all words of a line are told in pairs; of longer ones the ends are."""

HEAD = 72
TAIL = 28
REACH = 30_000
"""Characters on either side within which a line is looked for a second time."""

STEM = 5
"""Letters of a longer word that are told beside it."""

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[^\w\s]")
_SEPARATOR = re.compile(r"[|·•/›»>]")
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
_CASES = (0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
_DIGITS = (0.1, 0.3, 0.6)
_FEW = (0, 1, 3)
_PLACES = (0, 1, 2, 4, 8)
_TOLD = (0.0, 0.2, 0.4, 0.6, 0.8)
_PROSE = (0, 1, 3, 6, 12)
_MANY, _FAR = _FEW[-1] + 1, _PLACES[-1] + 1
_TOP = [f"@top {bisect_left(_PLACES, place)}" for place in range(_FAR + 1)]
_END = [f"@end {bisect_left(_PLACES, place)}" for place in range(_FAR + 1)]
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
    return [*_words(line), *_shape(line)]


def _words(line: Line) -> list[Feature]:
    folded = line.folded
    if len(folded) <= SHORT:
        words = _tokens(folded)
        stems = dict.fromkeys(["~" + word[:STEM] for word in words if len(word) > STEM])
        return [*dict.fromkeys(words), *stems, *pairwise(["<", *words, ">"])]
    first = ["<", *_tokens(folded[:HEAD])]
    last = [*_tokens(folded[-TAIL:])[-2:], ">"]
    return [*dict.fromkeys(line.words), *pairwise(first), *pairwise(last)]


def _tokens(folded: str) -> list[str]:
    """Words, numbers as so many noughts, and marks."""
    found: list[str] = _TOKEN.findall(folded)
    if _DIGIT.search(folded) is None:
        return found
    return ["00000"[: len(word)] if word[0].isdigit() else word for word in found]


def _shape(line: Line) -> list[str]:
    text, vocabulary = line.text, line.vocabulary
    count = len(line.words)
    size = bisect_left(_SIZES, count)
    end = "a" if text[-1].isalpha() else "0" if text[-1].isdigit() else text[-1]
    start = text[0]
    if start.isalnum():
        start = "A" if start.isupper() else "0" if start.isdigit() else "a"
    known = sorted(vocabulary & _FAMILY_WORDS)
    found = list(dict.fromkeys([name for word in known for name in _OF_FAMILY[word]]))
    addressed = "=has you" in found
    found += [f"=size {size}", f"=end {end}", f"=start {start}", f"=size {size} {end}"]
    found.append("=headline" if line.is_headline else "=prose" if line.is_prose else "=neither")
    if line.ends_sentence:
        found.append("=ended")
    if line.has_quotes:
        found.append("=quotes")
    elif addressed and "=has speech" not in found:
        found.append("=you unquoted")
    if line.words and line.words[0] in v.IMPERATIVES:
        found.append("=imperative")
        if addressed or "=has we" in found:
            found.append("=imperative to you")
    return found + _short(line) if count <= _SIZES[-2] else found


def _short(line: Line) -> list[str]:
    """What is told of lines that are no long paragraphs."""
    text = line.text
    words = text.split()
    capitals = len([word for word in words if word[0].isupper()])
    found = ["=upper" if text.isupper() else f"=case {bisect_left(_CASES, capitals / len(words))}"]
    separators = len(_SEPARATOR.findall(text))
    if separators:
        found.append(f"=separators {min(separators, 3)}")
    digits = len(_DIGIT.findall(text))
    if digits:
        found.append(f"=digits {bisect_left(_DIGITS, digits / len(text))}")
    if ("." in text or "@" in text or ":" in text) and _LINK.search(text):
        found.append("=link")
    if line.is_bulleted:
        found.append("=bullet")
    if line.speaker:
        found.append("=speaker")
        if text[len(line.speaker) + 2 :][:1].islower():
            found.append("=label small")
    if credit.is_captioned(line):
        found.append("=captioned")
    if not line.words:
        return found
    if not line.is_prose:
        found += _short_unended(line)
    if bylines.is_byline(line):
        found.append("=byline")
    if bylines.is_author_note(line):
        found.append("=author")
    return found


def _short_unended(line: Line) -> list[str]:
    """What is told of lines that are no sentences."""
    found = []
    if datelines.is_date_line(line):
        found.append("=date")
    if entries.is_clock(line):
        found.append("=clock")
    if entries.is_entry(line):
        found.append("=entry")
    if bylines.is_named(line):
        found.append("=named")
    if credit.may_name_agency(line) and credit.agency_of(line.text):
        found.append("=agency")
    return found


def place_features(lines: Sequence[Line], asked: Sequence[int]) -> list[list[Feature]]:
    """What is told of the places of some lines of a page.

    *told* is the share of a line's words that the prose of the page has, too; *within* is a line
    that is printed again, alone or as a part of another; *named* one that says who somebody is.
    """
    prose_places = [place for place, line in enumerate(lines) if line.is_prose]
    once, again = _vocabularies([lines[place].vocabulary for place in prose_places])
    page, starts = _page([line.folded for line in lines])
    prose_of_page = f"@prose {bisect_left(_PROSE, len(prose_places))}"
    short = _ends("\n".join([line.text for line in lines if not line.is_prose]))
    clocks = sum([entries.is_clock(line) for line in lines if len(line.text) <= entries.CLOCK])
    speakers = Counter([line.speaker for line in lines if line.speaker])
    result: list[list[Feature]] = []
    for index in asked:
        line = lines[index]
        prose = line.is_prose
        before = bisect_left(prose_places, index)
        after = len(prose_places) - before - prose
        shape = "p" if prose else "h" if line.is_headline else "n"
        found: list[Feature] = [
            *_BETWEEN[shape, min(before, _MANY), min(after, _MANY)],
            _TOP[min(index, _FAR)],
            _END[min(len(lines) - 1 - index, _FAR)],
            prose_of_page,
            _told(line, again if prose else once, shape),
        ]
        if speakers[line.speaker] > 1:
            found.append("@speaker again")
        if 3 <= len(line.words) <= _SIZES[-2]:
            at = starts[index]
            if page.count(line.folded.strip(_QUOTES), max(0, at - REACH), at + REACH) > 1:
                found.append("@within")
        if prose and _names_again(line, short):
            found.append("@named")
        if clocks > 1 and entries.is_clock(line):
            found.append("@live")
        result.append(found)
    return result


def _vocabularies(prose: Sequence[frozenset[str]]) -> tuple[set[str], set[str]]:
    """The words of a page's prose, and those that more than one paragraph has."""
    once: set[str] = set()
    again: set[str] = set()
    for words in prose:
        again |= once & words
        once |= words
    return once, again


def _page(lines: Sequence[str]) -> tuple[str, list[int]]:
    """The page, and where each line begins in it."""
    ends = accumulate([len(line) + 1 for line in lines], initial=0)
    return "\n".join(lines), list(ends)


def _ends(text: str) -> str:
    """A text that is not too long to be searched for each line: its two ends."""
    return text if len(text) <= 2 * REACH else text[:REACH] + text[-REACH:]


def _names_again(line: Line, short: str) -> bool:
    """Whether a sentence begins with a name that a short line of the page has, as by-lines do."""
    first, _, rest = line.text.partition(" ")
    second = rest.partition(" ")[0]
    return second[:1].isupper() and first[0].isupper() and f"{first} {second}" in short


def _told(line: Line, elsewhere: set[str], shape: str) -> str:
    """How many of a line's words other prose of the page has, too."""
    content = line.vocabulary - v.FUNCTION_WORDS
    told = len(content & elsewhere) / len(content) if content else 0.0
    return f"@told {bisect_left(_TOLD, told)} {shape}"
