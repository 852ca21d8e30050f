"""A mailed report or newsletter: its text part is the page."""

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
"""Mails have a handful of parts; thousands, or hundreds within each other, are an attack."""


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page]:
    """The mail as one page: its HTML part (the whole newsletter), else its plain text.

    The subject is the title, the sender's name the outlet. Raises WhenceError ``empty`` for a
    mail without text, ``format`` for one that can't be taken apart, and as ``read_whole`` does.
    """
    data = read_whole(stream, limits)
    if data.lower().count(b"content-type:") > _MOST_PARTS:
        raise WhenceError(
            "format", f"it has more than {_MOST_PARTS} parts; save the one with the text"
        )
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
        text = str(make_header(decode_header(value)))
    except (MessageError, ValueError, LookupError):
        text = str(value)
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split()) or None


def _sender(message: Message) -> str | None:
    name, _ = parseaddr(_header(message, "from") or "")
    return name or None
