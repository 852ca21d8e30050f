"""Short strings of metadata, made fit to keep: titles, names, addresses."""

import re
import unicodedata
from urllib.parse import urlsplit

from whence.document.normal import INVISIBLE, nfc

_SPACE = re.compile(r"\s+")
_LONGEST_LABEL = 1_000
_LONGEST_RAW = 10 * _LONGEST_LABEL
"""Before its white space is made single spaces."""

_LONGEST_URL = 4_000


def tidy(label: str | None) -> str | None:
    """Return a one-line label in NFC without control or surrogate characters, or None if empty.

    A label of over a thousand characters is a page that went into the wrong field, and is no good.
    """
    if label is None or len(label) > _LONGEST_RAW:
        return None
    if label.isprintable() and label.isascii():
        line = " ".join(label.split())
        return line if 0 < len(line) <= _LONGEST_LABEL else None
    seen = "".join(
        " " if character.isspace() else character
        for character in label
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
    )
    line = _SPACE.sub(" ", nfc(seen.translate(INVISIBLE))).strip()
    return line if 0 < len(line) <= _LONGEST_LABEL else None


def tidy_url(url: str | None) -> str | None:
    """Return the address if it is one that a browser could open with http or https, else None."""
    if url is None or len(url) > _LONGEST_URL:
        return None
    address = url.strip()
    if any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and host else None
