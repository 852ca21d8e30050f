"""What a brief is made of; its faces only set it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.coverage.quotes import Quote


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tree: a voice, or the words of reports.

    ``label`` names the voice, or the reports with the places of the words in them; ``copies``
    the reports that copied them from there. A voice has no ``quote``.
    """

    depth: int
    kind: Literal["origin", "also", "relay", "report", "dispute"]
    label: str
    copies: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class BriefDifference:
    """In what reports differ: each value, and the reports that give it."""

    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BriefClaim:
    """One claim: its count, its first report, its tree, who disputes it, in what it differs."""

    statement: str
    count: str
    origins: str
    first: str
    credibility: str
    tree: tuple[Line, ...]
    disputes: tuple[Line, ...]
    differences: tuple[BriefDifference, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline, and the sentence that tells it."""

    when: str
    quote: Quote
    place: str


@dataclass(frozen=True, slots=True)
class BriefReport:
    """A report, below the one that its text comes from."""

    depth: int
    name: str
    title: str
    published: str
    derived: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One story."""

    title: str
    id: str
    summary: str
    claims: tuple[BriefClaim, ...]
    claims_left_out: int
    timeline: tuple[Happening, ...]
    reports: tuple[BriefReport, ...]
