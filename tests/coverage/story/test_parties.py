"""Who speaks for whom, and how they are called."""

import pytest
from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story import build_story
from whence.coverage.story.lands import Lands
from whence.reading.report import Report

FELL = "Twelve miners died when the old gallery fell"
OTHER = "Both old pumps of the northern mine stopped working on Monday"
DIRECTOR = Who("Ana Brill", "person", ("mine director",), None, None)


def origins_of(reports: list[Report], words: str = "gallery") -> list[str]:
    story = build_story("s1", reports, (), {}).story
    claim = next(one for one in story.claims if words in one.statement)
    return [origin.name for origin in claim.origins]


def test_what_has_a_minister_is_a_country_and_a_person_of_that_surname_is_none() -> None:
    lands = Lands.of(
        ["Ostmark's defence minister spoke. Ellmark's foreign minister, said Ann Ellmark"]
    )
    assert lands.named("Ostmark") == "Ostmark"
    assert lands.named("Ellmark") is None


def parties_of(reports: list[Report]) -> set[str | None]:
    """The parties of those who speak."""
    story = build_story("s1", reports, (), {}).story
    speak = {link for claim in story.claims for said in claim.assertions for link in said.chain}
    return {one.party for one in story.entities if one.id in speak}


def test_some_soldiers_are_no_institution() -> None:
    ministry = Who("Velan Defence Ministry", "government", (), None, "GOV")
    soldiers = Who("nine Velan soldiers", "group", (), None, "MIL", named=False)
    land = Say("Vela is calm", verb="calm")
    several = [
        report("d1", [Say(FELL, (ministry,)), land], outlet="Post"),
        report("d2", [Say(FELL, (soldiers,)), land], outlet="Star"),
    ]
    assert len(parties_of(several)) == 2


def test_the_newspaper_is_the_one_named_before() -> None:
    paper = Who("Harbour Post", "media", (), None, "JRN")
    again = Who("The newspaper", "media", (), None, "JRN", named=False)
    found = origins_of([report("d1", [Say(OTHER, (paper,), "stopped"), Say(FELL, (again,))])])
    assert found == ["Harbour Post"]


@pytest.mark.parametrize(("again", "count"), [("the two", 1), ("the three", 2)])
def test_the_two_are_the_two_who_spoke(again: str, count: int) -> None:
    two = Who("two officials of the mine", "other", named=False)
    said = [Say(FELL, (two,)), Say(OTHER, (Who(again, "group", named=False),), "stopped")]
    story = build_story("s1", [report("d1", said)], (), {}).story
    assert len({origin.entity for one in story.claims for origin in one.origins}) == count


def test_the_holder_of_an_office_is_known_from_another_report() -> None:
    called = Who("the mine director", "person", ("director",), None, None, named=False)
    bare = Who("Ana Brill", "person")
    reports = [
        report("d1", [Say(OTHER, (DIRECTOR,), "stopped")], outlet="Post"),
        report("d2", [Say(OTHER, (bare,), "stopped"), Say(FELL, (called,))], outlet="Star"),
    ]
    assert origins_of(reports) == ["Ana Brill"]
    minister = Who("the foreign director", "person", ("foreign director",), named=False)
    reports[1] = report("d2", [Say(OTHER, (bare,), "stopped"), Say(FELL, (minister,))])
    assert origins_of(reports) == ["the foreign director"]


def test_a_description_stands_as_within_a_sentence() -> None:
    guard = Who("A guard, speaking in a bar", "person", named=False)
    assert origins_of(
        [report("d1", [Say(FELL, (guard,)), Say("It was a quiet day", verb="was")])]
    ) == ["a guard"]


def test_news_in_the_negative_is_no_denial_of_what_fewer_tell() -> None:
    union = Who("Free Miners Union", "organization")
    claims = build_story(
        "s1",
        [
            report(
                "d1", [Say("The old gallery will not open in May", (union,), "open", negated=True)]
            ),
            report(
                "d2", [Say("The old gallery will not open in May", (union,), "open", negated=True)]
            ),
            report("d3", [Say("The old gallery may open in May", (), "open")]),
        ],
        (),
        {},
    ).story.claims
    assert not any(one.disputed_by for one in claims)


def test_that_somebody_asks_or_shows_something_is_no_common_ground() -> None:
    union, doctor = (
        Who("Free Miners Union", "organization"),
        Who("Tom Denn", "person", ("surgeon",)),
    )
    reports = [
        report("d1", [Say("They show a hole as wide as a door", (union,), "show")], outlet="Post"),
        report("d2", [Say("It does show where ships were", (doctor,), "show")], outlet="Star"),
    ]
    claims = build_story("s1", reports, (), {}).story.claims
    assert all(one.independent_origins == 1 for one in claims)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Vela's security service", "the Velan security service", 1),
        ("the Free Miners' Federation", "the Free Miners' Federation", 1),
        ("the study", "a study", 1),
        ("a mining engineer", "a mining engineer", 2),
    ],
)
def test_what_two_reports_call_alike_is_one_party(one: str, other: str, count: int) -> None:
    land = Say("Vela's foreign minister is calm", verb="calm")
    several = [
        report("d1", [Say(FELL, (Who(one, "other", named=False),)), land], outlet="Post"),
        report("d2", [Say(FELL, (Who(other, "organization", named=False),)), land], outlet="Star"),
    ]
    assert len(parties_of(several)) == count


def test_a_medium_that_is_only_cited_is_no_second_origin() -> None:
    paper = Who("Harbour Post", "media", (), None, "JRN")
    several = [
        report("d1", [Say(FELL, (DIRECTOR,))], outlet="Vela Today"),
        report("d2", [Say(FELL, (paper,))], outlet="Star"),
    ]
    assert origins_of(several) == ["Ana Brill"]
    assert origins_of(several[1:]) == ["Harbour Post"]


def test_an_outlet_known_by_its_domain_is_spelled_in_its_own_words() -> None:
    told = [Say("The Harbour Ledger told so", verb="told"), Say(FELL, verb="died")]
    story = build_story("s1", [report("d1", told, outlet="harbourledger.example")], (), {}).story
    assert [one.outlet for one in story.reports] == ["Harbour Ledger"]
    story = build_story("s1", [report("d1", told, outlet="pelldaily.example")], (), {}).story
    assert [one.outlet for one in story.reports] == ["pelldaily.example"]
