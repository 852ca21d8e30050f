"""How the benchmark of types takes a story's main event from its events."""

from benchmarks.event_types import main_event

_SENTENCES = [0, 50, 100]


def test_the_lead_counts_most_and_the_mode_is_that_of_the_type() -> None:
    events = [
        ("PROTEST", None, 5, 0.9),
        ("ASSAULT", "aerial", 60, 0.9),
        ("PROTEST", "riot", 110, 0.4),
    ]
    assert main_event(events, _SENTENCES) == ("PROTEST", "riot")


def test_many_events_of_a_type_outweigh_one() -> None:
    events = [("ACCUSE", None, 5, 0.5), ("AID", None, 55, 0.5), ("AID", None, 70, 0.5)]
    assert main_event(events, _SENTENCES) == ("AID", None)


def test_a_story_without_events_has_no_type() -> None:
    assert main_event([], _SENTENCES) == ("", None)
