"""To whom it is done, read off the syntax of a verb.

It is the object, or what *against*, *to*, *with* and the like name. An object that is nobody stands
for whose it is (*rejected an Ostian proposal*, *praised Vela's efforts*), and a clause for those
whom it is about (*threatened to attack Zelmar*, *demanded that Vela leave*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from whence.reading.doers import Doers
from whence.reading.nominals import Nominals
from whence.reading.tree import Tree

_COMMITTING: Final = frozenset({"AGREE", "AID", "COOPERATE", "CONCEDE", "SUPPORT"})
"""What is done for somebody: *to* tells for whom, before the object, which is what is given."""
_OVER_PLACES: Final = frozenset(
    {"AID", "AGREE", "COERCE", "CONCEDE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION", "THREATEN"}
)
"""What is done to a territory: where it is done may be told as *in*."""
_SEIZES: Final = frozenset(
    "arrest confiscate convict detain hold imprison jail raid search seize sentence try".split()
)
"""What is done so to somebody or something is done to that, and not to the place."""
_SUBJECTS: Final = ("nsubj", "nsubj:outer")
_PATIENTS: Final = ("nsubj:pass",)
_OBJECTS: Final = ("obj", "iobj")
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})
_BETWEEN: Final = frozenset({"between", "among"})
_TO: Final = frozenset({"to"})
_IN: Final = frozenset({"in", "into", "across", "inside", "throughout"})
_TOWARDS: Final = frozenset(
    {"against", "to", "with", "on", "upon", "from", "toward", "towards", "for", "over"}
)
_PREPOSITIONS: Final = {
    "ACCUSE": (_TOWARDS | {"into"}) - {"to", "with", "for"},  # those name whom one complains to
    "ASSAULT": (_TOWARDS | {"at"}) - {"with", "for"},  # those name weapons and reasons
    "CONSULT": _TOWARDS - {"for"},  # that names reasons
    "PROTEST": _TOWARDS | {"at"},
}
"""What opens the phrase of a recipient, where it is not the same as of other types."""
_MOVES: Final = frozenset(
    "contribute deliver deploy dispatch donate extradite give grant hand lend move offer provide"
    " pull recall return sell send ship station supply transfer withdraw".split()
)
"""Verbs whose object is what is moved: it is done to those whom it goes to or leaves."""
_OWN: Final = frozenset({"its", "their", "his", "her", "our", "my"})
_KILLS: Final = frozenset("execute hurt injure kill maim massacre murder slay wound".split())
"""Verbs of what is done to their objects and to nothing else."""
_LODGES: Final = frozenset("deliver file hand issue lodge submit".split())
_WITH: Final = frozenset({"to", "with"})
_OF_ACTS: Final = frozenset({"ACCUSE", "REJECT"})
"""What is done to somebody for what is his."""
_AIMED: Final = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""What is done *to* do something to somebody (*opened fire to disperse the crowd*)."""
_WHEN: Final = frozenset({"when", "where", "why"})
_CONDITIONS: Final = frozenset({"if", "unless"})
_WHEREABOUTS: Final = frozenset(
    "border coast frontier ground island outskirts road scene side street twitter way".split()
)
"""What somebody is *on* where it is done."""
_STEPS: Final = 5
"""Words up or down the tree that a party is looked for at, at most."""


class Recipients:
    """Finds to whom it is done what the verbs of a document tell."""

    def __init__(self, tree: Tree, nominals: Nominals, doers: Doers) -> None:
        self._tree = tree
        self._nominals = nominals
        self._doers = doers

    def of(self, verb: int, type_: str, depth: int = 0) -> list[int]:
        """Whom it is done to: the first of the places named above in which somebody stands."""
        return next(filter(None, self._candidates(verb, type_, depth)), [])

    def _candidates(self, verb: int, type_: str, depth: int) -> Iterator[list[int]]:
        tree = self._tree
        towards = _PREPOSITIONS.get(type_, _TOWARDS)
        things = self._patients(verb)
        obliques = [
            o
            for o in tree.obliques(verb, "obl", towards)
            if not tree.is_time(o) and not tree.among(o, _WHEREABOUTS)
        ]
        if things and tree.among(verb, _KILLS):
            obliques = []  # *killed at a school*
        yield from self._named(verb, type_, things, obliques)
        clauses = self._clauses(things, type_) if type_ == "REQUEST" else []
        if depth < _STEPS:  # *its demand that Vela leave* is made to Vela
            for clause in clauses:
                yield self._in_clause(clause, type_, depth + 1)
        protests = tree.obliques(verb, "obl", _IN) if type_ == "PROTEST" else []
        for word in (*things, *obliques, *(p for p in protests if tree.lemma(p) == "protest")):
            yield self._whose(word, towards, own=type_ not in _OVER_PLACES - {"REJECT"})
        if depth < _STEPS:
            for clause in self._clauses([*things, verb], type_):
                yield self._in_clause(clause, type_, depth + 1)
        yield from self._beside(verb, type_, things)

    def _named(
        self, verb: int, type_: str, things: list[int], obliques: list[int]
    ) -> Iterator[list[int]]:
        """Whom the objects and prepositions of a verb name."""
        tree, somebody = self._tree, self._doers.somebody
        patients = things
        if tree.among(verb, _MOVES):
            given = [*things, *tree.obliques(verb, "obl", _IN)]  # *gave a million in aid to Vela*
            yield somebody([*obliques, *(o for noun in given for o in self._under(noun, _TO))])
            yield self._where(verb, things)
            patients = things if type_ in _AIMED - {"AID"} else []
        elif type_ in _COMMITTING:
            given = [o for noun in things for o in tree.obliques(noun, "nmod", _TO)]
            yield somebody([*tree.obliques(verb, "obl", _TO), *given])
        if type_ == "MOBILIZE":  # forces and arms are moved, and nobody's to whom it is done
            patients = [p for p in patients if not self._nominals.is_armed(p)]
        if type_ in _OVER_PLACES:
            patients = [p for p in patients if not tree.has(p, "nmod", _OWN)]
        yield somebody(tree.below(verb, ("iobj",)))
        yield somebody(patients)
        if type_ in _OF_ACTS:  # *rejected an Ostian plan with her*: it is Ostia's
            yield from map(self._makers, things)
        yield somebody(obliques)

    def _beside(self, verb: int, type_: str, things: list[int]) -> Iterator[list[int]]:
        """Where it is done, or with whom a protest is lodged."""
        tree = self._tree
        if type_ in _OVER_PLACES:
            yield self._where(verb, things)
        elif type_ == "ACCUSE" and tree.among(verb, _LODGES):  # *lodged a protest with Vela*
            beside = tree.obliques(verb, "obl", _WITH)
            beside += [o for thing in things for o in tree.obliques(thing, "nmod", _WITH)]
            yield self._doers.somebody(beside)
        elif type_ == "ASSAULT":  # *shelled a village in Zelmar*
            places = [p for noun in things for p in tree.obliques(noun, "nmod", _IN | _OF)]
            yield [p for p in places if self._nominals.type(p) == "place"]

    def towards(self, noun: int, type_: str) -> list[int]:
        """Whom a noun that tells an event names as those it is done to: *an attack on Zelmar*."""
        cases = _PREPOSITIONS.get(type_, _TOWARDS) | _TOWARDS
        beside = self._tree.obliques(noun, "nmod", cases)
        known = self._doers.somebody([o for o in beside if not self._tree.among(o, _WHEREABOUTS)])
        return known or self._after(noun, _PREPOSITIONS.get(type_, _TOWARDS))

    def _after(self, word: int, cases: frozenset[str]) -> list[int]:
        """Whom a preposition right after a noun names, wherever the parser hangs him."""
        tree = self._tree
        mark = word + 1
        if mark >= len(tree.tokens) or tree.tokens[mark].relation != "case":
            return []
        named = tree.tokens[mark].head
        is_flat = tree.tokens[named].relation == "flat" and mark < tree.tokens[named].head < named
        named = tree.tokens[named].head if is_flat else named
        loose = named > mark and tree.lemma(mark) in cases
        return self._doers.somebody([named]) if loose else []

    def _under(self, noun: int, cases: frozenset[str], depth: int = 0) -> list[int]:
        """Who stands after a preposition under a noun (*a million in aid to Zelmar*)."""
        tree = self._tree
        found = tree.obliques(noun, "nmod", cases)
        if found or depth == _STEPS:
            return found
        below = [c for c in tree.children[noun] if tree.relation(c) in ("nmod", "appos")]
        return [o for c in below for o in self._under(c, cases, depth + 1)]

    def _patients(self, verb: int) -> list[int]:
        tree = self._tree
        is_passive = self._doers.is_passive(verb)
        found = tree.below(verb, (*_PATIENTS, *_SUBJECTS)) if is_passive else []
        fronted = {c for c in tree.children[verb] if self._doers.is_fronted(c, verb)}
        fronted |= {one for c in fronted for one in tree.joined(c)}
        found = found or [o for o in tree.below(verb, _OBJECTS) if o not in fronted]
        if not found and tree.relation(verb) == "acl":
            over = tree.tokens[verb].head  # *the men it accused*, *the men accused by it*
            own = [s for s in tree.below(verb, _SUBJECTS) if self._doers.meant(s) != over]
            if any(tree.lemma(c) in _WHEN for c in tree.children[verb]):
                return []  # *the hall where he met them*
            if is_passive or (own and not tree.obliques(verb, "obl", _TO)):
                return [over]
        return [self._doers.meant(word) for word in found]

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
        if not self._doers.is_predicate(clause):
            return self._whose(clause, _TOWARDS)
        if type_ in ("REQUEST", "ACCUSE", "PROTEST", "REJECT", "THREATEN"):
            asked = tree.below(clause, (*_SUBJECTS, *_PATIENTS))
            known = self._doers.resolved([w for w in asked if tree.tokens[w].upos != "PRON"])
            if known:
                return known
        return self.of(clause, type_, depth)

    def _whose(
        self, noun: int, towards: frozenset[str], depth: int = 0, *, own: bool = True
    ) -> list[int]:
        """Whom a noun that is nobody is about or from; a pronoun only where ``own``."""
        tree = self._tree
        inner = [
            o for o in tree.obliques(noun, "nmod", _OF | towards) if not tree.among(o, _WHEREABOUTS)
        ]
        pronouns = [o for o in tree.below(noun, ("nmod:poss",)) if tree.tokens[o].upos == "PRON"]
        beside = [o for o in tree.obliques(noun, "nmod", towards) if o in inner]
        known = self._makers(noun) or self._doers.somebody(beside)
        known = known or self._nominals.country_words(noun) or self._doers.somebody(inner)
        known = known or self._after(noun, towards)
        known = known or (self._doers.somebody(pronouns) if own else [])
        if known or depth == _STEPS:
            return known
        nested = (self._whose(one, towards, depth + 1, own=own) for one in inner)
        return next(filter(None, nested), [])

    def _makers(self, noun: int) -> list[int]:
        """Whose a noun is that is nobody: its owner, or who made it (*a plan by Vela*)."""
        tree = self._tree
        owners = [o for o in tree.below(noun, ("nmod:poss",)) if tree.tokens[o].upos != "PRON"]
        verb = tree.tokens[noun].head
        is_active = tree.tokens[noun].relation == "obj" and not self._doers.is_passive(verb)
        makers = [c for c in tree.children[noun] if tree.tokens[c].relation == "acl"]
        several = (
            owners,
            *(tree.obliques(noun, "nmod", cases) for cases in (_BY, _BETWEEN)),
            tree.obliques(verb, "obl", _BY) if is_active else [],
            [o for made in makers for o in tree.obliques(made, "obl", _BY)],
            [w for w in self._nominals.country_words(noun) if w < noun],
        )
        return next(filter(None, map(self._doers.somebody, several)), [])

    def _where(self, verb: int, patients: Sequence[int]) -> list[int]:
        """The places in which it is done."""
        tree = self._tree
        if patients and tree.among(verb, _SEIZES):
            return []  # *held nine men in Zelmar*, but *lifted the curfew in Zelmar*
        places = tree.obliques(verb, "obl", _IN)
        places += [p for noun in patients for p in tree.obliques(noun, "nmod", _IN)]
        return [
            p for p in places if self._nominals.type(p) == "place" or self._nominals.is_country(p)
        ]
