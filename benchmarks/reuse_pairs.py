"""Pairs of reports of which one is a copy of the other by construction, and pairs of which none is.

The reports are BASIL's and ECB+'s (see the shared data's README). One half is for fitting: the
stories of ECB+'s train topics and every other BASIL triplet. The other is for reporting: ECB+'s dev
topics and the other triplets.

ECB+ and BASIL hold real copies, which nobody has marked: many of their reports are one wire's. So
a pair of the same story that has `SHARED_RUN` words in a row in common, quotations apart, is taken
for neither copy nor not, and left out.
"""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, Literal

from benchmarks.copies import KINDS, Copy, Kind, make_copy
from benchmarks.near_words import near_words

from whence.coverage.reuse.words import Words, words_of
from whence.document.load import document_from_text
from whence.reading.reader import Reader
from whence.reading.report import Report

Half = Literal["fit", "report"]
Wording = Literal["verbatim", "rewritten", "anew"]

SHARED_RUN = 12
_WORDS = (60, 1100)
_SENTENCES = 4
_REPORTS = 8
"""Of one story, so many reports are taken: ECB+ has up to twenty of some."""
_SOURCE_WORDS = 150
_SOURCE_SENTENCES = 8
"""What a copy is made from is so long, so that a part of it is still a report."""
_WHOLLY = 0.85
_OPENING, _CLOSING = ("``", "“"), ("''", "”")
_NO_SPACE_BEFORE = frozenset(". , ; : ? ! ) ” % n't 's 're 've 'll 'd 'm".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, and what is true of them.

    ``copy`` is how b was made from a; None where neither is a copy of the other. ``share`` is the
    share of b's words that come from a.
    """

    a: Report
    b: Report
    copy: Copy | None
    wording: Wording | None
    kind: Kind | None
    share: float

    @property
    def extent(self) -> Literal["wholly", "partly", "not"]:
        """What the published format calls the share."""
        return "not" if self.copy is None else "wholly" if self.share >= _WHOLLY else "partly"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one half, and how many pairs of a story were left out for their shared runs."""

    copies: tuple[Pair, ...]
    others: tuple[Pair, ...]
    left_out: int


class Readings:
    """Reads texts to reports; with a folder, keeps what was read there for the next run."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._reader = Reader()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def read(self, name: str, text: str) -> Report:
        """The report of a text as it is, with the name as its document's id."""
        key = sha256(text.encode("utf-8")).hexdigest()
        kept = None if self._folder is None else self._folder / f"{key}.pickle"
        if kept is not None and kept.exists():
            report: Report = pickle.loads(kept.read_bytes())  # noqa: S301 (written by ourselves)
        else:
            document = replace(document_from_text(text), text=text, removed=())
            report = self._reader.read_report(document)
            if kept is not None:
                kept.write_bytes(pickle.dumps(report))
        document = replace(report.reading.document, id=name)
        return replace(report, reading=replace(report.reading, document=document))


def make_pairs(
    data: Path,
    half: Half,
    sources: int,
    readings: Readings,
    seed: int,
    wordings: Sequence[Wording] = ("verbatim", "rewritten", "anew"),
) -> Pairs:
    """Copies of so many reports of a half, worded so, and all pairs of its stories' reports."""
    random = Random(seed)
    stories = {
        story: [readings.read(name, text) for name, text in sorted(texts.items())]
        for story, texts in sorted(_stories(data, half).items())
    }
    copies = list(_copies(stories, sources, readings, random, wordings))
    others: list[Pair] = []
    left_out = 0
    for reports in stories.values():
        for a, b in combinations(reports, 2):
            if have_common_run(a, b):
                left_out += 1
            else:
                others.append(Pair(a, b, None, None, None, 0.0))
    others += _copies_beside_others(copies, stories)
    return Pairs(tuple(copies), tuple(others), left_out)


def have_common_run(a: Report, b: Report, length: int = SHARED_RUN) -> bool:
    """Whether two texts have so many words in a row in common, none of them in quotations.

    Where marks are lost or wrong, as often in ECB+, much that is no quotation seems to be one:
    twice as many words in a row count in any case.
    """
    texts = [words_of(one.reading.document.text, one.reading.quotations) for one in (a, b)]
    own, long = (
        [_runs(words, size, own=is_own) for words in texts]
        for size, is_own in ((length, True), (2 * length, False))
    )
    return not own[0].isdisjoint(own[1]) or not long[0].isdisjoint(long[1])


def _runs(words: Words, length: int, *, own: bool) -> set[tuple[str, ...]]:
    return {
        words.forms[at : at + length]
        for at in range(len(words) - length + 1)
        if not own or all(words.own[at : at + length])
    }


def _copies(
    stories: Mapping[str, Sequence[Report]],
    count: int,
    readings: Readings,
    random: Random,
    wordings: Sequence[Wording],
) -> Iterator[Pair]:
    """Copies of so many sources; BASIL and ECB+ give half each."""
    near = near_words()
    sources = [(story, one) for story, found in stories.items() for one in found if _is_long(one)]
    random.shuffle(sources)
    basil = [pair for pair in sources if pair[0].startswith("basil")][: count // 2]
    ecb = [pair for pair in sources if not pair[0].startswith("basil")][: count - len(basil)]
    for number, (story, source) in enumerate([*basil, *ecb]):
        others = [one for one in stories[story] if one is not source and _is_long(one)]
        stranger = random.choice([one for name, one in sources if name != story])
        for turn, wording in enumerate(wordings):
            kind = KINDS[(number + turn) % len(KINDS)]
            if kind == "merged" and not others:
                kind = "whole"
            other = random.choice(others or [stranger])
            words = None if wording == "verbatim" else near
            made = make_copy(source, other, stranger, kind, random, words, anew=wording == "anew")
            copy = readings.read(f"{source.reading.document.id}.{turn}", made.text)
            for origin in (source, other):
                key = origin.reading.document.id
                if key in made.shares:
                    yield Pair(origin, copy, made, wording, kind, made.shares[key])


def _is_long(report: Report) -> bool:
    words = len(report.reading.document.text.split())
    return words >= _SOURCE_WORDS and len(report.reading.sentences) >= _SOURCE_SENTENCES


def _copies_beside_others(
    copies: Iterable[Pair], stories: Mapping[str, Sequence[Report]]
) -> Iterator[Pair]:
    """A copy and a report of the same story that it was not made from: as alike, and no copy."""
    story_of = {one.reading.document.id: reports for reports in stories.values() for one in reports}
    for pair in copies:
        assert pair.copy is not None
        others = [
            one
            for one in story_of[pair.a.reading.document.id]
            if one.reading.document.id not in pair.copy.shares
            and not have_common_run(one, pair.a)
            and not have_common_run(one, pair.b)
        ]
        if others and pair.kind != "merged":
            yield Pair(others[0], pair.b, None, None, None, 0.0)


def _stories(data: Path, half: Half) -> dict[str, dict[str, str]]:
    """Texts by story and id."""
    stories: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(data / "basil/articles.jsonl"):
        even = sha256(str(row["triplet"]).encode("utf-8")).digest()[1] % 2 == 0
        if even == (half == "fit"):
            text = "\n\n".join(" ".join(sentences) for sentences in row["paragraphs"])
            stories[f"basil {row['triplet']}"][row["id"]] = text
    for row in _rows(data / "ecbplus/whole_texts.jsonl"):
        if (row["split"] == "train") == (half == "fit"):
            stories[row["story"]][row["doc_id"]] = _spaced(row["tokens"])
    fitting = {
        story: [(name, text) for name, text in sorted(texts.items()) if _fits(text)]
        for story, texts in stories.items()
    }
    return {story: dict(texts[:_REPORTS]) for story, texts in fitting.items()}


def _fits(text: str) -> bool:
    return _WORDS[0] <= len(text.split()) <= _WORDS[1] and text.count(". ") >= _SENTENCES


def _spaced(tokens: Sequence[str]) -> str:
    """Tokens as a text: spaces as in print, marks in pairs."""
    text, is_open, glued = "", False, True
    for token in tokens:
        if token in (*_OPENING, *_CLOSING, '"'):
            is_open = token in _OPENING or (token not in _CLOSING and not is_open)
            token = "“" if is_open else "”"
        if not token.strip():
            continue
        glued = glued or token in _NO_SPACE_BEFORE
        text += token if glued else f" {token}"
        glued = token in ("“", "(", "$", "#")
    return text


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
