"""What the network reads at once."""

from hypothesis import given
from hypothesis import strategies as st

from whence.reading.model.windows import cut_windows, openings
from whence.reading.model.words import split_words


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.integers(1, 4), st.booleans()), min_size=1, max_size=60
    ),
    st.integers(20, 80),
)
def test_each_word_is_in_one_core_and_no_window_is_too_long(
    sentences: list[tuple[int, int, bool]], limit: int
) -> None:
    of = [number for number, (count, _, _) in enumerate(sentences) for _ in range(count)]
    sizes = [size for count, size, _ in sentences for _ in range(count)]
    opens = [new and not place for count, _, new in sentences for place in range(count)]
    for told in ((), opens):
        windows = cut_windows(of, sizes, opens=told, limit=limit, before=6, after=4)
        core = [i for window in windows for i in range(window.core_first, window.core_last)]
        assert core == list(range(len(of)))
        for window in windows:
            assert window.first <= window.core_first < window.core_last <= window.last
            assert sum(sizes[window.first : window.last]) <= limit


def test_no_words_no_windows() -> None:
    assert cut_windows([], []) == []


def test_a_new_paragraph_is_not_read_with_the_one_before_but_a_quotation_that_goes_on_is() -> None:
    sentences = [number for number in range(10) for _ in range(4)]
    ones = [1] * len(sentences)
    together = cut_windows(sentences, ones, limit=24, before=4, after=4)
    assert (together[0].core_last, together[0].last) == (20, 24)
    opens = [index == 24 for index in range(len(sentences))]
    apart = cut_windows(sentences, ones, opens=opens, limit=24, before=4, after=4)
    assert (apart[0].core_last, apart[0].last) == (24, 24)

    text = "Ana Brill spoke.\n\n“We leave.\n\n“We come back.”\n\nThe fleet left.\n\nNobody saw it."
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith("\n\n", i))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    words = split_words(text, list(zip(starts, ends, strict=True)))
    new = [form for form, opens in zip(words.forms, openings(words), strict=True) if opens]
    assert new == ["Ana", "Nobody"]
