"""What denies a claim, and what only looks as if it did."""

from collections.abc import Sequence

import pytest
from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story import build_story
from whence.coverage.types import Claim
from whence.reading.report import Report

FELL = "Twelve miners died when the old gallery fell"
DENIED = "Twelve miners never died when the old gallery fell"
UNION = Who("Free Miners Union", "organization", (), None, "LAB")
COMPANY = Who("Oster Metals", "organization", (), None, "BUS")
INSTITUTE = Who("Corl Institute of Mines", "organization", (), None, "EDU")


def claims_of(reports: Sequence[Report]) -> tuple[Claim, ...]:
    return build_story("s1", reports, (), {}).story.claims


def without_clauses(report: Report) -> Report:
    """The parser found no clause in what is said."""
    return Report(report.reading, report.meaning, ())


def disputers(claims: Sequence[Claim], words: str) -> list[str]:
    [claim] = [one for one in claims if words in one.statement]
    return [dispute.name for dispute in claim.disputed_by]


def test_what_an_outlet_tells_that_is_not_so_denies_nobody() -> None:
    said = report("d1", [Say(FELL, (UNION,))], outlet="Post")
    by_somebody = report("d2", [Say(DENIED, (COMPANY,), negated=True)], outlet="Star")
    by_nobody = report("d2", [Say(DENIED, negated=True)], outlet="Star")
    assert any(claim.disputed_by for claim in claims_of([said, by_somebody]))
    assert not any(claim.disputed_by for claim in claims_of([said, by_nobody]))


@pytest.mark.parametrize(
    ("cue", "content", "denies"),
    [
        ("rejected", "the story of the old gallery", True),
        ("rejected", "the plan for the old gallery", False),
        ("denied", "the fall of the old gallery", True),
        ("denied", "a request about the old gallery", False),
        ("dismissed", "as an old gallery of horrors", False),
    ],
)
def test_who_turns_down_what_is_asked_says_of_nothing_that_it_is_untrue(
    cue: str, content: str, denies: bool
) -> None:
    told = report("d1", [Say(FELL, (UNION,)), Say("Bread was cheap", verb="cheap")], outlet="Post")
    answer = report("d2", [Say(content, (COMPANY,), "old", "deny", cue=cue)], outlet="Star")
    claims = claims_of([told, without_clauses(answer)])
    assert bool(disputers(claims, "miners")) == denies


def test_an_account_that_is_rejected_is_all_that_its_giver_told() -> None:
    """*The finding* is the first of what the institute found, *this* the last."""
    found = [
        Say("A single rusted bolt broke the lift of the mine", (INSTITUTE,), "broke"),
        Say("The bolt was of soft steel bought in Corl", (INSTITUTE,), "soft"),
    ]
    for content, first in (("the finding", True), ("this", False)):
        denial = Say(content, (COMPANY,), content.split()[0], "deny", cue="rejected")
        whole = report("d1", [*found, denial])
        clauses = whole.clauses[:-1]  # the parser found none in what is rejected
        claims = claims_of([Report(whole.reading, whole.meaning, clauses)])
        assert bool(disputers(claims, "rusted")) == first
        assert bool(disputers(claims, "steel")) != first


def test_that_there_was_none_denies_every_telling_of_it_and_of_nothing_more() -> None:
    reports = [
        report("d1", [Say("The ferry rammed a yacht off Corl Head at noon", (UNION,), "rammed")]),
        report("d2", [Say("The old ferry collided, collision of collisions, in summer fog",
                          (INSTITUTE,), "collided"),
                      Say("The whole harbour was closed to ships for nine days",
                          (INSTITUTE,), "closed")]),
        report("d3", [Say("No collision occurred", (COMPANY,), "occurred", negated=True)]),
    ]  # fmt: skip
    claims = claims_of(reports)
    disputed = {claim.statement for claim in claims if claim.disputed_by}
    assert {statement.split()[-1] for statement in disputed} == {"noon", "fog"}
