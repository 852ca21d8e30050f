"""What the operator decides about the reading room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

WRITE_TOKEN: Final = "WHENCE_TOKEN"  # noqa: S105 - the name of a variable
READ_TOKEN: Final = "WHENCE_READ_TOKEN"  # noqa: S105 - the name of a variable

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Who may do what, and how much of it.

    Adding needs ``write_token`` and is off without one; reading needs ``read_token`` where there
    is one (``write_token`` opens it, too). ``hosts`` are the names by which the room may be
    called, empty for any: a page elsewhere that makes its own name point here is not answered.
    ``body_bytes`` bounds a request; ``at_once`` costly questions run at a time, ``waiting`` more
    wait, others are told to come back.
    """

    write_token: str | None = None
    read_token: str | None = None
    hosts: tuple[str, ...] = ()
    body_bytes: int = 2_000_000
    at_once: int = 2
    waiting: int = 16

    @classmethod
    def from_environment(
        cls, environment: Mapping[str, str], hosts: tuple[str, ...] = ()
    ) -> Settings:
        """Settings with the tokens of the environment; an empty one is none."""
        return cls(
            write_token=environment.get(WRITE_TOKEN) or None,
            read_token=environment.get(READ_TOKEN) or None,
            hosts=hosts,
        )
