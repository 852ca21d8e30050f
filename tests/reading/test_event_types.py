"""What type and mode an event has by the words that tell it."""

from tests.reading.test_who_did_what import Mentions, told

_ATTACK: Mentions = {"Brill": "person", "Zelmar": "place"}


def test_what_somebody_says_he_will_do_is_told_without_the_saying() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 announced/VERB/root^1 she/PRON/nsubj^4 would/AUX/aux^4"
        " attack/VERB/ccomp^1 Zelmar/PROPN/obj^4"
    )
    one = told(parse, {"announced she would attack": "ASSAULT"}, _ATTACK)
    assert (one.only.type, one.only.trigger.text) == ("THREATEN", "she would attack")
    assert (one.only.certainty, one.only.mode) == ("Uu", "violence")


def test_who_is_ready_to_cooperate_agrees_and_who_is_ready_for_conflict_threatens() -> None:
    for verb, type_, made in (("help", "AID", "AGREE"), ("attack", "ASSAULT", "THREATEN")):
        parse = (
            "Brill/PROPN/nsubj^1 promised/VERB/root^1 to/PART/mark^3"
            f" {verb}/VERB/xcomp^1 Zelmar/PROPN/obj^3"
        )
        assert told(parse, {"promised": type_}, _ATTACK).only.type == made


def test_who_speaks_of_himself_acts_himself() -> None:
    parse = (
        "Vela/PROPN/nsubj^1 said/VERB/root^1 it/PRON/nsubj^3 shelled/VERB/ccomp^1"
        " Zelmar/PROPN/obj^3"
    )
    one = told(parse, {"shelled": "ASSAULT"}, {"Vela": "organization", "Zelmar": "place"})
    assert (one.actors(), one.recipients()) == (["Vela"], ["Zelmar"])


def test_who_receives_something_is_its_recipient() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 faced/VERB/root^1 criticism/NOUN/obj^1 from/ADP/case^4"
        " Lorn/PROPN/nmod^2"
    )
    one = told(parse, {"faced criticism": "ACCUSE"}, {"Brill": "person", "Lorn": "person"})
    assert (one.actors(), one.recipients()) == (["Lorn"], ["Brill"])


def test_wishes_and_attempts_are_no_requests() -> None:
    for verb in ("want", "seek"):
        parse = (
            f"Brill/PROPN/nsubj^1 {verb}/VERB/root^1 to/PART/mark^3"
            " leave/VERB/xcomp^1 Zelmar/PROPN/obj^3"
        )
        assert told(parse, {verb: "REQUEST"}, {"Brill": "person"}).events == ()


def test_a_mode_is_told_only_where_words_tell_it() -> None:
    fired = "Brill/PROPN/nsubj^1 attacked/VERB/root^1 Zelmar/PROPN/obj^1"
    assert (
        told(fired, {"attacked": "ASSAULT"}, {"Brill": "person", "Zelmar": "place"}).only.mode
        is None
    )
    with_jets = fired + " with/ADP/case^4 warplane/NOUN/obl^1"
    assert told(with_jets, {"attacked": "ASSAULT"}, {"Brill": "person"}).only.mode == "aerial"


def test_a_noun_that_repeats_its_verb_tells_no_second_event() -> None:
    parse = "A/DET/det^2 Velan/ADJ/amod^2 strike/NOUN/nsubj^3 killed/VERB/root^3 Brill/PROPN/obj^3"
    one = told(parse, {"strike": "ASSAULT", "killed": "ASSAULT"}, {"Brill": "person"})
    assert [event.trigger.text for event in one.events] == ["killed"]


def test_not_only_denies_nothing() -> None:
    parse = (
        "Brill/PROPN/nsubj^4 did/AUX/aux^4 not/PART/advmod^4 only/ADV/advmod^4"
        " attack/VERB/root^4 Zelmar/PROPN/obj^4"
    )
    assert told(parse, {"attack": "ASSAULT"}, _ATTACK).only.certainty == "CT+"


def test_what_one_agrees_to_is_no_threat_and_what_one_vows_is() -> None:
    for verb, made in (("agree", "AGREE"), ("vow", "THREATEN")):
        parse = (
            f"Brill/PROPN/nsubj^1 {verb}/VERB/root^1 to/PART/mark^3"
            " restrict/VERB/xcomp^1 Zelmar/PROPN/obj^3"
        )
        assert told(parse, {verb: "AGREE"}, _ATTACK).only.type == made


def test_a_noun_that_a_verb_carries_into_the_future_is_to_come() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 she/PRON/nsubj^4 will/AUX/aux^4"
        " extend/VERB/ccomp^1 the/DET/det^6 curfew/NOUN/obj^4"
    )
    one = told(parse, {"curfew": "COERCE"}, {"Brill": "person"})
    assert (one.only.type, one.only.trigger.text) == ("THREATEN", "extend the curfew")


def test_who_declares_a_ceasefire_does_more_than_speak() -> None:
    parse = "Vela/PROPN/nsubj^1 declare/VERB/root^1 a/DET/det^3 {}/NOUN/obj^1"
    for noun, told_of in (("ceasefire", 1), ("surprise", 0)):
        one = told(parse.format(noun), {"declare": "CONCEDE"}, {"Vela": "organization"})
        assert len(one.events) == told_of


def test_an_attack_on_computers_coerces() -> None:
    parse = (
        "Vela/PROPN/nsubj^1 launch/VERB/root^1 a/DET/det^4 {}/NOUN/compound^4 attack/NOUN/obj^1"
        " on/ADP/case^6 Zelmar/PROPN/nmod^4"
    )
    for kind, made in (("cyber", "COERCE"), ("bomb", "ASSAULT")):
        words = {f"launch a {kind} attack": "ASSAULT"}
        mentions: Mentions = {"Vela": "organization", "Zelmar": "place"}
        assert told(parse.format(kind), words, mentions).only.type == made


def test_a_verb_is_as_sure_as_the_noun_that_tells_the_same() -> None:
    parse = "A/DET/det^1 bombing/NOUN/nsubj^2 kill/VERB/root^2 soldiers/NOUN/obj^2"
    sure = told(parse, {"bombing": "ASSAULT", "kill": "ASSAULT"}, {"soldiers": "group"})
    assert sure.only.trigger.text == "kill"


def test_forces_that_move_after_an_attack_are_told_beside_it() -> None:
    parse = (
        "Vela/PROPN/nsubj^1 deploy/VERB/root^1 troops/NOUN/obj^1 {}/SCONJ/mark^5"
        " rebels/NOUN/nsubj^5 attack/VERB/advcl^1 Zelmar/PROPN/obj^5"
    )
    for mark, types in (("after", ["MOBILIZE", "ASSAULT"]), ("so", ["ASSAULT"])):
        one = told(
            parse.format(mark),
            {"deploy": "MOBILIZE", "attack": "ASSAULT"},
            {"Vela": "organization", "rebels": "group", "Zelmar": "place"},
        )
        assert [event.type for event in one.events] == types
