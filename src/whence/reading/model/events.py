"""Events of a document, put together from the scores of its words.

Neighbouring words that are held for triggers of the same type are one trigger, and of several
triggers of one type that hang together in the syntax tree (*held ... talks*) only one event is
made: one for each predicate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.reading.model.event_words import is_told, types_told
from whence.reading.model.results import FoundEvent, Token
from whence.reading.model.words import Words
from whence.reading.plover import CONTEXTS, MODES, TYPE_MODES, TYPES
from whence.reading.types import Certainty

Floats = NDArray[np.float32]

THRESHOLD: Final = 0.35
"""Chance from which the best word of a trigger makes an event."""
_WORD: Final = 0.3
"""Chance from which a word belongs to a trigger."""
_CONTEXT: Final = 0.4
_TELLING: Final = frozenset({"VERB", "NOUN", "PROPN"})
"""What tells an event: no trigger is made of other parts of speech alone."""
_GAP: Final = 2
"""Words between two parts of one trigger, at most, for the trigger to span both."""
_NESTED: Final = frozenset({"obj", "xcomp", "compound", "obl", "nmod", "aux", "cop", "ccomp"})
_OBJECT: Final = 8
"""Words after a trigger in which its object is looked for."""
_CERTAIN, _PROBABLE, _POSSIBLE = 0.75, 0.35, -0.1


@dataclass(frozen=True, slots=True)
class EventScores:
    """What the network says of a document's words, W of them.

    types [W, 1 + types]: chances that sum to one, column 0 no event. modes [W, 1 + modes]: logits,
    column 0 no mode. contexts [W, contexts]: chances. certainty [W]: factuality.
    """

    types: Floats
    modes: Floats
    contexts: Floats
    certainty: Floats


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``first`` to ``last`` (excluded) that trigger a type (its column)."""

    first: int
    last: int
    kind: int
    chance: float


def find_events(
    words: Words, tokens: Sequence[Token], scores: EventScores, threshold: float = THRESHOLD
) -> tuple[FoundEvent, ...]:
    """The events of a document, in text order."""
    best = scores.types[:, 1:].argmax(1) + 1
    chances = scores.types[np.arange(len(best)), best]
    runs = _joined(_runs(words, best, chances), tokens, words.sentences)
    return tuple(
        _event(words, tokens, run, scores)
        for run in runs
        if run.chance >= threshold
        and any(token.upos in _TELLING for token in tokens[run.first : run.last])
    )


def certainty_label(value: float, *, negated: bool = False) -> Certainty:
    """FORMAT's label of a factuality value.

    The values tell what happened from what did not, but not what was denied from what is planned,
    wished or feared: only of a predicate that the syntax shows to be negated is a low value a
    denial.
    """
    if value >= _CERTAIN:
        return "CT+"
    if value >= _PROBABLE:
        return "PR+"
    if not negated:
        return "PS+" if value >= _POSSIBLE else "Uu"
    if value >= _POSSIBLE:
        return "PS-"
    return "CT-" if value <= -_CERTAIN else "PR-"


def _runs(words: Words, best: NDArray[np.int64], chances: Floats) -> list[_Run]:
    """Neighbouring trigger words of one type and sentence."""
    runs: list[_Run] = []
    for index in np.flatnonzero(chances >= _WORD).tolist():
        kind, chance = int(best[index]), float(chances[index])
        before = runs[-1] if runs else None
        if (
            before is not None
            and before.last == index
            and before.kind == kind
            and words.sentences[index - 1] == words.sentences[index]
        ):
            runs[-1] = _Run(before.first, index + 1, kind, max(before.chance, chance))
        else:
            runs.append(_Run(index, index + 1, kind, chance))
    return runs


def _joined(runs: Sequence[_Run], tokens: Sequence[Token], sentences: Sequence[int]) -> list[_Run]:
    """One trigger for each predicate: near parts are joined, of distant ones the better stays."""
    kept: list[_Run] = []
    for run in runs:
        other = _same_predicate_before(run, kept, tokens, sentences)
        if other is None:
            kept.append(run)
            continue
        chance = max(other.chance, run.chance)
        place = kept.index(other)
        if run.first - other.last <= _GAP:
            kept[place] = _Run(other.first, run.last, run.kind, chance)
        elif run.chance > other.chance:
            kept[place] = run
    return sorted(kept, key=lambda run: run.first)


def _same_predicate_before(
    run: _Run, kept: Sequence[_Run], tokens: Sequence[Token], sentences: Sequence[int]
) -> _Run | None:
    """The last trigger before this one that tells of the same predicate: trees end with sentences,
    so none before its own is looked at.
    """
    for other in reversed(kept):
        if sentences[other.first] != sentences[run.first]:
            return None
        if _same_predicate(other, run, tokens):
            return other
    return None


def _same_predicate(one: _Run, other: _Run, tokens: Sequence[Token]) -> bool:
    if one.kind != other.kind:
        return False
    return _hangs_on(one, other, tokens) or _hangs_on(other, one, tokens)


def _hangs_on(one: _Run, other: _Run, tokens: Sequence[Token]) -> bool:
    """Whether the head of one trigger is a close dependent of a word of the other."""
    head = tokens[head_word(tokens, one.first, one.last)]
    return other.first <= head.head < other.last and head.relation.split(":")[0] in _NESTED


def head_word(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of ``first`` to ``last`` (excluded) whose governor lies outside, or the root."""
    for index in range(first, last):
        if tokens[index].head == index or not first <= tokens[index].head < last:
            return index
    return first


def _event(words: Words, tokens: Sequence[Token], run: _Run, scores: EventScores) -> FoundEvent:
    inside = slice(run.first, run.last)
    weights = scores.types[inside, run.kind]
    weights = weights / weights.sum()
    told = _told(tokens, run)
    type_ = _type(run.kind, told, scores.types[inside].max(0))
    modes = weights @ scores.modes[inside]
    allowed = [0, *(MODES.index(mode) + 1 for mode in TYPE_MODES[type_])]
    mode = allowed[int(modes[allowed].argmax())]
    contexts = weights @ scores.contexts[inside]
    return FoundEvent(
        start=words.starts[run.first],
        end=words.ends[run.last - 1],
        type=type_,
        mode=MODES[mode - 1] if mode else None,
        contexts=tuple(CONTEXTS[index] for index in np.flatnonzero(contexts >= _CONTEXT)),
        certainty=float(scores.certainty[head_word(tokens, run.first, run.last)]),
        score=run.chance,
        told=is_told(type_, told),
    )


def _told(tokens: Sequence[Token], run: _Run) -> frozenset[str]:
    """The types of which a trigger's words tell, or where they tell of none, its object's."""
    told = types_told(tokens[run.first : run.last])
    if told:
        return told
    head = head_word(tokens, run.first, run.last)
    after = range(run.last, min(run.last + _OBJECT, len(tokens)))
    return types_told(
        tokens[i] for i in after if tokens[i].head == head and tokens[i].relation == "obj"
    )


def _type(kind: int, told: Collection[str], chances: Floats) -> str:
    """The type of a trigger: the likeliest of those that its words may tell, if they tell any."""
    type_ = TYPES[kind - 1]
    if not told or is_told(type_, told):
        return type_
    return max(sorted(told), key=lambda name: float(chances[TYPES.index(name) + 1]))
