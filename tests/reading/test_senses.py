"""Which words around a verb or noun bear out that it tells an event of its type."""

import pytest
from tests.reading.test_who_did_what import Mentions, told

PEOPLE: Mentions = {"Brill": "person", "Lorn": "person"}


def is_told(verb: str, type_: str, rest: str = "Lorn/PROPN/obj^1") -> bool:
    """Whether *Brill VERB ...* is told as an event of a type, or as any."""
    parse = f"Brill/PROPN/nsubj^1 {verb}/VERB/root^1 {rest}"
    mentions = {name: kind for name, kind in PEOPLE.items() if name in parse}
    return bool(told(parse, {verb: type_}, mentions, score=0.95).events)


@pytest.mark.parametrize(
    ("verb", "type_", "rest"),
    [
        ("beat", "ASSAULT", "Lorn/PROPN/obj^1"),
        ("recognize", "SUPPORT", "Lorn/PROPN/obj^1"),
        ("sign", "SUPPORT", "the/DET/det^3 bill/NOUN/obj^1"),
        ("release", "RETREAT", "the/DET/det^3 message/NOUN/obj^1"),
        ("send", "AID", "Lorn/PROPN/iobj^1 a/DET/det^4 letter/NOUN/obj^1"),
        ("return", "RETREAT", "to/ADP/case^3 work/NOUN/obl^1"),
        ("challenge", "REQUEST", "Lorn/PROPN/obj^1"),
        ("turn", "REJECT", "the/DET/det^3 page/NOUN/obj^1"),
        ("warn", "THREATEN", "Lorn/PROPN/obj^1"),
        ("plan", "AGREE", "a/DET/det^3 party/NOUN/obj^1"),
        ("leave", "RETREAT", "Lorn/PROPN/iobj^1 a/DET/det^4 clue/NOUN/obj^1"),
        ("exchange", "COOPERATE", "joke/NOUN/obj^1 with/ADP/case^4 Lorn/PROPN/obl^1"),
        ("hold", "PROTEST", "a/DET/det^3 rally/NOUN/obj^1"),
        ("refuse", "REJECT", "to/PART/mark^3 comment/VERB/xcomp^1"),
    ],
)
def test_an_everyday_sense_tells_no_event(verb: str, type_: str, rest: str) -> None:
    assert not is_told(verb, type_, rest)


@pytest.mark.parametrize(
    ("verb", "type_", "rest"),
    [
        ("beat", "ASSAULT", "Lorn/PROPN/obj^1 with/ADP/case^4 rifle/NOUN/obl^1"),
        ("sign", "SUPPORT", "the/DET/det^3 treaty/NOUN/obj^1"),
        ("release", "RETREAT", "the/DET/det^3 prisoners/NOUN/obj^1"),
        ("send", "AID", "Lorn/PROPN/iobj^1 medicine/NOUN/obj^1"),
        ("challenge", "REQUEST", "Lorn/PROPN/obj^1 to/PART/mark^4 resign/VERB/xcomp^1"),
        ("turn", "REJECT", "down/ADV/compound:prt^1 Lorn/PROPN/obj^1"),
    ],
)
def test_the_sense_of_the_type_is_told(verb: str, type_: str, rest: str) -> None:
    assert is_told(verb, type_, rest)


def test_who_vows_something_peaceful_threatens_nobody() -> None:
    threat = "to/PART/mark^3 attack/VERB/xcomp^1 the/DET/det^5 army/NOUN/obj^3"
    assert is_told("vow", "THREATEN", threat)
    assert not is_told("vow", "THREATEN", "to/PART/mark^3 remain/VERB/xcomp^1")


def test_what_nobody_did_has_not_happened() -> None:
    parse = "no/DET/det^1 senator/NOUN/nsubj^2 urged/VERB/root^2 Lorn/PROPN/obj^2"
    one = told(parse, {"urged": "REQUEST"}, {"Lorn": "person"})
    assert one.only.certainty == "CT-"


def test_an_accident_is_no_assault() -> None:
    parse = (
        "Brill/PROPN/nsubj:pass^2 was/AUX/aux:pass^2 killed/VERB/root^2 in/ADP/case^5"
        " a/DET/det^5 {}/NOUN/obl^2"
    )
    assert not told(parse.format("crash"), {"killed": "ASSAULT"}, {"Brill": "person"}).events
    assert told(parse.format("raid"), {"killed": "ASSAULT"}, {"Brill": "person"}).events


def test_a_noun_that_says_what_kind_another_is_tells_no_event() -> None:
    parse = "Brill/PROPN/nsubj^1 likes/VERB/root^1 call/NOUN/compound^3 shows/NOUN/obj^1"
    assert not told(parse, {"call": "CONSULT"}, {"Brill": "person"}, score=0.95).events


def test_what_is_denied_to_somebody_is_a_refusal_and_what_is_denied_in_words_is_none() -> None:
    assert is_told("deny", "REJECT", "Lorn/PROPN/iobj^1 entry/NOUN/obj^1")
    assert not is_told("deny", "REJECT", "any/DET/det^3 role/NOUN/obj^1")


def test_what_explodes_by_itself_is_no_assault() -> None:
    parse = "the/DET/det^2 {}/NOUN/compound^2 {}/NOUN/nsubj^3 exploded/VERB/root^3"
    tank, bomb = parse.format("fuel", "tank"), parse.format("car", "bomb")
    assert not told(tank, {"exploded": "ASSAULT"}, {}, score=0.95).events
    assert told(bomb, {"exploded": "ASSAULT"}, {}, score=0.95).events


def test_members_of_a_crew_are_somebody() -> None:
    parse = (
        "nine/NUM/nummod^1 members/NOUN/nsubj:pass^6 of/ADP/case^4 the/DET/det^4 crew/NOUN/nmod^1"
        " were/AUX/aux:pass^6 seized/VERB/root^6"
    )
    one = told(parse, {"seized": "COERCE"}, {}, score=0.95)
    assert one.recipients() == ["nine members of the crew"]


def test_what_a_verb_carries_says_of_which_type_it_is() -> None:
    for verb, noun, type_ in (("hold", "talks", "AGREE"), ("exchange", "letter", "COOPERATE")):
        parse = (
            f"Brill/PROPN/nsubj^1 {verb}/VERB/root^1 {noun}/NOUN/obj^1 with/ADP/case^4"
            " Lorn/PROPN/nmod^2"
        )
        one = told(parse, {verb: type_}, PEOPLE, score=0.6)
        assert (one.only.type, one.actors()) == ("CONSULT", ["Brill", "Lorn"])


def test_weapons_are_tested_and_nobody_s_to_whom_it_is_done() -> None:
    parse = "Vela/PROPN/nsubj^1 test/VERB/root^1 ballistic/ADJ/amod^3 missile/NOUN/obj^1"
    one = told(parse, {"test": "MOBILIZE"}, {"Vela": "place"}, score=0.5)
    assert (one.actors(), one.recipients()) == (["Vela"], [])


def test_reporters_are_no_partners_in_talks() -> None:
    parse = "Brill/PROPN/nsubj^1 speak/VERB/root^1 to/ADP/case^3 {}/NOUN/obl^1"
    for name, count in (("reporters", 0), ("ministers", 1)):
        mentions: Mentions = {"Brill": "person", name: "group"}
        one = told(parse.format(name), {"speak": "CONSULT"}, mentions, score=0.95)
        assert len(one.events) == count


def test_a_campaign_acts() -> None:
    parse = (
        "Brill/PROPN/nmod:poss^2 's/PART/case^0 campaign/NOUN/nsubj^3 condemn/VERB/root^3"
        " Lorn/PROPN/obj^3"
    )
    assert told(parse, {"condemn": "ACCUSE"}, PEOPLE, score=0.95).actors()


def test_what_has_been_done_is_no_aim() -> None:
    parse = (
        "Brill/PROPN/nsubj:pass^2 is/AUX/aux:pass^2 believe/VERB/root^2 to/PART/mark^5"
        " have/AUX/aux^5 threaten/VERB/xcomp^2 Lorn/PROPN/obj^5"
    )
    assert told(parse, {"threaten": "THREATEN"}, PEOPLE).only.certainty == "PR+"
    aim = (
        "Brill/PROPN/nsubj^1 came/VERB/root^1 to/PART/mark^3 threaten/VERB/advcl^1 Lorn/PROPN/obj^3"
    )
    assert told(aim, {"threaten": "THREATEN"}, PEOPLE).only.certainty == "PR+"


def test_what_failed_was_held() -> None:
    parse = (
        "talks/NOUN/nsubj^5 between/ADP/case^2 Brill/PROPN/nmod^0 and/CCONJ/cc^4"
        " Lorn/PROPN/conj^2 fail/VERB/root^5"
    )
    assert told(parse, {"talks": "CONSULT"}, PEOPLE, score=0.95).only.certainty == "CT+"


@pytest.mark.parametrize(
    ("verb", "type_", "rest"),
    [
        ("suspend", "SANCTION", "her/PRON/nmod:poss^3 campaign/NOUN/obj^1"),
        ("violate", "REJECT", "a/DET/det^3 law/NOUN/obj^1"),
        ("recognize", "SUPPORT", "the/DET/det^3 weight/NOUN/obj^1 of/ADP/case^5 Lorn/PROPN/nmod^3"),
    ],
)
def test_what_is_done_to_nobody_tells_no_event(verb: str, type_: str, rest: str) -> None:
    assert not is_told(verb, type_, rest)


def test_what_somebody_will_not_do_is_refused_and_what_he_would_not_have_done_is_not() -> None:
    parse = (
        "Brill/PROPN/nsubj^3 will/AUX/aux^3 not/PART/advmod^3 receive/VERB/root^3 Lorn/PROPN/obj^3"
    )
    one = told(parse, {"receive": "REJECT"}, PEOPLE)
    assert (one.only.type, one.only.certainty) == ("REJECT", "CT+")
    never = parse.replace("not/PART/advmod^3", "have/AUX/aux^3")
    assert not told(never, {"receive": "REJECT"}, PEOPLE).events


def test_what_is_proof_only_if_there_is_any_is_supposed() -> None:
    parse = (
        "if/SCONJ/mark^2 there/PRON/expl^2 were/VERB/advcl^8 proof/NOUN/nsubj^2 that/SCONJ/mark^6"
        " Brill/PROPN/nsubj^6 attack/VERB/acl^3 Lorn/PROPN/obj^6 act/VERB/root^8"
        " with/ADP/case^10 gun/NOUN/obl^6"
    )
    assert told(parse, {"attack": "ASSAULT"}, PEOPLE).only.certainty == "Uu"


def test_who_comes_under_criticism_is_criticised() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 come/VERB/root^1 under/ADP/case^3 criticism/NOUN/obl^1"
        " from/ADP/case^5 Lorn/PROPN/nmod^3"
    )
    one = told(parse, {"come under criticism": "ACCUSE"}, PEOPLE, score=0.95)
    assert (one.actors(), one.recipients()) == (["Lorn"], ["Brill"])


def test_people_are_met_at_a_place_and_not_the_place() -> None:
    parse = (
        "hall/NOUN/root^0 where/ADV/advmod^3 Brill/PROPN/nsubj^3 meet/VERB/acl:relcl^0"
        " with/ADP/case^5 Lorn/PROPN/obl^3"
    )
    one = told(parse, {"meet": "CONSULT"}, {**PEOPLE, "hall": "place"}, score=0.95)
    assert (one.actors(), one.recipients()) == (["Brill", "Lorn"], [])


def test_who_claims_responsibility_did_it() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 claim/VERB/root^1 responsibility/NOUN/obj^1 for/ADP/case^5"
        " the/DET/det^5 attack/NOUN/nmod^2 on/ADP/case^7 Lorn/PROPN/nmod^5 bomb/NOUN/obl^1"
    )
    one = told(parse, {"attack": "ASSAULT"}, PEOPLE, score=0.95)
    assert (one.actors(), one.recipients()) == (["Brill"], ["Lorn"])


def test_aid_goes_to_whom_it_is_for() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 provide/VERB/root^1 millions/NOUN/obj^1 in/ADP/case^4 aid/NOUN/obl^1"
        " to/ADP/case^6 Lorn/PROPN/nmod^4"
    )
    assert told(parse, {"provide": "AID"}, PEOPLE, score=0.95).recipients() == ["Lorn"]


def test_what_somebody_failed_to_prevent_happened() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 fail/VERB/root^1 to/PART/mark^3 prevent/VERB/xcomp^1 raid/NOUN/obj^3"
        " on/ADP/case^6 Lorn/PROPN/nmod^4 by/ADP/case^8 troops/NOUN/nmod^4"
    )
    mentions: Mentions = {**PEOPLE, "troops": "group"}
    assert told(parse, {"raid": "ASSAULT"}, mentions, score=0.95).only.certainty == "CT+"
    alone = parse.replace("fail/VERB/root^1 to/PART/mark^3", "now/ADV/advmod^3 here/ADV/advmod^3")
    alone = alone.replace("nsubj^1", "nsubj^3").replace("xcomp^1", "root^3")
    assert told(alone, {"raid": "ASSAULT"}, mentions, score=0.95).only.certainty == "CT-"


def test_who_is_blamed_for_an_act_did_it() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 blame/VERB/root^1 Lorn/PROPN/obj^1 for/SCONJ/mark^4"
        " accuse/VERB/advcl^1 Kade/PROPN/obj^4"
    )
    one = told(parse, {"accuse": "ACCUSE"}, {**PEOPLE, "Kade": "person"}, score=0.95)
    assert (one.actors(), one.recipients()) == (["Lorn"], ["Kade"])


@pytest.mark.parametrize(
    ("verb", "type_", "rest"),
    [
        ("decline", "REJECT", "to/PART/mark^3 attack/VERB/xcomp^1 Lorn/PROPN/obj^3"),
        ("request", "REQUEST", "anonymity/NOUN/obj^1"),
        ("release", "RETREAT", "an/DET/det^3 ad/NOUN/obj^1"),
        ("agree", "AGREE", "with/ADP/case^3 Lorn/PROPN/obl^1"),
        ("hold", "COERCE", "Lorn/PROPN/obj^1 in/ADP/case^4 esteem/NOUN/obl^1"),
        ("carry", "PROTEST", "a/DET/det^3 protester/NOUN/obj^1"),
        ("ignore", "REJECT", "the/DET/det^3 evidence/NOUN/obj^1"),
        ("strengthen", "SUPPORT", "the/DET/det^3 server/NOUN/obj^1"),
    ],
)
def test_other_everyday_senses_tell_no_event(verb: str, type_: str, rest: str) -> None:
    assert not is_told(verb, type_, rest)


def test_whoever_is_held_somewhere_does_not_hold() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 saw/VERB/root^1 men/NOUN/obj^1 held/VERB/acl^2 in/ADP/case^5"
        " Lorn/PROPN/obl^3"
    )
    mentions: Mentions = {"Brill": "person", "men": "group", "Lorn": "place"}
    one = told(parse, {"held": "COERCE"}, mentions, score=0.95)
    assert (one.actors(), one.recipients()) == ([], ["men"])


def test_what_follows_a_passive_is_its_subject_s() -> None:
    parse = (
        "Brill/PROPN/nsubj:pass^2 was/AUX/aux:pass^2 denounced/VERB/root^2 by/ADP/case^4"
        " Kade/PROPN/obl:agent^2 and/CCONJ/cc^6 praise/VERB/conj^2 Lorn/PROPN/obj^6"
    )
    mentions: Mentions = {**PEOPLE, "Kade": "person"}
    assert told(parse, {"praise": "SUPPORT"}, mentions, score=0.95).actors() == ["Brill"]
