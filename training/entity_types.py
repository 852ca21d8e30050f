"""The entity types of FORMAT.md, told from the types of the data sets.

No set marks governments, media and documents as types of their own, so a few head words tell them
apart where the set says *organization* or *abstract*.
"""

from __future__ import annotations

import re
from typing import Final

TYPES: Final = (
    "person",
    "organization",
    "government",
    "media",
    "place",
    "group",
    "document",
    "event",
    "other",
)

_GOVERNMENT: Final = re.compile(
    r"\b(?:governments?|ministr(?:y|ies)|departments?|parliament|congress|senate|courts?|police"
    r"|army|navy|military|forces?|administration|commission|assembly|cabinet|white house|kremlin"
    r"|pentagon|state department|council|embassy|f\.?b\.?i|c\.?i\.?a|intelligence|bureau"
    r"|legislature|authorit(?:y|ies))\b",
    re.IGNORECASE,
)
_MEDIA: Final = re.compile(
    r"\b(?:news|newspapers?|times|post|herald|tribune|journal|guardian|magazine|press|reuters|bbc|cnn"
    r"|fox|nbc|abc|cbs|radio|television|tv|media|politico|breitbart|yonhap|interfax|tass|xinhua"
    r"|wikinews)\b",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(
    r"\b(?:reports?|statements?|letters?|books?|articles?|papers?|documents?|stud(?:y|ies)"
    r"|surveys?|polls?|e-?mails?|constitution|resolutions?|treat(?:y|ies)|agreements?|bills?|acts?"
    r"|memos?|transcripts?|tweets?|posts?|essays?|release)\b",
    re.IGNORECASE,
)


def organization_type(form: str) -> str:
    """Government, media or organization."""
    if _MEDIA.search(form):
        return "media"
    return "government" if _GOVERNMENT.search(form) else "organization"


def gum_type(kind: str, form: str, *, plural: bool, named: bool) -> str:
    """FORMAT's type for one of GUM's ten."""
    if kind == "person":
        return "group" if plural and not named else "person"
    if kind == "organization":
        return organization_type(form)
    if kind in ("place", "event"):
        return kind
    if kind in ("object", "abstract") and _DOCUMENT.search(form.split(" of ")[0]):
        return "document"
    return "other"


def re3d_type(kind: str, form: str) -> str:
    """FORMAT's type for one of re3d's."""
    if kind == "Person":
        return "person"
    if kind == "Organisation":
        return organization_type(form)
    if kind == "Location":
        return "place"
    return "document" if kind == "DocumentReference" else "other"


COLUMN_TYPES: Final = {"PER": "person", "LOC": "place", "ORG": "organization", "MISC": None}
"""Wikigold's and the Broad Twitter Corpus's types; their organisations may be of any kind."""
"""MISC has no counterpart: such a mention trains the span and no type."""
