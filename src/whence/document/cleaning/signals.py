"""What is seen of one line by itself: words, end, likeness to a headline or to prose."""

import re
from typing import NamedTuple

from whence.document.cleaning import vocabulary as v

_EDGES = ".,;:!?…\"“”‘’'()[]{}<>*•·|–—-/«»→←▶►"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
# Begins with the rarer of its first two characters, which is looked for quickly.
_INNER_END = re.compile(r"[.!?](?<=[a-z0-9)].)[\"”’]* (?:[\"“‘(\[]|[—–-]{1,2} ?)?[A-Z]")
_INITIAL_END = re.compile(r"\b[A-Z]\.$")
_CREDITED = re.compile(
    r"[.!?][\"”’]? (?:[(\[][A-Z][\w/ .&-]{1,40}[)\]]|[—–-]{1,2} ?[A-Z][\w/ ]{1,30})$"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^’']*[’'](?!\w)")
_SPEAKER = re.compile(r"((?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*):\s")
_BULLET = re.compile(r"[•▪‣◦●■*\-–—]\s|\d{1,2}[.)]\s")

_WORD = re.compile(r"[a-z][a-z'-]*")
_TELLING = v.SAYING | v.PAST

LONG_LINE = 1500
"""Characters beyond which a line is prose without a closer look."""

HEADLINE_WORDS = 30
HEADLINE_CHARACTERS = 180
PROSE_WORDS = 7
UNENDED_PROSE_WORDS = 31


class Line(NamedTuple):
    """One paragraph of the page with the signals that every step asks for.

    No signal depends on what stands around the line, so a line is looked at once however often
    the page is gone through. ``folded`` is the text in lower case with straight apostrophes, cut
    where a line is very long; ``words`` are its words, numbers, handles and addresses included;
    ``ends_statement`` says that it ends in a full stop (link texts often end in other marks),
    ``has_quotes`` that quotation marks stand in it (an apostrophe within a word is none),
    ``is_headline`` that it could be a title, a kicker, a subheading or a link's text, ``is_prose``
    that it reads as one or more sentences of a text. ``speaker`` is the label before a colon, such
    as begins a speech of an interview (*Q*, *Mara Oll*).
    """

    text: str
    folded: str
    words: tuple[str, ...]
    vocabulary: frozenset[str]
    ends_sentence: bool
    ends_statement: bool
    has_quotes: bool
    is_headline: bool
    is_prose: bool
    speaker: str

    @property
    def is_long(self) -> bool:
        """Whether the line is so long that it can only be prose."""
        return len(self.text) > LONG_LINE

    @property
    def is_bulleted(self) -> bool:
        """Whether the line is marked as an item of a list."""
        return not self.text[0].isalpha() and _BULLET.match(self.text) is not None

    @property
    def is_quotation(self) -> bool:
        """Whether the line begins inside quotation marks."""
        return self.text[0] in "“\"‘«„'"

    @property
    def outside_quotes(self) -> str:
        """The folded text without what stands in quotation marks."""
        if not self.has_quotes:
            return self.folded
        return _QUOTED.sub(" ", self.text[:LONG_LINE]).replace("’", "'").lower()

    @property
    def tells(self) -> bool:
        """Whether the line is a sentence that says, outside quotations, what was said or done."""
        if not self.ends_statement or not self.vocabulary & _TELLING:
            return False
        return not self.has_quotes or bool(_TELLING & set(_WORD.findall(self.outside_quotes)))

    @property
    def says(self) -> bool:
        """Whether the line tells, outside quotations, what somebody said."""
        if self.vocabulary.isdisjoint(v.SAYING):
            return False
        return not self.has_quotes or bool(v.SAYING & set(_WORD.findall(self.outside_quotes)))

    @property
    def title_case(self) -> float:
        """The share of capitalised words among the words of four and more letters."""
        words = [word for word in self.text.split() if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def look(text: str) -> Line:
    """Look at one paragraph, which is not empty and has no white space but single spaces."""
    folded = text[:LONG_LINE].replace("’", "'").lower()
    words = tuple(
        [
            bare
            for word in folded.split()
            if (bare := word if word.isalnum() else word.strip(_EDGES))
        ]
    )
    vocabulary = frozenset(words)
    ends = text[-1] == "." or _SENTENCE_END.search(text, max(0, len(text) - 8)) is not None
    statement = ends and (text[-1] == "." or _ends_in_stop(text))
    headline = _is_headline(text, words, vocabulary, statement)
    long = len(text) > LONG_LINE or len(words) >= UNENDED_PROSE_WORDS
    sentence = (
        len(words) >= PROSE_WORDS and (ends or text[-1] in ":," or _credited(text)) and not headline
    )
    quotes = '"' in text or "“" in text or "‘" in text or " '" in text or text[0] == "'"
    label = _SPEAKER.match(text) if ":" in text[:60] else None
    speaker = label[1] if label else ""
    prose = long or sentence
    return Line(text, folded, words, vocabulary, ends, statement, quotes, headline, prose, speaker)


def _credited(text: str) -> bool:
    """Whether a sentence has ended, and only a credit in brackets or behind a dash follows."""
    return _CREDITED.search(text[-60:]) is not None


def _is_headline(
    text: str, words: tuple[str, ...], vocabulary: frozenset[str], statement: bool
) -> bool:
    if not words or len(text) > HEADLINE_CHARACTERS or len(words) > HEADLINE_WORDS:
        return False
    if text[0].islower() or text[-1] in ",;:—–-" or text[1:2] == ":":
        return False
    if not text[0].isalpha() and _BULLET.match(text):
        return False
    if statement and not _INITIAL_END.search(text, max(0, len(text) - 3)):
        return False
    if _INNER_END.search(text):
        return False
    if text[0] in '“"' and "”" not in text and '"' not in text[1:]:
        return False
    return not (text[-1] == "?" and vocabulary & v.SECOND_PERSON)


def _ends_in_stop(text: str) -> bool:
    return text.rstrip("\"'”’»)]").endswith(".")
