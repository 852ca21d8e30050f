"""What a report has from another: its passages, or all of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.coverage.types import Derivation, Reuse

_ENOUGH = 0.6
"""The share of a statement's characters that lie in passages from another report."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The passages of each report that it has from another, and from which."""

    sources: Mapping[str, str]
    passages: Mapping[str, Sequence[tuple[int, int]]]
    unseen: Mapping[str, str]

    def source_of(self, document: str, spans: Sequence[tuple[int, int]]) -> str | None:
        """The report that a stretch of a report comes from."""
        source = self.sources.get(document)
        if source is None:
            return None
        covered = sum(_overlap(span, self.passages[document]) for span in spans)
        whole = sum(end - start for start, end in spans)
        return source if whole and covered >= _ENOUGH * whole else None

    def first_of(self, document: str) -> str:
        """The report at the beginning of a row of copies."""
        seen = [document]
        while (source := self.sources.get(seen[-1])) is not None and source not in seen:
            seen.append(source)
        return seen[-1]


def find_copied(
    pairs: Sequence[Reuse], derivations: Mapping[str, Derivation], lengths: Mapping[str, int]
) -> Copied:
    """Who has what from whom. All of a report that wholly derives from another counts as had."""
    sources: dict[str, str] = {}
    passages: dict[str, list[tuple[int, int]]] = {}
    unseen: dict[str, str] = {}
    for document, derived in derivations.items():
        if derived.extent == "not" or document not in lengths:
            continue
        if derived.from_ is None:
            if derived.unseen is not None and derived.extent == "wholly":
                unseen[document] = derived.unseen
            continue
        sources[document] = derived.from_
        own = (
            [(0, lengths[document])]
            if derived.extent == "wholly"
            else _passages(document, derived.from_, pairs)
        )
        passages[document] = _merged(own)
    return Copied(sources, passages, unseen)


def _passages(document: str, source: str, pairs: Sequence[Reuse]) -> list[tuple[int, int]]:
    found = []
    for pair in pairs:
        if (pair.a, pair.b) == (document, source):
            found += [passage.a for passage in pair.passages]
        elif (pair.b, pair.a) == (document, source):
            found += [passage.b for passage in pair.passages]
    return found


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _overlap(span: tuple[int, int], among: Sequence[tuple[int, int]]) -> int:
    """How many characters of a span lie in spans that are in order and do not overlap."""
    start, end = span
    first = max(0, bisect_right(among, (start, end)) - 1)
    total = 0
    for other in among[first:]:
        if other[0] >= end:
            break
        total += max(0, min(end, other[1]) - max(start, other[0]))
    return total
