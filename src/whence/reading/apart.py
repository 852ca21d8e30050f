"""Phrases that the network took for one entity and that grammar keeps apart.

Who does something and to whom it is done, told by one verb, are two, unless a reflexive says
otherwise (*The rider told her*: the rider is not she). A name stays in its chain then, and so does
a pronoun beside a description.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from whence.reading.phrases import Phrase
from whence.reading.tree import Tree

_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_OBJECTS: Final = ("obj", "iobj")
_TOWARDS: Final = frozenset("to with against from by at for on about over of".split())
_WITH: Final = frozenset({"with", "against", "between"})
_REFLEXIVE: Final = ("self", "selves")


def with_parties_apart(phrases: Sequence[Phrase], tree: Tree) -> list[Phrase]:
    """The phrases, of two that one verb tells apart one with a chain of its own."""
    by_head = {phrase.head: phrase for phrase in phrases}
    chain = max((phrase.chain for phrase in phrases), default=-1)
    apart: dict[tuple[int, str | int], int] = {}
    for doer, other in _parties(tree):
        one, two = by_head.get(doer), by_head.get(other)
        if one is None or two is None or one.chain != two.chain:
            continue
        gone = _stranger(one, two, tree)
        if gone is not None and _called(gone, tree) not in apart:
            chain += 1
            apart[_called(gone, tree)] = chain
    return [p if p.key else replace(p, chain=apart.get(_called(p, tree), p.chain)) for p in phrases]


def _called(phrase: Phrase, tree: Tree) -> tuple[int, str | int]:
    """The chain of a phrase with its noun, or a pronoun's place: *the rider* is the same later."""
    token = tree.tokens[phrase.head]
    return phrase.chain, token.lemma if token.upos == "NOUN" else phrase.head


def _parties(tree: Tree) -> Iterator[tuple[int, int]]:
    """The head words of a subject and of somebody else whom the same verb tells of."""
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB":
            continue
        others = tree.below(verb, _OBJECTS)
        others += [o for noun in others for o in _beside(noun, tree)]
        others += [o for clause in tree.children[verb] for o in _asked(clause, tree)]
        others += [o for o in tree.obliques(verb, "obl", _TOWARDS) if o > verb]
        for other in others:
            if not tree.lemma(other).endswith(_REFLEXIVE):
                yield from ((doer, other) for doer in _doers(verb, tree) if doer != other)


def _asked(clause: int, tree: Tree) -> list[int]:
    """Who shall do something, or have it done (*called for* **Vela** *to be banned*)."""
    is_to = any(tree.lemma(c) == "to" for c in tree.children[clause] if tree.relation(c) == "mark")
    is_clause = tree.tokens[clause].relation in ("xcomp", "ccomp", "advcl")
    return tree.below(clause, _SUBJECTS) if is_to and is_clause else []


def _beside(noun: int, tree: Tree) -> list[int]:
    """Who is told of after a noun (*its alliance with* **Vela**)."""
    found = tree.obliques(noun, "nmod", _WITH)
    return [word for word in found if tree.tokens[word].upos != "PRON"]


def _doers(verb: int, tree: Tree) -> list[int]:
    """The subjects of a verb, or of the verb that *and* joins it to or that it completes."""
    is_joined = tree.relation(verb) in ("conj", "xcomp")
    above = tree.below(tree.tokens[verb].head, _SUBJECTS) if is_joined else []
    return tree.below(verb, _SUBJECTS) or above


def _stranger(one: Phrase, two: Phrase, tree: Tree) -> Phrase | None:
    """The one of two that is in the wrong chain, as far as one can tell: a description rather than
    a name, a pronoun beside a name, and none of two pronouns.
    """
    pronouns = [tree.tokens[p.head].upos == "PRON" for p in (one, two)]
    if all(pronouns):
        return None
    if any(pronouns):
        noun, pronoun = (two, one) if pronouns[0] else (one, two)
        return pronoun if noun.key else noun
    return two if not two.key else one if not one.key else None
