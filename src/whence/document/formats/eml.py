"""A mailed report or newsletter: its text part is the page."""

import re
import unicodedata
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import combinations
from typing import BinaryIO

from whence.document.decode import decode
from whence.document.formats.whole import is_blank, read_whole
from whence.document.limits import Limits
from whence.document.page import Markup, Page, Source
from whence.errors import WhenceError

_MOST_PARTS = 1_000
_MOST_BOUNDARIES = 10_000
_MOST_LINES = 400_000
_LONGEST_HEADER = 200_000
_LONGEST_FIELD = 10_000
_LONGEST_SHOWN = 1_000
"""Mails have a handful of parts and some kilobytes of header. Python's mail library takes time that
grows with the square of a field's length, and a stack frame for each part within a part."""

_CONTENT_FIELD = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)
_WEB = re.compile(r"https?://", re.I)
_REPLY = re.compile(r"^(?:(?:re|fwd?)(?:\[\d+\])?\s*:\s*)+", re.I)
_LIST_ID = re.compile(r"<([^<>]*)>\s*$")
_OF_OUTLET = re.compile(r"(?<=\w)(?:,\s+|\s+[|(\[–—-]\s*|\s+(?:at|from|of|via)\s+)")
_DESKS = frozenset(
    "alerts briefing daily desk digest editor editors info news newsdesk newsletter newsletters"
    " newsroom office press pressoffice updates weekly".split()
)
"""Mailboxes that no one person has."""
_MOST_WORDS = 12
_HEADER_END = re.compile(rb"\r?\n\r?\n")


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page]:
    """The mail as one page; raises WhenceError as ``mail_page`` and ``read_whole`` do."""
    yield mail_page(read_whole(stream, limits), source, None)


def mail_page(data: bytes, source: Source, record: int | None) -> Page:
    """The page of a mail: its HTML part (the whole newsletter), else its plain text.

    The subject is the title; the sender is the outlet where the name is evidently one, else the
    author. A page that a browser saved as MHTML is a page: its address counts, and the mail's
    header, which tells when and by what it was saved, does not. A signature (below a line ``-- ``)
    stays in the body, for cleaning to judge.

    Raises WhenceError ``empty`` for a mail without text, ``format`` for one that can't be taken
    apart.
    """
    _check_structure(data)
    try:
        message = message_from_bytes(data)
        parts = _text_parts(message)
        bodies = [part.get_payload(decode=True) for part in parts]
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise WhenceError(
            "format", f"its mail format is damaged ({type(error).__name__}); save its text instead"
        ) from None
    markup: Markup = "html" if parts and parts[0].get_content_type() == "text/html" else "text"
    if len(parts) == 1 and isinstance(bodies[0], bytes):
        body, charset = bodies[0], parts[0].get_content_charset()
    else:
        body, charset = _joined(parts, bodies, markup), "utf-8"
    if is_blank(body):
        raise WhenceError("empty", "the mail has no text in it; there is nothing to read")
    saved_from = _saved_from(message, parts[0])
    if saved_from:
        return Page(source.path, record, body, markup, charset=charset, url=saved_from)
    outlet, author = _sender(message)
    return Page(
        source.path,
        record,
        body,
        markup,
        charset=charset,
        url=source.url,
        title=_subject(message),
        outlet=outlet,
        published=_header(message, "date"),
        authors=(author,) if author else (),
    )


def _saved_from(message: Message, part: Message) -> str | None:
    """The address of a page saved as MHTML, or None for what is a mail."""
    address = _header(message, "snapshot-content-location") or _header(part, "content-location")
    return address if address and _WEB.match(address) else None


def _check_structure(data: bytes) -> None:
    """Raise WhenceError ``format`` for a mail that is built to keep its reader busy."""
    if data.count(b"\n") + data.count(b"\r") > 2 * _MOST_LINES:
        raise WhenceError(
            "format", f"it has more than {_MOST_LINES:,} lines; save the part with the text"
        )
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


def _text_parts(message: Message) -> list[Message]:
    """The HTML parts that are no attachments, else the plain ones.

    A mail that carries pictures between its paragraphs has a part of text for each stretch.
    """
    parts = [
        part
        for part in message.walk()
        if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    for wanted in ("text/html", "text/plain"):
        if found := [part for part in parts if part.get_content_type() == wanted]:
            return found
    return []


def _joined(parts: list[Message], bodies: list[object], markup: Markup) -> bytes:
    """The texts of several parts, each of its own charset, as one in UTF-8."""
    texts = [
        decode(body, part.get_content_charset(), markup=markup).text
        for part, body in zip(parts, bodies, strict=True)
        if isinstance(body, bytes)
    ]
    return "\n\n".join(texts).encode("utf-8", "replace")


def _header(message: Message, name: str) -> str | None:
    """A header as readable text, or as it stands where its encoding is no good."""
    value = message.get(name)
    return None if value is None else _readable(str(value))


def _readable(value: str) -> str | None:
    try:
        text = str(make_header(decode_header(value[:_LONGEST_SHOWN])))
    except (MessageError, ValueError, LookupError):
        text = value[:_LONGEST_SHOWN]
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split()) or None


def _subject(message: Message) -> str | None:
    subject = _header(message, "subject")
    return (_REPLY.sub("", subject) or None) if subject else None


def _sender(message: Message) -> tuple[str | None, str | None]:
    """The outlet and the author that the sender's name gives, None for what it does not.

    A name is an outlet's where the sending domain or the mailing list's id spells it, or where the
    mailbox is that of a desk; any other is a person's. *Lena Ort, Lisk Gazette* is both.
    """
    try:
        # Parsed before it is decoded: an encoded name may hold commas and brackets.
        raw, address = parseaddr(str(message.get("from") or "")[:_LONGEST_SHOWN])
    except RecursionError:  # One frame for each opening bracket.
        return None, None
    name = _readable(raw)
    if name is None:
        return None, None
    mailbox, _, domain = address.rpartition("@")
    list_id = _LIST_ID.search(_header(message, "list-id") or "")
    labels = _labels(domain) | (_labels(list_id[1]) if list_id else set())
    person, separator, after = _part_of_name(name)
    if separator and _spells(after, labels, mailbox):
        return after, person
    if mailbox.lower() in _DESKS or _spells(name, labels, mailbox):
        return name, None
    return None, name


def _part_of_name(name: str) -> tuple[str, str, str]:
    match = _OF_OUTLET.search(name)
    if match is None:
        return name, "", ""
    return name[: match.start()], match[0], name[match.end() :].rstrip(")] ")


def _labels(domain: str) -> set[str]:
    """The names in a domain, its top level left out, as they are written without spaces."""
    return {_letters(label) for label in domain.split(".")[:-1]} - {""}


def _spells(name: str, labels: set[str], mailbox: str) -> bool:
    """Whether neighbouring words of a name, written together, are one of the labels.

    Not where the mailbox has another of its words: *Ana Brandt* at ``ana@brandt.example`` is a
    person with an address of her own.
    """
    words = [letters for word in name.split()[:_MOST_WORDS] if (letters := _letters(word))]
    local = _letters(mailbox)
    for start, end in combinations(range(len(words) + 1), 2):
        others = words[:start] + words[end:]
        if "".join(words[start:end]) in labels:
            return not any(len(word) > 2 and word in local for word in others)
    return False


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in plain if character.isalnum())
