"""The coreference head: who is who in a document, learnt from gold chains.

The loss is the likelihood of all true antecedents of each mention together (Lee et al. 2017), over
gold mentions. A mention's vector is made of its first and last words and of an average over its
words that the head weighs itself, so that it needs no syntax. The facts of pairs come from
``whence.reading.model`` (``mention_facts.py``, ``pair_facts.py``), as they do when the package
reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.heads import WORD, SharedDropout
from training.samples import Sample
from whence.reading.model.coreference import NEAREST, Tables
from whence.reading.model.mention_facts import KINDS, NAMED, STARTS, facts_of, mentioned
from whence.reading.model.pair_facts import CODES, CROSSES, FEATURES, VALUES, codes, table_rows
from whence.reading.model.words import Words

WIDE = 128
"""Width of the vectors of anaphors and antecedents."""
NEVER = -1e4
MOST = 500
"""Mentions of a document that are trained on, at most: the first ones."""
QUICK = 5.0
"""Tables learn so many times as fast as the rest: most of their rows are met seldom."""


@dataclass(frozen=True, slots=True)
class ChainLabels:
    """The mentions of one document, in text order, and their chains.

    spans [mentions, 3]: row of the batch, first and last word in it. chains, starts, kinds
    [mentions]. codes [CROSSES, mentions]. pairs [pairs, 2]: every mention with each of its
    candidates. facts [FEATURES, pairs]: rows of the flattened tables. ``complete``: all mentions
    are marked, so one without an antecedent starts an entity; otherwise it says nothing.
    """

    spans: Tensor
    chains: Tensor
    kinds: Tensor
    starts: Tensor
    codes: Tensor
    pairs: Tensor
    facts: Tensor
    complete: bool


class CoreferenceHead(nn.Module):
    """Vectors of mentions, and the tables of the facts."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.weight = nn.Linear(WORD, 1)
        self.hidden = nn.Sequential(nn.Linear(3 * WORD, 256), nn.GELU(), SharedDropout(dropout))
        self.anaphor = nn.Linear(256, WIDE)
        self.antecedent = nn.Linear(256, WIDE)
        self.new = nn.Linear(256, 1)
        self.pairs = nn.Parameter(torch.zeros(FEATURES, KINDS * KINDS, VALUES))
        self.crosses = nn.Parameter(torch.zeros(CROSSES, CODES, CODES))
        self.starts = nn.Parameter(torch.zeros(KINDS, STARTS))

    def vectors(self, words: Tensor, spans: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Anaphor and antecedent vectors [mentions, WIDE] and scores of starting one [mentions].

        words [batch, words, WORD], spans [mentions, 3]: row, first and last word.
        """
        row, first, last = spans[:, 0], spans[:, 1], spans[:, 2]
        weight = torch.exp(2 * torch.tanh(self.weight(words).float()))
        sums = torch.cumsum(torch.cat([weight, weight * words.float()], -1), 1)
        sums = torch.cat([torch.zeros_like(sums[:, :1]), sums], 1)
        inside = sums[row, last + 1] - sums[row, first]
        mean = (inside[:, 1:] / inside[:, :1]).to(words.dtype)
        hidden = self.hidden(torch.cat([words[row, first], words[row, last], mean], -1))
        anaphor = self.anaphor(hidden) * WIDE**-0.5
        return anaphor, self.antecedent(hidden), self.new(hidden)[:, 0]

    def loss(self, words: Tensor, labels: ChainLabels) -> Tensor:
        """Negative log likelihood of the true antecedents, a mention."""
        anaphor, antecedent, new = self.vectors(words, labels.spans)
        scores = (anaphor @ antecedent.T).float()
        hot = nn.functional.one_hot(labels.codes, CODES).to(self.crosses.dtype)
        for table, column, one_hot in zip(self.crosses, labels.codes, hot, strict=True):
            scores = scores + (QUICK * table[column]) @ one_hot.T
        i, j = labels.pairs[:, 0], labels.pairs[:, 1]
        told = QUICK * self.pairs.reshape(-1)[labels.facts].sum(0)
        start = new.float() + QUICK * self.starts[labels.kinds, labels.starts]
        table = torch.full_like(scores, NEVER).index_put((i, j), scores[i, j] + told)
        true = torch.zeros_like(scores, dtype=torch.bool)
        true[i, j] = labels.chains[i] == labels.chains[j]
        alone = ~true.any(1, keepdim=True)
        table = torch.cat([start[:, None], table], 1)
        true = torch.cat([alone, true], 1)
        loss = torch.logsumexp(table, 1) - torch.logsumexp(table.masked_fill(~true, NEVER), 1)
        if not labels.complete:
            loss = loss[~alone[:, 0]]
        return loss.mean() if len(loss) else scores.sum() * 0

    def tables(self) -> Tables:
        """The tables as the package takes them."""
        columns = (self.pairs, self.crosses, self.starts)
        return Tables(*((QUICK * column).detach().float().cpu().numpy() for column in columns))


def chain_labels(samples: Sequence[Sample]) -> ChainLabels | None:
    """Labels of one document, its windows in order being the rows of a batch.

    None if it has no chains, no types of mentions or no syntax.
    """
    spans: list[tuple[int, int, int]] = []
    chains: list[int] = []
    given: list[tuple[int, int, str | None, bool]] = []
    heads: list[int] = []
    relations: list[str] = []
    for row, sample in enumerate(samples):
        if sample.chains is None or sample.syntax is None or sample.mentions is None:
            return None
        base = len(heads)
        known = {(m.first, m.last): (m.type, m.named) for m in sample.mentions}
        for one in sorted(sample.chains, key=lambda one: (one.first, -one.last)):
            spans.append((row, one.first, one.last))
            chains.append(one.chain)
            given.append(
                (
                    base + one.first,
                    base + one.last,
                    *known.get((one.first, one.last), (None, False)),
                )
            )
        heads.extend(base + head for head in sample.syntax.heads)
        relations.extend(sample.syntax.labels)
    spans, chains, given = spans[:MOST], chains[:MOST], given[:MOST]
    if len(given) < 2:
        return None
    words = joined(samples)
    facts = facts_of(words, mentioned(words, given, heads, relations))
    i, j = candidates(facts.kind)
    everything = np.arange(len(given))
    told = table_rows(facts, everything, everything)[:, i, j]
    return ChainLabels(
        spans=torch.tensor(spans),
        chains=torch.tensor(chains),
        kinds=torch.from_numpy(facts.kind),
        starts=torch.from_numpy(facts.met),
        codes=torch.from_numpy(codes(facts)),
        pairs=torch.from_numpy(np.stack([i, j], 1)),
        facts=torch.from_numpy(told.astype(np.int32)),
        complete=True,
    )


def candidates(kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every mention with every earlier one that is near or named."""
    i, j = np.tril_indices(len(kind), -1)
    allowed = (i - j <= NEAREST) | (kind[j] == NAMED)
    return i[allowed], j[allowed]


def joined(samples: Sequence[Sample]) -> Words:
    """The words of the samples as those of one text."""
    forms = [form for sample in samples for form in sample.forms]
    ends = np.cumsum([len(form) + 1 for form in forms]) - 1

    def column(name: str) -> tuple[int, ...]:
        return tuple(value for sample in samples for value in getattr(sample, name))

    return Words(
        text=" ".join(forms),
        starts=tuple(int(end) - len(form) for end, form in zip(ends, forms, strict=True)),
        ends=tuple(int(end) for end in ends),
        sentences=column("sentences"),
        casings=column("casings"),
        quotes=column("quotes"),
        layouts=column("layouts"),
    )
