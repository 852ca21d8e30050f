"""Sets that mark names: Wikigold and the Broad Twitter Corpus (columns), and re3d (offsets)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from training.entity_types import COLUMN_TYPES, organization_type, re3d_type
from training.examples import Example, Mention, Mentions
from training.readers.polnear import words_of
from training.sentences import split_sentences
from whence.reading.model.words import describe, split_words

_SENTENCES_A_DOCUMENT: Final = 12
_NON_COMMERCIAL: Final = "BBC Online"


def read_columns(path: Path, set_name: str) -> Iterator[Example]:
    """Sentences with one token and one tag a line (IO or BIO), put together by the dozen."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) < 2:
            sentences.append([])
        else:
            sentences[-1].append((parts[0], parts[-1]))
    full = [sentence for sentence in sentences if sentence]
    for first in range(0, len(full), _SENTENCES_A_DOCUMENT):
        yield _columns_example(full[first : first + _SENTENCES_A_DOCUMENT], set_name, first)


def _columns_example(sentences: list[list[tuple[str, str]]], set_name: str, number: int) -> Example:
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    of: list[int] = []
    mentions: list[Mention] = []
    for index, sentence in enumerate(sentences):
        last_tag = "O"
        for form, tag in sentence:
            text += (" " if text else "") if not of or of[-1] == index else "\n"
            starts.append(len(text))
            text += form
            ends.append(len(text))
            of.append(index)
            if tag != "O":
                kind, here = tag.split("-")[-1], len(starts) - 1
                if last_tag == kind and not tag.startswith("B"):
                    before = mentions[-1]
                    mentions[-1] = Mention(before.first, here, before.type, named=True)
                else:
                    type_ = COLUMN_TYPES.get(kind)
                    mentions.append(Mention(here, here, type_, named=True))
                last_tag = kind
            else:
                last_tag = "O"
    refined = tuple(
        Mention(
            m.first, m.last, organization_type(text[starts[m.first] : ends[m.last]]), named=True
        )
        if m.type == "organization"
        else m
        for m in mentions
    )
    return Example(
        set=set_name,
        name=f"{set_name}-{number}",
        words=describe(text, starts, ends, of),
        mentions=Mentions(refined, nominal=False),
    )


def read_re3d(path: Path, *, commercial: bool = False) -> Iterator[Example]:
    """Documents with the entities that its annotators did not reject."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if commercial and row["source"] == _NON_COMMERCIAL:
                continue
            text: str = row["text"]
            words = split_words(text, split_sentences(text))
            mentions: dict[tuple[int, int], Mention] = {}
            for entity in row["entities"]:
                if entity["confidence"] < 0.5 or entity["type"] in ("Temporal", "Quantity"):
                    continue
                inside = words_of(words, [(entity["start"], entity["end"])])
                if not inside:
                    continue
                form = text[words.starts[inside[0]] : words.ends[inside[-1]]]
                named = any(
                    words.form(i)[0].isupper() and (i > inside[0] or words.layouts[i] == 0)
                    for i in inside
                )
                type_ = re3d_type(entity["type"], form)
                key = (inside[0], inside[-1])
                mentions[key] = Mention(*key, type_, named=named)
            yield Example(
                set="re3d",
                name=row["id"],
                words=words,
                mentions=Mentions(tuple(mentions.values()), nominal=True),
            )


def held_back(name: str, share: int = 10) -> bool:
    """Whether a document of a set without a dev part is kept for measuring, by its name."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % share == 3
