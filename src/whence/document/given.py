"""Documents as a caller gives them: what is none is told in one clear line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from whence.document.types import Document, Refusal

_WANTED: Final = "documents are what whence.load(path) gives, one after the other"


def documents_given(given: Iterable[Document | Refusal]) -> Iterator[Document | Refusal]:
    """Documents and refusals, as `whence.load` gives them.

    Raises:
        TypeError: at once where it is a text, a path or one document; else at the first that is
            neither.
    """
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise TypeError(f"{_WANTED}: not one {type(given).__name__}")
    return _each(given)


def _each(given: Iterable[Document | Refusal]) -> Iterator[Document | Refusal]:
    for one in given:
        if not isinstance(one, (Document, Refusal)):
            raise TypeError(f"{_WANTED}: {type(one).__name__} is none")
        yield one
