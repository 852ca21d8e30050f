"""How far a phrase goes, on words whose arcs are made by hand."""

from whence.reading.extents import one_phrase_of
from whence.reading.model import Token
from whence.reading.tree import Tree

Word = tuple[str, int, str, str]


def _phrase(words: list[Word], first: int, last: int) -> tuple[str, str]:
    """The head and the words of the phrase from one word to another."""
    tokens, at = [], 0
    for form, head, relation, upos in words:
        tokens.append(Token(at, at + len(form), upos, form.lower(), head, relation))
        at += len(form) + 1
    head, inside = one_phrase_of(range(first, last + 1), Tree.of(tokens))
    return words[head][0], " ".join(words[i][0] for i in inside)


def test_a_phrase_stays_whole() -> None:
    words: list[Word] = [
        ("the", 1, "det", "DET"), ("head", 4, "nsubj", "NOUN"), ("of", 3, "case", "ADP"),
        ("police", 1, "nmod", "NOUN"), ("said", 4, "root", "VERB"),
    ]  # fmt: skip
    assert _phrase(words, 0, 3) == ("head", "the head of police")


def test_the_verb_after_a_subject_is_cut_off() -> None:
    words: list[Word] = [
        ("Ms", 1, "nmod:desc", "PROPN"), ("Dorr", 2, "nsubj", "PROPN"),
        ("said", 2, "root", "VERB"), ("so", 2, "advmod", "ADV"),
    ]  # fmt: skip
    assert _phrase(words, 0, 2) == ("Dorr", "Ms Dorr")


def test_the_clause_after_who_is_told_it_is_cut_off() -> None:
    words: list[Word] = [
        ("told", 0, "root", "VERB"), ("doctors", 0, "iobj", "NOUN"), ("that", 4, "mark", "SCONJ"),
        ("two", 4, "nsubj", "NUM"), ("died", 0, "ccomp", "VERB"),
    ]  # fmt: skip
    assert _phrase(words, 1, 3) == ("doctors", "doctors")


def test_the_subject_after_another_phrase_is_cut_off() -> None:
    words: list[Word] = [
        ("Dorr's", 1, "nmod:poss", "PROPN"), ("account", 5, "obl", "NOUN"),
        (",", 1, "punct", "PUNCT"), ("spymaster", 4, "nmod:desc", "NOUN"),
        ("Keel", 5, "nsubj", "PROPN"), ("knew", 5, "root", "VERB"),
    ]  # fmt: skip
    assert _phrase(words, 0, 4) == ("account", "Dorr's account")
