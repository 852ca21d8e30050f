"""Who is credited: reporters and agencies, sources and reprints, photographers at a line's end."""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

_I = re.IGNORECASE
_DECORATION = " •*|<>»«▶►→·[]()–—-"
_NAME = r"[A-Z][\w.'’-]*"

SIGN_OFF = re.compile(
    r"\(?(?:with )?(?:additional |further )?"
    r"(?:reporting|writing|editing|edited|compiled|written|reported|reports|files|inputs?"
    r"|translated)"
    r"(?: and (?:writing|editing|reporting))? (?:by|from):? (?P<rest>.+)",
    _I,
)
SOURCE = re.compile(
    r"(?:(?:news )?source|supply|via|courtesy|read (?:it )?at)s?\s*[:|]\s*(?P<name>\S.*)", _I
)
REPRINT = re.compile(
    r"(?:this (?:article|story|report|post|piece)\b[^,.]{0,40}? |the (?:article|story|post|piece"
    r"|put up)\b.{0,120}? (?=appeared first\b)|the (?:article|story|post|piece) "
    r"(?=(?:was )?originally\b))?(?:was )?"
    r"(?:(?:originally|first) (?:appeared|published|posted)|appeared first)"
    r" (?:on|in|by|at) (?P<name>.+)",
    _I,
)
LINK_CALLS = ("READ", "SEE", "WATCH", "ALSO ")
"""With one of these every link in running text begins."""

INLINE_LINK = re.compile(
    r"(?<=[.!?\"”’)]) (?:READ|SEE|WATCH|ALSO [A-Z]{3,}|READ ALSO)(?: MORE| ALSO| NEXT)?"
    r"\s*[:|>] .{4,200}$"
)
_CAPTION_END = re.compile(
    r"[\[(](?:ap |file |pool |reuters |afp )?"
    r"(?:photo|image|picture|photograph|credit|file|screenshot|illustration|pic)s?\b"
    r"[^()\[\]]{2,120}[)\]]\.?$"
    r"|(?:^|[.!?,;|–—)\"”’]\s*|\b(?:photo|picture|image) (?=credit))"
    r"(?:photo|image|picture|pic|photograph|credit)s?(?: credit)?"
    r"(?::| by(?= (?-i:[A-Z@]))) [^.:]{2,80}\.?$"
    r"|\b(?:getty images|shutterstock|via (?:ap|reuters|afp))[)\]]?\.?$",
    _I,
)
_CREDIT_END = re.compile(
    r"(?<=[\w”\"'’)]) (?:Credit|Picture|Photo|Image|Photograph|Pic): [A-Z][^.:]{1,60}$|"
    r"[.”\"\w)]\s?Credit(?:\.\.\.|…) ?\S.{2,80}$"
    r"| © [A-Z][^.©]{2,60}$"
    r"|\((?:Supplied|Reuters|Facebook|Instagram|[A-Z]{2,}[\w ]{0,28}): "
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}\)\.?$"
)
_SLASH_CREDIT = re.compile(
    rf"[.!?)\"”’] [\[(]?(?:[A-Z]{{2,}} (?=/ )|{_NAME}(?: {_NAME}){{1,3}} ?)/ ?"
    rf"{_NAME}(?: {_NAME}){{0,3}}[)\]]?\.?$"
    rf"|[.!?)\"”’] [A-Z]{{2,}}(?:-[A-Z]{{2,}})? ?/ ?[A-Z][a-z][\w'’-]*(?: {_NAME}){{1,2}}\.?$"
    rf"|[.!?)\"”’] {_NAME}(?: {_NAME})? / ?@\w+$"
)
_MARKED_CAPITALS = re.compile(
    r"(?P<open>[(\[])?(?(open)|[—–-]{1,2} ?)(?P<name>[A-Z]{2,6}(?:/[A-Z][A-Za-z]{1,12})?)"
    r"(?(open)[)\]])\.?"
)
_SERVICE = re.compile(
    r"[(\[](?P<name>(?:[A-Z][\w.'’-]* ){1,3}"
    r"(?:News (?:Service|Agency)|Press Agency|Newswire))[)\]]\.?"
)

TAIL = 130
"""Characters at the end of a line within which a picture is credited."""

CAPTION_WORDS = 3
"""Words before a credit at the end of a line that make a caption of it."""

AGENCY_LENGTH = 50
_MARKS = frozenset("([—–-")
_AGENCY_WORDS = frozenset(name.split()[-1] for name in v.AGENCIES)


def is_captioned(line: Line) -> bool:
    """Whether a line ends in the credit of a picture."""
    text, tail = line.text, line.text[-TAIL:]
    if not line.vocabulary.isdisjoint(v.CAPTION_HINTS) and _CAPTION_END.search(text):
        return True
    marked = "©" in tail or "Credit" in tail
    labelled = ": " in tail and ("(" in tail or "Pic" in tail or "Photo" in tail or "Image" in tail)
    ending = _CREDIT_END.search(tail) if marked or labelled else None
    if ending is not None and tail.count(" ", 0, ending.start() + 1) >= CAPTION_WORDS:
        return True
    return "/" in tail and _SLASH_CREDIT.search(text) is not None


def agency_of(text: str) -> str | None:
    """Return the agency that an ending consists of (*(Reuters)*, *— AFP*), or None.

    Capitals that are no agency's known name count in brackets or behind a dash.
    """
    if len(text) > AGENCY_LENGTH:
        return None
    unknown = _MARKED_CAPITALS.fullmatch(text)
    return known_agency(text) or service_of(text) or (unknown["name"] if unknown else None)


def service_of(text: str) -> str | None:
    """Return what calls itself a news service in brackets (*(Tolm News Agency)*), or None."""
    match = _SERVICE.fullmatch(text)
    return match["name"] if match else None


def may_name_agency(line: Line) -> bool:
    """Whether a line could be nothing but an agency's name; saves most lines a longer look."""
    if len(line.text) > AGENCY_LENGTH:
        return False
    return line.text[0] in _MARKS or not line.vocabulary.isdisjoint(_AGENCY_WORDS)


def known_agency(text: str) -> str | None:
    """Return the known agency that a text consists of, by its usual name, or None."""
    name = text.strip(_DECORATION + ".")
    return v.AGENCIES.get(name.casefold()) if name[:1].isupper() else None
