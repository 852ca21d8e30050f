"""PolNeAR: articles, attributions in brat's standoff format, and CoreNLP's output.

    data/metadata.tsv                             a row an article, tab-separated, with a header
    data/COMPARTMENT/text/ID.txt                  the article
    data/COMPARTMENT/attributions/ID_PERSON.ann   what one annotator marked, the person in hex
    data/COMPARTMENT/corenlp/ID.txt.xml           CoreNLP's output (a few are absent)

An annotation file has spans, ``T1 <tab> Source 4 15 <tab> the words`` (the offsets of a span in
pieces: ``0 12;20 63``), and attributions that name them, ``E1 <tab> Attribution:T4 Content:T3
Cue:T2 Source:T1``. A role that stands twice has a number: ``Content2:T9``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from training.originals.files import OriginalError, read_text, write_rows

Span = list[int]

_COMPARTMENTS: Final = ("train", "dev")
_ROLES: Final = ("Source", "Cue", "Content")
_MARKS: Final = ("Discuss", "Discard")
_SPAN: Final = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_ATTRIBUTION: Final = re.compile(r"(E\d+)\t(Attribution[\w-]*):T\d+((?: \w+:T\d+)*) ?")


def convert(checkout: Path, out: Path) -> dict[str, int]:
    """Train and dev with their silver; the test compartment is never opened."""
    data = checkout / "data"
    rows = {part: list(_articles(data, part)) for part in _COMPARTMENTS}
    written = {
        f"polnear/{part}.jsonl": write_rows(out / "polnear" / f"{part}.jsonl", rows[part])
        for part in _COMPARTMENTS
    }
    silver = (
        {"id": row["id"], "split": part, **read_corenlp(path)}
        for part in _COMPARTMENTS
        for row in rows[part]
        if (path := data / part / "corenlp" / f"{row['id']}.txt.xml").exists()
    )
    name = "polnear/silver.jsonl.gz"
    return {**written, name: write_rows(out / name, silver)}


def read_attributions(annotations: str, text: str, where: str) -> dict[str, Any]:
    """One annotator's attributions and marks, as spans of the text."""
    spans: dict[str, tuple[str, list[Span]]] = {}
    for line in annotations.split("\n"):
        if line.startswith("T"):
            match = _SPAN.fullmatch(line)
            if not match:
                raise OriginalError(f"{where}: no span of brat's: {line[:60]!r}")
            name, type_, offsets, words = match.groups()
            pieces = [[int(offset) for offset in piece.split()] for piece in offsets.split(";")]
            shown = " ".join(text[start:end] for start, end in pieces)
            if shown.split() != words.split():
                raise OriginalError(f"{where}: {name} says {words[:40]!r}, not {shown[:40]!r}")
            spans[name] = type_, pieces
    return {
        "attributions": [
            _attribution(line, spans, where)
            for line in annotations.split("\n")
            if line.startswith("E")
        ],
        "marks": [
            {"type": type_, "spans": sorted(pieces)}
            for type_, pieces in spans.values()
            if type_ in _MARKS
        ],
    }


def read_corenlp(path: Path) -> dict[str, Any]:
    """Sentences of ``[form, lemma, POS, NER, start, end, head, relation]``, and chains."""
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, huge_tree=True)).getroot()
    except etree.XMLSyntaxError as error:
        raise OriginalError(f"{path}: not XML ({error})") from None
    chains = [
        [
            [_number(mention, "sentence"), _number(mention, "start"), _number(mention, "end")]
            for mention in sorted(
                chain.findall("mention"), key=lambda one: one.get("representative") != "true"
            )
        ]
        for chain in root.findall("document/coreference/coreference")
    ]
    sentences = [_sentence(one) for one in root.findall("document/sentences/sentence")]
    return {"sentences": sentences, "coref": chains}


def _articles(data: Path, part: str) -> Iterator[dict[str, Any]]:
    metadata = csv.DictReader(
        io.StringIO(read_text(data / "metadata.tsv"), newline=""), delimiter="\t"
    )
    rows = [row for row in metadata if row.get("compartment") == part]
    if not rows:
        raise OriginalError(f"{data / 'metadata.tsv'}: no article with the compartment {part}")
    for row in sorted(rows, key=lambda row: row["filename"]):
        name = row["filename"]
        text = read_text(data / part / "text" / f"{name}.txt")
        files = sorted((data / part / "attributions").glob(f"{name}_????.ann"))
        if not files:
            raise OriginalError(f"{data / part / 'attributions'}: nothing for {name}")
        yield {
            "id": name,
            "publisher": row["publisher"],
            "date": row["publication_date"],
            "title": row["title"],
            "author": _or_none(row["author"]),
            "wire": _or_none(row["wire"]),
            "credit": _or_none(row["credit"]),
            "text": text,
            **read_attributions(read_text(files[0]), text, str(files[0])),
            "annotator": files[0].stem.rpartition("_")[2],
            "annotators": len(files),
        }


def _attribution(line: str, spans: dict[str, tuple[str, list[Span]]], where: str) -> dict[str, Any]:
    match = _ATTRIBUTION.fullmatch(line)
    if not match:
        raise OriginalError(f"{where}: no attribution of brat's: {line[:60]!r}")
    name, type_, named = match.groups()
    roles: dict[str, list[Span]] = {role: [] for role in _ROLES}
    for pair in named.split():
        role, _, span = pair.partition(":")
        if role.rstrip("0123456789") not in roles or span not in spans:
            raise OriginalError(f"{where}: {name} has {pair}, no known role of a known span")
        roles[role.rstrip("0123456789")] += spans[span][1]
    return {
        "id": name,
        "type": type_,
        **{role.lower(): sorted(pieces) for role, pieces in roles.items()},
    }


def _sentence(sentence: Any) -> list[list[Any]]:
    governors = {
        int(dep.find("dependent").get("idx")): (
            int(dep.find("governor").get("idx")),
            dep.get("type"),
        )
        for dep in sentence.findall("dependencies[@type='basic-dependencies']/dep")
    }
    return [
        [
            token.findtext("word"),
            token.findtext("lemma"),
            token.findtext("POS"),
            token.findtext("NER"),
            int(token.findtext("CharacterOffsetBegin")),
            int(token.findtext("CharacterOffsetEnd")),
            governors[int(token.get("id"))][0] - 1,
            governors[int(token.get("id"))][1],
        ]
        for token in sentence.findall("tokens/token")
    ]


def _number(mention: Any, name: str) -> int:
    """CoreNLP counts from 1, and ends behind the last token."""
    return int(mention.findtext(name)) - 1


def _or_none(value: str) -> str | None:
    return None if value in ("", "None") else value
