"""How well attributions are found: the measure of DESIGN section 8 on rows in PolNeAR's format.

Tokens are ``\\w+|[^\\w\\s]``. A span is the set of its tokens without punctuation at its edges. In
each document, *exact* compares the sets of distinct spans of a role, *token* the tokens that any
span of the role covers. *Whole* compares attributions that have a cue and a content, one to one:
*exact* when all three roles are the same, *overlapping* when the tokens of every role overlap by at
least half of their union (both empty counts). Top-level attributions only.

``--dirty`` measures on a perturbed copy instead, always the same one: articles lost, common words
of speech swapped as paraphrasing machines do, British spelling, closing or all quotation marks lost
in some documents, a title in capitals. The gold spans move along.

    python benchmarks/attribution.py ../shared/data/polnear/dev.jsonl [--json] [--dirty]
"""

from __future__ import annotations

import argparse
import bisect
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

ROLES: Final = ("source", "cue", "content")
_SWAPS: Final = {
    "said": "stated", "told": "informed", "asked": "requested", "says": "states",
    "agency": "company", "defense": "defence", "program": "programme", "called": "referred to as",
    "reported": "announced", "noted": "famous", "added": "additionally stated",
}  # fmt: skip
_DIRT: Final = re.compile(r"\b(?:the|an?|" + "|".join(_SWAPS) + r')\b|[“”"]', re.IGNORECASE)
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as offsets: each role a list of (start, end), maybe empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Tokens:
    """The measure's own tokens of a text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[bool, ...]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Cut a text."""
        found = [match.span() for match in _TOKEN.finditer(text)]
        return cls(
            tuple(start for start, _ in found),
            tuple(end for _, end in found),
            tuple(text[start].isalnum() or text[start] == "_" for start, _ in found),
        )

    def span(self, pieces: Spans) -> frozenset[int]:
        """Tokens that the pieces touch, without punctuation at the edges of the whole."""
        touched: set[int] = set()
        for start, end in pieces:
            first = bisect.bisect_right(self.ends, start)
            touched.update(range(first, bisect.bisect_left(self.starts, end)))
        lettered = [index for index in touched if self.words[index]]
        if not lettered:
            return frozenset(touched)
        low, high = min(lettered), max(lettered)
        return frozenset(index for index in touched if low <= index <= high)


class Score:
    """Counts from which precision, recall and F1 follow."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one document."""
        self.right += right
        self.found += found
        self.gold += gold

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 in per cent."""
        precision = 100 * self.right / max(self.found, 1)
        recall = 100 * self.right / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return {"p": round(precision, 2), "r": round(recall, 2), "f1": round(f1, 2)}


Triple = tuple[frozenset[int], frozenset[int], frozenset[int]]


class Measure:
    """Adds up documents."""

    def __init__(self) -> None:
        self.scores: dict[str, Score] = {
            f"{kind} {role}": Score() for kind in ("exact", "token") for role in ROLES
        }
        self.scores["whole exact"] = Score()
        self.scores["whole overlapping"] = Score()
        self.by_quote: dict[str, Counter[str]] = {
            quote: Counter() for quote in ("direct", "indirect", "mixed")
        }

    def add(self, text: str, gold: Iterable[Marked], found: Iterable[Marked]) -> None:
        """Compare one document."""
        tokens = Tokens.of(text)
        gold_triples = [_triple(tokens, one) for one in gold]
        found_triples = [_triple(tokens, one) for one in found]
        for place, role in enumerate(ROLES):
            right = {t[place] for t in gold_triples if t[place]}
            ours = {t[place] for t in found_triples if t[place]}
            self.scores[f"exact {role}"].add(len(right & ours), len(ours), len(right))
            right_tokens = frozenset().union(*right)
            our_tokens = frozenset().union(*ours)
            self.scores[f"token {role}"].add(
                len(right_tokens & our_tokens), len(our_tokens), len(right_tokens)
            )
        whole_gold = [t for t in gold_triples if t[1] and t[2]]
        whole_found = [t for t in found_triples if t[1] and t[2]]
        exact = Counter(whole_gold) & Counter(whole_found)
        self.scores["whole exact"].add(sum(exact.values()), len(whole_found), len(whole_gold))
        pairs = _pair(whole_gold, whole_found)
        self.scores["whole overlapping"].add(len(pairs), len(whole_found), len(whole_gold))
        quoted = _quoted(text, tokens)
        for index, triple in enumerate(whole_gold):
            kind = quote_type(triple[2], quoted, tokens)
            counts = self.by_quote[kind]
            counts["gold"] += 1
            counts["overlapping"] += index in pairs
            counts["content"] += any(triple[2] == other[2] for other in whole_found)
            counts["exact"] += index in pairs and whole_found[pairs[index]] == triple

    def figures(self) -> dict[str, Any]:
        """All figures; those by type of quote are recalls."""
        figures: dict[str, Any] = {name: score.figures() for name, score in self.scores.items()}
        figures["by quote"] = {
            quote: {
                "gold": counts["gold"],
                "whole exact recall": round(100 * counts["exact"] / max(counts["gold"], 1), 2),
                "whole overlapping recall": round(
                    100 * counts["overlapping"] / max(counts["gold"], 1), 2
                ),
                "content exact recall": round(100 * counts["content"] / max(counts["gold"], 1), 2),
            }
            for quote, counts in self.by_quote.items()
        }
        return figures


def _triple(tokens: Tokens, one: Marked) -> Triple:
    return tokens.span(one.source), tokens.span(one.cue), tokens.span(one.content)


def _half(a: frozenset[int], b: frozenset[int]) -> bool:
    return 2 * len(a & b) >= len(a | b)


def _pair(gold: Sequence[Triple], found: Sequence[Triple]) -> dict[int, int]:
    """A one-to-one pairing of overlapping attributions, as large as there is (augmenting paths)."""
    near = [[j for j, other in enumerate(found) if all(map(_half, one, other))] for one in gold]
    partner: dict[int, int] = {}

    def place(index: int, seen: set[int]) -> bool:
        # An exact match is tried first, so that the exact ones are among the pairs.
        for j in sorted(near[index], key=lambda k: found[k] != gold[index]):
            if j in seen:
                continue
            seen.add(j)
            if j not in partner or place(partner[j], seen):
                partner[j] = index
                return True
        return False

    for index in range(len(gold)):
        place(index, set())
    return {index: j for j, index in partner.items()}


def _quoted(text: str, tokens: Tokens) -> frozenset[int]:
    """Tokens between double quotation marks, paragraph by paragraph."""
    inside: set[int] = set()
    open_ = False
    last = 0
    for index, start in enumerate(tokens.starts):
        if "\n" in text[last:start]:
            open_ = False
        last = tokens.ends[index]
        mark = text[start:last]
        if mark in "“„":
            open_ = True
        elif mark == "”":
            open_ = False
        elif mark == '"':
            open_ = not open_
        elif open_:
            inside.add(index)
    return frozenset(inside)


def quote_type(content: frozenset[int], quoted: frozenset[int], tokens: Tokens) -> str:
    """Direct when all words of a content are quoted, indirect when none is, else mixed."""
    words = {index for index in content if tokens.words[index]}
    inside = len(words & quoted)
    return "indirect" if inside == 0 else "direct" if inside == len(words) else "mixed"


def gold_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a JSON Lines file in PolNeAR's format."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_marks(row: dict[str, Any]) -> list[Marked]:
    """The attributions of a row."""
    return [Marked(*(one[role] for role in ROLES)) for one in row["attributions"]]


def perturb(row: dict[str, Any]) -> dict[str, Any]:
    """A dirty copy of a row, the same one each time."""
    random = Random(row["id"])
    text: str = row["text"]
    lost = random.choice(("", "", "”", '“”"'))
    edits: list[tuple[int, int, str]] = []
    title = text.find("\n")
    if title > 0 and random.random() < 0.5:
        edits.append((0, title, text[:title].upper()))
    for match in _DIRT.finditer(text, max(title, 0)):
        form = match.group()
        swap = _SWAPS.get(form.lower())
        if form in '“”"':
            if form in lost:
                edits.append((*match.span(), ""))
        elif swap is not None:
            if random.random() < 0.5:
                edits.append((*match.span(), swap))
        elif random.random() < 0.4:
            edits.append((match.start(), min(match.end() + 1, len(text)), ""))
    parts, moved, last, shift = [], [], 0, 0
    for start, end, new in edits:
        parts += [text[last:start], new]
        last = end
        shift += len(new) - (end - start)
        moved.append((start, end, shift))
    dirty = "".join([*parts, text[last:]])
    starts = [start for start, _, _ in moved]

    def place(offset: int) -> int:
        at = bisect.bisect_right(starts, offset) - 1
        if at < 0:
            return offset
        start, end, total = moved[at]
        if offset >= end:
            return offset + total
        before = moved[at - 1][2] if at else 0
        return start + before if offset == start else end + total

    attributions = [
        {role: [[place(s), place(e)] for s, e in one[role]] for role in ROLES}
        for one in row["attributions"]
    ]
    return {**row, "text": dirty, "attributions": attributions}


def predict(texts: Sequence[str], threads: int, model: Path | None = None) -> list[list[Marked]]:
    """Top-level attributions that the package finds in each text, taken as it is."""
    from whence.reading.model import Network

    network = Network.load(model, threads=threads)
    return [
        [
            Marked(one.source, one.cue, one.content)
            for one in document.attributions
            if one.within is None
        ]
        for document in network.read_texts(texts)
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures; the last line has all F1 figures in one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--dirty", action="store_true", help="measure on a perturbed copy")
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    rows = gold_rows(options.path)
    if options.dirty:
        rows = [perturb(row) for row in rows]
    measure = Measure()
    predicted = predict([row["text"] for row in rows], options.threads, options.model)
    for row, found in zip(rows, predicted, strict=True):
        measure.add(row["text"], gold_marks(row), found)
    figures = measure.figures()
    print(json.dumps(figures) if options.json else show(figures))


def show(figures: dict[str, Any]) -> str:
    """The figures as lines, the last one the one to compare by."""
    lines = [
        f"{name:24} P {value['p']:6.2f}  R {value['r']:6.2f}  F1 {value['f1']:6.2f}"
        for name, value in figures.items()
        if name != "by quote"
    ]
    for quote, value in figures["by quote"].items():
        lines.append(
            f"{quote:9} ({value['gold']:4}) recall: whole exact {value['whole exact recall']:6.2f}"
            f"  overlapping {value['whole overlapping recall']:6.2f}"
            f"  content exact {value['content exact recall']:6.2f}"
        )
    lines.append(summary(figures))
    return "\n".join(lines)


def summary(figures: dict[str, Any]) -> str:
    """All F1 figures in one line."""
    exact = " / ".join(f"{figures[f'exact {role}']['f1']:.1f}" for role in ROLES)
    token = " / ".join(f"{figures[f'token {role}']['f1']:.1f}" for role in ROLES)
    whole = f"{figures['whole exact']['f1']:.1f} / {figures['whole overlapping']['f1']:.1f}"
    return f"exact {exact}; token {token}; whole {whole}"


if __name__ == "__main__":
    main()
