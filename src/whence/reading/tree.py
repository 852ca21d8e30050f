"""The syntax of a document, read downwards from a word to what hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.model import Token
from whence.reading.model.lemmas import lemmas_of

_BEFORE: Final = frozenset(
    "det amod compound nummod nmod:poss nmod:desc nmod:unmarked flat advmod det:predet".split()
)
_AFTER: Final = frozenset("flat fixed compound nmod nmod:desc nummod appos case goeswith".split())
_INSIDE: Final = _BEFORE | _AFTER | frozenset(("punct", "obl"))
_JOINED: Final = frozenset(("cc", "conj"))
_SUBJECTS: Final = ("nsubj", "nsubj:outer", "nsubj:pass")
_INHERIT: Final = frozenset(("conj", "advcl", "xcomp"))
_FARTHEST_SUBJECT: Final = 4
"""Verbs from one without a subject up to the one whose subject is its own."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The syntax of a document, downwards."""

    tokens: Sequence[Token]
    children: Sequence[Sequence[int]]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Tree:
        """The tree of tokens that know their heads."""
        children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                children[token.head].append(index)
        return cls(tokens, children)

    def relation(self, index: int) -> str:
        """How a word hangs on its governor, without the subtype."""
        return self.tokens[index].relation.split(":")[0]

    def lemma(self, index: int) -> str:
        """The lemma of a word, in lower case."""
        return self.tokens[index].lemma.lower()

    def among(self, index: int, words: Container[str]) -> bool:
        """Whether the lemma of a word is one of some words, or nearly (`lemmas_of`)."""
        return any(form in words for form in lemmas_of(self.lemma(index)))

    def below(self, index: int, relations: Sequence[str]) -> list[int]:
        """The dependents of a word by one of the relations, with those that *and* joins."""
        found = [
            child for child in self.children[index] if self.tokens[child].relation in relations
        ]
        return [one for child in found for one in (child, *self.joined(child))]

    def joined(self, index: int) -> list[int]:
        """The words that *and* joins to a word, or to its apposition (*President A and B*)."""
        same = [index, *(c for c in self.children[index] if self.tokens[c].relation == "appos")]
        return [
            c for word in same for c in self.children[word] if self.tokens[c].relation == "conj"
        ]

    def obliques(self, index: int, relation: str, cases: frozenset[str]) -> list[int]:
        """Dependents that a preposition of ``cases`` opens (*with Vela*, *by the army*)."""
        return [
            one
            for child in self.children[index]
            if self.relation(child) == relation and self.case(child) & cases
            for one in (child, *self.joined(child))
        ]

    def case(self, index: int) -> set[str]:
        """The prepositions that open a phrase; a particle right before it is one (*call on X*)."""
        found = {self.lemma(c) for c in self.children[index] if self.tokens[c].relation == "case"}
        if self.tokens[index].relation == "obl:agent":
            return {*found, "by"}  # wherever the parser hangs it
        if found or self.relation(index) != "obl":
            return found
        before = self.noun_phrase(index)[0] - 1
        is_particle = before >= 0 and self.tokens[before].relation == "compound:prt"
        return {self.lemma(before)} if is_particle else found

    def has(self, index: int, relation: str, lemmas: frozenset[str]) -> bool:
        """Whether one of some words hangs on a word by a relation, whatever its subtype."""
        return any(
            self.relation(c) == relation and self.among(c, lemmas) for c in self.children[index]
        )

    def is_time(self, index: int) -> bool:
        """Whether a noun hangs on a verb as a time does, without a preposition of its own."""
        return self.tokens[index].relation in ("obl:tmod", "obl:unmarked")

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """The words ``first`` to ``last`` (excluded) of a noun phrase, with what describes its
        head, without clauses, without what *and* joins to it and without what commas set off.
        """
        first = last = head
        for child in reversed(self.children[head]):
            if child < head and self.tokens[child].relation in _BEFORE:
                first = min(first, *self._held(child, _INSIDE | _JOINED))
        for child in self.children[head]:
            if child > head and self.tokens[child].relation in _AFTER:
                held = self._held(child, _INSIDE)
                if min(held) == last + 1:
                    last = max(held)
        return first, last + 1

    def _held(self, index: int, kinds: Container[str]) -> list[int]:
        """A word and what hangs on it within a noun phrase."""
        held = [index]
        for word in held:
            held += [c for c in self.children[word] if self.tokens[c].relation in kinds]
        return held

    def top(self, words: Collection[int]) -> int | None:
        """The word of several on which the others hang: the first one whose head is not of them."""
        loose = (
            i
            for i in sorted(words)
            if self.tokens[i].upos != "PUNCT"
            and (self.tokens[i].head == i or self.tokens[i].head not in words)
        )
        return next(loose, None)

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb, or where it has none of its own those of the verb above it."""
        for _ in range(_FARTHEST_SUBJECT):
            found = self.below(verb, _SUBJECTS)
            if found or self.relation(verb) not in _INHERIT:
                return found
            verb = self.tokens[verb].head
        return []

    def verbs_of(self, participle: int) -> list[int]:
        """The verbs, the nearest first, at whose place and time a participle tells of something
        (*opened fire, killing four and wounding two*): it has no subject and no conjunction.
        """
        found, at = [], participle
        for _ in range(_FARTHEST_SUBJECT):
            held = {self.tokens[c].relation for c in self.children[at]}
            beside = self.relation(at) == "conj" and self.relation(self.tokens[at].head) == "advcl"
            is_own = bool(held & {*_SUBJECTS, "mark", "aux", "aux:pass", "cop"})
            if is_own or not (beside or self.relation(at) == "advcl"):
                break
            at = self.tokens[at].head
            found.append(at)
        return [verb for verb in found if self.tokens[verb].upos == "VERB"]

    def whole(self, index: int) -> frozenset[int]:
        """A word with all that hangs on it."""
        words, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                words.add(child)
                todo.append(child)
        return frozenset(words)

    def lettered(self, words: Iterable[int]) -> frozenset[int]:
        """The words without the marks at their edges."""
        held = set(words)
        lettered = [i for i in held if self.tokens[i].upos not in ("PUNCT", "SYM")]
        if not lettered:
            return frozenset()
        low, high = min(lettered), max(lettered)
        return frozenset(i for i in held if low <= i <= high)

    def pieces(self, words: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Words as offsets, one piece for each run of them."""
        runs: list[list[int]] = []
        for index in sorted(words):
            if runs and runs[-1][1] == index - 1:
                runs[-1][1] = index
            else:
                runs.append([index, index])
        return tuple((self.tokens[a].start, self.tokens[b].end) for a, b in runs)

    def root(self, index: int) -> int:
        """The root of the sentence of a word."""
        for _ in self.tokens:
            if self.tokens[index].head == index:
                break
            index = self.tokens[index].head
        return index
