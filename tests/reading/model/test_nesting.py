import numpy as np

from whence.reading.model.attributions import Candidate, Labelled, assemble, offsets
from whence.reading.model.nesting import content_alone, holders, moved, quote_states
from whence.reading.model.roles import CONTENT, CUE, NONE, SOURCE
from whence.reading.model.words import OUTSIDE, PARAGRAPH, Words, split_words


def _words(text: str) -> Words:
    return split_words(text, [(0, len(text))])


def _labelled(words: Words, source: str, cue: str, content: str) -> Labelled:
    def place(part: str) -> tuple[tuple[int, int], ...]:
        if not part:
            return ()
        start = words.text.index(part)
        inside = [i for i in range(len(words)) if start <= words.starts[i] < start + len(part)]
        return ((inside[0], inside[-1] + 1),)

    at = place(cue)[0][0]
    return Labelled(at, 0.9, place(source), place(cue), place(content))


def test_one_stands_within_the_other_whose_content_holds_it() -> None:
    words = _words("Russia wants drills, Shoigu said, Yonhap reported.")
    outer = _labelled(words, "Yonhap", "reported", "Russia wants drills, Shoigu said")
    inner = _labelled(words, "Shoigu", "said", "Russia wants drills")
    assert holders(words, [inner, outer]) == [1, None]


def test_what_is_cited_stands_within_what_is_added() -> None:
    words = _words("Citing the NIS, the outlet added that Shoigu invited China.")
    cited = _labelled(words, "the NIS", "Citing", "that Shoigu invited China")
    added = _labelled(words, "the outlet", "added", "that Shoigu invited China")
    assert holders(words, [cited, added]) == [1, None]


def test_a_content_alone_forgets_the_marks_around_it_and_finds_its_place_again() -> None:
    words = _words('Kim said: "Lee says it rains."')
    content = ((3, 9),)
    alone, places = content_alone(words, content)
    assert alone.forms == ['"', "Lee", "says", "it", "rains", "."]
    assert alone.layouts[0] == PARAGRAPH
    assert alone.quotes[1] == OUTSIDE
    found = moved(Labelled(2, 0.5, ((1, 2),), ((2, 3),), ((3, 5),)), places)
    assert offsets(words, found.content) == ((20, 28),)
    assert quote_states(words, found.content) == (2, 2)


def test_the_better_of_two_candidates_for_one_cue_stays_and_marks_are_taken_in() -> None:
    text = '"We will go," he said.'
    words = _words(text)
    labels = np.full(len(words), NONE)
    labels[1:4] = CONTENT
    labels[words.forms.index("he")] = SOURCE
    labels[words.forms.index("said")] = CUE
    said = words.forms.index("said")
    found = assemble(words, [Candidate(said, 0.4, 0, labels), Candidate(said, 0.8, 0, labels)])
    assert [one.score for one in found] == [0.8]
    assert [text[s:e] for s, e in offsets(words, found[0].content)] == ['"We will go,"']


def test_a_candidate_without_content_is_none() -> None:
    words = _words("He said.")
    assert assemble(words, [Candidate(1, 0.9, 0, np.array([SOURCE, CUE, NONE]))]) == []
