"""Batches: samples as padded tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.coreference import ChainLabels, chain_labels
from training.events import EventLabels
from training.labels import Labels
from training.samples import Sample
from whence.reading.model.lemmas import lemma_rule
from whence.reading.model.pieces import Pieces

SOURCE, CUE, CONTENT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors [batch, pieces] and [batch, words]; label tensors are None where a task has no
    labels.

    mention_spans [spans, 4]: row, channel, first word, last word. mention_channels [batch, 2]:
    which channels a row is annotated for. pieces_mask is None where nothing is padding.
    role_anchors [anchors, 2]: row, word. chains only where the rows are one document.
    """

    pieces: Tensor
    pieces_mask: Tensor | None
    word_of_piece: Tensor
    first_piece: Tensor
    words_mask: Tensor
    casings: Tensor
    quotes: Tensor
    layouts: Tensor
    sentences: Tensor
    upos: Tensor | None = None
    lemmas: Tensor | None = None
    heads: Tensor | None = None
    labels: Tensor | None = None
    mention_spans: Tensor | None = None
    mention_types: Tensor | None = None
    mention_named: Tensor | None = None
    mention_channels: Tensor | None = None
    anchors: Tensor | None = None
    anchor_known: Tensor | None = None
    plain: Tensor | None = None
    role_anchors: Tensor | None = None
    roles: Tensor | None = None
    chains: ChainLabels | None = None
    events: EventLabels | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes batches; ``masked`` is the share of words whose pieces are hidden from the encoder."""

    pieces: Pieces
    labels: Labels
    masked: float = 0.0

    def make(self, samples: Sequence[Sample], random: np.random.Generator) -> Batch:
        """One batch of the samples, with the labels that they have."""
        fields: dict[str, Any] = dict(self._inputs(samples, random))
        fields["chains"] = chain_labels(samples)
        fields["events"] = EventLabels.of(samples)
        if samples[0].syntax is not None and samples[0].syntax.gold:
            fields.update(self._syntax(samples))
        if any(sample.mentions is not None for sample in samples):
            fields.update(self._mentions(samples))
        if samples[0].attributions is not None:
            fields.update(self._attributions(samples))
        return Batch(**fields)

    def _inputs(self, samples: Sequence[Sample], random: np.random.Generator) -> dict[str, Tensor]:
        split = [[self.pieces.of(form) for form in sample.forms] for sample in samples]
        words = max(len(sample) for sample in samples)
        longest = max(sum(map(len, one)) for one in split) + 2
        longest += -longest % 16
        shape = (len(samples), longest)
        pieces, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        of, first = np.zeros(shape, np.int64), np.zeros((len(samples), words), np.int64)
        for row, one in enumerate(split):
            flat, owner, heads = [self.pieces.start], [0], []
            hidden = random.random(len(one)) < self.masked
            for index, ids in enumerate(one):
                heads.append(len(flat))
                flat.extend([self.pieces.mask] * len(ids) if hidden[index] else ids)
                owner.extend([index] * len(ids))
            flat.append(self.pieces.stop)
            owner.append(len(one) - 1)
            pieces[row, : len(flat)] = flat
            mask[row, : len(flat)] = 1
            of[row, : len(flat)] = owner
            first[row, : len(heads)] = heads
        return {
            "pieces": torch.from_numpy(pieces),
            "pieces_mask": torch.from_numpy(mask),
            "word_of_piece": torch.from_numpy(of),
            "first_piece": torch.from_numpy(first),
            "words_mask": _pad([[1] * len(s) for s in samples], words).bool(),
            "casings": _pad([s.casings for s in samples], words),
            "quotes": _pad([s.quotes for s in samples], words),
            "layouts": _pad([s.layouts for s in samples], words),
            "sentences": _pad([s.sentences for s in samples], words),
        }

    def _syntax(self, samples: Sequence[Sample]) -> dict[str, Tensor]:
        words = max(len(sample) for sample in samples)
        upos = {name: number for number, name in enumerate(self.labels.upos)}
        rules = {name: number for number, name in enumerate(self.labels.lemmas)}
        relations = {name: number for number, name in enumerate(self.labels.relations)}
        columns: dict[str, list[list[int]]] = {"upos": [], "lemmas": [], "heads": [], "labels": []}
        for sample in samples:
            syntax = sample.syntax
            assert syntax is not None
            columns["upos"].append([upos[name] for name in syntax.upos])
            columns["lemmas"].append(
                [
                    rules.get(lemma_rule(form, lemma), -1)
                    for form, lemma in zip(sample.forms, syntax.lemmas, strict=True)
                ]
            )
            columns["heads"].append(list(syntax.heads))
            columns["labels"].append([relations.get(name, 0) for name in syntax.labels])
        return {name: _pad(rows, words) for name, rows in columns.items()}

    def _mentions(self, samples: Sequence[Sample]) -> dict[str, Tensor]:
        types = {name: number for number, name in enumerate(self.labels.types)}
        spans: list[tuple[int, int, int, int]] = []
        kinds: list[int] = []
        named: list[int] = []
        channels = np.zeros((len(samples), 2), np.float32)
        for row, sample in enumerate(samples):
            if sample.mentions is None:
                continue
            channel = 0 if sample.nominal else 1
            channels[row, channel] = float(sample.all_mentions)
            for mention in sample.mentions:
                spans.append((row, channel, mention.first, mention.last))
                kinds.append(-1 if mention.type is None else types[mention.type])
                named.append(int(mention.named))
        return {
            "mention_spans": torch.tensor(spans, dtype=torch.long).reshape(-1, 4),
            "mention_types": torch.tensor(kinds, dtype=torch.long),
            "mention_named": torch.tensor(named, dtype=torch.long),
            "mention_channels": torch.from_numpy(channels),
        }

    def _attributions(self, samples: Sequence[Sample]) -> dict[str, Tensor]:
        words = max(len(sample) for sample in samples)
        anchors = np.zeros((len(samples), words), np.float32)
        known = np.zeros((len(samples), words), np.float32)
        plain = np.zeros((len(samples), words), np.int64)
        places: list[tuple[int, int]] = []
        rows: list[np.ndarray] = []
        for row, sample in enumerate(samples):
            known[row, : len(sample)] = 1.0
            known[row, list(sample.hidden)] = 0.0
            for one in sample.attributions or ():
                anchors[row, one.anchor] = 1.0
                roles = np.zeros(words, np.int64)
                roles[list(one.source)] = SOURCE
                roles[list(one.content)] = CONTENT
                roles[list(one.cue)] = CUE
                plain[row] = np.where(roles > 0, roles, plain[row])
                places.append((row, one.anchor))
                rows.append(roles)
            if sample.hidden:
                plain[row, plain[row] == 0] = -1
        return {
            "anchors": torch.from_numpy(anchors),
            "anchor_known": torch.from_numpy(known),
            "plain": torch.from_numpy(plain),
            "role_anchors": torch.tensor(places, dtype=torch.long).reshape(-1, 2),
            "roles": torch.from_numpy(np.stack(rows) if rows else np.zeros((0, words), np.int64)),
        }


def _pad(rows: Sequence[Sequence[int]], width: int) -> Tensor:
    padded = np.zeros((len(rows), width), np.int64)
    for row, values in enumerate(rows):
        padded[row, : len(values)] = values
    return torch.from_numpy(padded)
