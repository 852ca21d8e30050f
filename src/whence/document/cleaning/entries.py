"""Lines that are entries of a list or of a live report: names with ages, results, times of day.

They end without a stop and begin with capitals, as headlines and links do, and are the story.
"""

import re

from whence.document.cleaning.signals import Line

_DIGIT = re.compile(r"\d")
_AGE = re.compile(
    r"(?:[A-Z][\w ]{1,20}: )?[^\W\d_][^,:;.]{2,50}, \(?(?:aged )?\d{1,3}\)?(?:, .{2,60})?$"
)
_RESULT = re.compile(
    r"[A-Z][^\d,:;]{1,50} \d{1,3}(?: \([^()]+\))?(?:,| [-–])? [A-Z][^\d,:;(]{1,50} \d{1,3}"
    r"(?: \([^()]+\))?$"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$", re.I)
_FIGURES = re.compile(r"(?:The|A|An) [^:]{2,30}: \D*\d[^:]*,\D*\d[^:]*$")
CLOCK = 20
"""Characters up to which a line may be a time of day."""


def is_entry(line: Line) -> bool:
    """Whether a line by its own shape is an entry: a name with an age, or the result of a match."""
    text = line.text
    if line.ends_sentence or len(text) > 120 or _DIGIT.search(text) is None:
        return False
    return bool(_AGE.match(text) or _RESULT.match(text) or _FIGURES.match(text))


def is_clock(line: Line) -> bool:
    """Whether a line is a time of day, as in a live report above each entry."""
    return len(line.text) <= CLOCK and _CLOCK.match(line.text) is not None
