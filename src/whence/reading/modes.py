"""How an event was done: the mode that its own words tell.

The network guesses a mode for every event; which weapon was fired or what was threatened stands in
the words of the trigger and of what hangs on it, or nowhere. The words are written after the
definitions of PLOVER's codebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from whence.reading.model import FoundEvent
from whence.reading.phrases import tokens_within
from whence.reading.plover import TYPE_MODES
from whence.reading.tree import Tree

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "CONSULT": {
        "visit": "visit travel tour trip arrive fly",
        "phone": "telephone phone",
        "third-party": "mediate mediation",
        "multilateral": "summit conference assembly",
    },
    "RETREAT": {
        "withdraw": "withdraw withdrawal retreat pull pullout evacuate leave cede vacate",
        "release": "release free repatriate hostage prisoner",
        "disarm": "disarm disarmament demobilize demobilise demobilization dismantle arms",
        "ceasefire": "ceasefire cease-fire truce",
        "access": "inspector observer access admit",
        "resign": "resign resignation quit",
    },
    "ACCUSE": {
        "investigate": "investigate investigation probe inquiry audit inspect",
        "allege": "accuse allege allegation accusation charge sue indict indictment prosecute"
        " blame lawsuit trial implicate impeach",
        "disapprove": "condemn criticize criticise denounce decry deplore slam blast criticism"
        " rebuke complain complaint oppose object protest lambaste deride disapprove",
    },
    "REQUEST": {
        "meet": "meet meeting talk talks negotiate negotiation",
        "yield": "release ceasefire truce withdraw withdrawal lift",
        "assist": "aid help assistance troops weapon fund",
        "change": "resign resignation reform election change step",
    },
    "THREATEN": {
        "restrict": "ban blockade boycott strike curfew close restrict sanction restriction",
        "arrest": "arrest detain jail imprison",
        "relations": "talks negotiation relations ties suspend recall",
        "expel": "expel deport",
        "territory": "occupy annex invade",
        "violence": "attack kill bomb strike violence war fight destroy retaliate force",
    },
    "PROTEST": {
        "hunger": "hunger",
        "riot": "riot loot",
        "strike": "strike walkout",
        "boycott": "boycott",
        "obstruct": "block blockade barricade obstruct",
        "vandalize": "deface vandalize vandalise",
        "demo": "demonstrate demonstration march rally protest vigil",
    },
    "SANCTION": {
        "convict": "convict conviction sentence fine verdict guilty",
        "expel": "expel expulsion",
        "withdraw": "withdraw recall",
        "discontinue": "sanction embargo suspend cut halt sever stop cancel tariff freeze end",
    },
    "MOBILIZE": {
        "police": "police",
        "militia": "militia rebel",
        "weapons": "missile ship warship carrier rocket tank jet vessel fleet weapon",
        "troops": "troop force soldier army",
    },
    "COERCE": {
        "curfew": "curfew",
        "martial-law": "emergency martial",
        "censor": "censor censorship newspaper broadcast",
        "arrest": "arrest detain detention jail imprison",
        "deport": "deport deportation",
        "cyber": "hack hacking cyber cyberattack",
        "misinformation": "misinformation disinformation",
        "withhold": "electricity utility",
        "seize": "seize confiscate raid search seizure",
        "restrict": "ban restrict restriction prohibit forbid close block outlaw",
    },
    "ASSAULT": {
        "suicide-attack": "suicide",
        "drone": "drone uav",
        "aerial": "airstrike air aircraft jet warplane plane helicopter",
        "crowd-control": "tear teargas",
        "unconventional": "chemical nerve",
        "heavy-weapons": "shell shelling artillery mortar rocket missile tank bombard bombardment",
        "explosives": "bomb bombing explode explosion mine detonate blast ied grenade",
        "firearms": "shoot gun gunfire sniper rifle shooting gunman",
        "abduct": "abduct abduction kidnap kidnapping hijack hostage",
        "torture": "torture",
        "sexual": "rape",
        "beat": "beat beating punch",
        "primitive": "stab knife machete stone burn torch",
        "targeted": "assassinate assassination execute massacre behead target",
        "destroy": "demolish destroy",
    },
}
"""By type and mode, words that tell it; of several modes that are told, the first."""
_BELOW: Final = frozenset(
    {"obj", "obl", "nmod", "compound", "amod", "nsubj", "nsubj:pass", "xcomp"}
)
_APART: Final = frozenset("after before despite follow following since until".split())
_DEPTH: Final = 2


def mode_of(one: FoundEvent, head: int, tree: Tree) -> str | None:
    """The mode of an event, if its words tell one: the network's if they tell that one, too."""
    if one.type not in _WORDS:
        return one.mode if one.mode in TYPE_MODES[one.type] else None
    words = [head, *tokens_within(tree.tokens, one.start, one.end)]
    level = words
    for _ in range(_DEPTH):
        level = [c for w in level for c in tree.children[w] if _is_part(c, tree)]
        words += level
    told = [mode for mode, listed in _modes(one.type) if any(tree.among(w, listed) for w in words)]
    return one.mode if one.mode in told else next(iter(told), None)


def _is_part(word: int, tree: Tree) -> bool:
    """Whether a word tells of the event above it, and not of what was before or after that."""
    return tree.tokens[word].relation in _BELOW and not tree.case(word) & _APART


@lru_cache(maxsize=len(_WORDS))
def _modes(type_: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((mode, frozenset(words.split())) for mode, words in _WORDS[type_].items())
