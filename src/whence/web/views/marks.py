"""A report's text as paragraphs of HTML, with everything that stands in it marked.

Marks may nest and cross: the text is cut wherever one begins or ends, and each piece is wrapped in
all the marks that cover it, the earliest and longest outermost. A mark that crosses another or a
paragraph's end is so continued in several pieces; the first carries its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from markupsafe import Markup

from whence.web.templating import escaped

Kind = Literal["place", "sentence", "content", "source", "cue"]

_RANK: Final = {"place": 0, "sentence": 1, "content": 2, "source": 3, "cue": 4}
_DEEPEST: Final = 4
_BREAK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text.

    ``anchor`` is the name by which it is linked to, ``belongs`` the attribution that it is part
    of, ``depth`` how many contents hold it. ``card`` makes it a link to itself that shows what
    stands on the card, in HTML.
    """

    start: int
    end: int
    kind: Kind
    anchor: str | None = None
    belongs: str | None = None
    depth: int = 0
    card: Markup | None = None


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Markup]:
    """The text's paragraphs, without the elements that hold them."""
    ordered = sorted(
        (one for one in marks if one.start < one.end),
        key=lambda one: (one.start, -one.end, _RANK[one.kind], one.depth),
    )
    named: set[int] = set()
    found = []
    first = 0
    for start, end in _paragraphs(text):
        while first < len(ordered) and ordered[first].end <= start:
            first += 1
        inside = [one for one in ordered[first:] if one.start < end and one.end > start]
        found.append(_paragraph(text, start, end, inside, named))
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in text.split(_BREAK):
        if part.strip():
            found.append((at, at + len(part)))
        at += len(part) + len(_BREAK)
    return found


def _paragraph(text: str, start: int, end: int, marks: Sequence[Mark], named: set[int]) -> Markup:
    cuts = {start, end}
    for one in marks:
        cuts |= {max(one.start, start), min(one.end, end)}
    ordered = sorted(cuts)
    parts: list[Markup] = []
    open_: list[Mark] = []
    waiting = list(marks)
    active: list[Mark] = []
    for here, there in pairwise(ordered):
        active = [one for one in active if one.end > here]
        while waiting and waiting[0].start <= here:
            active.append(waiting.pop(0))
        kept = 0
        while kept < min(len(open_), len(active)) and open_[kept] is active[kept]:
            kept += 1
        parts += [_closing(open_[:at], open_[at]) for at in range(len(open_) - 1, kept - 1, -1)]
        parts += [_opening(active[:at], active[at], named) for at in range(kept, len(active))]
        open_ = list(active)
        parts.append(escaped(text[here:there]))
    parts += [_closing(open_[:at], open_[at]) for at in range(len(open_) - 1, -1, -1)]
    return Markup("").join(parts)


def _opening(around: Sequence[Mark], one: Mark, named: set[int]) -> Markup:
    first = id(one) not in named
    named.add(id(one))
    tag = "a" if _is_link(around, one) else "span"
    attributes = [Markup('class="{}"').format(_classes(one))]
    if one.belongs:
        attributes.append(Markup('data-of="{}"').format(one.belongs))
    if one.anchor and first:
        attributes.append(Markup('id="{}"').format(one.anchor))
    if tag == "a":
        attributes.append(Markup('href="#{}"').format(one.belongs))
    return Markup("<{} {}>").format(tag, Markup(" ").join(attributes))


def _closing(around: Sequence[Mark], one: Mark) -> Markup:
    if not _is_link(around, one):
        return Markup("</span>")
    return Markup("{}</a>").format(one.card or "")


def _is_link(around: Sequence[Mark], one: Mark) -> bool:
    """Links do not stand in links: where two cross, the outer one stays."""
    return one.card is not None and all(other.card is None for other in around)


def _classes(one: Mark) -> str:
    if one.kind != "content":
        return one.kind
    return f"content depth-{min(one.depth, _DEEPEST)}"
