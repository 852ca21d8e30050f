"""Many sets and groups compared at once give what comparing them one by one gives."""

import numpy as np

from whence.coverage.story.matrices import Holdings, Nearest, columns_of

SETS = [frozenset(one.split()) for one in ("ship fire", "fire", "", "ship fire coast", "coast")]
OTHERS = [frozenset(one.split()) for one in ("coast", "ship coast", "fire")]


def test_what_sets_share_is_counted_and_weighed() -> None:
    held = Holdings(SETS)
    rows = slice(1, 4)
    expected = [[len(one & other) for other in SETS] for one in SETS[rows]]
    assert held.shared(rows).tolist() == expected
    worth = np.asarray([len(word) for word in sorted(held.columns)], np.float64)
    weighed = [[sum(map(len, one & other)) for other in SETS] for one in SETS[rows]]
    assert held.shared(rows, of=worth).tolist() == weighed
    assert held.sums(worth).tolist() == [sum(map(len, one)) for one in SETS]


def test_sets_are_compared_with_others_of_the_same_words() -> None:
    columns = columns_of([*SETS, *OTHERS])
    held, others = Holdings(SETS, columns), Holdings(OTHERS, columns)
    expected = [[len(one & other) for other in OTHERS] for one in SETS]
    assert held.shared(slice(0, len(SETS)), others).tolist() == expected


def test_the_nearest_of_each_group_are_found_however_large_it_is() -> None:
    groups = np.asarray([0, 1, 1, 2, 1, 2, 1, 1, 1, 0])
    likeness = np.random.default_rng(3).random((4, len(groups)))
    found = np.sort(Nearest(groups, 2).of(likeness), axis=2)
    for row, values in enumerate(likeness):
        for group in range(3):
            assert found[row, group].tolist() == np.sort(values[groups == group])[-2:].tolist()
    alone = Nearest(np.asarray([0, 1]), 2).of(np.asarray([[0.5, 0.25]]))
    assert np.sort(alone, axis=2).tolist() == [[[-1.0, 0.5], [-1.0, 0.25]]]
