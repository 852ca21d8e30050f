"""Where an event took place, as its own clause says: *in Zelmar*, *at the port of Illara*.

The place's country is what the text and the gazetteers say of its name; where they say nothing it
is null, as is the place where the clause names none.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from whence.reading.entities import Cast
from whence.reading.nominals import Nominals
from whence.reading.tree import Tree
from whence.reading.types import Entity, Place

_LOCATIVE: Final = frozenset(
    "in at near inside outside off around across throughout along above over beside under".split()
)
_ARTICLES: Final = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her"))
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

    def find(self, head: int, others: Container[int] = ()) -> Place | None:
        """The place that a locative phrase of the trigger tells, or of the verb that carries it;
        none of the words ``others``, which have another part in the event.
        """
        tree = self._tree
        words = [head, *tree.below(head, ("obj",))]
        if tree.tokens[head].upos not in ("VERB", "AUX") and tree.relation(head) in _CARRIED:
            words.append(tree.tokens[head].head)
        for word in words:
            for relation in ("obl", "nmod"):
                for place in tree.obliques(word, relation, _LOCATIVE):
                    if place not in others and self._is_place(place):
                        return Place(self._name(place), self._country(place))
        return None

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
