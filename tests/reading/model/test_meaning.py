import numpy as np
import pytest

from whence.reading.model.meaning import sentence_vectors, vector_of, vectors_of

WORDS = np.array([[3, 4, 0], [0, 0, 2], [1, 0, 0], [-1, 0, 0]], np.float32)


def test_a_stretch_is_its_words_summed_at_length_one() -> None:
    assert vector_of(WORDS, [0]) == pytest.approx([0.6, 0.8, 0])
    assert vector_of(WORDS, range(2)) == pytest.approx(np.array([3, 4, 2]) / np.sqrt(29))
    assert vector_of(WORDS, (0, 2)) == pytest.approx(np.array([1, 1, 0]) / np.sqrt(2))


def test_what_has_no_words_or_cancels_out_has_the_zero_vector() -> None:
    found = vectors_of(WORDS, [(), (2, 3), (1,)])
    assert found.dtype == np.float32
    assert found.tolist() == [[0, 0, 0], [0, 0, 0], [0, 0, 1]]
    assert vectors_of(WORDS, []).shape == (0, 3)


def test_sentences_are_the_stretches_of_their_words() -> None:
    found = sentence_vectors(WORDS, (0, 0, 2, 2), 4)
    assert found.shape == (4, 3)
    assert found[0] == pytest.approx(vector_of(WORDS, (0, 1)))
    assert not found[1:].any()


def test_a_text_without_words() -> None:
    empty = np.zeros((0, 384), np.float32)
    assert vector_of(empty, ()).shape == (384,)
    assert not sentence_vectors(empty, (), 2).any()
