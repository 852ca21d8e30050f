"""Attributions put together from labelled words."""

import numpy as np

from whence.reading.model.attributions import Candidate, assemble
from whence.reading.model.roles import CONTENT, CUE, NONE, SOURCE, Integers, joint_chances
from whence.reading.model.words import Words, split_words

_TEXT = "The bridge, Brill said, will open in May. It is safe."


def _labels(**roles: list[int]) -> Integers:
    labels = np.zeros(len(_words()), np.int64)
    for name, places in roles.items():
        labels[places] = {"source": SOURCE, "cue": CUE, "content": CONTENT}[name]
    return labels


def _words() -> Words:
    return split_words(_TEXT, [(0, 41), (42, len(_TEXT))])


def _contents(labels: Integers) -> list[str]:
    words = _words()
    [one] = assemble(words, [Candidate(4, 0.9, 0, labels)])
    return [_TEXT[words.starts[first] : words.ends[last - 1]] for first, last in one.content]


def test_a_content_goes_on_after_who_says_it() -> None:
    assert _contents(_labels(source=[3], cue=[4], content=[0, 1, 6, 7, 8, 9])) == [
        "The bridge",
        "will open in May",
    ]


def test_a_word_left_out_within_a_sentence_is_filled_in() -> None:
    assert _contents(_labels(source=[3], cue=[4], content=[6, 7, 9])) == ["will open in May"]


def test_between_sentences_nothing_is_filled_in() -> None:
    assert _contents(_labels(source=[3], cue=[4], content=[6, 7, 12, 13])) == [
        "will open",
        "is safe",
    ]


def test_who_is_nobody_elsewhere_makes_an_attribution_less_sure() -> None:
    labels = np.array([[SOURCE, CUE, CONTENT, NONE]])
    sure = np.full((4, 4), 0.05, np.float32)
    sure[[0, 1, 2, 3], [SOURCE, CUE, CONTENT, NONE]] = 0.85
    unsure = sure.copy()
    unsure[0] = [0.85, 0.05, 0.05, 0.05]
    chance = np.array([0.5], np.float32)

    assert joint_chances(chance, labels, unsure) < joint_chances(chance, labels, sure)


def test_an_attribution_without_a_source_is_judged_by_the_rest() -> None:
    labels = np.array([[NONE, CUE, CONTENT]])
    even = np.full((3, 4), 0.5, np.float32)

    [joint] = joint_chances(np.array([0.7], np.float32), labels, even)

    assert round(float(joint), 3) == 0.7


def test_who_tells_something_after_a_comma_tells_what_stands_before() -> None:
    text = "The ferry was late, his aide told Interfax."
    words = split_words(text, [(0, len(text))])
    labels = np.array([NONE] * 5 + [SOURCE, SOURCE, CUE, NONE, NONE])
    [one] = assemble(words, [Candidate(7, 0.9, 0, labels)])
    [(first, last)] = one.content
    assert text[words.starts[first] : words.ends[last - 1]] == "The ferry was late"
    text = text.replace(",", "")
    words = split_words(text, [(0, len(text))])
    assert assemble(words, [Candidate(6, 0.9, 0, np.delete(labels, 4))]) == []
