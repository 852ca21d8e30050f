"""Text of unknown origin, fit to be shown in a terminal."""

import unicodedata


def visible(text: str) -> str:
    """Text that cannot steer the terminal: control and direction characters become U+FFFD.

    Each is replaced by one character, so that offsets stay true.
    """
    return "".join(
        " "
        if character in "\n\t\r"
        else "\ufffd"
        if unicodedata.category(character) == "Cc" or character in _DIRECTIONS
        else character
        for character in text
    )


_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
