"""Words and meaning: where the reports say something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from sqlalchemy import Connection, select

from whence.document.types import Span
from whence.store import words
from whence.store.index import Ranking, Sentences
from whence.store.packing import Vectors, unpack_text
from whence.store.schema import documents, texts
from whence.store.types import Hit

_EVERY_RANK: Final = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""
_BY_WORDS: Final = 200
_MEANS: Final = 0.3
"""The cosine from which a sentence has to do with a question at all."""

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
