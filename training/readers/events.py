"""PLOVER events: stories and headlines labelled whole, sentences labelled with a class, and
sentences of our own with marked triggers.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from training.examples import Events, Example, Trigger
from training.readers.names import held_back
from training.sentences import split_sentences
from whence.reading.model.words import Words, split_words
from whence.reading.plover import CONTEXTS, QUADS, TYPE_MODES, TYPES

STORY_CHARACTERS: Final = 700
"""So much of a story is read: its event stands in its first sentences, if anywhere."""
_HELD_SHARE: Final = 6
_WIRE: Final = re.compile(r"\s*\([^()]*\)\s*--\s*$")
_MARK: Final = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_OLD_TYPES: Final = {
    "FIGHT": "ASSAULT", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
}  # fmt: skip
_TYPE_AS_MODE: Final = {"DISAPPROVE": "disapprove", "INVESTIGATE": "investigate"}
_OLD_MODES: Final = {
    "assassinate": "targeted", "execute": "targeted", "massacre": "targeted",
    "cleansing": "targeted", "primative": "primitive", "sieze": "seize", "ban": "restrict",
    "strike-hun": "hunger", "demo-org": "demo", "demo-spon": "demo", "riot-spon": "riot",
    "riot-org": "riot", "host": "visit",
}  # fmt: skip
_QUAD_OF_CLASS: Final = {
    "1": QUADS["verbal cooperation"],
    "2": QUADS["material cooperation"],
    # Reduced relations stand with verbal conflict there, as in the codebook's table of classes.
    "3": (*QUADS["verbal conflict"], "SANCTION"),
    "4": QUADS["material conflict"],
}


def today_names(type_: str, mode: str | None) -> tuple[str, str | None]:
    """A type and mode of older data in PLOVER 2.0's names; a mode that is none there is None."""
    new = _OLD_TYPES.get(type_, type_)
    name = _TYPE_AS_MODE.get(type_, (mode or "").lower())
    name = _OLD_MODES.get(name, name)
    return new, name if name in TYPE_MODES[new] else None


def read_stories(path: Path, *, held: bool | None = False) -> Iterator[Example]:
    """The beginnings of NGEC's synthetic stories, each with its type, and its mode where it has
    one.

    ``held`` gives those whose headline pattern is kept for measuring, else the others; None gives
    all.
    """
    for number, row in enumerate(_rows(path)):
        if held is None or held_back(row["title"], _HELD_SHARE) == held:
            text = row["text"].strip()
            sentences = _beginning(text, split_sentences(text))
            type_, mode = today_names(row["label"], row["mode"])
            yield Example(
                set="ngec",
                name=f"ngec-{number}",
                words=split_words(text, sentences),
                events=_labelled((type_,), mode),
                notes={"title": row["title"].strip()},
            )


def read_headlines(path: Path, *, held: bool | None = False, each: int = 3) -> Iterator[Example]:
    """The stories' headlines with places filled in, up to ``each`` of a pattern."""
    seen: dict[str, set[str]] = {}
    for row in _rows(path):
        if held is not None and held_back(row["title"], _HELD_SHARE) != held:
            continue
        text = _WIRE.sub("", row["prompt"].strip()).strip()
        known = seen.setdefault(row["title"], set())
        if text in known or len(known) >= each:
            continue
        known.add(text)
        type_, mode = today_names(row["label"], row["mode"])
        yield Example(
            set="headlines",
            name=f"headline-{len(seen)}-{len(known)}",
            words=split_words(text, [(0, len(text))]),
            events=_labelled((type_,), mode),
            notes={"title": row["title"].strip()},
        )


def read_classes(path: Path) -> Iterator[Example]:
    """Sentences with a class of CAMEO events: the types that the class has. Class 0, a statement
    or none of these, is left out: it holds meetings and calls as well.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text, _, name = line.rpartition("\t")
        if name in _QUAD_OF_CLASS:
            yield Example(
                set="cameo",
                name=f"cameo-{number}",
                words=split_words(text, [(0, len(text))]),
                events=_labelled(_QUAD_OF_CLASS[name], None),
            )


def read_marked(path: Path) -> Iterator[Example]:
    """Sentences with every trigger marked, one a line: ``Troops [shelled|ASSAULT/heavy-weapons]
    the town.``

    A mark is ``[words|TYPE]``, ``[words|TYPE/mode]`` or ``[words|TYPE/mode/context,context]``, the
    mode empty or ``-`` where there is none. Empty lines and lines that start with ``#`` are
    skipped.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _marked(line.strip(), number, f"{path.stem}-{number}")


def _marked(line: str, number: int, name: str) -> Example:
    text, position = "", 0
    marks: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        start = len(text)
        text += match.group(1)
        marks.append((start, len(text), match.group(2)))
        position = match.end()
    text += line[position:]
    words = split_words(text, split_sentences(text))
    triggers = tuple(_trigger(words, *mark, number) for mark in marks)
    return Example(
        set="marked",
        name=name,
        words=words,
        events=Events((), (), triggers, complete=True),
    )


def _trigger(words: Words, start: int, end: int, legend: str, number: int) -> Trigger:
    type_, mode, contexts, *_ = [*(part.strip() for part in legend.split("/")), "", ""]
    inside = [i for i in range(len(words)) if words.starts[i] < end and start < words.ends[i]]
    names = tuple(name.strip() for name in contexts.split(",") if name.strip())
    chosen = None if mode in ("", "-") else mode
    if (
        type_ not in TYPES
        or (chosen is not None and chosen not in TYPE_MODES[type_])
        or not set(names) <= set(CONTEXTS)
        or not inside
    ):
        raise ValueError(f"line {number}: {legend!r} is no type, mode and contexts of PLOVER 2.0")
    return Trigger(inside[0], inside[-1], type_, chosen, names)


def _labelled(types: tuple[str, ...], mode: str | None) -> Events:
    return Events(types, (mode,) if mode else (), (), complete=False)


def _beginning(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first sentences, without a last one that breaks off."""
    whole = [s for s in sentences if s[1] <= STORY_CHARACTERS] or list(sentences[:1])
    if len(whole) > 1 and text[: whole[-1][1]].rstrip()[-1] not in ".!?\"”'’":
        whole.pop()
    return whole


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
