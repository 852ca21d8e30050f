"""The syntax of a document, read downwards from a word to what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.reading.model import Token


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

    def below(self, index: int, relations: Sequence[str]) -> list[int]:
        """The dependents of a word by one of the relations, with those that *and* joins."""
        found = [
            child for child in self.children[index] if self.tokens[child].relation in relations
        ]
        return [one for child in found for one in (child, *self.joined(child))]

    def joined(self, index: int) -> list[int]:
        """The words that *and* joins to a word."""
        return [c for c in self.children[index] if self.tokens[c].relation == "conj"]

    def obliques(self, index: int, relation: str, cases: frozenset[str]) -> list[int]:
        """Dependents that a preposition of ``cases`` opens (*with Vela*, *by the army*)."""
        return [
            one
            for child in self.children[index]
            if self.tokens[child].relation.split(":")[0] == relation
            and any(
                self.tokens[c].relation == "case" and self.tokens[c].lemma.lower() in cases
                for c in self.children[child]
            )
            for one in (child, *self.joined(child))
        ]
