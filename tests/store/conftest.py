"""Stores to test: SQLite always, PostgreSQL where there is a server or its programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.store.made import MadeReader

from whence.store import Store

GIVEN = "WHENCE_TEST_POSTGRES"


def _program(name: str) -> str | None:
    """A program of PostgreSQL: on the path, or where Debian puts it."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(debian[-1]) if debian else None)


def _as_server(*command: str) -> None:
    """Run a program of the server, which refuses to be run by root."""
    user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run([*user, *command], check=True, capture_output=True, cwd="/")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server that may be written to; skips where there is none."""
    given = os.environ.get(GIVEN)
    if given:
        yield given
        return
    initdb, control = _program("initdb"), _program("pg_ctl")
    if initdb is None or control is None:
        pytest.skip(reason=f"PostgreSQL is not installed, and {GIVEN} names no server")
    # Sockets have short paths, and the server's user must come to them.
    folder = Path(tempfile.mkdtemp(prefix="whence-pg-", dir="/tmp"))
    folder.chmod(0o777)
    data = str(folder / "data")
    try:
        _as_server(initdb, "-D", data, "-A", "trust", "-U", "whence", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _as_server(control, "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield f"postgresql://whence@/postgres?host={folder}"
        finally:
            _as_server(control, "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The place of a store that is not there yet, in each kind of database."""
    if request.param == "sqlite":
        yield str(tmp_path / "whence.db")
        return
    server = request.getfixturevalue("postgres")
    name = f"whence_{os.getpid()}_{abs(hash(request.node.name)):x}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def open_store(url: str) -> Iterator[Callable[[], Store]]:
    """Opens the store, as often as a test wants; all are closed at the end."""
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(Store(url, reader=MadeReader()))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """A new store."""
    return open_store()
