"""Subjects and objects that the parser hangs on a verb beyond their own."""

from tests.reading.test_slips import _words

from whence.reading.homes import brought_home


def _arcs(parse: str) -> list[tuple[str, int]]:
    return [(token.relation, token.head) for token in brought_home(_words(parse))]


def test_who_stands_before_the_opening_of_a_clause_is_the_governing_verb_s() -> None:
    parse = "Lorn/PROPN/nsubj^1 accused/VERB/root^1 Brill/PROPN/obj^4 of/SCONJ/mark^4"
    assert _arcs(parse + " leaving/VERB/advcl^1")[2] == ("obj", 1)
    agreed = "Brill/PROPN/nsubj^3 agreed/VERB/root^1 to/PART/mark^3 leave/VERB/xcomp^1"
    assert _arcs(agreed)[0] == ("nsubj", 1)


def test_what_a_question_asks_for_stays_with_its_verb() -> None:
    parse = "They/PRON/nsubj^1 know/VERB/root^1 what/PRON/obj^4 to/PART/mark^4 do/VERB/xcomp^1"
    assert _arcs(parse)[2] == ("obj", 4)


def test_of_two_subjects_before_a_verb_the_first_is_that_of_the_verb_between() -> None:
    parse = "All/DET/nsubj^4 endorsed/VERB/root^1 her/PRON/obj^1 camps/NOUN/nsubj^4 cheered/VERB/"
    assert _arcs(parse + "parataxis^1")[0] == ("nsubj", 1)
    alone = parse.replace("camps/NOUN/nsubj^4", "then/ADV/advmod^4")
    assert _arcs(alone + "parataxis^1")[0] == ("nsubj", 4)


def test_a_noun_with_a_preposition_is_no_clause() -> None:
    parse = "Jets/NOUN/nsubj^1 killed/VERB/root^1 in/ADP/case^3 attacks/NOUN/advcl^1"
    assert _arcs(parse)[3] == ("obl", 1)


def test_what_a_comma_sets_off_from_a_clause_before_is_the_next_verb_s() -> None:
    parse = (
        "while/SCONJ/mark^2 troops/NOUN/nsubj^2 fired/VERB/advcl^5 ,/PUNCT/punct^2"
        " Brill/PROPN/obj^2 left/VERB/root^5"
    )
    assert _arcs(parse)[4] == ("nsubj", 5)
    assert _arcs(parse.replace(",/PUNCT/punct^2", "near/ADP/advmod^2"))[4] == ("obj", 2)


def test_a_preposition_opens_the_whole_phrase() -> None:
    parse = (
        "Aides/NOUN/root^0 of/ADP/case^3 Velan/ADJ/amod^3 Senator/PROPN/nmod:desc^4"
        " Brill/PROPN/nmod^0"
    )
    assert _arcs(parse)[1] == ("case", 4)
    inner = "Act/PROPN/root^0 defence/NOUN/compound^4 of/ADP/case^3 trade/NOUN/compound^4"
    assert _arcs(inner + " act/NOUN/nmod^0")[2] == ("case", 3)


def test_a_possessive_is_the_next_noun_s_and_two_nouns_in_a_row_are_one_object() -> None:
    parse = "Troops/NOUN/nsubj^1 ended/VERB/root^1 their/PRON/obj^1 siege/NOUN/obj^1"
    assert _arcs(parse)[2] == ("nmod:poss", 3)
    strike = "Monks/NOUN/nsubj^1 began/VERB/root^1 a/DET/det^3 hunger/NOUN/obj^1 strike/NOUN/obj^1"
    assert _arcs(strike)[3] == ("compound", 4)


def test_a_subject_after_its_verb_is_that_of_the_next_without_one() -> None:
    parse = (
        "Jets/NOUN/nsubj^1 struck/VERB/ccomp^6 ,/PUNCT/punct^3 killing/VERB/advcl^1"
        " two/NUM/obj^3 police/NOUN/nsubj^3 said/VERB/root^6"
    )
    assert _arcs(parse)[5] == ("nsubj", 6)
    after = (
        "Vela/PROPN/nsubj^1 threatened/VERB/root^1 war/NOUN/obj^1 after/SCONJ/mark^5"
        " envoys/NOUN/nsubj^1 left/VERB/acl^2"
    )
    assert _arcs(after)[4] == ("nsubj", 5)


def test_a_noun_without_a_preposition_after_a_verb_without_an_object_is_its_object() -> None:
    parse = "Kade/PROPN/nsubj^1 met/VERB/root^1 Brill/PROPN/obl^1 in/ADP/case^4 Lorn/PROPN/obl^1"
    assert [arc[0] for arc in _arcs(parse)] == ["nsubj", "root", "obj", "case", "obl"]
    assert _arcs(parse.replace("Brill/PROPN", "Monday/PROPN"))[2] == ("obl", 1)


def test_an_s_makes_a_possessor() -> None:
    parse = "Vela/PROPN/nmod^2 's/PART/case^0 crimes/NOUN/root^2"
    assert _arcs(parse)[0] == ("nmod:poss", 2)
