"""Where a store is: a path or a database URL, and how it is named to people."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from whence.document.refusals import one_line
from whence.errors import WhenceError

VARIABLE: Final = "WHENCE_STORE"
DEFAULT: Final = "whence.db"

_POSTGRESQL: Final = frozenset({"postgresql", "postgres"})


@dataclass(frozen=True, slots=True)
class Location:
    """``file`` is None for a store on a server; ``name`` holds no password."""

    url: URL
    name: str
    file: Path | None


def locate(given: str | PathLike[str] | None) -> Location:
    """The place that is meant: what is given, then the environment, then ``whence.db`` here.

    Raises:
        TypeError: what is given is neither a text nor a path.
        WhenceError: code ``store``, where it is neither a path nor a URL of a known database.
    """
    if isinstance(given, PathLike):
        return _in_file(os.fspath(given))
    if not isinstance(given, str | None):
        raise TypeError(f"a store is a path or a database URL, not {type(given).__name__}")
    place = given or os.environ.get(VARIABLE) or DEFAULT
    if "://" not in place:
        return _in_file(place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise _unknown(place.partition("://")[0]) from None
    kind = url.get_backend_name()
    if kind == "sqlite":
        if not url.database or url.database == ":memory:":
            raise WhenceError(
                "store", "a store must outlive the command: give a path, such as whence.db"
            )
        return _in_file(url.database)
    if kind not in _POSTGRESQL:
        raise _unknown(kind)
    if find_spec("psycopg") is None:
        raise WhenceError(
            "store", "PostgreSQL needs the package psycopg: install it with whence[postgres]"
        )
    named = url.set(drivername="postgresql").render_as_string(hide_password=True)
    return Location(url.set(drivername="postgresql+psycopg"), one_line(named), None)


def _in_file(path: str) -> Location:
    if "\0" in path:
        raise WhenceError("store", f"'{one_line(path)}' is no path: it holds a character 0")
    return Location(URL.create("sqlite", database=path), one_line(path), Path(path))


def _unknown(kind: str) -> WhenceError:
    return WhenceError(
        "store",
        f"'{one_line(kind)}' is no database that whence knows: give a path, such as whence.db, or"
        " a URL that begins with postgresql://",
    )
