"""Trains the network: every task in one run, batches of one kind at a time, in shuffled order.

    python -m training.train --data ../shared/data --out /somewhere [--rounds 6] [--minutes 60]

A run that is stopped goes on from its last checkpoint when the command is given again. It is
seeded; two runs on one machine with the same number of threads see the same samples in the same
order.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import pickle
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.attribution import gold_marks, gold_rows
from tokenizers import Tokenizer

from training import evaluate
from training.augment import make_dirty
from training.batches import Batch, Maker
from training.data import Data, load_data
from training.encoder import base_folder, load_base, vocabulary_size
from training.labels import Labels, count_labels
from training.meaning import Teacher, claim_losses, meaning_losses
from training.network import Network, Sizes
from training.plan import Recipe, plan
from training.samples import Sample
from training.words_near import near_words
from whence.reading.model.pieces import Pieces

WEIGHTS = {
    "upos": 1.0, "lemma": 0.5, "arc": 1.5, "label": 1.0, "span": 1.0, "type": 1.0, "named": 0.2,
    "anchor": 15.0, "plain": 0.5, "roles": 0.2, "chains": 0.5, "trigger": 3.0, "mode": 0.3,
    "context": 0.5, "bag": 0.5, "bag mode": 0.2, "certainty": 1.5, "meaning": 3.0,
    "likeness": 30.0, "claims": 0.5,
}  # fmt: skip


class Average:
    """A running mean of the weights, which measures and is exported better than the last ones."""

    def __init__(self, network: Network, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self.decay = decay
        self.pairs = [
            (ours, theirs)
            for ours, theirs in zip(self.network.parameters(), network.parameters(), strict=True)
            if theirs.requires_grad
        ]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Move towards the present weights; faster in the beginning."""
        decay = min(self.decay, (1 + step) / (10 + step))
        torch._foreach_lerp_([a for a, _ in self.pairs], [b for _, b in self.pairs], 1 - decay)


SECOND_HALF = ("events.", "coreference.")
"""Parameters that a run with ``--frozen`` trains: heads that have few batches in a joint run."""


def optimizer_of(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with one rate for the encoder and one for the heads; no decay on norms and biases."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        inside = name.startswith("encoder.") and not name.startswith(
            ("encoder.casings", "encoder.quotes", "encoder.layouts")
        )
        rate = recipe.encoder_rate if inside else recipe.head_rate
        decay = recipe.decay if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def prepare(arguments: argparse.Namespace) -> tuple[Data, Labels, Pieces]:
    """Read the data once and keep it beside the run."""
    pieces = Pieces(Tokenizer.from_file(str(base_folder() / "tokenizer.json")))
    kept = arguments.out / "data.pickle"
    if kept.exists():
        data: Data = pickle.loads(kept.read_bytes())  # noqa: S301 (written by this very program)
    else:
        data = load_data(arguments.data, pieces)
        kept.write_bytes(pickle.dumps(data))
    path = arguments.out / "labels.json"
    if not path.exists():
        count_labels(data.syntax).save(path)
    return data, Labels.load(path), pieces


def new_network(labels: Labels, recipe: Recipe) -> Network:
    """A network with the base's weights, its word table frozen."""
    torch.manual_seed(recipe.seed)
    sizes = Sizes(vocabulary_size(base_folder()), len(labels.upos), len(labels.lemmas),
                  len(labels.relations), len(labels.types))  # fmt: skip
    network = Network(sizes, recipe.dropout)
    load_base(network.encoder, base_folder())
    network.encoder.words.weight.requires_grad_(False)
    return network


def step_once(
    network: Network,
    batch: Batch,
    samples: Sequence[Sample],
    teacher: Teacher | None,
    random: np.random.Generator,
) -> tuple[torch.Tensor, dict[str, float]]:
    """The weighted loss of a batch and its parts; those of meaning only with a teacher."""
    with torch.autocast("cpu", torch.bfloat16):
        read = network(batch)
        losses = network.losses(read)
        if teacher is not None:
            losses.update(meaning_losses(read.meaning, samples, teacher, random))
        if any(sample.claims for sample in samples):
            losses.update(claim_losses(read.meaning, [sample.claims for sample in samples]))
    total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
    return total, {name: round(float(loss.detach()), 4) for name, loss in losses.items()}


def measure(network: Network, maker: Maker, data: Data, polnear: Path, few: int) -> dict[str, Any]:
    """Dev figures of every head."""
    network.eval()
    gold = [gold_marks(row) for row in gold_rows(polnear)]
    attribution = evaluate.attribution_figures(network, maker, data.polnear_dev[:few], gold[:few])
    short = {
        str(threshold): {name: value["f1"] for name, value in figures.items() if name != "by quote"}
        for threshold, figures in attribution.items()
    }
    return {
        "attribution": short,
        "gum": evaluate.syntax_figures(network, maker, data.gum_dev),
        "ewt": evaluate.syntax_figures(network, maker, data.ewt_dev),
        **{
            name: evaluate.mention_figures(network, maker, part)
            for name, part in data.mentions_dev.items()
        },
    }


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=Recipe().rounds)
    parser.add_argument("--polnear-rounds", type=float, default=Recipe().polnear_rounds)
    parser.add_argument("--syntax-rounds", type=float, default=Recipe().syntax_rounds)
    parser.add_argument("--names-rounds", type=float, default=Recipe().names_rounds)
    parser.add_argument("--documents-rounds", type=float, default=Recipe().documents_rounds)
    parser.add_argument("--stories-rounds", type=float, default=Recipe().stories_rounds)
    parser.add_argument("--sentences-rounds", type=float, default=Recipe().sentences_rounds)
    parser.add_argument("--claims-rounds", type=float, default=Recipe().claims_rounds)
    parser.add_argument("--taught", type=float, default=Recipe().taught)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--average", type=float, default=Recipe().average)
    parser.add_argument("--start", type=Path, default=None, help="weights to start from")
    parser.add_argument("--encoder-rate", type=float, default=Recipe().encoder_rate)
    parser.add_argument("--head-rate", type=float, default=Recipe().head_rate)
    parser.add_argument("--steps", type=int, default=None, help="stop after so many")
    parser.add_argument("--save-every", type=int, default=150)
    parser.add_argument("--frozen", action="store_true", help="train only the second half's heads")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end the schedule by then")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(
        rounds=arguments.rounds, polnear_rounds=arguments.polnear_rounds,
        syntax_rounds=arguments.syntax_rounds,
        names_rounds=arguments.names_rounds, documents_rounds=arguments.documents_rounds,
        stories_rounds=arguments.stories_rounds, sentences_rounds=arguments.sentences_rounds,
        claims_rounds=arguments.claims_rounds, taught=arguments.taught, seed=arguments.seed,
        average=arguments.average,
        encoder_rate=arguments.encoder_rate, head_rate=arguments.head_rate,
    )  # fmt: skip
    data, labels, pieces = prepare(arguments)
    network = new_network(labels, recipe)
    if arguments.start is not None:
        network.load_state_dict(torch.load(arguments.start, weights_only=True), strict=False)
    if arguments.frozen:
        for name, parameter in network.named_parameters():
            parameter.requires_grad_(name.startswith(SECOND_HALF))
    dirty = make_dirty(near_words(network.encoder.words.weight.detach(), base_folder()))
    total = sum(1 for _ in plan(data, recipe, pieces, dirty))
    run(network, recipe, arguments, total, Maker(pieces, labels, recipe.masked),
        plan(data, recipe, pieces, dirty))  # fmt: skip


def run(
    network: Network,
    recipe: Recipe,
    arguments: argparse.Namespace,
    total: int,
    maker: Maker,
    batches: Iterator[list[Sample]],
) -> None:
    """The loop over steps, with checkpoints."""
    teacher = Teacher(maker.pieces)
    optimizer = optimizer_of(network, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(network, recipe.average)
    done, spent, saved = 0, 0.0, arguments.out / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        network.load_state_dict(state["network"])
        average.network.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        done, spent = int(state["step"]), float(state["seconds"])
    random = np.random.default_rng(recipe.seed + 1000)
    print(f"{total} steps, from {done}", flush=True)
    began, seen, parts = time.monotonic(), 0, {}
    for step, samples in enumerate(batches):
        if step < done:
            continue
        seconds = spent + time.monotonic() - began
        progress = max(step / total, seconds / (60 * arguments.minutes))
        if progress >= 1 or (arguments.steps is not None and step >= arguments.steps):
            break
        network.train()
        factor = min((step + 1) / recipe.warmup, max(0.02, 1 - progress))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        batch = maker.make(samples, random)
        taught = any(s.claims for s in samples) or random.random() < recipe.taught
        loss, now = step_once(network, batch, samples, teacher if taught else None, random)
        if not loss.requires_grad:  # a frozen run, and a batch of the others' tasks
            continue
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
        if math.isfinite(float(loss.detach())):
            optimizer.step()
        average.update(step)
        seen += batch.pieces.numel()
        parts.update(now)
        if (step + 1) % 20 == 0:
            speed = seen / (time.monotonic() - began)
            print(f"{step + 1}/{total} {speed:.0f} pieces/s {json.dumps(parts)}", flush=True)
        if (step + 1) % arguments.save_every == 0:
            state = {"step": step + 1, "seconds": seconds}
            save(network, average, optimizer, state, saved)
    torch.save(average.network.state_dict(), arguments.out / "average.pt")
    torch.save(network.state_dict(), arguments.out / "last.pt")


def save(
    network: Network,
    average: Average,
    optimizer: torch.optim.Optimizer,
    progress: dict[str, float],
    path: Path,
) -> None:
    """Write a checkpoint whole, or not at all."""
    state = {
        "network": network.state_dict(),
        "average": average.network.state_dict(),
        "optimizer": optimizer.state_dict(),
        **progress,
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


if __name__ == "__main__":
    main()
