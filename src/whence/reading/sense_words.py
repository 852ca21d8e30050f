"""Words that bear out in which sense a verb or noun is meant (``senses.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OBJECTS: Final = ("obj", "nsubj:pass")
WITH: Final = words("with")
OF: Final = words("of")
CLAUSES: Final = frozenset({"xcomp", "ccomp", "advcl", "acl"})
DONE_TO: Final = frozenset({"xcomp", "ccomp", "advcl"})

OF_WORDS: Final = words(
    "account address advertisement advice answer article blow book claim comment copy critique data"
    " detail document"
    " e-mail email evidence explanation file finding idea image information joke letter line list"
    " mail memo message name news note number opinion passage password photo point poll post"
    " prayer question record referral remark report result rhetoric ruling speech statement"
    " statistics story tape testimony text thought transcript tweet verdict video view vote word"
)
"""What is said, written or shown: neither aid nor captives nor troops."""
GOODS: Final = frozenset({"AID", "RETREAT", "MOBILIZE", "AGREE", "COERCE"})
"""Types of what is done with people and goods; words that are sent or released are none."""

GIVES: Final = words("accept deliver give offer provide send supply")
STANDING_IN: Final = frozenset({"PRON", "SYM", "NUM", "DET"})
"""Objects that do not say themselves what they are, and amounts of money."""

VIOLENT: Final = words(
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
ASSAULTS: Final = words(
    "abuse attack battle beat blow burn capture carry clash combat crack cut demolish destroy"
    " drop execute fight fighting fire gas hammer hit hunt hurl launch occupy offensive operation"
    " pelt pound ram shoot slam stone storm strike target throw torch wage war"
)
"""Words that tell of an assault only in violent company."""
KILLS: Final = words("kill die injure wound hurt perish burn destroy")
EXPLOSIVES: Final = words(
    "ammunition attacker belt bomb bomber device dynamite explosive grenade himself ied mine"
    " minefield missile rocket shell vest warhead"
)
"""What explodes because somebody means it to."""
ACCIDENTS: Final = words(
    "accident avalanche cancer collapse collision coronavirus crash cyclone derailment disease"
    " drown earthquake epidemic flood flooding heat hurricane illness landslide outbreak pandemic"
    " storm tornado tsunami virus wildfire wreck"
)
"""What kills without anybody's doing."""
ARMED: Final = frozenset({"MIL", "REB", "PRM", "UAF", "SEP"})

THREATS: Final = words("threaten threat threated ultimatum swear")
VOWS: Final = words("vow promise pledge guarantee")
WARNS: Final = words("warn caution warning")
WILLING: Final = words("plan prepare prepared ready intend decide willing")
CONFLICT: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN"})
COOPERATION: Final = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
)
TREATIES: Final = words(
    "accord agreement armistice ceasefire charter compact contract convention deal declaration"
    " memorandum pact peace protocol treaty truce understanding"
)
FORCES: Final = words(
    "army asylum brigade contingent detainee diplomat fighter fleet force guerrilla hostage"
    " inspector land militant military militia monitor navy observer peacekeeper prisoner rebel"
    " refugee remains settlement settler ship soldier squadron tank territory troop unit warship"
)
"""Whose coming and going is a withdrawal, a return or a release."""
MOVES: Final = words("arrive admit enter leave lay let pull return step turn hand")
HANDS: Final = words("admit hand let return")
OFFICES: Final = words(
    "aside captivity ceasefire chairmanship control down government leadership ministry office"
    " post power premiership presidency"
)
GATHERINGS: Final = words(
    "activist against anti chant crackdown crowd demand demonstration demonstrator disperse march"
    " marcher opposition police protest protester riot rioter square street strike student tear"
    " union unrest worker"
)
"""What shows that a rally or march protests."""
PROTESTERS: Final = words("activist demonstrator protester rioter")
COMPLIED: Final = words(
    "abide accept allow comply cooperate free honor honour implement keep meet pay release"
    " respect sign withdraw"
)
ORDERS: Final = words(
    "agreement airspace ban blockade border curfew embargo order resolution sanction sovereignty"
    " term territory"
)
"""What is violated in defiance of somebody, and not just broken as a law is."""
DENIED: Final = words(
    "access aid allocation appeal asylum bail entry licence license motion parole permission permit"
    " petition recognition request right service visa"
)
"""What is denied to somebody, and not just said not to be so."""
SHARED: Final = words(
    "ambassador captive data diplomat evidence experience expertise fire hostage information"
    " intelligence knowledge market power prisoner resource secret technology weapon"
)
"""What states share or exchange."""
OF_REPORTERS: Final = words("anonymity comment interview")
"""What reporters ask for, and what is asked of them."""
HELD: Final = words("belief contempt esteem office opinion position regard respect seat view")
PUBLISHED: Final = words("ad budget figure order plan record report return schedule")
"""What is released to be read."""
RELATIONS: Final = words(
    "agreement alliance bond contact cooperation friendship link partnership relation relationship"
    " tie ty"
)
"""What is strengthened between states; *ty* is what the network may make of *ties*."""
SPOKEN: Final = words(
    "acknowledge admit answer apologise apologize back comment concede condemn confirm criticise"
    " criticize discuss elaborate endorse identify interview name rule say speak speculate tell"
)
SOUGHT: Final = words(
    "access aid apology arrest assistance asylum backing ceasefire cooperation dialogue"
    " endorsement explanation extradition freedom funding guarantee help independence intervention"
    " loan mediation meeting money pardon peace permission recognition refuge release resignation"
    " sanction support talk talks truce visa withdrawal"
)
PARTICLES: Final[Mapping[str, frozenset[str]]] = {
    "turn": words("down away back"),
    "call": words("for on upon off to"),
    "crack": words("down"),
    "lash": words("out"),
}
"""Verbs that tell of a type only with one of these words."""
