"""Samples: the stretch of one document that fills one training window, with its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.examples import (
    Attribution,
    Chained,
    Events,
    Example,
    Fact,
    Mention,
    Syntax,
)
from training.readers.ecbplus import Claim
from whence.reading.model.windows import sentence_ranges


@dataclass(frozen=True, slots=True)
class Sample:
    """Word facts and labels of a window; every index counts from the window's first word.

    ``chains`` are kept only where the samples of a batch are one document. ``hidden`` are anchors
    whose attribution reaches beyond the window: neither right nor wrong. ``claims`` are ECB+'s.
    ``all_mentions``: no other words are mentions.
    """

    set: str
    forms: tuple[str, ...]
    casings: tuple[int, ...]
    quotes: tuple[int, ...]
    layouts: tuple[int, ...]
    sentences: tuple[int, ...]
    syntax: Syntax | None
    mentions: tuple[Mention, ...] | None
    nominal: bool
    attributions: tuple[Attribution, ...] | None
    hidden: tuple[int, ...] = ()
    chains: tuple[Chained, ...] | None = None
    events: Events | None = None
    facts: tuple[Fact, ...] | None = None
    claims: tuple[Claim, ...] = ()
    all_mentions: bool = True

    def __len__(self) -> int:
        return len(self.forms)


def cut(example: Example, first: int, last: int) -> Sample:
    """The words ``first`` to ``last`` (excluded) of a document, which hold whole sentences."""
    words = example.words
    syntax = example.syntax
    if syntax is not None:
        inside = [
            (head - first) if first <= head < last else index
            for index, head in enumerate(syntax.heads[first:last])
        ]
        syntax = Syntax(
            syntax.upos[first:last], syntax.lemmas[first:last], tuple(inside),
            syntax.labels[first:last], syntax.gold,
        )  # fmt: skip
    mentions: tuple[Mention, ...] | None = None
    if example.mentions is not None:
        mentions = tuple(
            Mention(m.first - first, m.last - first, m.type, m.named)
            for m in example.mentions.spans
            if first <= m.first and m.last < last
        )
    kept: tuple[Attribution, ...] | None = None
    hidden: list[int] = []
    if example.attributions is not None:
        inner: list[Attribution] = []
        for one in example.attributions:
            everything = (*one.source, *one.cue, *one.content)
            if first <= min(everything) and max(everything) < last:
                inner.append(shift(one, -first))
            elif first <= one.anchor < last:
                hidden.append(one.anchor - first)
        kept = tuple(inner)
    return Sample(
        set=example.set,
        forms=tuple(
            words.text[s:e]
            for s, e in zip(words.starts[first:last], words.ends[first:last], strict=True)
        ),
        casings=words.casings[first:last],
        quotes=words.quotes[first:last],
        layouts=words.layouts[first:last],
        sentences=words.sentences[first:last],
        syntax=syntax,
        mentions=mentions,
        nominal=example.mentions.nominal if example.mentions else False,
        attributions=kept,
        hidden=tuple(hidden),
        chains=_chains(example, first, last),
        events=_events(example, first, last),
        facts=_facts(example, first, last),
        all_mentions=example.mentions.complete if example.mentions else True,
    )


def _chains(example: Example, first: int, last: int) -> tuple[Chained, ...] | None:
    if example.chains is None:
        return None
    return tuple(
        Chained(one.first - first, one.last - first, one.chain)
        for one in example.chains
        if first <= one.first and one.last < last
    )


def _events(example: Example, first: int, last: int) -> Events | None:
    """Labels of a whole text stay with each of its windows; triggers with the one they are in."""
    events = example.events
    if events is None:
        return None
    triggers = tuple(
        replace(one, first=one.first - first, last=one.last - first)
        for one in events.triggers
        if first <= one.first and one.last < last
    )
    return replace(events, triggers=triggers)


def _facts(example: Example, first: int, last: int) -> tuple[Fact, ...] | None:
    if example.facts is None:
        return None
    return tuple(
        Fact(one.index - first, one.value, one.weight)
        for one in example.facts
        if first <= one.index < last
    )


def shift(attribution: Attribution, by: int) -> Attribution:
    """The same attribution, counted from another word."""
    return Attribution(
        attribution.anchor + by,
        tuple(index + by for index in attribution.source),
        tuple(index + by for index in attribution.cue),
        tuple(index + by for index in attribution.content),
    )


def without(sample: Sample, gone: Sequence[int]) -> Sample:
    """The sample without some of its words, for samples that carry no syntax; it loses its chains,
    events and facts.
    """
    if not gone or sample.syntax is not None:
        return sample
    lost = set(gone)
    place = [index - sum(1 for g in gone if g < index) for index in range(len(sample))]
    keep = [index for index in range(len(sample)) if index not in lost]

    def moved(indexes: Sequence[int]) -> tuple[int, ...]:
        return tuple(place[index] for index in indexes if index not in lost)

    attributions = sample.attributions
    if attributions is not None:
        attributions = tuple(
            Attribution(place[a.anchor], moved(a.source), moved(a.cue), moved(a.content))
            for a in attributions
            if a.anchor not in lost and moved(a.content)
        )
    mentions = sample.mentions
    if mentions is not None:
        mentions = tuple(
            Mention(place[m.first], place[m.last], m.type, m.named)
            for m in mentions
            if m.first not in lost and m.last not in lost
        )
    return replace(
        sample,
        forms=tuple(sample.forms[i] for i in keep),
        casings=tuple(sample.casings[i] for i in keep),
        quotes=tuple(sample.quotes[i] for i in keep),
        layouts=tuple(sample.layouts[i] for i in keep),
        sentences=tuple(sample.sentences[i] for i in keep),
        mentions=mentions,
        attributions=attributions,
        hidden=moved(sample.hidden),
        chains=None,
        events=None,
        facts=None,
    )


def ranges(
    example: Example, sizes: Sequence[int], limit: int, start: int, overlap: int = 0
) -> list[tuple[int, int]]:
    """Word ranges that tile a document from its ``start``-th sentence on, and the rest before it.

    Neighbours share sentences of up to ``overlap`` pieces, so that what reaches over an edge is
    whole in one of them.
    """
    sentences = sentence_ranges(example.words.sentences, sizes, limit)
    found: list[tuple[int, int]] = []
    for part in (sentences[:start], sentences[start:]):
        first = 0
        while first < len(part):
            last, total = first, 0
            while last < len(part) and total + part[last][2] <= limit:
                total += part[last][2]
                last += 1
            last = max(last, first + 1)
            found.append((part[first][0], part[last - 1][1]))
            if last >= len(part):
                break
            back, shared = last, 0
            while back - 1 > first and shared + part[back - 1][2] <= overlap:
                back -= 1
                shared += part[back][2]
            first = back
    return found
