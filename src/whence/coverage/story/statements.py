"""Statements: what each report says, one clause at a time, with who says it.

A clause in the content of an attribution is said by the last of its chain, one outside of all by
the outlet. What a proposal, a question, a demand or a promise holds is no statement: that somebody
proposed it is. Nor is what is said not to be known, what is only supposed, and the words that
merely say that somebody speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from whence.coverage.story.kinds import happenings_of, is_light, kinds_of
from whence.coverage.story.places import clipped, holds, merged, place_of, size_of, without
from whence.coverage.story.said import Denial, Said, Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.shown import shown
from whence.coverage.story.turns import find_turns
from whence.coverage.story.unsaid import (
    NO_CLAIM_WITHIN,
    bars,
    calls_it_untrue,
    is_bidding,
    is_charge,
    is_unsaid,
)
from whence.coverage.story.words import content_stems, stems_listed
from whence.document.types import Span
from whence.reading.clauses import Clause
from whence.reading.model.events import certainty_label
from whence.reading.report import Report
from whence.reading.stems import stem_of
from whence.reading.stretches import Stretches
from whence.reading.types import Act, Attribution, Certainty

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
_NO_SUCH: Final = re.compile(
    r"\b(?:no|any) such\b|\bnot (?:\w+ )?(?:true|the case)\b"
    r"|^[“\"]?(?:no|none|nothing|neither)\b"
    r"|\bthere (?:was|were|is|are|had been|has been|have been) (?:no|never|not any)\b",
    re.IGNORECASE,
)
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
_MAY_BE_DEED: Final[frozenset[Act]] = frozenset(("report", "state", "predict", "believe", "other"))
_UNNAMED: Final = re.compile(
    r"\bnot (?:to )?be (?:named|identified|quoted)|\banonym", re.IGNORECASE
)


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
        self._own = own_names
        self._by_id: Mapping[str, Attribution] = {a.id: a for a in self._reading.attributions}
        self._turns = find_turns(report.reading)
        self._starts = [start for start, _ in self._reading.sentences]
        self._closed = self._closings()
        several = self._reading.attributions
        self._row = {a.id: n for n, a in enumerate(several)}
        self._cues = Stretches((s.start, s.end, n) for n, a in enumerate(several) for s in a.cue)
        self._clauses = Stretches(
            (*span, n) for n, one in enumerate(report.clauses) for span in one.spans
        )
        self._tellers = Stretches(
            (s.start, s.end, (n, place_of(s)))
            for n, a in enumerate(several)
            for s in (*a.source, *a.cue)
        )
        self._contents = Stretches(
            (s.start, s.end, n) for n, a in enumerate(several) for s in a.content
        )

    def said(self) -> Said:
        statements = [s for n, c in enumerate(self._report.clauses) for s in self._state(n, c)]
        return Said(tuple(statements), tuple(self._denials({s.head for s in statements})))

    def _state(self, number: int, clause: Clause) -> Iterator[Statement]:
        sentence = self._sentence(clause.head[0])
        if clause.standing == "supposed" or self._text[self._end(sentence) - 1] == "?":
            return
        if any(_SILENT.search(self._text[start:end]) for start, end in clause.spans):
            return
        saying = next((a for a in self._at(self._cues, clause) if holds(a.cue, clause.head)), None)
        if saying is not None and self._is_told_before(saying):
            yield from self._told_before(number, clause, sentence, saying)
            return
        if saying is not None and not self._is_deed(saying):
            return
        if saying is None and self._closed.get(sentence) is clause:
            return
        holding = self._holding(clause, saying)
        if any(bars(one) for one in holding):
            return
        if holding and holding[-1].act == "deny" and self._is_beside(clause, holding[-1]):
            return
        if holding and saying is None:
            part = self._part(clause, holding[-1])
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

    def _is_deed(self, one: Attribution) -> bool:
        """Whether saying it is what is claimed: a proposal, an order, that one does not know."""
        if is_unsaid(one):
            return one.act in ("believe", "other")
        if any(_UNNAMED.search(span.text) for span in one.content):
            return False
        if is_charge(one) or one.act in NO_CLAIM_WITHIN:
            return True
        return is_bidding(one) or self._is_finding(one)

    def _is_told_before(self, one: Attribution) -> bool:
        """Whether what is said stands before who says it (*two died, she said*), and the parser
        found no clause in it.
        """
        words = " ".join(span.text for span in one.content)
        if not one.source or not one.content:
            return False
        before = one.content[-1].end <= min(cue.start for cue in one.cue)
        return before and len(content_stems(words)) >= _LEAST_STEMS and self._is_finding(one)

    def _told_before(
        self, number: int, clause: Clause, sentence: int, said: Attribution
    ) -> Iterator[Statement]:
        holding = [*self._holding(clause, said), said]
        if not any(bars(one) for one in holding):
            made = self._whole(number, clause, sentence, holding)
            happens = happenings_of(_BE, made.stems)
            yield replace(made, predicate=_BE, tells="", happens=happens)

    def _is_finding(self, one: Attribution) -> bool:
        """Whether it tells of a thing and not of what somebody says of it (*found a bag*)."""
        if one.act not in _MAY_BE_DEED or one.quote != "indirect" or is_unsaid(one):
            return False
        return not any(
            clause.standing == "main" and holds(one.content, clause.head)
            for clause in self._report.clauses
        )

    def _holding(self, clause: Clause, saying: Attribution | None) -> list[Attribution]:
        """The attributions whose content holds a clause, the innermost last."""
        held = [
            a
            for a in self._at(self._contents, clause)
            if a is not saying and holds(a.content, clause.head) and not holds(a.cue, clause.head)
        ]
        if saying is not None:
            above = {one.id for one in self._above(saying)}
            held = [one for one in held if one.id in above]
        return sorted(held, key=lambda one: (len(self._above(one)), -size_of(one)))

    def _at(self, stretches: Stretches[int], clause: Clause) -> list[Attribution]:
        """The attributions of which a stretch holds the beginning of a clause's head."""
        rows = sorted(set(stretches.holding(clause.head[0])))
        return [self._reading.attributions[row] for row in rows]

    def _above(self, one: Attribution) -> list[Attribution]:
        found = []
        at = self._by_id.get(one.within or "")
        while at is not None and at not in found:
            found.append(at)
            at = self._by_id.get(at.within or "")
        return found

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
        if saying is None and inner is not None:
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
        row = self._row[inner.id] if inner is not None else None
        stems = frozenset(clause.words) | (content_stems(text) if saying else frozenset())
        stems |= self._with_particle(clause)
        chain = self.chain(inner) if inner is not None else self._unmarked(clause, sentence)
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
            alone=clause.standing == "main" or self._is_told_first(clause, inner),
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
            refused=denied
            and (denier is not None or untrue is not None or _NO_SUCH.search(text) is not None),
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
            for n, place in self._tellers.touching(*self._reading.sentences[sentence])
            if (one := self._reading.attributions[n]) is not saying
            and (inner is None or inner not in self._above(one))
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

    def _is_beside(self, clause: Clause, inner: Attribution) -> bool:
        """Whether a clause stands beside what is said: what is denied is not what it hangs on
        (*denied that it ignored warnings before a blast that killed six*).
        """
        return clause.standing != "main" and not self._is_told_first(clause, inner)

    def _is_told_first(self, clause: Clause, inner: Attribution | None) -> bool:
        """Whether a clause is all, or the beginning, of what somebody says, whatever it hangs on
        (*the ship, which fired, according to the ministry*).
        """
        if inner is None or clause.standing == "supposed":
            return False
        first = inner.content[0].start
        return not any(
            one.standing == "main" and holds(inner.content, one.head)
            for one in self._report.clauses
        ) and not any(
            first <= one.head[0] < clause.head[0] and one.standing != "supposed"
            and holds(inner.content, one.head)
            for one in self._report.clauses
        )  # fmt: skip

    def _unmarked(self, clause: Clause, sentence: int) -> tuple[str, ...]:
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
            sentence = self._sentence(first)
            start, end = self._reading.sentences[sentence]
            closes = start < first and last <= end and not self._text[last:end].strip(" \n.”\"'’")
            if closes and self._text[start:first].rstrip().endswith(","):
                found.setdefault(sentence, one)
        return found

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

    def _part(self, clause: Clause, inner: Attribution) -> str | None:
        """Which part of a sentence a clause is that its cue cuts in two (*arms talks, he said,
        "are advancing"*): the beginning, which says nothing alone, or the rest.
        """
        spans = inner.content
        if len(spans) != 2 or not spans[1].text.lstrip("“\"'‘ ")[:1].islower():
            return None
        heads = [[c for c in self._report.clauses if holds((span,), c.head)] for span in spans]
        if len(heads[1]) != 1 or len(heads[0]) > 1:
            return None
        agent = heads[1][0].agent
        if agent is not None and not holds((*inner.source, spans[0]), agent):
            return None
        return "rest" if clause is heads[1][0] else "beginning"

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
            vector=self._report.meaning.contents[self._row[inner.id]],
        )

    def chain(self, one: Attribution) -> tuple[str, ...]:
        """The chain in the story's entities, the report's own outlet left out."""
        ids = [self._cast.id_of(self._document, link) for link in one.chain]
        kept = [id_ for n, id_ in enumerate(ids) if id_ not in self._own or n == len(ids) - 1]
        return tuple(id_ for n, id_ in enumerate(kept) if n == 0 or kept[n - 1] != id_)

    def _denials(self, stated: set[tuple[int, int]]) -> Iterator[Denial]:
        for one in self._reading.attributions:
            inside = any(holds(one.content, head) for head in stated)
            if not one.content or (inside and one.act == "deny"):
                continue
            if one.act != "deny" and not calls_it_untrue(one):
                continue
            if is_unsaid(one):
                continue
            if any(bars(above) for above in self._above(one)):
                continue
            text = " ".join(span.text for span in one.content)
            yield Denial(
                document=self._document,
                attribution=one.id,
                chain=self.chain(one),
                spans=one.content,
                text=" ".join(
                    p.text
                    for p in sorted((*one.source, *one.cue, *one.content), key=lambda p: p.start)
                ),
                start=one.content[0].start,
                stems=content_stems(text),
                vector=self._report.meaning.contents[self._row[one.id]],
                is_general=calls_it_untrue(one),
            )

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

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
