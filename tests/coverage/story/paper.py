"""Reports written by hand: what each says, who says it, and what it means by its words alone."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.document.types import DateInterval, Document, Outlet, Span
from whence.reading.clauses import Clause, Count
from whence.reading.report import Meaning, Report
from whence.reading.stems import stem_of
from whence.reading.types import Act, Attribution, Entity, EntityType, Reading

SMALL = frozenset("a an the of in on at to by and that it had has have was were is are not".split())
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who is named in a report."""

    name: str
    type: EntityType = "person"
    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of one clause: who says it (outermost relay first; nobody: the outlet)."""

    text: str
    chain: tuple[Who, ...] = ()
    verb: str = "fell"
    act: Act = "state"
    negated: bool = False
    cue: str = "said"


def report(name: str, says: Sequence[Say], *, outlet: str | None = None, day: int = 1) -> Report:
    """A report that says these sentences in this order."""
    text, sentences, clauses = "", [], []
    mentions: dict[Who, list[Span]] = {}
    attributions: list[Attribution] = []
    for say in says:
        start = len(text)
        content = Span(start, start + len(say.text), say.text)
        text += say.text
        source: list[Span] = []
        for who in say.chain:
            text += f", {who.name}"
            place = len(text) - len(who.name)
            source.append(Span(place, len(text), who.name))
            mentions.setdefault(who, []).append(source[-1])
        cue: tuple[Span, ...] = ()
        if say.chain:
            text += f" {say.cue}"
            cue = (Span(len(text) - len(say.cue), len(text), say.cue),)
        text += ". "
        sentences.append((start, len(text) - 1))
        clauses.append(_clause(say, start))
        if say.chain:
            attributions.append(
                Attribution(f"a{len(attributions) + 1}", tuple(source[-1:]), cue, (content,),
                            "indirect", say.act, "CT+", tuple(w.name for w in say.chain), None)
            )  # fmt: skip
    entities = {who.name: f"e{n}" for n, who in enumerate(mentions, 1)}
    reading = Reading(
        document=_document(name, text, outlet, day),
        sentences=tuple(sentences),
        quotations=(),
        entities=tuple(
            Entity(entities[w.name], w.name, w.type, w.named, w.roles, (), w.country, w.sector,
                   tuple(spans))
            for w, spans in mentions.items()
        ),
        attributions=tuple(
            Attribution(a.id, a.source, a.cue, a.content, a.quote, a.act, a.certainty,
                        tuple(entities[link] for link in a.chain), None)
            for a in attributions
        ),
        dates=(),
        events=(),
    )  # fmt: skip
    vectors = [_vector(say.text) for say in says]
    contents = [v for v, say in zip(vectors, says, strict=True) if say.chain]
    meaning = Meaning(
        title=np.zeros(384, np.float32),
        sentences=np.stack(vectors),
        contents=np.stack(contents) if contents else np.zeros((0, 384), np.float32),
        clauses=np.stack(vectors),
    )
    return Report(reading, meaning, tuple(clauses))


def _document(name: str, text: str, outlet: str | None, day: int) -> Document:
    date = f"2032-04-{day:02}"
    return Document(
        id=name, path=f"{name}.txt", record=None, url=None, title=name, authors=(),
        language="en", outlet=Outlet(outlet, None, "given") if outlet else None, credits=(),
        dateline=None, published=DateInterval(date, date, "stated"), text=text, removed=(),
        replaced_characters=0,
    )  # fmt: skip


def _clause(say: Say, start: int) -> Clause:
    place = start + say.text.index(say.verb)
    words = [word.strip(".,") for word in say.text.lower().split()]
    return Clause(
        head=(place, place + len(say.verb)),
        predicate=stem_of(say.verb),
        spans=((start, start + len(say.text)),),
        agent=None,
        patient=None,
        standing="main",
        negated=say.negated,
        certainty=1.1,
        words=tuple(stem_of(word) for word in words if word not in SMALL),
        counts=tuple(
            Count(word, stem_of(after))
            for word, after in zip(words, [*words[1:], ""], strict=True)
            if word in NUMBERS or word[:1].isdigit()
        ),
    )


def _vector(text: str) -> NDArray[np.float32]:
    """A vector of the words' stems alone: texts with the same words are alike."""
    found = np.zeros(384, np.float32)
    for word in text.lower().split():
        if word not in SMALL:
            found[zlib.crc32(stem_of(word.strip(".,")).encode()) % 384] += 1
    return found / max(1e-9, float(np.linalg.norm(found)))
