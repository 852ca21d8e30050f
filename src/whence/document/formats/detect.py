"""What a stream of bytes is: told by its first bytes, then by its name and declared type."""

import json
import re
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from whence.document.decode import wide_encoding
from whence.document.formats.mbox import starts_mbox
from whence.document.page import Source
from whence.errors import WhenceError

Format = Literal["text", "html", "warc", "feed", "jsonl", "eml", "mbox"]

ACCEPTED = (
    "whence reads text, HTML, WARC, RSS and Atom feeds, JSON Lines, e-mails and mailboxes, and gzip"
    " of these"
)

_SUFFIXES: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".eml": "eml",
    ".mht": "eml",
    ".mhtml": "eml",
}
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "message/rfc822": "eml",
    "multipart/related": "eml",
}

# What no text starts with.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF; convert it to text first (pdftotext)"),
    (0, b"{\\rtf", "an RTF document; save it as text or HTML first"),
    (0, b"%!PS", "a PostScript document; convert it to text first (ps2ascii)"),
    (0, b"PK\x03\x04", "a ZIP archive or office document; unpack it or save it as text first"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document; save it as text first"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (257, b"ustar", "a tar archive; unpack it first"),
    (0, b"\xca\xfe\xba\xbe", "a program (Java or Mach-O)"),
    (0, b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (0, b"\0asm", "a program (WebAssembly)"),
)
# What a text may start with; these count only where control characters follow.
_WEAK_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "a GIF image"),
    (0, b"BM", "a BMP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"RIFF", "a sound, picture or film (RIFF)"),
    (4, b"ftyp", "a film or picture (MP4)"),
    (0, b"ID3", "a sound (MP3)"),
    (0, b"OggS", "a sound or film (Ogg)"),
    (0, b"MZ", "a program (Windows)"),
    (0, b"BZh", "packed with bzip2; unpack it first"),
    (0, b"PAR1", "a Parquet table; export it as JSON Lines first"),
    (0, b"ARROW1", "an Arrow table; export it as JSON Lines first"),
    (0, b"wOF", "a font"),
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
_BINARY_SHARE = 0.02
"""Scraped text holds a stray control character at times; of binary data a tenth are."""
_BINARY_SHARE_WITH_NULS = 0.002

_XML_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>)*", re.I | re.S
)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base|article|section|main"
    r"|header|nav|aside|footer|div|p|span|h[1-6]|table|ul|ol|dl|blockquote|pre|center|font|a|b|i"
    r"|em|strong|img|br|hr|figure|form|iframe|noscript)(?=[\s/>]))",
    re.I,
)
_TAG = re.compile(r"<(?:[a-z][a-z0-9]*[\s/>]|!doctype\s|!--|/[a-z])", re.I)
_JSON_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\}\s*$)')
_JSON_ARRAY = re.compile(r'\[\s*(?:\{\s*["}]|\[|"(?:[^"\\\n]|\\.)*"\s*[,\]]|\]\s*$)')
_MAIL_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*\S")
_MAIL_SIGNS = frozenset({"received", "message-id", "mime-version", "return-path", "delivered-to"})


def suffix_of(source: Source) -> str:
    """The suffix of the file's or URL's name in lower case, ``.gz`` left out."""
    name = urlsplit(source.url).path if source.url else source.path
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return path.suffix


def detect(head: bytes, source: Source) -> Format:
    """The format of a stream that starts with ``head``.

    Content decides before the name and the declared type, which are wrong too often. Raises
    WhenceError: ``empty`` where there is nothing, ``format`` for what whence does not read, with
    what it seems to be.
    """
    if not head:
        raise WhenceError("empty", "it holds no bytes at all; give a file with text in it")
    if head.lstrip(b"\r\n").startswith(b"WARC/"):
        return "warc"
    _refuse_known(head, _MAGIC)
    wide = wide_encoding(head)
    if wide is None:
        _refuse_binary(head)
    text = head.decode(wide or "latin-1", "replace")
    text = text.removeprefix("\ufeff").removeprefix("ï»¿").lstrip()
    declared = _SUFFIXES.get(suffix_of(source)) or _MEDIA_TYPES.get(source.media_type or "")
    if starts_mbox(head):
        return "mbox"
    if text.startswith("<"):
        return _markup(text, declared)
    if text.startswith(("{", "[")):
        found = _json(text, declared)
        if found is not None:
            return found
    if declared == "html" and not _TAG.search(text):
        return "text"
    if declared is not None:
        return declared
    return "eml" if _is_mail(text) else "text"


def _refuse_known(head: bytes, magics: tuple[tuple[int, bytes, str], ...]) -> None:
    for offset, magic, name in magics:
        if head.startswith(magic, offset):
            raise WhenceError("format", f"it is {name}; {ACCEPTED}")


def _refuse_binary(head: bytes) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    share = _BINARY_SHARE_WITH_NULS if 0 in head else _BINARY_SHARE
    if controls > max(1, len(head) * share):
        _refuse_known(head, _WEAK_MAGIC)
        raise WhenceError("format", f"it is binary data, not text; {ACCEPTED}")


def _markup(text: str, declared: Format | None) -> Format:
    """HTML or a feed, by the root element; other XML is refused by its name."""
    if _HTML_START.match(text):
        return "html"
    is_xml = text.startswith("<?xml")
    prologue = _XML_PROLOGUE.match(text)
    body = text[prologue.end() :] if prologue else text
    root = _ROOT.match(body)
    name = root[1].lower() if root else ""
    local = name.rpartition(":")[2]
    if local in ("rss", "feed") or (local == "rdf" and "purl.org/rss" in body[:4000]):
        return "feed"
    if declared == "html" or _HTML_START.match(body):
        return "html"
    if is_xml and root:
        raise WhenceError("format", f"it is XML of a kind unknown here, <{root[1]}>; {ACCEPTED}")
    return declared or "text"


def _json(text: str, declared: Format | None) -> Format | None:
    """JSON Lines, or None for text that starts with a bracket; other JSON is refused."""
    if _JSON_ARRAY.match(text) and declared != "jsonl":
        raise WhenceError(
            "format",
            "it is one JSON array; whence reads JSON Lines, one object a line"
            " (jq -c '.[]' makes them)",
        )
    if declared == "jsonl":
        return "jsonl"
    if not _JSON_OBJECT.match(text):
        return None
    first, newline, rest = text.partition("\n")
    if not newline or _is_json(first) or rest.lstrip().startswith("{"):
        return "jsonl"
    raise WhenceError(
        "format",
        "it is one JSON value over several lines; whence reads JSON Lines, one object a line"
        " (jq -c . makes them)",
    )


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(text: str) -> bool:
    """Whether it starts with a mail's header: its lines alone, with one that only mails have."""
    names = []
    for line in text[:8000].splitlines():
        if not line.strip():
            break
        match = _MAIL_HEADER.match(line)
        if match:
            names.append(match[1].lower())
        elif not (names and line[0] in " \t"):
            return False
    return len(names) >= 2 and "from" in names and not _MAIL_SIGNS.isdisjoint(names)
