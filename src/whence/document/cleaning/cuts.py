"""What is cut off a paragraph of the story: a dateline before it, a credit or a link after it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whence.document.cleaning import credit, datelines
from whence.document.cleaning.signals import Line
from whence.document.cleaning.types import DatelineText
from whence.document.types import RemovedKind

_SIGN_OFF_END = re.compile(r"(?<=[.!?”\"']) (?P<credit>\([^()]{4,300}\)\.?)$")
_AGENCY_END = re.compile(
    r"(?<=[.!?”\"']) (?P<credit>[(\[][A-Z][\w/ .-]{1,40}[)\]]|[—–-]{1,2} ?[A-Z][\w/ -]{1,30})\.?$"
)
END_REACH = 360


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph in two: the part that goes, with its kind, and the rest, which stays."""

    text: str
    rest: str
    kind: RemovedKind
    is_head: bool
    dateline: DatelineText | None = None


def cut(line: Line, *, is_first: bool, is_last: bool, page: Iterable[str]) -> Cut | None:
    """Return the next thing to cut off a kept paragraph, or None.

    A dateline without an agency is looked for in the first paragraph of the story only, an
    agency's bare name in the last. ``page`` is the text of all lines, for a place that must be
    named there.
    """
    if line.is_prose and (is_first or "(" in line.text[: datelines.REACH]):
        elsewhere = "\n".join(page) if is_first and ":" in line.text[: datelines.REACH] else ""
        found = datelines.split_dateline(line.text, elsewhere)
        if found is not None and (is_first or found[1].agency is not None):
            end, dateline = found
            head = line.text[:end].rstrip()
            return Cut(head, line.text[end:].lstrip(), "byline", True, dateline)
    return _end(line, is_last=is_last)


def _end(line: Line, *, is_last: bool) -> Cut | None:
    start = max(0, len(line.text) - END_REACH)
    tail = line.text[start:]
    may_link = not line.ends_statement and any(map(tail.__contains__, credit.LINK_CALLS))
    link = credit.INLINE_LINK.search(tail) if may_link else None
    if link is not None:
        return _cut_at(line, start + link.start(), "related")
    signed = _SIGN_OFF_END.search(tail) if tail[-1] in ")." and "(" in tail else None
    if signed is not None and credit.SIGN_OFF.match(signed["credit"]):
        return _cut_at(line, start + signed.start(), "credit")
    named = _AGENCY_END.search(tail) if is_last or tail[-1] in ")]" else None
    if named is not None and not is_last and credit.service_of(named["credit"]) is None:
        named = None
    if named is not None and credit.agency_of(named["credit"]):
        return _cut_at(line, start + named.start(), "credit")
    return None


def _cut_at(line: Line, at: int, kind: RemovedKind) -> Cut | None:
    rest, text = line.text[:at].rstrip(), line.text[at:].lstrip()
    return Cut(text, rest, kind, False) if rest and text else None
