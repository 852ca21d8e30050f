"""From paths to streams: everything that can be named, and what can't be opened."""

import io
import os
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from whence.document import sources
from whence.document.limits import Limits
from whence.document.page import Source
from whence.document.sources import open_sources
from whence.document.types import Refusal

LIMITS = Limits()


def names(path: Path) -> list[str]:
    """What is found below a path, relative to it; refusals as ``name: code``."""
    found = []
    for source in open_sources(str(path), LIMITS):
        name = str(Path(source.path).relative_to(path))
        found.append(f"{name}: {source.error.code}" if isinstance(source, Refusal) else name)
    return found


def refusal(path: str | Path) -> Refusal:
    [found] = open_sources(str(path), LIMITS)
    assert isinstance(found, Refusal)
    assert found.error.message.isprintable()
    return found


def test_a_file_is_open_until_the_next_source_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The dam held.")
    found = open_sources(str(tmp_path / "a.txt"), LIMITS)
    source = next(found)
    assert isinstance(source, Source)
    assert source.stream.read() == b"The dam held."
    assert next(found, None) is None
    assert source.stream.closed


def test_a_folder_is_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    read = ("b/2.txt", "b/1.txt", "a.txt", "c.txt")
    for name in (*read, ".hidden", ".git/config", "b/.x/y.txt", "NOTES.md", "b/readme.MD"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("text")
    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "c.txt"]
    assert [s.path for s in open_sources(str(tmp_path / ".hidden"), LIMITS)] == [
        str(tmp_path / ".hidden")
    ]


def test_what_no_report_is_by_its_name_is_refused_in_folders(tmp_path: Path) -> None:
    others = ("app.js", "data.CSV", "icon.svg", "main.py", "notes.yaml", "style.css.gz", "t.png")
    reports = ("1.txt", "2.html", "3.mbox", "4", "5.xml", "6.json", "7.eml", "www.lorne.com")
    for name in (*others, *reports):
        (tmp_path / name).write_text("text")
    assert names(tmp_path) == [*sorted(reports)[:7]] + [
        f"{name}: format" if name in others else name for name in sorted((*others, "www.lorne.com"))
    ]
    message = next(
        found.error.message
        for found in open_sources(str(tmp_path), LIMITS)
        if isinstance(found, Refusal) and found.path.endswith("style.css.gz")
    )
    assert "a style sheet" in message
    assert "name this file itself" in message
    for name in others:
        [source] = open_sources(str(tmp_path / name), LIMITS)
        assert isinstance(source, Source)


def test_links_to_files_are_read_and_links_to_folders_are_not(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.txt").write_text("text")
    (tmp_path / "file-link").symlink_to(tmp_path / "own" / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["file-link", "nowhere: not-found", "own/a.txt", "self: not-found"]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path).error.code == "empty"


def test_what_is_missing_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    for path in (tmp_path / "gone", tmp_path / "file" / "below", "a\0b", "x" * 5000):
        assert refusal(path).error.code == "not-found"


def test_pipes_sockets_and_devices_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # The name of a socket must be short.
        listener.bind("socket")
    assert names(tmp_path) == ["pipe: refused", "socket: refused"]
    error = refusal("/dev/zero").error
    assert error.code == "refused"
    assert "a device" in error.message


def test_a_file_that_turns_into_a_pipe_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(sources, "_mode", lambda _: 0o100644)
    assert refusal(tmp_path / "pipe").error.code == "refused"


def test_a_file_without_permission_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("text")
    really_open = os.open

    def without_b(path: str, flags: int) -> int:
        if path.endswith("b.txt"):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags)

    monkeypatch.setattr("whence.document.sources.os.open", without_b)
    assert names(tmp_path) == ["a.txt", "b.txt: permission", "c.txt"]


def test_a_folder_without_permission_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("text")
    really_scan = os.scandir

    def without_b(path: str) -> "os._ScandirIterator[str]":
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        return really_scan(path)

    monkeypatch.setattr("whence.document.sources.os.scandir", without_b)
    assert names(tmp_path) == ["a/1.txt", "b: permission", "c/1.txt"]


def test_an_unforeseen_answer_of_the_system_is_internal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("text")

    def broken(*_: object) -> NoReturn:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("whence.document.sources.os.open", broken)
    error = refusal(tmp_path / "a.txt").error
    assert error.code == "internal"
    assert "Input/output error" in error.message


def test_a_name_that_is_no_text_is_shown_as_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"text")
    [source] = open_sources(str(tmp_path), LIMITS)
    assert isinstance(source, Source)
    assert source.path.endswith("caf\ufffd.txt")


def test_standard_input_is_the_callers_and_stays_open() -> None:
    stdin = io.BytesIO(b"text")
    assert list(open_sources("-", LIMITS, stdin)) == [Source("-", stdin)]
    assert not stdin.closed
    assert refusal("-").error.code == "not-found"


def test_a_url_is_fetched_and_its_stream_is_closed(server: str, served_page: bytes) -> None:
    found = open_sources(f"{server}/page", Limits(allow_private=True))
    source = next(found)
    assert isinstance(source, Source)
    assert source.stream.read() == served_page
    assert next(found, None) is None
    assert source.stream.closed


def test_what_fetching_can_not_get_is_refused(server: str) -> None:
    assert refusal(f"{server}/page").error.code == "refused"
    assert refusal("ftp://files.example/a.txt").error.code == "refused"
    assert refusal("file:///etc/passwd").error.code == "refused"
