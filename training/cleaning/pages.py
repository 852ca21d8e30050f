"""Labelled pages, labelled single lines and whole articles, as lists of ``(label, text)``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from whence.document.cleaning.blocks import INVISIBLE, paragraphs

Page = list[tuple[str, str]]
Article = tuple[str, list[str]]

_MARKED = re.compile(r"\[([^][|]*)\|[^][]*\]")
TOGETHER = 10
"""Single sentences that make an article."""

PARAGRAPH, PARAGRAPHS = 60, 3
"""Characters of a paragraph, and paragraphs of a story, from which it is retold on other pages."""


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


def articles(pages: Iterable[Page]) -> list[Article]:
    """Titles and stories of labelled pages, where there are paragraphs enough."""
    found: list[Article] = []
    for page in pages:
        title = next((text for label, text in page if label == "title"), "")
        story = [text for label, text in page if label == "story" and len(text) >= PARAGRAPH]
        if title and len(story) >= PARAGRAPHS:
            found.append((title, story))
    return found


def read_sentences(paths: Iterable[Path], titles: Sequence[str]) -> list[Article]:
    """Single sentences of news, their marks left out, as the paragraphs of articles."""
    rows = [row for path in paths for row in path.read_text(encoding="utf-8").splitlines()]
    texts = [_MARKED.sub(r"\1", row).strip() for row in rows if row and row[0] != "#"]
    parts = [texts[at : at + TOGETHER] for at in range(0, len(texts), TOGETHER)]
    return [(titles[number % len(titles)], part) for number, part in enumerate(parts)]
