"""Work shared among processes."""

from whence.reading.workers import cores, in_processes


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(in_processes(list, range(100), processes=2)) == list(range(100))


def test_nothing_to_do_is_done() -> None:
    assert list(in_processes(list, [], processes=2)) == []


def test_there_is_a_core() -> None:
    assert cores() >= 1
