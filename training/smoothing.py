"""Evens out the columns of what the encoder's products take in, so that int8 loses less.

A product's input is quantised with one scale for all its columns, and in a few of them values are
far larger than in the rest: these then have few steps left. Each column is divided by a number of
its own, and the weights that it meets are multiplied by it, which changes nothing before
quantisation (Xiao et al. 2023, *SmoothQuant*). The numbers are chosen from what the columns hold
on texts of the training part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder, Layer

_STRENGTH = 0.8
"""Share of the unevenness that the weights take over."""
_LEAST = 1e-5


class Evened(nn.Module):
    """A linear layer whose input's columns are divided first."""

    def __init__(self, linear: nn.Linear, divisor: Tensor) -> None:
        super().__init__()
        self.linear = linear
        self.register_buffer("share", 1 / divisor)
        self.share: Tensor
        with torch.no_grad():
            linear.weight.mul_(divisor)

    def forward(self, x: Tensor) -> Tensor:
        """As the linear layer did before."""
        result: Tensor = self.linear(x * self.share)
        return result


def smooth(encoder: Encoder, read: Callable[[], object], strength: float = _STRENGTH) -> None:
    """Even out an encoder for export; ``read`` must run it over typical texts."""
    layers = [layer for layer in encoder.layers if isinstance(layer, Layer)]
    linears = [one for layer in layers for one in (layer.qkv, layer.out, layer.up, layer.down)]
    largest = _largest_inputs(linears, read)
    for layer in layers:
        divisors = {
            name: _divisor(largest[getattr(layer, name)], getattr(layer, name), strength)
            for name in ("qkv", "out", "up", "down")
        }
        _into_values(layer, divisors["out"])
        for name in ("qkv", "up", "down"):
            setattr(layer, name, Evened(getattr(layer, name), divisors[name]))


def _into_values(layer: Layer, divisor: Tensor) -> None:
    """Attention passes the values' columns on as they are, so these are divided at their making."""
    with torch.no_grad():
        layer.qkv.weight[2 * WIDTH :].div_(divisor[:, None])
        layer.qkv.bias[2 * WIDTH :].div_(divisor)
        layer.out.weight.mul_(divisor)


def _divisor(largest: Tensor, linear: nn.Linear, strength: float) -> Tensor:
    weights = linear.weight.detach().abs().amax(0).clamp(min=_LEAST)
    divisor = largest.clamp(min=_LEAST) ** strength / weights ** (1 - strength)
    return divisor / divisor.log().mean().exp()


def _largest_inputs(
    linears: Iterable[nn.Linear], read: Callable[[], object]
) -> dict[nn.Linear, Tensor]:
    """The largest size of each column of each layer's input while ``read`` runs."""
    largest: dict[nn.Linear, Tensor] = {}

    def note(linear: nn.Module, given: tuple[Tensor, ...]) -> None:
        assert isinstance(linear, nn.Linear)
        here = given[0].detach().abs().flatten(0, -2).amax(0)
        largest[linear] = torch.maximum(largest.get(linear, torch.zeros_like(here)), here)

    hooks = [linear.register_forward_pre_hook(note) for linear in linears]
    with torch.no_grad():
        read()
    for hook in hooks:
        hook.remove()
    return largest
