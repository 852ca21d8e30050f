"""Vectors of meaning: the head, the teacher that it learns from, and the losses.

A sentence's vector is the sum of its words' vectors, each already multiplied by how much the word
counts, brought to length one; so any stretch of words, a content or a passage, has one too, for a
sum. The head is taught by distillation (Hinton, Vinyals and Dean 2015) to give what the base gives
for the stretch alone, mean-pooled as Reimers and Gurevych 2019 do (*Sentence-BERT*); its similarity
to the others of a batch counts beside the vector itself (Park et al. 2019, *Relational knowledge
distillation*). ECB+'s coreference across documents then pulls sentences together that tell the
same, away from those of the topic's other story (Khosla et al. 2020, *Supervised contrastive
learning*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder, base_folder, load_base, vocabulary_size
from training.heads import Mix
from training.readers.ecbplus import Claim, tell_the_same, tell_unlike
from training.samples import Sample
from whence.reading.model.pieces import Pieces

SHORTEST: Final = 4
"""Words in a stretch that is taught beside the whole sentences, at least."""
LONGEST: Final = 254
"""Pieces that the teacher reads of a stretch."""
TEMPERATURE: Final = 0.1
"""Of the contrast: lower teaches near misses better and keeps less of the teacher."""
_NEVER: Final = -1e4
_CLAUSE_MARKS: Final = frozenset(', ; : " “ ” – — -- ( ) that which who while but and'.split())


class MeaningHead(nn.Module):
    """Word vectors whose sum over a stretch is the stretch's meaning."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = Mix()
        self.project = nn.Linear(WIDTH, WIDTH)
        self.weigh = nn.Linear(WIDTH, 1)
        nn.init.eye_(self.project.weight)
        for part in (self.project.bias, self.weigh.weight, self.weigh.bias):
            nn.init.zeros_(part)

    def forward(self, layers: Tensor) -> Tensor:
        """layers [MIXED, batch, words, 384] to word vectors [batch, words, 384], weighted."""
        return self.weighted(self.mix(layers))

    def weighted(self, mixed: Tensor) -> Tensor:
        """The same for layers that are mixed already [..., words, 384]."""
        result: Tensor = self.project(mixed) * nn.functional.softplus(self.weigh(mixed))
        return result


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one row of a batch, ascending, that get a vector."""

    row: int
    words: tuple[int, ...]


class Teacher:
    """The base as it was before any training, reading stretches of words by themselves."""

    def __init__(self, pieces: Pieces, folder: Path | None = None) -> None:
        folder = folder or base_folder()
        self.pieces = pieces
        self.encoder = Encoder(vocabulary_size(folder))
        load_base(self.encoder, folder)
        self.encoder.eval().requires_grad_(False)

    @torch.no_grad()
    def vectors(self, texts: Sequence[Sequence[str]], at_once: int = 4096) -> Tensor:
        """Unit vectors [texts, 384] of texts given as words; ``at_once`` bounds padded pieces."""
        rows = [self._pieces(forms) for forms in texts]
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        result = torch.zeros((len(rows), WIDTH))
        group: list[int] = []
        for index in order:
            if group and len(rows[index]) * (len(group) + 1) > at_once:
                result[group] = self._read([rows[i] for i in group])
                group = []
            group.append(index)
        if group:
            result[group] = self._read([rows[i] for i in group])
        return result

    def _pieces(self, forms: Sequence[str]) -> list[int]:
        """A text's pieces; *do|n't* is put together again, as the base was taught to read it."""
        ids = [self.pieces.start]
        for index, form in enumerate(forms):
            if form.lower() in ("n't", "n’t") and index:
                continue
            after = forms[index + 1] if index + 1 < len(forms) else ""
            ids.extend(self.pieces.of(form + after if after.lower() in ("n't", "n’t") else form))
        return [*ids[: LONGEST + 1], self.pieces.stop]

    def _read(self, rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, rows))
        ids = torch.zeros((len(rows), longest), dtype=torch.long)
        here = torch.zeros((len(rows), longest))
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
            here[number, : len(row)] = 1
        nothing = torch.zeros_like(ids)
        bias = ((1 - here) * _NEVER)[:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16):
            last = self.encoder(ids, nothing, nothing, nothing, bias)[-1].float()
        return nn.functional.normalize((last * here[..., None]).sum(1), dim=-1)


def choose_stretches(
    samples: Sequence[Sample], random: np.random.Generator, *, words: int = 500, spans: float = 0.5
) -> list[Stretch]:
    """What a batch is taught: its sentences, some contents, and spans of ``spans`` as many
    sentences; no more than so many ``words`` in all.
    """
    found: list[Stretch] = []
    for row, sample in enumerate(samples):
        for first, last in _sentences(sample):
            found.append(Stretch(row, tuple(range(first, last))))
            if random.random() < spans and (span := _span(sample, first, last, random)):
                found.append(Stretch(row, span))
        found.extend(
            Stretch(row, one.content)
            for one in sample.attributions or ()
            if len(one.content) >= SHORTEST and random.random() < spans
        )
    kept: list[Stretch] = []
    for index in random.permutation(len(found)):
        if words <= 0:
            break
        kept.append(found[index])
        words -= len(found[index].words)
    return kept


def pooled(meaning: Tensor, stretches: Sequence[Stretch]) -> Tensor:
    """Unit vectors [stretches, 384] from word vectors [batch, words, 384]."""
    length = meaning.shape[1]
    places = torch.tensor([s.row * length + word for s in stretches for word in s.words])
    owner = torch.tensor([number for number, s in enumerate(stretches) for _ in s.words])
    values = meaning.flatten(0, 1).index_select(0, places).float()
    sums = torch.zeros((len(stretches), WIDTH)).index_add(0, owner, values)
    return nn.functional.normalize(sums, dim=-1)


def meaning_losses(
    meaning: Tensor, samples: Sequence[Sample], teacher: Teacher, random: np.random.Generator
) -> dict[str, Tensor]:
    """Losses of distillation for a batch's word vectors [batch, words, 384].

    ``meaning``: one less the cosine to the teacher. ``likeness``: squared difference between the
    cosines of all pairs, the student's and the teacher's.
    """
    stretches = choose_stretches(samples, random)
    if len(stretches) < 2:
        return {}
    target = teacher.vectors([[samples[s.row].forms[w] for w in s.words] for s in stretches])
    with torch.autocast("cpu", enabled=False):
        ours = pooled(meaning, stretches)
        return {
            "meaning": (1 - (ours * target).sum(-1)).mean(),
            "likeness": (ours @ ours.T - target @ target.T).square().mean(),
        }


def claim_losses(meaning: Tensor, claims: Sequence[Sequence[Claim]]) -> dict[str, Tensor]:
    """Supervised contrast of sentences of ECB+, ``claims`` being those of each row of the batch.

    For every pair that tells the same: how likely it is picked among the sentences that tell
    something else. Pairs that are neither (they share a lesser event) are left out.
    """
    told = [(Stretch(row, tuple(range(one.first, one.last))), one)
            for row, some in enumerate(claims) for one in some]  # fmt: skip
    if len(told) < 3:
        return {}
    same = torch.tensor([[tell_the_same(a, b) for _, b in told] for _, a in told])
    unlike = torch.tensor([[tell_unlike(a, b) for _, b in told] for _, a in told])
    if not same.any():
        return {}
    with torch.autocast("cpu", enabled=False):
        vectors = pooled(meaning, [stretch for stretch, _ in told])
        scores = vectors @ vectors.T / TEMPERATURE
        others = torch.logsumexp(scores.masked_fill(~unlike, _NEVER), 1, keepdim=True)
        each = nn.functional.softplus(others - scores)
        return {"claims": (each * same).sum() / same.sum()}


def _sentences(sample: Sample) -> Iterator[tuple[int, int]]:
    """First word and the one after the last of each sentence."""
    first = 0
    for index in range(1, len(sample) + 1):
        if index == len(sample) or sample.sentences[index] != sample.sentences[first]:
            yield first, index
            first = index


def _span(
    sample: Sample, first: int, last: int, random: np.random.Generator
) -> tuple[int, ...] | None:
    """A part of a sentence between two places where clauses often begin or end, or any two."""
    if last - first < 2 * SHORTEST:
        return None
    marks = [i for i in range(first + 1, last) if sample.forms[i].lower() in _CLAUSE_MARKS]
    edges = [first, *marks, last] if len(marks) > 1 else list(range(first, last + 1))
    start, end = sorted(int(edges[i]) for i in random.choice(len(edges), 2, replace=False))
    if start > first and not sample.forms[start][0].isalnum():
        start += 1
    if not SHORTEST <= end - start < last - first:
        return None
    return tuple(range(start, end))
