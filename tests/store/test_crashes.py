"""A store whose writers are killed, or write at the same time: with real processes."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.adder import documents
from tests.store.made import MadeReader

from whence.coverage.types import Story
from whence.errors import WhenceError
from whence.store import Store, database

ROOT = Path(__file__).resolve().parents[2]
COUNT = 24
KILLS = 4

Open = Callable[[], Store]


def adder(url: str, first: int = 0, last: int = COUNT) -> subprocess.Popen[str]:
    """Start a process that adds."""
    command = [sys.executable, "-m", "tests.store.adder", url, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def told(store: Store) -> list[Story]:
    """Everything that a store says of its stories, in an order of its own."""
    stories = [store.story(one.id) for one in store.stories(limit=None)]
    return sorted(stories, key=lambda one: one.story.id)


def test_killed_again_and_again_it_is_whole_and_comes_to_the_same(
    open_store: Open, url: str, tmp_path: Path
) -> None:
    chance = random.Random(url.partition(":")[0])  # noqa: S311
    reached = 0
    for _ in range(KILLS):
        process = adder(url)
        assert process.stdout is not None
        # At any instant: some reports in, and then within the transaction of one or between two.
        for _ in range(chance.randint(1, COUNT // 2)):
            process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with open_store() as store:
            health = store.doctor()
            assert health.ok, health
            there = sum(one.reports for one in store.stories(limit=None))
        assert there >= reached
        reached = there
    with open_store() as store:
        done = store.add(documents(0, COUNT))
        assert done.added == COUNT - reached
        assert done.already_there == reached
        with Store(str(tmp_path / "unkilled.db"), reader=MadeReader()) as other:
            other.add(documents(0, COUNT))
            assert told(store) == told(other)
            assert other.count() > 1
        assert store.doctor().ok


def test_two_writers_at_once_and_a_reader_beside_them(open_store: Open, url: str) -> None:
    open_store().close()  # the tables are there
    both = [adder(url, 0, COUNT), adder(url, COUNT // 2, COUNT + COUNT // 2)]
    with open_store() as store:
        while any(process.poll() is None for process in both):
            counts = [store.count(), sum(len(one.reports) for one in told(store))]
            assert counts[1] <= COUNT + COUNT // 2
            for process in both:
                assert process.stdout is not None
                process.stdout.readline()
        for process in both:
            assert process.stdout is not None
            process.stdout.close()
            assert process.returncode == 0
        assert sum(one.reports for one in store.stories(limit=None)) == COUNT + COUNT // 2
        assert store.doctor().ok
        assert store.add(documents(0, COUNT)).already_there == COUNT


def test_a_writer_that_waits_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0)
    place = str(tmp_path / "whence.db")
    with Store(place, reader=MadeReader()) as store:
        store.add(documents(0, 2))
        with sqlite3.connect(place, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            assert sum(one.reports for one in store.stories()) == 2  # readers do not wait
            with pytest.raises(WhenceError, match="another process has been writing") as refused:
                store.add(documents(2, 3))
            assert refused.value.code == "store"
            other.execute("ROLLBACK")
        assert store.add(documents(0, 3)).added == 1


def test_what_cannot_be_built_now_is_shown_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0)
    place = str(tmp_path / "whence.db")
    with Store(place, reader=MadeReader()) as store:
        store.add(documents(0, 2))
        before = told(store)
        with sqlite3.connect(place, isolation_level=None) as other:
            other.execute("UPDATE stories SET built = 0")
            other.execute("BEGIN IMMEDIATE")
            assert told(store) == before
            assert "shown as they were built last: " in caplog.text
            with pytest.raises(WhenceError, match="another process has been writing"):
                store.remove("0.txt")
            other.execute("ROLLBACK")
        assert told(store) == before
