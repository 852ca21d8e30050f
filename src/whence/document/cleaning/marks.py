"""A paragraph with all that can be said of it alone, found once."""

import re
from dataclasses import dataclass

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.signals import Line, look

_SAID = v.SAYING - {"wrote"}
_LABEL_ALONE = re.compile(r"[A-Za-z]+: [a-z]")
"""A single word before a colon, and no title after it: *Listen: that was all.*"""

_BRACKETS = frozenset("()[]")

PLAIN_WORDS = 12
"""Words from which a sentence is long enough to be told for story by itself."""


@dataclass(slots=True)
class Paragraph:
    """A line, and whether it needs a closer look.

    ``is_plain`` says that nothing in it is of pages: whole sentences of a story, so that the line
    model need not look. Once it has, ``seen`` is what it makes of the line by itself, and
    ``is_suspect`` says that this is no story.
    """

    line: Line
    is_plain: bool
    seen: int | None = None
    is_suspect: bool = False


def mark(text: str) -> Paragraph:
    """Look at a paragraph in every way that needs no neighbour."""
    line = look(text)
    return Paragraph(line, _is_plain(line))


def _is_plain(line: Line) -> bool:
    """Whether a longer line is whole sentences, and speaks neither of pages nor to their readers.

    Of what somebody said it may speak, and in quotation marks anybody may be spoken to.
    """
    if not (line.is_prose and line.ends_sentence):
        return False
    text = line.text
    if text[0] in _BRACKETS or text[-1] in _BRACKETS:
        return False
    if _speaks_to_nobody(line):
        return True
    return line.ends_statement and (line.says or _LABEL_ALONE.match(text) is not None)


def _speaks_to_nobody(line: Line) -> bool:
    words = line.vocabulary
    if len(line.words) < PLAIN_WORDS or line.words[0] in v.IMPERATIVES:
        return False
    if not words.isdisjoint(v.FURNITURE):
        return not words.isdisjoint(_SAID)
    spoken = line.has_quotes and not words.isdisjoint(v.SPEECH)
    return spoken or words.isdisjoint(v.ADDRESSES)
