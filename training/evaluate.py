"""Measures a network on dev sets while it trains, with the package's own decoding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from benchmarks.attribution import Marked, Measure

from training.batches import Maker
from training.examples import Example
from training.heads import ROLES
from training.network import LONGEST_MENTION, Network
from training.samples import cut
from whence.reading.model.attributions import Candidate, assemble, offsets
from whence.reading.model.roles import best_roles
from whence.reading.model.windows import cut_windows


def attribution_candidates(
    network: Network, maker: Maker, example: Example, floor: float
) -> list[Candidate]:
    """Everything in a document that may be an anchor, with its labelling."""
    sizes = [len(maker.pieces.of(form)) for form in example.words.forms]
    found: list[Candidate] = []
    random = np.random.default_rng(0)
    for window in cut_windows(example.words.sentences, sizes):
        sample = replace(cut(example, window.first, window.last), syntax=None, mentions=None)
        batch = maker.make([sample], random)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            words = network(batch).attribution
            chance = torch.sigmoid(network.attribution.anchors(words).float())[0].numpy()
            inside = np.zeros(len(chance), bool)
            inside[window.core_first - window.first : window.core_last - window.first] = True
            places = np.flatnonzero((chance > floor) & inside)
            anchor = torch.from_numpy(places)
            rows = torch.zeros_like(anchor)
            scores = network.attribution.roles(
                words, batch.sentences, batch.quotes, rows, anchor
            ).numpy()
        moves = network.attribution.transitions.detach().float().numpy()
        labels = best_roles(scores.reshape(-1, len(chance), 3, ROLES), moves)
        for place, labelling in zip(places, labels, strict=True):
            found.append(
                Candidate(window.first + int(place), float(chance[place]), window.first, labelling)
            )
    return found


def attribution_figures(
    network: Network,
    maker: Maker,
    examples: Sequence[Example],
    gold: Sequence[Sequence[Marked]],
    thresholds: Sequence[float] = (0.35, 0.45, 0.55),
) -> dict[float, dict[str, Any]]:
    """The measure of DESIGN section 8 at several thresholds of the anchor."""
    measures = {threshold: Measure() for threshold in thresholds}
    for example, marks in zip(examples, gold, strict=True):
        candidates = attribution_candidates(network, maker, example, min(thresholds))
        for threshold, measure in measures.items():
            found = [
                Marked(*(offsets(example.words, role) for role in (a.source, a.cue, a.content)))
                for a in assemble(example.words, [c for c in candidates if c.score >= threshold])
            ]
            measure.add(example.words.text, marks, found)
    return {threshold: measure.figures() for threshold, measure in measures.items()}


def syntax_figures(network: Network, maker: Maker, examples: Sequence[Example]) -> dict[str, float]:
    """UPOS, lemma, UAS and LAS on gold tokens, every head chosen by itself (no tree forced)."""
    right = dict.fromkeys(("upos", "lemma", "uas", "las"), 0)
    total = 0
    random = np.random.default_rng(0)
    for example in examples:
        sizes = [len(maker.pieces.of(form)) for form in example.words.forms]
        for window in cut_windows(example.words.sentences, sizes, before=0, after=0):
            batch = maker.make([cut(example, window.first, window.last)], random)
            assert batch.heads is not None
            assert batch.labels is not None
            assert batch.upos is not None
            assert batch.lemmas is not None
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                words = network(batch).syntax
                arcs = network.syntax.arcs(words).float()
                arcs = arcs.masked_fill(~network.same_sentence(batch), -1e4)
                heads = arcs.argmax(-1)
                labels = network.syntax.labels(words, heads).float().argmax(-1)
                upos = network.syntax.upos(words).float().argmax(-1)
                lemma = network.syntax.lemma(words).float().argmax(-1)
            good = heads == batch.heads
            right["uas"] += int(good.sum())
            right["las"] += int((good & (labels == batch.labels)).sum())
            right["upos"] += int((upos == batch.upos).sum())
            right["lemma"] += int((lemma == batch.lemmas).sum())
            total += window.last - window.first
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def mention_figures(
    network: Network, maker: Maker, examples: Sequence[Example]
) -> dict[str, float]:
    """Span F1 of named and of nominal mentions (by the gold flag), at a threshold of a half."""
    counts = np.zeros((2, 3))
    typed = np.zeros(2)
    random = np.random.default_rng(0)
    for example in examples:
        sizes = [len(maker.pieces.of(form)) for form in example.words.forms]
        for window in cut_windows(example.words.sentences, sizes, before=0, after=0):
            sample = replace(cut(example, window.first, window.last), syntax=None)
            batch = maker.make([sample], random)
            channel = 0 if sample.nominal else 1
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                words = network(batch).mentions
                scores, ends = network.mentions.spans(words)
                scores = scores[0, channel].float()
                place = torch.arange(len(scores))
                width = place[None] - place[:, None]
                allowed = network.same_sentence(batch)[0] & (width >= 0) & (width < LONGEST_MENTION)
                first, last = ((scores > 0) & allowed).nonzero(as_tuple=True)
                kinds = network.mentions.kinds(ends, torch.zeros_like(first), first, last).float()
            found = {
                (int(f), int(e)): (int(k[:-1].argmax()), bool(k[-1] > 0) or channel == 1)
                for f, e, k in zip(first, last, kinds, strict=True)
            }
            gold = {(m.first, m.last): m for m in sample.mentions or ()}
            for key, mention in gold.items():
                row = 0 if mention.named else 1
                counts[row, 2] += 1
                counts[row, 0] += key in found
                if key in found and mention.type is not None:
                    typed[row] += maker.labels.types[found[key][0]] == mention.type
            for key, (_, named) in found.items():
                known = gold.get(key)
                counts[0 if (known.named if known else named) else 1, 1] += 1
    figures: dict[str, float] = {}
    for row, name in enumerate(("named", "nominal")):
        right, found_count, gold_count = counts[row]
        figures[f"{name} span F1"] = round(200 * right / max(found_count + gold_count, 1), 2)
        figures[f"{name} span and type F1"] = round(
            200 * typed[row] / max(found_count + gold_count, 1), 2
        )
    return figures
