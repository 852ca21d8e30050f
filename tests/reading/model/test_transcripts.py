"""Turns of transcripts become attributions; stories that only have a colon somewhere do not."""

from whence.reading.model.attributions import Labelled
from whence.reading.model.transcripts import with_turns
from whence.reading.model.words import Words, split_words
from whence.reading.sentences import split_sentences

TALK = """The minister spoke to Radio Vela on Monday.

BRILL: We will open the bridge in May.

That is a promise.

HOST: And the money?

(LAUGHTER)

BRILL: It is there.

The programme ended at noon."""


def words_of(text: str) -> Words:
    return split_words(text, split_sentences(text))


def shown(words: Words, one: Labelled) -> tuple[str, str]:
    source, content = (
        " | ".join(words.text[words.starts[a] : words.ends[b - 1]] for a, b in pieces)
        for pieces in (one.source, one.content)
    )
    return source, content


def test_every_turn_is_its_speakers_up_to_the_next_one() -> None:
    words = words_of(TALK)
    assert [shown(words, one) for one in with_turns(words, [])] == [
        ("BRILL", "We will open the bridge in May. | That is a promise."),
        ("HOST", "And the money?"),
        ("BRILL", "It is there."),
    ]


def test_what_is_found_within_a_turn_stays() -> None:
    words = words_of(TALK)
    [place] = [i for i, form in enumerate(words.forms) if form == "promise"]
    inner = Labelled(place, 0.9, (), ((place, place + 1),), ((place - 1, place),))
    assert inner in with_turns(words, [inner])


def test_what_the_network_made_of_the_names_before_the_colons_goes() -> None:
    words = words_of(TALK)
    [first, *_] = [i for i, form in enumerate(words.forms) if form == "BRILL"]
    wrong = Labelled(first, 0.9, (), ((first, first + 1),), ((first + 2, first + 4),))
    assert wrong not in with_turns(words, [wrong])


def test_headings_with_colons_are_no_turns() -> None:
    words = words_of("Update: The road is open.\n\nWeather: It rains.\n\nTraffic: None at all.")
    assert with_turns(words, []) == []


def test_questions_and_answers_are_turns() -> None:
    words = words_of("Q: Why now?\n\nA: It was time.\n\nQ: And then?\n\nA: We wait.")
    assert [shown(words, one)[0] for one in with_turns(words, [])] == ["Q", "A", "Q", "A"]
