"""Passages that two texts share word by word."""

from collections.abc import Callable

from tests.coverage.reuse.texts import ELSEWHERE, WIRE

from whence.coverage.reuse.verbatim import common_passages
from whence.coverage.reuse.words import MOST_WORDS, words_of


def passages(a: str, b: str) -> list[tuple[str, str]]:
    first, second = words_of(a), words_of(b)
    return [
        (
            a[first.starts[run.a] : first.ends[run.a_end - 1]],
            b[second.starts[run.b] : second.ends[run.b_end - 1]],
        )
        for run in common_passages(first, second)
    ]


def test_print_makes_no_difference() -> None:
    plain = 'The "old" pier\'s gates -- all 1,200 of them -- were shut at 4:40 on Monday'
    printed = "THE “OLD” PIER’S GATES – ALL 1200 OF THEM – WERE SHUT AT 4:40 ON MONDAY"
    assert passages(plain, printed) == [(plain.rstrip(), printed.rstrip())]


def test_a_changed_word_does_not_end_a_passage() -> None:
    changed = WIRE.replace("a tear two metres long", "a gash of two metres")
    assert len(passages(WIRE, changed)) == 1


def test_a_paragraph_is_found_in_another_text_at_its_place() -> None:
    paragraph = WIRE.split("\n\n")[3]
    merged = ELSEWHERE + "\n\n" + paragraph + "\n\nNobody was hurt."
    [(of_wire, of_merged)] = passages(WIRE, merged)
    assert of_wire == of_merged == paragraph.rstrip(".")


def test_what_one_text_says_twice_is_taken_once() -> None:
    paragraph = WIRE.split("\n\n")[3]
    twice = f"{paragraph} Then again: {paragraph}"
    first, second = words_of(paragraph), words_of(twice)
    [run] = common_passages(first, second)
    assert run.equal == len(first)


def test_strange_texts_share_nothing() -> None:
    assert passages(WIRE, ELSEWHERE) == []
    assert passages("", WIRE) == []


def test_endless_repetition_costs_no_more_than_its_length(
    calls_of: Callable[[Callable[[], object]], int],
) -> None:
    def work(times: int) -> Callable[[], object]:
        a = words_of("the gates were shut and then " * times + "opened")
        b = words_of("the gates were shut and then " * times + "closed")
        return lambda: common_passages(a, b)

    assert calls_of(work(2000)) < 3 * calls_of(work(1000))


def test_words_beyond_the_limit_are_not_compared() -> None:
    assert len(words_of("word " * (MOST_WORDS + 5))) == MOST_WORDS
