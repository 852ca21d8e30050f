"""A paragraph with all that can be said of it alone, found once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.document.cleaning import blurbs, datelines, entries, forms
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.blurbs import Blurb
from whence.document.cleaning.signals import Line, look
from whence.document.types import RemovedKind

_PAGE_WORDS = v.FURNITURE | v.ADDRESSES
_SAID = v.SAYING - {"wrote"}
PLAIN_WORDS = 12
"""Words from which a sentence is long enough to be told for story by itself."""


@dataclass(slots=True)
class Paragraph:
    """A line, the kind that its form gives it, its score as a blurb, and what it begins with or is.

    ``speaker`` is the label before a colon; ``is_date`` and ``is_clock`` say that the line is
    nothing but a date or a time of day. ``is_plain`` says that nothing in it is of pages: prose
    that no rule suspects, so that the line model need not look. ``looks`` is where the model keeps
    what it saw.
    """

    line: Line
    form: RemovedKind | None
    blurb: Blurb
    is_date: bool
    speaker: str
    is_clock: bool
    is_plain: bool = False
    looks: NDArray[np.float32] | None = None


def mark(text: str) -> Paragraph:
    """Look at a paragraph in every way that needs no neighbour."""
    line = look(text)
    form = forms.form_of(line)
    blurb = blurbs.score(line) if form is None else blurbs.NOTHING
    is_date = datelines.is_date_line(line)
    is_plain = (
        len(line.words) >= PLAIN_WORDS
        and not (form or is_date or blurb.score > 0)
        and _is_plain(line)
    )
    is_clock = not is_plain and entries.is_clock(line)
    return Paragraph(line, form, blurb, is_date, line.speaker, is_clock, is_plain)


def has_page_words(line: Line) -> bool:
    """Whether a line has a word that pages use of themselves and to their readers, or a handle."""
    return not line.vocabulary.isdisjoint(_PAGE_WORDS) or "@" in line.text


def _is_plain(line: Line) -> bool:
    """Whether a longer line is whole sentences, and speaks neither of pages nor to their readers.

    Of what somebody said it may speak, and in quotation marks anybody may be spoken to.
    """
    words = line.vocabulary
    if not (line.is_prose and line.ends_sentence):
        return False
    if words.isdisjoint(v.FURNITURE):
        spoken = line.has_quotes and not words.isdisjoint(v.SPEECH)
        return spoken or words.isdisjoint(v.ADDRESSES)
    return not words.isdisjoint(_SAID)
