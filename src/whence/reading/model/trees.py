"""Dependency trees from arc scores: the best head of each word, repaired where that is no tree."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_MARGIN: Final = 0.01
"""More than sums of scores are rounded by."""


def best_heads(arcs: Floats, sentences: Integers) -> Integers:
    """The head of each word of a window [words]; a root is its own head.

    arcs [words, words], word by head, the diagonal the root, very low outside the sentence.
    Each sentence gets one root and no cycle (Chu and Liu 1965, Edmonds 1967).
    """
    heads: Integers = arcs.argmax(1).astype(np.int64)
    if len(heads) == 0:
        return heads
    edges = np.flatnonzero(np.diff(sentences)) + 1
    starts = np.concatenate([[0], edges])
    roots = np.add.reduceat(heads == np.arange(len(heads)), starts)
    reached = heads
    for _ in range(max(len(heads).bit_length(), 1)):
        reached = reached[reached]
    loose = np.add.reduceat(heads[reached] != reached, starts)
    stops = np.concatenate([edges, [len(heads)]])
    for number in np.flatnonzero((roots != 1) | (loose > 0)):
        first, last = int(starts[number]), int(stops[number])
        heads[first:last] = first + _tree(arcs[first:last, first:last])
    return heads


def _tree(scores: Floats) -> Integers:
    """Heads of one sentence: the best tree over the few best roots."""
    size = len(scores)
    if size == 1:
        return np.zeros(1, np.int64)
    root_scores = np.diagonal(scores)
    best: Integers | None = None
    best_total = -np.inf
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    highest = others.max(1)
    for root in np.argsort(-root_scores)[:3]:
        if highest.sum() - highest[root] + root_scores[root] < best_total - _MARGIN:
            continue  # no tree with this root can be better
        heads = _arborescence(scores, int(root))
        total = scores[np.arange(size), heads].sum()
        if total > best_total:
            best, best_total = heads, total
    assert best is not None  # noqa: S101 (there is at least one root to try)
    return best


def _arborescence(scores: Floats, root: int) -> Integers:
    """The best tree with a given root, by contracting cycles one after the other."""
    size = len(scores)
    table = scores.astype(np.float64).copy()
    np.fill_diagonal(table, -np.inf)
    table[root] = -np.inf
    heads: Integers = table.argmax(1).astype(np.int64)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    node = len(outside)
    small = np.full((node + 1, node + 1), -np.inf)
    small[:node, :node] = table[np.ix_(outside, outside)]
    kept = table[cycle, heads[cycle]]
    entering = table[np.ix_(cycle, outside)] - kept[:, None]
    enter_by = entering.argmax(0)
    small[node, :node] = entering.max(0) + kept.sum()
    leaving = table[np.ix_(outside, cycle)]
    leave_by = leaving.argmax(1)
    small[:node, node] = leaving.max(1)
    small_root = int(np.flatnonzero(outside == root)[0])
    below = _arborescence(small.astype(np.float32), small_root)
    result = heads.copy()
    for place in range(node):
        head = int(below[place])
        result[outside[place]] = cycle[leave_by[place]] if head == node else outside[head]
    came_from = int(below[node])
    result[cycle[enter_by[came_from]]] = outside[came_from]
    result[root] = root
    return result


def _cycle(heads: Integers, root: int) -> Integers | None:
    """Words of one cycle, or None."""
    state = np.zeros(len(heads), np.int64)
    state[root] = -1
    for start in range(len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = start + 1
            path.append(node)
            node = int(heads[node])
        if state[node] == start + 1:
            return np.asarray(path[path.index(node) :], np.int64)
        for seen in path:
            state[seen] = -1
    return None
