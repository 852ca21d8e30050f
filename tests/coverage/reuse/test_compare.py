"""Two reports: copy or not, how far, which way."""

import pytest
from tests.coverage.reuse.conftest import MakeReport
from tests.coverage.reuse.texts import ELSEWHERE, INDEPENDENT, WIRE

from whence.coverage.reuse import compare
from whence.coverage.types import Reuse

PARAGRAPHS = WIRE.strip().split("\n\n")


def test_the_same_text_is_wholly_derived(report: MakeReport) -> None:
    found = compare(report(WIRE, "a"), report(WIRE.replace("“", '"').replace("”", '"'), "b"))
    assert found is not None
    assert (found.extent, found.wording, found.share_a, found.share_b) == (
        *("wholly", "verbatim"),
        *(1.0, 1.0),
    )
    assert (found.source, found.direction) == ("unknown", "unknown")


def test_a_cut_copy_is_wholly_from_its_source_and_an_extended_one_partly(
    report: MakeReport,
) -> None:
    cut = "\n\n".join(PARAGRAPHS[:3])
    source = report(WIRE, "a", published="2030-05-01")
    found = compare(source, report(cut, "b", published="2030-05-03"))
    assert found is not None
    assert (found.extent, found.source, found.share_b) == ("wholly", "a", 1.0)
    extended = report(WIRE + "\n\n" + ELSEWHERE * 2, "c", published="2030-05-03")
    found = compare(source, extended)
    assert found is not None
    assert (found.extent, found.source) == ("partly", "a")
    assert found.share_a == 1.0
    assert found.share_b < 0.8


def test_one_copied_paragraph_is_shown_where_it_stands(report: MakeReport) -> None:
    merged = ELSEWHERE + "\n\n" + "\n\n".join(PARAGRAPHS[3:5])
    b = report(merged, "b")
    found = compare(report(WIRE, "a"), b)
    assert found is not None
    assert found.wording == "verbatim"
    [passage] = found.passages
    text = b.reading.document.text[slice(*passage.b)]
    assert text.startswith("Fishermen had smelled")
    assert text.endswith("off the roster")


@pytest.mark.parametrize("other", [INDEPENDENT, ELSEWHERE])
def test_own_words_and_a_shared_quotation_are_no_copy(report: MakeReport, other: str) -> None:
    assert compare(report(WIRE, "a"), report(other, "b")) is None


def test_long_shared_quotations_are_no_copy(report: MakeReport) -> None:
    quoted = "“" + " ".join(PARAGRAPHS[3].replace("\n", " ").split()) + "”"
    a = report(f"{ELSEWHERE}\n\nThe mayor said: {quoted}", "a")
    b = report(f"{PARAGRAPHS[0]}\n\n{quoted}, according to the mayor.", "b")
    assert compare(a, b) is None


def test_a_text_without_a_word_is_nobodys_copy(report: MakeReport) -> None:
    assert compare(report(WIRE, "a"), report("?! ... --", "b")) is None


def test_which_is_a_and_which_b_makes_no_difference(report: MakeReport) -> None:
    one = report(WIRE, "a", outlet="Meridian", published="2030-05-01")
    other = report("\n\n".join(PARAGRAPHS[1:]), "b", published="2030-05-02")
    found, turned = compare(one, other), compare(other, one)
    assert found is not None
    assert turned is not None
    assert (found.share_a, found.share_b) == (turned.share_b, turned.share_a)
    assert (found.source, turned.source) == ("a", "b")
    assert (found.extent, found.direction) == (turned.extent, turned.direction)


def direction(found: Reuse | None) -> tuple[str, str]:
    assert found is not None
    return found.source, found.direction


def test_a_credit_makes_the_direction_known(report: MakeReport) -> None:
    source = report(WIRE, "a", outlet="Meridian")
    copy = report(WIRE, "b", outlet="Tarn Gazette", credited=("Meridian",))
    assert direction(compare(source, copy)) == ("a", "known")
    assert direction(compare(copy, source)) == ("b", "known")


def test_a_date_alone_makes_it_likely(report: MakeReport) -> None:
    early, late = (
        report(WIRE, name, outlet=name, published=day)
        for name, day in (("Selmark Post", "2030-05-01"), ("Tarn Gazette", "2030-05-02"))
    )
    assert direction(compare(late, early)) == ("b", "likely")


def test_a_credit_that_the_dates_gainsay_is_not_known(report: MakeReport) -> None:
    source = report(WIRE, "a", outlet="Meridian", published="2030-05-02")
    copy = report(WIRE, "b", outlet="Tarn", credited=("Meridian",), published="2030-05-01")
    assert direction(compare(source, copy))[1] != "known"


def test_two_copies_of_one_wire_tell_nothing_of_each_other(report: MakeReport) -> None:
    one, other = (
        report(WIRE, name, outlet=name, credited=("Meridian",)) for name in ("Tarn", "Selmark")
    )
    assert direction(compare(one, other)) == ("unknown", "unknown")
