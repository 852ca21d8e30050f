"""A paragraph with all that can be said of it alone, found once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.labels import label_of
from whence.document.cleaning.signals import Line, look
from whence.document.types import RemovedKind

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
    model need not look where the lines beside it are so, too; ``is_told`` that these tell or quote
    what somebody said, so that it need not look at all. Once it has, ``seen`` is what it makes of
    the line by itself, and ``is_suspect`` says that this is no story. ``label`` is the kind that
    the line says of itself.
    """

    line: Line
    is_plain: bool
    is_told: bool
    label: RemovedKind | None = None
    seen: int | None = None
    is_suspect: bool = False


def mark(text: str) -> Paragraph:
    """Look at a paragraph in every way that needs no neighbour."""
    line = look(text)
    plain = _is_plain(line)
    return Paragraph(line, plain, plain and (line.has_quotes or line.says), label_of(line))


def in_doubt(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The places of the lines that are not plain, and of those beside them that tell nothing."""
    plain = [True, *[paragraph.is_plain for paragraph in paragraphs], True]
    return [
        place
        for place, paragraph in enumerate(paragraphs)
        if not (paragraph.is_told or all(plain[place : place + 3]))
    ]


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
