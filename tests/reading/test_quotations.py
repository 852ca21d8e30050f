"""Where quotations start and end. All texts are invented."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.reading.quotations import find_quotations


def found(text: str) -> list[str]:
    return [quotation.text for quotation in find_quotations(text)]


def depths(text: str) -> list[int]:
    return [quotation.depth for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("‘We go,’ he said.", ["‘We go,’"]),
        ("'We go,' he said.", ["'We go,'"]),
        ("« Nous », he said, „ja“ and 「はい」.", ["« Nous »", "„ja“", "「はい」"]),
        ("``We go,'' he said.", ["``We go,''"]),
        ("''We go,'' he said. ''Now.''", ["''We go,''", "''Now.''"]),
        ("a “rogue” port (“the last”)", ["“rogue”", "“the last”"]),
        ("“[Two] ships,” he said", ["“[Two] ships,”"]),
        ('" We go , " he said', ['" We go , "']),
        ('He said."We go." Then', ['"We go."']),
    ],
)
def test_styles_of_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert set(depths(text)) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "Don't ask: it's the ministers' plan, the ’90s, rock ’n’ roll and 'tis so.",
        "The boys’ boats and the girls’ boats were O’Hara’s.",
        "He is 6'2\" tall and threw it 5'11\" far.",
        "Imam ‘Abd al-Karim of Sana‘a spoke in the summer of ’69.",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He said ‘no’ to me,” she said.", "‘no’"),
        ("\"He said 'no' to me,\" she said.", "'no'"),
        ("‘He said “no” to me,’ she said.", "“no”"),
        ("'He said \"no\" to me,' she said.", '"no"'),
        ("“He said “no” to me,” she said.", "“no”"),
        ("“‘No,’ he told me,” she said.", "‘No,’"),
    ],
)
def test_nested(text: str, inner: str) -> None:
    assert found(text)[1] == inner
    assert depths(text) == [1, 2]


def test_possessive_plural_inside_single_marks() -> None:
    assert found("‘The ministers’ plan is bad,’ he said.") == ["‘The ministers’ plan is bad,’"]
    assert found("‘No plans’ to meet the ministers’ group.") == ["‘No plans’"]


def test_mixed_up_pairs() -> None:
    assert found("Drone ‘falls on Lorn's soil'[REPORT] and") == ["‘falls on Lorn's soil'"]
    assert found('He said “so" and “so“ and ”so”.') == ['“so"', "“so“", "”so”"]


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = "“We wait.\n\n“We ‘hope’ too.\n\n“We go,” he said. “Now.”\n\nHe left."
    assert found(text) == [
        "“We wait.\n\n“We ‘hope’ too.\n\n“We go,”",
        "‘hope’",
        "“Now.”",
    ]
    assert depths(text) == [1, 2, 1]
    single = "He said: 'We wait.\n\n'We go,' he said."
    assert found(single) == ["'We wait.\n\n'We go,'"]


def test_a_forgotten_mark_spoils_no_more_than_its_paragraph() -> None:
    assert found("“We go, he said.\n\nThe “last” ship left.") == ["“We go, he said.", "“last”"]
    assert found("“We go, he said. “We stay.”") == ["“We go, he said.", "“We stay.”"]
    assert found('"We go, he said. "We stay."') == ['"We go, he said.', '"We stay."']
    assert found("We go,” he said. “We stay.”") == ["“We stay.”"]
    assert found("It was “late.") == ["“late."]


def test_a_straight_mark_left_open_keeps_what_is_quoted_inside() -> None:
    assert found('"The “port law” is void.\n\nHe left.') == [
        '"The “port law” is void.',
        "“port law”",
    ]


def test_depth_is_limited() -> None:
    assert max(depths("“" * 500 + "a" + "”" * 500)) == 8


_TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="as1., \n\"'“”‘’«»„`([—", max_size=200),
)


@settings(deadline=None, max_examples=60)
@given(_TEXTS)
def test_any_text_gives_nested_or_disjoint_spans(text: str) -> None:
    open_ends: list[int] = []
    previous = -1
    for quotation in find_quotations(text):
        assert quotation.text == text[quotation.start : quotation.end]
        assert quotation.end - quotation.start > 2
        assert quotation.start > previous
        previous = quotation.start
        while open_ends and open_ends[-1] <= quotation.start:
            open_ends.pop()
        assert not open_ends or quotation.end <= open_ends[-1]
        open_ends.append(quotation.end)
        assert quotation.depth == len(open_ends)


@pytest.mark.parametrize(
    "piece", ['"', "“", "”", "“a”", ' "a', "'", " 'a", "‘a\n\n", "«‹”", "a ", "“a ‘b ", "\n“a"]
)
def test_cost_grows_with_the_text_only(
    piece: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    def cost(length: int) -> int:
        return calls_of(lambda: find_quotations(piece * (length // len(piece))))

    assert cost(30_000) < 15 * cost(3_000) + 100
