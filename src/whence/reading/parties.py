"""Who did it and to whom, read off the syntax of an event's trigger.

The one who does what a verb tells is its subject, or the agent of a passive; a verb without a
subject of its own has that of the verb that it hangs on, an infinitive under an object that object
(*urged Vela to leave*), a relative or participial clause the noun that it describes. The one it is
done to is the object, or what *against*, *to*, *with* and the like name. An object that is nobody
stands for whose it is (*rejected an Ostian proposal*, *praised Vela's efforts*). A noun has them in
its owner and its prepositions, and in the verb that carries it (*imposed sanctions on*).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.nominals import Nominals
from whence.reading.tree import Tree

RECIPROCAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose two sides both act: the codebook names them all as actors."""
_TWO_SIDED: Final = RECIPROCAL | {"ASSAULT", "SUPPORT"}
_COMMITTING: Final = frozenset({"AGREE", "AID", "COOPERATE", "CONCEDE", "SUPPORT"})
"""What is done for somebody: *to* tells for whom, before the object, which is what is given."""
_OVER_PLACES: Final = frozenset(
    {"AID", "AGREE", "COERCE", "CONCEDE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION", "THREATEN"}
)
"""What is done to a territory: where it is done may be told as *in*."""
_OF_ACTOR: Final = frozenset({"RETREAT", "CONSULT", "MOBILIZE", "PROTEST", "COOPERATE"})
"""Nouns of these types have the actor after *of* (*the withdrawal of Velan forces*)."""

_SUBJECTS: Final = ("nsubj", "nsubj:outer")
_PATIENTS: Final = ("nsubj:pass",)
_OBJECTS: Final = ("obj", "iobj")
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})
_WITH: Final = frozenset({"with"})
_BETWEEN: Final = frozenset({"between", "among"})
_TO: Final = frozenset({"to"})
_IN: Final = frozenset({"in", "into", "across", "inside", "throughout"})
_TOWARDS: Final = frozenset(
    {"against", "to", "with", "on", "upon", "from", "toward", "towards", "for", "over"}
)
_PREPOSITIONS: Final = {
    "ACCUSE": _TOWARDS - {"to", "with", "for"},  # those name whom one complains to
    "ASSAULT": _TOWARDS | {"at"},
    "PROTEST": _TOWARDS | {"at"},
}
"""What opens the phrase of a recipient, where it is not the same as of other types."""
_MEETS: Final = frozenset({"meet", "consult", "agree", "negotiate", "talk", "confer", "cooperate"})
_HOSTS: Final = frozenset({"host", "receive", "welcome"})
_CARRY: Final = frozenset(
    "accept announce begin carry commit complete conclude conduct continue deliver end enter extend"
    " finish give grant have hold impose issue join launch lead lift lodge make mount offer open"
    " order pay perform place provide put reach receive resume send sign stage start suspend take"
    " undertake wage".split()
)
"""Verbs that carry a noun which tells the event: who does the one does the other."""
_OWN_WILL: Final = frozenset({"promise", "threaten", "vow", "pledge", "agree"})
"""Verbs whose infinitive is the subject's, in spite of an object."""
_MOVES: Final = frozenset(
    "contribute deliver deploy dispatch donate extradite give grant hand lend move offer provide"
    " pull recall return sell send ship station supply transfer withdraw".split()
)
"""Verbs whose object is what is moved: it is done to those whom it goes to or leaves."""
_OWN: Final = frozenset({"its", "their", "his", "her", "our", "my"})
_DIES: Final = frozenset({"die", "perish", "drown", "succumb"})
_GATHERS: Final = frozenset({"PROTEST", "CONSULT"})
"""What people gather *for* or *in*."""
_AIMED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""What is done *to* do something to somebody (*opened fire to disperse the crowd*)."""
_LINKS: Final = frozenset({"xcomp", "conj", "advcl", "ccomp", "parataxis"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_CONDITIONS: Final = frozenset({"if", "unless"})
_ORDERS: Final = frozenset({"must", "should", "ought"})
_STEPS: Final = 5
"""Words up or down the tree that a party is looked for at, at most."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The head words of those who did it and those it was done to."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


class PartyFinder:
    """Finds the parties of events of one document."""

    def __init__(
        self, tree: Tree, nominals: Nominals, speakers: Callable[[int], Sequence[int]]
    ) -> None:
        """``speakers`` tells the head words of who says a word, the innermost speaker."""
        self._tree = tree
        self._nominals = nominals
        self._speakers = speakers

    def find(self, head: int, type_: str) -> Parties:
        """The parties of an event of a type whose trigger has this head word."""
        if self.is_predicate(head):
            actors = self._doers(head)
            recipients = self._done_to(head, type_)
            if type_ == "ASSAULT" and self._tree.among(head, _DIES):
                actors, recipients = [], actors
            elif type_ == "REQUEST" and self._tree.has(head, "aux", _ORDERS):
                # *Vela must leave, Brill said*: who says so asks, who must is asked.
                actors, recipients = self._somebody(self._speakers(head)), actors
            elif type_ == "CONSULT" and self._tree.among(head, _HOSTS):
                actors, recipients = recipients, actors  # PLOVER's actor is the visitor
        else:
            actors, recipients = self._of_noun(head, type_)
        actors, recipients = self._both_sides(head, type_, actors, recipients)
        acting = tuple(dict.fromkeys(actors))
        return Parties(acting, tuple(r for r in dict.fromkeys(recipients) if r not in acting))

    def is_predicate(self, word: int) -> bool:
        """Whether a word is the head of a clause."""
        token = self._tree.tokens[word]
        if token.upos in ("VERB", "AUX"):
            return True
        clause = (*_SUBJECTS, *_PATIENTS)
        return token.upos == "ADJ" and bool(self._tree.below(word, clause))

    def _both_sides(
        self, head: int, type_: str, actors: list[int], recipients: list[int]
    ) -> tuple[list[int], list[int]]:
        """Both sides as actors, where the words make no difference between them."""
        tree = self._tree
        if type_ in _TWO_SIDED:
            between = self._between(head)
            if between:
                return between, []
        if type_ not in RECIPROCAL:
            return actors, recipients
        nouns = [o for o in tree.below(head, _OBJECTS) if not self._nominals.is_somebody(o)]
        beside = {
            one
            for word in (head, *nouns)
            for relation in ("obl", "nmod")
            for one in self._resolved(tree.obliques(word, relation, _WITH))
        }
        if tree.among(head, _MEETS):
            beside |= set(self._somebody(tree.below(head, _OBJECTS)))
        both = [r for r in recipients if r in beside]
        return [*actors, *both], [r for r in recipients if r not in beside]

    def _between(self, head: int) -> list[int]:
        tree = self._tree
        words = [head, *tree.below(head, _OBJECTS)]
        sides = [
            one
            for word in words
            for relation in ("nmod", "obl")
            for one in tree.obliques(word, relation, _BETWEEN)
        ]
        known = self._somebody(sides)
        return known if len(known) > 1 else []

    # Who does it

    def _doers(self, verb: int) -> list[int]:
        """Who does what a verb tells."""
        tree, at = self._tree, verb
        for _ in range(_STEPS):
            agents = self._somebody(tree.obliques(at, "obl", _BY))
            passive = self._is_passive(at)
            if passive and (at == verb or agents):
                return agents
            subjects = tree.below(at, (*_SUBJECTS, *_PATIENTS))
            if subjects:
                return self._resolved([self._meant(s) for s in subjects])
            relation, up = tree.relation(at), tree.tokens[at].head
            if up == at:
                break
            if relation == "acl":
                if self._nominals.is_somebody(up):
                    return [up]
                up = self._carrier(up)
                if up < 0:
                    break
            elif relation == "xcomp":
                objects = self._somebody(tree.below(up, _OBJECTS))
                if objects and not tree.among(up, _OWN_WILL):
                    return objects
            elif relation not in _LINKS:
                break
            at = up
        return []

    def _is_passive(self, verb: int) -> bool:
        tree = self._tree
        if any(tree.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in tree.children[verb]):
            return True
        return tree.relation(verb) in ("acl", "conj") and bool(
            self._somebody(tree.obliques(verb, "obl", _BY))
        )

    def _meant(self, word: int) -> int:
        """The noun that a relative pronoun stands for."""
        tree = self._tree
        verb = tree.tokens[word].head
        if tree.among(word, _RELATIVE) and tree.relation(verb) == "acl":
            return tree.tokens[verb].head
        return word

    def _carrier(self, noun: int) -> int:
        """The verb of which a noun is the object or the passive's subject; -1 if there is none."""
        tree = self._tree
        if tree.tokens[noun].relation in (*_OBJECTS, *_PATIENTS):
            return tree.tokens[noun].head
        return -1

    # Whom it is done to

    def _done_to(self, verb: int, type_: str, depth: int = 0) -> list[int]:
        """Whom it is done to: the first of the places named above in which somebody stands."""
        return next(filter(None, self._candidates(verb, type_, depth)), [])

    def _candidates(self, verb: int, type_: str, depth: int) -> Iterator[list[int]]:
        tree = self._tree
        towards = _PREPOSITIONS.get(type_, _TOWARDS)
        patients = self._patients(verb)
        obliques = [o for o in tree.obliques(verb, "obl", towards) if not self._is_time(o)]
        if tree.among(verb, _MOVES):
            to = [o for noun in patients for o in tree.obliques(noun, "nmod", _TO)]
            yield self._somebody([*obliques, *to])
            yield self._where(verb, patients)
        else:
            if type_ in _COMMITTING:
                yield self._somebody(tree.obliques(verb, "obl", _TO))
            if type_ in _OVER_PLACES:
                patients = [p for p in patients if not tree.has(p, "nmod", _OWN)]
        yield self._somebody(tree.below(verb, ("iobj",)))
        yield self._somebody(patients)
        yield self._somebody(obliques)
        protests = tree.obliques(verb, "obl", _IN) if type_ == "PROTEST" else []
        for word in (*patients, *obliques, *(p for p in protests if tree.lemma(p) == "protest")):
            yield self._whose(word, towards)
        if depth < _STEPS:
            for clause in self._clauses([*patients, verb], type_):
                yield self._in_clause(clause, type_, depth + 1)
        if type_ in _OVER_PLACES:
            yield self._where(verb, patients)

    def _patients(self, verb: int) -> list[int]:
        tree = self._tree
        found = tree.below(verb, _PATIENTS) or tree.below(verb, _OBJECTS)
        if not found and tree.tokens[verb].relation == "acl" and self._is_passive(verb):
            return [tree.tokens[verb].head]
        return [self._meant(word) for word in found]

    def _clauses(self, words: Sequence[int], type_: str) -> list[int]:
        """What verbs or nouns are about: *threatened to attack*, *demanded that Vela leave*."""
        return [
            c
            for word in words
            for c in self._tree.children[word]
            if self._tree.tokens[c].relation in ("xcomp", "ccomp", "acl") or self._is_aim(c, type_)
        ]

    def _is_aim(self, clause: int, type_: str) -> bool:
        """Whether an adverbial clause says what for, or what against."""
        tree = self._tree
        if tree.tokens[clause].relation != "advcl":
            return False
        if type_ == "THREATEN":
            return tree.has(clause, "mark", _CONDITIONS)
        return type_ == "PROTEST" or (type_ in _AIMED and tree.has(clause, "mark", _TO))

    def _in_clause(self, clause: int, type_: str, depth: int) -> list[int]:
        tree = self._tree
        if not self.is_predicate(clause):
            return self._whose(clause, _TOWARDS)
        if type_ in ("REQUEST", "ACCUSE", "PROTEST", "REJECT", "THREATEN"):
            asked = tree.below(clause, (*_SUBJECTS, *_PATIENTS))
            known = self._resolved([w for w in asked if tree.tokens[w].upos != "PRON"])
            if known:
                return known
        return self._done_to(clause, type_, depth)

    def _whose(self, noun: int, towards: frozenset[str], depth: int = 0) -> list[int]:
        """Whom a noun that is nobody is about or from."""
        tree = self._tree
        inner = tree.obliques(noun, "nmod", _OF | towards)
        several = (
            tree.below(noun, ("nmod:poss",)),
            *(tree.obliques(noun, "nmod", cases) for cases in (_BY, _BETWEEN, towards)),
        )
        known = next(filter(None, map(self._somebody, several)), [])
        known = known or self._nominals.country_words(noun) or self._somebody(inner)
        if known or depth == _STEPS:
            return known
        nested = (self._whose(one, towards, depth + 1) for one in inner)
        return next(filter(None, nested), [])

    def _where(self, verb: int, patients: Sequence[int]) -> list[int]:
        """The places in which it is done."""
        tree = self._tree
        places = tree.obliques(verb, "obl", _IN)
        places += [p for noun in patients for p in tree.obliques(noun, "nmod", _IN)]
        return [p for p in places if self._nominals.type(p) == "place"]

    # Nouns

    def _of_noun(self, noun: int, type_: str) -> tuple[list[int], list[int]]:
        tree = self._tree
        owners = tree.below(noun, ("nmod:poss",))
        if tree.has(noun, "nmod", _OWN) and tree.tokens[noun].relation == "obj":
            doers = self._doers(tree.tokens[noun].head)
            owners = doers if len(doers) > 1 else owners  # *A and B upgraded their ties*
        actors = self._resolved(owners)
        actors += self._somebody(tree.obliques(noun, "nmod", _BY))
        after_of = self._resolved(tree.obliques(noun, "nmod", _OF))
        recipients = self._somebody(tree.obliques(noun, "nmod", _TOWARDS))
        if type_ in _OF_ACTOR:
            actors = actors or after_of
        else:
            recipients = recipients or after_of
        actors = actors or self._nominals.country_words(noun)
        verb = self._carried_by(noun, type_)
        if verb is not None:
            actors = actors or self._doers(verb)
            recipients = recipients or [w for w in self._done_to(verb, type_) if w not in actors]
        elif type_ == "ASSAULT" and tree.relation(noun) == "nsubj":
            governor = tree.tokens[noun].head
            recipients = recipients or self._somebody(tree.below(governor, _OBJECTS))
        return actors, recipients

    def _carried_by(self, noun: int, type_: str) -> int | None:
        """The verb that carries a noun, so that its parties are the noun's."""
        tree = self._tree
        verb, relation = tree.tokens[noun].head, tree.relation(noun)
        if verb == noun or not self.is_predicate(verb):
            return None
        if tree.tokens[noun].relation in (*_OBJECTS, *_PATIENTS, "xcomp"):
            return verb if tree.among(verb, _CARRY) else None
        case = tree.case(noun)
        if relation == "obl" and (tree.among(verb, _CARRY) or type_ == "ASSAULT"):
            return verb if case & {"in", "under", "into"} else None
        return verb if relation == "obl" and type_ in _GATHERS and case & {"for", "in"} else None

    # Words that stand for somebody

    def _somebody(self, words: Sequence[int]) -> list[int]:
        known = [word for word in words if self._nominals.is_somebody(word)]
        return [one for word in known for one in self._nominals.sides(word) or (word,)]

    def _resolved(self, words: Sequence[int]) -> list[int]:
        """Each word that is somebody, or else the countries that describe it (*Velan jets*) or of
        whom there are so many (*scores of refugees*).
        """
        found: list[int] = []
        for word in words:
            known = self._somebody([word])
            if known:
                found += known
                continue
            of = self._somebody(self._tree.obliques(word, "nmod", _OF))
            found += of or self._nominals.country_words(word)
        return found

    def _is_time(self, word: int) -> bool:
        return self._tree.tokens[word].relation in ("obl:tmod", "obl:unmarked")
