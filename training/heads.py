"""The heads: one a task, all on the same word vectors.

Arcs and mentions are biaffine (Dozat and Manning 2017; Yu, Bohnet and Poesio 2020). An attribution
is read off its cue: for each anchor word, every word is scored as source, cue or content of that
attribution, and a linear-chain CRF (Lafferty et al. 2001) with scores for where a piece starts and
ends chooses among labellings. So links need no step of their own, and two attributions may share a
source.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.encoder import MIXED, WIDTH
from whence.reading.model.words import CASINGS, LAYOUTS, QUOTE_STATES

FEATURES = 32
WORD = WIDTH + FEATURES
ROLES = 4
"""Nothing, source, cue, content."""
NEAR = 12
"""Distances up to this many words are told apart; farther ones in powers of two."""


class Mix(nn.Module):
    """A weighted sum of the encoder's layers (Peters et al. 2018), the last one favoured."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0] * (MIXED - 1) + [2.0]))

    def forward(self, layers: Tensor) -> Tensor:
        """layers [MIXED, batch, words, 384] to [batch, words, 384]."""
        return torch.einsum("l,lbwd->bwd", torch.softmax(self.weights, 0).to(layers.dtype), layers)


class SharedDropout(nn.Module):
    """Dropout with one mask for all words of a row (Gal and Ghahramani 2016): cheap and strong."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """x [rows, words, width] or [rows, width]."""
        if not self.training or self.share == 0:
            return x
        shape = (x.shape[0], *([1] * (x.ndim - 2)), x.shape[-1])
        kept = (torch.rand(shape, device=x.device) >= self.share).to(x.dtype)
        return x * (kept / (1 - self.share))


class Vectors(nn.Module):
    """Word vectors of one family of tasks: a mix of layers, with casing and quotes beside it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mix = Mix()
        self.casings = nn.Embedding(CASINGS, 16)
        self.quotes = nn.Embedding(QUOTE_STATES, 8)
        self.layouts = nn.Embedding(LAYOUTS, 8)
        self.dropout = SharedDropout(dropout)

    def forward(self, layers: Tensor, casings: Tensor, quotes: Tensor, layouts: Tensor) -> Tensor:
        """To [batch, words, WORD]."""
        return self.joined(self.mix(layers), casings, quotes, layouts)

    def joined(self, mixed: Tensor, casings: Tensor, quotes: Tensor, layouts: Tensor) -> Tensor:
        """The same for layers that are mixed already [batch, words, 384]."""
        beside = [self.casings(casings), self.quotes(quotes), self.layouts(layouts)]
        result: Tensor = self.dropout(torch.cat([mixed, *[b.to(mixed.dtype) for b in beside]], -1))
        return result


def projection(width: int, dropout: float) -> nn.Sequential:
    """A hidden layer on word vectors."""
    return nn.Sequential(nn.Linear(WORD, width), nn.GELU(), SharedDropout(dropout))


class SyntaxHead(nn.Module):
    """Part of speech, lemma rule, arcs and their labels."""

    def __init__(self, upos: int, lemmas: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.upos = nn.Linear(WORD, upos)
        self.lemma = nn.Linear(WORD, lemmas)
        self.dependent = projection(256, dropout)
        self.head = projection(256, dropout)
        self.arc = nn.Linear(256, 256)
        self.head_bias = nn.Linear(256, 1)
        self.root = nn.Linear(256, 1)
        self.label_dependent = projection(160, dropout)
        self.label_head = projection(160, dropout)
        self.label = nn.Linear(3 * 160, labels)

    def arcs(self, words: Tensor) -> Tensor:
        """Score of each head for each word [batch, word, head]; the diagonal is the root."""
        dependent, head = self.dependent(words), self.head(words)
        scores = self.arc(dependent) @ head.transpose(1, 2) + self.head_bias(head).transpose(1, 2)
        place = torch.arange(words.shape[1], device=words.device)
        eye = (place[:, None] == place[None, :]).to(scores.dtype)
        result: Tensor = scores * (1 - eye) + self.root(dependent) * eye
        return result

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label scores [batch, word, label] given the head of each word [batch, word]."""
        dependent, head = self.label_dependent(words), self.label_head(words)
        chosen = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        result: Tensor = self.label(torch.cat([dependent, chosen, dependent * chosen], -1))
        return result


class MentionHead(nn.Module):
    """Spans: channel 0 mentions of any kind, channel 1 bare names; and the type of a span."""

    def __init__(self, types: int, dropout: float) -> None:
        super().__init__()
        self.start = projection(160, dropout)
        self.end = projection(160, dropout)
        self.pair = nn.Linear(160, 320)
        self.start_bias = nn.Linear(160, 2)
        self.end_bias = nn.Linear(160, 2)
        self.kind = nn.Sequential(
            nn.Linear(320, 128), nn.GELU(), SharedDropout(dropout), nn.Linear(128, types + 1)
        )

    def spans(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [batch, 2, first, last], and the end vectors put beside the start vectors."""
        start, end = self.start(words), self.end(words)
        batch, length = words.shape[0], words.shape[1]
        pair = self.pair(start).reshape(batch, length, 2, 160).transpose(1, 2)
        scores = pair @ end[:, None].transpose(2, 3)
        scores = scores + self.start_bias(start).transpose(1, 2)[..., None]
        scores = scores + self.end_bias(end).transpose(1, 2)[:, :, None, :]
        return scores, torch.cat([start, end], -1)

    def kinds(self, ends: Tensor, batch: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Type scores of given spans [spans, types + 1]; the last column: is its head a name?"""
        start, end = ends[batch, first][:, :160], ends[batch, last][:, 160:]
        result: Tensor = self.kind(torch.cat([start, end], -1))
        return result


class AttributionHead(nn.Module):
    """Anchors, and for each of them the scores of its roles."""

    def __init__(self, dropout: float, width: int = 160) -> None:
        super().__init__()
        self.anchor = nn.Sequential(projection(128, dropout), nn.Linear(128, 1))
        self.plain = nn.Linear(WORD, ROLES)
        self.of_anchor = nn.Linear(WORD, width)
        self.of_word = nn.Linear(WORD, width)
        self.anchor_gate = nn.Linear(WORD, width)
        self.word_gate = nn.Linear(WORD, width)
        self.distance = nn.Embedding(distance_count(), width)
        self.sentence = nn.Embedding(9, width)
        self.quotes = nn.Embedding(9, width)
        self.norm = nn.LayerNorm(width)
        self.around = nn.Linear(3 * width, width)
        self.dropout = SharedDropout(dropout)
        self.scores = nn.Linear(width, 3 * ROLES)
        self.transitions = nn.Parameter(torch.zeros(ROLES, ROLES))

    def anchors(self, words: Tensor) -> Tensor:
        """Score of each word as the anchor of an attribution [batch, words]."""
        result: Tensor = self.anchor(words)[..., 0]
        return result

    def roles(
        self, words: Tensor, sentences: Tensor, quotes: Tensor, batch: Tensor, anchor: Tensor
    ) -> Tensor:
        """Scores [anchors, words, 3, ROLES]: of being in a role, and of starting and ending one.

        words [batch, words, WORD], sentences and quotes [batch, words], batch and anchor [anchors].
        """
        length = words.shape[1]
        place = torch.arange(length, device=words.device)
        far = distance_bucket(place[None] - anchor[:, None])
        own = sentences[batch, anchor][:, None]
        apart = (sentences[batch] - own).clamp(-4, 4) + 4
        opened = torch.cumsum((quotes == 2).long(), 1)
        between = (opened[batch] - opened[batch, anchor][:, None]).clamp(-4, 4) + 4
        at = words[batch, anchor][:, None]
        hidden = self.of_anchor(at) + self.of_word(words)[batch]
        hidden = hidden + self.anchor_gate(at) * self.word_gate(words)[batch]
        kinds = self.sentence.num_embeddings * self.quotes.num_embeddings
        place_of = far * kinds + apart * self.quotes.num_embeddings + between
        hidden = hidden + self._places()[place_of].to(hidden.dtype)
        hidden = self.dropout(nn.functional.gelu(self.norm(hidden)))
        hidden = hidden + nn.functional.gelu(self._around(hidden))
        result: Tensor = self.scores(hidden).reshape(-1, length, 3, ROLES).float()
        return result

    def _places(self) -> Tensor:
        """What is known of where a word stands, one row for distance, sentence and quotes."""
        far, apart, between = (
            table.weight for table in (self.distance, self.sentence, self.quotes)
        )
        return (far[:, None, None] + apart[None, :, None] + between[None, None]).flatten(0, 2)

    def _around(self, hidden: Tensor) -> Tensor:
        """``around`` of each word with its two neighbours, without putting the three side by side.

        The neighbours' parts are moved by a word after their products: quicker once exported.
        """
        linear = nn.functional.linear
        before, here, after = self.around.weight.chunk(3, 1)
        edge = torch.zeros_like(hidden[:, :1])
        left = torch.cat([edge, linear(hidden, before)[:, :-1]], 1)
        right = torch.cat([linear(hidden, after)[:, 1:], edge], 1)
        return linear(hidden, here, self.around.bias) + left + right


def distance_count() -> int:
    """Rows of the distance table."""
    return 2 * (NEAR + 5) + 1


def distance_bucket(distance: Tensor) -> Tensor:
    """Signed word distances to rows of the table: exact when near, in powers of two when far."""
    size = distance.abs()
    far = NEAR
    bucket = size.clamp(max=NEAR)
    for step in (16, 24, 36, 64, 120):
        far += 1
        bucket = torch.where(size >= step, torch.full_like(bucket, far), bucket)
    return torch.where(distance < 0, -bucket, bucket) + NEAR + 5


def crf_log_partition(emit: Tensor, move: Tensor, mask: Tensor) -> Tensor:
    """Log of the summed weights of all labellings, for each sequence.

    emit [sequences, words, ROLES], move [sequences, words, from, to] (the first word's unused),
    mask [sequences, words], true where a word stands. Float32.
    """
    alpha = emit[:, 0]
    for step in range(1, emit.shape[1]):
        best = torch.logsumexp(alpha[:, :, None] + move[:, step], 1) + emit[:, step]
        alpha = torch.where(mask[:, step, None], best, alpha)
    return torch.logsumexp(alpha, 1)


def crf_parts(scores: Tensor, transitions: Tensor) -> tuple[Tensor, Tensor]:
    """Emission and movement scores from a head's output [sequences, words, 3, ROLES]."""
    emit, start, end = scores[:, :, 0], scores[:, :, 1], scores[:, :, 2]
    edge = 1 - torch.eye(ROLES, device=scores.device)
    before = torch.cat([end[:, :1], end[:, :-1]], 1)
    move = transitions + edge * (start[:, :, None, :] + before[:, :, :, None])
    first = torch.cat([emit[:, :1] + start[:, :1], emit[:, 1:]], 1)
    return first, move


def crf_loss(scores: Tensor, transitions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Negative log likelihood of each gold labelling [sequences]; gold [sequences, words]."""
    emit, move = crf_parts(scores, transitions)
    here = torch.gather(emit, 2, gold[..., None])[..., 0]
    index = gold[:, :-1] * ROLES + gold[:, 1:]
    moves = torch.gather(move[:, 1:].flatten(2), 2, index[..., None])[..., 0]
    score = (here * mask).sum(1) + (moves * mask[:, 1:]).sum(1)
    return crf_log_partition(emit, move, mask) - score
