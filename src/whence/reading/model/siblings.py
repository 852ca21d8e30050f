"""One phrase that the arcs took for two.

Arcs are scored one by one, so that in *the mining company Grell said* or *department spokesman Neil
Corrigan told* both nouns may come out as the subject of the verb. No verb has two subjects without
*and* between them: the two are one phrase, and the name is that of the noun before it. What a
preposition opens is nobody's apposition (*aides to Senator Wedding*), a name that none opens is one
(*the agency, Kordinform*), and *and* hangs on what it joins (*Mayor Quill and Sheriff Brandt*), not
on its title. With *and* between them, the second is joined to the first, and whoever has an *'s* is
the owner of what follows (*Vela's navy said*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from whence.reading.model.circles import without_circles
from whence.reading.model.results import Token

_ONCE: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
_OPENS: Final = ("cc", "case", "det", "nmod:poss")
"""How what opens another phrase hangs on its noun."""
_OF_NAMES: Final = frozenset({"flat", "nmod:desc", "appos"})
_TITLES: Final = frozenset({"nmod:desc", "compound", "amod", "det"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE: Final = frozenset("det amod compound nummod nmod:poss nmod:desc case".split())


def one_phrase(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each such phrase put together; the others as they are."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    joined = _with_joined(_with_owners(_with_subjects(tokens, children), children), children)
    for index, token in enumerate(tokens):
        has_case = _has(tokens, children[index], "case")
        if token.relation == "appos" and has_case:
            joined[index] = replace(token, relation="nmod")
        is_after = index > token.head and tokens[token.head].upos == "NOUN"
        is_name = token.relation in ("nmod", "compound") and token.upos == "PROPN"
        if is_name and is_after and not has_case:
            joined[index] = replace(token, relation="appos")
    for below in children:
        nouns = [i for i in below if tokens[i].upos in ("NOUN", "PROPN")]
        for one, name in pairwise(nouns):
            if _is_one(tokens, children, one, name):
                _join(joined, tokens, children, one, name)
    return without_circles(joined, tokens)


def _with_subjects(tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> list[Token]:
    """Names that hang on a verb as if it were a name, too, as its subject or else its object."""
    made = list(tokens)
    for verb, token in enumerate(tokens):
        if token.upos != "VERB":
            continue
        has_subject = _has(tokens, children[verb], "nsubj", "nsubj:pass")
        relations = _OF_NAMES if token.relation in _BEFORE else _OF_NAMES | {"compound"}
        nouns = [
            i
            for i in children[verb]
            if tokens[i].relation in relations and tokens[i].upos in ("NOUN", "PROPN")
        ]
        if len(nouns) != 1 or _has(tokens, children[nouns[0]], "case"):
            continue
        if not has_subject or nouns[0] > verb:
            relation = "obj" if has_subject else "nsubj"
            made[nouns[0]] = replace(tokens[nouns[0]], relation=relation)
    return made


def _with_joined(tokens: list[Token], children: Sequence[Sequence[int]]) -> list[Token]:
    """What *and* opens as joined to what it hangs on, or shares a place with; and *and* itself on
    what it joins.
    """
    made = list(tokens)
    for mark, token in enumerate(tokens):
        if token.relation != "cc":
            continue
        other = token.head
        if tokens[other].relation in _TITLES and tokens[other].head > other:
            other = tokens[other].head
        if other < mark or tokens[other].upos not in _NOMINAL:
            continue
        one = tokens[other].head
        relation = tokens[other].relation
        if relation in _ONCE:
            before = (i for i in children[one] if i < mark and tokens[i].relation == relation)
            one = max(before, default=mark)
        elif relation not in _OF_NAMES and relation not in ("conj", "nummod"):
            continue
        if one < mark and tokens[one].upos in _NOMINAL:
            made[other] = replace(tokens[other], head=one, relation="conj")
            made[mark] = replace(token, head=other)
    return made


def _with_owners(tokens: list[Token], children: Sequence[Sequence[int]]) -> list[Token]:
    """Each noun with an *'s* as the owner of the noun after it."""
    made = list(tokens)
    for mark, token in enumerate(tokens):
        owner = tokens[token.head]
        is_mark = token.relation == "case" and token.upos == "PART" and mark > token.head
        if not is_mark or owner.relation == "nmod:poss":
            continue
        if owner.relation == "compound" and owner.head > mark:
            made[token.head] = replace(owner, relation="nmod:poss")
            continue
        owned = next((i for i in children[owner.head] if i > mark), None)
        if owned is not None and tokens[owned].relation == owner.relation:
            made[token.head] = replace(owner, head=owned, relation="nmod:poss")
    return made


def _is_one(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], one: int, name: int
) -> bool:
    """Whether a name follows right upon a noun with which it shares a place that only one has."""
    if tokens[name].upos != "PROPN" or tokens[one].relation != tokens[name].relation:
        return False
    between = range(one + 1, name)
    own = {i for i in children[name] if i < name and tokens[i].relation in _BEFORE}
    own |= {i for i in between if tokens[i].head in own and tokens[i].relation in _BEFORE}
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
    """*the company Grell*: an apposition; *spokesman Neil*, *Velan Minister Neil*: the name leads;
    *Radio Lutz*: flat.
    """
    if tokens[one].upos == "PROPN" and all(tokens[i].head == one for i in range(one + 1, name)):
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
