"""From pairs to the one source of each report."""

from itertools import permutations

from tests.coverage.reuse.conftest import MakeReport
from tests.coverage.reuse.texts import ELSEWHERE, WIRE

from whence.coverage.reuse import derivations, find_reuse
from whence.coverage.types import Derivation, Reuse
from whence.reading.report import Report


def derive(*reports: Report) -> dict[str, Derivation]:
    return derivations(reports, find_reuse(reports))


def test_two_copies_of_a_wire_derive_from_it_and_not_from_each_other(report: MakeReport) -> None:
    wire = report(WIRE, "wire", outlet="Meridian", published="2030-05-01")
    copies = [
        report(WIRE, name, outlet=name, credited=("Meridian",), published=day)
        for name, day in (("Tarn", "2030-05-02"), ("Selmark", "2030-05-03"))
    ]
    for order in permutations([wire, *copies]):
        found = derive(*order)
        assert found["wire"].extent == "not"
        assert {found[name].from_ for name in ("Tarn", "Selmark")} == {"wire"}
        assert found["Tarn"].direction == "known"


def test_two_copies_of_an_unseen_wire_derive_from_it(report: MakeReport) -> None:
    found = derive(
        *(report(WIRE, name, outlet=name, credited=("Meridian",)) for name in ("Tarn", "Selmark"))
    )
    for name in ("Tarn", "Selmark"):
        assert (found[name].from_, found[name].unseen) == (None, "Meridian")
        assert found[name].extent == "wholly"


def test_a_credited_report_alone_derives_from_the_unseen(report: MakeReport) -> None:
    found = derive(report(WIRE, "a", outlet="Tarn", credited=("Meridian",)))
    assert found["a"] == Derivation("wholly", None, "Meridian", None, "verbatim", "known")


def test_an_agencys_own_report_derives_from_nobody(report: MakeReport) -> None:
    found = derive(
        report(WIRE, "a", outlet="Meridian", credited=("Meridian",)),
        report(ELSEWHERE, "b", credited=("Kordin",)),
    )
    assert {one.extent for one in found.values()} == {"not"}


def test_copies_of_which_nothing_tells_the_first_count_once(report: MakeReport) -> None:
    reports = [report(WIRE, name) for name in ("a", "b", "c")]
    for order in permutations(reports):
        found = derive(*order)
        first = [name for name, one in found.items() if one.extent == "not"]
        assert first == ["a"]
        assert {one.direction for one in found.values()} == {"unknown"}


def test_nothing_derives_from_itself_by_a_circle(report: MakeReport) -> None:
    reports = [report(WIRE, name) for name in ("a", "b", "c")]

    def pair(source: str, copy: str, share: float) -> Reuse:
        return Reuse(source, copy, "wholly", share, share, "verbatim", "a", "likely", ())

    pairs = [pair("a", "b", 0.9), pair("b", "c", 0.95), pair("c", "a", 0.85)]
    found = derivations(reports, pairs)
    assert found["a"].extent == "not"
    assert (found["b"].from_, found["c"].from_) == ("a", "b")


def test_the_same_report_twice_is_no_copy_of_itself(report: MakeReport) -> None:
    assert find_reuse([report(WIRE, "a"), report(WIRE, "a")]) == ()
