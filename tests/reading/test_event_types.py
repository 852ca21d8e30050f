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
