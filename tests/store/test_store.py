"""What a store keeps and answers, in each kind of database."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from tests.store.adder import documents
from tests.store.made import MadeReader, document, read

from whence.document.types import Dateline, Document, Problem, Refusal
from whence.errors import WhenceError
from whence.store import Store

SHELLED = "the patrol ship was shelled off Gannet Bank at dawn on Monday by a grey corvette"
FIRST = document(
    "a.txt",
    f"Tamara said that {SHELLED}. Maruva attacked Kordesia in the strait near Ambrel harbour."
    " The crew of the trawler had cast their nets before the storm came up from the south.",
    title="Patrol ship shelled off Gannet Bank",
    outlet="Pelorus",
    day="2031-03-02",
)
SECOND = document(
    "b.txt",
    f"Hrastek denied that {SHELLED}. Kordinform reported that Oruma said that {SHELLED}."
    " Officials in Ambrel harbour would not comment on the strait, the trawler or its crew.",
    title="Patrol ship shelled off Gannet Bank, skipper says",
    outlet="Wexmoor Times",
    day="2031-03-04",
)
OTHER = document(
    "c.txt",
    "Dorr said that bananas are cheaper in every market of the island this spring than ever."
    " Growers expect another harvest before summer and hope that exports of fruit will rise.",
    title="Bananas cheaper on the island",
    outlet="Keel",
    day="2031-05-20",
)
ALL = (FIRST, SECOND, OTHER)

Open = Callable[[], Store]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with three reports in two stories."""
    store.add(ALL)
    return store


def story_of(store: Store, name: str) -> str:
    found = store.kept(name).story
    assert found is not None
    return found


def test_adding_tells_what_it_did_and_adding_again_does_nothing(store: Store) -> None:
    refusal = Refusal("gone.txt", None, Problem("not-found", "there is no such file"))
    first = store.add([FIRST, refusal, SECOND, OTHER])
    assert (first.added, first.already_there, first.changed) == (3, 0, 0)
    assert first.failed == (refusal,)
    assert (first.stories.new, first.stories.grown) == (2, 0)
    again = store.add(ALL)
    assert (again.added, again.already_there, again.changed) == (0, 3, 0)
    assert (again.stories.new, again.stories.grown) == (0, 0)


def test_a_later_report_makes_a_story_grow(store: Store) -> None:
    store.add([FIRST, OTHER])
    assert store.add([SECOND]).stories == type(store.add([]).stories)(new=0, grown=1)


def test_what_is_read_again_is_what_was_read(filled: Store) -> None:
    assert filled.reading(FIRST.id) == read(FIRST).reading


def test_a_story_holds_its_reports_claims_and_disputes(filled: Store) -> None:
    story = filled.story(story_of(filled, FIRST.id))
    assert {report.document for report in story.reports} == {FIRST.id, SECOND.id}
    assert any("shelled" in claim.statement for claim in story.claims)
    [summary] = [one for one in filled.stories() if one.id == story.story.id]
    assert (summary.reports, summary.outlets) == (2, 2)
    assert summary.claims == len(story.claims)


def test_stories_are_listed_latest_first_and_filtered(filled: Store) -> None:
    shelled, bananas = story_of(filled, FIRST.id), story_of(filled, OTHER.id)
    assert [one.id for one in filled.stories()] == [bananas, shelled]
    assert [one.id for one in filled.stories(limit=1, offset=1)] == [shelled]
    for wanted, found in (
        ({"since": "2031-05-01"}, {bananas}),
        ({"until": "2031-03-03"}, {shelled}),
        ({"outlet": "pelor"}, {shelled}),
        ({"source": "dorr"}, {bananas}),
        ({"country": "MRV"}, {shelled}),
        ({"country": ["mrv", "krd"]}, {shelled}),
        ({"country": ["MRV", "XXX"]}, set()),
        ({"query": "bananas"}, {bananas}),
        ({"source": "%"}, set()),
    ):
        assert {one.id for one in filled.stories(**wanted)} == found, wanted
        assert filled.count(**wanted) == len(found), wanted


def test_a_day_that_is_none_is_refused_in_one_line(filled: Store) -> None:
    with pytest.raises(WhenceError, match="'soon' is no day") as refused:
        filled.stories(since="soon")
    assert "\n" not in refused.value.message


def test_the_days_of_stories(filled: Store) -> None:
    story = story_of(filled, FIRST.id)
    assert filled.days([story]) == {story: (("2031-03-02", 1), ("2031-03-04", 1))}


def test_claims_are_found_by_story_and_source(filled: Store) -> None:
    every = filled.claims()
    assert filled.count_claims() == len(every) > 1
    assert {one.story for one in filled.claims(source="Dorr")} == {story_of(filled, OTHER.id)}
    story = story_of(filled, FIRST.id)
    assert {one.story for one in filled.claims(story=story)} == {story}
    assert filled.claims(limit=1, offset=1) == every[1:2]


def test_a_trace_finds_who_says_it_and_nothing_where_nobody_does(filled: Store) -> None:
    found = filled.trace("The patrol ship was shelled off Gannet Bank at dawn")
    assert found.matches
    assert found.matches[0].story == story_of(filled, FIRST.id)
    assert "shelled" in found.matches[0].claim.statement
    assert filled.trace("Parliament elected a new speaker").matches == ()


def test_a_search_finds_words_and_shows_their_sentence(filled: Store) -> None:
    hit = filled.search("harvest exports")[0]
    assert hit.document == OTHER.id
    assert "harvest" in hit.span.text
    text = OTHER.text
    assert text[hit.span.start : hit.span.end] == hit.span.text


@pytest.mark.parametrize("question", ['"', "* OR (", "a' ; DROP TABLE words", "", "\0", "& | !"])
def test_no_question_breaks_a_search(filled: Store, question: str) -> None:
    known = {FIRST.id, SECOND.id, OTHER.id}
    assert {hit.document for hit in filled.search(question)} <= known
    assert filled.trace(question).query == question
    stories = {one.id for one in filled.stories()}
    found = filled.stories(query=question, source=question, outlet=question)
    assert {one.id for one in found} <= stories
    assert filled.search("harvest exports")[0].document == OTHER.id


def test_an_entity_shows_what_it_said_and_through_whom(filled: Store) -> None:
    story = filled.story(story_of(filled, FIRST.id))
    ids = {entity.name: entity.id for entity in story.entities}
    oruma = filled.entity(ids["Oruma"])
    assert [(one.document, one.through) for one in oruma.said] == [(SECOND.id, ("Kordinform",))]
    assert [(one.name, one.count) for one in oruma.through] == [("Kordinform", 1)]
    assert [one.document for one in filled.entity(ids["Kordinform"]).relayed] == [SECOND.id]
    with pytest.raises(WhenceError, match="no entity"):
        filled.entity("nobody")


def test_a_pair_of_countries_shows_what_was_between_them(filled: Store) -> None:
    found = filled.pair("krd", "MRV")
    assert [(one.actor, one.recipient) for one in found.events] == [("MRV", "KRD")]
    assert found.events[0].actors == ("Maruva",)
    assert filled.pair("MRV", "ILR").events == ()


def test_pairs_are_counted_in_either_direction(filled: Store) -> None:
    assert [(one.a, one.b, one.events) for one in filled.pairs()] == [("KRD", "MRV", 1)]
    assert {"KRD", "MRV"} <= set(filled.countries())


def changed(one: Document, text: str) -> Document:
    return document(one.path, text, title=one.title or "", outlet="Pelorus", day="2031-03-05")


def test_a_changed_report_keeps_both_versions_and_the_newer_stands(filled: Store) -> None:
    newer = changed(FIRST, FIRST.text.replace("at dawn", "at noon"))
    done = filled.add([newer])
    assert (done.added, done.changed) == (0, 1)
    assert filled.kept(FIRST.id).versions == (newer.id, FIRST.id)
    assert not filled.kept(FIRST.id).stands
    assert filled.reading(FIRST.id).document.text == FIRST.text
    story = filled.story(story_of(filled, newer.id))
    assert FIRST.id not in {report.document for report in story.reports}
    assert filled.doctor().ok


def test_a_report_that_comes_back_to_what_it_was_stands_again(filled: Store) -> None:
    filled.add([changed(FIRST, FIRST.text.replace("at dawn", "at noon"))])
    assert filled.add([FIRST]).changed == 1
    assert filled.kept(FIRST.id).stands
    assert filled.add([FIRST]).already_there == 1
    assert filled.doctor().ok


def test_the_same_bytes_understood_otherwise_take_the_place(filled: Store) -> None:
    given = dataclasses.replace(OTHER, title="Another title")
    assert filled.add([given]).changed == 1
    assert filled.kept(OTHER.id).versions == (OTHER.id,)
    assert filled.reading(OTHER.id).document.title == "Another title"
    assert filled.doctor().ok


def test_two_reports_of_one_text_are_two(store: Store) -> None:
    copy = document(
        "copy.txt", FIRST.text, title=FIRST.title or "", outlet="Keel", day="2031-03-03"
    )
    store.add([FIRST, copy])
    [summary] = store.stories()
    assert (summary.reports, summary.copies) == (2, 1)
    [pair] = store.reuse(summary.id)
    assert {pair.a, pair.b} == {FIRST.id, copy.id}


@pytest.mark.parametrize("name", [SECOND.id, "b.txt"])
def test_removing_takes_everything_that_rested_on_a_report(filled: Store, name: str) -> None:
    story = story_of(filled, FIRST.id)
    gone = filled.remove(name)
    assert (gone.documents, gone.stories) == ((SECOND.id,), (story,))
    left = filled.story(story)
    assert {report.document for report in left.reports} == {FIRST.id}
    assert all(one.document == FIRST.id for claim in left.claims for one in claim.assertions)
    assert SECOND.id not in {hit.document for hit in filled.search("patrol ship shelled")}
    with pytest.raises(WhenceError):
        filled.reading(SECOND.id)
    assert filled.doctor().ok
    assert filled.add([SECOND]).added == 1


def test_a_story_goes_with_its_last_report(filled: Store) -> None:
    story = story_of(filled, OTHER.id)
    filled.remove("c.txt")
    with pytest.raises(WhenceError, match="no story"):
        filled.story(story)
    with pytest.raises(WhenceError, match=r"no report 'c\.txt'"):
        filled.remove("c.txt")


def test_joined_stories_answer_to_both_ids_and_can_be_split(filled: Store) -> None:
    one, other = story_of(filled, FIRST.id), story_of(filled, OTHER.id)
    made = filled.correct("join", one, other, "Ana", "one affair")
    assert filled.story(one).story == filled.story(other).story
    assert filled.story(one).corrections == (made,)
    assert filled.count() == 1
    filled.correct("split", "c.txt", filled.story(one).story.id, "Ana", "they are two")
    assert filled.count() == 2
    assert filled.doctor().ok


def test_a_split_outlives_removing_and_adding(filled: Store) -> None:
    story = story_of(filled, FIRST.id)
    filled.correct("split", "b.txt", story, "Ana", "another ship")
    filled.remove("b.txt")
    filled.add([SECOND])
    assert story_of(filled, SECOND.id) != story


def test_a_split_holds_for_later_versions(filled: Store) -> None:
    story = story_of(filled, FIRST.id)
    filled.correct("split", "b.txt", story, "Ana", "another ship")
    later = document(
        "b.txt", SECOND.text + " It rained.", title=SECOND.title or "", day="2031-03-04"
    )
    filled.add([later])
    assert story_of(filled, later.id) != story


def test_no_copy_lifts_a_derivation_and_is_shown(store: Store) -> None:
    copy = document(
        "copy.txt", FIRST.text, title=FIRST.title or "", outlet="Keel", day="2031-03-03"
    )
    store.add([FIRST, copy])
    story = story_of(store, FIRST.id)
    made = store.correct("no-copy", "copy.txt", FIRST.id, "Ana", "both had the wire")
    found = store.story(story)
    assert {report.derived.extent for report in found.reports} == {"not"}
    assert found.corrections == (made,)
    store.add([dataclasses.replace(copy, title="Read again")])
    assert {report.derived.extent for report in store.story(story).reports} == {"not"}
    assert store.corrections() == (made,)
    assert store.withdraw(made.id) == made
    assert {report.derived.extent for report in store.story(story).reports} == {"not", "wholly"}
    assert (store.story(story).corrections, store.corrections()) == ((), ())
    with pytest.raises(WhenceError, match="no correction"):
        store.withdraw(made.id)


def test_what_an_entity_is_taken_for_is_told_by_its_name(filled: Store) -> None:
    assert filled.types_of("dorr") == {"person"}
    assert filled.types_of("nobody") == frozenset()


def test_withdrawn_joins_and_splits_leave_the_stories_as_they_were(filled: Store) -> None:
    one, other = story_of(filled, FIRST.id), story_of(filled, OTHER.id)
    for kind, subject, object_ in (("join", one, other), ("split", FIRST.id, one)):
        made = filled.correct(kind, subject, object_, "Ana", "so it is")  # type: ignore[arg-type]
        assert story_of(filled, FIRST.id) != one or story_of(filled, OTHER.id) != other
        filled.withdraw(made.id)
        assert story_of(filled, FIRST.id) == story_of(filled, SECOND.id)
        assert story_of(filled, FIRST.id) != story_of(filled, OTHER.id)
        one, other = story_of(filled, FIRST.id), story_of(filled, OTHER.id)
    assert filled.doctor().ok


def test_a_join_that_two_made_holds_until_both_take_it_back(filled: Store) -> None:
    one, other = story_of(filled, FIRST.id), story_of(filled, OTHER.id)
    made = [filled.correct("join", one, other, name, "one trial") for name in ("Ana", "Bo")]
    filled.withdraw(made[0].id)
    assert story_of(filled, FIRST.id) == story_of(filled, OTHER.id)
    filled.withdraw(made[1].id)
    assert story_of(filled, FIRST.id) != story_of(filled, OTHER.id)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_withdrawn_join_gives_both_stories_their_ids_again(filled: Store, swapped: bool) -> None:
    late = document("0.txt", FIRST.text, title=FIRST.title or "", outlet="Orm", day="2031-02-01")
    filled.add([late])
    names = (late.id, FIRST.id, SECOND.id, OTHER.id)
    before = [story_of(filled, name) for name in names]
    ends = (before[-1], before[0]) if swapped else (before[0], before[-1])
    made = filled.correct("join", *ends, by="Ana", why="one trial")
    assert len({story_of(filled, name) for name in names}) == 1
    filled.withdraw(made.id)
    assert [story_of(filled, name) for name in names] == before
    assert filled.doctor().ok


@pytest.mark.parametrize(
    ("kind", "subject", "object_", "said"),
    [
        ("join", "s0", "s1", "no story 's0'"),
        ("split", "nowhere.txt", "s1", "no report 'nowhere.txt'"),
        ("same", "Nobody", "Dorr", "no entity 'Nobody'"),
        ("wrong", "Dorr", "Tamara", "'wrong' is no correction"),
        ("same", "Dorr", "Dorr", "are the same"),
    ],
)
def test_a_correction_of_nothing_is_refused(
    filled: Store, kind: str, subject: str, object_: str, said: str
) -> None:
    with pytest.raises(WhenceError, match=said):
        filled.correct(kind, subject, object_, "Ana", "so it is")  # type: ignore[arg-type]
    assert filled.corrections() == ()


@pytest.mark.parametrize("limit", [-1, "3", 2.5])
def test_a_limit_that_is_none_is_refused_and_a_huge_one_gives_all(store: Store, limit: Any) -> None:
    store.add(ALL)
    for listed in (store.stories, store.claims, store.pairs):
        with pytest.raises((ValueError, TypeError), match="limit is"):
            listed(limit=limit)
        assert listed(limit=10**30)
    for asked in (store.search, store.trace):
        with pytest.raises((ValueError, TypeError), match="limit is"):
            asked("bananas", limit=limit)
        assert asked("bananas are cheaper", limit=10**30)
    with pytest.raises(ValueError, match="offset is -1: give 0 or more"):
        store.stories(offset=-1)


def test_what_is_no_text_is_told(open_store: Open) -> None:
    store = open_store()
    for name in ("search", "trace", "story", "reading", "kept", "entity", "remove"):
        with pytest.raises(TypeError, match="is a str, not NoneType"):
            getattr(store, name)(None)
    with pytest.raises(TypeError, match="is a str, not int"):
        store.stories(query=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda store: store.stories(country=5), "country is a str or several, not int"),
        (lambda store: store.count(country=["MRV", 5]), "each of country is a str, not int"),
        (lambda store: store.stories(disputed="yes"), "disputed is True, False or None, not str"),
        (lambda store: store.claims(disputed=1), "disputed is True, False or None, not int"),
        (lambda store: store.claims(story=5), "a story's id is a str, not int"),
        (lambda store: store.count_claims(source=b"a"), "source is a str, not bytes"),
        (lambda store: store.days(None), "stories' ids is a str or several, not NoneType"),
        (lambda store: store.withdraw(["c1"]), "a correction's id is a str, not list"),
        (lambda store: store.correct("same", 5, "a", "Ana", "so it is"), "is a str, not int"),
        (lambda store: store.correct("same", "a", "b", None, "so it is"), "is a str, not NoneType"),
        (lambda store: store.add([], progress=5), "progress is called with two counts"),
    ],
)
def test_what_is_no_argument_is_told(
    open_store: Open, asked: Callable[[Any], object], said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        asked(open_store())


def test_half_of_a_character_in_a_question_is_passed_over(store: Store) -> None:
    store.add(ALL)
    assert store.search("bananas \ud800") == store.search("bananas ?")
    traced = store.trace("bananas are cheaper \ud800")
    assert traced.matches
    assert traced.query == "bananas are cheaper ?"
    assert store.stories(query="bananas \ud800")


@pytest.mark.parametrize("given", ["a text", b"a text", FIRST, None, [FIRST, "a text"]])
def test_what_is_no_documents_is_told(open_store: Open, given: Any) -> None:
    with pytest.raises(TypeError, match=r"whence\.load\(path\) gives"):
        open_store().add(given)


def test_an_outlet_that_only_a_dateline_tells_is_found(store: Store) -> None:
    dateline = Dateline("AMBREL", None, "Kordinform")
    store.add([dataclasses.replace(FIRST, outlet=None, dateline=dateline), OTHER])
    [told] = store.stories(outlet="kordin")
    assert store.story(told.id).reports[0].outlet == "Kordinform"
    assert store.count(outlet="kordin") == 1


def test_a_second_connection_sees_what_the_first_adds(filled: Store, open_store: Open) -> None:
    beside = open_store()
    assert beside.count() == 2
    assert beside.search("bananas")
    filled.remove("c.txt")
    assert beside.count() == 1
    assert OTHER.id not in {hit.document for hit in beside.search("bananas")}
    assert all(match.story != "" for match in beside.trace("bananas are cheaper").matches)


def test_two_writers_by_turns_fill_one_store(store: Store, open_store: Open) -> None:
    beside = open_store()
    store.add([FIRST])
    beside.add([OTHER])
    store.add([SECOND])
    beside.add(ALL)
    assert story_of(store, FIRST.id) == story_of(store, SECOND.id)
    assert store.doctor().ok
    assert MadeReader().read_report(FIRST).reading == beside.reading(FIRST.id)


def test_a_question_without_words_has_no_answer(open_store: Callable[[], Store]) -> None:
    store = open_store()
    assert store.trace("  ").matches == ()
    assert store.search("") == ()


def test_claims_are_listed_in_parts_as_in_one(store: Store) -> None:
    store.add(documents(0, 12))
    whole = store.claims()
    assert len({one.story for one in whole}) > 1
    assert store.count_claims() == len(whole)
    parts = [
        one for start in range(0, len(whole), 3) for one in store.claims(limit=3, offset=start)
    ]
    assert tuple(parts) == whole
    assert store.claims(offset=5) == whole[5:]


def test_what_stands_in_every_report_is_looked_for_only_beside_rarer_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(documents(0, 12))
    best = store.search("said tanker", limit=50)[0].document
    monkeypatch.setattr("whence.store.words._WEIGHED", 1)
    assert store.search("said tanker", limit=50)[0].document == best
    assert store.search("said", limit=50)


def test_a_question_that_was_asked_before_finds_what_was_added_and_not_what_went(
    store: Store,
) -> None:
    one, *others = documents(0, 9)
    store.add([one])
    assert [hit.document for hit in store.search("a tanker leaked oil")] == [one.id]
    store.add(others)
    assert {one.id, others[-1].id} <= {hit.document for hit in store.search("a tanker leaked oil")}
    store.remove(one.id)
    assert one.id not in {hit.document for hit in store.search("a tanker leaked oil")}
    assert store.stories(query="a tanker leaked oil")
