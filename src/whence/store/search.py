"""Words and meaning: where the reports say something, and which claims say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from sqlalchemy import Connection, select

from whence.coverage.story.statements import content_stems
from whence.coverage.types import Assertion, Claim
from whence.document.types import Span
from whence.store import words
from whence.store.index import Claims, Ranking, Sentences
from whence.store.packing import Vectors, unpack, unpack_text
from whence.store.schema import claims, documents, texts
from whence.store.types import Hit, Match

_EVERY_RANK: Final = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""
_BY_WORDS: Final = 200
_MEANS: Final = 0.3
"""The cosine from which a sentence has to do with a question at all."""
SAYS: Final = 0.5
"""The similarity from which a claim may say what a sentence says."""
_TRACED: Final = 40
"""Claims of like meaning whose words are looked at."""
_ASSERTIONS: Final = 12
"""Assertions of a claim whose sentences are looked at."""

_WORD: Final = re.compile(r"\w+")
_STEM: Final = 5


def search(
    connection: Connection, index: Sentences, text: str, vector: Vectors, limit: int
) -> tuple[Hit, ...]:
    """The documents that hold the words or mean the same, each with its best sentence."""
    best, scores = _ranked(connection, index, text, vector, limit)
    rows = connection.execute(
        select(documents.c.key, documents.c.id, documents.c.story, documents.c.title, texts.c.body)
        .join(texts, texts.c.document == documents.c.key)
        .where(documents.c.key.in_(scores), documents.c.stands)
    )
    found = {
        row.key: Hit(
            story=row.story,
            document=row.id,
            title=row.title,
            span=_span(row.body, best.get(row.key), text),
            score=round(scores[row.key], 6),
        )
        for row in rows
    }
    return tuple(found[key] for key in scores if key in found)


def stories_found(
    connection: Connection, index: Sentences, text: str, vector: Vectors, limit: int
) -> list[str]:
    """The stories of the documents that `search` would give, best first."""
    _, scores = _ranked(connection, index, text, vector, limit)
    rows = connection.execute(
        select(documents.c.key, documents.c.story).where(
            documents.c.key.in_(scores), documents.c.stands
        )
    )
    found = dict(rows.all())
    return list(dict.fromkeys(found[key] for key in scores if key in found))


def _ranked(
    connection: Connection, index: Sentences, text: str, vector: Vectors, limit: int
) -> Ranking:
    """The sentence that means most of each document, and the best documents' scores in order."""
    deep = max(limit, _BY_WORDS)
    if (text, deep) not in index.asked:
        by_words = words.find(connection, text, deep)
        best: dict[int, int] = {}
        for key, sentence, cosine in index.nearest(connection, vector):
            if cosine >= _MEANS:
                best.setdefault(key, sentence)
        scores = _fused(by_words, list(best))
        ordered = sorted(scores, key=lambda key: (-scores[key], key))
        index.remember(text, deep, (best, {key: scores[key] for key in ordered}))
    best, scores = index.asked[text, deep]
    return best, dict(islice(scores.items(), limit))


def trace(
    connection: Connection, index: Claims, text: str, vector: Vectors, limit: int
) -> tuple[Match, ...]:
    """The claims that say what a sentence says, best first.

    Half of the similarity is the cosine of the meanings, half the share of the sentence's content
    words that the claim's statement and the sentences that make it hold.
    """
    asked = content_stems(text)
    near = {
        (story, position): cosine
        for story, position, cosine in index.nearest(connection, vector)[:_TRACED]
        if cosine >= _MEANS
    }
    rows = connection.execute(
        # Pairs of both would not be looked up in an index.
        select(claims.c.story, claims.c.position, claims.c.body).where(
            claims.c.story.in_({story for story, _ in near}),
            claims.c.position.in_({position for _, position in near}),
        )
    )
    meant = {
        (story, position): unpack(Claim, body)
        for story, position, body in rows
        if (story, position) in near
    }
    told = _told(connection, meant.values())
    found = []
    for (story, position), claim in meant.items():
        held = len(asked & _said(claim, told)) / max(1, len(asked))
        similarity = (min(near[story, position], 1.0) + held) / 2
        if similarity >= SAYS:
            found.append(Match(story, claim, round(similarity, 4)))
    return tuple(sorted(found, key=lambda one: (-one.similarity, one.story, one.claim.id))[:limit])


def _makes(claim: Claim) -> list[Assertion]:
    return [one for one in claim.assertions if one.stance != "denies"][:_ASSERTIONS]


def _told(
    connection: Connection, meant: Iterable[Claim]
) -> dict[str, tuple[str, list[tuple[int, int]]]]:
    """The texts and sentences of the reports that make some claims, by id."""
    names = {one.document for claim in meant for one in _makes(claim)}
    rows = connection.execute(
        select(documents.c.id, texts.c.body)
        .join(texts, texts.c.document == documents.c.key)
        .where(documents.c.id.in_(names))
    )
    return {name: unpack_text(body) for name, body in rows}


def _said(claim: Claim, told: Mapping[str, tuple[str, list[tuple[int, int]]]]) -> frozenset[str]:
    """The content words of a claim's statement and of the sentences of reports that make it."""
    parts = {claim.statement}
    for one in _makes(claim):
        text, sentences = told.get(one.document, (one.text, []))
        start, end = one.spans[0].start, one.spans[-1].end
        parts |= {text[first:last] for first, last in sentences if first < end and start < last}
    return content_stems("\n".join(parts))


def _fused(*rankings: Iterable[int]) -> dict[int, float]:
    """The sums of the reciprocal ranks."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (_EVERY_RANK + rank)
    return scores


def _span(body: bytes, sentence: int | None, question: str) -> Span:
    """The sentence that means most, or that holds most of a question's words."""
    text, sentences = unpack_text(body)
    if sentence is None or sentence >= len(sentences):
        sentence = _most_words(text, sentences, question)
    start, end = sentences[sentence] if sentences else (0, len(text))
    return Span(start, end, text[start:end])


def _most_words(text: str, sentences: Sequence[tuple[int, int]], question: str) -> int:
    asked = {word[:_STEM] for word in words.content_words(question)}

    def held(number: int) -> int:
        start, end = sentences[number]
        return len(asked & {word[:_STEM] for word in _WORD.findall(text[start:end].lower())})

    return max(range(len(sentences)), key=held, default=0)
