"""Quotations measured on texts whose quotation marks are restyled.

    python benchmarks/quotations.py FILE.jsonl [--json]

FILE has one object a line with a ``text``. Of its texts, those serve as gold whose marks leave no
doubt: directional double marks only, in every paragraph as many that open as that close, each
opening one before its closing one. Their quotations, and the single ones that we find directly
inside them, are then written in other styles, character by character, so that all offsets stay:

* *straight*: ``"`` and ``'``, apostrophes included;
* *british*: single marks outside, double ones inside; apostrophes stay as they are;
* *british straight*: the same with ``'`` and ``"``;
* *mangled*: opening marks stay, closing ones become straight, as some scrapers leave them.

A quotation counts as found when its start, end and depth are those of the original. Of the inner
ones the benchmark only says that the styles agree, since the gold for them is our own reading. The
last line is the F1 over all styles.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from whence.reading.quotations import find_quotations

Found = set[tuple[int, int, int]]

STYLES = {
    "straight": ("\"\"''", "'"),
    "british": ("‘’“”", "’"),
    "british straight": ("''\"\"", "'"),
    "mangled": ("“\"‘'", "’"),
}
"""For each style the outer opening and closing mark, the inner ones, and the apostrophe."""


def is_plain(text: str) -> bool:
    """Whether a text's double marks are directional, and paired in each paragraph."""
    if any(mark in text for mark in ('"', "''", "‘‘", "`", "«", "„")) or "“" not in text:
        return False
    for paragraph in text.split("\n"):
        depth = 0
        for character in paragraph:
            depth += {"“": 1, "”": -1}.get(character, 0)
            if depth not in (0, 1):
                return False
        if depth:
            return False
    return True


def quotations(text: str) -> Found:
    return {(q.start, q.end, q.depth) for q in find_quotations(text)}


def gold_of(text: str) -> Found:
    """The quotations between double marks, and the single ones inside them."""
    outer = {(q.start, q.end) for q in find_quotations(text) if text[q.start] == "“"}
    return {
        (q.start, q.end, q.depth)
        for q in find_quotations(text)
        if (q.start, q.end) in outer or (q.depth > 1 and text[q.start] == "‘")
    }


def restyle(text: str, gold: Found, style: str) -> str:
    """The text with its quotations' marks in another style."""
    marks, apostrophe = STYLES[style]
    characters = [apostrophe if character in "’'" else character for character in text]
    for start, end, depth in gold:
        first = 0 if depth == 1 else 2
        characters[start], characters[end - 1] = marks[first], marks[first + 1]
    return "".join(characters)


def f1(pairs: Iterable[tuple[Found, Found]]) -> float:
    found = gold = right = 0
    for ours, theirs in pairs:
        found += len(ours)
        gold += len(theirs)
        right += len(ours & theirs)
    return round(200 * right / max(1, found + gold), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with options.file.open(encoding="utf-8") as lines:
        texts = [text for line in lines if is_plain(text := json.loads(line)["text"])]
    if not texts:
        sys.exit(f"no text in {options.file} has plain directional marks")
    results: dict[str, list[tuple[Found, Found]]] = {style: [] for style in STYLES}
    for text in texts:
        gold = gold_of(text)
        # Single quotations outside double ones (titles) would be gold without a witness.
        single = {found for found in quotations(text) if found not in gold}
        for style, pairs in results.items():
            pairs.append((quotations(restyle(text, gold, style)) - single, gold))
    figures = {style: f1(pairs) for style, pairs in results.items()}
    total = f1(pair for pairs in results.values() for pair in pairs)
    counts = {"texts": len(texts), "quotations": sum(len(gold_of(text)) for text in texts)}
    if options.json:
        print(json.dumps({**counts, "styles": figures, "f1": total}))
        return
    print(f"{counts['texts']} texts, {counts['quotations']} quotations")
    for style, figure in figures.items():
        print(f"  {style:18} F1 {figure:6.2f}")
    print(total)


if __name__ == "__main__":
    main()
