"""Forms within a story whose lines stay together: the signatures of a letter, the rows of a table.

Each such line by itself looks like a link or a by-line; its form says what it is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

_SALUTATION = re.compile(
    r"(?:dear|sirs?|madam|to the|to all|(?:my )?fellow)\b[^.!?]{0,60}[,:—–-]?$"
)
_CLOSING = frozenset(
    "yours sincerely faithfully truly respectfully regards wishes respect solidarity".split()
)
_SIGNED = frozenset(("signed", "signed by"))
_FURNITURE = v.FURNITURE | frozenset(
    "share tags topics related more latest read popular next previous home tweet".split()
)
CLOSING_WORDS = 7
SIGNATORIES, SIGNATORY_WORDS = 12, 9
"""Lines of signatures at most, and words of one."""

_CELL = r"[-+–−±]?[£$€]?\d[\d.,:]*(?:%|bn|m|k|pc)?"
_ROW = re.compile(rf"[^\W\d_][^\d|]{{0,40}}(?: {_CELL}){{2,12}}$")
_PIPES = re.compile(r"\|.*\|$")
_DATED = v.MONTHS | v.WEEKDAYS | v.ZONES
ROW_LENGTH = 160


def kept_together(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The places of signatures and of rows below the first prose, which is at ``first``."""
    yield from _signatures(lines, first)
    rows = (place for place in range(first + 1, len(lines)) if _is_row(lines[place]))
    for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
        places = [place for _, place in run]
        if len(places) > 1:
            yield from places


def _signatures(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The lines below *Yours sincerely,* of a letter, and below *Signed:*, with these."""
    greeted = any(
        len(line.words) <= SIGNATORY_WORDS and _SALUTATION.match(line.folded) for line in lines
    )
    for place in range(first + 1, len(lines)):
        if _closes(lines[place], greeted):
            yield place
            below = islice(lines, place + 1, place + 1 + SIGNATORIES)
            count = sum(1 for _ in takewhile(_may_sign, below))
            yield from range(place + 1, place + 1 + count)


def _closes(line: Line, greeted: bool) -> bool:
    if len(line.words) > CLOSING_WORDS or line.text[-1] not in ",:.":
        return False
    return " ".join(line.words) in _SIGNED or (greeted and not line.vocabulary.isdisjoint(_CLOSING))


def _may_sign(line: Line) -> bool:
    """Whether a line may be a name, an office or a place below a letter."""
    return (
        0 < len(line.words) <= SIGNATORY_WORDS
        and not line.ends_sentence
        and line.vocabulary.isdisjoint(_FURNITURE)
        and not line.text.isupper()
    )


def _is_row(line: Line) -> bool:
    text = line.text
    if len(text) > ROW_LENGTH or line.ends_sentence:
        return False
    if text[0] == "|":
        return _PIPES.match(text) is not None
    return text[-1] in "0123456789%mkncp)" and bool(
        _ROW.match(text) and line.vocabulary.isdisjoint(_DATED)
    )
