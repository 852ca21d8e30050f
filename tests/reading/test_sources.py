"""Whose words they are by the syntax, on readings that are made by hand."""

from collections.abc import Sequence

import pytest

from whence.reading.model import FoundAttribution, NetworkReading, Token
from whence.reading.sources import with_sources
from whence.reading.tree import Tree

Word = tuple[str, int, str]
Place = tuple[int, int]


def _mended(
    words: Sequence[Word], source: Sequence[Place], cue: Place, content: Sequence[Place]
) -> tuple[str, str]:
    """The source and the content of one attribution; places are words, the last included."""
    text = " ".join(form for form, _, _ in words)
    tokens, at = [], 0
    for form, head, relation in words:
        is_noun = relation.startswith(("nsubj", "obj", "obl", "nmod"))
        upos = "NOUN" if is_noun else "VERB"
        tokens.append(Token(at, at + len(form), upos, form.lower(), head, relation))
        at += len(form) + 1

    def pieces(places: Sequence[Place]) -> tuple[Place, ...]:
        return tuple((tokens[first].start, tokens[last].end) for first, last in places)

    one = FoundAttribution(pieces(source), pieces([cue]), pieces(content), "indirect", None, 0.9)
    found = NetworkReading(tokens=tuple(tokens), mentions=(), names=(), attributions=(one,))
    [mended] = with_sources(found, Tree.of(found.tokens)).attributions
    shown = (" … ".join(text[s:e] for s, e in part) for part in (mended.source, mended.content))
    source_, content_ = shown
    return source_, content_


def test_of_several_phrases_the_subject_speaks() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj"), ("promised", 1, "root"), ("help", 1, "obj"), ("after", 5, "mark"),
        ("Vela", 5, "nsubj"), ("asked", 1, "advcl"), ("saying", 5, "advcl"), ("bread", 8, "nsubj"),
        ("ended", 6, "ccomp"),
    ]  # fmt: skip
    assert _mended(words, [(0, 0), (4, 4)], (6, 6), [(7, 8)]) == ("Vela", "bread ended")


@pytest.mark.parametrize(
    ("by", "source", "content"),
    [(True, "Vela", "Brill … of theft"), (False, "", "Brill … of theft")],
)
def test_the_accused_does_not_say_it(by: bool, source: str, content: str) -> None:
    words: list[Word] = [
        ("Brill", 2, "nsubj:pass"), ("was", 2, "aux:pass"), ("accused", 2, "root"),
        ("of", 4, "case"), ("theft", 2, "obl"),
    ]  # fmt: skip
    if by:
        words += [("by", 6, "case"), ("Vela", 2, "obl:agent")]
    assert _mended(words, [(0, 0)], (1, 2), [(3, 4)]) == (source, content)


def test_what_somebody_is_thought_to_do_is_what_others_think() -> None:
    words: list[Word] = [
        ("Brill", 2, "nsubj:pass"), ("is", 2, "aux:pass"), ("thought", 2, "root"),
        ("to", 4, "mark"), ("leave", 2, "xcomp"),
    ]  # fmt: skip
    assert _mended(words, [(0, 0)], (1, 2), [(3, 4)]) == ("", "Brill … to leave")


def test_fears_are_not_those_of_who_speaks_in_another_clause() -> None:
    words: list[Word] = [
        ("Fears", 1, "nsubj"), ("grew", 1, "root"), ("of", 3, "case"), ("war", 0, "nmod"),
        ("when", 6, "mark"), ("Brill", 6, "nsubj"), ("spoke", 1, "advcl"),
    ]  # fmt: skip
    assert _mended(words, [(5, 5)], (0, 0), [(2, 3)]) == ("", "of war")


def test_who_draws_criticism_is_not_the_critic() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj"), ("drew", 1, "root"), ("criticism", 1, "obj"), ("from", 4, "case"),
        ("Vela", 2, "nmod"), ("for", 6, "case"), ("waste", 2, "nmod"),
    ]  # fmt: skip
    assert _mended(words, [(0, 0)], (1, 2), [(5, 6)]) == ("Vela", "Brill … for waste")


def test_a_subject_in_the_content_is_the_source_where_there_is_no_other() -> None:
    words: list[Word] = [
        ("Vela", 1, "nsubj"), ("called", 1, "root"), ("for", 3, "case"), ("talks", 1, "obl"),
    ]  # fmt: skip
    assert _mended(words, [], (1, 1), [(0, 0), (2, 3)]) == ("Vela", "for talks")


def test_others_say_what_somebody_seems_to_know() -> None:
    words: list[Word] = [
        ("Vela", 1, "nsubj"), ("appears", 1, "root"), ("to", 3, "mark"), ("know", 1, "xcomp"),
    ]  # fmt: skip
    assert _mended(words, [], (1, 1), [(0, 0), (2, 3)]) == ("", "Vela … to know")


def test_claims_by_somebody_are_theirs() -> None:
    words: list[Word] = [
        ("claims", 0, "obj"), ("by", 2, "case"), ("Vela", 0, "nmod"), ("that", 5, "mark"),
        ("ships", 5, "nsubj"), ("sank", 0, "acl"),
    ]  # fmt: skip
    assert _mended(words, [], (0, 0), [(3, 5)]) == ("Vela", "that ships sank")


def test_who_is_told_to_do_something_in_a_headline_does_not_say_it() -> None:
    words: list[Word] = [
        ("Pilots", 1, "nsubj"), ("told", 1, "root"), ("to", 3, "mark"), ("wait", 1, "xcomp"),
    ]  # fmt: skip
    assert _mended(words, [(0, 0)], (1, 1), [(2, 3)]) == ("", "Pilots … to wait")
    told: list[Word] = [
        ("Vela", 1, "nsubj"), ("told", 1, "root"), ("pilots", 1, "obj"), ("to", 4, "mark"),
        ("wait", 1, "xcomp"),
    ]  # fmt: skip
    assert _mended(told, [(0, 0)], (1, 1), [(3, 4)]) == ("Vela", "to wait")
