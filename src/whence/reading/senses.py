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
from whence.reading.tree import Tree
from whence.reading.triggers import CARRIERS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OBJECTS: Final = ("obj", "nsubj:pass")
_WITH: Final = _words("with")
_OF: Final = _words("of")
_CLAUSES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_DONE_TO: Final = frozenset({"xcomp", "ccomp", "advcl"})

_OF_WORDS: Final = _words(
    "account address advertisement advice answer article blow book claim comment copy critique data"
    " detail document"
    " e-mail email evidence explanation file finding idea image information joke letter line list"
    " mail memo message name news note number opinion passage password photo point poll post"
    " prayer question record referral remark report result rhetoric ruling speech statement"
    " statistics story tape testimony text thought transcript tweet verdict video view vote word"
)
"""What is said, written or shown: neither aid nor captives nor troops."""
_GOODS: Final = frozenset({"AID", "RETREAT", "MOBILIZE", "AGREE", "COERCE"})
"""Types of what is done with people and goods; words that are sent or released are none."""

_GIVES: Final = _words("accept deliver give offer provide send supply")
_STANDING_IN: Final = frozenset({"PRON", "SYM", "NUM", "DET"})
"""Objects that do not say themselves what they are, and amounts of money."""

_VIOLENT: Final = _words(
    "aerial air aircraft airstrike ambush ammunition armed armor armored armoured army artillery"
    " assassin assassinate assassination attacker battlefield bayonet behead blast bloodshed bomb"
    " bomber bombing brigade bullet casualty ceasefire civilian combat convoy dead death die"
    " explode explosion explosive extremist fatality fighter firearm force grenade"
    " guerrilla gun gunfire gunman gunmen gunpoint hostage injure injured injury insurgent invade"
    " invasion jet jihadist kidnap kill killer killing knife machete massacre militant"
    " military militia mine minefield missile mortar murder navy offensive paramilitary"
    " police policeman policemen prisoner projectile protester raid rape rebel refugee rifle riot"
    " rocket separatist settler shell shelling shoot shot siege sniper soldier squad stab"
    " stronghold suicide tank tear teargas terror terrorism terrorist torch torture trench troop"
    " truce uprising victim violence violent war warfare warplane warship weapon wound"
    " wounded"
)
"""What shows that a sentence tells of violence."""
_ASSAULTS: Final = _words(
    "abuse attack battle beat blow burn capture carry clash combat crack cut demolish destroy"
    " drop execute fight fighting fire gas hammer hit hunt hurl launch occupy offensive operation"
    " pelt pound ram shoot slam stone storm strike target throw torch wage war"
)
"""Words that tell of an assault only in violent company."""
_KILLS: Final = _words("kill die injure wound hurt perish burn destroy")
_EXPLOSIVES: Final = _words(
    "ammunition attacker belt bomb bomber device dynamite explosive grenade himself ied mine"
    " minefield missile rocket shell vest warhead"
)
"""What explodes because somebody means it to."""
_ACCIDENTS: Final = _words(
    "accident avalanche cancer collapse collision coronavirus crash cyclone derailment disease"
    " drown earthquake epidemic flood flooding heat hurricane illness landslide outbreak pandemic"
    " storm tornado tsunami virus wildfire wreck"
)
"""What kills without anybody's doing."""
_ARMED: Final = frozenset({"MIL", "REB", "PRM", "UAF", "SEP"})

_THREATS: Final = _words("threaten threat threated ultimatum swear")
_VOWS: Final = _words("vow promise pledge guarantee")
_WARNS: Final = _words("warn caution warning")
_WILLING: Final = _words("plan prepare prepared ready intend decide willing")
_CONFLICT: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"})
_COOPERATION: Final = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
)
_TREATIES: Final = _words(
    "accord agreement armistice ceasefire charter compact contract convention deal declaration"
    " memorandum pact peace protocol treaty truce understanding"
)
_FORCES: Final = _words(
    "army asylum brigade contingent detainee diplomat fighter fleet force guerrilla hostage"
    " inspector land militant military militia monitor navy observer peacekeeper prisoner rebel"
    " refugee remains settlement settler ship soldier squadron tank territory troop unit warship"
)
"""Whose coming and going is a withdrawal, a return or a release."""
_MOVES: Final = _words("arrive admit enter leave lay let pull return step turn hand")
_HANDS: Final = _words("admit hand let return")
_OFFICES: Final = _words(
    "aside captivity ceasefire chairmanship control down government leadership ministry office"
    " post power premiership presidency"
)
_GATHERINGS: Final = _words(
    "activist against anti chant crackdown crowd demand demonstration demonstrator disperse march"
    " marcher opposition police protest protester riot rioter square street strike student tear"
    " union unrest worker"
)
"""What shows that a rally or march protests."""
_COMPLIED: Final = _words(
    "abide accept allow comply cooperate free honor honour implement keep meet pay release"
    " respect sign withdraw"
)
_ORDERS: Final = _words(
    "agreement airspace ban blockade border curfew embargo order resolution sanction sovereignty"
    " term territory"
)
"""What is violated in defiance of somebody, and not just broken as a law is."""
_DENIED: Final = _words(
    "access aid allocation appeal asylum bail entry licence license motion parole permission permit"
    " petition recognition request right service visa"
)
"""What is denied to somebody, and not just said not to be so."""
_SHARED: Final = _words(
    "ambassador captive data diplomat evidence experience expertise fire hostage information"
    " intelligence knowledge market power prisoner resource secret technology weapon"
)
"""What states share or exchange."""
_RELATIONS: Final = _words(
    "agreement alliance bond contact cooperation friendship link partnership relation relationship"
    " tie ty"
)
"""What is strengthened between states; *ty* is what the network may make of *ties*."""
_SPOKEN: Final = _words(
    "acknowledge admit answer apologise apologize back comment concede condemn confirm criticise"
    " criticize discuss elaborate endorse identify interview name rule say speak speculate tell"
)
_SOUGHT: Final = _words(
    "access aid apology arrest assistance asylum backing ceasefire cooperation dialogue"
    " endorsement explanation extradition freedom funding guarantee help independence intervention"
    " loan mediation meeting money pardon peace permission recognition refuge release resignation"
    " sanction support talk talks truce visa withdrawal"
)
_PARTICLES: Final[Mapping[str, frozenset[str]]] = {
    "turn": _words("down away back"),
    "call": _words("for on upon off to"),
    "crack": _words("down"),
    "lash": _words("out"),
}
"""Verbs that tell of a type only with one of these words."""


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
        self.objects = tree.below(head, _OBJECTS)
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
        return [c for c in self.tree.children[self.head] if self.tree.relation(c) in _CLAUSES]

    def told(self, words: Iterable[int]) -> frozenset[str]:
        """The types of which some words, or their objects, tell."""
        tokens = self.tree.tokens
        every = [w for word in words for w in (word, *self.tree.below(word, _OBJECTS))]
        return types_told(tokens[w] for w in every)

    def is_somebody(self, word: int) -> bool:
        """Whether a word stands for somebody."""
        return self.nominals.is_somebody(word)

    def is_armed(self) -> bool:
        """Whether one of those who do it is an army, rebels or the like."""
        codes = map(self.nominals.code, self.who.actors)
        return any(who is not None and who.sector in _ARMED for who in codes)

    def is_on_a_place(self) -> bool:
        """Whether it is done to a place."""
        return any(self.nominals.type(word) == "place" for word in self.who.recipients)

    def is_verb(self) -> bool:
        """Whether a verb tells the event."""
        return self.tree.tokens[self.head].upos == "VERB"

    def is_of_words(self) -> bool:
        """Whether what is done is done with words or records."""
        if self.one.type not in _GOODS or not self.is_verb():
            return False
        what = [*self.objects, *self.tree.obliques(self.head, "obl", _WITH)]
        what += [one for word in self.objects for one in self.tree.obliques(word, "nmod", _OF)]
        return self.has(what, _OF_WORDS)

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
        if self.heads(_GIVES) and self.who.recipients:
            return False
        if any(tree.tokens[o].upos in _STANDING_IN or self.is_somebody(o) for o in self.objects):
            return False
        held = [*self.objects, *(c for o in self.objects for c in tree.children[o])]
        clauses = [c for c in self.clauses() if tree.relation(c) == "xcomp"]
        return not types_told(tree.tokens[w] for w in (*held, *clauses)) and not self.has(
            held, _VIOLENT | _SOUGHT | _TREATIES
        )


def _threat(scene: _Scene) -> bool:
    """A threat is said as one, or is what somebody will do to somebody."""
    tree, head = scene.tree, scene.head
    inside = tokens_within(tree.tokens, scene.one.start, scene.one.end)
    if scene.has([head, *inside, *scene.objects], _THREATS):
        return True
    clauses = scene.clauses()
    if scene.heads(_WARNS):
        return not scene.is_verb() or any(
            tree.has(c, "advmod", NOT) and tree.has(c, "mark", _words("to")) for c in clauses
        )
    if scene.heads(_VOWS | _WILLING):
        return any(_is_conflict(scene, c) for c in clauses)
    willing = tree.relation(head) in _CLAUSES and tree.among(
        tree.tokens[head].head, _WILLING | _VOWS
    )
    if not willing and not tree.has(head, "aux", FUTURE | WOULD):
        return False
    return _is_conflict(scene, head) and bool(scene.who.actors)


def _is_conflict(scene: _Scene, verb: int) -> bool:
    """Whether a verb with its object, or what it begins, tells of conflict and of nothing else."""
    verb = begun(verb, scene.tree)
    own = types_told([scene.tree.tokens[verb]])
    told = scene.told([verb]) if not own or scene.tree.among(verb, CARRIERS) else own
    if not told & _CONFLICT or scene.has(scene.tree.below(verb, _OBJECTS), _OF_WORDS):
        return False
    if told & _CONFLICT <= {"ASSAULT"} and scene.tree.among(verb, _ASSAULTS):
        return scene.has(scene.sentence(), _VIOLENT) or scene.is_armed() or scene.is_on_a_place()
    return True


def _assault(scene: _Scene) -> bool:
    """Violence; what kills without anybody's doing is none."""
    tree = scene.tree
    if scene.heads(_KILLS) and not scene.who.actors:
        nouns = (w for w in scene.near() if tree.tokens[w].upos == "NOUN")
        return not scene.has(nouns, _ACCIDENTS)
    if scene.is_verb() and scene.heads(_words("explode detonate")):
        return scene.has([*scene.near(), *scene.who.actors], _EXPLOSIVES)
    if not scene.heads(_ASSAULTS) or (not scene.is_verb() and scene.heads(_words("attack"))):
        return True
    if len(scene.who.actors) > 1 and scene.heads(MUTUAL):
        return True
    if scene.is_armed() or scene.is_on_a_place():
        return True
    own = {scene.head, *tree.below(scene.head, ("compound",))}
    return scene.has((w for w in scene.sentence() if w not in own), _VIOLENT) or scene.has(
        own - {scene.head}, _VIOLENT
    )


def _request(scene: _Scene) -> bool:
    """Requests of verbs that mean others things as well."""
    tree, clauses = scene.tree, scene.clauses()
    if scene.heads(_words("call")) and tree.has(scene.head, "compound", _words("out off")):
        return False
    if scene.has(scene.objects, _words("anonymity comment interview")):
        return False
    if scene.heads(_words("insist")):
        on = tree.obliques(scene.head, "obl", _words("on"))
        return any(scene.nominals.type(o) != "media" for o in on) or any(
            tree.has(c, "aux", MUST) for c in clauses
        )
    if scene.heads(_words("challenge")):
        return any(tree.has(c, "mark", _words("to")) for c in clauses)
    if scene.heads(_words("require advocate propose")):
        return bool(scene.who.actors and scene.who.recipients)
    if scene.heads(_words("seek")):
        return scene.has(scene.objects, _SOUGHT)
    return True


def _agreement(scene: _Scene) -> bool:
    """Who plans something agrees to it only if it is cooperation; a law agrees to nothing."""
    tree = scene.tree
    if scene.is_verb() and not scene.who.actors:
        return False
    if scene.heads(_words("readiness willingness")):
        return bool(scene.told(scene.clauses()) & _COOPERATION)
    if scene.is_verb() and scene.heads(_words("offer")) and scene.who.recipients:
        return not scene.has(scene.objects, _OF_WORDS)
    if scene.is_verb() and scene.heads(_words("plan intend prepare decide willing offer")):
        done = [c for c in scene.clauses() if tree.relation(c) in _DONE_TO]
        told = scene.told([*done, *scene.objects])
        if told & _COOPERATION <= {"RETREAT"} and not scene.has(scene.near(), _FORCES):
            return False
        return bool(told & _COOPERATION) and (
            not scene.has(done, _words("sign")) or _is_treaty(scene, done)
        )
    if scene.heads(_words("sign")):
        return _is_treaty(scene, [scene.head])
    return not scene.heads(_words("try allow")) or bool(scene.who.recipients)


def _is_treaty(scene: _Scene, verbs: Iterable[int]) -> bool:
    signed = [o for verb in verbs for o in scene.tree.below(verb, _OBJECTS)]
    return scene.has(signed, _TREATIES)


def _support(scene: _Scene) -> bool:
    """To sign a treaty, to recognise a state."""
    if scene.heads(_words("sign ratify")):
        return not scene.objects or _is_treaty(scene, [scene.head])
    if scene.heads(_words("recognise recognize restore renew")):
        return any(map(scene.nominals.is_country, scene.objects)) or scene.has(
            scene.objects,
            _words("authority government independence relation sovereignty state tie"),
        )
    if not scene.is_verb() and not scene.who.actors:
        return False  # *support for Vela remains strong*
    if scene.tree.relation(scene.head) == "nsubj" and not scene.who.recipients:
        return scene.is_verb()  # *Brill's support fell*
    if scene.is_verb() and scene.heads(_words("reiterate reaffirm")):
        return bool(scene.told(scene.objects) & _COOPERATION)
    if scene.heads(_words("strengthen upgrade")) and scene.objects:
        return scene.has(scene.near(), _RELATIONS)
    if scene.heads(_words("promote")):
        return bool(scene.who.recipients)
    if scene.heads(_words("thank")):
        return bool(scene.who.actors and scene.who.recipients)
    return True


def _retreat(scene: _Scene) -> bool:
    """Who comes, leaves or returns: forces, inspectors, refugees, and who has held an office."""
    if scene.heads(_words("end")) and scene.tree.has(scene.head, "compound", _words("up")):
        return False
    if not scene.heads(_MOVES):
        return True
    if scene.heads(_HANDS) and scene.objects and scene.who.recipients:
        return True
    return scene.has([*scene.near(), *scene.who.actors], _FORCES | _OFFICES) or scene.is_armed()


def _rejection(scene: _Scene) -> bool:
    """A refusal of something else than of words."""
    tree, clauses = scene.tree, scene.clauses()
    if scene.heads(_words("fail try")):
        done = [o for c in clauses for o in tree.below(c, _OBJECTS)]
        return scene.has([*clauses, *scene.objects], _COMPLIED) or scene.has(done, _TREATIES)
    if scene.heads(_SPOKEN):
        return False
    if scene.heads(_words("breach flout violate")):
        return scene.has(scene.objects, _TREATIES | _ORDERS)
    if scene.heads(_words("disregard ignore")):  # *ignored the evidence*
        is_told = bool(scene.told(scene.objects)) or scene.has(scene.objects, _ORDERS)
        return is_told or any(map(scene.is_somebody, scene.objects))
    if scene.heads(_words("vote")):
        return False
    if scene.is_verb() and scene.heads(_words("deny")):  # *denied any role* is only said
        return bool(tree.below(scene.head, ("iobj",))) or scene.has(scene.objects, _DENIED)
    if scene.heads(_words("decline refuse")):
        done = [o for c in clauses for o in tree.below(c, _OBJECTS)]
        return not scene.has(clauses, _SPOKEN) and not scene.has(done, _OF_WORDS)
    return (
        not scene.heads(_words("turn"))
        or tree.has(scene.head, "compound", _PARTICLES["turn"])
        or tree.has(scene.head, "advmod", _PARTICLES["turn"])
    )


def _coercion(scene: _Scene) -> bool:
    """Who prevents violence coerces nobody."""
    return not (scene.heads(_words("prevent")) and "ASSAULT" in scene.told(scene.objects))


def _sanction(scene: _Scene) -> bool:
    """Who stops something of his own does it to nobody (*suspended his campaign*)."""
    tree = scene.tree
    own = any(tree.has(o, "nmod", OWN) for o in scene.objects)
    return bool(scene.who.recipients) or not own or not scene.is_verb()


def _protest(scene: _Scene) -> bool:
    """A candidate's rally is none."""
    if not scene.has([scene.head, *scene.objects], _words("rally march walk")):
        return True
    return scene.has(scene.sentence(), _GATHERINGS)


def _consultation(scene: _Scene) -> bool:
    """A medium that gets in touch with somebody asks for words; a host has guests."""
    if scene.is_verb() and scene.heads(_words("host receive welcome greet")):
        sides = bool(scene.who.actors) + bool(scene.who.recipients)
        if sides < 2 and "CONSULT" not in scene.told(scene.objects):
            return False
    return not any(
        not scene.nominals.is_party(w) and scene.nominals.type(w) == "media"
        for w in scene.who.actors
    )


def _cooperation(scene: _Scene) -> bool:
    """It takes two."""
    if scene.heads(_words("strengthen upgrade")):
        return scene.has(scene.near(), _RELATIONS)
    if scene.is_verb() and scene.heads(_words("exchange share")):
        return scene.has(scene.objects, _SHARED)
    return len(scene.who.actors) + len(scene.who.recipients) > 1 or not scene.heads(
        _words("establish partner launch trade participate")
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
