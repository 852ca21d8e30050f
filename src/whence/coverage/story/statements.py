"""Statements: what each report says, one clause at a time, with who says it.

A clause in the content of an attribution is said by the last of its chain, one outside of all by
the outlet. What a proposal, a question, a demand or a promise holds is no statement: that somebody
proposed it is. Nor is what is said not to be known, what is only supposed, and the words that
merely say that somebody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from whence.coverage.story.denials import find_denials
from whence.coverage.story.kinds import happenings_of, is_light, kinds_of
from whence.coverage.story.places import clipped, holds, merged, place_of, without
from whence.coverage.story.said import Said, Statement
from whence.coverage.story.sayings import Sayings
from whence.coverage.story.scene import Scene
from whence.coverage.story.shown import shown
from whence.coverage.story.speakers import Speakers
from whence.coverage.story.unsaid import (
    bars,
)
from whence.coverage.story.words import content_stems, stems_listed
from whence.document.types import Span
from whence.reading.clauses import Clause
from whence.reading.model.events import certainty_label
from whence.reading.report import Report
from whence.reading.stems import stem_of
from whence.reading.stretches import Stretches
from whence.reading.types import Attribution, Certainty

_LEADS: Final = re.compile(r"(?:that|and|but|or|which|who|so)\b[\s,]*", re.IGNORECASE)
_THERE: Final = re.compile(r"[“\"]?there\b", re.IGNORECASE)
_IT: Final = re.compile(r"\bit\b", re.IGNORECASE)
_LEAST_STEMS: Final = 2
_BE: Final = stem_of("be")
"""Stands for a predicate that nobody found."""
_SILENT: Final = re.compile(
    r"\b(?:declin\w+|refus\w+|unwilling) (?:\w+ )?(?:to )?(?:\w+ )?"
    r"(?:comment|say|answer|discuss|elaborate|respond|reply|give details)"
    r"|\b(?:not|n[’']t|without) (?:immediately |yet |publicly )*"
    r"(?:comment|respond|repl|return(?:ed|ing)? (?:calls|messages|requests))"
    r"|\b(?:not|n[’']t) (?:immediately )?(?:be reached|available (?:for|to) comment)"
    r"|\b(?:had|has|have|made) no (?:\w+ )?comment|\bno comment\b",
    re.IGNORECASE,
)
"""That somebody says nothing is no claim."""
_CALLED_UNTRUE: Final = re.compile(
    r"\b(?:it|that)(?: (?:is|was)|[’']s) (?:\w+ly )?"
    r"(?:(?:not|n[’']t) (?:\w+ly )?(?:true|the case)|untrue|false|a lie) that\s+$",
    re.IGNORECASE,
)
"""What stands before a clause that is said not to be so (*it is not true that ...*)."""
_LEAD: Final = 40
_PRONOUN: Final = re.compile(
    r"(?:he|she|it|they|him|them|this|that|these|those|the two|both)$", re.IGNORECASE
)
_ME: Final = re.compile(r"[“\"'‘]?I(?:[’']\w+)?$")
_PARTICLE: Final = re.compile(
    r"\s+(into|out|off|up|down|over|away|back|apart|through)\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"(?<=[\w,;:’'”\")] )[A-Z][\w’'-]+")


def find_said(report: Report, scene: Scene, own_names: frozenset[str]) -> Said:
    """The statements and denials of a report. ``own_names``: the ids that its outlet goes by."""
    return _Finder(report, scene, own_names).said()


class _Finder:
    def __init__(self, report: Report, scene: Scene, own_names: frozenset[str]) -> None:
        self._report = report
        self._reading = report.reading
        self._text = report.reading.document.text
        self._document = report.reading.document.id
        self._cast = scene.cast
        self._scene = scene
        self._speakers = Speakers(report, scene, own_names)
        self._sayings = Sayings(report)
        self._clauses = Stretches(
            (*span, n) for n, one in enumerate(report.clauses) for span in one.spans
        )

    def said(self) -> Said:
        statements = [s for n, c in enumerate(self._report.clauses) for s in self._state(n, c)]
        stated = {one.head for one in statements}
        denials = find_denials(self._report, self._sayings, self._speakers, stated)
        return Said(tuple(statements), tuple(denials))

    def _state(self, number: int, clause: Clause) -> Iterator[Statement]:
        sentence = self._speakers.sentence_of(clause.head[0])
        if clause.standing == "supposed" or self._text[self._end(sentence) - 1] == "?":
            return
        if any(_SILENT.search(self._text[start:end]) for start, end in clause.spans):
            return
        saying = self._sayings.of_cue(clause)
        if saying is not None and self._sayings.is_told_before(saying):
            yield from self._told_before(number, clause, sentence, saying)
            return
        if saying is not None and not self._sayings.is_deed(saying):
            return
        if saying is None and self._speakers.closes(clause, sentence):
            return
        holding = self._sayings.holding(clause, saying)
        if any(bars(one) for one in holding):
            return
        if holding and holding[-1].act == "deny" and self._sayings.is_beside(clause, holding[-1]):
            return
        if holding and saying is None:
            part = self._sayings.part(clause, holding[-1])
            if part == "beginning":
                return
            if part == "rest":
                yield self._whole(number, clause, sentence, holding)
                return
        made = self._statement(number, clause, sentence, saying, holding)
        own = content_stems(self._cast.entities[made.chain[-1]].name) if made.chain else ()
        by_name = not _ME.match(made.subject)
        words = made.stems if by_name or made.is_deed else made.stems.difference(own)
        if len(words - stems_listed("thinking")) >= _LEAST_STEMS:
            yield made

    def _told_before(
        self, number: int, clause: Clause, sentence: int, said: Attribution
    ) -> Iterator[Statement]:
        holding = [*self._sayings.holding(clause, said), said]
        if not any(bars(one) for one in holding):
            made = self._whole(number, clause, sentence, holding)
            happens = happenings_of(_BE, made.stems)
            yield replace(made, predicate=_BE, tells="", happens=happens)

    def _statement(
        self,
        number: int,
        clause: Clause,
        sentence: int,
        saying: Attribution | None,
        holding: Sequence[Attribution],
    ) -> Statement:
        inner = holding[-1] if holding else None
        places = clause.spans
        if saying is None and inner is not None and inner.source:
            places = without(places, (*inner.source, *inner.cue), self._text) or places
        if saying is not None:
            parts = [place_of(p) for p in (*saying.source, *saying.cue, *saying.content)]
            within = inner.content if inner is not None else ()
            told = [part for part in parts if not within or holds(within, part)]
            places = merged([*places, *told], self._text)
        if inner is not None:
            places = clipped(places, inner.content, self._text) or places
        denier = next((one for one in holding if one.act == "deny"), None)
        spans = self._spans(places, (clause.agent, clause.patient))
        if denier is not None and not clause.negated:
            spans = self._with_cue(places, denier)
        untrue = self._called_untrue(clause)
        if untrue is not None:
            spans = self._joined([*places, untrue])
        text = " ".join(span.text for span in spans)
        subject, borrowed = self._subject(clause, spans) if saying is None else ("who", False)
        denied = (clause.negated != (denier is not None)) != (untrue is not None)
        row = self._sayings.row(inner) if inner is not None else None
        stems = frozenset(clause.words) | (content_stems(text) if saying else frozenset())
        stems |= self._with_particle(clause)
        chain = (
            self._speakers.chain(inner)
            if inner is not None
            else self._speakers.unmarked(clause, sentence)
        )
        agent = self._cast.at(self._document, clause.agent)
        stems |= self._meant(subject, agent, chain)
        return Statement(
            document=self._document,
            clause=number,
            head=clause.head,
            attribution=inner.id if inner is not None else None,
            chain=chain,
            spans=spans,
            text=text,
            shown=self._shown(spans, inner, sentence, saying),
            certainty=_certainty(clause, inner, denied),
            denied=denied,
            alone=clause.standing == "main" or self._sayings.is_told_first(clause, inner),
            sentence=sentence,
            predicate=clause.predicate,
            stems=stems,
            counts=clause.counts,
            agent=agent,
            patient=self._cast.at(self._document, clause.patient),
            people=self._cast.within(self._document, places),
            events=frozenset(
                event.type
                for event in self._reading.events
                if holds(spans, place_of(event.trigger))
            ),
            vector=self._report.meaning.clauses[number],
            context=self._report.meaning.sentences[sentence]
            if row is None
            else self._report.meaning.contents[row],
            is_guess=inner is not None and inner.act in ("believe", "predict"),
            subject=subject,
            borrowed=borrowed,
            names=self._names(places),
            doer=self._doer(agent, subject),
            is_deed=saying is not None,
            tells=self._tells(clause),
            happens=happenings_of(clause.predicate, stems),
            kinds=kinds_of(stems),
            voice=self._scene.party_of(chain[-1]) if chain else None,
            refused=denied and (denier is not None or untrue is not None),
        )  # fmt: skip

    def _shown(
        self,
        spans: Sequence[Span],
        inner: Attribution | None,
        sentence: int,
        saying: Attribution | None,
    ) -> str:
        """The words in which a statement is read."""
        bounds = [self._reading.sentences[sentence]]
        if inner is not None:
            bounds = [place_of(span) for span in inner.content]
        walls = [
            place
            for one, place in self._sayings.tellers(*self._reading.sentences[sentence])
            if one is not saying and (inner is None or inner not in self._sayings.above(one))
        ]
        start, end = self._reading.sentences[sentence]
        beside = [self._report.clauses[n].spans for n in set(self._clauses.touching(start, end))]
        return shown(self._text, [place_of(span) for span in spans], bounds, walls, beside)

    def _with_particle(self, clause: Clause) -> frozenset[str]:
        """A verb with the small word that makes it another (*ran into*, *blew up*)."""
        after = _PARTICLE.match(self._text, clause.head[1])
        return frozenset((f"{clause.predicate} {after[1].lower()}",)) if after else frozenset()

    def _meant(self, subject: str, agent: str | None, chain: Sequence[str]) -> frozenset[str]:
        """The stems of the name that a pronoun stands for."""
        if chain and _ME.match(subject):
            return content_stems(self._cast.entities[chain[-1]].name)
        if agent is None or not _PRONOUN.match(subject):
            return frozenset()
        return content_stems(self._cast.entities[agent].name)

    def _with_cue(self, places: Sequence[tuple[int, int]], denier: Attribution) -> tuple[Span, ...]:
        """The words of a clause with those that say who denies it."""
        parts = [(part.start, part.end) for part in (*denier.source, *denier.cue)]
        return self._joined([*places, *parts])

    def _joined(self, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        found = merged(places, self._text)
        return tuple(Span(start, end, self._text[start:end]) for start, end in found)

    def _called_untrue(self, clause: Clause) -> tuple[int, int] | None:
        """The words before a clause that say that it is not so."""
        start = clause.spans[0][0]
        leads = _LEADS.match(self._text, start)  # its own *that*, where it has it
        end = leads.end() if leads is not None else start
        before = max(0, start - _LEAD)
        found = _CALLED_UNTRUE.search(self._text[before:end])
        return None if found is None else (before + found.start(), before + found.end())

    def _tells(self, clause: Clause) -> str:
        if not is_light(clause.predicate):
            return clause.predicate
        if clause.patient is None:
            return ""
        return stem_of(self._text[clause.patient[0] : clause.patient[1]])

    def _doer(self, agent: str | None, subject: str) -> str | None:
        """Who does it, if that is sure: somebody with a name, called by it."""
        if agent is None or _PRONOUN.match(subject) or not self._cast.entities[agent].named:
            return None
        return agent if self._cast.kinds[agent] in ("person", "body", "land") else None

    def _names(self, places: Sequence[tuple[int, int]]) -> frozenset[str]:
        """The stems of the words of names: those of entities, and others in capitals."""
        named = [
            self._cast.entities[id_].name
            for id_ in self._cast.within(self._document, places)
            if self._cast.entities[id_].named
        ]
        capitals = [word for start, end in places for word in _NAME.findall(self._text, start, end)]
        return content_stems(" ".join((*named, *capitals)))

    def _subject(self, clause: Clause, spans: Sequence[Span]) -> tuple[str, bool]:
        """The words for what a clause tells of, and whether they stand in the clause above."""
        for place in (clause.agent, clause.patient):
            if place is not None and place[0] < clause.head[0] and holds(spans, place):
                return self._text[place[0] : place[1]], False
        there = _THERE.match(spans[0].text)
        if there is not None:
            return there[0], False
        if any(_IT.search(span.text[: max(0, clause.head[0] - span.start)]) for span in spans):
            return "it", False
        if clause.agent is None or clause.agent[0] > clause.head[0]:
            return "", False
        start, end = self._cast.phrase(self._document, clause.agent, clause.head)
        return self._text[start:end], True

    def _whole(
        self, number: int, clause: Clause, sentence: int, holding: Sequence[Attribution]
    ) -> Statement:
        """The statement of a sentence that its cue cuts in two."""
        made = self._statement(number, clause, sentence, None, holding)
        inner = holding[-1]
        text = " ".join(span.text for span in inner.content)
        stems = content_stems(text)
        return replace(
            made,
            spans=inner.content,
            text=text,
            shown=shown(self._text, [place_of(s) for s in inner.content], (), ()),
            stems=stems,
            happens=happenings_of(made.predicate, stems),
            kinds=kinds_of(stems),
            agent=None,
            subject=text.split(maxsplit=1)[0],
            borrowed=False,
            vector=self._report.meaning.contents[self._sayings.row(inner)],
        )

    def _end(self, sentence: int) -> int:
        start, end = self._reading.sentences[sentence]
        return start + len(self._text[start:end].rstrip("”\"'’ \n"))

    def _spans(
        self, places: Sequence[tuple[int, int]], subjects: Sequence[tuple[int, int] | None]
    ) -> tuple[Span, ...]:
        """``subjects``: words that open no clause, being what it tells of (*that of the dead*)."""
        begun = [place[0] for place in subjects if place is not None]
        found = []
        for number, (start, end) in enumerate(places):
            lead = _LEADS.match(self._text, start, end) if number == 0 else None
            keeps = start in begun and self._text.startswith(("that ", "That "), start)
            start = lead.end() if lead and lead.end() < end and not keeps else start
            found.append(Span(start, end, self._text[start:end]))
        return tuple(found)


def _certainty(clause: Clause, inner: Attribution | None, denied: bool) -> Certainty:
    told = certainty_label(clause.certainty, negated=False)
    if inner is not None and inner.act in ("believe", "predict", "deny"):
        told = inner.certainty
    if denied:
        return "CT-" if told in ("CT+", "CT-") else "PR-" if told in ("PR+", "PR-") else "PS-"
    return "CT+" if told == "CT-" else "PR+" if told == "PR-" else "PS+" if told == "PS-" else told
