"""Lemma rules: how to get from a word to its dictionary form, as a label that a network can choose.

A rule says how the letters' case goes, how many letters to drop from the end and what to put there:
``l3|y`` makes *studies* from *Studies* into *study*. Chrupala 2006 calls these edit scripts.
A rule ``=went>go``-like whole replacement is used where the two share no beginning.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_ENDINGS: Final = ("ed", "ing")
_SHORTEST: Final = 3


def lemma_rule(form: str, lemma: str) -> str:
    """The rule that turns a word into its lemma."""
    case = "k"
    base = form
    if lemma == lemma.lower() and form != form.lower():
        case, base = "l", form.lower()
    elif form.isupper() and len(form) > 1 and lemma == form.title():
        case, base = "t", form.title()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 and base:
        return f"={lemma}"
    return f"{case}{len(base) - shared}|{lemma[shared:]}"


@lru_cache(maxsize=100_000)
def apply_rule(form: str, rule: str) -> str:
    """The lemma that a rule makes of a word; the word itself where the rule does not fit."""
    if rule.startswith("="):
        return rule[1:]
    case, rest = rule[0], rule[1:]
    count, _, ending = rest.partition("|")
    base = form.lower() if case == "l" else form.title() if case == "t" else form
    drop = int(count)
    if drop > len(base) or (drop == len(base) and not ending):
        return base
    return base[: len(base) - drop] + ending


@lru_cache(maxsize=50_000)
def lemmas_of(lemma: str) -> tuple[str, ...]:
    """What a lemma of the network may stand for: its rules at times leave an ending on or take too
    much off (*threatened*, *bann*, *denounc*, *reporte*, *deni*, *pressuri*, *suppressio*).
    """
    bare = lemma.removesuffix("e").removesuffix("i")
    found = [lemma, f"{lemma}e", lemma.removesuffix("e"), f"{bare}y", f"{bare}e"]
    if lemma.endswith("io"):
        found.append(f"{lemma}n")
    stem = next((lemma.removesuffix(end) for end in _ENDINGS if lemma.endswith(end)), lemma)
    if stem != lemma and len(stem) >= _SHORTEST:
        found += [stem, f"{stem}e"]
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        found.append(stem[:-1])
    return tuple(dict.fromkeys(found))
