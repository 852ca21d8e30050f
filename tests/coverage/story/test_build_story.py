"""One story from its reports: who vouches for a claim, and who only repeats it."""

import itertools
from dataclasses import replace

from tests.coverage.story.paper import Say, Who, report

from whence.coverage.corrections import Correction
from whence.coverage.story import build_story
from whence.coverage.types import Claim, Derivation, Reuse, SetRight
from whence.reading.report import Report
from whence.wording import value_told

MINISTRY = Who("Velan Interior Ministry", "government", (), None, "GOV")
MINISTER = Who("Ana Brill", "person", ("Velan interior minister",), None, "GOV")
VELA = Who("Vela", "place")
UNION = Who("Free Miners Union", "organization")
NORPRESS = Who("Norpress", "media", (), None, "JRN")
DOCTOR = Who("Tom Denn", "person", ("surgeon",), None, "MED")
FELL = "Twelve miners died when the old gallery fell"
AGAIN = "The old gallery fell and twelve miners died"
NOT_DERIVED = Derivation("not", None, None, None, None, "unknown")


def claim_of(reports: list[Report], words: str = "gallery", **more: object) -> Claim:
    """The weightiest claim that says some words."""
    story = build_story("s1", reports, (), {}, **more).story  # type: ignore[arg-type]
    return next(claim for claim in story.claims if words in claim.statement)


def test_a_ministry_and_its_minister_are_one_origin_and_a_doctor_another() -> None:
    reports = [
        report("d1", [Say(FELL, (MINISTRY,)), Say("Vela mourns the dead men", verb="mourns")],
               outlet="Post"),
        report("d2", [Say(FELL, (MINISTER,)), Say("Vela was calm", verb="calm")], outlet="Star"),
    ]  # fmt: skip
    assert claim_of(reports).independent_origins == 1
    both = claim_of([*reports, report("d3", [Say(AGAIN, (DOCTOR,))], outlet="Echo")])
    assert both.independent_origins == 2
    assert both.outlets == 3
    assert both.credibility.rating == "confirmed"


def test_a_medium_that_names_its_source_is_a_relay_also_where_it_is_named_alone() -> None:
    claim = claim_of(
        [
            report("d1", [Say(FELL, (NORPRESS, UNION))], outlet="Post"),
            report("d2", [Say(FELL, (NORPRESS,))], outlet="Star"),
        ]
    )
    [origin] = claim.origins
    assert origin.name == "Free Miners Union"
    assert origin.through == ("Norpress",)
    assert claim.outlets == 2


def test_a_medium_that_names_nobody_vouches_itself() -> None:
    claim = claim_of([report("d1", [Say(FELL, (NORPRESS,))], outlet="Post")])
    assert [origin.name for origin in claim.origins] == ["Norpress"]


def test_an_outlet_vouches_for_its_own_words_unless_it_names_who_says_them() -> None:
    plain = report("d1", [Say(FELL)], outlet="Post")
    assert [origin.outlet for origin in claim_of([plain]).origins] == ["Post"]
    with_source = report("d1", [Say(FELL), Say(FELL, (UNION,))], outlet="Post")
    assert [origin.name for origin in claim_of([with_source]).origins] == ["Free Miners Union"]


def test_outlets_that_name_nobody_are_one_origin() -> None:
    reports = [report("d1", [Say(FELL)], outlet="Post"), report("d2", [Say(FELL)], outlet="Star")]
    claim = claim_of(reports)
    assert [origin.outlet for origin in claim.origins] == ["Post"]
    assert claim.outlets == 2
    assert claim.credibility.rating == "possibly"


def test_a_copy_adds_no_origin() -> None:
    reports = [report("d1", [Say(FELL)], outlet="Post"), report("d2", [Say(FELL)], outlet="Star")]
    size = len(FELL)
    pair = Reuse("d1", "d2", "wholly", 1.0, 1.0, "verbatim", "a", "known", ())
    derived = {"d1": NOT_DERIVED, "d2": Derivation("wholly", "d1", None, 1.0, "verbatim", "known")}
    story = build_story("s1", reports, (pair,), derived).story
    claim = next(c for c in story.claims if c.statement.startswith("Twelve"))
    assert [origin.outlet for origin in claim.origins] == ["Post"]
    assert claim.outlets == 2
    assert all(a.spans[0].end - a.spans[0].start == size for a in claim.assertions)


def test_an_unseen_original_is_the_origin_of_what_its_copy_says_itself() -> None:
    derived = {"d1": Derivation("wholly", None, "Norpress", None, None, "known")}
    story = build_story("s1", [report("d1", [Say(FELL)], outlet="Post")], (), derived).story
    assert [origin.outlet for origin in story.claims[0].origins] == ["Norpress"]


def test_nobody_vouches_for_what_nobody_is_known_to_have_said() -> None:
    one = report("d1", [Say(FELL, (UNION,))], outlet="Post")
    [said] = one.reading.attributions
    unknown = type(said)(said.id, (), said.cue, said.content, said.quote, said.act,
                         said.certainty, (), None)  # fmt: skip
    reading = type(one.reading)(
        one.reading.document, one.reading.sentences, (), one.reading.entities, (unknown,), (), ()
    )
    claim = claim_of([Report(reading, one.meaning, one.clauses)])
    assert claim.independent_origins == 0
    assert claim.credibility.rating == "cannot be judged"


def test_the_opposite_said_by_another_party_is_a_dispute_and_not_by_the_same() -> None:
    denial = "Twelve miners never died when the old gallery fell"
    reports = [
        report("d1", [Say(FELL, (UNION,))], outlet="Post"),
        report("d2", [Say(denial, (DOCTOR,), negated=True)], outlet="Star"),
    ]
    claim = claim_of(reports)
    assert [dispute.name for dispute in claim.disputed_by] == ["Tom Denn"]
    assert claim.independent_origins == 1
    assert claim.credibility.rating == "doubtful"
    same = claim_of([reports[0], report("d2", [Say(denial, (UNION,), negated=True)])])
    assert same.disputed_by == ()


def test_a_denial_in_general_words_finds_the_claim_that_it_means() -> None:
    reports = [
        report("d1", [Say(FELL, (UNION,)), Say("Bread was cheap", verb="cheap")], outlet="Post"),
        report("d2", [Say("the story of the old gallery", (MINISTRY,), "old", "deny",
                          cue="rejected")], outlet="Star"),
    ]  # fmt: skip
    other = reports[1]
    without_clause = Report(other.reading, other.meaning, ())
    claim = claim_of([reports[0], without_clause])
    assert [dispute.name for dispute in claim.disputed_by] == ["Velan Interior Ministry"]


def test_what_a_proposal_holds_is_no_claim() -> None:
    one = report("d1", [Say("Vela would lease the island", (VELA,), "lease", "propose",
                            cue="proposed")])  # fmt: skip
    assert not build_story("s1", [one], (), {}).story.claims


def test_other_numbers_are_a_difference_within_one_claim() -> None:
    claim = claim_of(
        [
            report("d1", [Say(FELL, (UNION,))], outlet="Post"),
            report("d2", [Say(FELL.replace("Twelve", "Eleven"), (DOCTOR,))], outlet="Star"),
        ]
    )
    [difference] = claim.differences
    assert difference.about == "number"
    assert {value.value: value.documents for value in difference.values} == {
        "12": ("d1",),
        "11": ("d2",),
    }
    assert claim.independent_origins == 2
    assert claim.credibility.rating == "possibly"
    assert claim.credibility.why.endswith("; what is told differs in how many.")


def test_a_number_that_its_own_outlet_corrects_is_shown_as_corrected() -> None:
    right = "Nine miners died when the old gallery fell and not twelve"
    reports = [
        report("d1", [Say(FELL)], outlet="Post"),
        report("d2", [Say(right)], outlet="Post", day=2),
    ]
    [difference] = claim_of(reports).differences
    told = {value.value: value.corrected for value in difference.values}
    assert told["9"] is None
    assert told["12"] == SetRight("9", "Post", "d2")
    assert [value_told(one) for one in difference.values if one.corrected] == [
        "12, corrected to 9 by Post"
    ]
    other = claim_of([reports[0], report("d2", [Say(right)], outlet="Star", day=2)])
    assert not any(v.corrected for one in other.differences for v in one.values)


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [
        report("d1", [Say(FELL, (MINISTRY,)), Say("The mine is old", verb="old")], outlet="Post"),
        report("d2", [Say(FELL, (NORPRESS, UNION))], outlet="Star", day=2),
        report("d3", [Say("No gallery fell", (DOCTOR,), negated=True)], outlet="Echo", day=3),
    ]
    built = [build_story("s1", several, (), {}) for several in itertools.permutations(reports)]
    assert all(one.story == built[0].story for one in built)
    assert built[0].vectors.shape == (len(built[0].story.claims), 384)


def test_a_person_says_who_is_one_and_for_whom_they_speak() -> None:
    reports = [
        report("d1", [Say(FELL, (UNION,))], outlet="Post"),
        report("d2", [Say(AGAIN, (DOCTOR,))], outlet="Star"),
    ]
    assert claim_of(reports).independent_origins == 2
    for kind in ("origin", "same"):
        said = Correction("k1", kind, "Tom Denn", "Free Miners Union", "eva", "ours", "2032")
        assert claim_of(reports, corrections=(said,)).independent_origins == 1


def test_an_entity_has_one_id_in_every_story() -> None:
    stories = [
        build_story(name, [report(name, [Say(text, (DOCTOR,))])], (), {}).story
        for name, text in (("d1", FELL), ("d2", "A bridge fell into the river"))
    ]
    ids = [{e.name: e.id for e in story.entities}["Tom Denn"] for story in stories]
    assert ids[0] == ids[1]


def test_who_is_taken_for_a_body_is_the_person_of_that_surname_and_office() -> None:
    def speakers(office: str) -> int:
        person = Who("Ana R. Brill", "person", ("Velan governor",))
        taken = Who("Brill", "organization", (office,))
        claim = claim_of(
            [
                report("d1", [Say(FELL, (person,))], outlet="Post"),
                report("d2", [Say(FELL, (taken,))], outlet="Star"),
            ]
        )
        return len({assertion.chain for assertion in claim.assertions})

    assert speakers("governor") == 1
    assert speakers("carmaker") == 2


def test_what_is_called_untrue_is_vouched_for_by_nobody_who_calls_it_so() -> None:
    lead = "It is simply not true that "
    said = report("d2", [Say(lead + FELL.lower(), (DOCTOR,))], outlet="Star")
    [clause] = said.clauses
    inner = replace(clause, spans=((len(lead), clause.spans[-1][1]),))
    reports = [report("d1", [Say(FELL, (UNION,))], outlet="Post"), replace(said, clauses=(inner,))]
    claim = claim_of(reports)
    assert [origin.name for origin in claim.origins] == ["Free Miners Union"]
    [dispute] = claim.disputed_by
    assert dispute.name == "Tom Denn"
    assert "not true that" in dispute.text
