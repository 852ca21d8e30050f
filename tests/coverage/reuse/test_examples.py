"""Who copied whom in the examples, as their key has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.coverage.reuse import compare, derivations, find_reuse
from whence.coverage.types import Derivation, Reuse
from whence.document.load import load_documents
from whence.document.settings import Settings
from whence.document.types import Document
from whence.reading.reader import Reader
from whence.reading.report import Report

ROOT = Path(__file__).resolve().parents[3]


def number(document: Document) -> str:
    """How the key calls a report: 01 to 13, J1 to J3, R1 and R2."""
    if document.record is None:
        return Path(document.path).name[:2]
    return f"{'J' if document.path.endswith('.jsonl') else 'R'}{document.record}"


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    def read() -> Iterator[Report]:
        for outcome in Reader().read_reports(load_documents(str(ROOT / "examples"), Settings())):
            assert isinstance(outcome, Report)
            yield outcome

    return {number(one.reading.document): one for one in read()}


@pytest.fixture(scope="module")
def pairs(reports: dict[str, Report]) -> tuple[Reuse, ...]:
    return find_reuse(reports.values())


@pytest.fixture(scope="module")
def derived(reports: dict[str, Report], pairs: tuple[Reuse, ...]) -> dict[str, Derivation]:
    found = derivations(reports.values(), pairs)
    return {name: found[one.reading.document.id] for name, one in reports.items()}


def test_every_copy_of_the_key_and_no_other(
    reports: dict[str, Report], derived: dict[str, Derivation]
) -> None:
    names = {one.reading.document.id: name for name, one in reports.items()}
    told = {
        name: (one.extent, names.get(one.from_ or ""), one.wording, one.direction)
        for name, one in derived.items()
        if one.extent != "not"
    }
    assert told == {
        "02": ("wholly", "01", "verbatim", "known"),
        "J1": ("wholly", "01", "verbatim", "known"),
        "J2": ("wholly", "04", "verbatim", "known"),
        "06": ("wholly", "05", "rewritten", "likely"),
        "08": ("wholly", "07", "rewritten", "known"),
        "13": ("partly", "12", "verbatim", "known"),
        "R2": ("wholly", None, "verbatim", "known"),
    }
    assert derived["R2"].unseen == "Pelorus"
    assert all(one.unseen is None for name, one in derived.items() if name != "R2")
    assert derived["13"].share == pytest.approx(0.23, abs=0.04)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[("01", "03"), ("01", "04"), ("03", "04"), ("04", "05"), ("01", "05"), ("05", "07")],
        *[("05", "12"), ("07", "09"), ("10", "11"), ("12", "J3"), ("13", "R1"), ("12", "R2")],
        ("03", "11"),
    ],
)
def test_what_is_alike_and_no_copy(reports: dict[str, Report], a: str, b: str) -> None:
    assert compare(reports[a], reports[b]) is None
    assert compare(reports[b], reports[a]) is None


def test_passages_show_what_they_say(reports: dict[str, Report], pairs: tuple[Reuse, ...]) -> None:
    texts = {one.reading.document.id: one.reading.document.text for one in reports.values()}
    assert len(pairs) == 7
    for pair in pairs:
        assert pair.passages
        for passage in pair.passages:
            for key, (start, end) in ((pair.a, passage.a), (pair.b, passage.b)):
                assert 0 <= start < end <= len(texts[key])
            if pair.wording == "verbatim" and passage.similarity == 1.0:
                words_a = texts[pair.a][slice(*passage.a)].split()
                words_b = texts[pair.b][slice(*passage.b)].split()
                assert len(words_a) == pytest.approx(len(words_b), abs=4)
