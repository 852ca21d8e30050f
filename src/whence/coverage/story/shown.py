"""The words in which a statement is shown: its clause whole, as the report has it.

A statement is compared by its own words, those of the clauses in it left out (*radar does not show
a gun*); to be read it needs these, too (*radar does not show a gun going off*). Shown is what
stands between its first word and its last, and what follows without a stop, as far as the same
mouth says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Place = tuple[int, int]

_STOP: Final = re.compile(r"[,;:.!?—–“”\"()\n]|\s-\s|\s(?:and|but|or|nor)\s")
_NEW_SENTENCE: Final = re.compile(r"(?<=\.)\s+[A-Z“\"]")
_LONGEST_GAP: Final = 160
_LONGEST_QUOTE: Final = 120
_CLOSES: Final = {"“": "”", '"': '"'}
_OPENING: Final = '“"‘'
OMITTED: Final = " … "


def shown(
    text: str,
    places: Sequence[Place],
    bounds: Sequence[Place],
    walls: Sequence[Place],
    clauses: Sequence[Sequence[Place]] = (),
) -> str:
    """A statement's words with those of the clauses in it and hanging on it.

    ``places``: its own words in ``text``, in order. ``bounds``: as far as the same mouth speaks.
    ``walls``: the words that say who speaks, which are no part of what is said. ``clauses``: the
    words of each clause of its sentence: a stretch is left out or taken whole, and what a clause
    goes on with that it stands in is none of it.
    """
    if places:
        first, last = places[0][0], places[-1][1]
        goes_on = [
            span for one in clauses if one and one[0][1] <= first for span in one if span[0] >= last
        ]
        walls = [*walls, *goes_on]
    pieces: list[Place] = []
    for start, end in places:
        before = pieces[-1] if pieces else None
        if before is not None and _is_one(before[1], start, bounds, walls):
            pieces[-1] = before[0], end
        else:
            pieces.append((start, end))
    if not pieces:
        return ""
    start, end = pieces[-1]
    pieces[-1] = start, _quoted(text, start, _end(text, end, bounds, walls, clauses), bounds, walls)
    return _joined([text[start:end] for start, end in pieces])


def _is_one(end: int, start: int, bounds: Sequence[Place], walls: Sequence[Place]) -> bool:
    """Whether what stands between two stretches belongs to them."""
    if start - end > _LONGEST_GAP or _first_wall(end, walls) < start:
        return False
    return any(first <= end and start <= last for first, last in bounds)


def _end(
    text: str,
    end: int,
    bounds: Sequence[Place],
    walls: Sequence[Place],
    clauses: Sequence[Sequence[Place]],
) -> int:
    """Where the clause ends that goes on after some words."""
    if _NEW_SENTENCE.match(text, end):
        return end
    last = max((b[1] for b in bounds if b[0] < end <= b[1]), default=end)
    last = min(last, _first_wall(end, walls))
    for stop in _STOP.finditer(text, end, last):
        joins = stop[0].strip().isalpha()
        within = any(s < stop.start() and stop.end() < e for one in clauses for s, e in one)
        if not (joins and within):
            last = stop.start()
            break
    return end + len(text[end:last].rstrip())


def _quoted(
    text: str, start: int, end: int, bounds: Sequence[Place], walls: Sequence[Place]
) -> int:
    """The end of the quotation that some words open and do not close."""
    said = text[start:end]
    for opens, closes in _CLOSES.items():
        is_open = (
            said.count(opens) % 2 if opens == closes else said.count(opens) > said.count(closes)
        )
        if not is_open:
            continue
        close = text.find(closes, end, min(end + _LONGEST_QUOTE, _first_wall(end, walls)))
        inside = any(b[0] < end and close <= b[1] for b in bounds)
        if close >= 0 and inside and "\n" not in text[end:close]:
            return close + 1
    return end


def _first_wall(after: int, walls: Sequence[Place]) -> int:
    return min((start for start, _ in walls if start >= after), default=10**9)


def _joined(pieces: Sequence[str]) -> str:
    """Pieces of one sentence; the marks around a cue between them left out."""
    whole = pieces[0]
    for piece in pieces[1:]:
        cut = whole.rstrip(' ,”"’')
        if cut != whole and piece[:1] in _OPENING:
            whole = cut + " " + piece.lstrip(f"{_OPENING} ")
        else:
            whole += (OMITTED if piece[:1].isupper() else " ") + piece
    return whole
