"""The media through which words came that a source says itself: told to them, seen or quoted by
them, published in them.

Four constructions tell one, and each is plain from the syntax: to whom somebody speaks (*told
TASS*, *in an interview with the Courier*, *speaking on state radio*), who quotes (*was quoted as
saying by Interfax*), who published it (*in a letter carried by KCNA*), and who has seen the
document or met the people that say it (*a memo seen by the Courier*, *officials interviewed by
Interfax*). A body with a name of which nothing else is known, and to which somebody tells
something, is a medium: of those in PolNeAR's training part nine in ten are.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from whence.reading.entities import Cast
from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.phrases import Pieces, heads_of, tokens_within
from whence.reading.tree import Tree
from whence.reading.types import Entity
from whence.reading.who import code_phrase

_LISTENER: Final = frozenset({"obj", "iobj", "obl", "compound"})
_TELLS: Final = frozenset("tell told inform brief assure notify remind".split())
_OF_HEARERS: Final = frozenset("NOUN PROPN ADJ DET PRON PART NUM".split())
"""Parts of speech of the words for whom something is told to."""
_TALKS: Final = frozenset(
    "interview conversation briefing call statement speech letter document memo recording video"
    " comment remark article message email post tweet note diary editorial".split()
)
_SPEAKS: Final = frozenset("speak spoke talk write wrote appear".split())
_WRITES: Final = frozenset({"write", "wrote"})
_WITH: Final = frozenset({"with"})
_IN: Final = frozenset({"in"})
_MEETS: Final = frozenset("quote cite interview contact reach poll survey".split())
"""What a medium does with people who then say something."""
_GETS: Final = frozenset(
    "see seen obtain review publish carry release provide share leak send sent issue air broadcast"
    " post examine view acquire get got read cite quote".split()
)
"""What a medium does with documents, or is done with them for it."""
_OF_ANOTHER: Final = frozenset({"nmod", "compound"})
"""How a name hangs on the noun for somebody else (*told Brill's lawyer*)."""
_PEOPLE: Final = frozenset({"person", "group"})
_ITSELF: Final = ("appos", "flat", "compound")
_TO: Final = frozenset({"to", "with", "by", "for"})
_BY: Final = frozenset({"by", "in", "from", "on"})
_WHERE: Final = frozenset({"to", "with", "for", "in", "on"})
_GOT: Final = frozenset({"by", "to", "with"})
_AGENT: Final = frozenset({"by"})
_OF: Final = frozenset({"of", "for", "from", "with", "at"})
_STATE: Final = frozenset({"state"})
_QUOTED: Final = frozenset({"quote", "quoted", "cite", "cited"})


def at_words(words: Sequence[int], tree: Tree, cast: Cast) -> Iterator[str]:
    """The entities of words, with those that are in apposition to them."""
    for word in (*words, *(name for w in words for name in tree.below(w, _ITSELF))):
        id_ = cast.by_head.get(word)
        if id_ is not None:
            yield id_


class Relays:
    """Finds the relays of the attributions of one document."""

    def __init__(self, found: NetworkReading, tree: Tree, cast: Cast) -> None:
        self._found = found
        self._tree = tree
        self._cast = cast
        self._entities = {entity.id: entity for entity in cast.entities}

    def of(self, one: FoundAttribution) -> str | None:
        """The medium that the source speaks to, or that quotes it."""
        heads = heads_of(one.source, self._found.tokens)
        cues = self._words(one.cue)
        apart = {*cues, *self._words(one.source), *self._words(one.content), *heads}
        several = [
            *self._quoting(one, cues),
            *self._addressed_by(one, cues, apart),
            *(id_ for head in heads[:1] for id_ in self._having(head)),
        ]
        return next(iter(several), None)

    def _quoting(self, one: FoundAttribution, cues: Sequence[int]) -> Iterator[str]:
        """*A was quoted as saying by B*."""
        tokens = self._found.tokens
        if any(tokens[cue].lemma.lower() in _QUOTED for cue in cues):
            yield from self._media_at(heads_of(one.source[1:], tokens))

    def _addressed_by(
        self, one: FoundAttribution, cues: Sequence[int], apart: Container[int]
    ) -> Iterator[str]:
        """To whom or in what a cue tells it, or by whom it is published."""
        tree = self._tree
        for cue in cues:
            beside = [v for v in tree.below(cue, ("advcl", "acl")) if self._is_bare(v)]
            agents = [a for v in (cue, *beside) for a in tree.obliques(v, "obl", _AGENT)]
            speaking = [v for v in beside if tree.among(v, _SPEAKS)]
            agents += [a for v in speaking for a in tree.obliques(v, "obl", _WHERE)]
            for agent in agents:
                if agent not in apart or len(one.source) > 1:
                    yield from self._media_at([agent])
            yield from self._unknown_at(self._publishers(cue))
            for verb in speaking:
                if tree.among(verb, _WRITES):
                    yield from self._unknown_at(tree.obliques(verb, "obl", _IN))
            is_told = tree.among(cue, _TELLS) and not self._is_to_do(one)
            for index in self._addressed(cue, apart):
                yield from self._media_at(self._hearers(index))
                yield from self._unknown_at(self._publishers(index))
                if tree.lemma(index) == "interview":
                    yield from self._unknown_at(tree.obliques(index, "nmod", _WITH))
                if is_told and tree.relation(index) not in _OF_ANOTHER:
                    yield from self._unknown_at([index])

    def _having(self, head: int) -> Iterator[str]:
        """By whom the document that says it was seen, or the people who say it were met."""
        entity = self._entity_of(head)
        is_person = entity is None or entity.type in _PEOPLE
        verbs = _MEETS if is_person else _GETS
        for verb in self._tree.below(head, ("acl",)):
            if self._is_bare(verb) and self._tree.among(verb, verbs):
                yield from self._media_at(self._tree.obliques(verb, "obl", _GOT))
                if not is_person:
                    yield from self._unknown_at(self._tree.obliques(verb, "obl", _AGENT))

    def _entity_of(self, head: int) -> Entity | None:
        return self._entities.get(self._cast.by_head.get(head, ""))

    def _media_at(self, words: Sequence[int]) -> Iterator[str]:
        """The entities of words that are media, or called a state agency."""
        is_medium = any(map(self._is_state_agency, words))
        told = [word for word in words if not self._is_means(word)]
        for id_ in at_words(told, self._tree, self._cast):
            entity = self._entities[id_]
            if entity.type == "media" or (is_medium and entity.named):
                yield id_

    def _is_means(self, word: int) -> bool:
        """Whether a word tells only how somebody spoke (*by radio*)."""
        below = self._tree.children[word]
        is_bare = all(self._tree.relation(i) in ("case", "punct") for i in below)
        return is_bare and self._found.tokens[word].upos == "NOUN" and "by" in self._tree.case(word)

    def _unknown_at(self, words: Sequence[int]) -> Iterator[str]:
        """The entities of words that may be media, since they do as media do."""
        return filter(self._may_be_medium, at_words(words, self._tree, self._cast))

    def _may_be_medium(self, id_: str) -> bool:
        """Whether somebody is a body with a name of which nothing else is known."""
        entity = self._entities[id_]
        is_body = entity.type == "organization" and entity.named and entity.sector is None
        return is_body and code_phrase(entity.name).type == "other"  # not 'the Lorn Council'

    def _is_to_do(self, one: FoundAttribution) -> bool:
        """Whether a content is *to do something*: an order."""
        words = self._words(one.content)
        return bool(words) and self._tree.lemma(words[0]) == "to"

    def _is_bare(self, verb: int) -> bool:
        """Whether a participle has nothing of its own (*carried by Kordinform*)."""
        below = {self._tree.relation(i) for i in self._tree.children[verb]}
        return not below & {"mark", "nsubj", "obj", "aux"}

    def _addressed(self, cue: int, apart: Container[int]) -> Iterator[int]:
        """The words for whom, or in what, a cue tells something."""
        is_telling = self._tree.among(cue, _TELLS)
        listening = _LISTENER if is_telling else _LISTENER - {"obj"}
        for index in self._tree.children[cue]:
            relation = self._found.tokens[index].relation
            is_told = is_telling and relation == "nsubj:pass"
            if index not in apart and (relation.split(":")[0] in listening or is_told):
                yield index
        if is_telling:
            yield from self._told(cue, apart)

    def _told(self, cue: int, apart: Container[int]) -> list[int]:
        """The nouns right after *told*, up to what is told: who it is told to, wherever the parser
        hangs them.
        """
        found = []
        for index in range(cue + 1, len(self._found.tokens)):
            token = self._found.tokens[index]
            if index in apart or token.upos not in _OF_HEARERS:
                break
            if token.upos in ("NOUN", "PROPN"):
                found.append(index)
        return found

    def _is_state_agency(self, index: int) -> bool:
        """Whether words for whom somebody tells something mean a medium: *state agency X*."""
        tokens = self._found.tokens
        words = [index, *self._tree.children[index]]
        return any(
            tokens[w].lemma.lower() == "agency"
            and any(self._tree.has(w, relation, _STATE) for relation in ("compound", "amod"))
            for w in words
        )

    def _hearers(self, index: int) -> list[int]:
        """Who is spoken to, or with whom a talk is, or by whom what was said was published; after
        each the media whose they are (*told CNN's Ana Brill*, *a reporter for the Courier*).
        """
        tree = self._tree
        if not self._is_talk(index):
            return [index, *self._employers(index)]
        found = tree.obliques(index, "nmod", _TO) + tree.below(index, ("compound",))
        found += [one for hearer in found for one in self._employers(hearer)]
        return found + [o for verb in self._made_by(index) for o in self._under(verb, _BY)]

    def _publishers(self, index: int) -> list[int]:
        """By whom a statement or the like was published or quoted."""
        verbs = [v for v in self._made_by(index) if self._tree.among(v, _GETS)]
        return [one for verb in verbs for one in self._under(verb, _AGENT)]

    def _made_by(self, index: int) -> list[int]:
        """The verbs that tell what was done with a statement, or with a part of it."""
        if not self._is_talk(index):
            return []
        parts = [index, *self._tree.below(index, ("nmod",))]
        return [v for part in parts for v in self._tree.below(part, ("acl", "acl:relcl"))]

    def _under(self, verb: int, cases: frozenset[str]) -> list[int]:
        """What a preposition adds to a verb, also to one that the parser takes for a noun."""
        relations = ("obl",) if self._found.tokens[verb].upos == "VERB" else ("obl", "nmod")
        return [one for r in relations for one in self._tree.obliques(verb, r, cases)]

    def _is_talk(self, index: int) -> bool:
        token = self._found.tokens[index]
        return token.upos == "NOUN" and token.lemma.lower() in _TALKS

    def _employers(self, hearer: int) -> list[int]:
        """Whose presenter, reporter or programme a hearer is."""
        tree = self._tree
        return [
            *tree.below(hearer, ("nmod:poss",)),
            *tree.obliques(hearer, "nmod", _OF),
            *(
                one
                for name in tree.below(hearer, _ITSELF)
                for one in tree.below(name, ("nmod:poss",))
            ),
        ]

    def _words(self, pieces: Pieces) -> list[int]:
        tokens = self._found.tokens
        return [i for start, end in pieces for i in tokens_within(tokens, start, end)]
