"""Files and addresses that cannot be read: each is one clear line, none stops the others."""

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

WHENCE = str(Path(sys.executable).with_name("whence"))
GOOD = (
    "The two sides left the table on Monday without a deal, the mediator said. Nobody on either "
    "side would say when the next round would begin.\n"
)
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    + ']><rss version="2.0"><channel><title>&i;</title><item><title>&i;</title></item>'
    "</channel></rss>"
)
WARC_RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    b"WARC-Date: 2031-03-04T00:00:00Z\r\n"
    b"Content-Type: application/http;msgtype=response\r\nContent-Length: 5000\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The two sides left"
)


def zeros(path: Path, count: int, *, packed: bool) -> None:
    """A file of many spaces: large as it is, or once it is unpacked."""
    block = b" spam and eggs\n" * 70_000
    with gzip.open(path, "wb", 1) if packed else path.open("wb") as file:
        for _ in range(count):
            file.write(block)


def run(*paths: str) -> tuple[list[dict[str, Any]], int, str, int]:
    """Run the command: its lines, exit code, messages, and the most memory it took, in bytes."""
    with subprocess.Popen(
        [WHENCE, "read", "--json", *paths], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        output, messages = process.stdout.read(), process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    lines = [json.loads(line) for line in output.decode("utf-8").split("\n") if line]
    return lines, process.returncode, messages.decode(), usage.ru_maxrss * 1024


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    (tmp_path / "binary.pdf").write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    (tmp_path / "bomb.txt.gz").touch()
    zeros(tmp_path / "bomb.txt.gz", 1000, packed=True)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(GOOD.encode() * 50)[:60])
    (tmp_path / "cut.warc").write_bytes(WARC_RECORD)
    (tmp_path / "deep.html").write_text("<div>" * 200_000 + GOOD)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "laughs.xml").write_text(BILLION_LAUGHS)
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    zeros(tmp_path / "vast.txt", 500, packed=False)
    (tmp_path / "zz-good.txt").write_text(GOOD)
    return tmp_path


def test_every_bad_file_is_refused_with_its_code_and_the_good_one_is_read(bad_folder: Path) -> None:
    lines, exit_code, messages, peak_bytes = run(str(bad_folder))
    codes = {Path(line["path"]).name: line["error"]["code"] for line in lines if "error" in line}
    assert codes == {
        "binary.pdf": "format",
        "bomb.txt.gz": "too-large",
        "cut.txt.gz": "truncated",
        "cut.warc": "truncated",
        "deep.html": "format",
        "empty.txt": "empty",
        "laughs.xml": "format",
        "noise.txt": "format",
        "vast.txt": "too-large",
    }
    assert lines[-1]["document"]["path"].endswith("zz-good.txt")
    assert all("\n" not in line["error"]["message"] for line in lines[:-1])
    assert exit_code == 1
    assert "Traceback" not in messages
    assert peak_bytes < 1_000_000_000


class Trouble(BaseHTTPRequestHandler):
    """A server on which every address is trouble."""

    def do_GET(self) -> None:
        """Answer by the path that was asked for."""
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "5000000000")
            self.end_headers()
            self.wfile.write(b"x" * 1000)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the test's output is not the server's."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Trouble) as trouble:
        thread = threading.Thread(target=trouble.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{trouble.server_port}"
        trouble.shutdown()
        thread.join()


def test_addresses_that_are_trouble_are_refused_with_their_codes(
    server: str, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    lines, exit_code, messages, peak_bytes = run(
        "--allow-private",
        f"{server}/loop",
        f"{server}/huge",
        f"{server}/nothing",
        "ftp://x.example/",
        str(tmp_path),
    )
    assert [line["error"]["code"] for line in lines[:-1]] == [
        "network",
        "too-large",
        "not-found",
        "refused",
    ]
    assert "document" in lines[-1]
    assert exit_code == 1
    assert "Traceback" not in messages
    assert peak_bytes < 1_000_000_000


def test_a_private_address_is_refused_unless_it_is_allowed(server: str) -> None:
    [line], exit_code, _, _ = run(f"{server}/nothing")
    assert line["error"]["code"] == "refused"
    assert "--allow-private" in line["error"]["message"]
    assert exit_code == 1
