"""Attributions that syntax shows inside others, on readings that are made by hand."""

from collections.abc import Sequence

from whence.reading.model import FoundAttribution, NetworkReading, Token
from whence.reading.retold import with_retold
from whence.reading.tree import Tree

Word = tuple[str, int, str]
Place = tuple[int, int]


def _retold(
    words: Sequence[Word], *said: tuple[Place | None, Place, Sequence[Place], int | None]
) -> list[tuple[str, str, str, int | None]]:
    """Words are (form, head, relation); attributions (source, cue, contents, within) in words."""
    text = " ".join(form for form, _, _ in words)
    tokens, at = [], 0
    for form, head, relation in words:
        upos = (
            "PUNCT"
            if not form[0].isalnum()
            else "NOUN"
            if relation == "nsubj" or form.istitle()
            else "X"
        )
        tokens.append(Token(at, at + len(form), upos, form.lower(), head, relation))
        at += len(form) + 1

    def pieces(*places: Place) -> tuple[Place, ...]:
        return tuple((tokens[first].start, tokens[last].end) for first, last in places)

    found = NetworkReading(
        tokens=tuple(tokens), mentions=(), names=(),
        attributions=tuple(
            FoundAttribution(
                pieces(source) if source else (), pieces(cue), pieces(*content), "indirect",
                within, 0.9,
            )
            for source, cue, content, within in said
        ),
    )  # fmt: skip
    retold = with_retold(text, found, Tree.of(found.tokens)).attributions

    def shown(places: Sequence[Place]) -> str:
        return " … ".join(text[start:end] for start, end in places)

    return [(shown(one.source), shown(one.cue), shown(one.content), one.within) for one in retold]


def test_quoted_as_saying_is_two() -> None:
    words: list[Word] = [
        ("Tolmar", 1, "nsubj"), ("quoted", 1, "root"), ("Brill", 1, "obj"), ("as", 4, "mark"),
        ("saying", 1, "advcl"), ("ships", 6, "nsubj"), ("sailed", 4, "ccomp"),
    ]  # fmt: skip
    assert _retold(words, ((0, 0), (1, 1), [(2, 6)], None)) == [
        ("Tolmar", "quoted", "Brill as saying ships sailed", None),
        ("Brill", "as saying", "ships sailed", 0),
    ]


def test_was_quoted_by_a_medium_as_telling_somebody() -> None:
    words: list[Word] = [
        ("We", 1, "nsubj"), ("won", 4, "ccomp"), ("Brill", 4, "nsubj:pass"),
        ("was", 4, "aux:pass"), ("quoted", 4, "root"), ("by", 6, "case"),
        ("Tolmar", 4, "obl:agent"), ("as", 8, "mark"), ("telling", 4, "advcl"),
        ("reporters", 8, "obj"),
    ]  # fmt: skip
    outer, inner = _retold(words, ((6, 6), (3, 4), [(0, 2), (7, 9)], None))
    assert (outer[0], outer[3]) == ("Tolmar", None)
    assert inner == ("Brill", "as telling", "We won", 0)


def test_whom_a_report_cites_says_it_inside_the_report() -> None:
    words: list[Word] = [
        ("Ships", 1, "nsubj"), ("sailed", 3, "ccomp"), ("Tolmar", 3, "nsubj"),
        ("reported", 3, "root"), ("citing", 3, "advcl"), ("officials", 4, "obj"),
    ]  # fmt: skip
    assert _retold(words, ((2, 2), (3, 3), [(0, 1)], None)) == [
        ("Tolmar", "reported", "Ships sailed", None),
        ("officials", "citing", "Ships sailed", 0),
    ]


def test_whom_a_report_cites_says_what_it_says_wherever_citing_hangs() -> None:
    words: list[Word] = [
        ("Tolmar", 1, "nsubj"), ("reported", 1, "root"), ("ships", 3, "nsubj"),
        ("sailed", 1, "ccomp"), (",", 5, "punct"), ("citing", 3, "advcl"), ("sailors", 5, "obj"),
    ]  # fmt: skip
    found = _retold(words, ((0, 0), (1, 1), [(2, 3)], None), ((0, 0), (5, 5), [(2, 3)], None))
    assert found == [
        ("Tolmar", "reported", "ships sailed", None),
        ("sailors", "citing", "ships sailed", 0),
    ]


def test_a_report_that_cites_somebody() -> None:
    words: list[Word] = [
        ("Tolmar", 5, "nsubj"), (",", 3, "punct"), ("which", 3, "nsubj"), ("cited", 0, "acl:relcl"),
        ("sailors", 3, "obj"), ("said", 5, "root"), ("ships", 7, "nsubj"), ("sailed", 5, "ccomp"),
    ]  # fmt: skip
    found = _retold(words, ((2, 2), (3, 3), [(4, 4)], None), ((0, 0), (5, 5), [(6, 7)], None))
    assert found == [
        ("sailors", "cited", "ships sailed", 1),
        ("Tolmar", "said", "ships sailed", None),
    ]


def test_who_is_told_something_does_not_tell_who_says_so() -> None:
    words: list[Word] = [
        ("Tolmar", 1, "nsubj"), ("said", 1, "root"), ("Brill", 4, "nsubj:pass"),
        ("was", 4, "aux:pass"), ("told", 1, "ccomp"),
    ]  # fmt: skip
    found = _retold(words, ((0, 0), (1, 1), [(2, 4)], None), (None, (3, 4), [(2, 2)], 0))
    assert found == [
        ("Tolmar", "said", "Brill was told", None),
        ("", "was told", "Brill", 0),
    ]


def test_who_comes_last_tells_what_was_told_before() -> None:
    words: list[Word] = [
        ("Divers", 1, "nsubj"), ("told", 1, "root"), ("them", 1, "obj"), ("ships", 4, "nsubj"),
        ("sank", 1, "ccomp"), (",", 7, "punct"), ("Brill", 7, "nsubj"), ("said", 1, "parataxis"),
    ]  # fmt: skip
    inner, outer = _retold(words, ((0, 0), (1, 1), [(3, 4)], None), ((6, 6), (7, 7), [(3, 4)], 0))
    assert (inner[0], inner[3]) == ("Divers", 1)
    assert (outer[0], outer[3]) == ("Brill", None)
    assert outer[2].startswith("Divers told")


def test_a_proverb_is_nobodys_words() -> None:
    words: list[Word] = [
        ("There", 1, "expl"), ("is", 1, "root"), ("an", 4, "det"), ("old", 4, "amod"),
        ("saying", 1, "nsubj"), ("calm", 6, "amod"), ("seas", 4, "appos"),
    ]  # fmt: skip
    assert _retold(words, ((2, 3), (4, 4), [(5, 6)], None)) == []


def test_plain_attributions_stay_as_they_are() -> None:
    words: list[Word] = [
        ("Brill", 1, "nsubj"), ("said", 1, "root"), ("that", 5, "mark"), ("Vesk", 4, "nsubj"),
        ("believed", 1, "ccomp"), ("it", 4, "obj"),
    ]  # fmt: skip
    assert _retold(words, ((0, 0), (1, 1), [(2, 5)], None), ((3, 3), (4, 4), [(5, 5)], 0)) == [
        ("Brill", "said", "that Vesk believed it", None),
        ("Vesk", "believed", "it", 0),
    ]


def test_whom_somebody_calls_or_recalls_is_not_what_he_says() -> None:
    words: list[Word] = [
        ("Vela", 1, "nsubj"), ("recalled", 1, "root"), ("its", 3, "nmod:poss"), ("envoy", 1, "obj"),
    ]  # fmt: skip
    assert _retold(words, ((0, 0), (1, 1), [(2, 3)], None)) == []
    words.append(("a", 5, "det"))
    words.append(("pirate", 1, "xcomp"))
    assert len(_retold(words, ((0, 0), (1, 1), [(2, 5)], None))) == 1


def test_a_heading_without_a_verb_tells_no_words() -> None:
    words: list[Word] = [("Statement", 0, "root"), ("of", 2, "case"), ("Brill", 0, "nmod")]
    assert _retold(words, (None, (0, 1), [(2, 2)], None)) == []
    assert len(_retold(words, ((2, 2), (0, 0), [(1, 1)], None))) == 1


def test_a_word_in_what_somebody_says_is_no_saying_of_theirs() -> None:
    words: list[Word] = [
        ("Worrying", 3, "advcl"), ("talks", 5, "nsubj"), ("Brill", 3, "nsubj"), ("said", 3, "root"),
        ("still", 5, "advmod"), ("went", 3, "ccomp"),
    ]  # fmt: skip
    worry = ((2, 2), (0, 0), [(1, 1)], None)
    said = ((2, 2), (3, 3), [(0, 1), (4, 5)], None)
    assert _retold(words, worry, said) == [("Brill", "said", "Worrying talks … still went", None)]


def test_whom_a_report_cites_where_citing_is_taken_for_a_preposition() -> None:
    words: list[Word] = [
        ("Ships", 1, "nsubj"), ("sailed", 3, "ccomp"), ("Tolmar", 3, "nsubj"),
        ("reported", 3, "root"), ("citing", 5, "case"), ("sailors", 3, "obl"),
    ]  # fmt: skip
    found = _retold(words, ((2, 2), (3, 3), [(0, 1)], None), ((2, 2), (4, 4), [(5, 5)], None))
    assert found == [
        ("Tolmar", "reported", "Ships sailed", None),
        ("sailors", "citing", "Ships sailed", 0),
    ]


def test_a_statement_that_a_medium_quotes_is_its_author_s() -> None:
    words: list[Word] = [
        ("Ships", 1, "nsubj"), ("sailed", 3, "ccomp"), ("Brill", 3, "nsubj"), ("said", 3, "root"),
        ("in", 5, "case"), ("statement", 3, "obl"), ("quoted", 5, "acl"), ("by", 8, "case"),
        ("Tolmar", 6, "obl:agent"),
    ]  # fmt: skip
    found = _retold(words, ((2, 2), (3, 3), [(0, 1)], None), ((5, 5), (6, 6), [(0, 1)], 0))
    assert found == [("Brill", "said", "Ships sailed", None)]
