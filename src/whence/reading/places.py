"""Where an event took place, as its own clause says: *in Zelmar*, *at the port of Illara*.

The place's country is what the text and the gazetteers say of its name; where they say nothing it
is null, as is the place where the clause names none. What a participle tells (*opened fire in
Zelmar, killing four*) happened where its verb did.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from whence.reading.entities import Cast
from whence.reading.nominals import Nominals
from whence.reading.tree import Tree
from whence.reading.types import Entity, Place
from whence.reading.who import coordinates

_LOCATIVE: Final = frozenset(
    "in at near inside outside off around across throughout along above over beside under".split()
)
_ARTICLES: Final = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her"))
_IN: Final = frozenset({"in", "at"})
_OF: Final = frozenset({"of"})
_DURING: Final = frozenset({"in", "during"})
"""What opens the noun of an event in which this one happens (*killed in a raid in Zelmar*)."""
_KINDS: Final = frozenset("capital city county district province region state town village".split())
_CARRIED: Final = frozenset({"obj", "nsubj", "obl", "nmod", "xcomp"})
_PARTS: Final = ("appos", "nmod", "nmod:poss", "compound", "amod", "flat")


class PlaceFinder:
    """Finds the places of events of one document."""

    def __init__(self, text: str, tree: Tree, nominals: Nominals, cast: Cast) -> None:
        self._text = text
        self._tree = tree
        self._nominals = nominals
        self._cast = cast
        self._entities = {entity.id: entity for entity in cast.entities}

    def find(
        self, head: int, patients: Sequence[int] = (), others: Container[int] = ()
    ) -> Place | None:
        """The place that a locative phrase of the trigger tells, of those it is done to
        (``patients``), or of the verb that carries it; none of the words ``others``, which have
        another part in the event.
        """
        for word in self._words(head, patients):
            for relation in ("obl", "nmod"):
                for place in self._tree.obliques(word, relation, _LOCATIVE):
                    if place not in others and self._is_place(place):
                        return self._place(self._named(place))
        return None

    def _words(self, head: int, patients: Sequence[int]) -> Iterator[int]:
        """The words on which a phrase hangs that tells where something happens."""
        tree = self._tree
        yield from (head, *tree.below(head, ("obj",)), *patients)
        yield from tree.obliques(head, "obl", _DURING)
        if tree.tokens[head].upos not in ("VERB", "AUX") and tree.relation(head) in _CARRIED:
            yield tree.tokens[head].head
        for verb in tree.verbs_of(head):
            yield verb
            for one in tree.children[verb]:
                if tree.relation(one) in ("obj", "obl"):
                    yield one

    def _named(self, word: int) -> int:
        """The named place in which a place lies (*his office in Zelmar*) or which it is (*the city
        of Zelmar*), or itself.
        """
        if self._nominals.is_place_name(word):
            return word
        is_kind = self._tree.among(word, _KINDS)
        inner = self._tree.obliques(word, "nmod", _IN | _OF if is_kind else _IN)
        return next((w for w in inner if self._nominals.is_place_name(w)), word)

    def _place(self, word: int) -> Place:
        name, country = self._name(word), self._country(word)
        latitude, longitude = coordinates(name, country) or (None, None)
        return Place(name, country, latitude, longitude)

    def _is_place(self, word: int) -> bool:
        type_ = self._nominals.type(word)
        return type_ == "place" or (type_ is None and self._nominals.is_place_name(word))

    def _name(self, word: int) -> str:
        entity = self._entity(word)
        if entity is not None and entity.named and self._nominals.is_place_name(word):
            return entity.name
        start, end = self._nominals.span(word)
        first, _, rest = self._text[start:end].partition(" ")
        return " ".join(
            (rest if rest and first.lower() in _ARTICLES else f"{first} {rest}").split()
        )

    def _entity(self, word: int) -> Entity | None:
        id_ = self._cast.by_head.get(word)
        return self._entities.get(id_) if id_ is not None else None

    def _country(self, word: int) -> str | None:
        """The country of a place, or of what stands in its phrase (*Zelmar, in northern Vela*)."""
        words = [word]
        for one in words[:4]:
            entity = self._entity(one)
            if entity is not None and entity.country is not None:
                return entity.country
            words += self._tree.below(one, _PARTS)
        codes = (self._nominals.code(one) for one in words[:8])
        return next((who.country for who in codes if who is not None and who.country), None)
