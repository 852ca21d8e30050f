"""Who says what stands in a report, in the story's entities."""

from __future__ import annotations

from bisect import bisect_right

from whence.coverage.story.scene import Scene
from whence.coverage.story.turns import find_turns
from whence.coverage.story.words import stems_listed
from whence.reading.clauses import Clause
from whence.reading.report import Report
from whence.reading.types import Attribution


class Speakers:
    """The speakers of a report. ``own_names``: the ids that its outlet goes by."""

    def __init__(self, report: Report, scene: Scene, own_names: frozenset[str]) -> None:
        self._report = report
        self._reading = report.reading
        self._text = report.reading.document.text
        self._document = report.reading.document.id
        self._cast = scene.cast
        self._own = own_names
        self._turns = find_turns(report.reading)
        self._starts = [start for start, _ in self._reading.sentences]
        self._closed = self._closings()

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that a character is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def closes(self, clause: Clause, sentence: int) -> bool:
        """Whether a clause closes its sentence with who said the rest."""
        return self._closed.get(sentence) is clause

    def chain(self, one: Attribution) -> tuple[str, ...]:
        """The chain in the story's entities, the report's own outlet left out."""
        ids = [self._cast.id_of(self._document, link) for link in one.chain]
        kept = [id_ for n, id_ in enumerate(ids) if id_ not in self._own or n == len(ids) - 1]
        return tuple(id_ for n, id_ in enumerate(kept) if n == 0 or kept[n - 1] != id_)

    def unmarked(self, clause: Clause, sentence: int) -> tuple[str, ...]:
        """Who says what the reading found nobody to say: in an interview, what is printed without
        marks of quotation; else what *..., the head of the hospital told Radio Lutz* closes.
        """
        if self._turns is not None and self._turns.holds(clause.head):
            return (self._cast.id_of(self._document, self._turns.speaker),)
        closing = self._closed.get(sentence)
        if closing is None or closing.spans[0][0] < clause.head[0]:
            return ()
        teller = self._cast.at(self._document, closing.agent)
        return () if teller is None or teller in self._own else (teller,)

    def _closings(self) -> dict[int, Clause]:
        """By sentence: the clause that closes it with who said the rest (*..., he told us*)."""
        found: dict[int, Clause] = {}
        for one in self._report.clauses:
            if (
                one.predicate not in stems_listed("telling")
                or one.agent is None
                or len(one.spans) != 1
            ):
                continue
            first, last = one.spans[0]
            sentence = self.sentence_of(first)
            start, end = self._reading.sentences[sentence]
            closes = start < first and last <= end and not self._text[last:end].strip(" \n.”\"'’")
            if closes and self._text[start:first].rstrip().endswith(","):
                found.setdefault(sentence, one)
        return found
