"""Whose the phrases of one entity are told to be (*a Maruvan ship*, *the Kordesian ship*).

What stands right before a noun tells whose somebody or something is. Two phrases that tell of two
countries are of two entities, whatever the network says; what is told of a country goes with what
was told of it before in the chain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Generic, Protocol, TypeVar

from whence.reading.model import NetworkReading
from whence.reading.phrases import Coder, Phrase

_BEFORE: Final = frozenset({"amod", "compound", "nmod:poss"})
_NEAR: Final = 6
"""Words before a noun in which what tells whose it is is looked for."""


class Told(Protocol):
    """An entity under way."""

    @property
    def phrases(self) -> list[Phrase]: ...


Somebody = TypeVar("Somebody", bound=Told)


class Nations(Generic[Somebody]):
    """Follows of which countries the phrases of one report are told, in text order."""

    def __init__(
        self, coder: Coder, text: str, found: NetworkReading, places: Mapping[str, str]
    ) -> None:
        """``places``: those that the text has adjectives for, see ``adjectives_of``."""
        self._coder = coder
        self._text = text
        self._tokens = found.tokens
        self._places = places
        self._by_head: dict[int, frozenset[str]] = {}
        self._of_chain: dict[tuple[int, str], Somebody] = {}

    def note(self, phrase: Phrase, somebody: Somebody) -> None:
        """Take down whose somebody is told to be."""
        for nation in self._of(phrase):
            self._of_chain.setdefault((phrase.chain, nation), somebody)

    def differ(self, phrase: Phrase, somebody: Somebody) -> bool:
        """Whether a phrase tells of a country, and those of somebody of others only."""
        ours = self._of(phrase)
        if not ours:
            return False
        theirs = frozenset[str]().union(*map(self._of, somebody.phrases))
        return bool(theirs) and ours.isdisjoint(theirs)

    def before(self, phrase: Phrase) -> Somebody | None:
        """Who in the chain of a phrase was told to be of its country."""
        told = (self._of_chain.get((phrase.chain, nation)) for nation in self._of(phrase))
        return next((one for one in told if one is not None), None)

    def _of(self, phrase: Phrase) -> frozenset[str]:
        """The countries that stand before the head of a phrase: codes, or the words of the text."""
        known = self._by_head.get(phrase.head)
        if known is None:
            near = range(max(0, phrase.head - _NEAR), phrase.head)
            told = (self._nation(index) for index in near if self._is_before(index, phrase.head))
            known = self._by_head[phrase.head] = frozenset(one for one in told if one)
        return known

    def _is_before(self, index: int, head: int) -> bool:
        token = self._tokens[index]
        return (
            token.head == head
            and token.relation in _BEFORE
            and self._tokens[head].upos == "NOUN"
            and self._text[token.start].isupper()
        )

    def _nation(self, index: int) -> str | None:
        token = self._tokens[index]
        form = self._text[token.start : token.end]
        word = form.casefold()
        return self._places.get(word) or self._coder.country(form)
