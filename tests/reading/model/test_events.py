"""Events from made-up scores: runs, predicates, modes, certainty."""

import numpy as np
import pytest

from whence.reading.model.events import EventScores, certainty_label, find_events
from whence.reading.model.results import Token
from whence.reading.model.words import Words, split_words
from whence.reading.plover import CONTEXTS, MODES, QUADS, TYPE_MODES, TYPES

TEXT = "Ostland held three days of talks with Westmark and shelled the fort."
WORDS = [*TEXT[:-1].split(), "."]
HEADS = {
    "Ostland": ("held", "nsubj"), "held": ("held", "root"), "three": ("days", "nummod"),
    "days": ("held", "obj"), "of": ("talks", "case"), "talks": ("days", "nmod"),
    "with": ("Westmark", "case"), "Westmark": ("held", "obl"), "and": ("shelled", "cc"),
    "shelled": ("held", "conj"), "the": ("fort", "det"), "fort": ("shelled", "obj"),
    ".": ("held", "punct"),
}  # fmt: skip


TAGS = {"Ostland": "PROPN", "Westmark": "PROPN", "held": "VERB", "shelled": "VERB", "days": "NOUN",
        "talks": "NOUN", "fort": "NOUN", "three": "NOUN"}  # fmt: skip


def _words(text: str = TEXT) -> Words:
    return split_words(text, [(0, len(text))])


def _tokens() -> list[Token]:
    words = _words()
    return [
        Token(start, end, TAGS.get(form, "ADP"), form, WORDS.index(HEADS[form][0]), HEADS[form][1])
        for start, end, form in zip(words.starts, words.ends, words.forms, strict=True)
    ]


def _scores(triggers: dict[str, tuple[str, float]]) -> EventScores:
    types = np.zeros((len(WORDS), len(TYPES) + 1), np.float32)
    for word, (type_, chance) in triggers.items():
        types[WORDS.index(word), TYPES.index(type_) + 1] = chance
    types[:, 0] = 1 - types.sum(1)
    return EventScores(
        types,
        np.zeros((len(WORDS), len(MODES) + 1), np.float32),
        np.zeros((len(WORDS), len(CONTEXTS)), np.float32),
        np.arange(len(WORDS), dtype=np.float32),
    )


def _found(triggers: dict[str, tuple[str, float]]) -> list[tuple[str, str]]:
    events = find_events(_words(), _tokens(), _scores(triggers))
    return [(TEXT[event.start : event.end], event.type) for event in events]


def test_words_of_one_type_side_by_side_are_one_trigger() -> None:
    found = _found({"held": ("CONSULT", 0.9), "three": ("CONSULT", 0.5)})
    assert found == [("held three", "CONSULT")]


def test_neighbours_of_two_types_are_two_events() -> None:
    found = _found({"held": ("CONSULT", 0.9), "three": ("AGREE", 0.6)})
    assert found == [("held", "CONSULT"), ("three", "AGREE")]


def test_a_predicate_with_its_noun_is_one_event() -> None:
    near = _found({"held": ("CONSULT", 0.6), "days": ("CONSULT", 0.9)})
    assert near == [("held three days", "CONSULT")]
    distant = _found({"held": ("CONSULT", 0.6), "Westmark": ("CONSULT", 0.9)})
    assert distant == [("Westmark", "CONSULT")]


def test_coordinated_predicates_are_two_events() -> None:
    found = _found({"held": ("ASSAULT", 0.8), "shelled": ("ASSAULT", 0.9)})
    assert found == [("held", "ASSAULT"), ("shelled", "ASSAULT")]


def test_weak_words_make_no_event() -> None:
    assert _found({"fort": ("ASSAULT", 0.35)}) == []


def test_no_event_is_told_by_function_words_alone() -> None:
    assert _found({"with": ("THREATEN", 0.9), "and": ("REQUEST", 0.9)}) == []


def test_a_type_gets_only_modes_of_its_own() -> None:
    scores = _scores({"shelled": ("ASSAULT", 0.9)})
    place = WORDS.index("shelled")
    scores.modes[place, MODES.index("phone") + 1] = 9
    scores.modes[place, MODES.index("heavy-weapons") + 1] = 5
    scores.contexts[place, CONTEXTS.index("military")] = 0.9
    (event,) = find_events(_words(), _tokens(), scores)
    assert (event.mode, event.contexts) == ("heavy-weapons", ("military",))
    assert event.certainty == place
    scores.modes[place, 0] = 6
    (event,) = find_events(_words(), _tokens(), scores)
    assert event.mode is None


@pytest.mark.parametrize(
    ("value", "negated", "label"),
    [(1.1, False, "CT+"), (0.5, False, "PR+"), (0.1, False, "PS+"), (-1.1, False, "Uu"),
     (-1.1, True, "CT-"), (-0.4, True, "PR-"), (0.0, True, "PS-"), (1.0, True, "CT+")],
)  # fmt: skip
def test_certainty_in_words(value: float, negated: bool, label: str) -> None:
    assert certainty_label(value, negated=negated) == label


def test_every_type_stands_in_one_quad_and_every_mode_in_the_list() -> None:
    assert len(TYPES) == 16
    assert sorted(name for types in QUADS.values() for name in types) == sorted(TYPES)
    assert {mode for modes in TYPE_MODES.values() for mode in modes} == set(MODES)
    assert len(set(CONTEXTS)) == len(CONTEXTS) == 37
