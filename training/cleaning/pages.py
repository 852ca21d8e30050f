"""Labelled pages, labelled single lines and whole articles, as lists of ``(label, text)``."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from whence.document.cleaning.blocks import INVISIBLE, paragraphs

Page = list[tuple[str, str]]
Article = tuple[str, list[str]]

_FURNITURE = re.compile(
    r"follow|@|read more|newsletter|photo|click|getty|reuters\)|abstract|full text|http|^\W*by "
    r"|contributed|updated|continue reading|^\(",
    re.IGNORECASE,
)
"""Short paragraphs of the news corpora with one of these may not be the article's own text."""


def read_folder(folder: Path, inputs: Path | None = None) -> dict[str, Page]:
    """The labelled pages of a folder by name; see ``benchmarks/cleaning.py`` for the format."""
    pages = {}
    for path in sorted(folder.glob("*.tsv")):
        text = None
        if inputs is not None:
            source = inputs / (path.stem.removesuffix(".txt") + ".txt")
            if not source.is_file():
                continue
            text = source.read_text(encoding="utf-8")
        pages[f"{folder.name}/{path.stem}"] = _read_page(path, text)
    return pages


def _read_page(path: Path, text: str | None) -> Page:
    """The paragraphs of a page as cleaning joins them, each with the label of most of it."""
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    rows = [row if len(row) > 1 else ["blank", ""] for row in rows]
    labels = [_label(row[0]) for row in rows for _ in _squash(row[1])]
    page: Page = []
    at = 0
    for paragraph in paragraphs("\n".join(row[1] for row in rows) if text is None else text):
        size = len(_squash(paragraph))
        page.append((Counter(labels[at : at + size]).most_common(1)[0][0], paragraph))
        at += size
    assert at == len(labels), path
    return page


def _label(label: str) -> str:
    if label in ("keep", "split"):
        return "story"
    return "title" if label in ("title", "removed:repeat") else label.removeprefix("removed:")


def _squash(text: str) -> str:
    return "".join(text.translate(INVISIBLE).split())


def read_lines(path: Path) -> dict[str, list[str]]:
    """Labelled single lines, by label."""
    lines = defaultdict(list)
    for row in path.read_text(encoding="utf-8").splitlines():
        label, text = row.split("\t")
        lines[_label(label)].append(text)
    return dict(lines)


def read_articles(shared: Path) -> list[Article]:
    """Titles and paragraphs of PolNeAR's training part and of BASIL, without their debris."""
    articles: list[Article] = []
    for row in _rows(shared / "data" / "polnear" / "train.jsonl"):
        article = json.loads(row)
        discarded = [s for m in article["marks"] if m["type"] == "Discard" for s in m["spans"]]
        kept = []
        at = 0
        for part in article["text"].split("\n\n"):
            start = article["text"].index(part, at)
            at = start + len(part)
            if not any(first < at and last > start for first, last in discarded):
                kept.append(part)
        articles.append((article["title"], kept))
    for row in _rows(shared / "data" / "basil" / "articles.jsonl"):
        article = json.loads(row)
        articles.append((article["title"], [" ".join(part) for part in article["paragraphs"]]))
    clean = [(title, _story_of(title, parts)) for title, parts in articles]
    return [(title, parts) for title, parts in clean if len(parts) >= 5]


def _rows(path: Path) -> list[str]:
    return [row for row in path.read_text(encoding="utf-8").split("\n") if row]


def _story_of(title: str, parts: list[str]) -> list[str]:
    texts = [" ".join(part.split()) for part in parts]
    return [
        text
        for text in texts
        if 0 < len(text) <= 1400
        and (len(text) >= 60 or text[-1] in '.?!"”')
        and not (_FURNITURE.search(text) and len(text) < 200)
        and text.rstrip(".") != title.rstrip(".")
    ]
