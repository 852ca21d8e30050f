"""Lemma rules, trees and role labellings: pure functions on numbers."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.model.lemmas import apply_rule, lemma_rule
from whence.reading.model.roles import ROLES, best_roles, best_roles_ragged
from whence.reading.model.trees import best_heads


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("studies", "study"), ("Went", "go"), ("Kim", "Kim"), ("said", "say"), ("was", "be"),
     ("PARIS", "Paris"), ("’s", "be"), ("The", "the")],
)  # fmt: skip
def test_a_rule_gives_its_lemma_back(form: str, lemma: str) -> None:
    assert apply_rule(form, lemma_rule(form, lemma)) == lemma


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_any_rule_gives_some_lemma_for_any_word(form: str, other: str) -> None:
    assert apply_rule(form, lemma_rule(other, other[:1])) != ""


def _brute_force(scores: np.ndarray, transitions: np.ndarray) -> list[int]:
    best = -np.inf
    chosen: tuple[int, ...] = ()
    for labels in itertools.product(range(ROLES), repeat=len(scores)):
        total = scores[0, 0, labels[0]] + scores[0, 1, labels[0]]
        for step in range(1, len(scores)):
            before, now = labels[step - 1], labels[step]
            total += scores[step, 0, now] + transitions[before, now]
            if before != now:
                total += scores[step, 1, now] + scores[step - 1, 2, before]
        if total > best:
            best, chosen = total, labels
    return list(chosen)


def test_best_roles_are_the_best_of_all_labellings() -> None:
    random = np.random.default_rng(4)
    transitions = random.normal(size=(ROLES, ROLES)).astype(np.float32)
    several = [random.normal(size=(2, n, 3, ROLES)).astype(np.float32) for n in (5, 3, 1)]
    for scores, labels in zip(several, best_roles_ragged(several, transitions), strict=True):
        for one, row in zip(scores, labels, strict=True):
            assert list(row) == _brute_force(one, transitions)


def test_no_anchors_no_roles() -> None:
    empty = np.zeros((0, 4, 3, ROLES), np.float32)
    assert best_roles(empty, np.zeros((ROLES, ROLES), np.float32)).shape == (0, 4)


@given(st.integers(0, 10_000), st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_heads_are_a_tree_in_each_sentence(seed: int, sizes: list[int]) -> None:
    of = np.repeat(np.arange(len(sizes)), sizes)
    arcs = np.random.default_rng(seed).normal(size=(len(of), len(of))).astype(np.float32)
    arcs[of[:, None] != of[None, :]] = -1e4
    heads = best_heads(arcs, of)
    assert (of[heads] == of).all()
    for sentence in range(len(sizes)):
        inside = np.flatnonzero(of == sentence)
        assert (heads[inside] == inside).sum() == 1
    reached = np.arange(len(of))
    for _ in range(len(of)):
        reached = heads[reached]
    assert (heads[reached] == reached).all()


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    arcs = np.full((3, 3), -5.0, np.float32)
    arcs[0, 1], arcs[1, 0] = 9.0, 8.0  # these two choose one another
    arcs[2, 2] = 3.0
    arcs[0, 2], arcs[1, 2] = 1.0, 4.0
    assert best_heads(arcs, np.zeros(3, np.int64)).tolist() == [1, 2, 2]
