"""In which words a claim is told, and what is too little to be one."""

from dataclasses import replace

import pytest
from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story.build import build_story, statements_of
from whence.coverage.story.said import Statement
from whence.coverage.story.wording import is_worth_telling, told

UNION = Who("Free Miners Union", "organization")
MINISTRY = Who("Velan Interior Ministry", "government", (), None, "GOV")
DOCTOR = Who("Tom Denn", "person", ("surgeon",), None, "MED")
FELL = "Twelve miners died when the old gallery fell"


def statement(text: str, verb: str, subject: str = "", *, borrowed: bool = False) -> Statement:
    """A statement of the outlet, with this subject."""
    [made] = statements_of([report("d1", [Say(text, verb=verb)])])
    return replace(made, subject=subject, borrowed=borrowed)


def test_a_statement_whose_subject_stands_above_is_told_with_it() -> None:
    one = statement("killing four of the miners", "killing", "The rocks", borrowed=True)
    assert told(one) == "The rocks … killing four of the miners"
    assert told(replace(one, borrowed=False)) == "Killing four of the miners"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("when four miners visited the old gallery", "visited", "miners"),
        ("This report comes two days after four deaths", "comes", "report"),
        ("involving four miners of the old gallery", "involving", ""),
        ("Read the statement of the four miners", "Read", ""),
    ],
)
def test_fragments_are_no_claims(text: str, verb: str, subject: str) -> None:
    assert not is_worth_telling([statement(text, verb, subject)])


def test_a_whole_clause_with_a_number_is_a_claim() -> None:
    assert is_worth_telling([statement("Four miners left the old gallery", "left", "miners")])


def test_an_account_is_known_by_whose_it_is() -> None:
    fall = "The old gallery of the northern mine collapsed on Monday"
    said = report("d1", [Say(fall, (MINISTRY,), "collapsed")], outlet="Post")
    words = "the Velan account of a fall in the gallery"
    denied = report("d2", [Say(words, (UNION,), "fall", "deny", cue="rejected")], outlet="Star")
    story = build_story("s1", [said, replace(denied, clauses=())], (), {}).story
    [claim] = [one for one in story.claims if "collapsed" in one.statement]
    assert [dispute.name for dispute in claim.disputed_by] == ["Free Miners Union"]


def test_other_numbers_of_another_happening_are_another_claim() -> None:
    reports = [
        report("d1", [Say("Five miners of the old northern gallery slept", (UNION,), "slept")]),
        report("d2", [Say("Two miners of the old northern gallery sang", (DOCTOR,), "sang")]),
    ]
    assert all(
        one.independent_origins == 1 for one in build_story("s1", reports, (), {}).story.claims
    )


def test_a_number_that_another_rounds_is_the_same() -> None:
    def claims(weighed: str, carried: str) -> int:
        reports = [
            report("d1", [Say(f"{weighed} ore lay in the old northern gallery", (UNION,), "lay")]),
            report("d2", [Say(f"The old northern gallery hid {carried} ore", (DOCTOR,), "hid")]),
        ]
        return len(build_story("s1", reports, (), {}).story.claims)

    assert claims("Two tonnes of", "2.1 tonnes of") == 1
    assert claims("Two tonnes of", "3 tonnes of") == 2


def test_other_words_for_one_happening_with_its_number_are_one_claim() -> None:
    reports = [
        report("d1", [Say("Twelve miners died in the gallery", (UNION,), "died")]),
        report("d2", [Say("Rocks killed twelve miners in the gallery", (DOCTOR,), "killed")]),
    ]
    assert build_story("s1", reports, (), {}).story.claims[0].independent_origins == 2


def test_what_a_party_denies_itself_supports_nothing() -> None:
    story = build_story(
        "s1",
        [
            report("d1", [Say(FELL, (UNION,))]),
            report("d2", [Say(FELL.replace("died", "never died"), (UNION,), negated=True)]),
        ],
        (),
        {},
    ).story
    assert [one.document for one in story.claims[0].assertions] == ["d1"]


def test_countries_are_those_that_do_something_in_the_claims() -> None:
    reports = [report("d1", [Say(FELL, (Who("Velan Ministry", "government", (), "FRA", "GOV"),))])]
    assert build_story("s1", reports, (), {}).story.story.countries == ("FRA",)
