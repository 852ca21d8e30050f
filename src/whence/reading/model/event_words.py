"""Words that tell events of PLOVER's types, written after the definitions of its codebook.

The network gives a trigger its type; what a word means in general says whether to believe it. A
word may tell several types (*to suspend* a protest, aid, a right): which one it is is the network's
to say. Words that tell no event of any type are not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from whence.reading.model.lemmas import lemmas_of
from whence.reading.model.results import Token

_VERBS: Final[Mapping[str, str]] = {
    "AGREE": "accept agree assure commit consent guarantee intend invite offer plan pledge"
    " prepare promise propose reaffirm undertake vow",
    "CONSULT": "arrive brief confer consult convene converse debate dine discuss fly greet"
    " host launch mediate meet negotiate phone receive speak talk telephone tour travel visit"
    " welcome",
    "SUPPORT": "applaud appreciate approve back commend congratulate defend endorse establish"
    " favor favour hail laud mourn normalise normalize praise promote ratify recognise recognize"
    " reiterate renew restore salute sign strengthen support thank upgrade uphold welcome",
    "CONCEDE": "abandon abolish accede accept acquiesce acquit allow apologise apologize back"
    " bow call cancel commute concede ease end legalise legalize lift loosen pardon permit"
    " postpone regret reinstate relax relent repeal rescind restore shorten soften suspend waive"
    " yield",
    "COOPERATE": "collaborate cooperate coordinate establish exchange extradite launch"
    " participate partner share strengthen trade train upgrade",
    "AID": "accept aid allocate arm arrive assist bail compensate contribute deliver"
    " distribute donate equip evacuate feed finance fly forgive fund give grant help lend pay"
    " provide receive rescue save send shelter ship supply train treat",
    "RETREAT": "admit arrive cede demobilise demobilize disarm dismantle enter evacuate free"
    " hand lay leave let pull quit release relinquish repatriate resign retreat return step"
    " surrender vacate withdraw",
    "REQUEST": "advocate appeal ask beg call challenge command demand encourage entreat"
    " exhort implore insist instruct invite lobby order petition plead press pressure propose"
    " push recommend request require seek summon urge",
    "ACCUSE": "accuse allege arraign assail attack berate blame blast castigate censure"
    " charge chide complain condemn criticise criticize decry denounce deplore deride examine"
    " fault grill hammer impeach implicate indict inspect investigate lambaste lash launch mock"
    " object oppose probe prosecute protest question rebuke reprimand ridicule scold slam sue"
    " try",
    "REJECT": "bar block breach decline defy deny dismiss disobey disregard fail flout ignore"
    " oppose rebuff refuse reject renege resist snub spurn turn veto violate",
    "THREATEN": "caution swear threaten vow warn",
    "PROTEST": "barricade block boycott deface demonstrate march obstruct picket protest"
    " rally riot strike vandalise vandalize",
    "SANCTION": "acquit break cancel close convict curtail cut discontinue downgrade embargo"
    " end expel fine force freeze halt impose penalise penalize recall reduce sanction scrap"
    " sentence sever stop suspend terminate withdraw withhold",
    "MOBILIZE": "amass arm conscript deploy dispatch launch mass mobilise mobilize patrol"
    " position rearm reinforce send station strengthen test",
    "COERCE": "apprehend arrest ban banish bar block censor close coerce confiscate cordon"
    " crack declare deport detain disperse evict expel extend forbid force hack hold impose"
    " imprison intercept jail launch order outlaw prevent prohibit raid repress restrict search"
    " seize shut silence suppress suspend tighten",
    "ASSAULT": "abduct ambush assassinate assault attack battle beat behead blow bomb bombard"
    " burn capture clash demolish destroy detonate die execute explode fight fire gas gun hijack"
    " hit hurl injure invade kidnap kill launch lynch maim massacre murder mutilate occupy"
    " overrun pelt poison pound raid ram rape shell shoot slaughter slay stab stone storm strike"
    " target throw torch torture wound",
}  # fmt: skip
_NOUNS: Final[Mapping[str, str]] = {
    "AGREE": "accord agreement commitment deal invitation offer pact pledge promise proposal"
    " readiness willingness",
    "CONSULT": "breakfast briefing call conference consultation conversation debate dialogue"
    " dinner discussion effort lunch mediation meeting mission negotiation session summit talk"
    " talks tour trip visit",
    "SUPPORT": "accord admiration agreement approval backing condolence congratulation"
    " cooperation endorsement gratitude pact partnership praise ratification recognition"
    " relation solidarity support tie treaty tribute",
    "CONCEDE": "acquittal amnesty apology ceasefire clemency concession easing pardon truce",
    "COOPERATE": "collaboration cooperation coordination drill exchange exercise extradition"
    " game maneuver manoeuvre partnership trade",
    "AID": "aid assistance asylum donation emergency evacuation fund funding grant help loan"
    " money relief rescue shipment",
    "RETREAT": "cease-fire ceasefire demobilisation demobilization disarmament pullout"
    " release repatriation resignation retreat return surrender truce withdrawal",
    "REQUEST": "appeal call demand order petition plea pressure request ultimatum",
    "ACCUSE": "accusation allegation charge complaint condemnation criticism denunciation"
    " hearing impeachment indictment inquiry investigation lawsuit objection probe prosecution"
    " protest rebuke suit trial",
    "REJECT": "defiance denial opposition refusal rejection veto",
    "THREATEN": "threat ultimatum warning",
    "PROTEST": "blockade boycott demonstration march protest protester rally riot sit-in"
    " strike unrest vigil walkout",
    "SANCTION": "conviction embargo expulsion fine penalty sanction sentence suspension"
    " tariff verdict",
    "MOBILIZE": "alert build-up buildup deployment drill exercise maneuver manoeuvre"
    " mobilisation mobilization operation patrol reinforcement siege test",
    "COERCE": "abuse arrest ban blockade censorship crackdown curfew cyber-attack cyberattack"
    " deportation detention emergency hack hacking imprisonment intrusion law operation raid"
    " repression restriction search seizure siege state suppression",
    "ASSAULT": "abduction abuse airstrike ambush assassination assault atrocity attack battle"
    " blast bomb bombardment bombing clash combat explosion fighting fire firefight gas gunfire"
    " invasion kidnapping killing massacre murder offensive operation raid rape shelling"
    " shooting siege slaughter strike torture violence war",
}  # fmt: skip
_OF_ANY_WORDS: Final = frozenset({"AGREE", "THREATEN", "REJECT"})
"""Types that *will*, *would* and *not* make of what other words tell."""


def is_told(type_: str, told: Collection[str]) -> bool:
    """Whether words that tell of some types may tell an event of this one. What somebody concedes
    is called as a retreat is once it is done (*will withdraw*).
    """
    if type_ in told or (type_ == "CONCEDE" and "RETREAT" in told):
        return True
    return type_ in _OF_ANY_WORDS and bool(told)


def types_told(tokens: Iterable[Token]) -> frozenset[str]:
    """The types of which any of some words tells."""
    told: set[str] = set()
    for token in tokens:
        table = _tables().get(token.upos, {})
        for form in lemmas_of(token.lemma.lower()):
            told |= table.get(form, frozenset())
    return frozenset(told)


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By part of speech and word, the types that the word tells."""
    verbs, nouns = _table(_VERBS), _table(_NOUNS)
    return {"VERB": verbs, "NOUN": nouns, "PROPN": nouns}


def _table(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    made: dict[str, set[str]] = defaultdict(set)
    for type_, listed in words.items():
        for word in listed.split():
            made[word].add(type_)
    return {word: frozenset(types) for word, types in made.items()}
