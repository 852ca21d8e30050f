"""Whose words they are, where the syntax says otherwise than the network's tags.

The network tags words one by one, and is plainly wrong about who speaks in three cases:

- *The regent promised to defend the law after Vela asked the court to lift it, saying that Z*: of
  several phrases tagged, the subject of the cue is the source.
- *Venn was accused of theft by the bank*, *Venn faces charges of theft*: whom words are addressed
  to, or of whom they tell, does not say them. Whoever does stands after *by* or *from*, or nowhere.
- *Venn was strongly opposed to it*: a subject in the content is the source where there is no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from whence.reading.model import FoundAttribution, NetworkReading, Token
from whence.reading.model.acts import act_of
from whence.reading.phrases import tokens_within
from whence.reading.tree import Tree

_QUOTED: Final = frozenset("quote cite".split())
_OF_OTHERS: Final = frozenset(
    "accuse condemn praise ask demand state report claim warn urge propose".split()
)
"""Acts of which a passive subject is the addressee or the theme."""
_HELD: Final = frozenset({"believe", "predict"})
"""Acts of which a passive subject is what others hold something of (*is thought to be ill*)."""
_TELLS: Final = frozenset("brief inform notify remind".split())
"""Whose passive subject is told something."""
_FEELINGS: Final = frozenset("oppose concern alarm worry frighten call_on".split())
"""Whose passive tells what the subject feels (*was opposed to*)."""
_ORDERS: Final = frozenset("tell told order urge instruct warn".split())
"""Whose object is who does it."""
_MEETS: Final = frozenset(
    "draw drew drawn face receive provoke prompt spark trigger elicit earn attract get meet".split()
)
"""What one does to the words of others (*drew criticism*)."""
_RAISING: Final = frozenset(
    "seem appear happen tend turn allegedly reportedly purportedly supposedly".split()
)
"""With which others than the subject say it (*he seems to know*, *he allegedly told them*)."""
_OWN: Final = frozenset({"nmod", "compound", "amod", "det", "obl", "nsubj"})
"""How whose words they are hangs on a noun for them."""
_FROM: Final = frozenset({"from", "by"})
_BY: Final = frozenset({"by"})

Words = frozenset[int]


def with_sources(found: NetworkReading, tree: Tree) -> NetworkReading:
    """The reading with the sources of its attributions as the syntax shows them."""
    mender = _Mender(found.tokens, tree)
    return replace(found, attributions=tuple(map(mender.mended, found.attributions)))


class _Mender:
    """Mends the attributions of one document."""

    def __init__(self, tokens: Sequence[Token], tree: Tree) -> None:
        self._tokens = tokens
        self._tree = tree

    def mended(self, one: FoundAttribution) -> FoundAttribution:
        """An attribution with its source, or as it is."""
        cue = self._words(one.cue)
        verb = self._tree.top(cue)
        if verb is None or any(self._tree.among(i, _QUOTED) for i in cue):
            return one
        if not one.source and self._tokens[verb].upos == "NOUN":
            return self._with_teller(one, verb)
        if not one.source:
            return self._with_subject(one, verb)
        if self._is_of_nobody(one, verb):
            return replace(one, source=())
        one = self._with_one(one, verb)
        return self._of_others(one, verb, cue)

    def _is_of_nobody(self, one: FoundAttribution, noun: int) -> bool:
        """Whether words for what somebody says or feels are a subject themselves, and the source
        is not whose they are (*Fears grew when Vela warned of a storm*).
        """
        token = self._tokens[noun]
        if token.upos != "NOUN" or self._tree.relation(noun) not in ("nsubj", "root"):
            return False
        own = [i for i in self._tree.children[noun] if self._tree.relation(i) in _OWN]
        whose = frozenset({noun}).union(*map(self._tree.whole, own))
        return self._words(one.source).isdisjoint(whose)

    def _with_one(self, one: FoundAttribution, verb: int) -> FoundAttribution:
        """Of several phrases, the one that is the subject."""
        if len(one.source) < 2:
            return one
        subjects = set(self._tree.subjects(verb))
        kept = [piece for piece in one.source if subjects & self._words([piece])]
        return replace(one, source=tuple(kept[:1])) if kept else one

    def _of_others(self, one: FoundAttribution, verb: int, cue: Words) -> FoundAttribution:
        """Without a source who is only spoken to or of."""
        source = self._words(one.source)
        top = self._tree.top(source)
        if top is None:
            return one
        teller: Sequence[int]
        met = self._met(verb, cue)
        is_subject = self._tree.relation(top) == "nsubj" and self._tokens[top].head == verb
        if is_subject and self._is_told_to(verb, one):
            return replace(
                one, source=(), content=self._tree.pieces(self._words(one.content) | source)
            )
        if is_subject and self._is_passive(verb):
            act = act_of(self._tree.lemma(i) for i in sorted(cue))
            is_told = self._tree.among(verb, _TELLS)
            is_held = act in _HELD and (
                self._is_to_do(one) or bool(self._tree.obliques(verb, "obl", _BY))
            )
            is_of_others = act in _OF_OTHERS or is_told or is_held
            if not is_of_others or self._tree.among(verb, _FEELINGS):
                return one
            teller = self._tree.obliques(verb, "obl", _BY)
        elif met is not None and top in self._tree.subjects(self._tokens[met].head):
            teller = self._tree.obliques(met, "nmod", _FROM)
            teller = teller or self._tree.obliques(self._tokens[met].head, "obl", _FROM)
        else:
            return one
        named = teller and teller[0] not in cue
        told = self._without_case(teller[0]) - cue if named else frozenset()
        content = self._words(one.content) - told | source
        return replace(
            one,
            source=self._tree.pieces(told),
            content=self._tree.pieces(content),
        )

    def _is_told_to(self, verb: int, one: FoundAttribution) -> bool:
        """*Pilots told to wait*: what tells nobody to do something is a headline's passive."""
        relations = {self._tree.relation(i) for i in self._tree.children[verb]}
        if relations & {"obj", "iobj", "aux"} or not self._tree.among(verb, _ORDERS):
            return False
        words = sorted(self._words(one.content))
        return verb + 1 in words and self._tree.lemma(verb + 1) == "to" and self._is_to_do(one)

    def _is_to_do(self, one: FoundAttribution) -> bool:
        """Whether a content is *to do something*."""
        top = self._tree.top(self._words(one.content))
        return top is not None and any(
            self._tokens[i].relation == "mark" and self._tree.lemma(i) == "to"
            for i in self._tree.children[top]
        )

    def _met(self, verb: int, cue: Words) -> int | None:
        """The noun of *drew criticism*, *faces charges*: words of others."""
        nouns = [verb, *(i for i in self._tree.children[verb] if i in cue)]
        for noun in nouns:
            at = self._tokens[noun].head if self._tree.relation(noun) == "conj" else noun
            is_object = self._tokens[at].relation == "obj" and self._tokens[noun].upos == "NOUN"
            if is_object and self._tree.among(self._tokens[at].head, _MEETS):
                return at
        return None

    def _with_subject(self, one: FoundAttribution, verb: int) -> FoundAttribution:
        """With the subject that was taken for a part of the content."""
        act = act_of(self._tree.lemma(i) for i in sorted(self._words(one.cue)))
        is_of_others = any(self._tree.among(i, _RAISING) for i in self._words(one.cue))
        if is_of_others or act in ("other", "predict"):
            return one
        content = self._words(one.content)
        subject = [i for i in self._tree.children[verb] if self._tree.relation(i) == "nsubj"]
        if self._is_passive(verb):
            return one
        if len(subject) != 1 or subject[0] not in content:
            return one
        told = self._tree.lettered(self._tree.whole(subject[0]) & content)
        rest = content - told
        if not any(self._tokens[i].upos != "PUNCT" for i in rest):
            return one
        return replace(
            one,
            source=self._tree.pieces(told),
            content=self._tree.pieces(rest),
        )

    def _with_teller(self, one: FoundAttribution, verb: int) -> FoundAttribution:
        """With the source that stands after a noun (*claims by the opposition*)."""
        following = verb + 1
        is_by = following < len(self._tokens) and self._tree.lemma(following) in _BY
        if not is_by or self._tree.relation(following) != "case":
            return one
        told = self._without_case(self._tokens[following].head)
        content = self._tree.lettered(self._words(one.content) - told - {following})
        if not content:
            return one
        return replace(one, source=self._tree.pieces(told), content=self._tree.pieces(content))

    def _is_passive(self, verb: int) -> bool:
        return any(self._tokens[i].relation == "aux:pass" for i in self._tree.children[verb])

    def _without_case(self, index: int) -> Words:
        """A phrase without the preposition that opens it."""
        case = {i for i in self._tree.children[index] if self._tree.relation(i) == "case"}
        return self._tree.lettered(self._tree.whole(index) - case)

    def _words(self, pieces: Sequence[tuple[int, int]]) -> Words:
        return frozenset(
            index for start, end in pieces for index in tokens_within(self._tokens, start, end)
        )
