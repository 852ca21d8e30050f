"""Slips of the parser that grammar shows to be slips: what has a preposition is no subject.

The network chooses the relation of each word by itself. What a preposition opens is no subject or
object of a verb, and what stands after a verb that has its subject before it is its object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from whence.reading.model import Name, Token
from whence.reading.model.circles import without_circles
from whence.reading.phrases import tokens_within

_CORE: Final = frozenset({"nsubj", "nsubj:pass", "obj", "vocative", "dislocated"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_OPENING: Final = frozenset("against at by for from in into on to toward towards upon with".split())
"""Prepositions that open no number (*up to 40 ships sank*)."""
_OPENED: Final = frozenset({"compound", "obj", "iobj", "obl", "nmod"})
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_DESCRIBING: Final = _NOUNS | {"ADJ", "VERB", "NUM", "PUNCT"}
"""What stands between an article and its noun."""
_LONGEST: Final = 5
_FARTHEST: Final = 30
"""Words after a *to* or an adjective in which its noun is looked for."""
_VERBS: Final = frozenset({"VERB", "AUX"})


def mended(tokens: Sequence[Token], names: Sequence[Name] = ()) -> tuple[Token, ...]:
    """Words with relations that can be; ``names`` are those of the document."""
    tokens = without_circles(_with_whole_names(tokens, names), tokens)
    for mend in (_with_openings, _with_whole_phrases):
        tokens = without_circles(mend(tokens), tokens)
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            children.setdefault(token.head, []).append(index)
    made = [_mended(index, tokens, children) for index in range(len(tokens))]
    return tuple(without_circles(made, tokens))


def _mended(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> Token:
    """A word with a relation that can be."""
    token = tokens[index]
    if token.relation == "amod":
        return replace(token, head=_described(index, tokens))
    if token.relation == "nmod" and token.head != index:
        return _attached(index, tokens, children[token.head])
    if token.relation == "flat" and _is_of_a_noun(index, tokens):
        return replace(token, relation="nmod")
    if token.relation == "compound" and token.head < index:
        opened = (tokens[c] for c in children.get(index, []) if c < index)
        is_of = any(c.relation == "case" and c.lemma.lower() == "of" for c in opened)
        return replace(token, relation="nmod") if is_of else token
    if token.relation in _CORE and token.upos in _NOUNS and _is_verb(token.head, tokens):
        return _argument(index, tokens, children)
    return token


def _argument(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> Token:
    """A subject or object of a verb, as what it can be, or on the verb whose it can be."""
    token = tokens[index]
    relation = _relation(index, tokens, children.get(index, []), children[token.head])
    if relation != token.relation:
        return replace(token, relation=relation)
    clause = _clause(index, tokens, children)
    return token if clause is None else replace(token, head=clause)


def _with_openings(tokens: Sequence[Token]) -> Sequence[Token]:
    """With each *to* that can mark no infinitive as a preposition: it hangs on the verb before it,
    or on one that has a *to* of its own (*proposed to Zelmar's despot Ana Brill to meet*).
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.relation != "mark" or token.lemma.lower() != "to":
            continue
        own = _mark_after(index, tokens)
        end = min(own or len(tokens), index + _FARTHEST)
        opened = _opened(range(index + 1, end), token.head, tokens)
        if opened is None or (own is None and token.head > index):
            continue
        noun = tokens[opened]
        upos = "NOUN" if noun.upos in _VERBS else noun.upos
        made[index] = replace(token, relation="case", head=opened, upos="ADP")
        made[opened] = replace(noun, relation="obl", upos=upos)
        if own is not None:
            made[opened] = replace(made[opened], head=tokens[token.head].head)
    return made


def _with_whole_names(tokens: Sequence[Token], names: Sequence[Name]) -> Sequence[Token]:
    """With what follows the first word of a name on that word, if the parser takes it for the rest
    of another name or for an apposition (*Ana Brill and Tom* **Kade**).
    """
    made = list(tokens)
    for name in names:
        words = tokens_within(tokens, name.start, name.end)
        for index in words[1:]:
            is_loose = tokens[index].relation in ("flat", "appos")
            if is_loose and tokens[index].head not in words:
                made[index] = replace(tokens[index], relation="flat", head=words[0])
    return made


def _with_whole_phrases(tokens: Sequence[Token]) -> Sequence[Token]:
    """With each word between an article and its noun on that noun (*the* **ruling** *Unity party
    said*): none of them is a subject or an object.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        noun = token.head
        inside = range(index + 1, noun)
        if token.relation != "det" or not 0 < len(inside) <= _LONGEST:
            continue
        is_whole = all(tokens[i].upos in _DESCRIBING for i in inside)
        if not is_whole or tokens[noun].upos not in _NOUNS:
            continue
        for i in inside:
            if not index <= tokens[i].head <= noun:
                relation = "amod" if tokens[i].upos in ("ADJ", "VERB") else "compound"
                made[i] = replace(tokens[i], head=noun, relation=relation)
    return made


def _mark_after(index: int, tokens: Sequence[Token]) -> int | None:
    """Of two *to* that mark one verb the second, which is right before it."""
    verb = tokens[index].head
    last = tokens[verb - 1]
    is_own = last.head == verb and last.relation == "mark" and last.lemma.lower() == "to"
    return verb - 1 if is_own and index < verb - 1 and tokens[verb].head < index else None


def _opened(words: range, verb: int, tokens: Sequence[Token]) -> int | None:
    """The noun among the words after a preposition that hangs on a verb, before any mark."""
    for index in words:
        if tokens[index].upos == "PUNCT":
            break
        if tokens[index].head == verb:
            return index if tokens[index].relation in _OPENED else None
    return None


def _described(index: int, tokens: Sequence[Token]) -> int:
    """The noun that an adjective before it describes: none beyond a verb, and none before the
    adjective where another follows it (*rebels rejected an Ostian plan*).
    """
    head = tokens[index].head
    noun = index + 1
    last = min(len(tokens) - 1, index + _FARTHEST)
    while noun < last and tokens[noun].relation in ("amod", "compound"):
        noun += 1
    if noun >= len(tokens) or tokens[noun].upos not in ("NOUN", "PROPN") or head <= noun:
        is_far = head < index and noun < len(tokens) and tokens[noun].upos in ("NOUN", "PROPN")
    else:
        is_far = any(_is_verb(i, tokens) for i in range(noun + 1, head))
    return noun if is_far else head


def _attached(index: int, tokens: Sequence[Token], beside: Sequence[int]) -> Token:
    """A noun that describes another, on what it can hang on; on a verb it is an oblique."""
    token = tokens[index]
    if _is_passed(index, tokens):
        return replace(token, head=tokens[token.head].head)
    if tokens[token.head].upos == "VERB":
        return replace(token, relation="obl", head=_over_infinitive(index, tokens, beside))
    return token


def _over_infinitive(index: int, tokens: Sequence[Token], beside: Sequence[int]) -> int:
    """The verb on which a noun hangs: what stands before the *to* of an infinitive is the governing
    verb's (*proposed to Zelmar to meet*).
    """
    verb = tokens[index].head
    over = tokens[verb].head
    opened = any(tokens[c].relation == "mark" and index < c < verb for c in beside)
    return over if opened and over < index and tokens[over].upos == "VERB" else verb


def _is_passed(index: int, tokens: Sequence[Token]) -> bool:
    """Whether a word hangs on one that only describes a noun between them (*Velan ships off Ros*:
    the ships are there).
    """
    over = tokens[tokens[index].head]
    return over.relation in ("compound", "amod") and tokens[index].head < over.head < index


def _is_of_a_noun(index: int, tokens: Sequence[Token]) -> bool:
    """Whether what should be the rest of a name follows a common noun and a preposition (*aides to
    Senator Ana Brill*).
    """
    head = tokens[index].head
    between = tokens[head + 1 : index]
    kinds = {one.upos for one in between}
    return tokens[head].upos == "NOUN" and "ADP" in kinds and "PUNCT" not in kinds


def _is_verb(index: int, tokens: Sequence[Token]) -> bool:
    return tokens[index].upos in _VERBS


def _clause(
    index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]
) -> int | None:
    """The clause to which a second subject behind a verb belongs: the next that has none (*the
    envoy said Zelmar was in talks*).
    """
    verb = tokens[index].head
    subjects = [c for c in children[verb] if tokens[c].relation in _SUBJECTS]
    clauses = [c for c in children[verb] if c > index and tokens[c].relation == "ccomp"]
    if tokens[index].relation not in _SUBJECTS or not (subjects[0] < verb < index) or not clauses:
        return None
    own = [c for c in children.get(clauses[0], ()) if tokens[c].relation in _SUBJECTS]
    return None if own else clauses[0]


def _relation(
    index: int, tokens: Sequence[Token], below: Sequence[int], beside: Sequence[int]
) -> str:
    """How a noun hangs on its verb, given the words below it and beside it."""
    token = tokens[index]
    cases = [c for c in below if tokens[c].relation == "case" and c < index]
    counted = any(tokens[c].relation == "nummod" for c in below)
    if cases and not counted and tokens[cases[0]].lemma.lower() in _OPENING:
        return "obl"
    verb = token.head
    if token.relation not in _SUBJECTS or index < verb:
        return token.relation
    has_subject = any(tokens[c].relation in _SUBJECTS and c < verb for c in beside)
    is_taken = any(
        tokens[c].relation in ("obj", "aux:pass", "ccomp", "xcomp", "cop", "expl") for c in beside
    )
    between = any(tokens[c].upos == "PUNCT" for c in beside if verb < c < index)
    return "obj" if has_subject and not is_taken and not between else token.relation
