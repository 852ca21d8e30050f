"""Attributions as clauses stand in them: whose content holds one, and what kind of saying it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from whence.coverage.story.places import holds, place_of, size_of
from whence.coverage.story.unsaid import NO_CLAIM_WITHIN, is_bidding, is_charge, is_unsaid
from whence.coverage.story.words import content_stems
from whence.reading.clauses import Clause
from whence.reading.report import Report
from whence.reading.stretches import Stretches
from whence.reading.types import Act, Attribution

_MAY_BE_DEED: Final[frozenset[Act]] = frozenset(("report", "state", "predict", "believe", "other"))
_LEAST_STEMS: Final = 2
_KNOWN: Final = re.compile(r"\b(?:known|confirmed|certain)\b", re.IGNORECASE)
_UNNAMED: Final = re.compile(
    r"\bnot (?:to )?be (?:named|identified|quoted)|\banonym", re.IGNORECASE
)


class Sayings:
    """The attributions of a report, to be found by the clauses that stand in them."""

    def __init__(self, report: Report) -> None:
        several = report.reading.attributions
        self._several = several
        self._clauses = report.clauses
        self._by_id: Mapping[str, Attribution] = {a.id: a for a in several}
        self._row = {a.id: n for n, a in enumerate(several)}
        self._cues = Stretches((s.start, s.end, n) for n, a in enumerate(several) for s in a.cue)
        self._tellers = Stretches(
            (s.start, s.end, (n, place_of(s)))
            for n, a in enumerate(several)
            for s in (*a.source, *a.cue)
        )
        self._contents = Stretches(
            (s.start, s.end, n) for n, a in enumerate(several) for s in a.content
        )

    def row(self, one: Attribution) -> int:
        """Its place among the report's attributions."""
        return self._row[one.id]

    def of_cue(self, clause: Clause) -> Attribution | None:
        """The attribution whose cue a clause's predicate is."""
        return next((a for a in self._at(self._cues, clause) if holds(a.cue, clause.head)), None)

    def tellers(self, start: int, end: int) -> list[tuple[Attribution, tuple[int, int]]]:
        """The words of sources and cues that touch a stretch, and whose they are."""
        return [(self._several[n], place) for n, place in self._tellers.touching(start, end)]

    def holding(self, clause: Clause, saying: Attribution | None) -> list[Attribution]:
        """The attributions whose content holds a clause, the innermost last."""
        held = [
            a
            for a in self._at(self._contents, clause)
            if a is not saying and holds(a.content, clause.head) and not holds(a.cue, clause.head)
            and not _is_known(a)
        ]  # fmt: skip
        if saying is not None:
            above = {one.id for one in self.above(saying)}
            held = [one for one in held if one.id in above]
        return sorted(held, key=lambda one: (len(self.above(one)), -size_of(one)))

    def _at(self, stretches: Stretches[int], clause: Clause) -> list[Attribution]:
        """The attributions of which a stretch holds the beginning of a clause's head."""
        rows = sorted(set(stretches.holding(clause.head[0])))
        return [self._several[row] for row in rows]

    def above(self, one: Attribution) -> list[Attribution]:
        """The attributions within whose content it stands, the next first."""
        found = []
        at = self._by_id.get(one.within or "")
        while at is not None and at not in found:
            found.append(at)
            at = self._by_id.get(at.within or "")
        return found

    def is_deed(self, one: Attribution) -> bool:
        """Whether saying it is what is claimed: a proposal, an order, that one does not know."""
        if is_unsaid(one):
            return one.act in ("believe", "other")
        if any(_UNNAMED.search(span.text) for span in one.content):
            return False
        if is_charge(one) or one.act in NO_CLAIM_WITHIN:
            return True
        return is_bidding(one) or self._is_finding(one)

    def is_told_before(self, one: Attribution) -> bool:
        """Whether what is said stands before who says it (*two died, she said*), and the parser
        found no clause in it.
        """
        words = " ".join(span.text for span in one.content)
        if not one.source or not one.content:
            return False
        before = one.content[-1].end <= min(cue.start for cue in one.cue)
        return before and len(content_stems(words)) >= _LEAST_STEMS and self._is_finding(one)

    def _is_finding(self, one: Attribution) -> bool:
        """Whether it tells of a thing and not of what somebody says of it (*found a bag*)."""
        if one.act not in _MAY_BE_DEED or one.quote != "indirect" or is_unsaid(one):
            return False
        return not any(
            clause.standing == "main" and holds(one.content, clause.head)
            for clause in self._clauses
        )

    def is_beside(self, clause: Clause, inner: Attribution) -> bool:
        """Whether a clause stands beside what is said: what is denied is not what it hangs on
        (*denied that it ignored warnings before a blast that killed six*).
        """
        return clause.standing != "main" and not self.is_told_first(clause, inner)

    def is_told_first(self, clause: Clause, inner: Attribution | None) -> bool:
        """Whether a clause is all, or the beginning, of what somebody says, whatever it hangs on
        (*the ship, which fired, according to the ministry*).
        """
        if inner is None or clause.standing == "supposed":
            return False
        first = inner.content[0].start
        return not any(
            one.standing == "main" and holds(inner.content, one.head)
            for one in self._clauses
        ) and not any(
            first <= one.head[0] < clause.head[0] and one.standing != "supposed"
            and holds(inner.content, one.head)
            for one in self._clauses
        )  # fmt: skip

    def part(self, clause: Clause, inner: Attribution) -> str | None:
        """Which part of a sentence a clause is that its cue cuts in two (*arms talks, he said,
        "are advancing"*): the beginning, which says nothing alone, or the rest.
        """
        spans = inner.content
        if len(spans) != 2 or not spans[1].text.lstrip("“\"'‘ ")[:1].islower():
            return None
        heads = [[c for c in self._clauses if holds((span,), c.head)] for span in spans]
        if len(heads[1]) != 1 or len(heads[0]) > 1:
            return None
        agent = heads[1][0].agent
        if agent is not None and not holds((*inner.source, spans[0]), agent):
            return None
        return "rest" if clause is heads[1][0] else "beginning"


def _is_known(one: Attribution) -> bool:
    """Whether it only tells that something is known (*are known to have died*), and not by whom:
    whoever says so vouches for it.
    """
    return not one.source and any(_KNOWN.search(span.text) for span in one.cue)
