"""How much of anything is read before whence stops."""

from dataclasses import dataclass

# A report of a megabyte is already a book; this leaves room for heavy HTML.
DOCUMENT_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one reading.

    ``document_bytes`` counts after decompression. The time limit holds for one URL, its
    redirects included.
    """

    document_bytes: int = DOCUMENT_BYTES
    fetch_seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False
