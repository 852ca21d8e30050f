"""Contents grown to the quotations that they share in."""

from whence.reading.model.attributions import Labelled
from whence.reading.model.quoted import whole_quotations
from whence.reading.model.words import Words, split_words

OPENED_AGAIN = 'Brill said: "We go now.\n\n"We come back soon."'


def _words(text: str) -> Words:
    return split_words(text, [(0, len(text))])


def _range(words: Words, part: str) -> tuple[tuple[int, int], ...]:
    if not part:
        return ()
    start = words.text.index(part)
    inside = [i for i, at in enumerate(words.starts) if start <= at < start + len(part)]
    return ((inside[0], inside[-1] + 1),)


def _said(words: Words, source: str, cue: str, content: str) -> Labelled:
    at = _range(words, cue)[0][0]
    return Labelled(at, 0.9, _range(words, source), _range(words, cue), _range(words, content))


def _contents(text: str, *said: tuple[str, str, str]) -> list[list[str]]:
    """The contents, each piece as text, after growing."""
    words = _words(text)
    found = whole_quotations(words, [_said(words, *one) for one in said])
    return [
        [text[words.starts[first] : words.ends[last - 1]] for first, last in one.content]
        for one in found
    ]


def test_a_content_that_stops_in_the_quotation_gets_the_whole() -> None:
    text = 'Brill said: "We go now, and we take the boat to Lorn."'
    grown = _contents(text, ("Brill", "said", '"We go now,'))
    assert grown == [['"We go now, and we take the boat to Lorn."']]


def test_a_content_that_has_little_of_a_quotation_stays() -> None:
    text = 'Brill said: "We go now, and then all of us take the boat to Lorn."'
    assert _contents(text, ("Brill", "said", "to Lorn")) == [["to Lorn"]]


def test_a_content_that_starts_within_has_the_beginning_if_it_has_enough() -> None:
    text = 'Brill said: "We go now to Lorn."'
    assert _contents(text, ("Brill", "said", "now to Lorn")) == [['"We go now to Lorn."']]


def test_a_quotation_goes_on_over_its_paragraphs() -> None:
    grown = _contents(OPENED_AGAIN, ("Brill", "said", '"We go now.'))
    assert grown == [[OPENED_AGAIN.removeprefix("Brill said: ")]]


def test_words_outside_the_marks_stay_in_the_content() -> None:
    text = 'Brill said that they "go now to Lorn, all of them" today.'
    grown = _contents(text, ("Brill", "said", 'that they "go now'))
    assert grown == [['that they "go now to Lorn, all of them"']]


def test_a_quotation_of_two_is_left_as_it_was_read() -> None:
    text = 'Brill said and Denn wrote: "We go now. They come back soon."'
    said = [("Brill", "said", "We go now"), ("Denn", "wrote", "They come back soon")]
    assert _contents(text, *said) == [["We go now"], ["They come back soon"]]


def test_a_quotation_with_a_speaker_of_its_own_is_left() -> None:
    text = '"We go now," Brill said, "and come back."'
    assert len(_contents(text, ("Brill", "said", "We go now"))[0]) == 1
    inside = '"We go now, Denn told me on the boat."'
    assert _contents(inside, ("Denn", "told me", "We go now")) == [["We go now"]]


def test_only_the_outer_of_two_nested_ones_grows() -> None:
    text = 'Brill said: "Denn thinks that it rains, and I go now."'
    outer = ("Brill", "said", '"Denn thinks that it rains')
    inner = ("Denn", "thinks", "that it rains")
    grown = _contents(text, outer, inner)
    assert grown[1] == ["that it rains"]


def test_nothing_said_and_no_marks() -> None:
    assert whole_quotations(_words(""), []) == []
    text = "Brill said that it rains."
    assert _contents(text, ("Brill", "said", "that it rains")) == [["that it rains"]]
