"""The network: encoder and heads, and what each kind of batch teaches them."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training import events
from training.batches import Batch
from training.coreference import CoreferenceHead
from training.encoder import Encoder
from training.events import CertaintyHead, EventHead
from training.heads import AttributionHead, MentionHead, SyntaxHead, Vectors, crf_loss
from training.meaning import MeaningHead

NEVER = -1e4
LONGEST_MENTION = 60
"""Words in a mention, at most; longer spans are not scored."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of labels."""

    vocabulary: int
    upos: int
    lemmas: int
    labels: int
    types: int


@dataclass(frozen=True, slots=True)
class Read:
    """What one pass gives to the heads: word vectors of each family of tasks, made on asking."""

    network: Network
    layers: Tensor
    batch: Batch

    def _vectors(self, family: Vectors) -> Tensor:
        result: Tensor = family(
            self.layers, self.batch.casings, self.batch.quotes, self.batch.layouts
        )
        return result

    @property
    def syntax(self) -> Tensor:
        """For tags, lemmas and arcs."""
        return self._vectors(self.network.syntax_vectors)

    @property
    def mentions(self) -> Tensor:
        """For mentions and names."""
        return self._vectors(self.network.mention_vectors)

    @property
    def attribution(self) -> Tensor:
        """For attributions."""
        return self._vectors(self.network.attribution_vectors)

    @property
    def events(self) -> Tensor:
        """For events and certainty."""
        return self._vectors(self.network.event_vectors)

    @property
    def meaning(self) -> Tensor:
        """Vectors of meaning [batch, words, 384], to be summed over any stretch of words."""
        result: Tensor = self.network.meaning(self.layers)
        return result


class Network(nn.Module):
    """One encoder, one family of word vectors and one head a task."""

    def __init__(self, sizes: Sizes, dropout: float = 0.2) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes.vocabulary)
        self.syntax_vectors = Vectors(dropout)
        self.mention_vectors = Vectors(dropout)
        self.attribution_vectors = Vectors(dropout)
        self.event_vectors = Vectors(dropout)
        self.syntax = SyntaxHead(sizes.upos, sizes.lemmas, sizes.labels, dropout)
        self.mentions = MentionHead(sizes.types, dropout)
        self.attribution = AttributionHead(dropout)
        self.coreference = CoreferenceHead(dropout)
        self.events = EventHead(dropout)
        self.certainty = CertaintyHead(dropout)
        self.meaning = MeaningHead()

    def forward(self, batch: Batch) -> Read:
        """Encode a batch and gather the first piece of each word."""
        bias = None
        if batch.pieces_mask is not None:
            bias = torch.zeros(batch.pieces.shape, dtype=torch.float32)
            bias = bias.masked_fill(batch.pieces_mask == 0, NEVER)[:, None, None, :]
        of = batch.word_of_piece
        outputs = self.encoder(
            batch.pieces,
            torch.gather(batch.casings, 1, of),
            torch.gather(batch.quotes, 1, of),
            torch.gather(batch.layouts, 1, of),
            bias,
        )
        rows, length = batch.pieces.shape
        start = torch.arange(rows)[:, None] * length
        places = (batch.first_piece + start).flatten()
        shape = (rows, batch.first_piece.shape[1], -1)
        layers = torch.stack(
            [output.flatten(0, 1).index_select(0, places).reshape(shape) for output in outputs]
        )
        return Read(self, layers, batch)

    def losses(self, read: Read) -> dict[str, Tensor]:
        """The losses of the tasks that a batch is annotated for; of meaning there are others."""
        batch = read.batch
        losses: dict[str, Tensor] = {}
        if batch.upos is not None:
            losses.update(self._syntax_losses(read.syntax, batch))
        if batch.mention_spans is not None:
            losses.update(self._mention_losses(read.mentions, batch))
        if batch.anchors is not None:
            losses.update(self._attribution_losses(read.attribution, batch))
        if batch.chains is not None:
            losses["chains"] = self.coreference.loss(read.mentions, batch.chains)
        if batch.events is not None:
            words = read.events
            scores, certainty = self.events(words), self.certainty(words)
            losses.update(events.losses(scores, certainty, batch.events))
        return losses

    def same_sentence(self, batch: Batch) -> Tensor:
        """Whether two words stand in one sentence [batch, words, words]."""
        same = batch.sentences[:, :, None] == batch.sentences[:, None, :]
        return same & batch.words_mask[:, :, None] & batch.words_mask[:, None, :]

    def _syntax_losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        assert batch.upos is not None
        assert batch.lemmas is not None
        assert batch.heads is not None
        assert batch.labels is not None
        here = batch.words_mask
        arcs = self.syntax.arcs(words).float().masked_fill(~self.same_sentence(batch), NEVER)
        entropy = nn.functional.cross_entropy
        return {
            "upos": entropy(self.syntax.upos(words)[here].float(), batch.upos[here]),
            "lemma": entropy(
                self.syntax.lemma(words)[here].float(), batch.lemmas[here], ignore_index=-1
            ),
            "arc": entropy(arcs[here], batch.heads[here]),
            "label": entropy(
                self.syntax.labels(words, batch.heads)[here].float(), batch.labels[here]
            ),
        }

    def _mention_losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        assert batch.mention_spans is not None
        assert batch.mention_types is not None
        assert batch.mention_channels is not None
        scores, ends = self.mentions.spans(words)
        place = torch.arange(words.shape[1], device=words.device)
        width = place[None, :] - place[:, None]
        allowed = self.same_sentence(batch) & (width >= 0) & (width < LONGEST_MENTION)
        weights = allowed[:, None] * batch.mention_channels[:, :, None, None]
        target = torch.zeros_like(scores, dtype=torch.float32)
        spans = batch.mention_spans
        target[spans[:, 0], spans[:, 1], spans[:, 2], spans[:, 3]] = 1.0
        loss = nn.functional.binary_cross_entropy_with_logits(
            scores.float(), target, weight=weights.float(), reduction="sum"
        )
        known = (batch.words_mask * (batch.mention_channels.sum(1, keepdim=True) > 0)).sum()
        losses = {"span": loss / known.clamp(min=1)}
        if len(spans):
            kinds = self.mentions.kinds(ends, spans[:, 0], spans[:, 2], spans[:, 3]).float()
            if (batch.mention_types >= 0).any():
                losses["type"] = nn.functional.cross_entropy(
                    kinds[:, :-1], batch.mention_types, ignore_index=-1
                )
            full = spans[:, 1] == 0
            if full.any() and batch.mention_named is not None:
                losses["named"] = nn.functional.binary_cross_entropy_with_logits(
                    kinds[full, -1], batch.mention_named[full].float()
                )
        return losses

    def _attribution_losses(self, words: Tensor, batch: Batch) -> dict[str, Tensor]:
        assert batch.anchors is not None
        assert batch.anchor_known is not None
        assert batch.roles is not None
        assert batch.role_anchors is not None
        anchor = self.attribution.anchors(words).float()
        found = nn.functional.binary_cross_entropy_with_logits(
            anchor, batch.anchors.float(), weight=batch.anchor_known.float(), reduction="sum"
        )
        losses = {"anchor": found / batch.anchor_known.sum().clamp(min=1)}
        if batch.plain is not None:
            plain = self.attribution.plain(words).float()
            losses["plain"] = nn.functional.cross_entropy(
                plain[batch.words_mask], batch.plain[batch.words_mask], ignore_index=-1
            )
        if len(batch.role_anchors):
            row, place = batch.role_anchors[:, 0], batch.role_anchors[:, 1]
            scores = self.attribution.roles(words, batch.sentences, batch.quotes, row, place)
            nll = crf_loss(scores, self.attribution.transitions, batch.roles, batch.words_mask[row])
            losses["roles"] = nll.mean()
        return losses
