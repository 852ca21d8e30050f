"""Phrases that the arcs took for two."""

from whence.reading.model import Token
from whence.reading.model.siblings import one_phrase

Word = tuple[str, int, str, str]


def _arcs(*words: Word) -> list[tuple[int, str]]:
    tokens, at = [], 0
    for form, head, relation, upos in words:
        tokens.append(Token(at, at + len(form), upos, form.lower(), head, relation))
        at += len(form) + 1
    return [(token.head, token.relation) for token in one_phrase(tokens)]


def test_a_name_after_a_noun_that_says_who_it_is() -> None:
    arcs = _arcs(
        ("spokesman", 2, "nsubj", "NOUN"),
        ("Denn", 2, "nsubj", "PROPN"),
        ("said", 2, "root", "VERB"),
    )
    assert arcs == [(1, "nmod:desc"), (2, "nsubj"), (2, "root")]


def test_a_name_beside_the_company() -> None:
    arcs = _arcs(
        ("the", 1, "det", "DET"), ("company", 3, "nsubj", "NOUN"), ("Grell", 3, "nsubj", "PROPN"),
        ("said", 3, "root", "VERB"),
    )  # fmt: skip
    assert arcs[2] == (1, "appos")


def test_two_parts_of_a_name() -> None:
    arcs = _arcs(
        ("told", 0, "root", "VERB"), ("Radio", 0, "iobj", "PROPN"), ("Lutz", 0, "iobj", "PROPN")
    )
    assert arcs[2] == (1, "flat")


def test_what_is_apart_stays_apart() -> None:
    words: list[Word] = [
        ("aides", 2, "nsubj", "NOUN"), (",", 0, "punct", "PUNCT"), ("told", 2, "root", "VERB"),
        ("Denn", 2, "iobj", "PROPN"), ("Friday", 2, "obl:unmarked", "PROPN"),
    ]  # fmt: skip
    assert _arcs(*words) == [(head, relation) for _, head, relation, _ in words]


def test_what_a_preposition_opens_is_no_apposition() -> None:
    arcs = _arcs(
        ("Aides", 3, "nsubj", "NOUN"), ("to", 2, "case", "ADP"), ("Denn", 0, "appos", "PROPN"),
        ("left", 3, "root", "VERB"),
    )  # fmt: skip
    assert arcs[2] == (0, "nmod")


def test_two_subjects_with_and_between_them() -> None:
    arcs = _arcs(
        ("Quill", 4, "nsubj", "PROPN"), ("and", 2, "cc", "CCONJ"),
        ("Sheriff", 3, "nmod:desc", "NOUN"), ("Brandt", 4, "nsubj", "PROPN"),
        ("said", 4, "root", "VERB"),
    )  # fmt: skip
    assert arcs[3] == (0, "conj")
    assert arcs[1] == (3, "cc")


def test_what_and_opens_is_no_title_of_what_it_is_joined_to() -> None:
    arcs = _arcs(
        ("Quill", 4, "nsubj", "PROPN"), ("and", 2, "cc", "CCONJ"),
        ("governor", 0, "nmod:desc", "NOUN"), ("Tolk", 2, "flat", "PROPN"),
        ("said", 4, "root", "VERB"),
    )  # fmt: skip
    assert arcs[2] == (0, "conj")


def test_a_mark_of_possession_makes_an_owner() -> None:
    arcs = _arcs(
        ("Vela", 3, "nsubj", "PROPN"), ("'s", 0, "case", "PART"), ("navy", 3, "nsubj", "NOUN"),
        ("said", 3, "root", "VERB"),
    )  # fmt: skip
    assert arcs[0] == (2, "nmod:poss")
    arcs = _arcs(
        ("Vela", 2, "compound", "PROPN"), ("'s", 0, "case", "PART"), ("navy", 3, "nsubj", "NOUN"),
        ("said", 3, "root", "VERB"),
    )  # fmt: skip
    assert arcs[0] == (2, "nmod:poss")


def test_a_name_that_hangs_on_a_verb_is_its_subject() -> None:
    arcs = _arcs(
        ("said", 0, "root", "VERB"), ("Ole", 0, "flat", "PROPN"), ("Brand", 1, "flat", "PROPN")
    )
    assert arcs == [(0, "root"), (0, "nsubj"), (1, "flat")]


def test_a_name_after_the_company_is_beside_it_however_the_arc_is_called() -> None:
    for relation in ("compound", "nmod"):
        arcs = _arcs(
            ("company", 2, "nsubj", "NOUN"), ("Grell", 0, relation, "PROPN"),
            ("said", 2, "root", "VERB"),
        )  # fmt: skip
        assert arcs[1] == (0, "appos")


def test_a_name_after_a_verb_that_has_a_subject_is_its_object() -> None:
    arcs = _arcs(
        ("Brill", 1, "nsubj", "PROPN"), ("told", 1, "root", "VERB"), ("Tass", 1, "appos", "PROPN")
    )
    assert arcs[2] == (1, "obj")


def test_changes_never_make_a_circle() -> None:
    words: list[Word] = [
        ("Vela", 3, "nsubj", "PROPN"), ("'s", 0, "case", "PART"), ("and", 0, "cc", "CCONJ"),
        ("said", 3, "root", "VERB"), ("Kor", 3, "nsubj", "PROPN"), ("and", 4, "cc", "CCONJ"),
    ]  # fmt: skip
    heads = [head for head, _ in _arcs(*words)]
    for index in range(len(heads)):
        at = index
        for _ in heads:
            at = heads[at]
        assert heads[at] == at
