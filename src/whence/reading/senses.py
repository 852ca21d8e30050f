"""Whether the words around a trigger bear out the sense in which it tells an event of its type.

Most verbs of PLOVER's types mean other things more often: voters *recognise* somebody, a candidate
is *beaten*, a bill is *signed*, e-mails are *released*. A wrong event is worse than a missing one,
so that such a verb must be borne out by what it is done to, by its preposition, or, where it tells
of violence, by something in its sentence that is violent or armed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from whence.reading.commitments import begun
from whence.reading.modal import FUTURE, MUST, NOT, WOULD
from whence.reading.model import FoundEvent
from whence.reading.model.event_words import types_told
from whence.reading.nominals import Nominals
from whence.reading.parties import MUTUAL, OWN, Parties
from whence.reading.phrases import tokens_within
from whence.reading.sense_words import (
    ACCIDENTS,
    ARMED,
    ASSAULTS,
    CLAUSES,
    COMPLIED,
    CONFLICT,
    COOPERATION,
    DENIED,
    DONE_TO,
    EXPLOSIVES,
    FORCES,
    GATHERINGS,
    GIVES,
    GOODS,
    HANDS,
    HELD,
    KILLS,
    MOVES,
    OBJECTS,
    OF,
    OF_REPORTERS,
    OF_WORDS,
    OFFICES,
    ORDERS,
    PARTICLES,
    PROTESTERS,
    PUBLISHED,
    RELATIONS,
    SHARED,
    SOUGHT,
    SPOKEN,
    STANDING_IN,
    THREATS,
    TREATIES,
    VIOLENT,
    VOWS,
    WARNS,
    WILLING,
    WITH,
    words,
)
from whence.reading.tree import Tree
from whence.reading.triggers import CARRIERS


def is_borne_out(head: int, one: FoundEvent, who: Parties, tree: Tree, nominals: Nominals) -> bool:
    """Whether the words around a trigger with this head word bear out its type."""
    scene = _Scene(head, one, who, tree, nominals)
    if scene.is_of_words() or scene.is_carried_without_its_noun() or scene.is_of_no_type():
        return False
    check = _CHECKS.get(one.type)
    return check is None or check(scene)


class _Scene:
    """A trigger with what stands around it."""

    def __init__(
        self, head: int, one: FoundEvent, who: Parties, tree: Tree, nominals: Nominals
    ) -> None:
        self.head = head
        self.one = one
        self.who = who
        self.tree = tree
        self.nominals = nominals
        self.objects = tree.below(head, OBJECTS)
        if not self.objects and tree.relation(head) == "acl":
            self.objects = [tree.tokens[head].head]  # *a letter signed by*

    def heads(self, words: frozenset[str]) -> bool:
        """Whether the head word is one of some words."""
        return self.tree.among(self.head, words)

    def has(self, words: Iterable[int], among: frozenset[str]) -> bool:
        """Whether one of some words of the text is one of others."""
        return any(self.tree.among(word, among) for word in words)

    def sentence(self) -> list[int]:
        """The words of the sentence, without the trigger's head."""
        return [w for w in self.tree.whole(self.tree.root(self.head)) if w != self.head]

    def near(self) -> list[int]:
        """The words that hang on the trigger, directly or not."""
        return [w for w in self.tree.whole(self.head) if w != self.head]

    def clauses(self) -> list[int]:
        """What clauses hang on the trigger as its content, aim or condition."""
        return [c for c in self.tree.children[self.head] if self.tree.relation(c) in CLAUSES]

    def told(self, words: Iterable[int]) -> frozenset[str]:
        """The types of which some words, or their objects, tell."""
        tokens = self.tree.tokens
        every = [w for word in words for w in (word, *self.tree.below(word, OBJECTS))]
        return types_told(tokens[w] for w in every)

    def is_somebody(self, word: int) -> bool:
        """Whether a word stands for somebody."""
        return self.nominals.is_somebody(word)

    def is_armed(self) -> bool:
        """Whether one of those who do it is an army, rebels or the like."""
        codes = map(self.nominals.code, self.who.actors)
        return any(who is not None and who.sector in ARMED for who in codes)

    def is_on_a_place(self) -> bool:
        """Whether it is done to a place."""
        return any(self.nominals.type(word) == "place" for word in self.who.recipients)

    def is_verb(self) -> bool:
        """Whether a verb tells the event."""
        return self.tree.tokens[self.head].upos == "VERB"

    def is_of_words(self) -> bool:
        """Whether what is done is done with words or records."""
        if self.one.type not in GOODS or not self.is_verb():
            return False
        what = [*self.objects, *self.tree.obliques(self.head, "obl", WITH)]
        what += [one for word in self.objects for one in self.tree.obliques(word, "nmod", OF)]
        return self.has(what, OF_WORDS)

    def is_of_no_type(self) -> bool:
        """Whether a noun is not the word for an event of any type, and no verb carries it."""
        tokens = self.tree.tokens
        inside = tokens_within(tokens, self.one.start, self.one.end)
        if tokens[self.head].upos != "NOUN":
            return False
        return self.is_of_another() or not types_told(tokens[i] for i in inside)

    def is_of_another(self) -> bool:
        """Whether a noun only says of what kind another is that is no event (*a call-in show*)."""
        up = self.tree.tokens[self.head].head
        is_kind = (
            self.tree.relation(self.head) == "compound" and self.tree.tokens[up].upos == "NOUN"
        )
        return is_kind and not types_told([self.tree.tokens[up]])

    def is_carried_without_its_noun(self) -> bool:
        """Whether a verb that tells an event only with its object has one that tells nothing."""
        tree = self.tree
        if not (self.is_verb() and self.heads(CARRIERS) and self.objects):
            return False
        if self.heads(GIVES) and self.who.recipients:
            return False
        if any(tree.tokens[o].upos in STANDING_IN or self.is_somebody(o) for o in self.objects):
            return False
        held = [*self.objects, *(c for o in self.objects for c in tree.children[o])]
        clauses = [c for c in self.clauses() if tree.relation(c) == "xcomp"]
        return not types_told(tree.tokens[w] for w in (*held, *clauses)) and not self.has(
            held, VIOLENT | SOUGHT | TREATIES
        )


def _threat(scene: _Scene) -> bool:
    """A threat is said as one, or is what somebody will do to somebody."""
    tree, head = scene.tree, scene.head
    inside = tokens_within(tree.tokens, scene.one.start, scene.one.end)
    if scene.has([head, *inside, *scene.objects], THREATS):
        return True
    clauses = scene.clauses()
    if scene.heads(WARNS):
        return not scene.is_verb() or any(
            tree.has(c, "advmod", NOT) and tree.has(c, "mark", words("to")) for c in clauses
        )
    if scene.heads(VOWS | WILLING):
        return any(_is_conflict(scene, c) for c in clauses)
    willing = tree.relation(head) in CLAUSES and tree.among(tree.tokens[head].head, WILLING | VOWS)
    if not willing and not tree.has(head, "aux", FUTURE | WOULD):
        return False
    return _is_conflict(scene, head) and bool(scene.who.actors)


def _is_conflict(scene: _Scene, verb: int) -> bool:
    """Whether a verb with its object, or what it begins, tells of conflict and of nothing else."""
    verb = begun(verb, scene.tree)
    own = types_told([scene.tree.tokens[verb]])
    told = scene.told([verb]) if not own or scene.tree.among(verb, CARRIERS) else own
    if not told & CONFLICT or scene.has(scene.tree.below(verb, OBJECTS), OF_WORDS):
        return False
    if told & CONFLICT <= {"ASSAULT"} and scene.tree.among(verb, ASSAULTS):
        return scene.has(scene.sentence(), VIOLENT) or scene.is_armed() or scene.is_on_a_place()
    return True


def _assault(scene: _Scene) -> bool:
    """Violence; what kills without anybody's doing is none."""
    tree = scene.tree
    if scene.heads(KILLS) and not scene.who.actors:
        nouns = (w for w in scene.near() if tree.tokens[w].upos == "NOUN")
        return not scene.has(nouns, ACCIDENTS)
    if scene.is_verb() and scene.heads(words("explode detonate")):
        return scene.has([*scene.near(), *scene.who.actors], EXPLOSIVES)
    if not scene.heads(ASSAULTS) or (not scene.is_verb() and scene.heads(words("attack"))):
        return True
    if len(scene.who.actors) > 1 and scene.heads(MUTUAL):
        return True
    if scene.is_armed() or scene.is_on_a_place():
        return True
    own = {scene.head, *tree.below(scene.head, ("compound",))}
    return scene.has((w for w in scene.sentence() if w not in own), VIOLENT) or scene.has(
        own - {scene.head}, VIOLENT
    )


def _request(scene: _Scene) -> bool:
    """Requests of verbs that mean others things as well."""
    tree, clauses = scene.tree, scene.clauses()
    if scene.heads(words("call")) and tree.has(scene.head, "compound", words("out off")):
        return False
    asked = [o for r in ("obl", "nmod") for o in tree.obliques(scene.head, r, words("for"))]
    if scene.has([*scene.objects, *asked], OF_REPORTERS):
        return False
    if scene.heads(words("insist")):
        on = tree.obliques(scene.head, "obl", words("on"))
        return any(scene.nominals.type(o) != "media" for o in on) or any(
            tree.has(c, "aux", MUST) for c in clauses
        )
    if scene.heads(words("challenge")):
        return any(tree.has(c, "mark", words("to")) for c in clauses)
    if scene.heads(words("require advocate propose")):
        return bool(scene.who.actors and scene.who.recipients)
    if scene.heads(words("seek")):
        return scene.has(scene.objects, SOUGHT)
    return True


def _agreement(scene: _Scene) -> bool:
    """Who plans something agrees to it only if it is cooperation; a law agrees to nothing."""
    tree = scene.tree
    if scene.is_verb() and not scene.who.actors:
        return False
    if scene.heads(words("readiness willingness")):
        return bool(scene.told(scene.clauses()) & COOPERATION)
    if scene.is_verb() and scene.heads(words("offer")) and scene.who.recipients:
        return not scene.has(scene.objects, OF_WORDS)
    if scene.is_verb() and scene.heads(words("plan intend prepare decide willing offer")):
        done = [c for c in scene.clauses() if tree.relation(c) in DONE_TO]
        told = scene.told([*done, *scene.objects])
        if told & COOPERATION <= {"RETREAT"} and not scene.has(scene.near(), FORCES):
            return False
        return bool(told & COOPERATION) and (
            not scene.has(done, words("sign")) or _is_treaty(scene, done)
        )
    if scene.heads(words("sign")):
        return _is_treaty(scene, [scene.head])
    if scene.is_verb() and scene.heads(words("agree")) and not scene.clauses():
        with_ = [o for o in tree.obliques(scene.head, "obl", WITH) if o > scene.head]
        is_of_one_mind = any(map(scene.is_somebody, with_))  # *agreed with her*
        return not is_of_one_mind or bool(tree.obliques(scene.head, "obl", words("to on")))
    return not scene.heads(words("try allow")) or bool(scene.who.recipients)


def _is_treaty(scene: _Scene, verbs: Iterable[int]) -> bool:
    signed = [o for verb in verbs for o in scene.tree.below(verb, OBJECTS)]
    return scene.has(signed, TREATIES)


def _support(scene: _Scene) -> bool:
    """To sign a treaty, to recognise a state."""
    if scene.heads(words("sign ratify")):
        return not scene.objects or _is_treaty(scene, [scene.head])
    if scene.heads(words("recognise recognize restore renew")):
        return any(map(scene.nominals.is_country, scene.objects)) or scene.has(
            scene.objects,
            words("authority government independence relation sovereignty state tie"),
        )
    if not scene.is_verb() and not scene.who.actors:
        return False  # *support for Vela remains strong*
    if scene.tree.relation(scene.head) == "nsubj" and not scene.who.recipients:
        return scene.is_verb()  # *Brill's support fell*
    if scene.is_verb() and scene.heads(words("reiterate reaffirm")):
        return bool(scene.told(scene.objects) & COOPERATION)
    if scene.heads(words("strengthen upgrade")) and scene.objects:
        return scene.has(scene.near(), RELATIONS)
    if scene.heads(words("promote")):
        return bool(scene.who.recipients)
    if scene.heads(words("thank")):
        return bool(scene.who.actors and scene.who.recipients)
    return True


def _retreat(scene: _Scene) -> bool:
    """Who comes, leaves or returns: forces, inspectors, refugees, and who has held an office."""
    if scene.heads(words("end")) and scene.tree.has(scene.head, "compound", words("up")):
        return False
    if scene.heads(words("release")):
        of = [o for w in scene.objects for o in scene.tree.obliques(w, "nmod", OF)]
        return not scene.has([*scene.objects, *of], PUBLISHED)
    if not scene.heads(MOVES):
        return True
    if scene.heads(HANDS) and scene.objects and scene.who.recipients:
        return True
    return scene.has([*scene.near(), *scene.who.actors], FORCES | OFFICES) or scene.is_armed()


def _rejection(scene: _Scene) -> bool:
    """A refusal of something else than of words."""
    tree, clauses = scene.tree, scene.clauses()
    if scene.heads(words("fail try")):
        done = [o for c in clauses for o in tree.below(c, OBJECTS)]
        return scene.has([*clauses, *scene.objects], COMPLIED) or scene.has(done, TREATIES)
    if scene.heads(SPOKEN):
        return False
    if scene.heads(words("breach flout violate")):
        return scene.has(scene.objects, TREATIES | ORDERS)
    if scene.heads(words("disregard ignore")):  # *ignored the evidence*
        is_told = bool(scene.told(scene.objects)) or scene.has(scene.objects, ORDERS)
        return is_told or any(map(scene.is_somebody, scene.objects))
    if scene.heads(words("vote")):
        return False
    if scene.is_verb() and scene.heads(words("deny")):  # *denied any role* is only said
        return bool(tree.below(scene.head, ("iobj",))) or scene.has(scene.objects, DENIED)
    if scene.heads(words("decline refuse")):
        done = [o for c in clauses for o in tree.below(c, OBJECTS)]
        if scene.heads(words("decline")) and scene.told(clauses) & (CONFLICT | {"ACCUSE"}):
            return False  # *declined to attack him*
        return not scene.has(clauses, SPOKEN) and not scene.has(done, OF_WORDS)
    return (
        not scene.heads(words("turn"))
        or tree.has(scene.head, "compound", PARTICLES["turn"])
        or tree.has(scene.head, "advmod", PARTICLES["turn"])
    )


def _coercion(scene: _Scene) -> bool:
    """Who prevents violence, or holds somebody in esteem, coerces nobody."""
    if scene.heads(words("hold")) and scene.has(scene.near(), HELD):
        return False
    return not (scene.heads(words("prevent")) and "ASSAULT" in scene.told(scene.objects))


def _sanction(scene: _Scene) -> bool:
    """Who stops something of his own does it to nobody (*suspended his campaign*)."""
    tree = scene.tree
    own = any(tree.has(o, "nmod", OWN) for o in scene.objects)
    return bool(scene.who.recipients) or not own or not scene.is_verb()


def _protest(scene: _Scene) -> bool:
    """A candidate's rally is none, nor is what is done to a protester."""
    if scene.has(scene.objects, PROTESTERS):
        return False
    if not scene.has([scene.head, *scene.objects], words("rally march walk")):
        return True
    return scene.has(scene.sentence(), GATHERINGS)


def _consultation(scene: _Scene) -> bool:
    """A medium that gets in touch with somebody asks for words; a host has guests."""
    if scene.is_verb() and scene.heads(words("host receive welcome greet")):
        sides = bool(scene.who.actors) + bool(scene.who.recipients)
        if sides < 2 and "CONSULT" not in scene.told(scene.objects):
            return False
    return not any(
        not scene.nominals.is_party(w) and scene.nominals.type(w) == "media"
        for w in scene.who.actors
    )


def _cooperation(scene: _Scene) -> bool:
    """It takes two."""
    if scene.heads(words("strengthen upgrade")):
        return scene.has(scene.near(), RELATIONS)
    if scene.is_verb() and scene.heads(words("exchange share")):
        return scene.has(scene.objects, SHARED)
    return len(scene.who.actors) + len(scene.who.recipients) > 1 or not scene.heads(
        words("establish partner launch trade participate")
    )


_CHECKS: Final[Mapping[str, Callable[[_Scene], bool]]] = {
    "AGREE": _agreement,
    "ASSAULT": _assault,
    "COERCE": _coercion,
    "CONCEDE": _retreat,
    "CONSULT": _consultation,
    "COOPERATE": _cooperation,
    "PROTEST": _protest,
    "REJECT": _rejection,
    "REQUEST": _request,
    "RETREAT": _retreat,
    "SANCTION": _sanction,
    "SUPPORT": _support,
    "THREATEN": _threat,
}
