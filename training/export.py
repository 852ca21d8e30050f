"""Writes the network as one ONNX file, quantised to int8, with all that the package needs beside
it.

    python -m training.export --run /somewhere --data ../shared/data --out network.onnx

The file's metadata hold the tokenizer, the names of the labels, the words that open cues, and the
threshold of the anchor. ``--float`` writes the unquantised graph, to compare with.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnxruntime.quantization import (  # type: ignore[import-untyped]
    QuantType,
    quantize_dynamic,
)
from tokenizers import Tokenizer

from training.batches import Maker
from training.encoder import base_folder, vocabulary_size
from training.examples import Example
from training.graph import INPUTS, OUTPUTS, PARSED, WindowGraph
from training.labels import Labels
from training.network import Network, Sizes
from training.optional import with_optional
from training.readers.polnear import read_polnear
from training.samples import cut, ranges
from training.smoothing import smooth
from whence.reading.model.pieces import Pieces
from whence.reading.model.windows import PIECE_LIMIT

_CUE_SHARE, _CUE_COUNT = 0.2, 4
_TYPICAL_TEXTS = 24
_MANY_ROWS = 10_000
"""Tables with fewer rows stay as they are: they are small, and unpacking them takes time."""


def load_network(run: Path, labels: Labels, weights: str) -> Network:
    """The network of a run, with the named weights."""
    sizes = Sizes(vocabulary_size(base_folder()), len(labels.upos), len(labels.lemmas),
                  len(labels.relations), len(labels.types))  # fmt: skip
    network = Network(sizes)
    state = torch.load(run / weights, weights_only=True)
    network.load_state_dict(state.get("average", state))
    return network.eval()


def opening_words(examples: Iterable[Example]) -> list[str]:
    """Words that often stand for a cue: a content that has none of them is not read again."""
    anchors: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for example in examples:
        forms = [form.lower() for form in example.words.forms]
        everywhere.update(forms)
        anchors.update(forms[one.anchor] for one in example.attributions or ())
    return sorted(
        form
        for form, count in anchors.items()
        if count >= _CUE_COUNT and count >= _CUE_SHARE * everywhere[form] and form.isalpha()
    )


def write_graph(network: Network, labels: Labels, path: Path) -> None:
    """Trace the network on a made-up window and write it unquantised."""
    words, pieces = 7, 11
    first = torch.tensor([[1, 2, 3, 5, 6, 8, 9]])
    owner = torch.tensor([[0, 0, 1, 2, 2, 3, 4, 4, 5, 6, 6]])
    plain = torch.zeros((1, words), dtype=torch.long)
    ids = torch.randint(1996, 20000, (1, pieces))
    sentences = torch.tensor([[0, 0, 0, 0, 1, 1, 1]])
    core, parsed = torch.tensor([1, 6]), torch.tensor([2, 6])
    given = (ids, owner, first, plain, plain, plain, sentences, core, parsed)
    graph = WindowGraph(network, labels.relations.index("root")).eval()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph,
            given,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {1: "pieces"},
                "word_of_piece": {1: "pieces"},
                "first_piece": {1: "words"},
                "casings": {1: "words"},
                "quotes": {1: "words"},
                "layouts": {1: "words"},
                "sentences": {1: "words"},
                "upos": {0: "parsed"},
                "lemmas": {0: "parsed"},
                "arcs": {0: "parsed", 1: "parsed"},
                "relations": {0: "parsed"},
                "spans": {0: "mentions"},
                "span_scores": {0: "mentions"},
                "kinds": {0: "mentions"},
                "anaphors": {0: "mentions"},
                "antecedents": {0: "mentions"},
                "starts": {0: "mentions"},
                "event_types": {0: "parsed"},
                "event_modes": {0: "parsed"},
                "event_contexts": {0: "parsed"},
                "certainty": {0: "parsed"},
                "meaning": {0: "parsed"},
                "anchors": {0: "anchors"},
                "chances": {0: "anchors"},
                "roles": {0: "anchors", 1: "words"},
                "plain": {0: "words"},
            },
            opset_version=17,
            dynamo=False,
        )


def quantise(path: Path, out: Path) -> None:
    """Weights of matrix products and of the word table to int8, a scale a column."""
    graph = onnx.load(str(path)).graph
    small = {table.name for table in graph.initializer if table.dims and table.dims[0] < _MANY_ROWS}
    quantize_dynamic(
        str(path),
        str(out),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[
            node.name for node in graph.node if node.op_type == "Gather" and node.input[0] in small
        ],
    )


def _read(network: Network, labels: Labels, texts: Iterable[Example]) -> None:
    """Run the network over the windows of some texts."""
    pieces = Pieces(Tokenizer.from_file(str(base_folder() / "tokenizer.json")))
    maker, random = Maker(pieces, labels), np.random.default_rng(0)
    for text in texts:
        sizes = [len(pieces.of(form)) for form in text.words.forms]
        for first, last in ranges(text, sizes, PIECE_LIMIT, 0):
            network(maker.make([cut(text, first, last)], random))


def add_metadata(
    path: Path, network: Network, labels: Labels, cues: list[str], threshold: float
) -> None:
    """Put the tokenizer, the names and what decoding needs beside the graph into the file."""
    model = onnx.load(str(path))
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    kept = {
        **asdict(labels),
        "cues": cues,
        "threshold": threshold,
        "transitions": network.attribution.transitions.tolist(),
    }
    for key, value in (
        ("tokenizer", tokenizer.to_str()),
        ("labels", json.dumps(kept)),
        ("tables", network.coreference.tables().to_text()),
    ):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(path))


def main() -> None:
    """Export a run's averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", default="average.pt")
    parser.add_argument("--threshold", type=float, default=0.35)
    parser.add_argument("--float", action="store_true", dest="unquantised")
    options = parser.parse_args()
    labels = Labels.load(options.run / "labels.json")
    network = load_network(options.run, labels, options.weights)
    texts = list(read_polnear(options.data / "polnear" / "train.jsonl"))
    cues = opening_words(texts)
    smooth(network.encoder, lambda: _read(network, labels, texts[:_TYPICAL_TEXTS]))
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        write_graph(network, labels, plain)
        if options.unquantised:
            options.out.write_bytes(plain.read_bytes())
        else:
            quantise(plain, options.out)
    onnx.save(with_optional(onnx.load(str(options.out)), PARSED, "parsed"), str(options.out))
    add_metadata(options.out, network, labels, cues, options.threshold)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {len(cues)} cue words")


if __name__ == "__main__":
    main()
