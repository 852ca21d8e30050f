"""Documents of our own with their entities marked: ``training/data/chains``.

A file is a document, its first line the headline, every other line a paragraph. A mention stands in
square brackets after the key of its entity, a letter for the type and a number, and may hold
others: ``[p1 [g1 Velmaria]'s envoy] said [p1 he] would leave.`` The same key is the same entity.
A phrase with an apposition may be marked as one: GUM, whose mentions the network learns, has a
mention of each of its two parts (*the mayor*, *Ana Voll*), and so has what is read here.
Persons, organisations and places are all marked, other things as far as they are mentioned again,
so that words without a mark may be mentions nonetheless. The syntax, which the facts of mentions
need, is the package's own reading.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.entity_types import gum_type
from training.examples import Chained, Example, Mention, Mentions, Syntax
from training.readers.polnear import words_of
from whence.reading.model import Network
from whence.reading.model.results import Token
from whence.reading.model.words import MARK, Words, split_words
from whence.reading.sentences import split_sentences

_KEY: Final = re.compile(r"\[([podgext])(\d+) ")
_TYPES: Final = {
    "p": "person", "o": "organization", "g": "place", "e": "event", "x": "object", "t": "time",
}  # fmt: skip
_PLURAL: Final = frozenset("they them their we us our these those".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` (excluded) of a text that stand for the entity of a key."""

    start: int
    end: int
    key: str


def read_chains(paths: Iterable[Path]) -> Iterator[Example]:
    """The documents of these files, parsed by the package's network.

    Raises ValueError where brackets do not pair or have no key.
    """
    files = list(paths)
    marked = [parse_marks(path.read_text(encoding="utf-8"), path.name) for path in files]
    documents = [split_words(text, split_sentences(text)) for text, _ in marked]
    readings = Network.load().read_words(documents)
    for path, (_, marks), words, reading in zip(files, marked, documents, readings, strict=True):
        yield _example(path.stem, words, marks, reading.tokens)


def parse_marks(written: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, paragraphs apart, and the marks in the order of their starts."""
    text: list[str] = []
    length = 0
    opened: list[tuple[int, str]] = []
    found: list[Mark] = []
    source = "\n\n".join(line.strip() for line in written.splitlines() if line.strip())
    place = 0
    while place < len(source):
        key = _KEY.match(source, place)
        if key:
            opened.append((length, key.group(1) + key.group(2)))
            place = key.end()
            continue
        if source[place] == "[" or (source[place] == "]" and not opened):
            raise ValueError(f"{name}: a bracket without its key or pair: {source[place:][:40]!r}")
        if source[place] == "]":
            start, one = opened.pop()
            found.append(Mark(start, length, one))
        else:
            text.append(source[place])
            length += 1
        place += 1
    if opened:
        raise ValueError(f"{name}: the bracket of {opened[-1][1]} is never closed")
    return "".join(text), tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _example(name: str, words: Words, marks: Sequence[Mark], tokens: Sequence[Token]) -> Example:
    numbers: dict[str, int] = {}
    spans: dict[tuple[int, int], Mention] = {}
    chains: dict[tuple[int, int], Chained] = {}
    for mark in marks:
        inside = words_of(words, [(mark.start, mark.end)])
        if not inside or words.sentences[inside[0]] != words.sentences[inside[-1]]:
            continue
        first, last = inside[0], inside[-1]
        if last + 1 < len(words) and _owns(words, last + 1):
            last += 1
        number = numbers.setdefault(mark.key, len(numbers))
        for span in _parts(words, tokens, first, last):
            place = span[0], _head(tokens, *span), span[1]
            spans.setdefault(span, _mention(words, tokens, place, mark.key[0]))
            chains.setdefault(span, Chained(*span, number))
    return Example(
        set="chains",
        name=f"chains-{name}",
        words=words,
        syntax=Syntax(
            tuple(token.upos for token in tokens),
            tuple(token.lemma for token in tokens),
            tuple(token.head for token in tokens),
            tuple(token.relation for token in tokens),
            gold=False,
        ),
        mentions=Mentions(tuple(spans.values()), nominal=True, complete=False),
        chains=tuple(sorted(chains.values(), key=lambda one: (one.first, -one.last))),
    )


def _parts(words: Words, tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The span of a phrase, or those of the phrase before its appositions and of each of these."""
    head = _head(tokens, first, last)
    starts = sorted(
        min(place for place in range(first, last + 1) if _is_under(tokens, place, index))
        for index in range(head + 1, last + 1)
        if tokens[index].relation == "appos" and tokens[index].head == head
    )
    edges = [first, *(start for start in starts if start > head), last + 1]
    parts = []
    for start, end in itertools.pairwise(edges):
        while end > start and words.casings[end - 1] == MARK:
            end -= 1
        while end > start and words.casings[start] == MARK:
            start += 1
        if end > start:
            parts.append((start, end - 1))
    return parts


def _is_under(tokens: Sequence[Token], index: int, top: int) -> bool:
    """Whether a word is this one or governed by it, directly or not."""
    for _ in range(len(tokens)):
        if index == top or tokens[index].head == index:
            break
        index = tokens[index].head
    return index == top


def _owns(words: Words, index: int) -> bool:
    """Whether a word is the *'s* of the word before it, a part of the mention as GUM has it."""
    bare = ("'", "’") if words.form(index - 1).endswith("s") else ()
    glued = words.starts[index] == words.ends[index - 1]
    return glued and words.form(index) in ("'s", "’s", *bare)


def _mention(
    words: Words, tokens: Sequence[Token], place: tuple[int, int, int], letter: str
) -> Mention:
    first, head, last = place
    named = tokens[head].upos == "PROPN"
    form = words.text[words.starts[first] : words.ends[last]]
    if letter == "d":
        return Mention(first, last, "document", named)
    word = words.form(head).lower()
    plural = word in _PLURAL or (tokens[head].upos == "NOUN" and tokens[head].lemma != word)
    return Mention(first, last, gum_type(_TYPES[letter], form, plural=plural, named=named), named)


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of a span whose governor lies outside it."""
    inside = range(first, last + 1)
    return next((i for i in inside if tokens[i].head == i or tokens[i].head not in inside), last)
