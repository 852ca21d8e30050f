"""An HTTP answer as a crawler kept it: status, headers, and its body with the packing undone."""

import io
from dataclasses import dataclass
from email.message import Message

from whence.document.limits import Limits
from whence.document.refusals import too_large
from whence.document.streams import GZIP_MAGIC, Packing, read_up_to, unpacked
from whence.errors import WhenceError

_PACKINGS: dict[str, Packing] = {
    "gzip": "gzip",
    "x-gzip": "gzip",
    "deflate": "deflate",
    "br": "br",
}
_MOST_PACKINGS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an answer; ``body_at`` is where in the message its body starts."""

    status: int
    headers: dict[str, str]
    body_at: int


def parse_head(message: bytes) -> Head | None:
    """The head that a message starts with, or None where it does not start with one."""
    ends = [(at, at + len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := message.find(gap)) >= 0]
    end, body_at = min(ends, default=(len(message), len(message)))
    lines = message[:end].decode("latin-1").splitlines()
    version, _, rest = (lines[0] if lines else "").partition(" ")
    status = rest[:3]
    if not version.startswith("HTTP/") or not (status.isascii() and status.isdigit()):
        return None
    return Head(int(status), parse_fields(lines[1:]), body_at)


def parse_fields(lines: list[str]) -> dict[str, str]:
    """Header lines as a mapping with names in lower case; the first of a name counts."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if colon and name not in fields:
            fields[name] = value.strip()
        else:
            name = ""
    return fields


def media_type(content_type: str | None) -> tuple[str | None, str | None]:
    """The type in lower case and the charset that a Content-Type header declares."""
    if not content_type:
        return None, None
    message = Message()
    message["content-type"] = " ".join(content_type.split())
    charset = message.get_param("charset")
    kind = content_type.partition(";")[0].strip().lower()
    return kind or None, charset if isinstance(charset, str) and charset else None


def decoded_body(headers: dict[str, str], body: bytes, limits: Limits) -> bytes:
    """The body without chunks and packing.

    Crawlers often undo these and keep the headers, so a body that is not as declared is taken as
    it is. Raises WhenceError: ``too-large``, ``truncated`` or ``format`` as unpacking does, and
    ``format`` for a packing that whence does not know.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    names = [name for name in names if name not in ("", "identity", "none", "utf-8")]
    if len(names) > _MOST_PACKINGS:
        raise WhenceError("format", f"its body is packed {len(names)} times over")
    for name in reversed(names):
        body = _unpacked(name, body, limits)
    if len(body) > limits.document_bytes:
        raise too_large("its body", limits.document_bytes)
    return body


def _unpacked(name: str, body: bytes, limits: Limits) -> bytes:
    packing = _PACKINGS.get(name)
    if packing is None:
        raise WhenceError(
            "format",
            f"its body is packed as {name[:40]!r}; whence unpacks {', '.join(sorted(_PACKINGS))}",
        )
    packed = body.startswith(GZIP_MAGIC) if packing == "gzip" else body.lstrip()[:1] != b"<"
    if not body or not packed:
        return body
    return read_up_to(unpacked(io.BytesIO(body), packing), limits.document_bytes + 1)


def _without_chunks(body: bytes) -> bytes:
    """The chunks joined, as far as they go; the body itself where it does not start with one."""
    parts: list[bytes] = []
    at = 0
    while (line_end := body.find(b"\n", at, at + 200)) >= 0:
        size_field = body[at:line_end].partition(b";")[0].strip()
        try:
            size = int(size_field, 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        start = line_end + 1
        parts.append(body[start : start + size])
        at = start + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(parts) if parts else body
