"""Sentences for people, and the refusals that carry them."""

import errno
import re

from whence.document.types import Problem, Refusal
from whence.errors import ErrorCode, WhenceError

_MESSAGE_CHARACTERS = 400
"""A message stays one line in a terminal even where the input supplies parts of it."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python puts in the place of a byte that is no UTF-8."""

_ERRNO_CODES: dict[int, tuple[ErrorCode, str]] = {
    errno.ENOENT: ("not-found", "there is no such file or folder; check the path"),
    errno.ENOTDIR: ("not-found", "there is no such file or folder; check the path"),
    errno.ENAMETOOLONG: ("not-found", "the name is longer than any file's can be; check the path"),
    errno.ELOOP: ("not-found", "it is a link that leads back to itself; check the path"),
    errno.EACCES: ("permission", "you may not read it; ask its owner for the right to read"),
    errno.EPERM: ("permission", "you may not read it; ask its owner for the right to read"),
}


def refuse(path: str, record: int | None, code: ErrorCode, message: str) -> Refusal:
    """A refusal whose message is one printable line; it reads on from the path, as in
    ``report.txt: it holds no bytes``."""
    return Refusal(shown_path(path), record, Problem(code, one_line(message)))


def refuse_error(path: str, record: int | None, error: Exception) -> Refusal:
    """A refusal for whatever was raised; what nobody foresaw is ``internal`` with its name."""
    if isinstance(error, WhenceError):
        return refuse(path, record, error.code, error.message)
    if isinstance(error, OSError):
        wrapped = from_os_error(error)
        return refuse(path, record, wrapped.code, wrapped.message)
    return refuse(
        path,
        record,
        "internal",
        f"reading it failed in a way that whence does not know ({type(error).__name__}: {error});"
        " please report this with the file",
    )


def from_os_error(error: OSError) -> WhenceError:
    """What the operating system answered, in words and with a code."""
    known = _ERRNO_CODES.get(error.errno or 0)
    if known is None and isinstance(error, PermissionError):
        known = _ERRNO_CODES[errno.EACCES]
    if known is None:
        return WhenceError(
            "internal",
            f"the system could not read it ({type(error).__name__}: {error.strerror or error});"
            " try again or copy it elsewhere",
        )
    return WhenceError(*known)


def one_line(text: str) -> str:
    """The text without line breaks, control characters and lone surrogates, shortened if long."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:2000])
    if len(shown) > _MESSAGE_CHARACTERS:
        half = _MESSAGE_CHARACTERS // 2
        shown = f"{shown[:half]} … {shown[-half:]}"
    return shown


def shown_path(path: str) -> str:
    """The path as text that can be printed: bytes that are no UTF-8 become U+FFFD."""
    return _SURROGATE.sub("\ufffd", path)


def size_in_words(count: int) -> str:
    """``10 MB``, ``1.5 GB``: a byte count as people write it."""
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:.1f}".removesuffix(".0") + f" {unit}"


def too_large(what: str, limit: int) -> WhenceError:
    """The error for a document beyond the byte limit."""
    return WhenceError(
        "too-large",
        f"{what} is larger than {size_in_words(limit)}, the most that one document may have;"
        " raise --max-bytes if it really is one report",
    )
