"""Acts and certainty by the clause around a cue, on readings that are made by hand."""

from collections.abc import Sequence

import pytest

from whence.reading.model import FoundAttribution, Token
from whence.reading.tellings import telling
from whence.reading.tree import Tree

Word = tuple[str, str, int, str]

HE_LEFT: list[Word] = [("he", "he", 3, "nsubj"), ("left", "leave", 1, "ccomp")]


def _told(words: Sequence[Word], cue: tuple[int, int], content: int) -> tuple[str, str]:
    """Act and certainty; words are (form, lemma, head, relation), the content goes to the end."""
    text = " ".join(word[0] for word in words)
    tokens, at = [], 0
    for form, lemma, head, relation in words:
        upos = "PRON" if relation == "nsubj" else "ADV" if form == "back" else "VERB"
        tokens.append(Token(at, at + len(form), upos, lemma, head, relation))
        at += len(form) + 1
    one = FoundAttribution(
        ((tokens[0].start, tokens[0].end),),
        ((tokens[cue[0]].start, tokens[cue[1]].end),),
        ((tokens[content].start, tokens[-1].end),),
        "indirect", None, 0.9,
    )  # fmt: skip
    return telling(text, one, Tree.of(tokens))


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("suggested", "suggest", ("claim", "CT+")),
        ("insisted", "insist", ("claim", "CT+")),
        ("demanded", "demand", ("demand", "Uu")),
    ],
)
def test_what_is_so_is_claimed(form: str, lemma: str, expected: tuple[str, str]) -> None:
    words: list[Word] = [("She", "she", 1, "nsubj"), (form, lemma, 1, "root"), *HE_LEFT]
    assert _told(words, (1, 1), 2) == expected


@pytest.mark.parametrize(("form", "act"), [("suggested", "propose"), ("insisted", "demand")])
def test_what_shall_be_is_proposed(form: str, act: str) -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), (form, form.removesuffix("ed"), 1, "root"),
        ("he", "he", 3, "nsubj"), ("leave", "leave", 1, "ccomp"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2) == (act, "Uu")


@pytest.mark.parametrize("mark", ["if", "unless", "whether"])
def test_a_condition_asserts_nothing(mark: str) -> None:
    words: list[Word] = [
        ("She", "she", 2, "nsubj"), (mark, mark, 2, "mark"), ("says", "say", 2, "root"),
        ("he", "he", 4, "nsubj"), ("left", "leave", 2, "ccomp"),
    ]  # fmt: skip
    assert _told(words, (2, 2), 3) == ("state", "Uu")


def test_who_has_yet_to_say_it_or_says_whether_asserts_nothing() -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("has", "have", 1, "root"), ("yet", "yet", 1, "advmod"),
        ("to", "to", 4, "mark"), ("say", "say", 1, "xcomp"),
        ("he", "he", 6, "nsubj"), ("left", "leave", 4, "ccomp"),
    ]  # fmt: skip
    assert _told(words, (1, 4), 5)[1] == "Uu"
    words = [
        ("She", "she", 1, "nsubj"), ("announced", "announce", 1, "root"),
        ("whether", "whether", 4, "mark"), ("he", "he", 4, "nsubj"), ("left", "leave", 1, "ccomp"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2) == ("report", "Uu")


@pytest.mark.parametrize(
    ("form", "act"), [("shot", "state"), ("pushed", "deny"), ("backs", "agree")]
)
def test_back_belongs_to_its_verb(form: str, act: str) -> None:
    words: list[Word] = [("She", "she", 1, "nsubj"), (form, form, 1, "root")]
    words += [("back", "back", 1, "advmod")] if act != "agree" else []
    words += [("he", "he", len(words) + 1, "nsubj"), ("left", "leave", 1, "ccomp")]
    assert _told(words, (1, len(words) - 3), len(words) - 2)[0] == act


def test_what_one_allegedly_did_is_claimed_not_certain() -> None:
    words: list[Word] = [
        ("She", "she", 2, "nsubj"), ("allegedly", "allegedly", 2, "advmod"),
        ("sold", "sell", 2, "root"), ("it", "it", 2, "obj"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2) == ("claim", "PR+")


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [("seemed", "seem", "PR+"), ("appeared", "appear", "PR+"), ("began", "begin", "CT+")],
)
def test_what_only_seems_so_is_probable(form: str, lemma: str, expected: str) -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("said", "say", 1, "root"), ("he", "he", 3, "nsubj"),
        (form, lemma, 1, "ccomp"), ("to", "to", 5, "mark"), ("leave", "leave", 3, "xcomp"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2)[1] == expected


def test_who_appears_in_court_is_there() -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("said", "say", 1, "root"), ("he", "he", 3, "nsubj"),
        ("appeared", "appear", 1, "ccomp"), ("in", "in", 5, "case"), ("court", "court", 3, "obl"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2)[1] == "CT+"


def test_what_somebody_knows_is_certain_to_them() -> None:
    words: list[Word] = [("She", "she", 1, "nsubj"), ("knew", "know", 1, "root"), *HE_LEFT]
    assert _told(words, (1, 1), 2) == ("believe", "CT+")
    words[1] = ("thought", "think", 1, "root")
    assert _told(words, (1, 1), 2) == ("believe", "PR+")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("why", "not", "CT+"), ("not", "only", "CT+"), ("do", "not", "CT-"), ("not", "yet", "CT-")],
)
def test_not_all_that_is_not_is_denied(first: str, second: str, expected: str) -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("said", "say", 1, "root"), ("they", "they", 5, "nsubj"),
        (first, first, 5, "advmod"), (second, second, 5, "advmod"), ("go", "go", 1, "ccomp"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2)[1] == expected


def test_the_first_sentence_of_a_quotation_tells_how_sure_it_is() -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("said", "say", 1, "root"), *HE_LEFT,
        ("I", "i", 6, "nsubj"), ("not", "not", 6, "advmod"), ("go", "go", 6, "root"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2)[1] == "CT+"


def test_who_said_nothing_asserts_nothing() -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("said", "say", 1, "root"), ("nothing", "nothing", 1, "obj"),
    ]  # fmt: skip
    assert _told(words, (1, 1), 2) == ("state", "Uu")


def test_who_met_to_agree_has_not_agreed() -> None:
    words: list[Word] = [
        ("She", "she", 1, "nsubj"), ("came", "come", 1, "root"), ("to", "to", 3, "mark"),
        ("agree", "agree", 1, "advcl"), ("peace", "peace", 3, "obj"),
    ]  # fmt: skip
    assert _told(words, (2, 3), 4) == ("agree", "Uu")
