"""Whose the people of a place are where their own words do not say: police, courts, rebels, crowds.

They are of the country in which their clause stands (*prisoners rioted in Dili*), or else of the
only country that the whole text names. A place that nobody lists may be in any country, and one
more than the country at hand leaves it open. Who has a place in their own phrase is of that place,
known or not, and troops, envoys and tourists are often abroad (`whence.reading.who`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from whence.reading.model import NetworkReading
from whence.reading.phrases import Coder, Phrase
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree

_WHERE: Final = frozenset("in at near throughout across outside around inside".split())
_PARTIES: Final = frozenset({"nsubj", "obj", "obl"})


class Local:
    """The countries that one text names, for those whose own words name none."""

    def __init__(
        self, text: str, found: NetworkReading, phrases: Sequence[Phrase], coder: Coder
    ) -> None:
        self._text = text
        self._found = found
        self._coder = coder
        self._tree = Tree.of(found.tokens)
        self._by_head = {phrase.head: phrase for phrase in phrases}
        self._places = Stretches(
            (one.start, one.end, None) for one in found.names if one.type == "place"
        )
        known = {_code(phrase): phrase for phrase in phrases if _code(phrase) is not None}
        told = {phrase.key for phrase in phrases if _code(phrase) is not None}
        unknown = any(p.key and p.key not in told and _may_be_country(p) for p in phrases)
        self._only = next(iter(known.values())) if len(known) == 1 and not unknown else None

    def country(self, phrases: Iterable[Phrase]) -> str | None:
        """The country of somebody who is mentioned in these phrases."""
        for phrase in phrases:
            if self._places.touching(phrase.start, phrase.end):
                return None
            who = phrase.who
            # Who governs is often abroad: where something happens says nothing of him.
            governs = who is not None and who.sector in ("GOV", "ELI")
            place = (None if governs else self._where(phrase.head)) or self._only
            if place is None or who is None or who.country is not None or who.sector is None:
                continue
            words = self._text[phrase.start : phrase.end]
            placed = self._coder.code(words, context=self._text[place.start : place.end])
            if placed is not None and placed.country is not None:
                return placed.country
        return None

    def _where(self, head: int) -> Phrase | None:
        """The place of the one country in which what somebody does happens."""
        tree = self._tree
        verb = tree.tokens[head].head
        if tree.relation(head) not in _PARTIES or tree.tokens[verb].upos != "VERB":
            return None
        todo = [o for o in tree.obliques(verb, "obl", _WHERE) if o != head]
        for word in todo:
            todo += [c for c in tree.children[word] if tree.relation(c) in ("nmod", "appos")]
        places = {
            _code(phrase): phrase
            for word in todo
            if (phrase := self._by_head.get(word)) is not None and phrase.type == "place"
        }
        return next(iter(places.values())) if len(places) == 1 and None not in places else None


def _may_be_country(phrase: Phrase) -> bool:
    """Whether a name may be that of a country that nobody lists: a place, or a word alone of which
    nothing else is known.
    """
    is_bare = len(phrase.key) == 1 and (phrase.who is None or phrase.who.sector is None)
    return phrase.type == "place" or is_bare


def _code(phrase: Phrase) -> str | None:
    """The country that a phrase names, or in which somebody is of whom it tells."""
    if phrase.key[:1] == ("=",):
        return phrase.key[1]
    return phrase.who.country if phrase.who is not None else None
