"""Reports to stories, one at a time."""

from collections.abc import Callable

import numpy as np
import pytest

from whence.coverage.stories import Grouper, Memory, Placement, Traits

Make = Callable[..., Traits]

QUAKE = [
    "A quake of magnitude 6 shook Lissen in Orvania; 40 people died, Mayor Ada Brenn said.",
    "Mayor Ada Brenn of Lissen said that 40 died when the quake shook the Orvanian town.",
    "Lissen quake: Orvanian rescuers dig for survivors; Ada Brenn counts 40 dead people.",
]
SISTER = [
    "A quake of magnitude 6 shook Port Marrow in Tessaly; 12 people died, Governor Ilo Kant said.",
    "Governor Ilo Kant of Port Marrow said that 12 died when the quake shook the Tessalian port.",
    "Port Marrow quake: Tessalian rescuers dig for survivors; Ilo Kant counts 12 dead people.",
]


def _stories(grouper: Grouper, names: list[str]) -> set[frozenset[str]]:
    stories: dict[str | None, set[str]] = {}
    for name in names:
        stories.setdefault(grouper.shelf.story_of(name), set()).add(name)
    return {frozenset(one) for one in stories.values()}


def _reports(made: Make) -> list[tuple[str, Traits]]:
    reports = [(f"q{number}", made(text)) for number, text in enumerate(QUAKE)]
    return reports + [(f"s{number}", made(text)) for number, text in enumerate(SISTER)]


def test_the_same_kind_of_event_elsewhere_is_another_story(made: Make) -> None:
    grouper = Grouper()
    grouper.add_all(_reports(made))
    names = [name for name, _ in _reports(made)]
    assert _stories(grouper, names) == {
        frozenset({"q0", "q1", "q2"}),
        frozenset({"s0", "s1", "s2"}),
    }


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_adding_does_not_matter(made: Make, seed: int) -> None:
    reports = _reports(made)
    grouper = Grouper()
    for index in np.random.default_rng(seed).permutation(len(reports)):
        grouper.add(*reports[index])
    assert len(_stories(grouper, [name for name, _ in reports])) == 2


def test_the_same_batch_in_any_order_gives_the_same_ids(made: Make) -> None:
    placed: list[list[str | None]] = []
    for turn in (1, -1):
        grouper = Grouper()
        grouper.add_all(_reports(made)[::turn])
        placed.append([grouper.shelf.story_of(name) for name, _ in _reports(made)])
    assert placed[0] == placed[1]


def test_a_placement_says_what_happened(made: Make) -> None:
    grouper = Grouper()
    first = grouper.add("q0", made(QUAKE[0]))
    assert first == Placement("q0", first.story, new=True)
    second = grouper.add("q1", made(QUAKE[1]))
    assert (second.story, second.new) == (first.story, False)
    again = grouper.add("q1", made(SISTER[1]))
    assert again == Placement("q1", first.story, new=False)


def test_a_report_that_shows_two_stories_to_be_one_merges_them(made: Make) -> None:
    grouper = Grouper()
    one = grouper.add("a", made("Quellhorst resigned in Lissen, Brenn and Varga said in Orvania."))
    other = grouper.add("b", made("Kessler, Tamm and Illes left the cabinet over dams near Sarn."))
    assert one.story != other.story
    both = made(
        "Quellhorst resigned in Lissen, Brenn and Varga said in Orvania."
        " Kessler, Tamm and Illes left the cabinet over dams near Sarn."
    )
    placed = grouper.add("c", both)
    [(old, new)] = placed.merged
    assert {old, new} == {one.story, other.story}
    assert grouper.shelf.current(old) == new == placed.story
    assert _stories(grouper, ["a", "b", "c"]) == {frozenset("abc")}


def test_weeks_of_reports_hold_a_story_together_and_a_year_does_not(made: Make) -> None:
    words = "Strikers at the Lissen dockyard, led by Ada Brenn, met Orvanian owners on day"
    grouper = Grouper()
    days = [f"2031-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 30, 4)]
    stories = {grouper.add(day, made(f"{words} {day[-2:]}", day)).story for day in days}
    assert len(stories) == 1
    assert grouper.add("late", made(f"{words} 3", "2032-06-01")).new


def test_a_report_that_is_gone_takes_its_story_with_it(made: Make) -> None:
    grouper = Grouper()
    story = grouper.add("q0", made(QUAKE[0])).story
    grouper.remove("q0")
    grouper.remove("never there")
    assert grouper.shelf.story_of("q0") is None
    assert grouper.shelf.size(story) == 0
    assert grouper.add("q1", made(QUAKE[1])).new


def test_a_story_added_anew_gets_its_id_though_it_was_part_of_another(made: Make) -> None:
    reports = _reports(made)
    grouper = Grouper()
    own = grouper.add(*reports[0]).story
    grouper.remove(reports[0][0])
    shelf = grouper.shelf
    assert isinstance(shelf, Memory)
    shelf.remember(own, "another")
    assert grouper.add(*reports[0]).story != own
    grouper.remove(reports[0][0])
    grouper.add_anew(reports[:1], {own})
    assert grouper.shelf.story_of(reports[0][0]) == own == grouper.shelf.current(own)


def test_a_person_can_part_and_join_and_later_reports_keep_to_it(made: Make) -> None:
    grouper = Grouper()
    story = grouper.add("q0", made(QUAKE[0])).story
    grouper.add("q1", made(QUAKE[1]))
    parted = grouper.split("q1", story)
    assert parted.new
    assert parted.story != story
    grouper.add("q2", made(QUAKE[2]))
    assert grouper.shelf.story_of("q0") != grouper.shelf.story_of("q1")
    joined = grouper.join(story, parted.story)
    assert joined is not None
    assert len(_stories(grouper, ["q0", "q1", "q2"])) == 1
    assert grouper.join(*joined) is None
    with pytest.raises(KeyError):
        grouper.join(story, "no such story")


def test_stories_that_a_person_joined_stay_joined(made: Make) -> None:
    grouper = Grouper()
    quake = grouper.add("q0", made(QUAKE[0])).story
    sister = grouper.add("s0", made(SISTER[2])).story
    assert grouper.join(quake, sister) is not None
    for number in (1, 2):
        grouper.add(f"q{number}", made(QUAKE[number]))
        grouper.add(f"s{number}", made(SISTER[number - 1]))
    assert grouper.shelf.story_of("q0") == grouper.shelf.story_of("s0")


def test_a_restored_grouper_goes_on_where_the_other_stopped(made: Make) -> None:
    first = Grouper()
    reports = _reports(made)
    for name, one in reports[:4]:
        first.add(name, one)
    second = Grouper(Memory())
    for name, one in reports[:4]:
        story = first.shelf.story_of(name)
        assert story is not None
        second.restore(name, story, Traits.from_bytes(one.to_bytes()))
    for name, one in reports[4:]:
        assert first.add(name, one) == second.add(name, one)


def test_a_report_costs_no_more_in_a_large_collection(
    made: Make, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    grouper = Grouper()

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            name = "".join(chr(97 + int(digit)) for digit in f"{number:05}")
            words = f"Mayor Quor{name} of Lis{name} opened the bridge over the Var{name} in Orvania"
            grouper.add(name, made(words))

    fill(0, 200)
    few = calls_of(lambda: fill(200, 220))
    fill(220, 600)
    many = calls_of(lambda: fill(600, 620))
    assert many < 1.3 * few


_FORM = (
    "Shares in Lissen closed {way} on {day}, with the Lissen All Share index {verb} {percent}"
    " percent to {points} points. Turnover was {turnover} million crowns. Vorrin was the biggest"
    " gainer at {best} crowns, while Quist fell to {worst}. Traders said that investors were"
    " waiting for the central bank's decision on interest rates. The crown traded at"
    " {rate} to the dollar."
)
_FILLINGS = (
    ("higher", "Monday", "rising", "1.3", "3,412", "417", "44.10", "20.35", "21.07"),
    ("lower", "Tuesday", "falling", "2.6", "3,323", "388", "45.92", "19.85", "21.44"),
    ("higher", "Wednesday", "rising", "0.4", "3,336", "512", "47.30", "18.76", "21.93"),
)
_PLACES = ("way", "day", "verb", "percent", "points", "turnover", "best", "worst", "rate")


def _filled(number: int, **other: str) -> str:
    return _FORM.format_map(dict(zip(_PLACES, _FILLINGS[number], strict=True)) | other)


@pytest.mark.parametrize("dated", [False, True])
def test_a_form_that_is_filled_with_other_numbers_is_another_story(made: Make, dated: bool) -> None:
    grouper = Grouper()
    for number in range(3):
        day = f"2031-05-{5 + number:02}" if dated else None
        assert grouper.add(f"day{number}", made(_filled(number), day)).new
    same = made(_filled(1), "2031-05-06" if dated else None)
    corrected = made(_filled(1, turnover="391"), "2031-05-06" if dated else None)
    assert grouper.add("copy", same).story == grouper.shelf.story_of("day1")
    assert grouper.add("corrected", corrected).story == grouper.shelf.story_of("day1")
