"""Copies of reports made by program, verbatim and rewritten, and which sentence comes from which.

Rewriting is made hard: half of the content words become their neighbours (`near_words.py`),
clauses change places, sentences are split, joined and reordered, a fifth is left out, quotations
are shortened or lose their marks. The result is worse English than a person's or a translator's,
and further from the source than either usually goes.

A person who rewrites keeps the order and leaves hardly a phrase: `anew` changes every content word
that has a neighbour and most of the others, and lets the sentences stand where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from whence.coverage.reuse.sentences import FUNCTION_WORDS
from whence.reading.report import Report

Near = Mapping[str, tuple[str, ...]]
Kind = Literal["whole", "cut", "extended", "merged"]
KINDS: tuple[Kind, ...] = ("whole", "cut", "extended", "merged")

_LEFT_OUT = 0.2
_CHANGED = 0.5
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ATTRIBUTION = re.compile(
    r"(?P<said>.{20,}),(?P<mark>[”\"]?) (?P<who>(?:the |an? )?[\w.’' -]{2,40})"
    r" (?P<cue>said|says|told \w+)\.$"
)
_JOINT = re.compile(r", (?:and|but|while|which|who|although|because|as|when) |; ")
_OF = re.compile(r"\b(?P<a>[a-z]{4,}) of (?P<the>the )?(?P<b>[A-Za-z]{4,})\b")
_SWAPS = {
    "but": "however", "because": "as", "after": "following", "before": "ahead of",
    "about": "around", "also": "as well", "over": "above", "while": "as", "against": "versus",
    "during": "in the course of", "since": "from", "until": "up to", "under": "beneath",
    "such": "so", "many": "numerous", "several": "a number of", "only": "just",
    "most": "nearly all",
    "says": "states", "said": "stated", "told": "informed", "that": "how", "than": "as against",
    "now": "at present", "more": "further", "who": "that", "when": "as",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A text, and which of its stretches come from where.

    ``origins``: half-open offsets in ``text``, the id of the source, offsets in the source's text.
    ``shares``: by source id, the share of the copy's words that come from it.
    """

    text: str
    origins: tuple[tuple[tuple[int, int], str, tuple[int, int]], ...]
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence under way: its words and the sentences of a source that it comes from."""

    text: str
    source: str | None
    spans: tuple[tuple[int, int], ...]


def make_copy(
    source: Report,
    other: Report,
    stranger: Report,
    kind: Kind,
    random: Random,
    near: Near | None,
    *,
    anew: bool = False,
) -> Copy:
    """A copy of a report: verbatim, or rewritten where near words are given, ``anew`` or not.

    ``other`` tells of the same story and is what a merged copy is made of beside the source;
    ``stranger`` tells of another and gives an extended copy what is its own.
    """
    pieces = _pieces(source)
    if kind == "cut":
        pieces = _cut(pieces, random)
    if near is not None:
        pieces = _rewritten(pieces, random, near, anew=anew)
    elif kind != "whole" or random.random() < 0.5:
        pieces = [_touched(piece, random) for piece in pieces]
    if kind == "extended":
        own = _own(_pieces(stranger), random, len(pieces))
        pieces = [*own[: len(own) // 2], *pieces, *own[len(own) // 2 :]]
    if kind == "merged":
        second = _cut(_pieces(other), random)
        if near is not None:
            second = _rewritten(second, random, near, anew=anew)
        pieces = _interleaved(_cut(pieces, random), second, random)
    return _laid_out(pieces)


def _pieces(report: Report) -> list[_Piece]:
    document = report.reading.document
    return [
        _Piece(" ".join(document.text[start:end].split()), document.id, ((start, end),))
        for start, end in report.reading.sentences
    ]


def _cut(pieces: list[_Piece], random: Random) -> list[_Piece]:
    """What an editor keeps: the head, or here and there a sentence."""
    keep = max(5, round(len(pieces) * random.uniform(0.35, 0.65)))
    if random.random() < 0.5:
        return pieces[:keep]
    kept = sorted(random.sample(range(len(pieces)), min(keep, len(pieces))))
    return [pieces[place] for place in kept]


def _own(pieces: list[_Piece], random: Random, count: int) -> list[_Piece]:
    keep = max(2, round(count * random.uniform(0.3, 0.8)))
    return [_Piece(piece.text, None, ()) for piece in pieces[:keep]]


def _interleaved(one: list[_Piece], other: list[_Piece], random: Random) -> list[_Piece]:
    """Blocks of two to four sentences from either in turn."""
    left = [list(one), list(other)]
    merged: list[_Piece] = []
    while any(left):
        block = random.randint(2, 4)
        merged += left[0][:block]
        left = [left[1], left[0][block:]]
    return merged


def _touched(piece: _Piece, random: Random) -> _Piece:
    """As a sub-editor leaves it: other marks, now and then a word less or another spelling."""
    text = piece.text.replace("“", '"').replace("”", '"').replace("’", "'")
    if random.random() < 0.3:
        text = re.sub(r"\b(?:also|just|very|really|on \w+day) ", "", text, count=1)
    return _Piece(text, piece.source, piece.spans)


def _rewritten(pieces: list[_Piece], random: Random, near: Near, *, anew: bool) -> list[_Piece]:
    kept = [piece for piece in pieces if random.random() >= _LEFT_OUT] or pieces[:1]
    share = 1.0 if anew else _CHANGED
    changed = [
        _Piece(_reworded(piece.text, random, near, share), piece.source, piece.spans)
        for piece in kept
    ]
    divided = [part for piece in changed for part in _split(piece, random)]
    joined = list(_joined(divided, random))
    return joined if anew else _reordered(joined, random)


def _reworded(text: str, random: Random, near: Near, share: float) -> str:
    text = _QUOTED.sub(lambda match: _requoted(match[0], random), text)
    attribution = _ATTRIBUTION.match(text)
    if attribution and random.random() < 0.6:
        said = attribution["said"] + attribution["mark"]
        text = f"{attribution['who']} {attribution['cue']} {said}."
        text = text[0].upper() + text[1:]
    text = _OF.sub(lambda m: _turned(m, random), text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    words = [
        match
        for match in _WORD.finditer(text)
        if not any(start <= match.start() < end for start, end in quoted)
    ]
    content = [w for w in words if w[0].casefold() not in FUNCTION_WORDS and w[0].islower()]
    able = [match for match in content if match[0] in near]
    random.shuffle(able)
    chosen = {match.start() for match in able[: round(len(content) * share)]}
    swapped = 0.4 if share < 1 else 0.8
    out, at = [], 0
    for match in words:
        word = match[0]
        if match.start() in chosen:
            word = random.choice(near[word])
        elif word in _SWAPS and random.random() < swapped:
            word = _SWAPS[word]
        elif word in ("the", "a", "an") and random.random() < 0.15:
            word = "this"
        out += [text[at : match.start()], word]
        at = match.end()
    return "".join([*out, text[at:]])


def _turned(match: re.Match[str], random: Random) -> str:
    if random.random() < 0.5:
        return match[0]
    return f"{match['the'] or ''}{match['b']}’s {match['a']}"


def _requoted(quotation: str, random: Random) -> str:
    """A quotation as it is, shortened, or without its marks."""
    fate = random.random()
    words = quotation[1:-1].split()
    if fate < 0.55 or len(words) < 4:
        return quotation
    if fate < 0.8:
        return f"“{' '.join(words[: max(3, len(words) // 2)])}”"
    return " ".join(words)


def _split(piece: _Piece, random: Random) -> Iterator[_Piece]:
    """A sentence as it is, its clauses changed about, or in two."""
    joint = _JOINT.search(piece.text, 15, max(15, len(piece.text) - 25))
    fate = random.random()
    if joint is None or fate < 0.35:
        yield piece
        return
    head, tail = piece.text[: joint.start()], piece.text[joint.end() :]
    if fate < 0.55:
        turned = f"{_capital(tail.rstrip('. '))}, {head[0].lower()}{head[1:]}."
        yield _Piece(turned, piece.source, piece.spans)
        return
    yield _Piece(f"{head}.", piece.source, piece.spans)
    opening = random.choice(("This ", "It ", "There, ", ""))
    yield _Piece(_capital(f"{opening}{tail}"), piece.source, piece.spans)


def _joined(pieces: Sequence[_Piece], random: Random) -> Iterator[_Piece]:
    at = 0
    while at < len(pieces):
        one = pieces[at]
        short = len(one.text) < 160 and not one.text.endswith(("”", '"'))
        if at + 1 < len(pieces) and short and random.random() < 0.25:
            other = pieces[at + 1]
            joint = random.choice((", and ", "; ", ", while "))
            yield _Piece(
                one.text.rstrip(". ") + joint + other.text, one.source, one.spans + other.spans
            )
            at += 2
        else:
            yield one
            at += 1


def _reordered(pieces: list[_Piece], random: Random) -> list[_Piece]:
    """A quarter of the sentences change places with a neighbour, and a block goes elsewhere."""
    for place in range(len(pieces) - 1):
        if random.random() < 0.25:
            pieces[place], pieces[place + 1] = pieces[place + 1], pieces[place]
    if len(pieces) > 6 and random.random() < 0.6:
        first = random.randrange(len(pieces) - 3)
        block = pieces[first : first + 3]
        rest = pieces[:first] + pieces[first + 3 :]
        to = random.randrange(len(rest) + 1)
        pieces = rest[:to] + block + rest[to:]
    return pieces


def _laid_out(pieces: Sequence[_Piece]) -> Copy:
    """The text, two sentences a paragraph, with the places of what comes from a source."""
    text = ""
    origins: list[tuple[tuple[int, int], str, tuple[int, int]]] = []
    words: dict[str | None, int] = {}
    for number, piece in enumerate(pieces):
        text += "" if not text else " " if number % 2 else "\n\n"
        start = len(text)
        text += piece.text
        words[piece.source] = words.get(piece.source, 0) + len(piece.text.split())
        if piece.source is not None:
            origins += [((start, len(text)), piece.source, span) for span in piece.spans]
    total = sum(words.values())
    shares = {source: count / total for source, count in words.items() if source is not None}
    return Copy(text, tuple(origins), shares)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
