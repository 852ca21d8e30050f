"""What is one claim and what is two, who counts as an origin of it, and what denies it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story.build import build_story, statements_of
from whence.coverage.story.clusters import find_links
from whence.coverage.story.names import key_of
from whence.coverage.types import Claim
from whence.reading.report import Report

UNION = Who("Free Miners Union", "organization")
COMPANY = Who("Oster Metals", "organization")
DOCTOR = Who("Tom Denn", "person", ("surgeon",), None, "MED")
BRIGADE = Who("the fire brigade", "organization", named=False)
FELL = "Twelve miners died when the old gallery fell"


def claims_of(reports: Sequence[Report]) -> tuple[Claim, ...]:
    return build_story("s1", reports, (), {}).story.claims


def origins(claim: Claim) -> list[str]:
    return [origin.name for origin in claim.origins]


def test_an_outlet_that_repeats_what_somebody_vouches_for_is_no_origin() -> None:
    said = report("d1", [Say(FELL, (UNION,))], outlet="Post", day=1)
    repeated = report("d2", [Say(FELL)], outlet="Star", day=2)
    [claim] = claims_of([said, repeated])
    assert (claim.outlets, origins(claim)) == (2, ["Free Miners Union"])


def test_an_outlet_that_tells_it_first_may_have_it_from_whoever_vouches() -> None:
    first = report("d1", [Say(FELL)], outlet="Post", day=1)
    later = report("d2", [Say(FELL, (UNION,))], outlet="Star", day=2)
    assert origins(claims_of([first, later])[0]) == ["Free Miners Union"]
    assert origins(claims_of([first])[0]) == ["Post"]


def test_who_is_only_described_is_a_second_origin_only_beside_the_first() -> None:
    people = Who("two people who were there", "person", named=False)
    director = Who("Ana Brill", "person")
    named = report("d1", [Say(FELL, (director,))], outlet="Post")
    apart = [named, report("d2", [Say(FELL, (people,))], outlet="Star")]
    assert origins(claims_of(apart)[0]) == ["Ana Brill"]
    both = [named, report("d2", [Say(FELL, (people,)), Say(FELL, (director,))], outlet="Star")]
    assert len(origins(claims_of(both)[0])) == 2


def test_bodies_that_two_reports_call_the_same_are_one_party() -> None:
    reports = [
        report("d1", [Say(FELL, (BRIGADE,))], outlet="Post"),
        report("d2", [Say(FELL, (BRIGADE,))], outlet="Star"),
    ]
    assert claims_of(reports)[0].independent_origins == 1


def test_sentences_of_one_form_with_other_names_are_other_claims() -> None:
    towns = ("Aldport", "Brenwick", "Corrin", "Delmere")
    reports = [
        report(
            f"d{number}",
            [
                Say(
                    f"The river Flood destroyed seven bridges near {town} overnight",
                    (),
                    "destroyed",
                )
            ],
        )
        for number, town in enumerate(towns)
    ]
    told = claims_of(reports)
    assert len(told) == len(towns)
    assert all(claim.independent_origins == 1 for claim in told)


@pytest.mark.parametrize(
    "text",
    [
        "Oster Metals declined to comment on the twelve miners",
        "Oster Metals did not respond to questions on the twelve miners",
        "The twelve miners could not be reached for comment on Monday",
    ],
)
def test_silence_is_no_claim(text: str) -> None:
    assert not claims_of([report("d1", [Say(text, verb=text.split()[2])])])


def test_a_denial_is_told_with_who_denies() -> None:
    reports = [
        report("d1", [Say(FELL, (UNION,))]),
        report("d2", [Say(FELL, (COMPANY,), act="deny", cue="denied")]),
    ]
    [claim] = claims_of(reports)
    assert [dispute.name for dispute in claim.disputed_by] == ["Oster Metals"]
    assert "denied" in claim.disputed_by[0].text


def test_what_is_not_denied_is_no_denial() -> None:
    reports = [
        report("d1", [Say(FELL, (UNION,))]),
        report("d2", [Say(FELL, (COMPANY,), act="deny", cue="did not dispute")]),
    ]
    assert not any(claim.disputed_by for claim in claims_of(reports))


def test_the_opposite_of_another_thing_denies_nothing() -> None:
    reports = [
        report("d1", [Say("The brothers of one miner telephoned his mother", (UNION,),
                          "telephoned")]),
        report("d2", [Say("Nobody of the company telephoned a doctor", (DOCTOR,), "telephoned",
                          negated=True)]),
    ]  # fmt: skip
    assert not any(claim.disputed_by for claim in claims_of(reports))


def test_what_was_no_such_thing_is_what_stands_before() -> None:
    told = [
        Say("The union wrote three warnings about the old gallery", (UNION,), "wrote"),
        Say("It received no such papers", (COMPANY,), "received", negated=True),
    ]
    [claim] = [one for one in claims_of([report("d1", told)]) if "warnings" in one.statement]
    assert [dispute.name for dispute in claim.disputed_by] == ["Oster Metals"]


def test_what_nobody_says_is_not_said() -> None:
    nobody = Who("No group", "group", named=False)
    assert not claims_of([report("d1", [Say(FELL, (nobody,))])])


def test_short_forms_of_a_given_name_are_one_person() -> None:
    assert key_of("Bill Tarrow") == key_of("William Tarrow")
    assert key_of("Bill") != key_of("William")


def test_two_who_speak_of_themselves_do_not_say_the_same() -> None:
    nadir = Who("Paulo Nadir", "person")
    text = "saw seven bodies in the old gallery"
    reports = [
        report("d1", [Say(f"I {text}", (DOCTOR,), "saw")]),
        report("d2", [Say(f"I {text}", (nadir,), "saw")]),
    ]
    several = [replace(one, subject="I") for one in statements_of(reports)]
    assert not find_links(several)
    assert find_links([replace(one, subject="They") for one in several])


def test_in_whose_waters_it_was_differs() -> None:
    reports = [
        report("d1", [Say("A boat with seven men sank in Norwegian waters", (UNION,), "sank")]),
        report(
            "d2",
            [
                Say(
                    "A fire sank a boat of fishers with seven men in Danish waters at night",
                    (DOCTOR,),
                    "sank",
                )
            ],
        ),
    ]
    [claim] = claims_of(reports)
    [where] = [one for one in claim.differences if one.about == "where"]
    assert {value.value for value in where.values} == {"NOR", "DNK"}


def test_who_says_that_a_number_is_not_so_disputes_it() -> None:
    reports = [
        report("d1", [Say("Four coffins of miners were carried out", (UNION,), "carried")]),
        report("d2", [Say("They admitted seven coffins and not four", (COMPANY,), "admitted")]),
    ]
    [claim] = [one for one in claims_of(reports) if "carried" in one.statement]
    assert [dispute.name for dispute in claim.disputed_by] == ["Oster Metals"]


def test_a_light_verb_that_no_statement_has_for_a_word_is_compared() -> None:
    several = statements_of([report("d1", [Say(FELL)]), report("d2", [Say(FELL)])])
    light = [replace(one, predicate="have", tells=min(one.stems)) for one in several]
    assert find_links(light)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ticket prices in Aldport rose by seven percent", "rose"),
         ("Ticket prices in Aldport fell by seven percent", "fell")),
        (("The council of Aldport approved the old plan", "approved"),
         ("The council of Aldport rejected the old plan", "rejected")),
    ],
)  # fmt: skip
def test_what_excludes_each_other_is_not_one_claim(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    reports = [
        report("d1", [Say(one[0], (UNION,), one[1])]),
        report("d2", [Say(other[0], (COMPANY,), other[1])]),
    ]
    assert len(claims_of(reports)) == 2


def test_who_says_that_nothing_is_better_denies_nothing() -> None:
    reports = [
        report("d1", [Say(FELL, (UNION,)), Say("The old pumps work well", (UNION,), "work")]),
        report("d2", [Say("No pumps work better than the old pumps", (COMPANY,), "work",
                          negated=True)]),
    ]  # fmt: skip
    assert not any(claim.disputed_by for claim in claims_of(reports))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Seven miners died when the gallery fell", "Nine miners died when the gallery fell", True),
        ("One miner died when the gallery fell", "Nine miners died when the gallery fell", False),
        (
            "The gallery fell and miners died in 2031",
            "The gallery fell and nine miners died",
            False,
        ),
    ],
)
def test_only_how_many_there_are_differs_in_number(one: str, other: str, differs: bool) -> None:
    reports = [report("d1", [Say(one, (UNION,))]), report("d2", [Say(other, (DOCTOR,))])]
    about = {value.about for claim in claims_of(reports) for value in claim.differences}
    assert ("number" in about) is differs


def test_who_says_that_a_thing_is_known_vouches_for_it() -> None:
    """*Twelve are known to have died* names nobody who knows; that they are believed so does."""

    def origins_of(cue: str) -> list[str]:
        one = report("d1", [Say(FELL, (UNION,), act="believe", cue=cue)], outlet="Post")
        said = [replace(a, source=(), chain=()) for a in one.reading.attributions]
        reading = replace(one.reading, attributions=tuple(said))
        [claim] = claims_of([replace(one, reading=reading)])
        return origins(claim)

    assert origins_of("it is known") == ["Post"]
    assert origins_of("it is believed") == []
