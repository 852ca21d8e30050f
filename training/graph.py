"""The network as one graph from a window's numbers to scores, the shape that is exported."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.network import LONGEST_MENTION, NEVER, Network

INPUTS = ("pieces", "word_of_piece", "first_piece", "casings", "quotes", "layouts", "sentences")
OUTPUTS = (
    "upos", "lemmas", "arcs", "relations", "spans", "span_scores", "kinds", "anaphors",
    "antecedents", "starts", "anchors", "chances", "roles", "plain", "event_types", "event_modes",
    "event_contexts", "certainty", "meaning",
)  # fmt: skip
ANCHOR_FLOOR = 0.15
"""Chance from which a word's roles are scored at all."""


class WindowGraph(nn.Module):
    """Reads one window: every input is [1, words] or [1, pieces]."""

    def __init__(self, network: Network, root_label: int) -> None:
        super().__init__()
        self.network = network
        self.root_label = root_label

    def forward(
        self,
        pieces: Tensor,
        word_of_piece: Tensor,
        first_piece: Tensor,
        casings: Tensor,
        quotes: Tensor,
        layouts: Tensor,
        sentences: Tensor,
    ) -> tuple[Tensor, ...]:
        """The outputs named in OUTPUTS, without the batch dimension."""
        network = self.network
        batch = Batch(
            pieces=pieces,
            pieces_mask=None,
            word_of_piece=word_of_piece,
            first_piece=first_piece,
            words_mask=torch.ones_like(casings, dtype=torch.bool),
            casings=casings,
            quotes=quotes,
            layouts=layouts,
            sentences=sentences,
        )
        read = network(batch)
        same = sentences[0][:, None] == sentences[0][None, :]
        place = torch.arange(sentences.shape[1])
        syntax = self._syntax(read.syntax, same)
        mentions = self._mentions(read.mentions, same, place)
        words = read.attribution
        chances = torch.sigmoid(network.attribution.anchors(words))[0]
        anchors = torch.nonzero(chances > ANCHOR_FLOOR)[:, 0]
        roles = network.attribution.roles(
            words, sentences, quotes, torch.zeros_like(anchors), anchors
        )
        plain = torch.softmax(network.attribution.plain(words)[0], -1)
        found = (anchors, chances[anchors], roles, plain)
        return (*syntax, *mentions, *found, *self._events(read.events), read.meaning[0])

    def _syntax(self, words: Tensor, same: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        head = self.network.syntax
        arcs = torch.where(same[None], head.arcs(words), torch.tensor(NEVER))
        labels = head.labels(words, arcs.argmax(-1))[0]
        labels[:, self.root_label] = NEVER
        return (
            head.upos(words)[0].argmax(-1),
            head.lemma(words)[0].argmax(-1),
            arcs[0],
            labels.argmax(-1),
        )

    def _events(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        types, modes, contexts = self.network.events(words)
        certainty = self.network.certainty(words)[0]
        return torch.softmax(types[0], -1), modes[0], torch.sigmoid(contexts[0]), certainty

    def _mentions(self, words: Tensor, same: Tensor, place: Tensor) -> tuple[Tensor, ...]:
        scores, ends = self.network.mentions.spans(words)
        width = place[None, :] - place[:, None]
        allowed = same & (width >= 0) & (width < LONGEST_MENTION)
        spans = torch.nonzero((scores[0] > 0) & allowed[None])
        zero = torch.zeros_like(spans[:, 0])
        kinds = self.network.mentions.kinds(ends, zero, spans[:, 1], spans[:, 2])
        rows = torch.stack([zero, spans[:, 1], spans[:, 2]], 1)
        vectors = self.network.coreference.vectors(words, rows)
        return spans, scores[0][spans[:, 0], spans[:, 1], spans[:, 2]], kinds, *vectors
