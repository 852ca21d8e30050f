"""Who did it and to whom, read off the syntax of an event's trigger.

A verb has them in its subject and its objects (``doers``, ``recipients``), a noun in its owner and
its prepositions, and in the verb that carries it (*imposed sanctions on*). Where both sides do the
same, both are actors, as PLOVER's codebook has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.doers import Doers
from whence.reading.modal import MUST
from whence.reading.model.event_words import types_told
from whence.reading.nominals import Nominals
from whence.reading.recipients import Recipients
from whence.reading.tree import Tree

RECIPROCAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose two sides both act: the codebook names them all as actors."""
_TWO_SIDED: Final = RECIPROCAL | {"ASSAULT", "SUPPORT"}
_OF_ACTOR: Final = frozenset({"RETREAT", "CONSULT", "MOBILIZE", "PROTEST", "COOPERATE"})
"""Nouns of these types have the actor after *of* (*the withdrawal of Velan forces*)."""
_SAID: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Nouns of these types have who says it after *from* (*criticism from Vela*)."""
_PATIENTS: Final = ("nsubj:pass",)
_OBJECTS: Final = ("obj", "iobj")
_BY: Final = frozenset({"by"})
_OF: Final = frozenset({"of"})
_WITH: Final = frozenset({"with"})
_BETWEEN: Final = frozenset({"between", "among"})
MUTUAL: Final = frozenset(
    "battle clash combat conflict fight fighting firefight hostility shootout skirmish violence"
    " war".split()
)
"""Fights that two sides have with each other."""
_MEETS: Final = frozenset({"meet", "consult", "agree", "negotiate", "talk", "confer", "cooperate"})
_MEDIATES: Final = frozenset({"mediate", "mediation", "effort", "arbitrate", "arbitration"})
_HOSTS: Final = frozenset({"host", "receive", "welcome"})
_CARRY: Final = frozenset(
    "accept announce begin carry commit complete conclude conduct continue deliver draw end"
    " enter extend face finish get give grant have hold impose issue join launch lead lift lodge"
    " make mount offer open order pay perform place provide put reach receive resume send sign"
    " stage start step suffer suspend take undergo undertake wage win".split()
)
"""Verbs that carry a noun which tells the event: who does the one does the other."""
_GETS: Final = frozenset("draw face get receive suffer undergo win".split())
"""Verbs whose subject is the one to whom it is done what their object tells."""
_FROM: Final = frozenset({"from", "by"})
_BLAME: Final = frozenset({"blame", "credit", "responsibility"})
_CLAIMS: Final = frozenset({"accept", "admit", "bear", "claim", "take"})
_COMES: Final = frozenset("be come fall remain stay".split())
_UNDER: Final = frozenset({"under"})
_GIVEN_BY: Final = _FROM | {"among"}
OWN: Final = frozenset({"its", "their", "his", "her", "our", "my"})
_DIES: Final = frozenset({"die", "perish", "drown", "succumb"})
_AMOUNTS: Final = frozenset("campaign number round series spate string wave".split())
_GATHERS: Final = frozenset({"PROTEST", "CONSULT"})
"""What people gather *for* or *in*."""


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
        self._doers = Doers(tree, nominals)
        self._recipients = Recipients(tree, nominals, self._doers)

    def find(self, head: int, type_: str) -> Parties:
        """The parties of an event of a type whose trigger has this head word."""
        under = self._under(head)
        if under is not None:  # *came under criticism from Vela*
            givers = [o for w in (head, under) for r in ("obl", "nmod")
                      for o in self._tree.obliques(w, r, _GIVEN_BY)]  # fmt: skip
            return Parties(tuple(self._doers.somebody(givers)), tuple(self._doers.of(head)))
        nouns = self._tree.below(head, ("obj",)) if self._tree.among(head, _GETS) else []
        if nouns and self._is_event(nouns[0], type_):
            head = nouns[0]  # *received support from Vela*
        if self._doers.is_predicate(head):
            actors = self._doers.of(head)
            recipients = self._recipients.of(head, type_)
            if type_ == "ASSAULT" and self._tree.among(head, _DIES):
                actors, recipients = [], actors
            elif type_ == "REQUEST" and self._tree.has(head, "aux", MUST):
                # *Vela must leave, Brill said*: who says so asks, who must is asked.
                actors, recipients = self._doers.somebody(self._speakers(head)), actors
            elif type_ == "CONSULT" and self._tree.among(head, _HOSTS):
                actors, recipients = recipients, actors  # PLOVER's actor is the visitor
        else:
            actors, recipients = self._of_noun(head, type_)
        actors, recipients = self._both_sides(head, type_, actors, recipients)
        acting = tuple(dict.fromkeys(actors))
        return Parties(acting, tuple(r for r in dict.fromkeys(recipients) if r not in acting))

    def _is_event(self, noun: int, type_: str) -> bool:
        """Whether what somebody gets is an event, and not somebody."""
        told = types_told([self._tree.tokens[noun]])
        return type_ in told or not self._nominals.is_somebody(noun)

    def _under(self, verb: int) -> int | None:
        """What somebody *is*, *comes* or *remains under*, so that it is done to him."""
        found = self._tree.obliques(verb, "obl", _UNDER) if self._tree.among(verb, _COMES) else []
        return next((o for o in found if not self._nominals.is_somebody(o)), None)

    def _both_sides(
        self, head: int, type_: str, actors: list[int], recipients: list[int]
    ) -> tuple[list[int], list[int]]:
        """Both sides as actors, where the words make no difference between them."""
        tree = self._tree
        if type_ in _TWO_SIDED and (type_ != "ASSAULT" or tree.among(head, MUTUAL)):
            between = self._between(head)
            if between and actors and tree.among(head, _MEDIATES):
                return actors, between
            if between:
                return between, []
        if type_ not in RECIPROCAL:
            return actors, recipients
        nouns = [o for o in tree.below(head, _OBJECTS) if not self._nominals.is_somebody(o)]
        beside = {
            one
            for word in (head, *nouns)
            for relation in ("obl", "nmod")
            for one in self._doers.resolved(tree.obliques(word, relation, _WITH))
        }
        if tree.among(head, _MEETS):
            beside |= set(self._doers.somebody(tree.below(head, _OBJECTS)))
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
        known = self._doers.somebody(sides)
        return known if len(known) > 1 else []

    def _of_noun(self, noun: int, type_: str) -> tuple[list[int], list[int]]:
        tree = self._tree
        if tree.among(noun, _AMOUNTS):  # *a series of strikes*
            noun = next(iter(tree.obliques(noun, "nmod", _OF)), noun)
        owners = tree.below(noun, ("nmod:poss",))
        if tree.has(noun, "nmod", OWN) and tree.tokens[noun].relation == "obj":
            doers = self._doers.of(tree.tokens[noun].head)
            owners = doers if len(doers) > 1 else owners  # *A and B upgraded their ties*
        actors = self._doers.resolved(owners)
        actors += self._doers.somebody(tree.obliques(noun, "nmod", _BY))
        if type_ in _SAID:
            actors += self._doers.somebody(tree.obliques(noun, "nmod", _FROM))
        after_of = self._doers.resolved(tree.obliques(noun, "nmod", _OF))
        recipients = [r for r in self._recipients.towards(noun, type_) if r not in actors]
        if type_ in _OF_ACTOR:
            actors = actors or after_of
        else:
            recipients = recipients or after_of
        told = [] if actors else self._nominals.country_words(noun)
        where = [w for w in told if type_ == "ASSAULT" and self._nominals.is_town(w)]
        recipients = recipients or where  # *the Lorn attacks*
        actors = actors or [w for w in told if w not in where] or self._claimed(noun)
        verb = self._carried_by(noun, type_)
        if verb is not None and tree.among(verb, _GETS):
            givers = self._doers.somebody(tree.obliques(verb, "obl", _GIVEN_BY))
            return givers or self._doers.somebody(tree.obliques(noun, "nmod", _GIVEN_BY)), (
                self._doers.of(verb)
            )
        if verb is not None:
            actors = actors or self._doers.of(verb)
            recipients = recipients or [
                w for w in self._recipients.of(verb, type_) if w not in actors
            ]
        elif type_ == "ASSAULT" and tree.relation(noun) == "nsubj":
            governor = tree.tokens[noun].head
            recipients = recipients or self._doers.somebody(tree.below(governor, _OBJECTS))
        return actors, recipients

    def _claimed(self, noun: int) -> list[int]:
        """Who claims to have done what a noun tells (*claimed responsibility for the blast*)."""
        tree = self._tree
        claim = tree.tokens[noun].head
        verb = tree.tokens[claim].head
        if not tree.among(claim, _BLAME) or not self._doers.is_predicate(verb):
            return []
        return self._doers.of(verb) if tree.among(verb, _CLAIMS) else []

    def _carried_by(self, noun: int, type_: str) -> int | None:
        """The verb that carries a noun, so that its parties are the noun's."""
        tree = self._tree
        verb, relation = tree.tokens[noun].head, tree.relation(noun)
        if verb == noun or not self._doers.is_predicate(verb):
            return None
        if tree.tokens[noun].relation in (*_OBJECTS, *_PATIENTS, "xcomp"):
            return verb if tree.among(verb, _CARRY) else None
        case = tree.case(noun)
        if relation == "obl" and tree.tokens[noun - 1].relation == "compound:prt":
            return verb if tree.among(verb, _CARRY) else None  # *stepped up attacks*
        if relation == "obl" and (tree.among(verb, _CARRY) or type_ == "ASSAULT"):
            return verb if case & {"in", "under", "into"} else None
        return verb if relation == "obl" and type_ in _GATHERS and case & {"for", "in"} else None
