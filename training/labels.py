"""The label sets of the network, counted on the training data and shipped with the model."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from training.entity_types import TYPES
from training.examples import Example
from whence.reading.model.lemmas import lemma_rule

_RAREST_RULE = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the labels of each head, in the order of its outputs."""

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    types: tuple[str, ...]

    def save(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read what ``save`` wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{key: tuple(value) for key, value in found.items()})


def count_labels(examples: Iterable[Example]) -> Labels:
    """The labels that the training data use; lemma rules only from three uses on."""
    upos: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for example in examples:
        if example.syntax is None:
            continue
        upos.update(example.syntax.upos)
        relations.update(example.syntax.labels)
        forms = example.words.forms
        rules.update(
            lemma_rule(form, lemma)
            for form, lemma in zip(forms, example.syntax.lemmas, strict=True)
        )
    kept = [rule for rule, count in rules.most_common() if count >= _RAREST_RULE]
    return Labels(tuple(sorted(upos)), tuple(kept), tuple(sorted(relations)), TYPES)
