"""Which spans stay of those that compete."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.model.graph import Scores
from whence.reading.model.mentions import MENTION, NAME, choose

Row = tuple[int, int, float]


def _scores(channel: int, rows: list[Row], named: bool = False) -> Scores:
    """Span scores only: (first word, last word, score), of the second of two types."""
    count = len(rows)
    kinds = np.tile(np.array([0, 1, 1 if named else -1], np.float32), (count, 1))
    empty = np.zeros(0, np.float32)
    numbers = np.zeros(0, np.int64)
    return Scores(
        upos=numbers, lemmas=numbers, arcs=empty, relations=numbers,
        spans=np.array([(channel, first, last) for first, last, _ in rows], np.int64)
        .reshape(-1, 3),
        span_scores=np.array([score for _, _, score in rows], np.float32), kinds=kinds,
        anaphors=empty, antecedents=empty, starts=empty, anchors=numbers, chances=empty,
        roles=empty, plain=empty, event_types=empty, event_modes=empty, event_contexts=empty,
        certainty=empty,
    )  # fmt: skip


def _chosen(channel: int, rows: list[Row]) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in choose(_scores(channel, rows), channel)]


def test_mentions_nest_and_do_not_cross() -> None:
    rows = [(0, 5, 2.0), (1, 2, 1.0), (4, 7, 1.5), (6, 7, 0.5)]
    assert _chosen(MENTION, rows) == [(0, 5), (1, 2), (6, 7)]


def test_names_do_neither_and_the_better_one_stays() -> None:
    assert _chosen(NAME, [(0, 3, 1.0), (1, 2, 2.0), (4, 4, 0.1)]) == [(1, 2), (4, 4)]


def test_a_span_keeps_its_type_its_score_and_its_place() -> None:
    [one] = choose(_scores(MENTION, [(2, 3, 0.0)], named=True), MENTION)
    assert (one.type, one.named, one.score, one.place) == (1, True, 0.5, 0)
    [other] = choose(_scores(NAME, [(2, 3, 0.0)]), NAME)
    assert other.named


def test_each_channel_has_its_own_spans() -> None:
    assert choose(_scores(NAME, [(0, 1, 1.0)]), MENTION) == []
    assert choose(_scores(NAME, []), NAME) == []


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(-9, 9)), max_size=30))
def test_no_two_mentions_cross_and_what_was_left_out_would(
    rows: list[tuple[int, int, int]],
) -> None:
    spans = [(first, first + more, float(score)) for first, more, score in rows]
    kept = _chosen(MENTION, spans)

    def cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
        (a, b), (c, d) = sorted((one, other))
        return a < c <= b < d

    assert not any(cross(one, other) for one in kept for other in kept)
    for first, last, _ in spans:
        assert (first, last) in kept or any(cross((first, last), one) for one in kept)
