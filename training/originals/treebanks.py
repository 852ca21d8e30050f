"""GUM and EWT, whose published files we use as they are, and UDS factuality, which counts EWT's
words.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from training.originals.files import (
    OriginalError,
    read_json,
    read_text,
    read_zipped,
    write_rows,
    write_text,
)

_PARTS: Final = ("train", "dev")
_UDS: Final = "decomp/data/2.0"

# UDS numbers the sentences and words of EWT 1.2. Since then one sentence of train was cut in two
# and two of dev were joined: from these numbers on a sentence stands one later, or one earlier.
# (11465 and 11466 of train and 335 to 343 of dev have no predicate annotated.)
_SENTENCE_SHIFTS: Final = {"train": (11467, 1), "dev": (344, -1)}
# Words that were cut or joined before these predicates: sentence of train, word, shift.
_WORD_SHIFTS: Final = {
    (591, 27): 1, (591, 31): 1, (591, 35): 1, (7213, 18): 1, (7213, 22): 1, (8588, 28): 1,
    (8588, 35): 1, (8665, 2): 1, (9042, 9): -2, (9749, 14): -1, (9749, 16): -1, (9749, 21): -1,
    (10788, 18): -2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sentence:
    name: str
    words: list[str]
    tags: list[str]


def convert_gum(checkout: Path, out: Path) -> dict[str, int]:
    """``en_gum-ud-train.conllu`` and ``en_gum-ud-dev.conllu``."""
    return _copy(checkout, out, "gum")


def convert_ewt(checkout: Path, out: Path) -> dict[str, int]:
    """``en_ewt-ud-train.conllu`` and ``en_ewt-ud-dev.conllu``."""
    return _copy(checkout, out, "ewt")


def convert_factuality(checkout: Path, out: Path) -> dict[str, int]:
    """UDS's two archives and EWT's words, which must be in ``out`` already."""
    values = _annotations(checkout / _UDS / "normalized")
    votes = _annotations(checkout / _UDS / "raw")
    written: dict[str, int] = {}
    for part in _PARTS:
        treebank = out / "ewt" / f"{part}.conllu.gz"
        if not treebank.exists():
            raise OriginalError(f"{treebank}: no such file; convert ewt first")
        with gzip.open(treebank, "rt", encoding="utf-8") as lines:
            sentences = list(_sentences(lines.read()))
        name = f"factuality/{part}.jsonl.gz"
        written[name] = write_rows(out / name, _predicates(values, votes, sentences, part))
    return written


def _copy(checkout: Path, out: Path, name: str) -> dict[str, int]:
    written: dict[str, int] = {}
    for part in _PARTS:
        text = read_text(checkout / f"en_{name}-ud-{part}.conllu")
        write_text(out / name / f"{part}.conllu.gz", text)
        written[f"{name}/{part}.conllu.gz"] = text.count("# sent_id")
    return written


def _annotations(folder: Path) -> dict[str, dict[str, Any]]:
    """What was annotated at each node of each sentence."""
    archive = folder / "sentence" / "annotations" / "factuality.zip"
    found = read_json(read_zipped(archive, ".json"), str(archive))
    if "data" not in found:
        raise OriginalError(f"{archive}: no annotations under the key 'data'")
    data: dict[str, dict[str, Any]] = found["data"]
    return data


def _sentences(text: str) -> Iterator[_Sentence]:
    sentence = _Sentence("", [], [])
    for line in text.split("\n"):
        if line.startswith("# sent_id"):
            sentence = _Sentence(line.partition("=")[2].strip(), [], [])
        elif not line and sentence.words:
            yield sentence
        elif line and line[0] != "#":
            number, form, _, tag, *_ = line.split("\t")
            if number.isdecimal():
                sentence.words.append(form)
                sentence.tags.append(tag)


def _predicates(
    values: dict[str, Any], votes: dict[str, Any], sentences: list[_Sentence], part: str
) -> Iterator[dict[str, Any]]:
    nodes: list[tuple[int, int, str, str]] = []
    for graph, annotated in values.items():
        if graph.startswith(f"ewt-{part}-"):
            for node, subspaces in annotated.items():
                if "factuality" in subspaces:
                    nodes.append((_last(graph), _last(node), graph, node))
    for number, word, graph, node in sorted(nodes):
        first, shift = _SENTENCE_SHIFTS[part]
        place = number - 1 + (shift if number >= first else 0)
        index = word - 1 + (_WORD_SHIFTS.get((number, word), 0) if part == "train" else 0)
        if place >= len(sentences) or index >= len(sentences[place].words):
            raise OriginalError(f"{node}: EWT has no such word; is it release 2.16?")
        sentence = sentences[place]
        value = values[graph][node]["factuality"]["factual"]
        each = votes[graph][node]["factuality"]["factual"]
        yield {
            "sent_id": sentence.name,
            "uds_id": node,
            "split": part,
            "tokens": sentence.words,
            "index": index,
            "predicate": sentence.words[index],
            "upos": sentence.tags[index],
            "value": value["value"],
            "confidence": value["confidence"],
            "votes": [[vote, each["confidence"][who]] for who, vote in each["value"].items()],
        }


def _last(name: str) -> int:
    return int(name.rpartition("-")[2])
