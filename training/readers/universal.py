"""Universal Dependencies: GUM (with its entities and their chains) and EWT.

GUM's number of an entity joins every kind of its links: names and nominals, pronouns (before or
after what they stand for), appositions, predicates that say who somebody is, and what *this* or
*that* says of a clause. Mentions that stand alone are marked, too; bridging and split antecedents
are other columns and join nothing.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from training.entity_types import gum_type
from training.examples import Chained, Example, Mention, Mentions, Syntax
from whence.reading.model.words import describe

_ENTITY: Final = re.compile(r"\([^()]+\)?|\d+\)")
_WORD_IN_NAME: Final = re.compile(r"(?<=[a-z])(?<!Mc)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a speaker's name is written as one word (*AnaBBrill*)."""
NON_COMMERCIAL: Final = ("GUM_fiction", "GUM_whow")
"""Genres under NonCommercial licences, left out of the shipped network."""


@dataclass(slots=True)
class _Draft:
    name: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    paragraph: bool = True
    count: int = 0


def read_conllu(path: Path, set_name: str, *, commercial: bool = False) -> Iterator[Example]:
    """Documents of a CoNLL-U file; with ``commercial``, without NonCommercial genres."""
    draft: _Draft | None = None
    rows: list[list[str]] = []
    text = speaker = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# newdoc id"):
                if draft is not None:
                    yield from _finish(draft, set_name, commercial=commercial)
                draft = _Draft(line.split("= ", 1)[1])
            elif line.startswith("# newpar") and draft is not None:
                draft.paragraph = True
            elif line.startswith("# speaker = "):
                speaker = _WORD_IN_NAME.sub(" ", line[12:])
            elif line.startswith("# text = "):
                text = line[9:]
            elif line and line[0].isdigit():
                rows.append(line.split("\t"))
            elif not line and rows and draft is not None:
                _add_sentence(draft, rows, text)
                draft.speakers += [speaker] * (len(draft.starts) - len(draft.speakers))
                rows, speaker = [], ""
    if draft is not None:
        yield from _finish(draft, set_name, commercial=commercial)


def _add_sentence(draft: _Draft, rows: list[list[str]], text: str) -> None:
    if draft.text:
        separator = "\n\n" if draft.paragraph else " "
        draft.text.append(separator)
        draft.length += len(separator)
    draft.paragraph = False
    offset, base, position = draft.length, len(draft.starts), 0
    draft.text.append(text)
    draft.length += len(text)
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        found = text.find(row[1], position)
        start = found if 0 <= found <= position + 3 else position
        end = min(start + len(row[1]), len(text)) if found >= 0 else position
        position = max(position, end)
        index = len(draft.starts)
        draft.starts.append(offset + start)
        draft.ends.append(offset + max(end, start))
        draft.sentences.append(draft.count)
        draft.upos.append(row[3])
        draft.lemmas.append(row[2])
        head = int(row[6])
        draft.heads.append(index if head == 0 else base + head - 1)
        draft.labels.append(row[7])
        draft.features.append(row[5])
        _entities(draft, index, row[9])
    draft.count += 1


def _entities(draft: _Draft, index: int, misc: str) -> None:
    for item in misc.split("|"):
        if not item.startswith("Entity="):
            continue
        for match in _ENTITY.finditer(item[7:]):
            piece = match.group()
            if piece.startswith("("):
                legend = piece.strip("()")
                if piece.endswith(")"):
                    draft.entities.append((index, index, legend))
                else:
                    draft.open.append((index, legend))
            else:
                _close(draft, index, piece[:-1])


def _close(draft: _Draft, index: int, group: str) -> None:
    for place in range(len(draft.open) - 1, -1, -1):
        first, legend = draft.open[place]
        if legend.split("-", 1)[0] == group:
            del draft.open[place]
            draft.entities.append((first, index, legend))
            return


def _finish(draft: _Draft, set_name: str, *, commercial: bool) -> Iterator[Example]:
    if not draft.starts or (commercial and draft.name.startswith(NON_COMMERCIAL)):
        return
    words = describe("".join(draft.text), draft.starts, draft.ends, draft.sentences)
    if any(draft.speakers):
        words = replace(words, speakers=tuple(draft.speakers))
    mentions: list[Mention] = []
    chains: list[Chained] = []
    for first, last, legend in draft.entities:
        head = _head(draft.heads, first, last)
        named = draft.upos[head] == "PROPN"
        form = words.text[words.starts[first] : words.ends[last]]
        plural = "Number=Plur" in draft.features[head]
        type_ = gum_type(legend.split("-")[1], form, plural=plural, named=named)
        mentions.append(Mention(first, last, type_, named=named))
        chains.append(Chained(first, last, int(legend.split("-")[0])))
    chains.sort(key=lambda one: (one.first, -one.last))
    yield Example(
        set=set_name,
        name=draft.name,
        words=words,
        syntax=Syntax(
            tuple(draft.upos), tuple(draft.lemmas), tuple(draft.heads), tuple(draft.labels)
        ),
        mentions=Mentions(tuple(mentions), nominal=True) if set_name == "gum" else None,
        chains=tuple(chains) if set_name == "gum" else None,
    )


def _head(heads: list[int], first: int, last: int) -> int:
    """The word of a span whose head lies outside it (or which is the root)."""
    for index in range(first, last + 1):
        if heads[index] == index or not first <= heads[index] <= last:
            return index
    return last
