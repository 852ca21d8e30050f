"""Whom *he* and *she* mean where they speak and the chains of the network cannot be right.

Who speaks is a person, of the pronoun's gender (*the 46-year-old* has none), and nobody of whom the
quoted words themselves tell (*“Ana Brill is right,” she said*). Where the chain says otherwise, it
is whoever spoke last or was the last subject, outside quotations, up to two paragraphs before; and
if there is no such person, nobody. *I* outside quotations and reports is the author, whom nothing
names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Generic, TypeVar

from whence.reading.gender import PRONOUNS, Gender
from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.phrases import Phrase, heads_of, tokens_within
from whence.reading.quotations import find_quotations
from whence.reading.stretches import Stretches

_REACH: Final = 4
"""Lines, empty ones counted, before its own in which a pronoun's person is looked for."""
_NEXT: Final = 2
"""Lines, empty ones counted, up to the paragraph before."""
_SENTENCES: Final = 2
"""In which a pronoun's person is looked for who neither spoke nor was a subject."""
_STEPS: Final = 3
"""From a name up to the word that it is in apposition to."""
_TITLE: Final = 40
"""Characters of a title at most."""
_FIRST: Final = frozenset({"i", "we"})
_TALK: Final = frozenset({"i", "we", "you"})
"""Who writes or is written to, and is no *he* or *she* there."""
_ONE: Final = re.compile(r"[Tt]he (?:\d+-year-old|(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+(?:an|i|crat))")
"""What somebody is called by an age, a country or a party."""
_PLACE: Final = itemgetter(0)
_SUBJECTS: Final = ("nsubj", "nsubj:pass")
Person = TypeVar("Person")
_SAME: Final = ("appos", "flat", "compound", "nmod:desc")
Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Seen(Generic[Person]):
    """A mention of a person outside quotations. ``level``: 2 speaks, 1 is a subject, 0 neither."""

    start: int
    paragraph: int
    sentence: int
    level: int
    person: Person


class Pronouns(Generic[Person]):
    """Follows the persons of one report in text order."""

    def __init__(self, text: str, found: NetworkReading) -> None:
        self._text = text
        self._found = found
        self._paragraphs = [mark.start() for mark in re.finditer("\n", text)]
        self._quoted = Stretches(
            (one.start, one.end, (one.start, one.end))
            for one in find_quotations(text)
            if one.depth == 1
        )
        self._contents = Stretches(
            (start, end, None) for one in found.attributions for start, end in one.content
        )
        self._attribution = {
            head: number
            for number, one in reversed([*enumerate(found.attributions)])
            for head in heads_of(one.source, found.tokens)
        }
        self._seen: list[Seen[Person]] = []
        self._told: list[tuple[int, Person]] = []
        self._hinted: list[tuple[int, Person]] = []

    def speaks(self, phrase: Phrase) -> Gender | None:
        """The pronoun, if a phrase is the *he* or *she* whose words an attribution tells."""
        if phrase.head not in self._attribution:
            return None
        form = self._found.tokens[phrase.head].lemma.lower()
        return PRONOUNS.get(form) if phrase.key == () else None

    def is_one(self, phrase: Phrase) -> bool:
        """Whether a phrase is *the 46-year-old* or *the Serbian* whose words are told."""
        is_speaking = phrase.head in self._attribution and not phrase.key
        return is_speaking and _ONE.fullmatch(self._text, phrase.start, phrase.end) is not None

    def is_source(self, phrase: Phrase) -> bool:
        """Whether a phrase is the source of an attribution."""
        return phrase.head in self._attribution

    def is_quoted(self, phrase: Phrase) -> bool:
        """Whether a phrase stands in a quotation."""
        return bool(self._quoted.holding(phrase.start))

    def is_in_title(self, phrase: Phrase) -> bool:
        """Whether a phrase stands in a quotation so short that it may be a title."""
        return any(end - start <= _TITLE for start, end in self._quoted.holding(phrase.start))

    def narrates(self, phrase: Phrase) -> bool:
        """Whether a phrase is the *I* or *we* of the report's own author, who speaks."""
        if phrase.head not in self._attribution or phrase.key:
            return False
        told = self._quoted.holding(phrase.start) or self._contents.holding(phrase.start)
        return not told and self._found.tokens[phrase.head].lemma.lower() in _FIRST

    def note(self, phrase: Phrase, person: Person) -> None:
        """Take down a mention of a person."""
        form = self._found.tokens[phrase.head].lemma.lower()
        if self._is_plural(phrase.head) or form in _TALK:
            return
        if self._quoted.holding(phrase.start):
            told = self._told if phrase.key else self._hinted if form in PRONOUNS else None
            if told is not None:
                insort(told, (phrase.start, person), key=_PLACE)
            return
        head, tokens = phrase.head, self._found.tokens
        for _ in range(_STEPS):
            if tokens[head].relation in (*_SAME, "conj"):
                head = tokens[head].head
        relation = tokens[head].relation
        number = self._attribution.get(phrase.head, self._attribution.get(head))
        speaks = number is not None and self._is_said(self._found.attributions[number])
        reported = bool(self._contents.holding(phrase.start))
        level = 2 if speaks else 1 if relation in _SUBJECTS and not reported else 0
        self._seen.append(
            Seen(
                phrase.start, self._paragraph(phrase.start), self._root(phrase.head), level, person
            )
        )

    def _is_said(self, one: FoundAttribution) -> bool:
        """Whether an attribution is in nobody's words, and no noun (*Brill's attacks on it*)."""
        tokens = self._found.tokens
        cue = {tokens[i].upos for start, end in one.cue for i in tokens_within(tokens, start, end)}
        return one.within is None and not cue <= {"NOUN", "ADP"}

    def _is_plural(self, index: int) -> bool:
        """Whether a word is a plural, as in *many Mexicans*."""
        token = self._found.tokens[index]
        form = self._text[token.start : token.end].casefold()
        return form.endswith("s") and form != token.lemma.casefold() and token.upos != "PRON"

    def quoted_of(self, phrase: Phrase) -> Ranges:
        """The quotations in what a source says."""
        one = self._found.attributions[self._attribution[phrase.head]]
        return sorted({q for start, end in one.content for q in self._quoted.touching(start, end)})

    def told_in(self, places: Ranges) -> list[Person]:
        """Whom quotations before here name."""
        return _within(self._told, places)

    def hinted_in(self, places: Ranges) -> list[Person]:
        """Whom the network takes a *he* in quotations before here for: often it errs there."""
        return _within(self._hinted, places)

    def nearer(self, phrase: Phrase, person: Person, than: Seen[Person]) -> bool:
        """Whether somebody is mentioned in the sentence of a phrase, or after that of another."""
        root = self._root(phrase.head)
        for one in reversed(self._seen):
            if one.sentence == root or (one.start > than.start and one.sentence != than.sentence):
                if one.person is person:
                    return True
            elif one.start <= than.start and one.sentence != than.sentence:
                break  # all that is left stands before both sentences
        return False

    def last(self, phrase: Phrase, may_be: Callable[[Person], bool]) -> Seen[Person] | None:
        """Who spoke or was the subject last of those who may be meant."""
        here = self._paragraph(phrase.start)
        best: Seen[Person] | None = None
        for one in reversed(self._seen):
            if here - one.paragraph > _REACH or (best and one.sentence != best.sentence):
                break
            if one.level and may_be(one.person) and (best is None or one.level >= best.level):
                best = one
        return best

    def only_one(self, phrase: Phrase, is_such: Callable[[Person], bool]) -> Person | None:
        """The only person of whom that is known, in the sentence of a phrase and the one before."""
        root = self._root(phrase.head)
        sentences = {root}
        found: list[Person] = []
        here = self._paragraph(phrase.start)
        for one in reversed(self._seen):
            if len(sentences | {one.sentence}) > _SENTENCES or here - one.paragraph > _NEXT:
                break
            sentences.add(one.sentence)
            if is_such(one.person) and not any(one.person is other for other in found):
                found.append(one.person)
        return found[0] if len(found) == 1 else None

    def _root(self, index: int) -> int:
        """The word that governs the whole sentence."""
        tokens = self._found.tokens
        for _ in range(len(tokens)):
            if tokens[index].head == index:
                break
            index = tokens[index].head
        return index

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)


def _within(told: Sequence[tuple[int, Person]], places: Ranges) -> list[Person]:
    """Those of several, in text order, who stand at some places."""
    return [
        person
        for first, last in places
        for _, person in told[
            bisect_left(told, first, key=_PLACE) : bisect_left(told, last, key=_PLACE)
        ]
    ]
