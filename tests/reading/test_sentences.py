"""Where sentences start and end. All texts are invented."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.reading.sentences import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Orlov met Sen. Dana Reyes and Lt. Col. J. K. Brandt in St. Aubin.",
        "The U.S. Navy and the U.N. mission left at 5 p.m. Monday.",
        "On Sept. 4 the ship passed buoy No. 3, i.e. the last one.",
        "Halden Inc. and Morrow Corp. paid 3.5 million, e.g. The Harbour Fund's share.",
        "Karsk vs. Lorn ended 2-1, said Rep. Ann Wills (D-Calif.) at the gate.",
        "See www.karsk-herald.example/a.b or write to a.b@lorn.example today.",
        "“Leave!” he said.",
        "“Who is to pay?” Mayor Ida Brandt asked.",
        "The envoy ... said nothing.",
        "He met (what a day!) Orlov at the port.",
        "ARLEN, N.H. — It was late.",
        "then-Gov. Brandt signed it.",
        "Rock band Yahoo! said it was pleased.",
        "The talks ended … without a paper.",
    ],
)
def test_stays_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in the U.S. The minister does not.", 2),
        ("They met at 5 p.m. The hall was full.", 2),
        ("She joined Halden Inc. It grew.", 2),
        ("The shop is on Main St. The police came.", 2),
        ("He bought ships, trucks, etc. He sold them.", 2),
        ("He said no. Nobody asked again.", 2),
        ("It fell in 2016. 20 people were hurt.", 2),
        ("Why now?! Nobody knows... We asked.", 3),
        ("He was ill. Orlov left.", 2),
        ("Nobody came. iPhones rang. eBay fell.", 3),
        ("we waited there. nobody came.", 2),
        ("THE PORT IS SHUT. NOBODY KNOWS WHY.", 2),
        ("Born in 1971.[3] Died in 2004. [4] Buried at sea.", 3),
    ],
)
def test_ends_where_a_new_one_begins(text: str, expected: int) -> None:
    assert len(split(text)) == expected


def test_marks_that_close_belong_to_what_they_close() -> None:
    assert split('He said. "We go." (They left.) “So do we.” She stayed.') == [
        "He said.",
        '"We go."',
        "(They left.)",
        "“So do we.”",
        "She stayed.",
    ]


def test_sentences_inside_a_quotation_stand_for_themselves() -> None:
    assert split("“We wait. Nobody goes,” he said. “Go home.” They did.") == [
        "“We wait.",
        "Nobody goes,” he said.",
        "“Go home.”",
        "They did.",
    ]


def test_list_markers_stay_with_their_items() -> None:
    assert split("1. Wait for it.\n\na) Go home.\n\n2.1. Costs\n\n• Stay.") == [
        "1. Wait for it.",
        "a) Go home.",
        "2.1. Costs",
        "• Stay.",
    ]


@pytest.mark.parametrize("border", ["\n\n", "\n \n", "\r\n\r\n", "\u2029", "\x0c"])
def test_a_paragraph_ends_a_sentence(border: str) -> None:
    assert split(f"Talks fail in Karsk{border}the envoy left") == [
        "Talks fail in Karsk",
        "the envoy left",
    ]


def test_a_single_line_break_ends_a_heading_but_not_a_full_line() -> None:
    heading = "Talks fail\nThe envoy of Lorn left the capital on Monday."
    assert len(split(heading)) == 2
    wrapped = (
        "The envoy of Lorn left the capital on Monday after talks with\n"
        "President Brandt of Karsk on the return of the ships that were\n"
        "seized in May."
    )
    assert split(wrapped) == [wrapped]


def test_finds_borders_where_the_space_was_lost() -> None:
    assert split("The ships left.They came back.“Good,” he said.") == [
        "The ships left.",
        "They came back.",
        "“Good,” he said.",
    ]
    assert len(split("Ask node.js or Lorn.Com or J.K.Brandt.")) == 1


@pytest.mark.parametrize("text", ["", " \n\t\n ", "...", "“”"])
def test_texts_without_words(text: str) -> None:
    assert split(text) == ([text] if text.strip() else [])


_TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="aA1. !?…\n\r\"'“”‘’()[]—-:;,\u00a0", max_size=200),
    st.lists(
        st.sampled_from(["U.S.", "Mr.", "No.", "He", "went", "“Go!”", "\n", "\n\n", "3", "etc."])
    ).map(" ".join),
)


@settings(deadline=None, max_examples=60)
@given(_TEXTS)
def test_any_text_is_covered_in_order(text: str) -> None:
    spans = split_sentences(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert text[end:start].strip() == ""
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert text[end:].strip() == ""


@pytest.mark.parametrize("piece", ["A ", ". ", '."', "U.S. ", "A (b!) ", "\nX", "\n ", "? ", "“a"])
def test_cost_grows_with_the_text_only(
    piece: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    def cost(length: int) -> int:
        return calls_of(lambda: split_sentences(piece * (length // len(piece))))

    assert cost(40_000) < 15 * cost(4_000) + 100
