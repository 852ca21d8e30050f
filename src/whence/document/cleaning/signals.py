"""What can be seen of one line by itself: its words, its end, its likeness to a headline or prose."""

import re
from dataclasses import dataclass
from functools import cached_property

from whence.document.cleaning import vocabulary as v

_WORD = re.compile(r"[\w@#][\w'.@#-]*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[a-z0-9)][.!?][\"”’]*\s+[\"“‘]?[A-Z]")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^’']*[’'](?!\w)")
_SPEAKER = re.compile(r"(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*:\s")
_BULLET = re.compile(r"[•▪‣◦●■*\-–—]\s|\d{1,2}[.)]\s")

LONG_LINE = 1500
"""Characters beyond which a line is prose without a closer look."""

HEADLINE_WORDS = 30
HEADLINE_CHARACTERS = 180
PROSE_WORDS = 7
UNENDED_PROSE_WORDS = 31


@dataclass(frozen=True)
class Line:
    """One paragraph of the page, and its signals, each computed when it is first asked for.

    No signal depends on what stands around the line, so a line is looked at once however often
    the page is gone through.
    """

    text: str

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight apostrophes, cut where a line is very long."""
        return self.text[:LONG_LINE].replace("’", "'").lower()

    @cached_property
    def words(self) -> list[str]:
        """The words in lower case; numbers, handles, tags and addresses are words too."""
        return [word.rstrip(".'-") for word in _WORD.findall(self.folded)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The set of the words."""
        return frozenset(self.words)

    @cached_property
    def is_long(self) -> bool:
        """Whether the line is so long that it can only be prose."""
        return len(self.text) > LONG_LINE

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the line ends as sentences do, closing quotes and brackets aside."""
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - 8)) is not None

    @cached_property
    def ends_statement(self) -> bool:
        """Whether the line ends in a full stop; link texts often end in other marks."""
        return self.ends_sentence and self.text.rstrip("\"'”’»)]").endswith(".")

    @cached_property
    def is_bulleted(self) -> bool:
        """Whether the line is marked as an item of a list."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def has_speaker(self) -> bool:
        """Whether the line begins as a speech of an interview does (*Q:*, *Mara Oll:*)."""
        return _SPEAKER.match(self.text) is not None

    @cached_property
    def is_quotation(self) -> bool:
        """Whether the line begins inside quotation marks."""
        return self.text[0] in "“\"‘«„'"

    @cached_property
    def outside_quotes(self) -> str:
        """The folded text without what stands in quotation marks."""
        if not any(mark in self.folded for mark in "“\"‘'"):
            return self.folded
        return _QUOTED.sub(" ", self.text[:LONG_LINE]).replace("’", "'").lower()

    @cached_property
    def is_headline(self) -> bool:
        """Whether the line could be a title, a kicker, a deck, a subheading or a link's text."""
        text = self.text
        if len(text) > HEADLINE_CHARACTERS or len(self.words) > HEADLINE_WORDS:
            return False
        if not self.words or text[0].islower() or text[-1] in ",;:—–-" or self.is_bulleted:
            return False
        if self.ends_statement and not re.search(r"\b[A-Z]\.$", text):
            return False
        if _INNER_END.search(text) or len(text) > 2 and text[1] == ":":
            return False
        if text[0] in "“\"" and not re.search(r"[”\"]", text[1:]):
            return False
        return not (text[-1] == "?" and self.vocabulary & v.SECOND_PERSON)

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads as one or more whole sentences of a text."""
        if self.is_long:
            return True
        count = len(self.words)
        if count >= UNENDED_PROSE_WORDS:
            return True
        return count >= PROSE_WORDS and (self.ends_sentence or self.text[-1] in ":,") and not (
            self.is_headline
        )

    @cached_property
    def title_case(self) -> float:
        """The share of capitalised words among the words of four and more letters."""
        words = [word for word in self.text.split() if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in words) / len(words) if words else 0.0
