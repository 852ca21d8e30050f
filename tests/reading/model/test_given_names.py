import pytest

from whence.reading.model.given_names import SURE, given_name, leaning


@pytest.mark.parametrize("name", ["jaroslav", "niall", "casimir", "sergei", "prasert"])
def test_names_of_men(name: str) -> None:
    assert leaning(name) > SURE


@pytest.mark.parametrize("name", ["hedvika", "ludmila", "anna", "giulietta", "petronella"])
def test_names_of_women(name: str) -> None:
    assert leaning(name) < -SURE


@pytest.mark.parametrize("name", ["kim", "alex", "robin", "x"])
def test_names_that_may_be_either_s_are_left_open(name: str) -> None:
    assert -SURE <= leaning(name) <= SURE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("anna berg", "anna"),
        ("deputy foreign minister teodor j berg", "teodor"),
        ("mr berg", None),
        ("berg", None),
        ("", None),
    ],
)
def test_a_given_name_stands_before_another_word(name: str, expected: str | None) -> None:
    assert given_name(name.split()) == expected


def test_a_name_of_endless_marks_tells_nothing() -> None:
    assert leaning("anna" + "\u0301\u0323" * 1_000_000) == 0
