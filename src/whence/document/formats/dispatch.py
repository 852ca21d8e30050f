"""From a source to its pages, whatever its format."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from whence.document.decode import wide_encoding
from whence.document.formats import eml, feed, html, jsonl, mbox, text, warc
from whence.document.formats.detect import detect
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.refusals import refuse_error
from whence.document.streams import GZIP_MAGIC, as_utf8, peek, unpacked
from whence.document.types import Refusal
from whence.errors import WhenceError

_HEAD_BYTES = 65_536
_PACKINGS = 2
"""A crawler may pack what a server had packed already; more layers than that is a trap."""

_NO_FIELDS: Mapping[str, str] = MappingProxyType({})

PageReader = Callable[[Source, BinaryIO, Limits], Iterator[Page | Refusal]]

_READERS: dict[str, PageReader] = {
    "text": text.read,
    "html": html.read,
    "warc": warc.read,
    "feed": feed.read,
    "eml": eml.read,
    "mbox": mbox.read,
}


def pages(
    source: Source, limits: Limits, fields: Mapping[str, str] = _NO_FIELDS
) -> Iterator[Page | Refusal]:
    """The reports that a source holds, one after another, and refusals where one can't be read.

    ``fields`` maps whence's field names to those of the JSON Lines at hand (``{"title":
    "headline"}``). Only as much is read as the next page needs. Nothing but misuse raises:
    whatever goes wrong with the input becomes a refusal, and what was read before it stands.
    Raises ValueError for a field name in ``fields`` that whence does not have.
    """
    jsonl.check_fields(fields)
    try:
        yield from _pages(source, limits, fields)
    # The one border at which the unforeseen stops: one odd input among thousands, in one of the
    # parsers that this calls, must cost that input only.
    except Exception as error:
        yield refuse_error(source.path, None, error)


def _pages(source: Source, limits: Limits, fields: Mapping[str, str]) -> Iterator[Page | Refusal]:
    head, stream = peek(source.stream, _HEAD_BYTES)
    layers = 0
    while head.startswith(GZIP_MAGIC):
        layers += 1
        if layers > _PACKINGS:
            raise WhenceError(
                "format", f"it is packed more than {_PACKINGS} times over; unpack it first"
            )
        head, stream = peek(unpacked(stream, "gzip"), _HEAD_BYTES)
    if not head:
        # Reading on tells an empty stream from one that broke before its first byte.
        stream.read(1)
    found = detect(head, source)
    if found == "jsonl":
        wide = wide_encoding(head)
        lines = as_utf8(stream, wide) if wide else stream
        yield from jsonl.read(source, lines, limits, fields)
    else:
        yield from _READERS[found](source, stream, limits)
