"""Events: NGEC's stories, ConfliBERT's CAMEO sentences, PLOVER's gold standard records."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, Final

from training.originals.files import (
    OriginalError,
    hashed,
    read_json,
    read_text,
    read_zipped,
    write_text,
)

_NGEC: Final = "setup/train_classifiers/gpt_synthetic_events_2023-10-19_19.csv.zip"
_NGEC_COLUMNS: Final = ("disclaimer", "text", "title", "source", "prompt", "label", "mode")
_DISCLAIMER: Final = re.compile(r"(### .*? ###)\s*(.*)", re.DOTALL)
_CAMEO: Final = {
    "cameo_class/train.tsv": "cameo_class_train.tsv",
    "cameo_ner/train.txt": "cameo_ner_train.txt",
}
_RECORDS: Final = "PLOVER_GSR_CAMEO.txt"


def convert_ngec(checkout: Path, out: Path) -> dict[str, int]:
    """The stories, without those whose text's hash divides by ten; these are kept back."""
    archive = checkout / _NGEC
    stories = csv.DictReader(io.StringIO(read_zipped(archive, ".csv"), newline=""))
    rows = [_story(row, archive) for row in stories]
    kept = [row for row in rows if hashed(row["text"]) % 10]
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _NGEC_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    write_text(out / "events" / "ngec_synthetic.csv.gz", table.getvalue())
    return {"events/ngec_synthetic.csv.gz": len(kept)}


def convert_cameo(checkout: Path, out: Path) -> dict[str, int]:
    """The two train files, as they are."""
    written: dict[str, int] = {}
    for name, new in _CAMEO.items():
        text = read_text(checkout / "data" / name)
        write_text(out / "events" / new, text)
        between = "\n" if new.endswith(".tsv") else "\n\n"
        blocks = text.replace("\r\n", "\n").split(between)
        written[f"events/{new}"] = sum(bool(block.strip()) for block in blocks)
    return written


def convert_plover(checkout: Path, out: Path) -> dict[str, int]:
    """The records whose id's hash is even and whose sentence no odd one has."""
    paths = sorted(checkout.rglob(_RECORDS))
    if not paths:
        raise OriginalError(f"{checkout}: no {_RECORDS} in it")
    records: list[dict[str, Any]] = read_json(read_text(paths[0]), str(paths[0]))
    back = {record["text"] for record in records if hashed(record["id"]) % 2}
    kept = [
        record for record in records if not hashed(record["id"]) % 2 and record["text"] not in back
    ]
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in kept)
    write_text(out / "events" / "plover_gsr_dev.json", "[\n" + ",\n".join(lines) + "\n]\n")
    return {"events/plover_gsr_dev.json": len(kept)}


def _story(row: dict[str, str], archive: Path) -> dict[str, str]:
    """A story with its disclaimer in a column of its own, wherever it stood."""
    if "disclaimer" not in row:
        match = _DISCLAIMER.fullmatch(row.get("text", ""))
        disclaimer, text = match.groups() if match else ("", row.get("text", ""))
        row = {**row, "disclaimer": disclaimer, "text": text}
    absent = [name for name in _NGEC_COLUMNS if name not in row]
    if absent:
        raise OriginalError(f"{archive}: its table has no column {', '.join(absent)}")
    return {name: row[name] for name in _NGEC_COLUMNS}
