"""The functions of the Python API; `whence` offers them under its own name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike, fsdecode

from whence.coverage.types import Group, Reuse
from whence.document.formats.jsonl import check_fields
from whence.document.given import documents_given
from whence.document.limits import DOCUMENT_BYTES, Limits
from whence.document.load import load_documents, publication_date, standard_input
from whence.document.settings import Settings
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.types import Reading


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
) -> Reading:
    """Clean a report's text as it was found and read it.

    ``title``, ``published`` (a date in any common form) and ``outlet`` are for what the text does
    not say itself. To read many reports, make one `Reader`.

    Raises:
        ValueError: ``published`` is no date.
        WhenceError: the text is empty (code ``empty``) or not English (``language``).
    """
    return Reader().read(text, title=title, published=published, outlet=outlet)


def load(
    path_or_url: str | bytes | PathLike[str],
    *,
    as_is: bool = False,
    published: str | date | None = None,
    outlet: str | None = None,
    max_bytes: int = DOCUMENT_BYTES,
    allow_private: bool = False,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Document | Refusal]:
    """Yield the documents of a file, a folder (recursively), a URL, or ``-`` for standard input.

    What cannot be read yields a `Refusal` that says why, in its place. The options are those of
    ``whence read``: ``as_is`` takes plain text exactly as it stands; ``published`` and ``outlet``
    hold for documents that do not say; ``max_bytes`` bounds one document after decompression;
    ``fields`` maps the names of JSON Lines fields, ours to theirs.

    Raises:
        ValueError: ``published`` is no date, ``fields`` names a field that is none, or
            ``max_bytes`` leaves nothing to read.
        TypeError: ``fields`` is no mapping of names to names.
    """
    if fields is not None and not isinstance(fields, Mapping):
        raise TypeError(
            "fields is a mapping of our names to theirs, such as {'title': 'headline'}, not"
            f" {type(fields).__name__}"
        )
    settings = Settings(
        limits=Limits(document_bytes=max_bytes, allow_private=allow_private),
        as_is=as_is,
        published=publication_date(published),
        outlet=outlet,
        fields=dict(fields or {}),
    )
    if max_bytes < 1:
        raise ValueError(f"max_bytes is {max_bytes}, which leaves nothing to read: give 1 or more")
    check_fields(settings.fields)
    path = fsdecode(path_or_url)
    return load_documents(path, settings, standard_input() if path == "-" else None)


def group(documents: Iterable[Document | Refusal]) -> list[Group]:
    """Read documents that `load` made and tell which of them are of one story.

    Every document stands in exactly one group; refusals are passed over. Groups, and paths in
    them, stand in the order in which their documents came, which decides nothing else.
    """
    from whence.coverage.stories.group import group as group_all

    return group_all(documents_given(documents))


def reuse(documents: Iterable[Document | Refusal]) -> list[Reuse]:
    """Read documents that `load` made and tell which of them derive from which.

    Each pair names its two documents by their places, as ``whence reuse`` does; refusals are
    passed over. Pairs stand in the order of the later document of each.
    """
    from whence.coverage.reuse.find import reuse as reuse_of_all

    return reuse_of_all(documents_given(documents))
