"""A mailbox file: mails one after another, each a record.

Python's ``mailbox`` wants a file that it can seek in and holds a table of all its mails; this reads
a stream, packed or not, one mail at a time.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from whence.document.formats.eml import mail_page
from whence.document.limits import Limits
from whence.document.page import Page, Source
from whence.document.refusals import refuse_error, too_large
from whence.document.types import Refusal
from whence.errors import WhenceError

_LINE = 65_536
_SEPARATOR = re.compile(rb"From [^\r\n]{0,500}\b\d\d?:\d\d\b[^\r\n]{0,100}\r?\n")
"""*From lena@x Tue Feb  3 08:00:00 2032*. The time tells it from a sentence that begins so."""
_START = re.compile(_SEPARATOR.pattern + rb"(?:>?[A-Za-z][A-Za-z0-9-]{0,60}:|>From )")
_BLANK = frozenset((b"\n", b"\r\n"))
_MOST_LINES = 2_000_000
"""How far the end of a mail is looked for: as far as attachments of 150 MB go."""
_ESCAPED = re.compile(rb">+From ")


def starts_mbox(head: bytes) -> bool:
    """Whether it starts as a mailbox does: with a separating line, and a mail's header below."""
    return _START.match(head.lstrip(b"\r\n")) is not None


def read(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Page | Refusal]:
    """A page for each mail that holds text, a refusal for each that does not.

    Records count from 1. A mail beyond the byte limit is passed over and refused.
    """
    record = 0
    mails = _mails(stream, limits)
    while True:
        record += 1
        try:
            mail = next(mails, None)
            if mail is None:
                return
            if isinstance(mail, WhenceError):
                raise mail
            yield mail_page(mail, source, record)
        except (WhenceError, OSError) as error:
            yield refuse_error(source.path, record, error)


def _mails(stream: BinaryIO, limits: Limits) -> Iterator[bytes | WhenceError]:
    """The mails without their separating lines, and an error in the place of one too large."""
    lines: list[bytes] = []
    size = 0
    started = False
    count = 0
    before = b"\n"
    while line := stream.readline(_LINE):
        if line.startswith(b"From ") and before in _BLANK and _SEPARATOR.fullmatch(line):
            if started:
                yield _mail(lines, size, limits)
            lines, size, count, started = [], 0, 0, True
        elif size <= limits.document_bytes:
            size += len(line)
            escaped = line.startswith(b">") and before.endswith(b"\n") and _ESCAPED.match(line)
            lines.append(line[1:] if escaped else line)
        else:
            lines = []
        count += 1
        if count > _MOST_LINES:
            raise WhenceError(
                "too-large",
                f"a mail goes on for more than {_MOST_LINES:,} lines, so the rest of the file is"
                " left",
            )
        before = line
    if started:
        yield _mail(lines, size, limits)


def _mail(lines: list[bytes], size: int, limits: Limits) -> bytes | WhenceError:
    if size > limits.document_bytes:
        return too_large("this mail", limits.document_bytes)
    return b"".join(lines)
