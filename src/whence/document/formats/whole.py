"""Reading a stream that is one document."""

from typing import BinaryIO

from whence.document.limits import Limits
from whence.document.refusals import too_large
from whence.document.streams import read_up_to
from whence.errors import WhenceError

_BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
"""White space in every encoding, byte order marks included."""


def read_whole(stream: BinaryIO, limits: Limits, what: str = "it") -> bytes:
    """All bytes of a document; never more than the limit is held.

    Raises WhenceError: ``too-large`` beyond the limit, ``empty`` where there is nothing but white
    space, and whatever reading from the stream raises.
    """
    body = read_up_to(stream, limits.document_bytes + 1)
    if len(body) > limits.document_bytes:
        raise too_large(what, limits.document_bytes)
    if is_blank(body):
        raise WhenceError(
            "empty", f"{what} holds nothing but white space; there is no text to read"
        )
    return body


def is_blank(body: bytes) -> bool:
    """Whether there is nothing in it but white space."""
    return not body.strip(_BLANK)
