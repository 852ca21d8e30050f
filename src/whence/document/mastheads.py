"""The outlet's name where only the page's frame tells it: at its head, or beside a copyright.

A line at the head of a page (*The Lowen Daily, 4 June 2032*, *Lowen Daily | News*) is a name where
it ends or begins with a word that newspapers are called by, or where the frame has the name again.
A name beside a copyright counts only if the frame has it again: the copyright of a copied report
is an agency's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from whence.document.types import Removed

_CALLED: Final = frozenset(
    "advertiser argus bulletin chronicle citizen courier daily dispatch echo examiner express"
    " gazette globe guardian herald independent inquirer journal ledger mail mercury messenger"
    " mirror monitor news observer post press radio record register reporter review sentinel"
    " standard star sun telegraph times tribune voice weekly".split()
)
_SECTIONS: Final = frozenset(
    "a all and at breaking business for home in latest live local more most my national new news of"
    " on opinion our politics press read related review sport sports the this to today top tv uk us"
    " video weather weekly world world's your".split()
)
"""Words of which alone no outlet's name is made (*World News*, *Latest Press Review*)."""
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DATE: Final = rf"{_WEEKDAY}(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}})"
_LINE: Final = re.compile(
    rf"(?P<name>[^|/›>·•,]{{3,50}}?)(?:[\s,|/·•–—-]+(?P<date>{_DATE})|\s*[|/›>·•].*)?\s*$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\d{4}")
_NAME: Final = re.compile(r"(?:The )?[A-Z][\w'’.-]*(?: (?:of|and|the|&|[A-Z][\w'’.-]*)){0,4}$")
_SIGNS: Final = ("©", "(c)", "copyright", "Copyright", "COPYRIGHT")
_COPYRIGHT: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, _SIGNS))})"
    r"[\s,:©]{0,6}(?:\d{4}(?:[-–]\d{2,4})?)?[\s,]{0,3}(?:by )?"
    r"(?P<name>(?:The )?[A-Z][\w'’&-]*(?: (?:of|and|&|[A-Z][\w'’-]*)){0,4})",
)
_FIRM: Final = re.compile(
    r"(?: (?:Media|Ltd|Limited|Inc|LLC|Group|plc|PLC|Company|Co|Corporation|Publishing"
    r"|Publications|Holdings|All|Rights|Reserved))+$"
)


_LONGEST: Final = 300
"""Characters of a line that may hold a name."""
_CALLS: Final = frozenset(("radio", "voice"))
_FRAME: Final = frozenset(("navigation", "caption", "other", "legal"))


@dataclass(frozen=True, slots=True)
class Masthead:
    """An outlet's name, the line that has it (``""`` for a copyright), and the date beside it."""

    name: str
    line: str
    date: str | None


def find_masthead(
    removed: Sequence[Removed], title: str | None, credited: Sequence[str]
) -> Masthead | None:
    """The name at a page's head or beside its copyright. ``credited``: agencies, which may have
    the copyright of what others publish.
    """
    owners = _owners(removed)
    for line, needs_date in _head_lines(removed, title):
        if needs_date and _YEAR.search(line) is None:
            continue
        match = _LINE.match(line)
        if (
            match is None
            or _NAME.match(match["name"]) is None
            or (needs_date and not match["date"])
        ):
            continue
        name = match["name"]
        if _is_called_so(name) or any(_words(name) == _words(owner) for owner in owners):
            return Masthead(_spelled(name), line, match["date"])
    if not owners:
        return None
    frame = "\n".join(piece.text for piece in removed)
    elsewhere = _COPYRIGHT.sub("", frame)
    for owner in owners:
        itself = re.compile(rf"\bthe {re.escape(owner.split()[-1])}\b", re.IGNORECASE)
        if owner not in credited and itself.search(elsewhere):
            return Masthead(owner, "", None)
    return None


def _owners(removed: Sequence[Removed]) -> list[str]:
    """The names beside copyrights, without the words for the kind of firm."""
    frame = "\n".join([piece.text for piece in removed])
    if not any(map(frame.__contains__, _SIGNS)):
        return []
    found = [match["name"] for piece in removed for match in _COPYRIGHT.finditer(piece.text)]
    return list(dict.fromkeys(_FIRM.sub("", name) for name in found))


def _head_lines(removed: Sequence[Removed], title: str | None) -> Iterator[tuple[str, bool]]:
    """Lines that may hold the name, and whether it counts only with a date beside it."""
    for piece in removed:
        if piece.at == 0 and piece.kind in _FRAME:
            for line in piece.text.split("\n"):
                if len(line) <= _LONGEST:
                    yield line, False
    if title and len(title) <= _LONGEST:
        yield title, True


def _is_called_so(name: str) -> bool:
    """Whether a name is one as newspapers and stations have it."""
    words = name.lower().split()
    own = [word for word in words if word not in _SECTIONS]
    ends = words[-1] in _CALLED or words[0] in _CALLS
    return ends and len(words) > 1 and (bool(own) or words[0] == "the")


def _words(name: str) -> list[str]:
    return [word for word in name.casefold().split() if word != "the"]


def _spelled(name: str) -> str:
    """A name that is all in capitals, as it is written in a text."""
    return name.title() if name.isupper() and " " in name else name
