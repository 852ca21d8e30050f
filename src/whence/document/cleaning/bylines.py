"""Lines about the people who made a report: by-lines and bare names."""

import re

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line

_PERSON = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:de|da|van|von|der|den|bin|al|el|la))*"
_BYLINE = re.compile(
    r"(?:by:?(?: [—–-])?|words by|words:|story by|text by|text:"
    r"|interview by|interviewed by|author:|reporter:"
    r"|(?:commentary|analysis|review|opinion|comment|essay|column) by"
    r"|posted by|report by|photographs? by)\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?:posted|published|updated|written)\b.*\bby\s+\S", re.IGNORECASE)
_NAMES = re.compile(
    rf"{_PERSON}(?: {_PERSON}){{1,3}}(?:(?:, | and | & ){_PERSON}(?: {_PERSON}){{1,3}}){{0,4}}"
    rf"(?:(?:, | in | at ){_PERSON}(?: {_PERSON}){{0,2}})?"
)

_DAYS = v.WEEKDAYS | v.MONTHS
_NOT_IN_NAMES = v.FUNCTION_WORDS - {"and", "in", "at"}
_AUXILIARIES = v.PAST | {"is", "are", "has", "have", "will"}

_OPENINGS = frozenset(
    """by words story text interview interviewed author reporter commentary analysis review opinion
    comment essay column posted report photograph photographs published updated written""".split()
)
"""First words of all that the two forms of by-lines match."""

NAMED_WORDS = 14


def is_byline(line: Line) -> bool:
    """Whether a line says who wrote the report, or names a person with a newsroom's role."""
    count = len(line.words)
    if not 0 < count <= NAMED_WORDS or line.is_quotation:
        return False
    opens = line.words[0] in _OPENINGS
    match = _BYLINE.match(line.text) if opens else None
    if match and _is_phrase(line):
        return False
    if match:
        names = match["names"].split()
        capitals = sum(word[0].isupper() for word in names if word[0].isalpha())
        own = names[0].lower() in {"our", "staff", "a", "the"} and line.vocabulary & v.ROLES
        return bool(own) or (
            names[0][0].isupper()
            and capitals * 2 >= len(names)
            and (not line.ends_statement or len(names) < 4 or ". " in line.text)
        )
    if opens and _POSTED.match(line.text):
        return not line.ends_statement
    if line.ends_statement or count > 8:
        return False
    has_role = not line.vocabulary.isdisjoint(v.ROLES) or line.folded.endswith("news service")
    return has_role and line.title_case > 0.6


def _is_phrase(line: Line) -> bool:
    """Whether a line that begins with *By* goes on as a clause or with a day."""
    following = line.words[1] if len(line.words) > 1 else ""
    return following in _DAYS or not line.vocabulary.isdisjoint(_AUXILIARIES)


def is_named(line: Line) -> bool:
    """Whether a line is nothing but one or more names."""
    return (
        2 <= len(line.words) <= 9
        and len(line.text) <= 120
        and line.words[0] not in v.IMPERATIVES
        and line.vocabulary.isdisjoint(_NOT_IN_NAMES)
        and _NAMES.fullmatch(line.text) is not None
    )
