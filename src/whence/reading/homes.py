"""Subjects and objects that the parser hangs on a verb beyond their own, brought home to it.

What stands before the *to* or *of* of a clause is the governing verb's (*Brill agreed to leave*,
*accused Brill of leaving*), and of two subjects before a verb the first is that of a verb between
them. What a preposition opens is no clause without something of a clause in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from whence.reading.model import Token
from whence.reading.model.circles import without_circles

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_CORE: Final = _SUBJECTS | {"obj"}
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "DET"})
_NAMES: Final = frozenset({"NOUN", "PROPN"})
_TITLES: Final = frozenset({"nmod:desc", "compound", "amod"})
_OWN: Final = frozenset({"its", "their", "our", "my", "your"})
_INFINITE: Final = frozenset({"to", "of"})
"""What opens a clause that has no subject of its own."""
_CLAUSAL: Final = frozenset({"mark", "cop", "nsubj", "nsubj:pass", "aux", "obj"})
_WH: Final = frozenset("how that what whatever which whichever who whom whose".split())
"""What asks or refers back stands before its own verb, however far that is."""


def brought_home(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Words with each subject and object on its own verb."""
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head != index:
            children.setdefault(token.head, []).append(index)
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.upos == "ADP" and token.relation == "case" and index < token.head:
            made[index] = replace(token, head=_opened(index, tokens, children))
        elif token.lemma.lower() in _OWN and token.relation in _CORE:
            made[index] = _possessor(index, tokens)
        elif token.relation == "obj" and _is_first_of_two(index, tokens):
            made[index] = replace(token, head=index + 1, relation="compound")
            made[index + 1] = replace(tokens[index + 1], relation="obj")
        elif token.relation in _CORE and token.upos in _NOUNS and index < token.head:
            made[index] = _home(index, tokens, children)
        elif token.relation == "obj":
            made[index] = _next(index, tokens, children)
        elif token.relation == "advcl" and _is_oblique(index, tokens, children):
            made[index] = replace(token, relation="obl")
    return tuple(without_circles(made, tokens))


def _opened(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> int:
    """The head of the phrase that a preposition opens (*of Senator Brill*): the parser hangs it on
    the first word of one that has no other preposition and no word before this one.
    """
    word = tokens[index].head
    while tokens[word].relation in _TITLES and word < tokens[word].head:
        word = tokens[word].head
    below = children.get(word, ())
    is_phrase = tokens[word].upos in _NAMES and tokens[word].head < index
    if not is_phrase or any(c < index or tokens[c].relation == "case" for c in below):
        return tokens[index].head
    return word


def _possessor(index: int, tokens: Sequence[Token]) -> Token:
    """A possessive on the noun after it, whatever it hangs on (*completed their withdrawal*)."""
    noun = index + 1
    while noun < len(tokens) and tokens[noun].relation in _TITLES:
        noun += 1
    if noun == len(tokens) or tokens[noun].upos not in _NAMES:
        return tokens[index]
    return replace(tokens[index], head=noun, relation="nmod:poss")


def _is_first_of_two(index: int, tokens: Sequence[Token]) -> bool:
    """Whether two nouns in a row hang on one verb as if both were its objects (*began a hunger
    strike*).
    """
    if index + 1 == len(tokens) or tokens[index].upos != "NOUN":
        return False
    after = tokens[index + 1]
    is_opened = index + 2 < len(tokens) and tokens[index + 2].head == index + 1
    return (
        after.upos == "NOUN"
        and after.head == tokens[index].head < index
        and after.relation in ("obj", "obl")
        and not (is_opened and tokens[index + 2].upos == "PART")
    )


def _home(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> Token:
    """A subject or object before its verb, on the verb whose it is."""
    token = tokens[index]
    verb, over = token.head, tokens[token.head].head
    words = (index, *children.get(index, ()))
    if tokens[over].upos != "VERB" or any(tokens[i].lemma.lower() in _WH for i in words):
        return token
    marks = [c for c in children[verb] if tokens[c].relation == "mark"]
    is_subject = token.relation in _SUBJECTS and over not in (index, verb)
    is_free = not any(tokens[c].relation in _SUBJECTS for c in children[over])
    is_infinite = bool(marks) and tokens[marks[0]].lemma.lower() in _INFINITE
    if marks and index < marks[0] < verb and (is_infinite or not is_subject):
        if over < index:
            taken = any(tokens[c].relation in ("obj", "aux:pass") for c in children[over])
            return token if taken else replace(token, head=over, relation="obj")
        return replace(token, head=over) if is_subject and is_free else token
    beside = any(over < c < verb and tokens[c].relation in _SUBJECTS for c in children[verb])
    is_clause = tokens[over].relation in ("root", "conj", "ccomp", "parataxis")
    is_first = is_subject and is_free and is_clause and index < over and beside
    return replace(token, head=over) if is_first else token


def _next(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> Token:
    """An object set off by a comma from the clause before, as the subject of the verb that follows
    and has none (*while troops fired, Brill left*).
    """
    token = tokens[index]
    verb, over = token.head, tokens[token.head].head
    is_apart = any(tokens[i].lemma == "," for i in range(verb + 1, index))
    is_between = tokens[verb].relation == "advcl" and verb < index < over
    if not (is_between and is_apart) or tokens[over].upos != "VERB":
        return token
    subjects = [c for c in children[over] if tokens[c].relation in _SUBJECTS]
    return token if subjects else replace(token, head=over, relation="nsubj")


def _is_oblique(index: int, tokens: Sequence[Token], children: Mapping[int, Sequence[int]]) -> bool:
    """Whether what should be a clause is a noun with a preposition (*killed four in an attack*)."""
    kinds = {tokens[c].relation for c in children.get(index, ())}
    return tokens[index].upos == "NOUN" and "case" in kinds and not kinds & _CLAUSAL
