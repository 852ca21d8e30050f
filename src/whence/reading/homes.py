"""Words that the parser hangs on a verb or noun beyond their own, brought home to it.

What stands before the *to* or *of* of a clause is the governing verb's (*Brill agreed to leave*,
*accused Brill of leaving*), and a verb has one subject: another is that of a verb beside it that
has none. A preposition opens a whole phrase, and what it opens is no clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_CLAUSES: Final = frozenset({"root", "conj", "ccomp", "parataxis"})
_CLAUSAL: Final = frozenset({"mark", "cop", "nsubj", "nsubj:pass", "aux", "obj"})
_PREPOSITIONS: Final = frozenset("against at for in into on upon with".split())
_WH: Final = frozenset("how that what whatever which whichever who whom whose".split())
"""What asks or refers back stands before its own verb, however far that is."""
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday day week month year night morning"
    " evening afternoon time today yesterday tomorrow".split()
)
_NEAR: Final = 6
"""Words after a subject in which its verb is looked for."""


def brought_home(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Words with each on its own verb or noun."""
    parse = _Parse(tokens)
    return tuple(without_circles([parse.mended(i) for i in range(len(tokens))], tokens))


class _Parse:
    """The words of a document with what hangs on them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._children: dict[int, list[int]] = {}
        for index, token in enumerate(tokens):
            if token.head != index:
                self._children.setdefault(token.head, []).append(index)

    def mended(self, index: int) -> Token:
        """A word, on what it hangs on."""
        token = self._tokens[index]
        if token.upos in ("ADP", "PART"):
            return self._preposition(index)
        if token.lemma.lower() in _OWN and token.relation in _CORE:
            return self._possessor(index)
        if token.upos in _NAMES and self._is_possessive(index):
            return replace(token, relation="nmod:poss")
        if token.relation in _CORE and token.upos in _NOUNS:
            return self._argument(index)
        if token.relation == "obl" and token.upos in _NAMES:
            return self._bare(index)
        if token.relation == "advcl" and self._is_oblique(index):
            return replace(token, relation="obl")
        return token

    def _below(self, index: int, relations: frozenset[str] | None = None) -> Iterator[int]:
        for child in self._children.get(index, ()):
            if relations is None or self._tokens[child].relation in relations:
                yield child

    def _preposition(self, index: int) -> Token:
        """A preposition on the head of the phrase that it opens (*of Senator Brill*): the parser
        hangs it on the first word of one that has no other preposition and no word before it, or
        on the verb (*call on Vela*).
        """
        token = self._tokens[index]
        word = token.head
        if token.relation == "mark" and word < index and token.lemma in _PREPOSITIONS:
            phrases = (c for c in self._below(word, frozenset({"obl"})) if c > index)
            opened = next(phrases, None)
            if opened is None or any(c < index for c in self._below(opened)):
                return token
            return replace(token, relation="case", head=opened)
        if token.relation != "case" or token.upos != "ADP" or word < index:
            return token
        while self._tokens[word].relation in _TITLES and word < self._tokens[word].head:
            word = self._tokens[word].head
        is_phrase = self._tokens[word].upos in _NAMES and self._tokens[word].head < index
        other = (c for c in self._below(word) if c < index or self._tokens[c].relation == "case")
        return replace(token, head=word) if is_phrase and next(other, None) is None else token

    def _possessor(self, index: int) -> Token:
        """A possessive on the noun after it, whatever it hangs on (*ended their siege*)."""
        noun = index + 1
        while noun < len(self._tokens) and self._tokens[noun].relation in _TITLES:
            noun += 1
        if noun == len(self._tokens) or self._tokens[noun].upos not in _NAMES:
            return self._tokens[index]
        return replace(self._tokens[index], head=noun, relation="nmod:poss")

    def _is_possessive(self, index: int) -> bool:
        """Whether an *'s* closes what describes a noun after it."""
        token = self._tokens[index]
        closing = (self._tokens[c] for c in self._below(index, frozenset({"case"})) if c > index)
        is_owner = any(map(_is_possessive_mark, closing))
        return token.relation == "nmod" and token.head > index and is_owner

    def _argument(self, index: int) -> Token:
        """A subject or object on the verb whose it is."""
        token = self._tokens[index]
        if token.relation == "obj" and self._is_first_of_two(index):
            return replace(token, head=index + 1, relation="compound")
        if index < token.head:
            return self._before(index)
        return self._set_off(index) if token.relation == "obj" else self._late(index)

    def _is_first_of_two(self, index: int) -> bool:
        """Whether two nouns in a row hang on one verb as if both were its objects (*began a hunger
        strike*).
        """
        tokens = self._tokens
        if index + 1 == len(tokens) or tokens[index].upos != "NOUN":
            return False
        after = tokens[index + 1]
        owns = index + 2 < len(tokens) and _is_possessive_mark(tokens[index + 2])
        is_beside = after.head == tokens[index].head < index and after.relation in ("obj", "obl")
        return after.upos == "NOUN" and is_beside and not owns

    def _before(self, index: int) -> Token:
        """A subject or object before the verb on which the parser hangs it."""
        tokens = self._tokens
        token = tokens[index]
        verb, over = token.head, tokens[token.head].head
        asks = any(tokens[i].lemma.lower() in _WH for i in (index, *self._below(index)))
        if tokens[over].upos != "VERB" or asks:
            return token
        mark = next(self._below(verb, frozenset({"mark"})), -1)
        is_subject = token.relation in _SUBJECTS and over not in (index, verb)
        is_free = next(self._below(over, _SUBJECTS), None) is None
        is_infinite = tokens[mark].lemma.lower() in _INFINITE
        if index < mark < verb and (is_infinite or not is_subject):
            if over < index:
                taken = any(self._below(over, frozenset({"obj", "aux:pass"})))
                return token if taken else replace(token, head=over, relation="obj")
            return replace(token, head=over) if is_subject and is_free else token
        beside = any(over < c < verb for c in self._below(verb, _SUBJECTS))
        is_clause = tokens[over].relation in _CLAUSES and index < over
        is_first = is_subject and is_free and is_clause and beside
        return replace(token, head=over) if is_first else token

    def _set_off(self, index: int) -> Token:
        """An object set off by a comma from the clause before, as the subject of the verb that
        follows and has none (*while troops fired, Brill left*).
        """
        tokens = self._tokens
        token = tokens[index]
        verb, over = token.head, tokens[token.head].head
        is_apart = any(tokens[i].lemma == "," for i in range(verb + 1, index))
        is_between = tokens[verb].relation == "advcl" and verb < index < over
        if not (is_between and is_apart) or tokens[over].upos != "VERB":
            return token
        is_free = next(self._below(over, _SUBJECTS), None) is None
        return replace(token, head=over, relation="nsubj") if is_free else token

    def _late(self, index: int) -> Token:
        """A subject after the verb on which the parser hangs it, on the next verb if that has none:
        one that governs the first (*fired, killing two, police said*), or that opens a clause when
        the first has a subject (*threatened war after its envoy left*).
        """
        tokens = self._tokens
        token = tokens[index]
        near = range(index + 1, min(index + _NEAR, len(tokens)))
        following = next((i for i in near if tokens[i].upos == "VERB"), None)
        if following is None or any(self._below(following, _SUBJECTS)):
            return token
        is_over = self._is_under(token.head, following)
        has_other = any(c < token.head for c in self._below(token.head, _SUBJECTS))
        opened = any(c < index for c in self._below(following, frozenset({"mark"})))
        is_its = (is_over and tokens[index - 1].lemma != "and") or (has_other and opened)
        return replace(token, head=following) if is_its else token

    def _is_under(self, word: int, over: int) -> bool:
        """Whether a word hangs on another, directly or not."""
        for _ in range(_NEAR):
            word = self._tokens[word].head
            if word == over:
                return True
        return False

    def _bare(self, index: int) -> Token:
        """The second of two nouns in a row as the object, and a noun without a preposition after a
        verb without an object as that (*will meet Brill in Lorn*).
        """
        tokens = self._tokens
        token = tokens[index]
        if index and tokens[index - 1].relation == "obj" and self._is_first_of_two(index - 1):
            return replace(token, relation="obj")
        kinds = {tokens[c].relation for c in self._below(token.head)}
        is_opened = "case" in {tokens[c].relation for c in self._below(index)}
        between = tokens[token.head + 1 : index]
        is_apart = any(one.upos in ("ADP", "PUNCT", "SCONJ") for one in between)
        is_verb = tokens[token.head].upos == "VERB" and token.head < index
        is_time = token.lemma.lower() in _TIMES
        if is_opened or is_apart or is_time or not is_verb or kinds & {"obj", "aux:pass", "ccomp"}:
            return token
        return replace(token, relation="obj")

    def _is_oblique(self, index: int) -> bool:
        """Whether what should be a clause is a noun with a preposition (*killed in an attack*)."""
        kinds = {self._tokens[c].relation for c in self._below(index)}
        return self._tokens[index].upos == "NOUN" and "case" in kinds and not kinds & _CLAUSAL


def _is_possessive_mark(token: Token) -> bool:
    return token.upos == "PART" and token.relation == "case"
