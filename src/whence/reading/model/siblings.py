"""One phrase that the arcs took for two.

Arcs are scored one by one, so that in *the mining company Grell said* or *department spokesman Neil
Corrigan told* both nouns may come out as the subject of the verb. No verb has two subjects without
*and* between them: the two are one phrase, and the name is that of the noun before it. What a
preposition opens is nobody's apposition (*aides to Senator Wedding*), and *and* hangs on what it
joins (*Mayor Quill and Sheriff Brandt*), not on its title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from whence.reading.model.results import Token

_ONCE: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
_OPENS: Final = ("cc", "case", "det", "nmod:poss")
"""How what opens another phrase hangs on its noun."""
_BEFORE: Final = frozenset("det amod compound nummod nmod:poss nmod:desc case".split())


def one_phrase(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each such phrase put together; the others as they are."""
    joined = list(tokens)
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    for index, token in enumerate(tokens):
        if token.relation == "appos" and _has(tokens, children[index], "case"):
            joined[index] = replace(token, relation="nmod")
        above = tokens[token.head]
        is_joined = tokens[above.head].relation == "conj" and above.relation in _BEFORE
        if token.relation == "cc" and is_joined:
            joined[index] = replace(token, head=above.head)
    for below in children:
        nouns = [i for i in below if tokens[i].upos in ("NOUN", "PROPN")]
        for one, name in pairwise(nouns):
            if _is_one(tokens, children, one, name):
                _join(joined, tokens, children, one, name)
    return joined


def _is_one(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], one: int, name: int
) -> bool:
    """Whether a name follows right upon a noun with which it shares a place that only one has."""
    if tokens[name].upos != "PROPN" or tokens[one].relation != tokens[name].relation:
        return False
    between = range(one + 1, name)
    own = {i for i in children[name] if i < name and tokens[i].relation in _BEFORE}
    last = [i for i in children[one] if tokens[i].relation in ("flat", "goeswith")]
    return (
        tokens[one].relation in _ONCE
        and not _has(tokens, [i for i in children[name] if i > one], *_OPENS)
        and all(i in own or i in last for i in between)
    )


def _join(
    joined: list[Token],
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    one: int,
    name: int,
) -> None:
    """*the company Grell*: an apposition; *spokesman Neil*: the name leads; *Radio Lutz*: flat."""
    if tokens[one].upos == "PROPN":
        joined[name] = replace(joined[name], head=one, relation="flat")
    elif _has(tokens, children[one], "det", "nmod:poss"):
        joined[name] = replace(joined[name], head=one, relation="appos")
    else:
        joined[one] = replace(joined[one], head=name, relation="nmod:desc")
        for index in children[one]:
            if tokens[index].relation in ("case", "cc"):
                joined[index] = replace(joined[index], head=name)


def _has(tokens: Sequence[Token], indexes: Sequence[int], *relations: str) -> bool:
    return any(tokens[i].relation in relations for i in indexes)
