"""Two reports: does one derive from the other, how far, and which passages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.reuse.credits import Credits, credits_of
from whence.coverage.reuse.direction import direction
from whence.coverage.reuse.respun import respun
from whence.coverage.reuse.rewriting import Alignment, align
from whence.coverage.reuse.sentences import Sentences, sentences_of
from whence.coverage.reuse.verbatim import Run, common_passages
from whence.coverage.reuse.words import Words, words_of
from whence.coverage.types import Passage, Reuse
from whence.document.types import Document
from whence.reading.report import Report

_OWN_WORDS: Final = 10
"""Equal words, quotations apart, that make a verbatim passage; fewer are a turn of phrase."""
_EQUAL: Final = 0.75
"""The share of a verbatim passage's words that are equal, at least."""
_VERBATIM_WORDS: Final = 28
"""Words of verbatim passages that make a copy."""
_VERBATIM_SHARE: Final = 0.3
"""Or this share of the own text of either report, where it is short."""
_ALL_BUT: Final = 0.85
_WHOLLY_VERBATIM: Final = 0.8
_WHOLLY_REWRITTEN: Final = 0.65
"""A rewritten copy has sentences whose source can no longer be told."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A report, prepared for comparison with others."""

    document: Document
    words: Words
    sentences: Sentences
    credits: Credits


def prepare(report: Report) -> Compared:
    """Do once what every comparison of a report needs."""
    document = report.reading.document
    words = words_of(document.text, report.reading.quotations)
    return Compared(document, words, sentences_of(report, words), credits_of(document, words.forms))


def compare(a: Report, b: Report) -> Reuse | None:
    """Whether one of two reports derives from the other; None where nothing shows that it does."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Compared, b: Compared) -> Reuse | None:
    """`compare`, for reports that are compared with several others."""
    verbatim = [run for run in common_passages(a.words, b.words) if _is_passage(run, a, b)]
    alignment = align(a.sentences, b.sentences)
    if not alignment.is_copy and not _is_copy(verbatim, a, b):
        return None
    passages = [_passage(run, a, b) for run in verbatim]
    if alignment.is_copy:
        rewritten = _rewritten_passages(alignment, passages, a, b)
        passages = [one for one in passages if not any(_inside(one, two) for two in rewritten)]
    else:
        rewritten = []
    exact = _shares(passages, a, b)
    passages += rewritten
    share = _shares(passages, a, b)
    source, sureness = direction(
        (a.document, b.document),
        (a.credits, b.credits),
        respun(alignment, a.sentences, b.sentences),
    )
    derived = max(range(2), key=share.__getitem__) if source == "unknown" else int(source == "a")
    mostly_exact = 2 * exact[derived] >= share[derived]
    enough = _WHOLLY_VERBATIM if mostly_exact else _WHOLLY_REWRITTEN
    return Reuse(
        a=a.document.id,
        b=b.document.id,
        extent="wholly" if share[derived] >= enough else "partly",
        share_a=round(share[0], 4),
        share_b=round(share[1], 4),
        wording="verbatim" if mostly_exact else "rewritten",
        source=source,
        direction=sureness,
        passages=tuple(sorted(passages, key=lambda one: (one.a, one.b))),
    )


def _is_passage(run: Run, a: Compared, b: Compared) -> bool:
    longer = max(run.a_end - run.a, run.b_end - run.b)
    own = min(sum(a.words.own[run.a : run.a_end]), sum(b.words.own[run.b : run.b_end]))
    return own >= _OWN_WORDS and run.equal >= _EQUAL * longer


def _is_copy(runs: Sequence[Run], a: Compared, b: Compared) -> bool:
    words = sum(min(run.equal, sum(a.words.own[run.a : run.a_end])) for run in runs)
    shorter = min(sum(a.words.own), sum(b.words.own))
    return words >= _VERBATIM_WORDS or (bool(runs) and words >= _VERBATIM_SHARE * shorter)


def _passage(run: Run, a: Compared, b: Compared) -> Passage:
    longer = max(run.a_end - run.a, run.b_end - run.b)
    return Passage(
        (a.words.starts[run.a], a.words.ends[run.a_end - 1]),
        (b.words.starts[run.b], b.words.ends[run.b_end - 1]),
        round(run.equal / longer, 4),
    )


def _rewritten_passages(
    alignment: Alignment, verbatim: Sequence[Passage], a: Compared, b: Compared
) -> list[Passage]:
    """Aligned sentences, those apart that verbatim passages cover almost wholly."""
    found: list[Passage] = []
    for i, j, likeness in zip(
        alignment.a.tolist(), alignment.b.tolist(), alignment.likeness.tolist(), strict=True
    ):
        span_a, span_b = a.sentences.spans[i], b.sentences.spans[j]
        covered = min(
            _covered(span_a, [one.a for one in verbatim]),
            _covered(span_b, [one.b for one in verbatim]),
        )
        if covered < _ALL_BUT:
            found.append(Passage(span_a, span_b, round(max(likeness, 0.0), 4)))
    return found


def _covered(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> float:
    """The share of a stretch of text that others, none overlapping another, cover."""
    common = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in others)
    return common / max(span[1] - span[0], 1)


def _inside(one: Passage, other: Passage) -> bool:
    """Whether a passage lies within another, in either text."""
    return any(
        outer[0] <= inner[0] and inner[1] <= outer[1]
        for inner, outer in ((one.a, other.a), (one.b, other.b))
    )


def _shares(passages: Sequence[Passage], a: Compared, b: Compared) -> tuple[float, float]:
    return _share(a, [one.a for one in passages]), _share(b, [one.b for one in passages])


def _share(side: Compared, covered: Sequence[tuple[int, int]]) -> float:
    """The share of a report's own words that lie in spans of its text."""
    words = side.words
    own = sum(words.own)
    if not own:
        return 0.0
    inside = 0
    spans = sorted(covered)
    at = reached = 0
    for start, is_own in zip(words.starts, words.own, strict=True):
        while at < len(spans) and spans[at][0] <= start:
            reached = max(reached, spans[at][1])
            at += 1
        inside += is_own and start < reached
    return inside / own
