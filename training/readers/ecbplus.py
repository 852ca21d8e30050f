"""ECB+ and BASIL: whole news texts, and which sentences of ECB+ tell the same.

ECB+ (Cybulska and Vossen 2014) marks events and their participants in some sentences of each
document, with coreference across documents. Each of its topics has two stories, alike in kind and
not in fact: *an earthquake, another earthquake*.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from training.examples import Example
from whence.reading.model.words import describe, split_words

_ENDS: Final = frozenset(". ! ? ... …".split())
_CLOSING: Final = frozenset("'' \" ” ’ ' ) ]".split())


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence of ECB+ (words ``first`` to ``last``, excluded) tells.

    ``main`` is the chain of its event that most documents of the story tell. ``participants`` are
    the chains of people and things, ``triggers`` the events' words in lower case.
    """

    first: int
    last: int
    document: str
    topic: int
    story: str
    main: str
    events: frozenset[str]
    participants: frozenset[str]
    triggers: frozenset[str]
    text: str


def tell_the_same(one: Claim, other: Claim) -> bool:
    """Two documents' sentences on one main event, with a participant in common."""
    return (
        one.document != other.document
        and one.main == other.main
        and bool(one.participants & other.participants)
        and one.text != other.text
    )


def tell_unlike(one: Claim, other: Claim) -> bool:
    """Sentences of two stories, or of one without an event in common."""
    return one.story != other.story or not one.events & other.events


def read_ecbplus(folder: Path, split: str) -> list[tuple[Example, tuple[Claim, ...]]]:
    """Whole documents of a split, each with the claims of its annotated sentences.

    A document whose whole text has other tokens than an annotated sentence gives a claim less.
    """
    chosen = {
        row["doc_id"]: row for row in _rows(folder / "documents.jsonl") if row["split"] == split
    }
    told = _told(folder, chosen)
    found: list[tuple[Example, tuple[Claim, ...]]] = []
    for row in _rows(folder / "whole_texts.jsonl"):
        if row["doc_id"] not in chosen:
            continue
        tokens = [token for token in row["tokens"] if token.strip()]
        places: list[tuple[int, Claim]] = []
        after = 0
        for number, sentence in enumerate(chosen[row["doc_id"]]["sentences"]):
            start = _find(tokens, sentence, after)
            if start is None:
                continue
            after = start + len(sentence)
            if (row["doc_id"], number) in told:
                claim = replace(told[row["doc_id"], number], first=start, last=after)
                places.append((start, claim))
        borders = {edge for _, claim in places for edge in (claim.first, claim.last)}
        example = _example(row["doc_id"], tokens, borders)
        found.append((example, tuple(claim for _, claim in places)))
    return found


def read_basil(path: Path) -> Iterator[Example]:
    """BASIL's articles, without labels."""
    for row in _rows(path):
        text, spans = "", []
        for paragraph in row["paragraphs"]:
            text += "\n\n" if text else ""
            for number, sentence in enumerate(paragraph):
                text += " " if number else ""
                spans.append((len(text), len(text) + len(sentence)))
                text += sentence
        yield Example(set="basil", name=row["id"], words=split_words(text, spans))


def _told(folder: Path, documents: dict[str, Any]) -> dict[tuple[str, int], Claim]:
    """The claim of each annotated sentence that tells an event, its place still open."""
    events: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    people: dict[tuple[str, int], set[str]] = defaultdict(set)
    documents_of: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "event_mentions.jsonl"):
        if row["doc_id"] in documents:
            events[row["doc_id"], row["sentence"]].append(row)
            documents_of[row["chain"]].add(row["doc_id"])
    for row in _rows(folder / "entity_mentions.jsonl"):
        if row["doc_id"] in documents and row["type"] in ("HUM", "NON"):
            people[row["doc_id"], row["sentence"]].add(row["chain"])
    found: dict[tuple[str, int], Claim] = {}
    for (name, number), rows in events.items():
        counts = Counter({row["chain"]: len(documents_of[row["chain"]]) for row in rows})
        document = documents[name]
        found[name, number] = Claim(
            first=0,
            last=0,
            document=name,
            topic=document["topic"],
            story=document["story"],
            main=min(counts, key=lambda chain: (-counts[chain], chain)),
            events=frozenset(counts),
            participants=frozenset(people[name, number]),
            triggers=frozenset(row["text"].lower() for row in rows),
            text=" ".join(document["sentences"][number]).lower(),
        )
    return found


def _find(tokens: Sequence[str], sentence: Sequence[str], after: int) -> int | None:
    size = len(sentence)
    for start in range(after, len(tokens) - size + 1):
        if tokens[start] == sentence[0] and list(tokens[start : start + size]) == list(sentence):
            return start
    return None


def _example(name: str, tokens: Sequence[str], borders: set[int]) -> Example:
    """Tokens as a text, with sentences that end at full stops and at the borders given."""
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    position, number, ended = 0, 0, False
    for index, token in enumerate(tokens):
        if index in borders or (ended and token not in _CLOSING):
            number += bool(index)
            ended = False
        starts.append(position)
        ends.append(position + len(token))
        sentences.append(number)
        position += len(token) + 1
        ended = ended or token in _ENDS
    return Example("ecbplus", name, describe(" ".join(tokens), starts, ends, sentences))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
