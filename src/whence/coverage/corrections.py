"""What a person says that whence got wrong; it has the last word, and is shown as such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionKind = Literal["same", "other", "no-copy", "join", "split", "origin"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, by whom, why and when (an ISO time).

    =========  ==========================================  =====================================
    kind       subject                                     object
    =========  ==========================================  =====================================
    same       an entity's id or name                      another's: the two are one
    other      an entity's id or name                      another's: the two are not one
    no-copy    a document's id                             another's: neither derives from it
    join       a story's id                                another's: the two are one story
    split      a document's id                             a story's id: it is not part of that
    origin     an entity's id or name (an origin)          another's: the party that it speaks for
    =========  ==========================================  =====================================
    """

    id: str
    kind: CorrectionKind
    subject: str
    object: str
    by: str
    why: str
    at: str
