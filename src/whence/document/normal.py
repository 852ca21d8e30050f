"""Text in Unicode's normal form, in time that grows with its length."""

import re
import unicodedata

_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
INVISIBLE = dict.fromkeys(map(ord, _INVISIBLE))
"""Characters without width that no word needs (zero-width space, word joiner, byte order mark, soft
hyphen), as a table for ``str.translate`` that drops them."""

_PILE = re.compile(r"([^\w\s\x00-\u02ff\u2000-\u20cf\u2100-\u2bff]{64,})")
"""Marks without a letter between them, more than any writing sets on one."""

SHORT = 10_000
"""Characters below which even a single pile takes no more than a tenth of a second."""


def visible(text: str) -> str:
    """Return a text in NFC without the characters in it that have no width.

    A text that has none stays as it is: it is in NFC already.
    """
    if any(character in text for character in _INVISIBLE):
        return nfc(text.translate(INVISIBLE))
    return text


def nfc(text: str) -> str:
    """Return the text in NFC, but for piles of marks, which stay as they are.

    Putting the marks of one letter in order takes time that grows with the square of their number:
    hours for a file of a few megabytes.
    """
    if len(text) < SHORT:
        return unicodedata.normalize("NFC", text)
    parts = _PILE.split(text)
    parts[::2] = [unicodedata.normalize("NFC", part) for part in parts[::2]]
    return "".join(parts)
