"""The network as the package uses it: texts in, tokens, mentions, names and attributions out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, cast

import numpy as np

from whence.reading.model.attributions import Candidate, Labelled, assemble, offsets
from whence.reading.model.graph import Graph, Scores
from whence.reading.model.lemmas import apply_rule
from whence.reading.model.mentions import MENTION, NAME, choose
from whence.reading.model.nesting import (
    DEEPEST,
    content_alone,
    holders,
    moved,
    quote_states,
    worth_reading_again,
)
from whence.reading.model.results import FoundAttribution, Mention, Name, NetworkReading, Token
from whence.reading.model.roles import Integers, best_roles_ragged, joint_chances
from whence.reading.model.trees import best_heads
from whence.reading.model.windows import Window, cut_windows
from whence.reading.model.words import Words, split_words
from whence.reading.types import EntityType, QuoteType

DOCUMENTS_AT_ONCE: Final = 16
"""Documents whose windows are decoded together; this bounds memory, not results."""

Sentences = Sequence[tuple[int, int]]


@dataclass(slots=True)
class _Document:
    """A document under way."""

    words: Words
    tokens: list[Token]
    mentions: list[Mention]
    names: list[Name]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Words to read for attributions: a document (owner None) or a content of one read again."""

    document: int
    words: Words
    places: tuple[int, ...] | None


class Network:
    """Reads texts. The model file is loaded at the first use and then kept."""

    def __init__(self, graph: Callable[[], Graph]) -> None:
        self._graph = graph

    @classmethod
    def load(cls, path: Path | None = None, *, threads: int = 1) -> Network:
        """The network of a model file (the package's own by default), to run on so many threads."""
        return cls(lru_cache(maxsize=1)(lambda: Graph(path, threads=threads)))

    def read_texts(self, texts: Iterable[str]) -> Iterator[NetworkReading]:
        """Read texts as they are, cut into sentences by the package's own rule."""
        from whence.reading.sentences import split_sentences

        return self.read((text, split_sentences(text)) for text in texts)

    def read(self, documents: Iterable[tuple[str, Sentences]]) -> Iterator[NetworkReading]:
        """Read texts with the offsets of their sentences, in order.

        What is found in one document does not depend on the others.
        """
        return self.read_words(split_words(text, sentences) for text, sentences in documents)

    def read_words(self, documents: Iterable[Words]) -> Iterator[NetworkReading]:
        """Read texts that are cut into words already."""
        source = iter(documents)
        while several := list(islice(source, DOCUMENTS_AT_ONCE)):
            yield from self._read_some(several)

    def _read_some(self, several: Sequence[Words]) -> list[NetworkReading]:
        graph = self._graph()
        documents = [_Document(words, [], [], []) for words in several]
        first = [_Reading(number, words, None) for number, words in enumerate(several)]
        found: list[list[Labelled]] = [[] for _ in documents]
        todo = first
        for depth in range(DEEPEST + 1):
            again: list[_Reading] = []
            for reading, attributions in zip(
                todo,
                self._attributions(graph, todo, documents if depth == 0 else None),
                strict=True,
            ):
                own = documents[reading.document].words
                for one in attributions:
                    placed = moved(one, reading.places) if reading.places is not None else one
                    if reading.places is not None and not _new(placed, found[reading.document]):
                        continue
                    found[reading.document].append(placed)
                    if worth_reading_again(own, placed, graph.names.cues):
                        alone, places = content_alone(own, placed.content)
                        again.append(_Reading(reading.document, alone, tuple(places)))
            todo = again
            if not todo:
                break
        return [
            _finish(document, attributions)
            for document, attributions in zip(documents, found, strict=True)
        ]

    def _attributions(
        self, graph: Graph, readings: Sequence[_Reading], documents: Sequence[_Document] | None
    ) -> list[list[Labelled]]:
        """Attributions of each reading; ``documents``, if given, get their tokens and mentions."""
        jobs: list[tuple[int, Window, Integers, Scores]] = []
        for number, reading in enumerate(readings):
            words = reading.words
            sizes = [len(graph.pieces.of(form)) for form in words.forms]
            for window in cut_windows(words.sentences, sizes):
                scores = graph.run(words, window.first, window.last)
                if documents is not None:
                    _fill(documents[reading.document], window, scores, graph)
                places = window.first + scores.anchors
                inside = (places >= window.core_first) & (places < window.core_last)
                chosen = np.flatnonzero(inside)
                if len(chosen):
                    jobs.append((number, window, chosen, scores))
        candidates: list[list[Candidate]] = [[] for _ in readings]
        if jobs:
            labels = best_roles_ragged(
                [scores.roles[chosen] for _, _, chosen, scores in jobs], jobs[0][3].transitions
            )
            for (number, window, chosen, scores), rows in zip(jobs, labels, strict=True):
                chances = joint_chances(scores.chances[chosen], rows, scores.plain)
                for index in np.flatnonzero(chances >= graph.names.threshold):
                    anchor = window.first + int(scores.anchors[chosen[index]])
                    chance = float(chances[index])
                    candidates[number].append(Candidate(anchor, chance, window.first, rows[index]))
        return [
            assemble(reading.words, some)
            for reading, some in zip(readings, candidates, strict=True)
        ]


def _fill(document: _Document, window: Window, scores: Scores, graph: Graph) -> None:
    """Add the tokens, mentions and names of a window's core."""
    words, names = document.words, graph.names
    sentences = np.asarray(words.sentences[window.first : window.last])
    heads = best_heads(scores.arcs, sentences)
    core = range(window.core_first - window.first, window.core_last - window.first)
    for place in core:
        index, head = window.first + place, window.first + int(heads[place])
        relation = "root" if head == index else names.relations[scores.relations[place]]
        lemma = apply_rule(words.form(index), names.lemmas[scores.lemmas[place]])
        document.tokens.append(
            Token(words.starts[index], words.ends[index], names.upos[scores.upos[place]], lemma,
                  head, relation)
        )  # fmt: skip
    for span in choose(scores, MENTION):
        if span.first in core:
            start, end = _edges(words, window.first + span.first, window.first + span.last)
            type_ = cast(EntityType, names.types[span.type])
            document.mentions.append(Mention(start, end, type_, span.named, span.score))
    for span in choose(scores, NAME):
        if span.first in core:
            start, end = _edges(words, window.first + span.first, window.first + span.last)
            type_ = cast(EntityType, names.types[span.type])
            document.names.append(Name(start, end, type_, span.score))


def _edges(words: Words, first: int, last: int) -> tuple[int, int]:
    return words.starts[first], words.ends[last]


def _new(one: Labelled, known: Sequence[Labelled]) -> bool:
    """Whether no attribution with this anchor is known yet."""
    return all(one.anchor != other.anchor for other in known)


def _finish(document: _Document, attributions: Sequence[Labelled]) -> NetworkReading:
    words = document.words
    ordered = sorted(attributions, key=lambda one: (one.anchor, one.content))
    return NetworkReading(
        tokens=tuple(document.tokens),
        mentions=tuple(document.mentions),
        names=tuple(document.names),
        attributions=tuple(
            FoundAttribution(
                source=offsets(words, one.source),
                cue=offsets(words, one.cue),
                content=offsets(words, one.content),
                quote=_quote(*quote_states(words, one.content)),
                within=within,
                score=one.score,
            )
            for one, within in zip(ordered, holders(words, ordered), strict=True)
        ),
    )


def _quote(inside: int, total: int) -> QuoteType:
    if inside == 0:
        return "indirect"
    return "direct" if inside == total else "mixed"
