"""Whose text a report says that it is: its publisher, and the agencies and outlets that it credits.

Names are compared by their own words, so that *Pelorus* and *the Pelorus news agency* are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from whence.coverage.reuse.words import words_of
from whence.document.cleaning.vocabulary import AGENCIES
from whence.document.types import Document

Name = tuple[str, ...]

_RIGHTS: Final = re.compile(r"(?:©|\(c\)|\bcopyright\b)[\s©\d,-]*([^.;|,\n]{2,60})", re.IGNORECASE)
# *(Reuters) -* at the head of a text, with or without a place; brackets elsewhere say many things.
_HEAD: Final = re.compile(r"^(?:[A-Z][\w .,'’]{0,40})?\(([A-Z][\w .&-]{1,30})\)\s*[-–—]")
# Words that stand with a name and are no part of it.
_BESIDE: Final = frozenset(
    "the a an news agency agencies press media group company corporation inc ltd limited llc plc"
    " staff wire wires service services in from by for on and with all rights reserved www com org"
    " net".split()
)


@dataclass(frozen=True, slots=True)
class Credits:
    """Who stands behind a report, as far as it says.

    ``publisher``: the names of whoever published it; empty where it does not say.
    ``credited``: others whose text it says that it is, as printed.
    ``own``: the names by which others would credit this very text: its publisher's; the credited
    agency's where nothing says that somebody else published it.
    ``lines``: folded words of its credits, by-lines and notices of rights; ``text``: of the text.
    """

    publisher: frozenset[Name]
    credited: tuple[str, ...]
    own: frozenset[Name]
    lines: Name
    text: Name

    def credits(self, other: Credits) -> bool:
        """Whether its credit lines name the other's own agency or outlet."""
        return any(_stands(name, self.lines) for name in other.own - self.own)

    def cites(self, other: Credits) -> bool:
        """Whether its text names the other's own agency or outlet."""
        return any(_stands(name, self.text) for name in other.own - self.own)

    def hints_at(self, other: Credits) -> bool:
        """Whether its text names the other's outlet in short, *the Courier*."""
        strange = [name for name in other.own - self.own if len(name) > 1]
        return any(_stands(("the", name[-1]), self.text) for name in strange)


def credits_of(document: Document, text: Name = ()) -> Credits:
    """Read a document's outlet, credits, dateline, authors and the lines that cleaning removed.

    ``text`` are the folded words of its text, needed only for what that cites.
    """
    rights = [
        name_of(match[1])
        for line in _removed(document, ("legal",))
        for match in _RIGHTS.finditer(line)
    ]
    credited = {name_of(printed): printed for printed in _credited(document)}
    publisher = frozenset(_outlet_names(document)) or frozenset(rights) - credited.keys()
    lines = [*document.credits, *document.authors, *_removed(document, ("credit", "byline"))]
    return Credits(
        publisher,
        tuple(printed for name, printed in credited.items() if name not in publisher),
        publisher or frozenset(credited),
        words_of("\n".join([*lines, *credited.values(), *map(" ".join, rights)])).forms,
        text,
    )


def name_of(printed: str) -> Name:
    """A name's own words, folded; all of them where none is its own."""
    forms = words_of(printed).forms
    return tuple(form for form in forms if form not in _BESIDE and form.isalpha()) or forms


def _outlet_names(document: Document) -> Iterator[Name]:
    outlet = document.outlet
    if outlet is None:
        return
    if outlet.name != outlet.domain:
        yield name_of(outlet.name)
    if outlet.domain:
        yield (outlet.domain.split(".")[0].replace("-", "").casefold(),)


def _credited(document: Document) -> Iterator[str]:
    yield from document.credits
    if document.dateline is not None and document.dateline.agency:
        yield document.dateline.agency
    head = _HEAD.match(document.text)
    if head:
        yield head[1]
    holders = (
        match[1] for line in _removed(document, ("legal",)) for match in _RIGHTS.finditer(line)
    )
    for printed in (*document.authors, *holders):
        if printed.strip().casefold() in AGENCIES:
            yield printed.strip()


def _removed(document: Document, kinds: Iterable[str]) -> list[str]:
    return [piece.text for piece in document.removed if piece.kind in kinds]


def _stands(name: Name, forms: Name) -> bool:
    """Whether the words of a name stand in a row."""
    width = len(name)
    return bool(name) and any(
        form == name[0] and forms[at : at + width] == name for at, form in enumerate(forms)
    )
