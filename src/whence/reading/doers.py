"""Who does what a verb tells, read off its syntax.

It is the subject, or the agent of a passive; a verb without a subject of its own has that of the
verb that it hangs on, an infinitive under an object that object (*urged Vela to leave*), a relative
or participial clause the noun that it describes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whence.reading.nominals import Nominals
from whence.reading.tree import Tree

_SUBJECTS: Final = ("nsubj", "nsubj:outer")
_PATIENTS: Final = ("nsubj:pass",)
_OBJECTS: Final = ("obj", "iobj")
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})
_TO: Final = frozenset({"to"})
_OWN_WILL: Final = frozenset({"promise", "threaten", "vow", "pledge", "agree"})
"""Verbs whose infinitive is the subject's, in spite of an object."""
_OF_OBJECT: Final = frozenset({"for", "from", "of"})
_LINKS: Final = frozenset({"xcomp", "conj", "advcl", "ccomp", "parataxis"})
_SHARED: Final = _LINKS - {"ccomp", "parataxis"}
"""Clauses that have the subject of the verb above them where they have none."""
_NO_SUBJECTS: Final = frozenset({"appos", "flat", "nmod:desc"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_STEPS: Final = 5
"""Words up or down the tree that a party is looked for at, at most."""


class Doers:
    """Finds who does what the verbs of a document tell, and which words stand for somebody."""

    def __init__(self, tree: Tree, nominals: Nominals) -> None:
        self._tree = tree
        self._nominals = nominals

    def of(self, verb: int) -> list[int]:
        """Who does what a verb tells."""
        tree, at = self._tree, verb
        for _ in range(_STEPS):
            agents = self.somebody(tree.obliques(at, "obl", _BY))
            passive = self.is_passive(at)
            is_beside = tree.relation(verb) == "conj"  # *was denounced by Vela and left*
            if passive and (at == verb or (agents and not is_beside)):
                return agents
            subjects = tree.below(at, (*_SUBJECTS, *_PATIENTS)) or self._misplaced(at)
            if subjects:
                return self.resolved([self.meant(s) for s in subjects])
            relation, up = tree.relation(at), tree.tokens[at].head
            if up == at:
                break
            if relation == "acl":
                is_told = bool(tree.below(up, ("cop",))) and tree.has(at, "mark", _TO)
                if self._nominals.is_somebody(up) and not is_told:
                    return [up]
                is_made = tree.has(at, "mark", _TO) and not self._nominals.is_somebody(up)
                makers = self._makers(up) if is_made else []
                if makers:
                    return makers  # *condemned an Ostian decision to leave*
                up = self._carrier(up)
                if up < 0:
                    break
            elif relation == "xcomp" or tree.has(at, "mark", _OF_OBJECT):
                objects = self.somebody(tree.below(up, _OBJECTS))  # *blamed Vela for leaving*
                if objects and not tree.among(up, _OWN_WILL):
                    return objects
            elif relation not in _SHARED and (relation != "parataxis" or at < up):
                break
            at = up
        return []

    def _makers(self, noun: int) -> list[int]:
        """Whose a decision, plan or offer is."""
        owners = self._tree.below(noun, ("nmod:poss",))
        return self.somebody(owners) or self._nominals.country_words(noun)

    def _misplaced(self, verb: int) -> list[int]:
        """A name or office before a verb that hangs on it as no word does on a verb: a slip of the
        parser. With it, those that *and* joins.
        """
        tree = self._tree
        odd = [
            c
            for c in tree.children[verb]
            if c < verb
            and (tree.tokens[c].relation in _NO_SUBJECTS or self.is_fronted(c, verb))
            and tree.tokens[c].upos in ("PROPN", "NOUN")
        ][:1]
        return [*odd, *(joined for one in odd for joined in tree.joined(one))]

    def is_fronted(self, noun: int, verb: int) -> bool:
        """Whether what the parser takes for an object stands before the auxiliary of its verb, so
        that it is the subject.
        """
        tree = self._tree
        return tree.tokens[noun].relation == "obj" and any(
            noun < c < verb and tree.relation(c) == "aux" for c in tree.children[verb]
        )

    def is_passive(self, verb: int) -> bool:
        """Whether a verb tells what is done to its subject, or to the noun that it describes."""
        tree = self._tree
        told = {tree.tokens[c].relation for c in tree.children[verb]}
        if "aux:pass" in told or ("nsubj:pass" in told and "obj" not in told):
            return True  # a subject beside an object acts, whatever the parser calls it
        if tree.tokens[verb].upos == "VERB" and self._nominals.is_participle(verb):
            return True
        return tree.relation(verb) in ("acl", "conj") and bool(
            self.somebody(tree.obliques(verb, "obl", _BY))
        )

    def meant(self, word: int) -> int:
        """The noun that a relative pronoun stands for, or a pronoun of who speaks of himself."""
        tree = self._tree
        verb = tree.tokens[word].head
        if tree.among(word, _RELATIVE) and tree.relation(verb) == "acl":
            return tree.tokens[verb].head
        return self._speaking(word) if tree.tokens[word].upos == "PRON" else word

    def _speaking(self, pronoun: int) -> int:
        """Who says what the clause of a pronoun tells, if the pronoun may stand for him: *Vela said
        it would leave*.
        """
        tree = self._tree
        verb = tree.tokens[pronoun].head
        for _ in range(_STEPS):
            if tree.relation(verb) not in _LINKS:
                break
            is_clause = tree.tokens[verb].relation == "ccomp"
            verb = tree.tokens[verb].head
            speakers = tree.below(verb, _SUBJECTS) if is_clause else []
            if speakers:
                may = [s for s in speakers if self._nominals.agrees(pronoun, s, len(speakers))]
                return may[0] if may and tree.tokens[may[0]].upos != "PRON" else pronoun
        return pronoun

    def _carrier(self, noun: int) -> int:
        """The verb of which a noun is the object or the passive's subject, or the noun itself where
        it tells of a subject (*Zelmar is in talks*); -1 if there is none.
        """
        tree = self._tree
        if tree.below(noun, ("cop",)) and tree.below(noun, _SUBJECTS):
            return noun
        if tree.tokens[noun].relation in (*_OBJECTS, *_PATIENTS):
            return tree.tokens[noun].head
        return -1

    def is_predicate(self, word: int) -> bool:
        """Whether a word is the head of a clause."""
        token = self._tree.tokens[word]
        if token.upos in ("VERB", "AUX"):
            return True
        has_subject = bool(self._tree.below(word, (*_SUBJECTS, *_PATIENTS)))
        is_noun = token.upos == "NOUN" and not self._tree.below(word, ("cop",))
        return has_subject and (is_noun or token.upos == "ADJ")

    def somebody(self, words: Sequence[int]) -> list[int]:
        """Those of some words that stand for somebody; a group of two countries is two."""
        known = [word for word in words if self._nominals.is_somebody(word)]
        return [one for word in known for one in self._nominals.stands_for(word)]

    def resolved(self, words: Sequence[int]) -> list[int]:
        """Each word that is somebody, or else the countries that describe it (*Velan jets*) or of
        whom there are so many (*scores of refugees*).
        """
        found: list[int] = []
        for word in words:
            known = self.somebody([word])
            if known:
                found += known
                continue
            of = self.somebody(self._tree.obliques(word, "nmod", _OF))
            found += of or self._nominals.country_words(word)
        return found
