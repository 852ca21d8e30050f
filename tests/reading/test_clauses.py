"""What a sentence says, one thing at a time, off its syntax."""

from whence.reading.clauses import Clause, find_clauses
from whence.reading.model import Token
from whence.reading.stems import stem_of

Row = tuple[str, str, str, int, str]


def clauses_of(rows: list[Row]) -> tuple[str, list[Clause]]:
    """The clauses of a sentence given as form, lemma, part of speech, head, relation."""
    text, tokens = "", []
    for form, lemma, upos, head, relation in rows:
        text += " " if text else ""
        tokens.append(Token(len(text), len(text) + len(form), upos, lemma, head, relation, 1.0))
        text += form
    return text, [one.clause for one in find_clauses(text, tokens)]


SHIP: list[Row] = [
    ("Ships", "ship", "NOUN", 1, "nsubj"),
    ("fired", "fire", "VERB", 1, "root"),
    (",", ",", "PUNCT", 3, "punct"),
    ("killing", "kill", "VERB", 1, "advcl"),
    ("four", "four", "NUM", 5, "nummod"),
    ("men", "man", "NOUN", 3, "obj"),
]


def test_a_participle_is_a_clause_with_the_subject_above_it() -> None:
    text, [fired, killing] = clauses_of(SHIP)
    assert [text[slice(*span)] for span in fired.spans] == ["Ships fired"]
    assert [text[slice(*span)] for span in killing.spans] == ["killing four men"]
    assert text[slice(*(killing.agent or (0, 0)))] == "Ships"
    assert text[slice(*(killing.patient or (0, 0)))] == "men"
    assert [(count.number, count.of) for count in killing.counts] == [("four", "man")]
    assert (fired.standing, killing.standing) == ("main", "main")


def test_what_follows_if_is_supposed_and_what_follows_after_stands_beside() -> None:
    for mark, standing in (("if", "supposed"), ("after", "beside")):
        _, [_, clause] = clauses_of(
            [
                ("He", "he", "PRON", 1, "nsubj"),
                ("left", "leave", "VERB", 1, "root"),
                (mark, mark, "SCONJ", 4, "mark"),
                ("they", "they", "PRON", 4, "nsubj"),
                ("won", "win", "VERB", 1, "advcl"),
            ]
        )
        assert clause.standing == standing


def test_what_is_known_to_have_happened_is_told_by_what_happened() -> None:
    rows: list[Row] = [
        ("Two", "two", "NUM", 1, "nummod"),
        ("men", "man", "NOUN", 3, "nsubj:pass"),
        ("are", "be", "AUX", 3, "aux:pass"),
        ("known", "know", "VERB", 3, "root"),
        ("to", "to", "PART", 6, "mark"),
        ("have", "have", "AUX", 6, "aux"),
        ("died", "die", "VERB", 3, "xcomp"),
    ]
    text, [died] = clauses_of(rows)
    assert (text[slice(*died.head)], died.predicate) == ("died", "die")
    assert text[slice(*(died.agent or (0, 0)))] == "men"
    wanted = [*rows[:3], ("want", "want", "VERB", 3, "root"), *rows[4:]]
    assert clauses_of(wanted)[1][0].predicate == "want"


def test_a_clause_knows_that_it_is_negated() -> None:
    for word, relation in (("never", "advmod"), ("not", "advmod")):
        _, [clause] = clauses_of(
            [
                ("Ships", "ship", "NOUN", 2, "nsubj"),
                (word, word, "ADV", 2, relation),
                ("fired", "fire", "VERB", 2, "root"),
            ]
        )
        assert clause.negated
    assert not clauses_of(SHIP)[1][0].negated


def test_of_things_that_there_are_each_is_a_clause() -> None:
    text, [smoke, fire] = clauses_of(
        [
            ("There", "there", "PRON", 1, "expl"),
            ("was", "be", "VERB", 1, "root"),
            ("smoke", "smoke", "NOUN", 1, "nsubj"),
            ("and", "and", "CCONJ", 5, "cc"),
            ("no", "no", "DET", 5, "det"),
            ("fire", "fire", "NOUN", 2, "conj"),
        ]
    )
    assert (text[slice(*smoke.head)], text[slice(*fire.head)]) == ("smoke", "fire")
    assert (smoke.negated, fire.negated) == (False, True)


def test_words_of_one_family_have_one_stem() -> None:
    assert stem_of("killed") == stem_of("killing") == stem_of("kills")
    assert stem_of("collided") == stem_of("collision")
    assert stem_of("held", "hold") == stem_of("hold")


def test_what_is_proposed_is_part_of_the_proposal() -> None:
    rows: list[Row] = [
        ("He", "he", "PRON", 1, "nsubj"),
        ("proposed", "propose", "VERB", 1, "root"),
        ("that", "that", "SCONJ", 4, "mark"),
        ("they", "they", "PRON", 4, "nsubj"),
        ("train", "train", "VERB", 1, "ccomp"),
    ]
    text, [proposed] = clauses_of(rows)
    assert [text[slice(*span)] for span in proposed.spans] == [text]
    stated = [("stated", "state", "VERB", 1, "root") if row[0] == "proposed" else row
              for row in rows]  # fmt: skip
    assert len(clauses_of(stated)[1]) == 2


def test_a_thing_that_is_set_aside_does_not_negate_the_clause() -> None:
    _, [clause] = clauses_of(
        [
            ("Nine", "nine", "NUM", 1, "nsubj"),
            ("left", "leave", "VERB", 1, "root"),
            (",", ",", "PUNCT", 5, "punct"),
            ("and", "and", "CCONJ", 5, "cc"),
            ("not", "not", "ADV", 1, "advmod"),
            ("13", "13", "NUM", 0, "conj"),
        ]
    )
    assert not clause.negated


def test_nothing_between_that_and_its_verb_belongs_to_what_stands_before() -> None:
    text, clauses = clauses_of(
        [
            ("They", "they", "PRON", 1, "nsubj"),
            ("feared", "fear", "VERB", 1, "root"),
            ("that", "that", "SCONJ", 5, "mark"),
            ("talks", "talk", "NOUN", 1, "obj"),
            ("had", "have", "AUX", 5, "aux"),
            ("begun", "begin", "VERB", 1, "ccomp"),
        ]
    )
    assert [text[slice(*span)] for one in clauses for span in one.spans] == [
        "They feared",
        "that talks had begun",
    ]
    assert text[slice(*(clauses[1].agent or (0, 0)))] == "talks"


def test_a_number_of_two_words_is_one() -> None:
    tokens = [
        Token(0, 6, "NUM", "thirty", 2, "compound", 1.0),
        Token(6, 7, "PUNCT", "-", 0, "punct", 1.0),
        Token(7, 10, "NUM", "one", 3, "nummod", 1.0),
        Token(11, 14, "NOUN", "man", 4, "nsubj", 1.0),
        Token(15, 19, "VERB", "leave", 4, "root", 1.0),
    ]
    [found] = find_clauses("Thirty-one men left", tokens)
    assert [(count.number, count.of) for count in found.clause.counts] == [("thirty-one", "man")]
