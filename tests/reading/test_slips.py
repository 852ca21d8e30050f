"""Slips of the parser that grammar shows to be slips."""

from time import process_time

from whence.reading.model import Name, Token
from whence.reading.slips import mended


def _words(parse: str) -> tuple[Token, ...]:
    """``word/POS/relation^head`` for each word, heads as indexes."""
    made = []
    for index, word in enumerate(parse.split()):
        form, upos, rest = word.split("/")
        relation, head = rest.split("^")
        made.append(Token(index, index + 1, upos, form.lower(), int(head), relation))
    return tuple(made)


def _relations(parse: str) -> list[str]:
    return [token.relation for token in mended(_words(parse))]


def test_what_a_preposition_opens_is_no_subject() -> None:
    parse = "camp/NOUN/nsubj:pass^2 was/AUX/aux:pass^2 hit/VERB/root^2 by/ADP/case^4 rebels/NOUN/"
    assert _relations(parse + "nsubj:pass^2")[4] == "obl"
    assert _relations("Up/ADP/case^2 to/ADP/fixed^0 ships/NOUN/nsubj^3 sank/VERB/root^3")[2] == (
        "nsubj"
    )


def test_a_second_subject_after_the_verb_is_its_object() -> None:
    parse = "Troops/NOUN/nsubj^1 arrested/VERB/root^1 monks/NOUN/nsubj^1"
    assert _relations(parse) == ["nsubj", "root", "obj"]
    said = "War/NOUN/obj^1 looms/VERB/ccomp^2 said/VERB/root^2 Brill/PROPN/nsubj^2"
    assert _relations(said)[3] == "nsubj"


def test_a_second_subject_before_a_clause_without_one_is_the_clause_s() -> None:
    parse = (
        "Envoys/NOUN/nsubj^1 said/VERB/root^1 Zelmar/PROPN/nsubj^1 was/AUX/cop^5 in/ADP/case^5"
        " talks/NOUN/ccomp^1"
    )
    assert [token.head for token in mended(_words(parse))] == [1, 1, 5, 5, 5, 1]
    own = parse.replace("nsubj^1 was", "nsubj^1 it/PRON/nsubj^6 was").replace("^5", "^6")
    assert mended(_words(own))[2].head == 1


def test_a_noun_with_a_preposition_hangs_on_a_verb_as_an_oblique() -> None:
    parse = (
        "Envoys/NOUN/nsubj^1 proposed/VERB/root^1 to/ADP/case^3 Zelmar/PROPN/nmod^5 to/PART/mark^5"
        " meet/VERB/xcomp^1"
    )
    zelmar = mended(_words(parse))[3]
    assert (zelmar.relation, zelmar.head) == ("obl", 1)
    kept = mended(_words("talks/NOUN/root^0 with/ADP/case^2 Zelmar/PROPN/nmod^0"))[2]
    assert kept.relation == "nmod"


def test_an_adjective_describes_the_noun_that_follows_it() -> None:
    parse = (
        "Rebels/NOUN/nsubj^1 rejected/VERB/root^1 a/DET/det^5 Velan/ADJ/amod^0"
        " peace/NOUN/compound^5 plan/NOUN/obj^1"
    )
    assert mended(_words(parse))[3].head == 5
    assert mended(_words("something/PRON/root^0 new/ADJ/amod^0"))[1].head == 0


def test_changes_never_make_a_circle() -> None:
    parse = "Talks/NOUN/root^0 aimed/ADJ/amod^0 Monday/PROPN/obj^1"
    assert [token.head for token in mended(_words(parse))] == [0, 0, 1]


def test_a_name_after_a_preposition_is_no_rest_of_a_noun() -> None:
    parse = "Aides/NOUN/nsubj^3 to/ADP/case^0 Brill/PROPN/flat^0 slept/VERB/root^3"
    assert _relations(parse)[2] == "nmod"
    office = "head/NOUN/nsubj^5 of/ADP/case^2 Lorn/PROPN/nmod^0 ,/PUNCT/punct^4"
    assert _relations(office + " Brill/PROPN/flat^0 slept/VERB/root^5")[4] == "flat"


def test_of_two_to_before_a_verb_the_first_is_a_preposition() -> None:
    parse = (
        "Envoys/NOUN/nsubj^1 proposed/VERB/root^1 to/PART/mark^5 Brill/PROPN/nmod^5 to/PART/mark^5"
        " meet/VERB/xcomp^1"
    )
    to, brill = mended(_words(parse))[2:4]
    assert (to.upos, to.relation, to.head) == ("ADP", "case", 3)
    assert (brill.relation, brill.head) == ("obl", 1)


def test_a_to_that_hangs_on_the_verb_before_it_is_a_preposition() -> None:
    parse = (
        "Envoys/NOUN/nsubj^1 proposed/VERB/root^1 to/PART/mark^1 despot/VERB/compound^1"
        " Brill/PROPN/nmod^3 to/PART/mark^6 meet/VERB/xcomp^1"
    )
    despot = mended(_words(parse))[3]
    assert (despot.upos, despot.relation) == ("NOUN", "obl")
    plain = "Envoys/NOUN/nsubj^1 want/VERB/root^1 to/PART/mark^3 meet/VERB/xcomp^1"
    assert mended(_words(plain)) == _words(plain)


def test_what_stands_between_an_article_and_its_noun_is_no_subject() -> None:
    parse = (
        "the/DET/det^3 ruling/NOUN/nsubj^4 Unity/PROPN/compound^3 party/NOUN/nsubj^4"
        " won/VERB/root^4"
    )
    ruling = mended(_words(parse))[1]
    assert (ruling.relation, ruling.head) == ("compound", 3)


def test_the_words_of_one_name_hang_together() -> None:
    parse = "Brill/PROPN/nsubj^4 and/CCONJ/cc^2 Tom/PROPN/conj^0 Kade/PROPN/flat^0 left/VERB/root^4"
    words = _words(parse)
    made = mended(words, [Name(words[2].start, words[3].end, "person", 0.9)])
    assert made[3].head == 2


def test_each_word_is_looked_at_a_bounded_number_of_times() -> None:
    """Of headlines without full stops a *to* looks for its noun, and of adjectives each."""
    clauses = 10_000
    headlines = " ".join(
        f"Brill/PROPN/nsubj^{at + 1} vows/VERB/root^{at + 1} to/PART/mark^{at + 3}"
        f" leave/VERB/xcomp^{at + 1}"
        for at in range(0, 4 * clauses, 4)
    )
    adjectives = " ".join(f"big/ADJ/amod^{at}" for at in range(4 * clauses))
    started = process_time()
    assert len(mended(_words(headlines))) == len(mended(_words(adjectives))) == 4 * clauses
    assert process_time() - started < 8
