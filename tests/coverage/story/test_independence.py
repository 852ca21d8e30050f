"""A second voice is a second origin only where something shows that it is."""

import pytest
from tests.coverage.story.paper import Say, Who, report

from whence.coverage.story import build_story

FELL = "Twelve miners died when the old gallery fell"
WORDINGS = (
    FELL,
    "The old gallery fell and twelve miners died",
    "Twelve miners died in the old gallery that fell",
)
AGAIN = WORDINGS[1]
CALM = Say("The valley is calm", verb="calm")
UNION = Who("Free Miners Union", "organization", (), None, "LAB")
POLICE = Who("police", "government", (), None, "COP", named=False)
SERGEANT = Who("Lene Borg", "person", ("police sergeant",), None, "MIL")
SURGEON = Who("Tom Denn", "person", ("surgeon",), None, "MED")
WIDOW = Who("Ida Holt", "person")
SPOKESMAN = Who("Ove Karr", "person", ("spokesman",))
MINES = Who("Oster Mines", "organization")
SOMEBODY = Who("officials", "group", (), None, "GOV", named=False)
HOSPITAL = Who("the hospital", "organization", (), None, "MED", named=False)
PAPER = Who("a statement", "document", named=False)
POST = Who("Harbour Post", "media", (), None, "JRN")
STAR = Who("Morning Star", "media", (), None, "JRN")


def count(*reports: tuple[tuple[str, tuple[Who, ...]], ...]) -> int:
    """The origins of the fall of the gallery; each report is what is said and through whom. Who
    tells it again says it in other words.
    """
    made = [
        report(f"d{n}", [*(Say(WORDINGS[n] if text == FELL else text, chain)
                           for text, chain in told), CALM], outlet=f"Paper {n}")
        for n, told in enumerate(reports)
    ]  # fmt: skip
    claims = build_story("s1", made, (), {}).story.claims
    return next(one.independent_origins for one in claims if "gallery" in one.statement)


@pytest.mark.parametrize(
    ("one", "other"),
    [(UNION, SURGEON), (SURGEON, WIDOW), (POLICE, HOSPITAL), (POLICE, UNION)],
)
def test_two_names_or_two_sectors_are_two(one: Who, other: Who) -> None:
    assert count(((FELL, (one,)),), ((FELL, (other,)),)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (POLICE, SERGEANT),  # who has a role in what is so called
        (MINES, SPOKESMAN),  # of whom it is not told for whom he speaks
        (UNION, WIDOW),  # of whom nothing is told
        (UNION, SOMEBODY),  # who may be anybody
        (UNION, PAPER),  # whose it is is not told
        (POST, STAR),  # who may have it from anybody
        (UNION, POST),
        (SURGEON, HOSPITAL),  # who may be of it
    ],
)
def test_who_may_be_one_or_have_it_from_the_other_is_one(one: Who, other: Who) -> None:
    assert count(((FELL, (one,)),), ((FELL, (other,)),)) == 1


def test_a_report_that_quotes_both_tells_them_apart() -> None:
    some = Who("three people who were there", "other", named=False)
    assert count(((FELL, (UNION,)),), ((FELL, (some,)),)) == 1
    both = (FELL, (some,)), ("The pumps fell silent", (UNION,))
    assert count(((FELL, (UNION,)),), both) == 2
    study = Who("a study", "document", named=False)
    assert count(((FELL, (SURGEON,)),), ((FELL, (study,)),)) == 1
    assert count(((FELL, (SURGEON,)), (FELL, (study,)))) == 2
    assert count(((FELL, (SURGEON,)), (FELL, (PAPER,)))) == 1


def test_who_passes_it_on_is_no_origin_beside_whom_they_have_it_from() -> None:
    assert count(((FELL, (WIDOW,)),), ((FELL, (WIDOW, SURGEON)),)) == 1


def test_who_may_be_of_either_of_two_does_not_hide_that_these_are_two() -> None:
    """A spokesman of nobody knows whom may be either ministry's; the ministries are two."""
    vela = Who("Velan Transport Ministry", "government", (), "VEL", "GOV")
    corl = Who("Corlish Transport Ministry", "government", (), "CRL", "GOV")
    named = ((FELL, (SPOKESMAN,)),), ((FELL, (vela,)),), ((FELL, (corl,)),)
    assert count(*named) == 2


def test_one_saying_that_two_reports_give_to_two_is_one() -> None:
    in_other_words = (AGAIN, (SURGEON,))
    assert count(((FELL, (UNION,)),), (in_other_words,)) == 2
    word_for_word = [
        report(f"d{n}", [Say(FELL, (who,)), CALM], outlet=f"Paper {n}")
        for n, who in enumerate((UNION, SURGEON))
    ]
    [claim] = [
        one
        for one in build_story("s1", word_for_word, (), {}).story.claims
        if "gallery" in one.statement
    ]
    assert claim.independent_origins == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Ada Wenzler", "person", (), None, "BUS"), Who("Ada Wentzler", "person")),
        (Who("Velan Navy", "government", (), None, "MIL"),
         Who("Defence Ministry", "government", (), None, "GOV")),
        (UNION, Who("the valley's radio", "organization", (), None, "JRN", named=False)),
    ],
)  # fmt: skip
def test_who_may_be_one_for_all_that_their_names_tell_is_one(one: Who, other: Who) -> None:
    assert count(((FELL, (one,)),), ((FELL, (other,)),)) == 1
