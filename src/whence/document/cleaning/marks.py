"""A paragraph with all that can be said of it alone, found once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.document.cleaning import blurbs, datelines, entries, forms
from whence.document.cleaning import vocabulary as v
from whence.document.cleaning.blurbs import Blurb
from whence.document.cleaning.openings import may_have_form
from whence.document.cleaning.signals import Line, look
from whence.document.types import RemovedKind

Feature = str | tuple[str, str]

_PAGE_WORDS = v.FURNITURE | v.ADDRESSES
_EVER = _PAGE_WORDS | v.TRIGGERS | v.NETWORKS | {"contributed"}
_MARK = re.compile(r"[/©;@]|: ")
_SAID = v.SAYING - {"wrote"}
_QUOTES = frozenset("“”\"‘’'")
SIGHT_WORDS = 24
"""Words beyond which a sentence is too long for a date, a credit or a source."""

PLAIN_WORDS = 12
"""Words from which a sentence is long enough to be told for story by itself."""


@dataclass(slots=True)
class Paragraph:
    """A line, the kind that its form gives it, its score as a blurb, and what it begins with or is.

    ``speaker`` is the label before a colon; ``is_date`` and ``is_clock`` say that the line is
    nothing but a date or a time of day. ``is_plain`` says that nothing in it is of pages: prose
    that no rule suspects, so that the line model need not look. ``is_suspect`` says that the line
    by itself gives a reason to look. ``told`` is what the line model is told of it, once asked.
    """

    line: Line
    form: RemovedKind | None
    blurb: Blurb
    is_date: bool
    speaker: str
    is_clock: bool
    is_plain: bool = False
    is_suspect: bool = False
    told: Sequence[Feature] | None = None


def mark(text: str) -> Paragraph:
    """Look at a paragraph in every way that needs no neighbour."""
    line = look(text)
    if _is_plain_at_sight(line):
        return Paragraph(line, None, blurbs.NOTHING, False, line.speaker, False, is_plain=True)
    form = forms.form_of(line)
    blurb = blurbs.score(line) if form is None else blurbs.NOTHING
    is_date = datelines.is_date_line(line)
    is_plain = (
        len(line.words) >= PLAIN_WORDS
        and not (form or is_date or blurb.score > 0)
        and _is_plain(line)
    )
    is_clock = not is_plain and entries.is_clock(line)
    is_suspect = not is_plain and (
        form is not None or is_date or blurb.score >= blurbs.BESIDE or _gives_reason(line)
    )
    return Paragraph(line, form, blurb, is_date, line.speaker, is_clock, is_plain, is_suspect)


def has_page_words(line: Line) -> bool:
    """Whether a line has a word that pages use of themselves and to their readers, or a handle."""
    return not line.vocabulary.isdisjoint(_PAGE_WORDS) or "@" in line.text


def _is_plain_at_sight(line: Line) -> bool:
    """Whether a paragraph has neither words nor marks with which any rule begins.

    Most of a story's are so, and need no closer look.
    """
    text = line.text
    return (
        len(line.words) > SIGHT_WORDS
        and line.ends_sentence
        and line.is_prose
        and line.words[0] not in v.IMPERATIVES
        and line.vocabulary.isdisjoint(_EVER)
        and text[0] not in "(["
        and text[-1] not in ")]"
        and _MARK.search(text) is None
        and (len(line.words) > forms.FORM_WORDS or not may_have_form(line))
    )


def _gives_reason(line: Line) -> bool:
    """Whether a line has the words or marks of pages; a whole sentence must speak to somebody."""
    text, words = line.text, line.words
    if not words or words[0] == "by" or "@" in text:
        return True
    if line.is_prose and line.ends_sentence:
        if line.vocabulary.isdisjoint(v.ADDRESSES):
            return text[0] in _QUOTES and text[-1] in _QUOTES
        return not line.vocabulary.isdisjoint(v.FURNITURE)
    return has_page_words(line) or "." in text[1:-1] or "/" in text or "|" in text


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
