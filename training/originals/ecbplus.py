"""ECB+ in the "cybulska" setup, and the whole texts of its documents.

The setup has, for each split, the tokens of the sentences that it evaluates (a token a line:
document, sentence, number, token, chain, with tabs between) and its gold mentions as JSON lists.
Whole texts stand with every mention of another repository's archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from training.originals.files import (
    OriginalError,
    read_json,
    read_text,
    read_zipped,
    write_rows,
)

_SPLITS: Final = ("train", "dev")


def convert(checkout: Path, out: Path) -> dict[str, int]:
    """The annotated sentences and their mentions; the test split is never opened."""
    setup = checkout / "data" / "interim" / "cybulska_setup"
    documents = [row for split in _SPLITS for row in _documents(setup, split)]
    places = {
        (row["doc_id"], number): place
        for row in documents
        for place, number in enumerate(row["sent_ids"])
    }
    name = "ecbplus/documents.jsonl"
    written = {name: write_rows(out / name, documents)}
    for kind in ("event", "entity"):
        rows = [row for split in _SPLITS for row in _mentions(setup, split, kind, places)]
        name = f"ecbplus/{kind}_mentions.jsonl"
        written[name] = write_rows(out / name, rows)
    return written


def convert_texts(checkout: Path, out: Path) -> dict[str, int]:
    """The whole text of every document that has an event, from ``datasets/ecb.zip``."""
    name = "ecbplus/whole_texts.jsonl"
    archive = checkout / "datasets" / "ecb.zip"
    rows = [row for split in _SPLITS for row in _texts(archive, split)]
    return {name: write_rows(out / name, rows)}


def _documents(setup: Path, split: str) -> Iterator[dict[str, Any]]:
    path = setup / f"ECB_{split.capitalize()}_corpus.txt"
    found: dict[str, dict[int, list[str]]] = {}
    for line in read_text(path).split("\n"):
        if line.strip():
            # A few tokens end with a tab of their own, so the chain is the last of the parts.
            parts = line.split("\t")
            if len(parts) < 5:
                raise OriginalError(f"{path}: not document, sentence, number, token, chain: {line}")
            found.setdefault(parts[0], {}).setdefault(int(parts[1]), []).append(parts[3])
    for name, sentences in found.items():
        yield {
            **_about(name, split),
            "sent_ids": list(sentences),
            "sentences": list(sentences.values()),
        }


def _mentions(
    setup: Path, split: str, kind: str, places: dict[tuple[str, int], int]
) -> Iterator[dict[str, Any]]:
    path = setup / f"ECB_{split.capitalize()}_{kind.capitalize()}_gold_mentions.json"
    for row in read_json(read_text(path), str(path)):
        about = _about(row["doc_id"], split)
        del about["split"]
        yield {
            **about,
            "sent_id": row["sent_id"],
            "sentence": places[row["doc_id"], row["sent_id"]],
            "tokens": row["tokens_number"],
            "text": row["tokens_str"],
            "type": row["mention_type"],
            "chain": row["coref_chain"],
            "singleton": row["is_singleton"],
        }


def _texts(archive: Path, split: str) -> Iterator[dict[str, Any]]:
    name = f"{split}/Event_gold_mentions.json"
    seen: set[str] = set()
    for row in read_json(read_zipped(archive, name), f"{archive}: {name}"):
        document = row["doc_id"].removesuffix(".xml")
        if document not in seen:
            seen.add(document)
            yield {**_about(document, split), "tokens": row["mention_context"]}


def _about(name: str, split: str) -> dict[str, Any]:
    topic = name.partition("_")[0]
    story = topic + ("ecbplus" if name.endswith("ecbplus") else "ecb")
    return {"doc_id": name, "topic": int(topic), "story": story, "split": split}
