"""Line breaks: which of them end a paragraph.

In cleaned text a blank line does. Text that is taken as it is may put each paragraph, heading or
list item on a line of its own, or may be broken wherever a line was full.
"""

import re

LINE_BREAK = r"[\n\r\x0b\x0c\x85\u2028\u2029]"
"""The class of the characters that break a line."""

_PARAGRAPH = re.compile(
    r"(?:\r\n|[\n\r\x0b\x85\u2028])[^\S\n\r]*(?:\r\n|[\n\r\x0b\x85\u2028])|[\x0c\u2029]"
)
_FULL_LINE = range(50, 121)
"""Lengths of a line that may have been broken because it was full."""


def is_blank_line(space: str) -> bool:
    """Whether white space holds the border of two paragraphs."""
    return space == "\n\n" or _PARAGRAPH.search(space) is not None


def ends_paragraph(text: str, earliest: int, start: int, end: int) -> bool:
    """Whether the break ``text[start:end]``, white space with a line break, ends a paragraph.

    A blank line does. A single break does, too, unless the text goes on in lower case or the line
    was broken because it was full: it has the length of a screen line, and with the next line's
    first word would have been longer than that next line. ``earliest`` is where the line starts at
    the earliest. Looks at the two lines only, so that a pass over all breaks is linear.
    """
    if is_blank_line(text[start:end]):
        return True
    if text[end : end + 1].islower():
        return False
    line_start = max(earliest, text.rfind("\n", max(earliest, start - _FULL_LINE.stop), start) + 1)
    length = start - line_start
    if length not in _FULL_LINE:
        return True
    following = text[end : end + 2 * length].split("\n", 1)
    if len(following) == 1:
        return len(following[0]) == 2 * length
    first_word = following[0].split(" ", 1)[0]
    return length + 1 + len(first_word) <= len(following[0])
