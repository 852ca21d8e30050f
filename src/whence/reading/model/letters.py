"""Letters: texts that somebody signs at the end.

Who speaks in a letter is told by its layout and not by a verb: a line that is only a name, after a
closing (*Yours sincerely,*) or a dash, or at the end of what opens with *Dear ...,*. By-lines and
sign-offs of reports (*Reporting by ...*, a name in brackets) are none of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.model.words import Words

_LINE: Final = re.compile(r"\S[^\n]*")
_NAME: Final = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|la|van|von|der|bin|al)){0,4})"
    r"(?:,[^\n]*)?\.?\s*"
)
_DASH: Final = re.compile(r"(?:[-–—]|--)\s*")
_CLOSINGS: Final = frozenset(
    "sincerely yours respectfully regards faithfully truly cordially best wishes love luv cheers"
    " thanks gratefully affectionately fondly warmly greetings signed solidarity".split()
)
_BESIDE_CLOSINGS: Final = frozenset(
    "and in kind kindest many most my very warm warmest with".split()
)
_CLOSING_WORDS: Final = 6
_CLOSING: Final = re.compile(r"(?P<closing>[^,.:!–—\n]+)[,.:!–—-]\s+")
_SALUTATION: Final = re.compile(
    r"(?:my )?dear\s+(?P<whom>[^\n,:;!–—]{2,60}?)\s*(?:[,:;!–—-]|$)"
    r"|(?:to (?:the|whom|all|my)\b[^\n,.:;]{2,60}|sirs?|madam|editor)\s*[,:]",
    re.IGNORECASE,
)
_POSTSCRIPT: Final = re.compile(r"P\.? ?S\b")
_LINES_OF_NAME: Final = 3
"""At the end of a letter without a closing: the name, perhaps an office and a place."""
_LAST_LINES: Final = 8
"""In which a text is signed that nothing opens as a letter: after it come offices and addresses. In
as many lines after a signature stands a postscript.
"""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Letter:
    """Words ``first`` up to ``last`` are written by the name ``signed``, None where nobody signs;
    ``greeted`` are the words after *Dear* or *To*, None where there is no such line.
    """

    first: int
    last: int
    signed: Range | None
    greeted: Range | None


def find_letters(words: Words) -> list[Letter]:
    """The letters of a text, in order."""
    text = words.text
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Letter] = []
    start = 0
    greeted: Range | None = None

    def add(end: int, signed: Range | None) -> None:
        names = (_words_of(words, *name) if name else None for name in (signed, greeted))
        found.append(Letter(*_words_of(words, start, end), *names))

    for number, (first, last) in enumerate(lines):
        salutation = _SALUTATION.match(text, first, last)
        if salutation is not None:
            if greeted:
                add(first, None)
            start, greeted = first, salutation.span("whom" if salutation["whom"] else 0)
        elif greeted or found or len(lines) - number <= _LAST_LINES:
            signed = _signature(text, lines, number, opened=bool(greeted))
            if signed:
                after = lines[number + 1 : number + 1 + _LAST_LINES]
                end = _end_of_postscript(text, after) or last
                add(end, signed)
                start, greeted = end, None
    if greeted:
        add(len(text), None)
    return found


def _signature(text: str, lines: Sequence[Range], number: int, *, opened: bool) -> Range | None:
    """Where the name stands that a line signs with; ``opened``: there is a salutation before."""
    first, last = lines[number]
    closing = _CLOSING.match(text, first, last)
    if closing is not None and _closes(closing["closing"]):
        return _name(text, closing.end(), last)
    if number and _closes(text[slice(*lines[number - 1])].strip(), opened=opened):
        return _name(text, first, last)
    left = len(lines) - number
    if left == 1 and _DASH.match(text, first, last):
        return _name(text, first, last)
    ends = opened and left <= _LINES_OF_NAME and all(_name(text, *one) for one in lines[number:])
    return _name(text, first, last) if ends else None


def _closes(line: str, *, opened: bool = False) -> bool:
    """Whether a line is a closing: one by its words alone, or by one of them and a comma; after a
    salutation one of the two is enough.
    """
    words = {word.strip(",.!-–—:") for word in line.lower().split()} - {""}
    told = not _CLOSINGS.isdisjoint(words)
    if len(words) > _CLOSING_WORDS or not (told or opened):
        return False
    if opened or words <= _CLOSINGS | _BESIDE_CLOSINGS:
        return told or line.endswith(",")
    return line.endswith(",")


def _name(text: str, first: int, last: int) -> Range | None:
    dash = _DASH.match(text, first, last)
    match = _NAME.fullmatch(text, dash.end() if dash else first, last)
    return match.span("name") if match and not _closes(match["name"]) else None


def _end_of_postscript(text: str, lines: Sequence[Range]) -> int | None:
    """Where a postscript ends that stands before the next letter."""
    for first, last in lines:
        if _SALUTATION.match(text, first, last):
            break
        if _POSTSCRIPT.match(text, first, last):
            return last
    return None


def _words_of(words: Words, first: int, last: int) -> Range:
    return bisect_left(words.starts, first), bisect_left(words.starts, last)
