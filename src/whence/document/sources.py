"""From what the user names (files, folders, URLs, standard input) to streams of bytes."""

import os
import re
import stat
from collections.abc import Iterator
from mimetypes import MimeTypes
from pathlib import Path
from typing import BinaryIO

from whence.document.limits import Limits
from whence.document.page import Source
from whence.document.refusals import from_os_error, refuse, refuse_error, shown_path
from whence.document.types import Refusal
from whence.errors import WhenceError

STANDARD_INPUT = "-"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

_FAMILIES = {"image": "a picture", "audio": "a sound", "video": "a film", "font": "a font"}
_REPORT_TYPES = frozenset(("plain", "html", "xml", "richtext", "x-rst", "x-sgml"))
_TEXTS = {
    "css": "a style sheet",
    "csv": "a table",
    "tab-separated-values": "a table",
    "x-code": "program code",
    "x-settings": "a program's settings",
    "x-references": "a list of references",
}
_MORE_SUFFIXES = {
    "text/css": ".less .sass .scss",
    "text/x-code": (
        ".asm .bat .c .cc .cpp .cs .csh .dart .go .h .hpp .ipynb .java .js .jsx .ksh .kt .lua .map"
        " .mjs .php .pl .ps1 .py .r .rb .rs .scala .sh .sql .swift .tcl .tex .ts .tsx .vue"
    ),
    "text/x-settings": ".cfg .conf .ini .lock .toml .webmanifest .yaml .yml",
    "text/x-references": ".bib .ris",
}
"""What Python's table of types does not know, or calls plain text or an application."""


def _types() -> MimeTypes:
    types = MimeTypes()
    for kind, suffixes in _MORE_SUFFIXES.items():
        for suffix in suffixes.split():
            types.add_type(kind, suffix)
    return types


_TYPES = _types()


def open_sources(
    path: str, limits: Limits, stdin: BinaryIO | None = None
) -> Iterator[Source | Refusal]:
    """What stands behind a path, opened, and refusals for what can't be.

    ``path`` is a file, a folder, an ``http`` or ``https`` URL, or ``-`` for ``stdin``. Folders are
    read recursively in the order of their names; links to folders are not followed, names that
    start with a dot and Markdown notes (``.md``) are passed over, and files whose names say that
    they are code, style, tables, pictures or media are refused (a file that is named itself is read
    whatever its name). A source's stream is open until the next one is asked for, and closed
    then; ``stdin`` is the caller's and stays open. Nothing raises: every failure is a refusal.
    """
    if path == STANDARD_INPUT and stdin is not None:
        yield Source(STANDARD_INPUT, stdin)
    elif path == STANDARD_INPUT:
        yield refuse(path, None, "not-found", "there is no standard input here; give a file")
    elif scheme := _SCHEME.match(path):
        yield from _open_url(path, scheme[1].lower(), limits)
    else:
        yield from _open_path(path)


def _open_url(url: str, scheme: str, limits: Limits) -> Iterator[Source | Refusal]:
    if scheme not in ("http", "https"):
        yield refuse(
            url, None, "refused", f"{scheme} addresses are not fetched; give http, https or a file"
        )
        return
    # Here and not above: the network's libraries take most of a second to load, and most runs read
    # files only.
    from whence.document.fetch import fetch

    try:
        source = fetch(url, limits)
    except WhenceError as error:
        yield refuse_error(url, None, error)
        return
    with source.stream:
        yield source


def _open_path(path: str) -> Iterator[Source | Refusal]:
    try:
        mode = _mode(path)
    except OSError as error:
        yield refuse_error(shown_path(path), None, error)
        return
    except ValueError:  # A NUL in the name.
        yield refuse(path, None, "not-found", "no file can have this name; check the path")
        return
    if not stat.S_ISDIR(mode):
        yield from _open_file(path)
        return
    empty = True
    for entry in _walk(path):
        empty = False
        if isinstance(entry, Refusal):
            yield entry
        elif kind := _other_kind(entry):
            yield refuse(
                shown_path(entry),
                None,
                "format",
                f"its name says that it is {kind}, no report; name this file itself to read it"
                " anyway",
            )
        else:
            yield from _open_file(entry)
    if empty:
        yield refuse(
            shown_path(path),
            None,
            "empty",
            "the folder holds no reports (names that start with a dot and Markdown notes, .md, are"
            " passed over; name such a file to read it)",
        )


def _mode(path: str) -> int:
    return Path(path).stat().st_mode


def _open_file(path: str) -> Iterator[Source | Refusal]:
    shown = shown_path(path)
    try:
        stream = _open_regular(path)
    except (OSError, WhenceError) as error:
        yield refuse_error(shown, None, error)
        return
    with stream:
        yield Source(shown, stream)


def _open_regular(path: str) -> BinaryIO:
    """The file opened; never waits, whatever the path is, and was a moment ago.

    Raises OSError as opening does, WhenceError ``refused`` for what is not a file.
    """
    _refuse_special(_mode(path))
    # Opening a pipe waits for somebody to write to it, unless asked not to.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    try:
        _refuse_special(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


_BINARY = getattr(os, "O_BINARY", 0)


def _refuse_special(mode: int) -> None:
    for is_kind, name in _SPECIAL:
        if is_kind(mode):
            raise WhenceError(
                "refused",
                f"it is {name}, which could be waited for without end; give a file, or pipe the"
                " text into `whence read -`",
            )


def _walk(folder: str) -> Iterator[str | Refusal]:
    """The files below a folder in the order of their names, depth first, and what can't be read.

    Holds the names of the folders that it is in, not those of all files.
    """
    waiting = [iter([folder])]
    while waiting:
        path = next(waiting[-1], None)
        if path is None:
            waiting.pop()
            continue
        try:
            if path is folder or _is_own_folder(path):
                waiting.append(iter(_names(path)))
            elif not Path(path).is_dir():
                yield path
        except OSError as error:
            yield refuse_error(shown_path(path), None, from_os_error(error))


def _other_kind(path: str) -> str | None:
    """What a file's name says that it is, where that is nothing which holds reports; else None.

    For files that would pass for text. What packs, office programs and databases write is known by
    its content, and refused with a word on how to get at the text.
    """
    kind, _ = _TYPES.guess_type(Path(path).name.lower().removesuffix(".gz"))
    family, _, subtype = (kind or "").partition("/")
    if family in _FAMILIES:
        return f"{_FAMILIES[family]} ({kind})"
    if family == "text" and subtype not in _REPORT_TYPES:
        return _TEXTS.get(subtype, kind)
    return None


def _is_own_folder(path: str) -> bool:
    return stat.S_ISDIR(os.lstat(path).st_mode)


def _is_passed_over(entry: os.DirEntry[str]) -> bool:
    """Whatever is hidden, and the notes that people keep beside a collection."""
    is_note = entry.name.lower().endswith(".md") and not entry.is_dir()
    return entry.name.startswith(".") or is_note


def _names(folder: str) -> list[str]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not _is_passed_over(entry))
    return [str(Path(folder, name)) for name in names]
