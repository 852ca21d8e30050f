"""News made by program, read by program: for measuring what a store does, without the network."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from whence.document.types import DateInterval, Document, Outlet, Span
from whence.reading.clauses import Clause
from whence.reading.report import Meaning, Report
from whence.reading.types import Attribution, Entity, Event, Reading

SIZE = 384
OPEN_STORIES = 50
REPORTS_A_DAY = 100
OUTLETS = 200
VOCABULARY = 20_000
TOPIC_WORDS = 60
NAMES = 10
SENTENCES = (14, 26)
STORY_REPORTS = (3, 15)
COPIES = 0.4

COUNTRIES = ("MRV", "KRD", "ILR", "OSM", "TAV", "ZEL", "PRN", "VOS")
CUES = ("said", "told reporters", "announced")


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of a report: the report that opened its story, and the one it copies."""

    id: str
    title: str
    opened_by: str
    copy_of: str | None


@dataclass(slots=True)
class _Story:
    """An event under way."""

    words: list[str]
    names: list[tuple[str, str]]
    facts: list[list[str]]
    left: int
    opened_by: str = ""
    told: list[tuple[str, list["_Sentence"]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence: who says it (an index of the story's names), if anybody, and its words."""

    speaker: int | None
    words: tuple[str, ...]
    text: str
    content: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A report that has not been read: what is needed to read it, and what it copies."""

    document: Document
    story: _Story
    sentences: list[_Sentence]
    starts: list[int]
    copy_of: str | None


class Newsroom:
    """Makes one report after the other, the same ones for the same seed."""

    def __init__(self, seed: int, sentences: tuple[int, int] = SENTENCES) -> None:
        """Open the newsroom; ``sentences`` are how few and how many a report has."""
        self._sentences = sentences
        self._random = random.Random(seed)
        self._vocabulary = [self._word() for _ in range(VOCABULARY)]
        self._weights = list(accumulate(1 / rank for rank in range(10, VOCABULARY + 10)))
        self._open: list[_Story] = []
        self._count = 0

    def next(self, count: int) -> list[tuple[Made, Report]]:
        """The next so many reports."""
        return [(_made(one), _read(one)) for one in (self._draft() for _ in range(count))]

    def skip(self, count: int) -> list[Made]:
        """Pass over the next so many, of which reading is not wanted: that costs most."""
        return [_made(self._draft()) for _ in range(count)]

    def _draft(self) -> _Draft:
        while len(self._open) < OPEN_STORIES:
            self._open.append(self._story())
        story = self._random.choice(self._open)
        copied = self._random.choice(story.told) if story.told else None
        if copied is not None and self._random.random() < COPIES:
            sentences = [one for one in copied[1] if self._random.random() < 0.85]
            sentences.append(self._sentence(story))
        else:
            copied = None
            sentences = [
                self._sentence(story) for _ in range(self._random.randint(*self._sentences))
            ]
        document, starts = self._document(story, sentences)
        story.opened_by = story.opened_by or document.id
        story.told.append((document.id, sentences))
        story.left -= 1
        if not story.left:
            self._open.remove(story)
        return _Draft(document, story, sentences, starts, copied[0] if copied else None)

    def _story(self) -> _Story:
        names = [
            (f"{self._word().title()} {self._word().title()}", self._random.choice(COUNTRIES))
            for _ in range(NAMES)
        ]
        words = self._random.sample(self._vocabulary, TOPIC_WORDS)
        facts = [
            [*self._random.sample(words, 5), str(self._random.randint(2, 900))] for _ in range(12)
        ]
        return _Story(words, names, facts, self._random.randint(*STORY_REPORTS))

    def _sentence(self, story: _Story) -> _Sentence:
        """A sentence of common words and the story's, often one of its facts in other words."""
        common = self._random.choices(
            self._vocabulary, cum_weights=self._weights, k=self._random.randint(6, 14)
        )
        words = [*common, *self._random.choice(story.facts), *self._random.sample(story.words, 3)]
        self._random.shuffle(words)
        speaker = self._random.randrange(NAMES) if self._random.random() < 0.45 else None
        other = story.names[self._random.randrange(NAMES)][0]
        content = f"{other} {' '.join(words)}"
        if speaker is None:
            return _Sentence(None, tuple(words), f"{content}.", (0, len(content)))
        before = f"{story.names[speaker][0]} {self._random.choice(CUES)} that "
        span = (len(before), len(before) + len(content))
        return _Sentence(speaker, tuple(words), f"{before}{content}.", span)

    def _document(self, story: _Story, sentences: list[_Sentence]) -> tuple[Document, list[int]]:
        """A document of some sentences, and where each begins in its text."""
        number = self._count
        self._count += 1
        day = (date(2031, 1, 1) + timedelta(days=number // REPORTS_A_DAY)).isoformat()
        text, starts = "", []
        for place, one in enumerate(sentences):
            text += ("\n\n" if place % 3 == 0 else " ") if text else ""
            starts.append(len(text))
            text += one.text
        title = " ".join([story.names[0][0], *sentences[0].words[:6]])
        document = Document(
            id=sha256(f"{number}\0{text}".encode()).hexdigest()[:16],
            path=f"made/{number}.txt",
            record=None,
            url=f"https://outlet{number % OUTLETS}.example/{number}",
            title=title,
            authors=(),
            language="en",
            outlet=Outlet(f"Outlet {number % OUTLETS}", None, "given"),
            credits=(),
            dateline=None,
            published=DateInterval(day, day, "metadata"),
            text=text,
            removed=(),
            replaced_characters=0,
        )
        return document, starts

    def _word(self) -> str:
        syllables = self._random.randint(2, 4)
        return "".join(
            self._random.choice("bdfgklmnprstvz") + self._random.choice("aeiou")
            for _ in range(syllables)
        )


def vector_of(words: str) -> NDArray[np.float32]:
    """A vector of length one for some words; alike for those that share words."""
    whole = np.sum([_word_vector(word) for word in words.lower().split()], axis=0)
    found: NDArray[np.float32] = whole / np.float32(max(float(np.linalg.norm(whole)), 1e-9))
    return found


@lru_cache(maxsize=30_000)
def _word_vector(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(sha256(word.encode()).digest()[:4], "big")
    return np.asarray(np.random.default_rng(seed).standard_normal(SIZE), np.float32)


def _made(one: _Draft) -> Made:
    return Made(one.document.id, one.document.title or "", one.story.opened_by, one.copy_of)


def _read(draft: _Draft) -> Report:
    """The reading of a report, as the network would make one of about this size."""
    document, story, sentences = draft.document, draft.story, draft.sentences
    text, starts = document.text, draft.starts
    mentions: dict[str, list[Span]] = {name: [] for name, _ in story.names}
    attributions: list[Attribution] = []
    clauses: list[Clause] = []
    events: list[Event] = []
    for one, start in zip(sentences, starts, strict=True):
        first, last = start + one.content[0], start + one.content[1]
        other = next(name for name, _ in story.names if text.startswith(name, first))
        mentions[other].append(_span(text, first, first + len(other)))
        words = _words(text, first + len(other) + 1, last)
        clauses += [
            _clause(text, (first, first + len(other)), part) for part in (words[:8], words[8:])
        ]
        if one.speaker is None:
            continue
        name = story.names[one.speaker][0]
        source = _span(text, start, start + len(name))
        mentions[name].append(source)
        attributions.append(
            Attribution(
                id=f"a{len(attributions) + 1}",
                source=(source,),
                cue=(_span(text, source.end + 1, first - 6),),
                content=(_span(text, first, last),),
                quote="indirect",
                act="state",
                certainty="CT+",
                chain=(f"e{one.speaker + 1}",),
                within=None,
            )
        )
        if len(events) < 8:
            trigger = _span(text, *words[0])
            events.append(_event(len(events), trigger, one.speaker, attributions[-1].id))
    reading = Reading(
        document=document,
        sentences=tuple(
            (start, start + len(one.text)) for one, start in zip(sentences, starts, strict=True)
        ),
        quotations=(),
        entities=tuple(
            Entity(
                id=f"e{number}",
                name=name,
                type="person",
                named=True,
                roles=(),
                members=(),
                country=country,
                sector="GOV",
                mentions=tuple(mentions[name]),
            )
            for number, (name, country) in enumerate(story.names, start=1)
        ),
        attributions=tuple(attributions),
        dates=(),
        events=tuple(events),
    )
    whole = np.stack([vector_of(" ".join(one.words)) for one in sentences])
    contents = [row for row, one in enumerate(sentences) if one.speaker is not None]
    parts = [vector_of(text[one.spans[0][0] : one.spans[0][1]]) for one in clauses]
    meaning = Meaning(vector_of(document.title or ""), whole, whole[contents], np.stack(parts))
    return Report(reading, meaning, tuple(clauses))


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    for word in text[start:end].split():
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


def _clause(text: str, agent: tuple[int, int], words: list[tuple[int, int]]) -> Clause:
    head, *rest = words
    return Clause(
        head=head,
        predicate=text[slice(*head)],
        spans=((head[0], words[-1][1]),),
        agent=agent,
        patient=rest[-1] if rest else None,
        standing="main",
        negated=False,
        certainty=1.0,
        words=tuple(text[slice(*word)] for word in words),
        counts=(),
    )


def _event(before: int, trigger: Span, actor: int, said_in: str) -> Event:
    return Event(
        id=f"v{before + 1}",
        type="CONSULT",
        mode=None,
        contexts=(),
        trigger=trigger,
        actors=(f"e{actor + 1}",),
        recipients=(f"e{(actor + 1) % NAMES + 1}",),
        place=None,
        date=None,
        certainty="CT+",
        said_in=said_in,
    )
