"""Reading originals and writing our files, with errors of one line."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any


class OriginalError(Exception):
    """A checkout is not as it should be; the message says where, and what was expected."""


def read_text(path: Path) -> str:
    """A file's text with its line ends as they are, so that offsets count every character."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise OriginalError(f"{path}: no such file; is this a checkout of the right one?") from None
    except UnicodeDecodeError as error:
        raise OriginalError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from None


def read_json(text: str, where: str) -> Any:
    """One JSON value."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise OriginalError(f"{where}: not JSON ({error})") from None


def read_zipped(archive: Path, end: str) -> str:
    """The text of the one member of an archive whose name ends so."""
    if not archive.is_file():
        raise OriginalError(f"{archive}: no such archive; is this a checkout of the right one?")
    try:
        with zipfile.ZipFile(archive) as members:
            # Archives made on a Mac carry a shadow of each file.
            names = [
                name
                for name in members.namelist()
                if name.endswith(end) and not name.startswith("__MACOSX")
            ]
            if len(names) != 1:
                raise OriginalError(f"{archive}: {len(names)} members end with {end}, not one")
            return members.read(names[0]).decode("utf-8")
    except zipfile.BadZipFile:
        raise OriginalError(f"{archive}: not an archive (fetch it with git lfs?)") from None


def write_text(path: Path, text: str) -> None:
    """Write whole or not at all; compressed if the name ends with ``.gz``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    unfinished.replace(path)


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """One JSON object a line; gives how many."""
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    write_text(path, "".join(lines))
    return len(lines)


def hashed(name: str) -> int:
    """The number that split rules divide by."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16)
