"""The doctor finds what is wrong, and says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from tests.store.adder import documents

from whence.coverage.story import Built, build_story
from whence.store import Store
from whence.store.database import Database
from whence.store.location import locate

Open = Callable[[], Store]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with sixteen reports."""
    store.add(documents(0, 16))
    return store


def broken(url: str, statement: str) -> None:
    """Do to a store what whence never does."""
    database = Database(locate(url))
    with database.write() as connection:
        connection.execute(text(statement))
    database.close()


def test_a_store_that_is_whole(filled: Store) -> None:
    health = filled.doctor()
    assert health.ok
    assert [check.name for check in health.checks] == [
        *("schema", "file", "readings", "groups", "stories", "vectors", "words", "comparisons")
    ]


FAULTS = [
    ("UPDATE readings SET vectors = parts_vectors WHERE document = 3", "readings"),
    ("UPDATE readings SET body = vectors WHERE document = 3", "readings"),
    ("DELETE FROM readings WHERE document = 3", "readings"),
    ("UPDATE documents SET story = 'none' WHERE key = 3", "groups"),
    ("UPDATE documents SET stands = (1 = 0) WHERE key = 3", "groups"),
    ("UPDATE documents SET place = 'one' WHERE key IN (3, 4)", "groups"),
    ("DELETE FROM claims WHERE position = 0", "stories"),
    ("UPDATE claim_meanings SET vectors = codes", "vectors"),
    ("DELETE FROM sentence_codes WHERE document = 3", "vectors"),
    ("DELETE FROM traits WHERE document = 3", "comparisons"),
]


@pytest.mark.parametrize(
    ("statement", "name"),
    [*FAULTS, ("INSERT INTO migrations VALUES ('9999-later', '2031-01-01')", "schema")],
)
def test_what_is_wrong_is_named(filled: Store, url: str, statement: str, name: str) -> None:
    broken(url, statement)
    health = filled.doctor()
    assert name in [check.name for check in health.checks if not check.ok]
    assert all(len(check.message) > 10 for check in health.checks)


@pytest.mark.parametrize("statement", [statement for statement, _ in FAULTS])
def test_what_it_says_to_do_makes_the_store_whole(filled: Store, url: str, statement: str) -> None:
    stories = {one.id: filled.kept(one.id).story for one in documents(0, 16)}
    broken(url, statement)
    for _ in stories:
        wrong = " ".join(check.message for check in filled.doctor().checks if not check.ok)
        named = {one for one in stories if one in wrong} | set(re.findall(r"\b(one) stand", wrong))
        for story in set(stories.values()):
            if story is not None and story in wrong:
                named.add(next(one for one, told in stories.items() if told == story))
        if not wrong:
            break
        for one in named:
            filled.remove(one)
        filled.add(documents(0, 16))
        stories = {one: filled.kept(one).story for one in stories}
    assert filled.doctor().ok
    assert sum(one.reports for one in filled.stories()) == len(stories)


def test_words_out_of_step_are_named(filled: Store, url: str) -> None:
    column = "rowid" if "://" not in url else "document"
    broken(url, f"DELETE FROM words WHERE {column} = 3")  # noqa: S608
    assert [check.name for check in filled.doctor().checks if not check.ok] == ["words"]


def test_stories_that_wait_to_be_built_are_no_fault(filled: Store, url: str) -> None:
    broken(url, "UPDATE stories SET built = 0")
    health = filled.doctor()
    assert health.ok
    assert any("built when they are next shown" in check.message for check in health.checks)
    filled.stories()
    assert not any("next shown" in check.message for check in filled.doctor().checks)


def test_a_story_that_cannot_be_built_stops_no_other(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store.add(documents(0, 8))
    before = {summary.id: summary.reports for summary in store.stories()}
    failing = min(before)

    def fail(story: str, reports: Any, *rest: Any) -> Built:
        if story == failing:
            raise ValueError("no such turn")
        return build_story(story, reports, *rest)

    monkeypatch.setattr("whence.store.stories.build_story", fail)
    assert store.add(documents(8, 16)).stories.grown == len(before)
    after = {summary.id: summary.reports for summary in store.stories()}
    assert after == {name: before[name] + (name != failing) for name in before}
    assert f"{failing} cannot be built" in caplog.text
    [check] = [check for check in store.doctor().checks if not check.ok]
    assert check.name == "stories"
    assert "no such turn" in check.message
    store.stories()
    said = caplog.text.count("cannot be built")
    assert store.stories() == store.stories()
    assert caplog.text.count("cannot be built") == said  # it waits for its next change
    monkeypatch.undo()
    store.add([])
    assert {summary.reports for summary in store.stories()} == {2}
    assert store.doctor().ok
