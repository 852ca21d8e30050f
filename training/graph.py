"""The network as one graph from a window's numbers to scores, the shape that is exported.

It gives what ``Network`` gives, for the words that are asked for: a window's context is read and
not scored, and a content that is read again for its attributions gets no syntax.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.heads import Mix, Vectors
from training.network import LONGEST_MENTION, NEVER, Network

INPUTS = (
    "pieces", "word_of_piece", "first_piece", "casings", "quotes", "layouts", "sentences",
    "core", "parsed",
)  # fmt: skip
OUTPUTS = (
    "upos", "lemmas", "arcs", "relations", "spans", "span_scores", "kinds", "anaphors",
    "antecedents", "starts", "anchors", "chances", "roles", "plain", "event_types", "event_modes",
    "event_contexts", "certainty", "meaning",
)  # fmt: skip
PARSED = (*OUTPUTS[:10], *OUTPUTS[14:])
"""The outputs that are empty where ``parsed`` is."""
ANCHOR_FLOOR = 0.15
"""Chance from which a word's roles are scored at all."""


class WindowGraph(nn.Module):
    """Reads one window: every input is [1, words] or [1, pieces], but for two ranges of words.

    ``core`` [2]: the words, first and last (excluded), whose attributions are wanted. ``parsed``
    [2]: those whose syntax, mentions, events and meaning are. The exported graph leaves these out
    where that range is empty (``optional.py``).
    """

    shares: Tensor
    own_shares: Tensor

    def __init__(self, network: Network, root_label: int) -> None:
        super().__init__()
        self.network = network
        self.root_label = root_label
        families = (network.syntax_vectors, network.mention_vectors, network.event_vectors)
        mixes = [*(family.mix for family in families), network.meaning.mix]
        self.register_buffer("shares", torch.stack([_shares(mix) for mix in mixes]))
        self.register_buffer("own_shares", _shares(network.attribution_vectors.mix)[None])

    def forward(
        self,
        pieces: Tensor,
        word_of_piece: Tensor,
        first_piece: Tensor,
        casings: Tensor,
        quotes: Tensor,
        layouts: Tensor,
        sentences: Tensor,
        core: Tensor,
        parsed: Tensor,
    ) -> tuple[Tensor, ...]:
        """The outputs named in OUTPUTS, without the batch dimension.

        Words are counted from the first of ``parsed`` but in ``anchors``, ``roles`` and ``plain``.
        """
        network = self.network
        beside = (casings, quotes, layouts)
        of = word_of_piece[0]
        outputs = network.encoder(pieces, *(column[:, of] for column in beside), None)
        layers = torch.cat(outputs).index_select(1, first_piece[0])
        words = _family(network.attribution_vectors, _mixed(self.own_shares, layers)[0], beside)
        attributions = self._attributions(words, sentences, quotes, core)
        inside = slice(parsed[0], parsed[1])
        beside = (casings[:, inside], quotes[:, inside], layouts[:, inside])
        sentence = sentences[0, inside]
        syntax, mentions, events, meaning = _mixed(self.shares, layers[:, inside])
        same = sentence[:, None] == sentence[None, :]
        return (
            *self._syntax(_family(network.syntax_vectors, syntax, beside), same),
            *self._mentions(_family(network.mention_vectors, mentions, beside), same),
            *attributions,
            *self._events(_family(network.event_vectors, events, beside)),
            network.meaning.weighted(meaning),
        )

    def _attributions(
        self, words: Tensor, sentences: Tensor, quotes: Tensor, core: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        head = self.network.attribution
        chances = torch.sigmoid(head.anchors(words))[0]
        anchors = torch.nonzero(chances[core[0] : core[1]] > ANCHOR_FLOOR)[:, 0] + core[0]
        roles = head.roles(words, sentences, quotes, torch.zeros_like(anchors), anchors)
        return anchors, chances[anchors], roles, torch.softmax(head.plain(words)[0], -1)

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

    def _mentions(self, words: Tensor, same: Tensor) -> tuple[Tensor, ...]:
        scores, ends = self.network.mentions.spans(words)
        place = torch.arange(words.shape[1])
        width = place[None, :] - place[:, None]
        allowed = same & (width >= 0) & (width < LONGEST_MENTION)
        spans = torch.nonzero((scores[0] > 0) & allowed[None])
        zero = torch.zeros_like(spans[:, 0])
        kinds = self.network.mentions.kinds(ends, zero, spans[:, 1], spans[:, 2])
        rows = torch.stack([zero, spans[:, 1], spans[:, 2]], 1)
        vectors = self.network.coreference.vectors(words, rows)
        return spans, scores[0][spans[:, 0], spans[:, 1], spans[:, 2]], kinds, *vectors


def _shares(mix: Mix) -> Tensor:
    """The weights of the encoder's layers in a mix of them [MIXED]."""
    return torch.softmax(mix.weights.detach(), 0)


def _mixed(shares: Tensor, layers: Tensor) -> Tensor:
    """Several mixes at once: shares [mixes, MIXED], layers [MIXED, words, 384]."""
    return (shares @ layers.flatten(1)).reshape(shares.shape[0], -1, layers.shape[-1])


def _family(family: Vectors, mixed: Tensor, beside: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Word vectors [1, words, WORD] of a family of tasks from its mix [words, 384]."""
    result: Tensor = family.joined(mixed[None], *beside)
    return result
