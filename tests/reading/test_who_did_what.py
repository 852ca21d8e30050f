"""Who did what to whom, when, where and how surely, on readings that are made by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from whence.document.types import DateInterval, Document
from whence.reading.compose import compose
from whence.reading.model import FoundAttribution, FoundEvent, Mention, Name, NetworkReading, Token
from whence.reading.types import Certainty, EntityType, Event

Mentions = Mapping[str, EntityType]


@dataclass(frozen=True)
class Told:
    """What a sentence tells: its events, with names for the ids of entities."""

    events: tuple[Event, ...]
    names: Mapping[str, str]

    @property
    def only(self) -> Event:
        [event] = self.events
        return event

    def actors(self) -> list[str]:
        return [self.names[id_] for id_ in self.only.actors]

    def recipients(self) -> list[str]:
        return [self.names[id_] for id_ in self.only.recipients]


def told(
    parse: str,
    triggers: Mapping[str, str],
    mentions: Mentions,
    content: tuple[str, str, str] | None = None,
    score: float = 0.9,
) -> Told:
    """Compose a sentence that is written as ``form/upos/relation^head`` a word, heads counted
    from 0. A trigger is a form with its type, a mention words with their type; ``content`` are
    cue, first and last word of an attribution's content.
    """
    words = [word.rsplit("/", 2) for word in parse.split()]
    text = " ".join(form for form, _, _ in words)
    tokens, at = [], 0
    for form, upos, hanging in words:
        relation, _, head = hanging.rpartition("^")
        lemma = _LEMMAS.get(form, form)
        tokens.append(Token(at, at + len(form), upos, lemma, int(head), relation))
        at += len(form) + 1

    def place(form: str) -> tuple[int, int]:
        start = text.index(form)
        return start, start + len(form)

    found = NetworkReading(
        tokens=tuple(tokens),
        mentions=tuple(
            Mention(*place(form), kind, form[0].isupper(), 0.9, number)
            for number, (form, kind) in enumerate(mentions.items())
        ),
        names=tuple(
            Name(*place(form), kind, 0.9) for form, kind in mentions.items() if form[0].isupper()
        ),
        attributions=_said(content, place) if content else (),
        events=tuple(
            FoundEvent(*place(form), kind, None, (), 1.0, score) for form, kind in triggers.items()
        ),
    )
    document = replace(_DOCUMENT, text=text)
    reading = compose(document, ((0, len(text)),), found)
    return Told(reading.events, {entity.id: entity.name for entity in reading.entities})


def _said(
    words: tuple[str, str, str], place: Callable[[str], tuple[int, int]]
) -> tuple[FoundAttribution]:
    cue, first, last = map(place, words)
    return (FoundAttribution((), (cue,), ((first[0], last[1]),), "indirect", None, 0.9),)


_LEMMAS = {
    "shelled": "shell", "was": "be", "met": "meet", "urged": "urge", "lifted": "lift",
    "refused": "refuse", "rejected": "reject", "imposed": "impose", "threatened": "threaten",
    "said": "say", "denied": "deny", "launched": "launch", "told": "tell", "staged": "stage",
    "suspended": "suspend", "hosted": "host", "clashed": "clash", "killing": "kill",
    "withdrew": "withdraw", "raided": "raid",
}  # fmt: skip
_DOCUMENT = Document(
    id="d", path="-", record=None, url=None, title=None, authors=(), language="en", outlet=None,
    credits=(), dateline=None, published=DateInterval("2031-03-06", "2031-03-06", "metadata"),
    text="", removed=(), replaced_characters=0,
)  # fmt: skip

SHELLED = (
    "Ostian/ADJ/amod^1 troops/NOUN/nsubj^2 shelled/VERB/root^2 Zelmar/PROPN/obj^2"
    " on/ADP/case^5 Monday/PROPN/obl^2"
)


def test_subject_and_object_are_actor_and_recipient_and_the_day_hangs_on_the_trigger() -> None:
    one = told(SHELLED, {"shelled": "ASSAULT"}, {"Ostian troops": "group", "Zelmar": "place"})
    assert (one.actors(), one.recipients()) == (["Ostian troops"], ["Zelmar"])
    assert (one.only.certainty, one.only.said_in, one.only.place) == ("CT+", None, None)
    assert one.only.date == DateInterval("2031-03-03", "2031-03-03", "anchored")


def test_of_a_passive_the_subject_is_the_recipient() -> None:
    one = told(
        "Zelmar/PROPN/nsubj:pass^2 was/AUX/aux:pass^2 shelled/VERB/root^2 by/ADP/case^4"
        " Brant/PROPN/obl:agent^2 ,/PUNCT/punct^6 killing/VERB/advcl^2 Lorn/PROPN/obj^6",
        {"shelled": "ASSAULT", "killing": "ASSAULT"},
        {"Zelmar": "place", "Brant": "person", "Lorn": "person"},
    )
    shelled, killing = one.events
    assert [one.names[i] for i in (*shelled.actors, *shelled.recipients)] == ["Brant", "Zelmar"]
    assert [one.names[i] for i in (*killing.actors, *killing.recipients)] == ["Brant", "Lorn"]


def test_all_who_meet_are_actors_as_the_codebook_has_it() -> None:
    for parse in (
        "Brill/PROPN/nsubj^1 met/VERB/root^1 Vesk/PROPN/obj^1",
        "Brill/PROPN/nsubj^1 met/VERB/root^1 with/ADP/case^3 Vesk/PROPN/obl^1",
        "Brill/PROPN/nsubj^3 and/CCONJ/cc^2 Vesk/PROPN/conj^0 met/VERB/root^3",
    ):
        one = told(parse, {"met": "CONSULT"}, {"Brill": "person", "Vesk": "person"})
        assert (sorted(one.actors()), one.recipients()) == (["Brill", "Vesk"], [])


def test_who_hosts_is_visited() -> None:
    parse = "Brill/PROPN/nsubj^1 hosted/VERB/root^1 Vesk/PROPN/obj^1"
    one = told(parse, {"hosted": "CONSULT"}, {"Brill": "person", "Vesk": "person"})
    assert (one.actors(), one.recipients()) == (["Vesk"], ["Brill"])


def test_sides_between_whom_a_fight_is_both_act() -> None:
    one = told(
        "fighting/NOUN/nsubj^5 between/ADP/case^2 Brant/PROPN/nmod^0 and/CCONJ/cc^4"
        " Lorn/PROPN/conj^2 raged/VERB/root^5",
        {"fighting": "ASSAULT"},
        {"Brant": "organization", "Lorn": "organization"},
    )
    assert (one.actors(), one.recipients()) == (["Brant", "Lorn"], [])


def test_an_offer_that_is_turned_down_is_of_those_who_made_it() -> None:
    one = told(
        "Brill/PROPN/nsubj^1 rejected/VERB/root^1 a/DET/det^4 French/ADJ/amod^4 offer/NOUN/obj^1",
        {"rejected": "REJECT"},
        {"Brill": "person", "French": "place"},
    )
    assert (one.actors(), one.recipients()) == (["Brill"], ["French"])


def test_what_a_demand_is_about_is_no_event_of_its_own() -> None:
    one = told(
        "Brill/PROPN/nsubj^1 urged/VERB/root^1 Lorn/PROPN/obj^1 to/PART/mark^4 attack/VERB/xcomp^1"
        " Zelmar/PROPN/obj^4",
        {"urged": "REQUEST", "attack": "ASSAULT"},
        {"Brill": "person", "Lorn": "person", "Zelmar": "place"},
    )
    assert one.only.type == "REQUEST"
    assert (one.actors(), one.recipients()) == (["Brill"], ["Lorn"])


def test_a_noun_has_the_parties_of_the_verb_that_carries_it() -> None:
    one = told(
        "Brill/PROPN/nsubj^1 launched/VERB/root^1 an/DET/det^3 attack/NOUN/obj^1"
        " on/ADP/case^5 Zelmar/PROPN/nmod^3 in/ADP/case^7 Lornland/PROPN/obl^1",
        {"attack": "ASSAULT"},
        {"Brill": "person", "Zelmar": "place", "Lornland": "place"},
    )
    assert (one.actors(), one.recipients()) == (["Brill"], ["Zelmar"])
    assert one.only.place is not None
    assert (one.only.place.name, one.only.place.country) == ("Lornland", None)


def test_who_speaks_of_an_attack_has_not_made_it() -> None:
    one = told(
        "Brill/PROPN/nsubj^1 saw/VERB/root^1 the/DET/det^3 attack/NOUN/obj^1",
        {"attack": "ASSAULT"},
        {"Brill": "person"},
    )
    assert (one.actors(), one.recipients()) == ([], [])


def test_to_lift_a_curfew_is_to_concede_and_to_suspend_aid_a_sanction() -> None:
    for verb, noun, type_, made in (
        ("lifted", "curfew", "COERCE", "CONCEDE"),
        ("suspended", "aid", "AID", "SANCTION"),
    ):
        parse = f"Brill/PROPN/nsubj^1 {verb}/VERB/root^1 the/DET/det^3 {noun}/NOUN/obj^1"
        one = told(parse, {noun: type_}, {"Brill": "person"})
        assert (one.only.type, one.only.trigger.text, one.actors()) == (made, verb, ["Brill"])


def test_what_is_yet_to_come_may_be_negated_or_refused_has_not_happened() -> None:
    def certainty(parse: str, trigger: str, type_: str = "ASSAULT") -> tuple[str, Certainty]:
        event = told(parse, {trigger: type_}, {"Brill": "person", "Zelmar": "place"}).only
        return event.type, event.certainty

    def with_aux(form: str) -> str:
        return f"Brill/PROPN/nsubj^2 {form}/AUX/aux^2 attack/VERB/root^2 Zelmar/PROPN/obj^2"

    assert certainty(with_aux("will"), "attack") == ("ASSAULT", "Uu")
    assert certainty(with_aux("may"), "attack") == ("ASSAULT", "PS+")
    assert certainty(with_aux("has"), "attack") == ("ASSAULT", "CT+")
    assert certainty(with_aux("will").replace("attack", "help"), "help", "AID") == ("AGREE", "Uu")
    refused = (
        "Brill/PROPN/nsubj^1 refused/VERB/root^1 to/PART/mark^3 attack/VERB/xcomp^1"
        " Zelmar/PROPN/obj^3"
    )
    assert certainty(refused, "attack") == ("ASSAULT", "CT-")
    negated = (
        "Brill/PROPN/nsubj^3 did/AUX/aux^3 not/PART/advmod^3 attack/VERB/root^3 Zelmar/PROPN/obj^3"
    )
    assert certainty(negated, "attack") == ("ASSAULT", "CT-")
    headline = "Brill/PROPN/nsubj^2 to/PART/mark^2 attack/VERB/root^2 Zelmar/PROPN/obj^2"
    assert certainty(headline, "attack") == ("ASSAULT", "Uu")


def test_a_denied_event_is_denied_and_one_that_is_told_for_sure_is_sure() -> None:
    def said(verb: str) -> Event:
        parse = (
            f"Lorn/PROPN/nsubj^1 {verb}/VERB/root^1 that/SCONJ/mark^4 Brill/PROPN/nsubj^4"
            " shelled/VERB/ccomp^1 Zelmar/PROPN/obj^4"
        )
        mentions: Mentions = {"Lorn": "person", "Brill": "person", "Zelmar": "place"}
        return told(parse, {"shelled": "ASSAULT"}, mentions, (verb, "Brill", "Zelmar")).only

    assert (said("said").certainty, said("said").said_in) == ("CT+", "a1")
    assert said("denied").certainty == "CT-"


def test_words_of_speech_names_titles_and_people_tell_no_event() -> None:
    said = "Brill/PROPN/nsubj^1 said/VERB/root^1 so/ADV/advmod^1"
    assert told(said, {"said": "CONSULT"}, {"Brill": "person"}).events == ()
    name = "Attack/PROPN/compound^1 Committee/PROPN/nsubj^2 met/VERB/root^2"
    assert told(name, {"Attack": "ASSAULT"}, {"Attack Committee": "organization"}).events == ()
    title = (
        "“/PUNCT/punct^2 Secret/ADJ/amod^2 Attack/NOUN/nsubj^4 ”/PUNCT/punct^2 sells/VERB/root^4"
    )
    assert told(title, {"Attack": "ASSAULT"}, {}).events == ()
    troops = "troops/NOUN/nsubj^1 sleep/VERB/root^1"
    assert told(troops, {"troops": "MOBILIZE"}, {"troops": "group"}).events == ()


def test_parties_that_nobody_else_speaks_of_become_entities_with_their_country() -> None:
    one = told(
        "French/ADJ/amod^1 soldiers/NOUN/nsubj^2 raided/VERB/root^2 a/DET/det^5 German/ADJ/amod^5"
        " newspaper/NOUN/obj^2",
        {"raided": "COERCE"},
        {},
    )
    assert (one.actors(), one.recipients()) == (["French soldiers"], ["a German newspaper"])


def test_the_less_is_known_of_who_did_it_the_surer_the_network_must_be() -> None:
    both = "Brill/PROPN/nsubj^1 raided/VERB/root^1 Lorn/PROPN/obj^1"
    people: Mentions = {"Brill": "person", "Lorn": "person"}
    coded = SHELLED.replace("Ostian/ADJ", "Danish/ADJ")
    groups: Mentions = {"Danish troops": "group", "Zelmar": "place"}

    def is_told(score: float, parse: str, trigger: str, mentions: Mentions) -> bool:
        return bool(told(parse, {trigger: "ASSAULT"}, mentions, score=score).events)

    nobody = "it/PRON/nsubj^1 raided/VERB/root^1"
    assert is_told(0.4, coded, "shelled", groups)
    assert not is_told(0.4, both, "raided", people)
    assert is_told(0.7, both, "raided", people)
    assert not is_told(0.7, nobody, "raided", {})
    assert is_told(0.9, nobody, "raided", {})


def test_what_somebody_says_that_another_must_do_is_asked_of_that_one() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 said/VERB/root^1 Vela/PROPN/nsubj^4 {}/AUX/aux^4"
        " sign/VERB/ccomp^1 the/DET/det^6 treaty/NOUN/obj^4"
    )
    mentions: Mentions = {"Brill": "person", "Vela": "place"}
    one = told(parse.format("must"), {"sign": "AGREE"}, mentions, ("said", "Vela", "treaty"))
    assert one.only.type == "REQUEST"
    assert one.recipients() == ["Vela"]
    one = told(parse.format("can"), {"sign": "AGREE"}, mentions, ("said", "Vela", "treaty"))
    assert (one.only.type, one.actors()) == ("AGREE", ["Vela"])


def test_what_is_asked_about_has_not_happened_for_sure() -> None:
    parse = "Brill/PROPN/nsubj^1 raided/VERB/root^1 Lorn/PROPN/obj^1 ?/PUNCT/punct^1"
    one = told(parse, {"raided": "ASSAULT"}, {"Brill": "person", "Lorn": "person"})
    assert one.only.certainty == "Uu"


def test_what_stands_before_an_auxiliary_is_the_subject_whatever_the_parser_says() -> None:
    parse = "Brill/PROPN/obj^2 had/AUX/aux^2 raided/VERB/root^2 Lorn/PROPN/obj^2"
    one = told(parse, {"raided": "ASSAULT"}, {"Brill": "person", "Lorn": "person"})
    assert (one.actors(), one.recipients()) == (["Brill"], ["Lorn"])


def test_a_subject_beside_an_object_acts_whatever_the_parser_says() -> None:
    parse = "Brill/PROPN/nsubj:pass^1 raided/VERB/root^1 Lorn/PROPN/obj^1"
    one = told(parse, {"raided": "ASSAULT"}, {"Brill": "person", "Lorn": "person"})
    assert (one.actors(), one.recipients()) == (["Brill"], ["Lorn"])


def test_criticism_from_somebody_is_his() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 ignored/VERB/root^1 criticism/NOUN/obj^1 from/ADP/case^4"
        " Lorn/PROPN/nmod^2"
    )
    one = told(parse, {"criticism": "ACCUSE"}, {"Brill": "person", "Lorn": "person"})
    assert one.actors() == ["Lorn"]
    assert "Lorn" not in one.recipients()


def test_a_particle_opens_the_phrase_of_the_recipient() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 called/VERB/root^1 on/ADP/compound:prt^1 Lorn/PROPN/obl^1"
        " to/PART/mark^5 leave/VERB/xcomp^1 Vela/PROPN/obj^5"
    )
    mentions: Mentions = {"Brill": "person", "Lorn": "person", "Vela": "place"}
    one = told(parse, {"called": "REQUEST"}, mentions)
    assert one.recipients() == ["Lorn"]


def test_what_neither_of_two_did_has_not_happened() -> None:
    parse = (
        "Neither/CCONJ/cc:preconj^1 Brill/PROPN/nsubj^4 nor/CCONJ/cc^3 Lorn/PROPN/conj^1"
        " shelled/VERB/root^4 Zelmar/PROPN/obj^4"
    )
    people: Mentions = {"Brill": "person", "Lorn": "person", "Zelmar": "place"}
    assert told(parse, {"shelled": "ASSAULT"}, people).only.certainty == "CT-"


def test_nine_men_held_in_a_country_are_not_that_country() -> None:
    parse = (
        "nine/NUM/nummod^1 men/NOUN/nsubj:pass^3 are/AUX/aux:pass^3 held/VERB/root^3 in/ADP/case^5"
        " Vela/PROPN/obl^3"
    )
    one = told(parse, {"held": "COERCE"}, {"nine men": "group", "Vela": "place"})
    assert one.recipients() == ["nine men"]
    assert one.only.place is not None
    assert one.only.place.name == "Vela"


def test_what_a_participle_tells_is_where_and_when_its_verb_is() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 shelled/VERB/root^1 a/DET/det^3 town/NOUN/obj^1 of/ADP/case^5"
        " Lyon/PROPN/nmod^3 in/ADP/case^7 Vela/PROPN/nmod^3 on/ADP/case^9 Monday/PROPN/obl^1"
        " ,/PUNCT/punct^11 killing/VERB/advcl^1 Lorn/PROPN/obj^11"
    )
    mentions: Mentions = {"Brill": "person", "Lorn": "person", "Vela": "place"}
    shelled, killing = told(parse, {"shelled": "ASSAULT", "killing": "ASSAULT"}, mentions).events
    assert killing.date == shelled.date is not None
    assert killing.place is not None
    assert killing.place == shelled.place
    assert killing.place.name == "Vela"


def test_a_city_of_the_gazetteer_has_its_country_and_coordinates() -> None:
    parse = (
        "Brill/PROPN/nsubj^1 met/VERB/root^1 Lorn/PROPN/obj^1 in/ADP/case^5 the/DET/det^5"
        " city/NOUN/obl^1 of/ADP/case^7 Lyon/PROPN/nmod^5"
    )
    mentions: Mentions = {"Brill": "person", "Lorn": "person", "the city": "place", "Lyon": "place"}
    place = told(parse, {"met": "CONSULT"}, mentions).only.place
    assert place is not None
    assert (place.name, place.country) == ("Lyon", "FRA")
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (46, 5)
