"""Words: the units that the network labels.

A text is cut into the words of Universal Dependencies (*do|n't*, *Kim|'s*, *long|-|term*, *U.S.*),
so that one tokenisation serves syntax, mentions and attributions. Beside each word stand three
small facts that an uncased encoder cannot see: its casing, where it stands towards quotation marks,
and whether it opens a sentence or a paragraph. They are numbers, looked up in tables of the
network.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Casing of a word.
LOWER, TITLE, UPPER, INITIAL, MIXED, NUMERIC, MARK = range(7)
CASINGS: Final = 7
# Where a word stands towards quotation marks.
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
QUOTE_STATES: Final = 4
# What a word opens.
NOTHING, SENTENCE, PARAGRAPH = range(3)
LAYOUTS: Final = 3

_ABBREVIATIONS: Final = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Maj|Capt|Adm|Rev|Hon|St|Jr|Sr|Inc|Corp"
    "|Co|Ltd|Bros|vs|etc|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|No|Vol|Fig|approx|Ave|Mt|Ft|Messrs|Pres"
    "|Supt"
)
_WORD: Final = re.compile(
    rf"""
    https?://[^\s<>"”)]+ | www\.[^\s<>"”)]+
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                       # an address
  | [@\#]\w+
  | (?:[A-Za-z]\.){{2,}}(?:[A-Z]\b)?                   # U.S., a.m., U.S.A
  | (?:{_ABBREVIATIONS})\.(?=\s|,|-)
  | [A-Z]\.(?=\s+[A-Z])                                # John F. Kennedy
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|k|m|bn|am|pm)?\b
  | [Cc]an(?=not\b)
  | \w+(?:['’]\w+)*(?:&\w+)*                           # cut further below at its apostrophe
  | \.{{2,}} | -{{2,}} | [!?]{{2,}} | '' | ``
  | ['’](?:s|re|ve|ll|d|m)\b
  | \S
    """,
    re.VERBOSE,
)
_CLITIC: Final = re.compile(r"n['’]t$|['’](?:s|re|ve|ll|d|m|em)$", re.IGNORECASE)
_OPENING_MARKS: Final = frozenset("“„«") | {"``"}
_CLOSING_MARKS: Final = frozenset("”»")
_EITHER_MARKS: Final = frozenset({'"', "''"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order.

    Attributes:
        text: the text that the offsets refer to.
        starts, ends: half-open offsets of each word, in code points.
        sentences: number of the sentence of each word, never falling.
        casings, quotes, layouts: the facts described above, one small number a word.
        speakers: who is told beside the text to speak each word, empty where nobody is; none of a
            text that is no talk, or that tells it itself.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    casings: tuple[int, ...]
    quotes: tuple[int, ...]
    layouts: tuple[int, ...]
    speakers: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def form(self, index: int) -> str:
        """The characters of one word."""
        return self.text[self.starts[index] : self.ends[index]]

    @property
    def forms(self) -> list[str]:
        """The characters of every word."""
        return [self.text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


def split_words(text: str, sentences: Sequence[tuple[int, int]]) -> Words:
    """Cut the sentences of a text, given as offsets in order, into words."""
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, (first, last) in enumerate(sentences):
        for match in _WORD.finditer(text, first, last):
            cuts = _cut(match.group())
            start = match.start()
            for length in cuts:
                starts.append(start)
                start += length
                ends.append(start)
                numbers.append(number)
    return describe(text, starts, ends, numbers)


def describe(
    text: str, starts: Sequence[int], ends: Sequence[int], sentences: Sequence[int]
) -> Words:
    """Add casing, quotation and layout to words that are already cut (gold tokens, say)."""
    forms = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    layouts = _layouts(text, starts, ends, sentences)
    return Words(
        text=text,
        starts=tuple(starts),
        ends=tuple(ends),
        sentences=tuple(sentences),
        casings=tuple(casing(form) for form in forms),
        quotes=tuple(_quotes(text, starts, forms, layouts)),
        layouts=tuple(layouts),
    )


def casing(form: str) -> int:
    """The casing class of a word."""
    if form.islower():
        return NUMERIC if form[0].isdigit() else LOWER
    if not any(character.isalpha() for character in form):
        return NUMERIC if any(character.isdigit() for character in form) else MARK
    if form.isupper():
        return INITIAL if len(form.rstrip(".")) == 1 else UPPER
    return TITLE if form[0].isupper() and form[1:].islower() else MIXED


def _cut(form: str) -> list[int]:
    """Lengths of the words in one match: *don't* is two, *Shoigu's* is two."""
    if ("'" not in form and "’" not in form) or len(form) < 3:
        return [len(form)]
    clitic = _CLITIC.search(form)
    if clitic is None or clitic.start() == 0:
        return [len(form)]
    return [clitic.start(), len(form) - clitic.start()]


def _layouts(
    text: str, starts: Sequence[int], ends: Sequence[int], sentences: Sequence[int]
) -> list[int]:
    layouts: list[int] = []
    for index, start in enumerate(starts):
        if index == 0 or "\n" in text[ends[index - 1] : start]:
            layouts.append(PARAGRAPH)
        elif sentences[index] != sentences[index - 1]:
            layouts.append(SENTENCE)
        else:
            layouts.append(NOTHING)
    return layouts


def _quotes(
    text: str, starts: Sequence[int], forms: Sequence[str], layouts: Sequence[int]
) -> list[int]:
    """Follow the quotation marks through each paragraph, with one level of depth.

    A paragraph starts outside: a quotation that goes on in the next paragraph is opened again
    there by convention. Single marks count only where no double ones are open.
    """
    states: list[int] = []
    open_mark = ""
    for index, form in enumerate(forms):
        if layouts[index] == PARAGRAPH:
            open_mark = ""
        state = INSIDE if open_mark else OUTSIDE
        if form in _OPENING_MARKS:
            state, open_mark = OPENING, '"'
        elif form in _CLOSING_MARKS:
            state, open_mark = CLOSING, ""
        elif form in _EITHER_MARKS:
            if open_mark == '"':
                state, open_mark = CLOSING, ""
            else:
                state, open_mark = OPENING, '"'
        elif form in "‘'’`" and open_mark != '"':
            before = text[starts[index] - 1 : starts[index]]
            after = text[starts[index] + 1 : starts[index] + 2]
            if open_mark == "'" and form != "‘" and not after.isalnum():
                state, open_mark = CLOSING, ""
            elif not open_mark and form != "’" and not before.isalnum() and after.isalnum():
                state, open_mark = OPENING, "'"
        states.append(state)
    return states
