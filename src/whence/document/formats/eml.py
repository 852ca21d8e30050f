"""A mailed report or newsletter: its text part is the page."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from whence.document.formats.whole import is_blank, read_whole
from whence.document.limits import Limits
from whence.document.page import Markup, Page, Source
from whence.errors import WhenceError

_MOST_PARTS = 1_000
_MOST_BOUNDARIES = 10_000
_LONGEST_HEADER = 200_000
_LONGEST_FIELD = 10_000
_LONGEST_SHOWN = 1_000
"""Mails have a handful of parts and some kilobytes of header. Python's mail library takes time that
grows with the square of a field's length, and a stack frame for each part within a part."""

_CONTENT_FIELD = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)
_HEADER_END = re.compile(rb"\r?\n\r?\n")


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page]:
    """The mail as one page: its HTML part (the whole newsletter), else its plain text.

    The subject is the title, the sender's name the outlet. Raises WhenceError ``empty`` for a
    mail without text, ``format`` for one that can't be taken apart, and as ``read_whole`` does.
    """
    data = read_whole(stream, limits)
    _check_structure(data)
    try:
        message = message_from_bytes(data)
        part = _text_part(message)
        body = part.get_payload(decode=True) if part is not None else None
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise WhenceError(
            "format", f"its mail format is damaged ({type(error).__name__}); save its text instead"
        ) from None
    if part is None or not isinstance(body, bytes) or is_blank(body):
        raise WhenceError("empty", "the mail has no text in it; there is nothing to read")
    markup: Markup = "html" if part.get_content_type() == "text/html" else "text"
    yield Page(
        source.path,
        None,
        body,
        markup,
        charset=part.get_content_charset(),
        url=source.url,
        title=_header(message, "subject"),
        outlet=_sender(message),
        published=_header(message, "date"),
    )


def _check_structure(data: bytes) -> None:
    """Raise WhenceError ``format`` for a mail that is built to keep its reader busy."""
    fields = 0
    longest = 0
    for match in _CONTENT_FIELD.finditer(data):
        fields += 1
        longest = max(longest, match.end() - match.start())
    if fields > _MOST_PARTS or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise WhenceError(
            "format", f"it has more than {_MOST_PARTS:,} parts; save the one with the text"
        )
    end = _HEADER_END.search(data)
    header = end.start() if end else len(data)
    if header > _LONGEST_HEADER or longest > _LONGEST_FIELD:
        raise WhenceError("format", "its header is longer than any that is real; save its text")


def _text_part(message: Message) -> Message | None:
    """The first HTML part that is no attachment, else the first plain one."""
    parts = [
        part
        for part in message.walk()
        if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    for wanted in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == wanted:
                return part
    return None


def _header(message: Message, name: str) -> str | None:
    """A header as readable text, or as it stands where its encoding is no good."""
    value = message.get(name)
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(str(value)[:_LONGEST_SHOWN])))
    except (MessageError, ValueError, LookupError):
        text = str(value)[:_LONGEST_SHOWN]
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split()) or None


def _sender(message: Message) -> str | None:
    try:
        name, _ = parseaddr(_header(message, "from") or "")
    except RecursionError:  # One frame for each opening bracket.
        return None
    return name or None
