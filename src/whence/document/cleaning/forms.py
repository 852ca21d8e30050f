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
    closing = [place for place in range(first + 1, len(lines)) if _may_close(lines[place])]
    greeted = bool(closing) and any(map(_greets, lines))
    for place in closing:
        if greeted or " ".join(lines[place].words) in _SIGNED:
            yield place
            below = islice(lines, place + 1, place + 1 + SIGNATORIES)
            count = sum(1 for _ in takewhile(_may_sign, below))
            yield from range(place + 1, place + 1 + count)


def _greets(line: Line) -> bool:
    return len(line.words) <= SIGNATORY_WORDS and _SALUTATION.match(line.folded) is not None


def _may_close(line: Line) -> bool:
    """Whether a line may be the *Yours sincerely,* of a letter, or *Signed:*."""
    if len(line.words) > CLOSING_WORDS or line.text[-1] not in ",:.":
        return False
    return not line.vocabulary.isdisjoint(_CLOSING) or " ".join(line.words) in _SIGNED


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
    if text[0] == "|":
        return len(text) <= ROW_LENGTH and _PIPES.match(text) is not None
    if text[-1] not in "0123456789%mkncp" or len(text) > ROW_LENGTH:
        return False
    return _ROW.match(text) is not None and line.vocabulary.isdisjoint(_DATED)
