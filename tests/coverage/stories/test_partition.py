"""Groups by likeness beside cohesion."""

import numpy as np

from whence.coverage.stories.partition import partition


def _blocks(within: list[float], across: float, size: int = 4) -> np.ndarray:
    count = size * len(within)
    whole = np.full((count, count), across)
    for number, value in enumerate(within):
        whole[number * size : (number + 1) * size, number * size : (number + 1) * size] = value
    np.fill_diagonal(whole, 1.0)
    return whole


def test_a_close_story_and_a_loose_one_are_both_found() -> None:
    # The sister of the close story is as like it as the loose story's reports are to each other.
    labels = partition(_blocks([0.6, 0.6, 0.2], 0.2) * _mask(2))
    assert labels.tolist() == [0] * 4 + [4] * 4 + [8] * 4


def _mask(last: int, size: int = 4) -> np.ndarray:
    """Nothing of the last block is like any other block."""
    mask = np.ones((size * (last + 1), size * (last + 1)))
    mask[: last * size, last * size :] = 0
    mask[last * size :, : last * size] = 0
    return mask


def test_reports_that_are_not_alike_stay_alone() -> None:
    assert partition(np.eye(3)).tolist() == [0, 1, 2]


def test_no_report_gives_no_group() -> None:
    assert partition(np.zeros((0, 0))).tolist() == []


def test_what_a_person_kept_apart_stays_apart() -> None:
    whole = np.full((4, 4), 0.6)
    apart = np.zeros((4, 4), bool)
    apart[0, 3] = True
    labels = partition(whole, apart=apart)
    assert labels[0] != labels[3]
    assert len(set(labels.tolist())) == 2


def test_groups_that_exist_already_are_not_divided() -> None:
    labels = partition(np.eye(4), start=np.array([0, 0, 2, 2]))
    assert labels.tolist() == [0, 0, 2, 2]


def test_the_order_of_the_reports_makes_no_difference() -> None:
    whole = _blocks([0.5, 0.4, 0.3], 0.05)
    turn = np.array([7, 2, 11, 0, 5, 9, 1, 4, 10, 3, 8, 6])
    labels = partition(whole[np.ix_(turn, turn)])
    assert len(set(labels.tolist())) == 3
    for group in set(labels.tolist()):
        assert len({int(one) // 4 for one in turn[labels == group]}) == 1


def test_reports_of_the_same_days_need_less_to_be_of_one_story() -> None:
    whole = _blocks([0.4, 0.4], 0.19)
    assert len(set(partition(whole).tolist())) == 2
    assert len(set(partition(whole, near=np.ones((8, 8))).tolist())) == 1
