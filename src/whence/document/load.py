"""A path or an address to documents, one at a time, each or the reason why not."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from whence.document.build import build, build_from_text
from whence.document.dates import parse_date
from whence.document.formats import pages
from whence.document.page import Page
from whence.document.refusals import refuse_error
from whence.document.settings import Settings
from whence.document.sources import open_sources
from whence.document.types import DateInterval, Document, Refusal


def load_documents(
    path: str, settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Document | Refusal]:
    """Yield every document that a file, folder, URL or ``-`` (standard input) holds.

    One that cannot be read yields a refusal in its place; nothing stops the others. One document
    is in memory at a time.
    """
    for source in open_sources(path, settings.limits, stdin):
        if isinstance(source, Refusal):
            yield source
            continue
        for page in pages(source, settings.limits, fields=settings.fields):
            yield page if isinstance(page, Refusal) else build_or_refuse(page, settings)


def build_or_refuse(page: Page, settings: Settings) -> Document | Refusal:
    """Make a document of a page, or say why not.

    This is a border at which a fault of ours or of a library becomes one document's refusal
    (code ``internal``), so that a folder of a million reports is not lost to one of them.
    """
    try:
        return build(page, settings)
    except Exception as error:
        return refuse_error(page.path, page.record, error)


def document_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
) -> Document:
    """Make a document of a text in hand.

    Raises:
        TypeError: the text is no str.
        ValueError: ``published`` is no date.
        WhenceError: the text is empty or not English.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"a text is a str, not {type(text).__name__}: decode bytes, or `load` a file"
        )
    settings = Settings(published=publication_date(published), outlet=outlet)
    return build_from_text(text, title, settings)


def publication_date(given: str | date | None) -> DateInterval | None:
    """Read a date that the caller gave.

    Raises:
        ValueError: it is no date.
    """
    if given is None:
        return None
    words = given.isoformat() if isinstance(given, date) else given
    interval = parse_date(words, "metadata")
    if interval is None:
        raise ValueError(
            f"'{words}' is no date that whence can read: give one such as 2023-09-04, "
            "4 September 2023 or September 2023"
        )
    return interval


def standard_input() -> BinaryIO:
    """The bytes of this process's standard input."""
    return sys.stdin.buffer
