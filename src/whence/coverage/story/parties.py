"""Parties: on whose behalf somebody speaks.

A spokesman, an office holder and an organ speak for their institution, and the institutions of a
government for its country: all of them are one party. A hospital, an opposition lawmaker, a
private captain of the same country are their own. Where nothing tells for whom somebody speaks,
they speak for themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.corrections import Correction
from whence.coverage.story.cast import Cast
from whence.coverage.story.names import PORTFOLIOS, key_of
from whence.coverage.types import StoryEntity
from whence.document.types import Span
from whence.reading.report import Report
from whence.reading.types import Entity

_STATE: Final = frozenset(("GOV", "MIL", "SPY"))
_SPEAKS_FOR: Final = re.compile(
    r"\b(?:spokes\w+|director|head|chief|chair\w*|president|minister|secretary|ambassador|envoy"
    r"|representative|commissioner|governor|mayor|commander|official|officials|delegate|delegation"
    r"|delegates|leader|boss|executive|lawyer|attorney|premier|investigator"
    r"|member of (?:the|its) delegation)\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:spokes\w+|\w*minister|president|premier|chancellor|king|queen|prince|ambassador|envoys?"
    r"|secretary|officials?|diplomats?|admiral|general|colonel|brigadier|commander|delegates?"
    r"|delegation|government|ministry|officers?|side|administration|white house|counsel"
    r"|advis[eo]rs?|chief of staff)\b",
    re.IGNORECASE,
)
_FORCES: Final = re.compile(
    r"\b(?:forces|troops|army|military|navy|police|guards?|command|authorities|spies)\b",
    re.IGNORECASE,
)
_NOT_NOW: Final = re.compile(
    r"\b(?:former|ex|retired|late|opposition|ousted|exiled|deposed|rebel|lawmaker|senator|deputy"
    r" of|mp|mps|shadow|would-be|local|village|council\w*)\b",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(
    r"\b(?:spokes\w+|press secretary|lawyers?|attorney|solicitor|advocate|office|aides?"
    r"|advis[eo]rs?|delegation|staff)\b",
    re.IGNORECASE,
)
_POSSESSED: Final = re.compile(r"\b(?:his|her|its|their)\b|\w[’']s?\s", re.IGNORECASE)
_TEAMS: Final = {"prosecution": "prosecutor", "prosecutors": "prosecutor"}
"""What is called after what its one head is."""
_DEFENCE: Final = re.compile(r"\bdefen[cs]e (?:in the trial of|of|for)\b", re.IGNORECASE)
_THEIR: Final = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_SEAT: Final = re.compile(
    r"\b(?:(president|prime minister|premier|chancellor|governor|mayor)[’']s (?:office|palace)"
    r"|office of the (president|prime minister|premier|chancellor|governor|mayor)"
    r"|(president)ial (?:office|palace))\b",
    re.IGNORECASE,
)
"""An office that is called after the one who holds it."""
_PAPER: Final = re.compile(
    r"(?:the|an?|this) (?:[\w-]+ )?"
    r"(study|survey|indictment|audit|inquiry|trial|poll|lawsuit|complaint)\b",
    re.IGNORECASE,
)
_THE: Final = re.compile(r"the\b|police$", re.IGNORECASE)
_IN_PLACE: Final = re.compile(r"\bin ([A-Z]\w+)$")
_ROUNDS: Final = 3
Local = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Parties:
    """The party of each entity of a story, by id: an entity's id, or ``state:`` and a country."""

    by_entity: Mapping[str, str]

    def of(self, entity: str) -> str:
        """The party that an entity speaks for."""
        return self.by_entity.get(entity, entity)


def state_of(land: str) -> str:
    """The party of a country's government."""
    return f"state:{land}"


def find_parties(
    reports: Sequence[Report], cast: Cast, corrections: Sequence[Correction] = ()
) -> Parties:
    """For whom each entity of a story speaks."""
    return _Finder(reports, cast).parties(corrections)


class _Finder:
    def __init__(self, reports: Sequence[Report], cast: Cast) -> None:
        self._cast = cast
        self._phrases: dict[str, set[str]] = defaultdict(set)
        self._told: dict[Local, set[str]] = defaultdict(set)
        self._serves: dict[str, set[str]] = defaultdict(set)
        self._masters: dict[str, set[str]] = defaultdict(set)
        self._documents: dict[str, dict[str, int]] = defaultdict(dict)
        for report in reports:
            document = report.reading.document.id
            for entity in report.reading.entities:
                self._look(document, entity)
            for said in report.reading.attributions:
                if said.chain and said.source:
                    id_ = cast.id_of(document, said.chain[-1])
                    for span in said.source:
                        self._hear(document, id_, span)
        self._lands = dict(cast.lands)
        self._houses = {id_: self._portfolios(id_) for id_ in cast.entities}

    def _look(self, document: str, entity: Entity) -> None:
        """The phrases that stand for an entity, and the bodies named in them."""
        id_ = self._cast.id_of(document, entity.id)
        first = min((mention.start for mention in entity.mentions), default=0)
        self._documents[document][id_] = min(first, self._documents[document].get(id_, first))
        self._phrases[id_].update(entity.roles)
        for mention in entity.mentions:
            self._hear(document, id_, mention)

    def _hear(self, document: str, id_: str, phrase: Span) -> None:
        """A phrase that stands for an entity, and the bodies for which it says that it speaks."""
        self._phrases[id_].add(phrase.text)
        self._told[document, id_].add(phrase.text)
        speaks = may_speak_for(phrase.text) or self._cast.entities[id_].type == "document"
        if self._cast.kinds[id_] in ("person", "thing") and speaks:
            inside = self._cast.within(document, [(phrase.start, phrase.end)]) - {id_}
            self._serves[id_] |= {one for one in inside if self._cast.kinds[one] == "body"}
            theirs = _PERSONAL.search(phrase.text) and _POSSESSED.search(phrase.text)
            if theirs or _DEFENCE.search(phrase.text):
                people = {one for one in inside if self._cast.kinds[one] == "person"}
                self._masters[id_] |= {one for one in people if self._cast.entities[one].named}

    def parties(self, corrections: Sequence[Correction]) -> Parties:
        self._spread_lands()
        found = {id_: self._party(id_) for id_ in self._cast.entities}
        self._seat(found)
        self._call_alike(found)
        for id_, masters in sorted(self._masters.items()):
            if found[id_] == id_ and len(masters) == 1:
                found[id_] = found[min(masters)]
        for correction in corrections:
            if correction.kind == "origin":
                for id_ in self._meant(correction.subject):
                    found[id_] = next(
                        (found[other] for other in self._meant(correction.object)),
                        correction.object,
                    )
        return Parties(found)

    def _seat(self, found: dict[str, str]) -> None:
        """*The president's office* speaks for the one president of the story, and *the
        prosecution* with its one prosecutor.
        """
        for id_ in sorted(found):
            told = [match for phrase in self._phrases[id_] if (match := _SEAT.search(phrase))]
            name = self._cast.entities[id_].name.lower().removeprefix("the ")
            office = next(word for word in told[0].groups() if word) if told else _TEAMS.get(name)
            if found[id_] != id_ or office is None:
                continue
            office = office.lower()
            holders = {
                other
                for other, entity in self._cast.entities.items()
                if entity.named and self._cast.kinds[other] == "person"
                and any(role.lower() == office for role in entity.roles)
            }  # fmt: skip
            if len(holders) == 1:
                found[id_] = found[min(holders)]

    def _call_alike(self, found: dict[str, str]) -> None:
        """Bodies and papers that several reports call the same (*the fire brigade*, *the study*,
        *Vela's security service*) are one, where no report has two and their countries do not
        differ.
        """
        called: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for document, id_ in self._told:
            for key in self._called(document, id_):
                called[key][document].add(id_)
        for key in sorted(called):
            several = set().union(*called[key].values())
            lands = {self._lands[id_] for id_ in several} - {None}
            papers = all(map(self._is_paper, several))  # which one report may call in two ways
            once = papers or all(len(told) < 2 for told in called[key].values())
            if len(several) > 1 and once and len(lands) < 2:
                served = {found[id_] for id_ in several}
                first = next((party for party in sorted(served) if party not in several), None)
                first = first or found[min(several)]
                found.update({id_: first for id_, of in found.items() if of in served})

    def _called(self, document: str, id_: str) -> set[tuple[str, ...]]:
        """What a report calls a body or a paper, without the names of countries."""
        entity = self._cast.entities[id_]
        paper = _PAPER.match(entity.name)
        if paper is not None and not entity.named:
            return {(paper[1].lower(),)}
        if self._cast.kinds[id_] not in ("body", "thing"):
            return set()
        keys = set()
        for phrase in self._told[document, id_]:
            by_name = phrase[:1].isupper() or _THE.match(phrase) or _POSSESSED.match(phrase)
            if by_name and not _THEIR.match(phrase) and len(key_of(phrase)) > 1:
                key = tuple(w for w in key_of(phrase) if self._cast.land_named(w) is None)
                keys.update([key] if len(key) > 1 else [])
        if self._cast.kinds[id_] == "body" and not entity.named and _THE.match(entity.name):
            keys.add(key_of(entity.name))
        return keys

    def _is_paper(self, id_: str) -> bool:
        return _PAPER.match(self._cast.entities[id_].name) is not None

    def _meant(self, name: str) -> list[str]:
        return sorted(
            id_
            for id_, entity in self._cast.entities.items()
            if id_ == name or (entity.named and key_of(entity.name) == key_of(name))
        )

    def _party(self, id_: str) -> str:
        kind, land = self._cast.kinds[id_], self._lands[id_]
        told = self._phrases[id_]
        if kind == "media":
            return id_
        if kind == "land":
            return state_of(land) if land else id_
        if land is not None and self._is_state(id_, told):
            return state_of(land)
        bodies = sorted(self._serves[id_])
        if kind != "body" and len(bodies) == 1 and not any(map(_NOT_NOW.search, told)):
            return self._party_of_body(bodies[0])
        return id_

    def _party_of_body(self, id_: str) -> str:
        land = self._lands[id_]
        return state_of(land) if land and self._is_state(id_, self._phrases[id_]) else id_

    def _is_state(self, id_: str, told: Iterable[str]) -> bool:
        """Whether somebody speaks for a government."""
        entity = self._cast.entities[id_]
        if self._cast.kinds[id_] in ("body", "thing"):
            if any(map(_NOT_NOW.search, told)):
                return False
            if entity.type == "group" and not entity.named:  # *nine sailors* are no institution
                return any(_OFFICE.search(one) or _FORCES.search(one) for one in told)
            return entity.sector in _STATE or entity.type == "government"
        offices = [phrase for phrase in told if _OFFICE.search(phrase)]
        return entity.sector in _STATE and bool(offices) and not any(map(_NOT_NOW.search, offices))

    def _spread_lands(self) -> None:
        """Give a country to those of whom another report, or another of their house, tells it."""
        for _ in range(_ROUNDS):
            before = dict(self._lands)
            self._from_places()
            for document in sorted(self._documents):
                self._from_house(document)
            self._from_story()
            for id_ in sorted(self._serves):
                for body in sorted(self._serves[id_]):
                    self._share(id_, body)
            if self._lands == before:
                return

    def _from_places(self) -> None:
        """*In Vela*, said of one of a country, tells that Vela lies there."""
        told: dict[str, set[str]] = defaultdict(set)
        for id_, land in self._lands.items():
            for phrase in self._phrases[id_]:
                match = _IN_PLACE.search(phrase)
                if match and land is not None and self._cast.kinds[id_] == "person":
                    told[match[1]].add(land)
        for id_, phrases in self._phrases.items():
            for phrase in sorted(phrases):
                match = _IN_PLACE.search(phrase)
                if match and len(told[match[1]]) == 1:
                    self._lands[id_] = self._lands[id_] or min(told[match[1]])

    def _from_house(self, document: str) -> None:
        """In one report, the minister, the ministry and its spokesman of one portfolio: the one
        told of just before, or else just after, if its country is known.
        """
        houses: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._documents[document], key=self._documents[document].__getitem__):
            if self._cast.entities[id_].sector in _STATE:
                for word in sorted(self._houses[id_]):
                    houses[word].append(id_)
        for several in houses.values():
            for ordered in (several, several[::-1]):
                known: str | None = None
                for id_ in ordered:
                    self._lands[id_] = known = self._lands[id_] or known

    def _from_story(self) -> None:
        """A portfolio that only one country of the story is told to have is that country's, and a
        house without a country is of the only country that its report speaks of.
        """
        houses: dict[str, set[str]] = defaultdict(set)
        for id_, entity in self._cast.entities.items():
            land = self._lands[id_]
            if land is not None and entity.sector in _STATE:
                for word in self._houses[id_]:
                    houses[word].add(land)
        for document in sorted(self._documents):
            told = {
                land
                for id_ in self._documents[document]
                if self._cast.kinds[id_] == "land" and (land := self._lands[id_]) is not None
            }
            for id_ in self._documents[document]:
                words = self._houses[id_]
                if self._lands[id_] is not None or self._cast.entities[id_].sector not in _STATE:
                    continue
                known = set().union(*(houses[word] for word in words)) if words else set()
                if len(known) == 1 or (not known and words and len(told) == 1):
                    self._lands[id_] = min(known or told)

    def _portfolios(self, id_: str) -> set[str]:
        words = {w for phrase in self._phrases[id_] for w in key_of(phrase)}
        return (words | set(key_of(self._cast.entities[id_].name))) & PORTFOLIOS

    def _share(self, one: str, other: str) -> None:
        if self._cast.entities[other].sector in _STATE:
            land = self._lands[one] or self._lands[other]
            self._lands[one] = self._lands[one] or land
            self._lands[other] = self._lands[other] or land


def may_speak_for(phrase: str) -> bool:
    """Whether somebody so called speaks for a body or a person."""
    return any(one.search(phrase) for one in (_SPEAKS_FOR, _PERSONAL, _DEFENCE))


def _is_possessed(entity: StoryEntity) -> bool:
    """Whether it is only known as somebody's (*her office*, *its spokesman*)."""
    return not entity.named and _THEIR.match(entity.name) is not None


def party_name(cast: Cast, speakers: Iterable[str], party: str = "") -> StoryEntity | None:
    """Who shows for a party, of those who spoke for it: first a body, then a person; whoever has
    the party's id where only somebody of theirs spoke (*her office*).
    """
    order = {"body": 0, "person": 1, "thing": 2, "land": 3, "media": 4}
    several = [cast.entities[id_] for id_ in speakers]
    theirs = cast.entities.get(party)
    if theirs is not None and all(map(_is_possessed, several)):
        return theirs
    return min(
        several,
        key=lambda one: (not one.named, order[cast.kinds[one.id]], -one.reports, one.name),
        default=None,
    )
