"""From pairs to derivations: for each report the one source that explains its text best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from whence.coverage.reuse.credits import Credits, credits_of
from whence.coverage.types import Derivation, Direction, Reuse
from whence.document.types import Document
from whence.reading.report import Report

NOT_DERIVED: Final = Derivation("not", None, None, None, None, "unknown")
_SURENESS: Final[Mapping[Direction, int]] = {"known": 2, "likely": 1, "unknown": 0}
_AS_MUCH: Final = 0.9
"""A source that explains so large a part of what the best explains is as good."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """That a report has part of its text from another."""

    source: str
    share: float
    reuse: Reuse


def derivations(reports: Iterable[Report], pairs: Iterable[Reuse]) -> dict[str, Derivation]:
    """How far each report's text comes from another's, and from whose, by document id.

    Where several sources explain a text, the one that is itself derived from none of them is
    taken: two copies of one wire derive from the wire. Copies whose direction nothing tells are
    laid at the door of one of them, so that they count once, with the direction *unknown*. A
    report that credits an agency, and of which no original is among the reports, derives from
    that agency, unseen. Nothing derives from itself, by whatever way.
    """
    documents = {one.reading.document.id: one.reading.document for one in reports}
    crediting = {key: credits_of(document) for key, document in documents.items()}
    edges: dict[str, list[_Edge]] = {key: [] for key in documents}
    for pair in pairs:
        if pair.a in documents and pair.b in documents and pair.a != pair.b:
            derived, edge = _edge(pair, documents, crediting)
            edges[derived].append(edge)
    best = _without_circles(edges)
    return {key: _derivation(best[key], key, crediting) for key in documents}


def _edge(
    pair: Reuse, documents: Mapping[str, Document], crediting: Mapping[str, Credits]
) -> tuple[str, _Edge]:
    if pair.source == "unknown":
        a, b = (_seniority(documents[key], crediting[key]) for key in (pair.a, pair.b))
        a_first = a <= b
    else:
        a_first = pair.source == "a"
    if a_first:
        return pair.b, _Edge(pair.a, pair.share_b, pair)
    return pair.a, _Edge(pair.b, pair.share_a, pair)


def _seniority(document: Document, credit: Credits) -> tuple[bool, bool, int, str]:
    """An order of reports of which nothing tells which was first; the same on every run.

    One that credits nobody else comes first, then the dated, then the longer.
    """
    return _unseen(credit) is not None, document.published is None, -len(document.text), document.id


def _unseen(credit: Credits) -> str | None:
    """Whose text a report says that it is, where its publisher is somebody else."""
    return credit.credited[0] if credit.publisher and credit.credited else None


def _without_circles(edges: Mapping[str, list[_Edge]]) -> dict[str, _Edge | None]:
    """Every report's best source, such that no way from source to source leads back."""
    left = {key: list(found) for key, found in edges.items()}
    while True:
        best = {key: _best(found, left) for key, found in left.items()}
        circle = _circle(best)
        if not circle:
            return best
        weakest = min(circle, key=lambda key: (_rank(best[key]), key))
        left[weakest].remove(best[weakest])  # type: ignore[arg-type]


def _circle(best: Mapping[str, _Edge | None]) -> list[str]:
    """Reports that derive from one another in a circle; empty where there is none."""
    done: set[str] = set()
    for first in best:
        way: dict[str, None] = {}
        key = first
        while key not in done and key not in way:
            way[key] = None
            edge = best[key]
            if edge is None:
                break
            key = edge.source
        else:
            if key in way:
                steps = list(way)
                return steps[steps.index(key) :]
        done.update(way)
    return []


def _best(found: list[_Edge], edges: Mapping[str, list[_Edge]]) -> _Edge | None:
    if not found:
        return None
    sources = {edge.source for edge in found}
    most = max(edge.share for edge in found)
    ample = [edge for edge in found if edge.share >= _AS_MUCH * most]
    first_hand = [
        edge for edge in ample if not any(one.source in sources for one in edges[edge.source])
    ]
    return max(first_hand or ample, key=_rank)


def _rank(edge: _Edge | None) -> tuple[int, float, str]:
    if edge is None:
        return (-1, 0.0, "")
    return (_SURENESS[edge.reuse.direction], edge.share, edge.source)


def _derivation(edge: _Edge | None, key: str, crediting: Mapping[str, Credits]) -> Derivation:
    unseen = _unseen(crediting[key])
    if edge is None:
        if unseen is None:
            return NOT_DERIVED
        return Derivation("wholly", None, unseen, None, "verbatim", "known")
    reuse = edge.reuse
    if unseen is not None and unseen == _unseen(crediting[edge.source]):
        # Two copies of one unseen wire: neither is the other's source.
        return Derivation(reuse.extent, None, unseen, edge.share, reuse.wording, "known")
    return Derivation(reuse.extent, edge.source, None, edge.share, reuse.wording, reuse.direction)
