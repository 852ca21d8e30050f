"""The model file and how one window goes through it.

Windows go through one at a time, without padding. Dynamic int8 quantisation scales activations over
all that it is given at once, so a batch would make the results of one document depend on the
others; at a window's length a batch is no faster either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whence.errors import WhenceError
from whence.reading.model.coreference import Tables
from whence.reading.model.pieces import Pieces
from whence.reading.model.windows import Window
from whence.reading.model.words import Words

FILE: Final = Path(__file__).parent / "network.onnx"
"""Where the shipped model stands in the package."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the graph says of one window; W its words, C those of its core, A its anchors, M its
    mention candidates.

    upos, lemmas, relations [C]: best labels, as numbers. arcs [C, C]: word by head, the diagonal
    the root. spans [M, 3]: channel (0 mention, 1 name), first and last word. span_scores [M].
    kinds [M, types + 1], the last column *is it named*. anaphors, antecedents [M, 128] and
    starts [M]: what coreference compares. event_types [C, 1 + types]: chances.
    event_modes [C, 1 + modes]. event_contexts [C, contexts]: chances. certainty [C].
    meaning [C, 384]: to be summed over any stretch of words; None unless asked for.
    All these count words from the core's first. The others count from the window's: anchors [A],
    words of the core. chances [A]. roles [A, W, 3, 4]. plain [W, 4]: chance of each role in any
    attribution.
    """

    upos: Integers
    lemmas: Integers
    arcs: Floats
    relations: Integers
    spans: Integers
    span_scores: Floats
    kinds: Floats
    anaphors: Floats
    antecedents: Floats
    starts: Floats
    anchors: Integers
    chances: Floats
    roles: Floats
    plain: Floats
    event_types: Floats
    event_modes: Floats
    event_contexts: Floats
    certainty: Floats
    meaning: Floats | None = None


@dataclass(frozen=True, slots=True)
class Constants:
    """What the network learned that depends on no window: transitions [4, 4] between roles, and
    the tables of facts about mentions.
    """

    transitions: Floats
    tables: Tables


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the labels, in the order of the graph's numbers, and the cues' words."""

    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]
    types: tuple[str, ...]
    cues: frozenset[str]
    threshold: float


class Graph:
    """A loaded model file: the graph, its word pieces and the names of its labels."""

    def __init__(
        self, path: Path | None = None, *, threads: int = 1, meaning: bool = False
    ) -> None:
        path = path or FILE
        if not path.is_file():
            raise WhenceError(
                "not-found",
                f"the network's file {path} is missing: install whence's wheel, or give --model",
            )
        # whence works offline: the runtime is told not to report its use, where it could.
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Fused with the sum before it, the normalisation takes three times as long as by itself.
        self._session = onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        kept: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        labels: dict[str, Any] = json.loads(kept["labels"])
        self.names = Names(
            tuple(labels["upos"]),
            tuple(labels["lemmas"]),
            tuple(labels["relations"]),
            tuple(labels["types"]),
            frozenset(labels["cues"]),
            float(labels["threshold"]),
        )
        self.pieces = Pieces(Tokenizer.from_str(kept["tokenizer"]))
        self._wanted = [
            field.name for field in fields(Scores) if meaning or field.name != "meaning"
        ]
        self.constants = Constants(
            np.asarray(labels["transitions"], np.float32), Tables.from_text(kept["tables"])
        )

    def run(self, words: Words, window: Window, *, parsed: bool) -> Scores:
        """Read a window of a text.

        What is not ``parsed`` is read for attributions alone; all else is then empty.
        """
        first, last = window.first, window.last
        ids, owner, heads = [self.pieces.start], [0], []
        for index in range(first, last):
            heads.append(len(ids))
            found = self.pieces.of(words.form(index))
            ids.extend(found)
            owner.extend([index - first] * len(found))
        ids.append(self.pieces.stop)
        owner.append(max(last - first - 1, 0))
        opening = words.sentences[first]
        given = {
            "pieces": ids,
            "word_of_piece": owner,
            "first_piece": heads,
            "casings": words.casings[first:last],
            "quotes": words.quotes[first:last],
            "layouts": words.layouts[first:last],
            "sentences": [number - opening for number in words.sentences[first:last]],
        }
        inputs = {name: np.asarray(values, np.int64)[None] for name, values in given.items()}
        core = np.asarray([window.core_first, window.core_last], np.int64) - first
        inputs["core"] = core
        inputs["parsed"] = core if parsed else core[:1].repeat(2)
        found_arrays = self._session.run(self._wanted, inputs)
        return Scores(**dict(zip(self._wanted, found_arrays, strict=True)))
