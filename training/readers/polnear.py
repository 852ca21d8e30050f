"""PolNeAR: attributions in US political news, and CoreNLP's names in the same articles."""

from __future__ import annotations

import bisect
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from training.examples import Attribution, Example, Mention, Mentions
from training.sentences import split_sentences
from whence.reading.model.words import Words, split_words

_LEADING: Final = re.compile(
    r"(?:am|are|is|was|were|be|been|being|has|have|had|having|will|would|can|could|may|might|must"
    r"|shall|should|do|does|did|to|not|n't|n’t|also|then|never|still|just|once|later|even|already|often|a|an|the|'s|’s"
    r"|now|again|first|long|both|and|who|that|\w+ly)$",
    re.IGNORECASE,
)
_SILVER_TYPES: Final = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organization"}


def read_polnear(path: Path, silver: Path | None = None) -> Iterator[Example]:
    """Articles with their attributions; with ``silver``, with CoreNLP's names as mentions, too."""
    names = _silver_names(silver) if silver else {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article: dict[str, Any] = json.loads(line)
            text: str = article["text"]
            words = split_words(text, split_sentences(text))
            yield Example(
                set="polnear",
                name=article["id"],
                words=words,
                mentions=_mentions(words, names[article["id"]]) if article["id"] in names else None,
                attributions=tuple(_attributions(words, article["attributions"])),
            )


def words_of(words: Words, spans: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Words that the spans touch, without punctuation at the edges of each span."""
    found: set[int] = set()
    for start, end in spans:
        first = bisect.bisect_right(words.ends, start)
        last = bisect.bisect_left(words.starts, end)
        while first < last and not _has_letters(words.form(first)):
            first += 1
        while first < last and not _has_letters(words.form(last - 1)):
            last -= 1
        found.update(range(first, last))
    return tuple(sorted(found))


def anchor_of(words: Words, cue: Sequence[int]) -> int:
    """The word that stands for a cue: its first that is no auxiliary and no adverb."""
    for index in cue:
        if not _LEADING.match(words.form(index)):
            return index
    return cue[0]


def _attributions(words: Words, rows: Iterable[dict[str, Any]]) -> Iterator[Attribution]:
    anchors: set[int] = set()
    for row in rows:
        cue = words_of(words, row["cue"])
        if not cue:
            first = [
                i for s, e in row["cue"] for i in range(len(words)) if s <= words.starts[i] < e
            ]
            cue = tuple(first)
        content = words_of(words, row["content"])
        if not cue or not content:
            continue
        anchor = anchor_of(words, cue)
        if anchor in anchors:
            continue
        anchors.add(anchor)
        yield Attribution(anchor, words_of(words, row["source"]), cue, content)


def _silver_names(path: Path) -> dict[str, list[tuple[int, int, str | None]]]:
    found: dict[str, list[tuple[int, int, str | None]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans: list[tuple[int, int, str | None]] = []
            for sentence in row["sentences"]:
                last = "O"
                for _, _, _, tag, start, end, _, _ in sentence:
                    if tag in _SILVER_TYPES or tag == "MISC":
                        if tag == last:
                            spans[-1] = (spans[-1][0], end, _SILVER_TYPES.get(tag))
                        else:
                            spans.append((start, end, _SILVER_TYPES.get(tag)))
                    last = tag
            found[row["id"]] = spans
    return found


def _mentions(words: Words, spans: Iterable[tuple[int, int, str | None]]) -> Mentions:
    mentions: list[Mention] = []
    for start, end, type_ in spans:
        inside = words_of(words, [(start, end)])
        if inside:
            mentions.append(Mention(inside[0], inside[-1], type_, named=True))
    return Mentions(tuple(mentions), nominal=False)


def _has_letters(form: str) -> bool:
    return any(character.isalnum() for character in form)
