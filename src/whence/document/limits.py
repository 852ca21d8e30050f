"""How much of anything is read before whence stops, with the reason for each number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one reading; every byte count is after decompression.

    A report of a megabyte is already a book, so ``document_bytes`` leaves room for heavy HTML. The time limits
    hold for one URL, its redirects included.
    """

    document_bytes: int = 10_000_000
    fetch_seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False
