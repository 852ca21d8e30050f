"""Names and entities: re3d, Wikigold, the Broad Twitter Corpus."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from training.originals.files import (
    OriginalError,
    hashed,
    read_json,
    read_text,
    write_rows,
    write_text,
)

_COLUMNS: Final = {
    "wikigold": {"wikigold.conll.txt": "wikigold.conll.txt"},
    "BTC": {"g.conll": "g_mainstream_news.conll", "e.conll": "e_mh17.conll"},
}


def convert_re3d(checkout: Path, out: Path) -> dict[str, int]:
    """A folder a source, each with documents, entities and relations as mongoexport writes them.

    The documents whose hash divides by four are kept back.
    """
    folders = sorted(path.parent for path in checkout.glob("*/documents.json"))
    if not folders:
        raise OriginalError(f"{checkout}: no folder in it has a documents.json")
    rows = [row for folder in folders for row in _documents(folder)]
    name = "re3d/documents.jsonl"
    return {name: write_rows(out / name, rows)}


def convert_names(checkout: Path, out: Path) -> dict[str, int]:
    """Wikigold and two sections of the Broad Twitter Corpus, as they are."""
    written: dict[str, int] = {}
    for folder, files in _COLUMNS.items():
        for name, new in files.items():
            text = read_text(checkout / "data" / folder / "CONLL-format" / "data" / name)
            write_text(out / folder.lower() / new, text)
            blocks = text.replace("\r\n", "\n").split("\n\n")
            written[f"{folder.lower()}/{new}"] = sum(bool(block.strip()) for block in blocks)
    return written


def _documents(folder: Path) -> list[dict[str, Any]]:
    entities: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _exported(folder / "entities.json"):
        entities[row["documentId"]].append(
            {
                "type": row["type"],
                "start": row["begin"],
                "end": row["end"],
                "text": row["value"],
                "confidence": row["confidence"],
            }
        )
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _exported(folder / "relations.json"):
        relations[row["documentId"]].append(
            {
                "type": row["type"],
                "start": row["begin"],
                "end": row["end"],
                "text": row["value"],
                "source": _end(row, "source"),
                "target": _end(row, "target"),
                "confidence": row["confidence"],
            }
        )
    return [
        {
            "id": row["_id"],
            "source": folder.name,
            "title": row["title"],
            "url": row["sourceUrl"],
            "text": row["text"],
            "entities": sorted(entities[row["_id"]], key=_place),
            "relations": sorted(relations[row["_id"]], key=_place),
        }
        for row in sorted(_exported(folder / "documents.json"), key=lambda row: str(row["_id"]))
        if hashed(row["_id"]) % 4
    ]


def _exported(path: Path) -> list[dict[str, Any]]:
    """mongoexport's rows: an object a line, or all in one list."""
    text = read_text(path).strip()
    rows: list[dict[str, Any]] = (
        read_json(text, str(path))
        if text.startswith("[")
        else [read_json(line, str(path)) for line in text.split("\n") if line.strip()]
    )
    return rows


def _end(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {"start": row[f"{name}Begin"], "end": row[f"{name}End"], "text": row[name]}


def _place(row: dict[str, Any]) -> tuple[int, int]:
    return row["start"], row["end"]
