"""`whence serve`: a server on this machine, and one line where it cannot be."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.store import Store

WHENCE = [sys.executable, "-c", "from whence.cli.app import main; main()", "serve"]


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An empty store."""
    path = str(tmp_path / "whence.db")
    Store(path).close()
    return path


@pytest.fixture
def running(place: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command, and the port that it says."""
    given = {**os.environ, "WHENCE_TOKEN": "", "WHENCE_READ_TOKEN": ""}
    command = [*WHENCE, "--store", place, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=given) as process:
        assert process.stdout
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
        assert found, said
        yield process, int(found[1])
        process.kill()


def test_it_says_where_it_is_and_answers(running: tuple[subprocess.Popen[str], int]) -> None:
    process, port = running
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert answer.getheader("server") is None
    assert b"The store is empty" in answer.read()
    connection.close()
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 421
    connection.close()
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0


def test_what_it_cannot_do_is_one_line(place: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for arguments, says in (
            (["--store", place, "--port", port], "cannot listen at 127.0.0.1"),
            (["--store", str(tmp_path / "none.db")], "there is no store"),
        ):
            done = subprocess.run(
                [*WHENCE, *arguments], capture_output=True, text=True, check=False
            )
            assert done.returncode == 2
            assert says in done.stderr
            assert len(done.stderr.splitlines()) == 1
