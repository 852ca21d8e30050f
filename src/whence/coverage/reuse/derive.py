"""From pairs to derivations: for each report the one source that explains its text best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from whence.coverage.reuse.credits import Credits, credits_of
from whence.coverage.types import Derivation, Direction, Reuse, Wording
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

    @property
    def rank(self) -> tuple[int, float, str]:
        return (_SURENESS[self.reuse.direction], self.share, self.source)


def derivations(reports: Iterable[Report], pairs: Iterable[Reuse]) -> dict[str, Derivation]:
    """How far each report's text comes from another's, and from whose, by document id.

    Where several sources explain a text, the one that is itself derived from none of them is
    taken: two copies of one wire derive from the wire. Copies whose direction nothing tells are
    laid at the door of one of them, so that they count once, with the direction *unknown*. A
    report that credits an agency, and of which no original is among the reports, derives from
    that agency, unseen.
    """
    documents = {one.reading.document.id: one.reading.document for one in reports}
    credits = {key: credits_of(document) for key, document in documents.items()}
    edges: dict[str, list[_Edge]] = {key: [] for key in documents}
    for pair in pairs:
        if pair.a in documents and pair.b in documents:
            derived, edge = _edge(pair, documents, credits)
            edges[derived].append(edge)
    return {key: _derivation(key, edges, credits[key]) for key in documents}


def _edge(
    pair: Reuse, documents: Mapping[str, Document], credits: Mapping[str, Credits]
) -> tuple[str, _Edge]:
    if pair.source == "unknown":
        a_first = _seniority(documents[pair.a], credits[pair.a]) <= _seniority(
            documents[pair.b], credits[pair.b]
        )
    else:
        a_first = pair.source == "a"
    if a_first:
        return pair.b, _Edge(pair.a, pair.share_b, pair)
    return pair.a, _Edge(pair.b, pair.share_a, pair)


def _seniority(document: Document, credits: Credits) -> tuple[bool, bool, int, str]:
    """An order of reports of which nothing tells which was first; the same on every run.

    One that credits nobody else comes first, then the dated, the longer.
    """
    borrowed = bool(credits.publisher and credits.credited)
    return borrowed, document.published is None, -len(document.text), document.id


def _derivation(key: str, edges: Mapping[str, list[_Edge]], credits: Credits) -> Derivation:
    unseen = credits.credited[0] if credits.publisher and credits.credited else None
    best = _best(key, edges)
    if best is None:
        if unseen is None:
            return NOT_DERIVED
        return Derivation("wholly", None, unseen, None, "verbatim", "known")
    wording: Wording = best.reuse.wording
    return Derivation(
        best.reuse.extent, best.source, None, best.share, wording, best.reuse.direction
    )


def _best(key: str, edges: Mapping[str, list[_Edge]]) -> _Edge | None:
    found = edges[key]
    if not found:
        return None
    sources = {edge.source for edge in found}
    most = max(edge.share for edge in found)
    ample = [edge for edge in found if edge.share >= _AS_MUCH * most]
    first_hand = [
        edge for edge in ample if not any(one.source in sources for one in edges[edge.source])
    ]
    return max(first_hand or ample, key=lambda edge: edge.rank)
