"""Lines that are entries of a list or of a live report: names with ages, results, times of day.

They end without a stop and begin with capitals, as headlines and links do, and are the story.
"""

import re
from collections.abc import Sequence

from whence.document.cleaning.signals import Line

_DIGIT = re.compile(r"\d")
_AGE = re.compile(
    r"(?:[A-Z][\w ]{1,20}: )?[^\W\d_][^,:;.]{2,50}, \(?(?:aged )?\d{1,3}\)?(?:, .{2,60})?$"
)
_RESULT = re.compile(
    r"[A-Z][^\d,:;]{1,50} \d{1,3}(?: \([^()]+\))?(?:,| [-–])? [A-Z][^\d,:;(]{1,50} \d{1,3}"
    r"(?: \([^()]+\))?$"
)
_LABELLED = re.compile(r"(\w+)[^:—–]{0,40}(?::| [—–-]) ?\w")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?$", re.IGNORECASE)
_FIGURES = re.compile(r"(?:The|A|An) [^:]{2,30}: \D*\d[^:]*,\D*\d[^:]*$")
_QUESTION = ("how", "why", "what", "who", "when", "where", "i", "inside", "if")
_WAS = frozenset({"was", "were", "had", "did"})
_RELATIVE = frozenset({"who", "which", "that"})
CLAUSE_WORDS = 7
"""Words up to which a clause without its stop is taken for a sentence of the story."""


def is_entry(line: Line) -> bool:
    """Whether a line by its own shape is an entry: a name with an age, or the result of a match."""
    text = line.text
    if line.ends_sentence or len(text) > 120 or _DIGIT.search(text) is None:
        return False
    return bool(_AGE.match(text) or _RESULT.match(text) or _FIGURES.match(text))


def is_clock(line: Line) -> bool:
    """Whether a line is a time of day without a zone, as in a live report above each entry."""
    return len(line.text) <= 20 and _CLOCK.match(line.text) is not None


def is_clause(line: Line) -> bool:
    """Whether a line is a short clause in the past tense, which headlines avoid."""
    words = line.words
    if not 3 <= len(words) <= CLAUSE_WORDS or line.ends_sentence or not line.vocabulary & _WAS:
        return False
    return (
        words[0] not in _QUESTION
        and not line.vocabulary & _RELATIVE
        and not line.has_quotes
        and ":" not in line.text
        and line.title_case < 0.75
    )


def same_list(lines: Sequence[Line]) -> bool:
    """Whether lines are entries of one list: labels that begin with the same word."""
    labels = [label[1] for label in (_LABELLED.match(line.text) for line in lines) if label]
    return len(lines) > 1 and len(labels) == len(lines) and len(set(labels)) == 1
