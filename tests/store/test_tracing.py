"""What a sentence is traced to: names, numbers and negation weigh, and other words for a thing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.stories import said

import whence
from whence.coverage.types import Claim, Credibility, Dispute
from whence.store import Store
from whence.store.tracing import SAYS, Asked, likeness

READ = ("01-", "04-", "10-", "11-", "12-", "crawl.jsonl")
"""What the names of the examples begin with that are read here: six of them say most."""


def claim(text: str, *disputes: str) -> Claim:
    """A claim that one report makes, and what is said against it."""
    denied = {"no", "never"} & set(text.lower().split())
    made = replace(said("d1", "a1", text, ()), certainty="CT-" if denied else "CT+")
    return Claim(
        "c1", text, (made,), 1, (), 0,
        tuple(Dispute("d2", None, words, "Somebody") for words in disputes), (),
        Credibility("possibly", "made"), None,
    )  # fmt: skip


def similarity(question: str, one: Claim, cosine: float = 0.8) -> float:
    """How much a claim says, where the meanings are as near as this."""
    return likeness(Asked.of(question), cosine, one, {})


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("Six people died", "Six people were killed", "At least 15 people had died"),
        ("6 people died", "Six bodies were found", "Sixty people died"),
        ("The boat sank off Aldport", "A boat sank off Aldport", "A boat sank off Brenwick"),
        ("The alarm did not sound", "No alarm sounded", "The alarm sounded"),
        ("The alarm sounded", "The alarm sounded late", "The alarm never sounded"),
        ("The ships collided", "One ship rammed the other", "The ships were launched"),
    ],
)
def test_numbers_names_and_negation_weigh(question: str, better: str, worse: str) -> None:
    assert similarity(question, claim(better)) > similarity(question, claim(worse))


def test_a_denial_leads_to_the_claim_that_it_denies() -> None:
    disputed = claim("The corvette fired on the boat", "The corvette did not fire a shot")
    question = "The corvette did not fire a shot"
    assert similarity(question, disputed) > similarity(question, claim(disputed.statement))


def test_another_number_that_somebody_disputes_it_with_is_found() -> None:
    disputed = claim("24 observers will come", "12 observers will come, and not 24")
    question = "12 observers will come"
    assert similarity(question, disputed) > similarity(question, claim(disputed.statement))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of some of the examples."""
    folder = Path(__file__).resolve().parents[2] / "examples"
    with Store(str(tmp_path_factory.mktemp("traced") / "whence.db")) as store:
        store.add(one for one in whence.load(folder) if Path(one.path).name.startswith(READ))
        yield store


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Four sailors were killed", "four"),
        ("Nine sailors are held in Kordesia", "nine sailors"),
        ("The Stozhar fired on the Tamarind", "fire"),
        ("The Stozhar did not fire", "fire"),
        ("The Tamarind rammed the Stozhar", "corvette"),
        ("24 observers will be sent", "24 observers"),
        ("Kordesia will keep its warships ten miles from Gannet Bank", "10 nautical miles"),
        ("Twelve were wounded", "12 wounded"),
    ],
)
def test_the_examples_are_traced(read: Store, question: str, words: str) -> None:
    best = read.trace(question).matches[0]
    assert words in best.claim.statement.lower()
    assert best.similarity >= SAYS
