"""A paragraph with all that can be said of it alone, found once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.document.cleaning import blurbs, datelines, entries, forms
from whence.document.cleaning.blurbs import Blurb
from whence.document.cleaning.signals import Line, look
from whence.document.types import RemovedKind


@dataclass(slots=True)
class Paragraph:
    """A line, the kind that its form gives it, its score as a blurb, and what it begins with or is.

    ``speaker`` is the label before a colon; ``is_date`` and ``is_clock`` say that the line is
    nothing but a date or a time of day. ``looks`` is where the line model keeps what it saw.
    """

    line: Line
    form: RemovedKind | None
    blurb: Blurb
    is_date: bool
    speaker: str
    is_clock: bool
    looks: NDArray[np.float32] | None = None


def mark(text: str) -> Paragraph:
    """Look at a paragraph in every way that needs no neighbour."""
    line = look(text)
    form = forms.form_of(line)
    blurb = blurbs.score(line) if form is None else blurbs.NOTHING
    return Paragraph(
        line, form, blurb, datelines.is_date_line(line), line.speaker, entries.is_clock(line)
    )
