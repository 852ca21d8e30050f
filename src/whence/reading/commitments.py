"""What is yet to come, in PLOVER's types: commitments to cooperate, threats, and what they promise.

The codebook codes intentions: cooperation in the future tense is AGREE, a retreat that is announced
is CONCEDE, and what conflict somebody announces to bring about himself is THREATEN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from whence.reading.modal import FUTURE, NOT, WOULD
from whence.reading.model import FoundEvent
from whence.reading.model.event_words import types_told
from whence.reading.tree import Tree

_TO_COME: Final[Mapping[str, str]] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
    "RETREAT": "CONCEDE",
}  # fmt: skip
_OFFERED: Final[Mapping[str, str]] = {
    "CONCEDE": "AGREE", "RETREAT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
    "SUPPORT": "AGREE", "CONSULT": "AGREE",
}  # fmt: skip
_CONFLICT: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_WILLING: Final = frozenset(
    "agree offer promise pledge vow swear undertake commit consent prepare ready prepared willing"
    " plan intend decide".split()
)
"""Words of those who will do something themselves."""
_AGREES: Final = frozenset({"agree", "commit", "consent"})
"""Words of those who do not threaten with what they will do (*agreed to impose a levy*)."""
_BEGINS: Final = frozenset("begin continue launch resume start".split())
_ENDS: Final = frozenset("abandon cancel cease discontinue ease end halt lift scrap stop".split())
_UNLESS: Final = frozenset({"unless"})
_CLAUSES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_MODES: Final[Mapping[str, str]] = {
    "ASSAULT": "violence", "PROTEST": "restrict", "COERCE": "restrict", "SANCTION": "relations",
}  # fmt: skip
"""What is threatened, by the type that it would be."""


def as_committed(head: int, one: FoundEvent, tree: Tree) -> FoundEvent:
    """An event of the type that it has as far as it is yet to come."""
    willing, done = _willing(head, tree)
    if willing is None:
        if not tree.has(head, "aux", FUTURE | WOULD):
            return one
        done = head
    if willing == done and one.type == "SUPPORT":
        return one  # *offered condolences*
    if one.type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN") or tree.has(done, "advmod", NOT):
        return one
    told = types_told([tree.tokens[done], *(tree.tokens[o] for o in tree.below(done, ("obj",)))])
    if willing is not None and tree.among(done, _ENDS):
        # *agreed to halt the fighting*: an end of what hurts another is a concession
        return replace(one, type="AGREE", mode=None, told=True)
    agrees = one.type == "AGREE" and willing is not None and tree.among(willing, _AGREES)
    is_threat = one.type in _CONFLICT or (
        not agrees and one.type != "CONSULT" and told and told <= _CONFLICT
    )
    if is_threat or any(tree.has(c, "mark", _UNLESS) for c in tree.children[done]):
        if willing is None and not _is_own(head, tree):
            return one
        kind = one.type if one.type in _CONFLICT else min(told & _CONFLICT, default="")
        return replace(one, type="THREATEN", mode=_MODES.get(kind))
    if willing is not None and one.type in _OFFERED:
        return replace(one, type=_OFFERED[one.type], mode=None, told=True)
    type_ = _TO_COME.get(one.type)
    return one if type_ is None else replace(one, type=type_, mode=None)


def _willing(head: int, tree: Tree) -> tuple[int | None, int]:
    """The word by which somebody commits himself at or over a word, and what he will do."""
    if tree.among(head, _WILLING):
        return head, begun(next(iter(_infinitives(head, tree)), head), tree)
    up = tree.tokens[head].head
    if tree.relation(head) in _CLAUSES and tree.among(up, _WILLING):
        return up, begun(head, tree)
    return None, head


def begun(verb: int, tree: Tree) -> int:
    """What a verb begins or goes on with, or the verb itself."""
    return next(iter(_infinitives(verb, tree)), verb) if tree.among(verb, _BEGINS) else verb


def _infinitives(verb: int, tree: Tree) -> list[int]:
    return [c for c in tree.children[verb] if tree.relation(c) in ("xcomp", "advcl")]


def _is_own(head: int, tree: Tree) -> bool:
    """Whether who announces something is who will do it: nobody else is told to say so."""
    subjects = tree.below(head, ("nsubj",))
    return tree.relation(head) in ("ccomp", "parataxis") and any(
        tree.tokens[s].upos == "PRON" for s in subjects
    )
