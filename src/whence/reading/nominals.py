"""Noun phrases as syntax shows them, and which of them stand for somebody who acts.

The network's mentions leave out some phrases that an event is about; those are added to them, so
that they become entities like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from whence.reading.model import Mention, NetworkReading
from whence.reading.phrases import BODY_NOUNS, Coder, tokens_within
from whence.reading.tree import Tree
from whence.reading.types import EntityType
from whence.reading.who import Who

_ACTORS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))
_NOBODY: Final = frozenset(("event", "document"))
_OWNING: Final = frozenset(("person", "organization", "government"))
_PRESS: Final = frozenset({"MED", "JRN"})
_NOUNS: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))
_PERSONS: Final = frozenset({"he", "she"})
_OWNERS: Final = frozenset(("amod", "compound", "nmod:poss", "nmod:desc"))


class Nominals:
    """The noun phrases of a document."""

    def __init__(self, text: str, found: NetworkReading, tree: Tree, coder: Coder) -> None:
        self._text = text
        self._tree = tree
        self._coder = coder
        self._mentions: dict[int, Mention] = {}
        for mention in found.mentions:
            self._mentions.setdefault(_head(mention.start, mention.end, tree), mention)
        self._names = {
            index: name
            for name in found.names
            for index in tokens_within(found.tokens, name.start, name.end)
        }

    def span(self, head: int) -> tuple[int, int]:
        """Where the phrase of a head word stands: the network's mention, or what syntax shows."""
        mention = self._mentions.get(head)
        if mention is not None:
            return mention.start, mention.end
        first, last = self._tree.noun_phrase(head)
        start, end = self._tree.tokens[first].start, self._tree.tokens[last - 1].end
        name = self._names.get(head)  # *Ros Vela* is one name, wherever its words hang
        return (start, end) if name is None else (min(start, name.start), max(end, name.end))

    def type(self, head: int) -> EntityType | None:
        """What the network takes the phrase of a head word for, if it is a mention of its."""
        mention = self._mentions.get(head)
        return mention.type if mention else None

    def is_name(self, word: int) -> bool:
        """Whether a word is part of a name."""
        return word in self._names

    def is_somebody(self, head: int) -> bool:
        """Whether a noun phrase stands for a person, a body, a group or a place."""
        token = self._tree.tokens[head]
        if token.upos not in _NOUNS:
            return False
        type_ = self.type(head)
        if type_ is not None and type_ in _ACTORS:
            return token.upos != "NUM"
        if token.upos == "PRON":
            return False
        who = self._core(head)
        if who is not None and (who.sector or (_is_actor(who) and type_ not in _NOBODY)):
            return True
        if type_ not in _NOBODY and self._name_type(head) in _ACTORS:
            return True
        is_body = self._tree.among(head, BODY_NOUNS) and bool(self._owners(head))
        return is_body or self._bearer(head) is not None

    def _bearer(self, head: int) -> int | None:
        """The person's name that hangs on a noun as if it were another's (*the despot Brant*)."""
        tree = self._tree
        return next(
            (
                c
                for c in tree.children[head]
                if self._name_type(c) == "person"
                and tree.tokens[c].relation == "nmod"
                and not tree.case(c)
            ),
            None,
        )

    def agrees(self, pronoun: int, noun: int, several: int) -> bool:
        """Whether a pronoun may stand for somebody who is told with so many others."""
        word = self._tree.lemma(pronoun)
        if word in _PERSONS:
            return several == 1 and self.type(noun) in ("person", None)
        token = self._tree.tokens[noun]
        is_plural = several > 1 or self._text[token.start : token.end].lower() != token.lemma
        if word == "they":
            return is_plural and token.upos == "NOUN"
        return word == "it" and self.type(noun) != "person" and self.is_somebody(noun)

    def is_party(self, head: int) -> bool:
        """Whether a noun phrase stands for somebody, and not for a medium or a reporter."""
        who = self.code(head)
        is_medium = self.type(head) == "media" or (who is not None and who.sector in _PRESS)
        return self.is_somebody(head) and not is_medium

    def is_participle(self, word: int) -> bool:
        """Whether a word that a noun is described by is a past participle (*men held in Lorn*)."""
        token = self._tree.tokens[word]
        kinds = {self._tree.relation(c) for c in self._tree.children[word]}
        is_bare = token.relation == "acl" and not kinds & {"mark", "nsubj", "obj", "aux"}
        return is_bare and not self._text[token.start : token.end].endswith("ing")

    def is_armed(self, head: int) -> bool:
        """Whether a phrase stands for armed forces or weapons."""
        who = self._core(head)
        return who is not None and who.sector in ("MIL", "COP")

    def is_coded(self, head: int) -> bool:
        """Whether a phrase tells a country, or a sector that is not just people."""
        if self.is_country(head):
            return True
        who = self.code(head)
        return who is not None and (
            who.country is not None or who.sector not in (None, "CVL", "JRN", "MED")
        )

    def country_words(self, head: int) -> list[int]:
        """The words for countries that describe a noun (*an Ostian proposal*, *Vela's offer*)."""
        held = [c for c in self._tree.children[head] if self._tree.tokens[c].relation in _OWNERS]
        for word in held:
            held += [
                c
                for c in self._tree.children[word]
                if self._tree.relation(c) in ("conj", "compound", "obl", "amod", "flat")
            ]
        words = [word for word in sorted(held) if self.is_country(word)]
        return list({self._names.get(word, word): word for word in words}.values())

    def stands_for(self, head: int) -> list[int]:
        """The words that a noun's entities hang on: the countries of a group of several (*Velan and
        Ostian envoys*), a person's name, else the noun itself.
        """
        words = self.country_words(head)
        if len(words) > 1 and self._are_joined(words):
            return words
        bearer = self._bearer(head)
        return [head if bearer is None else bearer] if self._acts(head) else self._owners(head)

    def _are_joined(self, words: list[int]) -> bool:
        """Whether *and* joins some words that describe one noun."""
        between = range(words[0] + 1, words[-1])
        return any(self._tree.relation(w) in ("cc", "conj") for w in (*between, words[-1]))

    def _acts(self, head: int) -> bool:
        """Whether a noun itself can do something, or is nobody's (*a Kade Institute appeal*)."""
        return self.type(head) not in (*_NOBODY, "other") or not self._owners(head)

    def _owners(self, head: int) -> list[int]:
        """The names of bodies and persons before a common noun, whose it is."""
        if self._tree.tokens[head].upos != "NOUN":
            return []
        below = self._tree.below(head, ("compound", "nmod:poss"))
        return [c for c in below if self._name_type(c) in _OWNING]

    def is_country(self, word: int) -> bool:
        """Whether a word is the name or adjective of a country, or of a place unheard of."""
        token = self._tree.tokens[word]
        if token.upos not in ("ADJ", "PROPN", "NOUN") or not self._text[token.start].isupper():
            return False
        if self.is_place_name(word):
            return True
        name = self._names.get(word, token)
        return self._coder.country(self._text[name.start : name.end]) is not None

    def is_town(self, word: int) -> bool:
        """Whether a noun is the name of a place that is no country."""
        name = self._names.get(word)
        if name is None or name.type != "place" or self._tree.tokens[word].upos == "ADJ":
            return False
        known = self._coder.code(self._text[name.start : name.end])
        is_listed = known is not None and known.country is not None
        return is_listed and self._coder.country(self._text[name.start : name.end]) is None

    def _name_type(self, word: int) -> EntityType | None:
        name = self._names.get(word)
        return name.type if name is not None else None

    def is_place_name(self, word: int) -> bool:
        """Whether a word is part of a place's name."""
        return self._name_type(word) == "place"

    def code(self, head: int) -> Who | None:
        """What the words of a phrase say of country, sector and role."""
        start, end = self.span(head)
        return self._coder.code(self._text[start:end])

    def _core(self, head: int) -> Who | None:
        """What a noun says with what stands before it, whatever follows."""
        first, last = self._tree.noun_phrase(head)
        while last > head + 1 and self._tree.tokens[last - 1].relation != "flat":
            last -= 1
        tokens = self._tree.tokens
        return self._coder.code(self._text[tokens[first].start : tokens[last - 1].end])

    def with_mentions(self, found: NetworkReading, heads: Iterable[int]) -> NetworkReading:
        """What the network found, with a mention for each of these phrases that has none."""
        chain = max((mention.chain for mention in found.mentions), default=-1)
        added = []
        for head in dict.fromkeys(heads):
            if head not in self._mentions:
                chain += 1
                start, end = self.span(head)
                type_ = self._name_type(head) or self._type_told(head)
                added.append(Mention(start, end, type_, head in self._names, 0.5, chain))
        mentions = sorted((*found.mentions, *added), key=lambda m: (m.start, -m.end))
        return replace(found, mentions=tuple(mentions))

    def _type_told(self, head: int) -> EntityType:
        who = self.code(head)
        return who.type if who is not None else "other"


def _head(start: int, end: int, tree: Tree) -> int:
    """The word of a phrase whose governor lies outside."""
    inside = tokens_within(tree.tokens, start, end)
    heads = (i for i in inside if tree.tokens[i].head == i or tree.tokens[i].head not in inside)
    return next(heads, -1)


def _is_actor(who: Who) -> bool:
    """Whether words tell of somebody: *and* alone makes no group of people."""
    return who.type in _ACTORS and (
        who.type != "group" or who.country is not None or " and " not in who.text
    )
