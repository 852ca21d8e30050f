"""Reports made by program for tests of the store: no network, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from whence.document.types import DateInterval, Document, Outlet, Refusal, Span
from whence.reading.clauses import Clause
from whence.reading.reader import Reader
from whence.reading.report import Meaning, Report
from whence.reading.types import Attribution, Entity, Event, Reading

SIZE = 384
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Saying:
    """*RELAY* reported that *SPEAKER* said that *CONTENT*."""

    speaker: str
    content: str
    relay: str | None = None
    act: str = "state"


def interval(day: str) -> DateInterval:
    """One day."""
    return DateInterval(day, day, "metadata")


def document(
    name: str,
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    day: str | None = None,
    url: str | None = None,
) -> Document:
    """A document as `whence.load` would make it of a file."""
    return Document(
        id=sha256(f"{url or name}\0{text}".encode()).hexdigest()[:16],
        path=name,
        record=None,
        url=url,
        title=title or None,
        authors=(),
        language="en",
        outlet=Outlet(outlet, None, "given") if outlet else None,
        credits=(),
        dateline=None,
        published=interval(day) if day else None,
        text=text,
        removed=(),
        replaced_characters=0,
    )


class MadeReader(Reader):
    """Reads *X said that Y* and *Z reported that X said that Y*, by splitting words."""

    def read_report(self, document: Document) -> Report:
        """Read a text of such sentences."""
        return read(document)

    def meaning_of(self, sentence: str) -> NDArray[np.float32]:
        """The mean of random vectors of the words."""
        found: NDArray[np.float32] = meaning([sentence])[0]
        return found

    def read_reports(self, documents: Iterable[Document | Refusal]) -> Iterator[Report | Refusal]:
        """Read them here, whatever the number of processes."""
        for one in documents:
            yield one if isinstance(one, Refusal) else read(one)


def _clauses(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Clause]:
    """What each sentence says that is said, as one clause: *the ship sank*."""
    for start, end in sentences:
        found = _SAID.match(text, start, end)
        from_ = found.start("content") if found and found["cue"] in ("said", "denied") else start
        words = list(_WORD.finditer(text, from_, end))
        head = words[min(1, len(words) - 1)]
        yield Clause(
            head=head.span(),
            predicate=head[0].lower(),
            spans=((from_, end - 1),),
            agent=words[0].span(),
            patient=next((one for one in words[2:] if one[0] in _COUNTRIES), words[-1]).span(),
            standing="main",
            negated=False,
            certainty=1.0,
            words=tuple(word[0].lower() for word in words),
            counts=(),
        )


_SENTENCE = re.compile(r"[^.]+\.")
_SAID = re.compile(
    r"(?:(?P<relay>[A-Z]\w+) reported that )?(?P<speaker>[A-Z]\w+)"
    r" (?P<cue>said|denied|met|attacked)(?: that)? (?P<content>[^.]+)"
)
_COUNTRIES = {"Maruva": "MRV", "Kordesia": "KRD"}


def read(document: Document) -> Report:
    """A reading of a text of such sentences."""
    text = document.text
    sentences = [(one.start(), one.end()) for one in _SENTENCE.finditer(text)]
    sentences = [(start + (text[start] == " "), end) for start, end in sentences]
    mentions: dict[str, list[Span]] = {}
    attributions: list[Attribution] = []
    events: list[Event] = []
    for start, end in sentences:
        found = _SAID.match(text, start, end)
        if found is None:
            continue
        for role in ("relay", "speaker"):
            if found[role]:
                mentions.setdefault(found[role], []).append(_span(found, role))
        if found["cue"] in ("said", "denied"):
            attributions += _attributions(found, len(attributions), list(mentions))
        else:
            events.append(_event(found, len(events), mentions))
    reading = Reading(
        document=document,
        sentences=tuple(sentences),
        quotations=(),
        entities=tuple(_entities(mentions)),
        attributions=tuple(attributions),
        dates=(),
        events=tuple(events),
    )
    contents = [" ".join(span.text for span in one.content) for one in attributions]
    whole = meaning([text[start:end] for start, end in sentences])
    title = meaning([document.title or ""])[0]
    clauses = tuple(_clauses(text, sentences))
    parts = meaning([text[one.spans[0][0] : one.spans[0][1]] for one in clauses])
    return Report(reading, Meaning(title, whole, meaning(contents), parts), clauses)


def meaning(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors: sums of a random vector for each word; alike for texts of like words."""
    found = np.zeros((len(texts), SIZE), np.float32)
    for row, text in enumerate(texts):
        for word in _WORD.findall(text.lower()):
            found[row] += _vector(word)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = found / np.maximum(lengths, np.float32(1e-9))
    return scaled


@cache
def _vector(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(sha256(word.encode()).digest()[:4], "big")
    return np.asarray(np.random.default_rng(seed).standard_normal(SIZE), np.float32)


def _span(found: re.Match[str], role: str) -> Span:
    return Span(found.start(role), found.end(role), found[role])


def _entities(mentions: dict[str, list[Span]]) -> Iterator[Entity]:
    for number, (name, spans) in enumerate(mentions.items(), start=1):
        country = _COUNTRIES.get(name)
        yield Entity(
            id=f"e{number}",
            name=name,
            type="government" if country else "person",
            named=True,
            roles=(),
            members=(),
            country=country,
            sector="GOV" if country else None,
            mentions=tuple(spans),
        )


def _attributions(found: re.Match[str], before: int, names: list[str]) -> Iterator[Attribution]:
    ids = {name: f"e{number}" for number, name in enumerate(names, start=1)}
    relay = found["relay"]
    chain = tuple(ids[name] for name in (relay, found["speaker"]) if name)
    outer = f"a{before + 1}" if relay else None
    if outer:
        start, end = found.start("speaker"), found.end("content")
        yield Attribution(
            id=outer,
            source=(_span(found, "relay"),),
            cue=(Span(found.end("relay") + 1, found.end("relay") + 9, "reported"),),
            content=(Span(start, end, found.string[start:end]),),
            quote="indirect",
            act="report",
            certainty="CT+",
            chain=chain[:1],
            within=None,
        )
    denies = found["cue"] == "denied"
    yield Attribution(
        id=f"a{before + (2 if outer else 1)}",
        source=(_span(found, "speaker"),),
        cue=(_span(found, "cue"),),
        content=(_span(found, "content"),),
        quote="indirect",
        act="deny" if denies else "state",
        certainty="CT-" if denies else "CT+",
        chain=chain,
        within=outer,
    )


def _event(found: re.Match[str], before: int, mentions: dict[str, list[Span]]) -> Event:
    other = found["content"].split()[0]
    at = found.start("content")
    mentions.setdefault(other, []).append(Span(at, at + len(other), other))
    ids = {name: f"e{number}" for number, name in enumerate(mentions, start=1)}
    return Event(
        id=f"v{before + 1}",
        type="CONSULT" if found["cue"] == "met" else "ASSAULT",
        mode=None,
        contexts=(),
        trigger=_span(found, "cue"),
        actors=(ids[found["speaker"]],),
        recipients=(ids[other],),
        place=None,
        date=None,
        certainty="CT+",
        said_in=None,
    )
