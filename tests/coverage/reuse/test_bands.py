"""Numbers by which candidates are found."""

from dataclasses import replace

from tests.coverage.reuse.conftest import MakeReport
from tests.coverage.reuse.texts import ELSEWHERE, INDEPENDENT, WIRE

from whence.coverage.reuse import bands


def test_numbers_fit_a_signed_column_and_do_not_grow_with_the_text(report: MakeReport) -> None:
    short = bands(report(WIRE).reading.document)
    words = [f"word{place * place % 4999}" for place in range(40_000)]
    long = bands(replace(report(WIRE).reading.document, text=" ".join(words)))
    for numbers in (short, long):
        assert numbers == tuple(sorted(set(numbers)))
        assert all(-(2**63) <= number < 2**63 for number in numbers)
        assert len(numbers) <= 120


def test_a_copied_paragraph_is_enough(report: MakeReport) -> None:
    merged = ELSEWHERE + "\n\n" + "\n\n".join(WIRE.split("\n\n")[3:5]) + "\n\n" + ELSEWHERE[:200]
    one, other = (set(bands(report(text).reading.document)) for text in (WIRE, merged))
    assert one & other


def test_a_quotation_is_enough_for_a_candidate(report: MakeReport) -> None:
    one, other = (set(bands(report(text).reading.document)) for text in (WIRE, INDEPENDENT))
    assert one & other


def test_names_in_their_order_are_enough(report: MakeReport) -> None:
    anew = (
        "Oil in the water shut Port Vela this week, after which Selmark sent men down to the"
        " Korrigan. She had sailed from Tarn with 19 aboard."
    )
    one, other = (set(bands(report(text).reading.document)) for text in (WIRE, anew))
    assert one & other


def test_strange_reports_share_no_number(report: MakeReport) -> None:
    one, other = (set(bands(report(text).reading.document)) for text in (WIRE, ELSEWHERE))
    assert not one & other
