"""PLOVER events and certainty: the heads, their labels as tensors, and their losses.

Every word is scored as the trigger of each type of event, or of none. Two kinds of texts teach it:

- sentences with their triggers marked, word by word (cross entropy);
- stories, headlines and sentences of which only the type is known, or a class of types. That is
  learning from bags (multiple instances, Dietterich et al. 1997): some word must tell the event, so
  the words' chances are pooled to one distribution over the types. The pool is the sum of the
  chances of the words (the linear softmax pool that Wang, Li and Metze 2019 found best where
  single instances are decoded), later sentences counting less; and, so that chances do not all
  shrink together, the noisy-or of the words' chances of the right type, too.

Modes of such texts are learned by the words that are held for triggers of the type. Certainty is a
regression on annotators' factuality values (Rudinger, White and Van Durme 2018), with Huber's loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from training.examples import Events
from training.heads import projection
from training.samples import Sample
from whence.reading.plover import CONTEXTS, MODES, TYPE_MODES, TYPES

KINDS: Final = len(TYPES) + 1
"""Column 0 is no event, the types follow in PLOVER's order."""
MODE_COLUMNS: Final = len(MODES) + 1
"""Column 0 is no mode."""
NEVER: Final = -1e4
LATER: Final = 0.6
"""How much a sentence counts towards the text's event, by the sentence before it."""
BAG_WEIGHTS: Final = {"cameo": 0.3, "headlines": 0.5}
NOISY_OR: Final = 0.3
STORIES: Final = {
    "AGREE": 108, "CONSULT": 112, "SUPPORT": 408, "CONCEDE": 707, "COOPERATE": 208, "AID": 74,
    "RETREAT": 243, "REQUEST": 105, "ACCUSE": 369, "REJECT": 114, "THREATEN": 227, "PROTEST": 261,
    "SANCTION": 131, "MOBILIZE": 148, "COERCE": 317, "ASSAULT": 483,
}  # fmt: skip
"""NGEC's stories by type. News has other shares: the pooled chances of stories and headlines are
compared with these shares multiplied in, so that the network learns none of them (logit adjustment,
Menon et al. 2021).
"""

_KIND = {name: number for number, name in enumerate(TYPES, 1)}
_MODE = {name: number for number, name in enumerate(MODES, 1)}
_CONTEXT = {name: number for number, name in enumerate(CONTEXTS)}
_SHARES = np.log([STORIES[name] / sum(STORIES.values()) for name in TYPES])


class EventHead(nn.Module):
    """For each word: the event that it triggers, and that event's mode and contexts."""

    def __init__(self, dropout: float, width: int = 256) -> None:
        super().__init__()
        self.hidden = projection(width, dropout)
        self.kind = nn.Linear(width, KINDS)
        self.mode = nn.Linear(width, MODE_COLUMNS)
        self.context = nn.Linear(width, len(CONTEXTS))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of types [batch, words, KINDS], modes [batch, words, MODE_COLUMNS] and contexts
        [batch, words, CONTEXTS], from word vectors [batch, words, WORD].
        """
        hidden = self.hidden(words)
        return self.kind(hidden), self.mode(hidden), self.context(hidden)


class CertaintyHead(nn.Module):
    """For each word: how far what it tells happened, about -1.2 (not) to 1.2 (it did)."""

    def __init__(self, dropout: float, width: int = 160) -> None:
        super().__init__()
        self.hidden = projection(width, dropout)
        self.value = nn.Linear(width, 1)

    def forward(self, words: Tensor) -> Tensor:
        """Values [batch, words], from word vectors [batch, words, WORD]."""
        result: Tensor = self.value(self.hidden(words))[..., 0]
        return result


@dataclass(frozen=True, slots=True)
class EventLabels:
    """What is known of a batch's events and facts.

    ``kinds`` [batch, words]: type of each word, 0 none, -1 unknown. ``triggers`` [triggers, 2]: row
    and word, one entry a word of a trigger; ``trigger_modes`` [triggers]: column, 0 none;
    ``trigger_contexts`` [triggers, CONTEXTS]: 0 or 1, -1 unknown. ``bags`` [bags]: rows labelled
    whole; ``bag_kinds`` [bags, KINDS]: the types that such a row may have; ``bag_shares`` [bags,
    KINDS]: logarithms of the types' shares in the row's set; ``bag_modes`` [bags]: column, -1
    unknown; ``bag_weights`` [bags]; ``early`` [bags, words]: how much a word counts, 0 where none
    stands. ``facts`` [facts, 2]: row and word; ``fact_values``, ``fact_weights`` [facts].
    """

    kinds: Tensor
    triggers: Tensor
    trigger_modes: Tensor
    trigger_contexts: Tensor
    bags: Tensor
    bag_kinds: Tensor
    bag_shares: Tensor
    bag_modes: Tensor
    bag_weights: Tensor
    early: Tensor
    facts: Tensor
    fact_values: Tensor
    fact_weights: Tensor

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> EventLabels | None:
        """The labels of samples, in the order of the batch's rows; None if none has any."""
        if all(sample.events is None and sample.facts is None for sample in samples):
            return None
        return cls(**_marked(samples), **_bags(samples), **_facts(samples))


def losses(
    scores: tuple[Tensor, Tensor, Tensor], certainty: Tensor, labels: EventLabels
) -> dict[str, Tensor]:
    """The losses of what a batch is labelled with: ``trigger``, ``mode``, ``context``, ``bag``,
    ``bag mode`` and ``certainty``.

    ``scores`` and ``certainty`` are the two heads' outputs.
    """
    kinds, modes, contexts = (one.float() for one in scores)
    found: dict[str, Tensor] = {}
    if (labels.kinds >= 0).any():
        found.update(_trigger_losses(kinds, modes, contexts, labels))
    if len(labels.bags):
        found.update(_bag_losses(kinds, modes, labels))
    if len(labels.facts):
        value = certainty.float()[labels.facts[:, 0], labels.facts[:, 1]]
        apart = nn.functional.huber_loss(value, labels.fact_values, reduction="none")
        weights = labels.fact_weights
        found["certainty"] = (apart * weights).sum() / weights.sum().clamp(min=1e-6)
    return found


def _trigger_losses(
    kinds: Tensor, modes: Tensor, contexts: Tensor, labels: EventLabels
) -> dict[str, Tensor]:
    entropy = nn.functional.cross_entropy
    found = {"trigger": entropy(kinds.flatten(0, 1), labels.kinds.flatten(), ignore_index=-1)}
    if not len(labels.triggers):
        return found
    row, word = labels.triggers[:, 0], labels.triggers[:, 1]
    allowed = allowed_modes(kinds.device)[labels.kinds[row, word]]
    found["mode"] = entropy(modes[row, word].masked_fill(~allowed, NEVER), labels.trigger_modes)
    told = labels.trigger_contexts[:, 0] >= 0
    if told.any():
        found["context"] = nn.functional.binary_cross_entropy_with_logits(
            contexts[row, word][told], labels.trigger_contexts[told]
        )
    return found


def _bag_losses(kinds: Tensor, modes: Tensor, labels: EventLabels) -> dict[str, Tensor]:
    logs = torch.log_softmax(kinds[labels.bags], -1)
    early, allowed = labels.early, labels.bag_kinds
    here = early > 0
    weighted = logs + torch.where(here, early, torch.ones_like(early)).log()[..., None]
    weighted = weighted.masked_fill(~here[..., None], NEVER)
    pooled = torch.logsumexp(weighted[..., 1:], 1) + labels.bag_shares[:, 1:]
    right = torch.logsumexp(pooled.masked_fill(~allowed[:, 1:], NEVER), -1)
    chosen = -(right - torch.logsumexp(pooled, -1))
    chance = (logs.exp() * allowed[:, None]).sum(-1).clamp(max=1 - 1e-4) * early
    some = -torch.log1p(-(torch.log1p(-chance).sum(1)).exp() + 1e-4)
    weights = labels.bag_weights
    found = {"bag": ((chosen + NOISY_OR * some) * weights).sum() / weights.sum()}
    told = labels.bag_modes >= 0
    if told.any():
        kind = allowed[told].long().argmax(-1)
        own = torch.arange(len(kind), device=kind.device)
        attention = torch.softmax(weighted[told][own, :, kind].detach(), -1)
        scores = torch.einsum("bw,bwm->bm", attention, modes[labels.bags[told]])
        scores = scores.masked_fill(~allowed_modes(kinds.device)[kind], NEVER)
        found["bag mode"] = nn.functional.cross_entropy(scores, labels.bag_modes[told])
    return found


def allowed_modes(device: torch.device) -> Tensor:
    """Which mode columns a type has [KINDS, MODE_COLUMNS]; none is always one."""
    table = torch.zeros(KINDS, MODE_COLUMNS, dtype=torch.bool, device=device)
    table[:, 0] = True
    for name, modes in TYPE_MODES.items():
        for mode in modes:
            table[_KIND[name], _MODE[mode]] = True
    return table


def _marked(samples: Sequence[Sample]) -> dict[str, Tensor]:
    words = max(len(sample) for sample in samples)
    kinds = np.full((len(samples), words), -1, np.int64)
    places: list[tuple[int, int]] = []
    modes: list[int] = []
    contexts: list[np.ndarray] = []
    for row, sample in enumerate(samples):
        if sample.events is None:
            continue
        if sample.events.complete:
            kinds[row, : len(sample)] = 0
        for one in sample.events.triggers:
            kinds[row, one.first : one.last + 1] = _KIND[one.type]
            for word in range(one.first, one.last + 1):
                places.append((row, word))
                modes.append(_MODE[one.mode] if one.mode else 0)
                contexts.append(_contexts(one.contexts))
    return {
        "kinds": torch.from_numpy(kinds),
        "triggers": torch.tensor(places, dtype=torch.long).reshape(-1, 2),
        "trigger_modes": torch.tensor(modes, dtype=torch.long),
        "trigger_contexts": torch.from_numpy(
            np.stack(contexts) if contexts else np.zeros((0, len(CONTEXTS)), np.float32)
        ),
    }


def _contexts(names: Sequence[str]) -> np.ndarray:
    """One trigger's contexts; a trigger with none is one whose contexts nobody wrote down."""
    row = np.full(len(CONTEXTS), 0.0 if names else -1.0, np.float32)
    row[[_CONTEXT[name] for name in names]] = 1.0
    return row


def _bags(samples: Sequence[Sample]) -> dict[str, Tensor]:
    rows = [
        (row, sample, sample.events)
        for row, sample in enumerate(samples)
        if sample.events is not None and sample.events.types
    ]
    words = max(len(sample) for sample in samples)
    early = np.zeros((len(rows), words), np.float32)
    allowed = np.zeros((len(rows), KINDS), bool)
    shares = np.zeros((len(rows), KINDS), np.float32)
    for bag, (_, sample, events) in enumerate(rows):
        numbers = np.asarray(sample.sentences) - sample.sentences[0]
        early[bag, : len(sample)] = LATER**numbers
        allowed[bag, [_KIND[name] for name in events.types]] = True
        if sample.set in ("ngec", "headlines"):
            shares[bag, 1:] = _SHARES
    return {
        "bags": torch.tensor([row for row, _, _ in rows], dtype=torch.long),
        "bag_kinds": torch.from_numpy(allowed),
        "bag_shares": torch.from_numpy(shares),
        "bag_modes": torch.tensor([_bag_mode(events) for _, _, events in rows], dtype=torch.long),
        "bag_weights": torch.tensor(
            [BAG_WEIGHTS.get(sample.set, 1.0) for _, sample, _ in rows], dtype=torch.float32
        ),
        "early": torch.from_numpy(early),
    }


def _bag_mode(events: Events) -> int:
    """The column of a text's one mode; -1 where its type may have some but none is given."""
    if len(events.types) == 1 and events.modes:
        return _MODE[events.modes[0]]
    return -1


def _facts(samples: Sequence[Sample]) -> dict[str, Tensor]:
    rows = [(row, fact) for row, sample in enumerate(samples) for fact in sample.facts or ()]
    return {
        "facts": torch.tensor([(row, f.index) for row, f in rows], dtype=torch.long).reshape(-1, 2),
        "fact_values": torch.tensor([f.value for _, f in rows], dtype=torch.float32),
        "fact_weights": torch.tensor([f.weight for _, f in rows], dtype=torch.float32),
    }
