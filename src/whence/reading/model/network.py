"""The network as the package uses it: texts in, tokens, mentions, names and attributions out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, cast

import numpy as np

from whence.reading.model.attributions import Candidate, Labelled, assemble, offsets
from whence.reading.model.coreference import Tables, link
from whence.reading.model.ends import last_of_phrase
from whence.reading.model.events import EventScores, find_events
from whence.reading.model.graph import Floats, Graph, Scores
from whence.reading.model.lemmas import apply_rule
from whence.reading.model.letters import find_letters
from whence.reading.model.mention_facts import mentioned
from whence.reading.model.mentions import MENTION, NAME, choose
from whence.reading.model.morphology import checked
from whence.reading.model.nesting import (
    DEEPEST,
    content_alone,
    holders,
    moved,
    quote_states,
    worth_reading_again,
)
from whence.reading.model.quoted import whole_quotations
from whence.reading.model.results import (
    FoundAttribution,
    FoundEvent,
    Mention,
    Name,
    NetworkReading,
    Token,
)
from whence.reading.model.roles import best_roles_ragged, joint_chances
from whence.reading.model.siblings import one_phrase
from whence.reading.model.transcripts import find_turns, with_turns
from whence.reading.model.trees import best_heads
from whence.reading.model.voices import Voices
from whence.reading.model.windows import Window, cut_windows, openings
from whence.reading.model.words import Words, split_words
from whence.reading.types import EntityType, QuoteType

DOCUMENTS_AT_ONCE: Final = 16
"""Documents whose windows are decoded together; this bounds memory, not results."""

Sentences = Sequence[tuple[int, int]]


@dataclass(slots=True)
class _Document:
    """A document under way."""

    words: Words
    tokens: list[Token] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    mentions: list[_Candidate] = field(default_factory=list)
    events: list[EventScores] = field(default_factory=list)
    meaning: list[Floats] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A mention in the document's words, with what coreference compares."""

    first: int
    last: int
    type: EntityType
    named: bool
    score: float
    anaphor: Floats
    antecedent: Floats
    start: float


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
    def load(cls, path: Path | None = None, *, threads: int = 1, meaning: bool = False) -> Network:
        """The network of a model file (the package's own by default), to run on so many threads.

        With ``meaning``, readings carry vectors of meaning.
        """
        return cls(lru_cache(maxsize=1)(lambda: Graph(path, threads=threads, meaning=meaning)))

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
        documents = [_Document(words) for words in several]
        first = [_Reading(number, words, None) for number, words in enumerate(several)]
        found: list[list[Labelled]] = [[] for _ in documents]
        anchors: list[set[int]] = [set() for _ in documents]
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
                    if placed.anchor in anchors[reading.document]:
                        continue
                    anchors[reading.document].add(placed.anchor)
                    found[reading.document].append(placed)
                    if worth_reading_again(own, placed, graph.names.cues):
                        alone, places = content_alone(own, placed.content)
                        again.append(_Reading(reading.document, alone, tuple(places)))
            todo = again
            if not todo:
                break
        return [
            _finish(document, attributions, graph)
            for document, attributions in zip(documents, found, strict=True)
        ]

    def _attributions(
        self, graph: Graph, readings: Sequence[_Reading], documents: Sequence[_Document] | None
    ) -> list[list[Labelled]]:
        """Attributions of each reading; ``documents``, if given, get their tokens and mentions."""
        jobs: list[tuple[int, Window, Scores]] = []
        for number, reading in enumerate(readings):
            words = reading.words
            sizes = [len(graph.pieces.of(form)) for form in words.forms]
            for window in cut_windows(words.sentences, sizes, opens=openings(words)):
                scores = graph.run(words, window, parsed=documents is not None)
                if documents is not None:
                    _fill(documents[reading.document], window, scores, graph)
                if len(scores.anchors):
                    jobs.append((number, window, scores))
        candidates: list[list[Candidate]] = [[] for _ in readings]
        if jobs:
            labels = best_roles_ragged(
                [scores.roles for _, _, scores in jobs], graph.constants.transitions
            )
            for (number, window, scores), rows in zip(jobs, labels, strict=True):
                chances = joint_chances(scores.chances, rows, scores.plain)
                for index in np.flatnonzero(chances >= graph.names.threshold):
                    anchor = window.first + int(scores.anchors[index])
                    chance = float(chances[index])
                    candidates[number].append(Candidate(anchor, chance, window.first, rows[index]))
        found = [
            assemble(reading.words, some)
            for reading, some in zip(readings, candidates, strict=True)
        ]
        if documents is None:
            return found
        return [
            with_turns(reading.words, whole_quotations(reading.words, some))
            for reading, some in zip(readings, found, strict=True)
        ]


def _fill(document: _Document, window: Window, scores: Scores, graph: Graph) -> None:
    """Add what a window's core holds."""
    words, names, base = document.words, graph.names, window.core_first
    sentences = np.asarray(words.sentences[base : window.core_last])
    heads = best_heads(scores.arcs, sentences) + base
    columns = (scores.upos, scores.lemmas, heads, scores.relations, scores.certainty)
    for index, (upos, lemma, head, relation, certainty) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True), base
    ):
        start, end = words.starts[index], words.ends[index]
        form = words.text[start:end]
        made = apply_rule(form, names.lemmas[lemma])
        document.tokens.append(
            Token(
                start, end, names.upos[upos],
                checked(form, made, names.upos[upos], graph.pieces.is_word), head,
                "root" if head == index else names.relations[relation], certainty,
            )
        )  # fmt: skip
    for span in choose(scores, MENTION):
        document.mentions.append(
            _Candidate(
                base + span.first, base + span.last,
                cast(EntityType, names.types[span.type]), span.named, span.score,
                scores.anaphors[span.place], scores.antecedents[span.place],
                float(scores.starts[span.place]),
            )
        )  # fmt: skip
    for span in choose(scores, NAME):
        start, end = _edges(words, base + span.first, base + span.last)
        type_ = cast(EntityType, names.types[span.type])
        document.names.append(Name(start, end, type_, span.score))
    document.events.append(
        EventScores(scores.event_types, scores.event_modes, scores.event_contexts, scores.certainty)
    )
    if scores.meaning is not None:
        document.meaning.append(scores.meaning)


def _edges(words: Words, first: int, last: int) -> tuple[int, int]:
    return words.starts[first], words.ends[last]


def _finish(document: _Document, attributions: Sequence[Labelled], graph: Graph) -> NetworkReading:
    words = document.words
    document.tokens = one_phrase(document.tokens)
    ordered = sorted(attributions, key=lambda one: (one.anchor, one.content))
    return NetworkReading(
        tokens=tuple(document.tokens),
        mentions=_linked(document, attributions, graph.constants.tables),
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
        events=_events(document),
        meaning=np.concatenate(document.meaning) if document.meaning else None,
    )


def _whole_phrases(document: _Document) -> list[_Candidate]:
    """The mentions up to the ends of their phrases; of two that are then one, the surer."""
    best: dict[tuple[int, int], _Candidate] = {}
    for one in document.mentions:
        last = last_of_phrase(one.first, one.last, document.tokens)
        known = best.get((one.first, last))
        if known is None or known.score < one.score:
            best[one.first, last] = replace(one, last=last)
    return sorted(best.values(), key=lambda one: (one.first, -one.last))


def _linked(
    document: _Document, attributions: Sequence[Labelled], tables: Tables
) -> tuple[Mention, ...]:
    """The mentions of a document in text order, each with the number of its entity."""
    words, found = document.words, _whole_phrases(document)
    if not found:
        return ()
    spans = [(one.first, one.last, one.type, one.named) for one in found]
    heads = [token.head for token in document.tokens]
    mentions = mentioned(
        words,
        spans,
        heads,
        [token.relation for token in document.tokens],
        [token.upos for token in document.tokens],
    )
    chains = link(
        words,
        mentions,
        np.stack([one.anaphor for one in found]),
        np.stack([one.antecedent for one in found]),
        np.asarray([one.start for one in found], np.float32),
        tables,
    )
    voices = Voices(words, mentions, chains)
    turns = find_turns(words)
    voices.turns(turns)
    voices.letters(() if turns else find_letters(words))
    voices.quotations(attributions, heads)
    return tuple(
        Mention(*_edges(words, one.first, one.last), one.type, one.named, one.score, chain, speaker)
        for one, chain, speaker in zip(found, voices.chains, voices.speakers, strict=True)
    )


def _events(document: _Document) -> tuple[FoundEvent, ...]:
    parts = document.events
    if not parts:
        return ()
    columns = (
        np.concatenate([getattr(part, field.name) for part in parts])
        for field in fields(EventScores)
    )
    return find_events(document.words, document.tokens, EventScores(*columns))


def _quote(inside: int, total: int) -> QuoteType:
    if inside == 0:
        return "indirect"
    return "direct" if inside == total else "mixed"
