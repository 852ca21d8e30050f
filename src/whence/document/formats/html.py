"""HTML: the file is the page; taking the story out of it is the next stage's work."""

from collections.abc import Iterator
from typing import BinaryIO

from whence.document.formats.whole import read_whole
from whence.document.limits import Limits
from whence.document.page import Page, Source


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page]:
    """The whole stream as one page of HTML; raises WhenceError as ``read_whole`` does."""
    body = read_whole(stream, limits)
    yield Page(source.path, None, body, "html", charset=source.charset, url=source.url)
