"""The entities of a story, joined across its reports.

Names decide: one full name is one person, a surname alone goes with the one person of that
surname, an acronym with its name, an adjective with its country. A body that every country has
(*the Defence Ministry*) is one only with a body of the same country. What has no name stays its
report's own. A person's word (corrections *same*, *other*) goes before all of that.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from whence.coverage.corrections import Correction
from whence.coverage.story.aliases import find_aliases, may_hold
from whence.coverage.story.lands import Lands
from whence.coverage.story.names import Key, is_title_only, key_of, short_for
from whence.coverage.types import StoryEntity
from whence.reading.gender import gender_of_name
from whence.reading.report import Report
from whence.reading.types import Entity, EntityType

Kind = Literal["person", "body", "land", "media", "thing"]
Local = tuple[str, str]
"""A document's id and an entity's id in it."""

GENERIC: Final = frozenset(
    "ministry navy army police government parliament coast guard force defence foreign interior"
    " health finance justice military air department office cabinet presidency council court"
    " assembly senate embassy border bank central intelligence service agency committee".split()
)
_SMALL_WORD: Final = re.compile(r"\b[a-z]+\b")
_BODIES: Final = frozenset(("organization", "government", "group"))


@dataclass(frozen=True, slots=True)
class Member:
    """An entity of one report as it is compared."""

    local: Local
    entity: Entity
    kind: Kind
    key: Key
    land: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a story by id, and which of them an entity of a report is."""

    entities: Mapping[str, StoryEntity]
    kinds: Mapping[str, Kind]
    lands: Mapping[str, str | None]
    by_local: Mapping[Local, str]
    mentions: Mapping[str, Mentions]
    countries: Lands

    def land_named(self, name: str) -> str | None:
        """The country of which this is the name or the adjective: its code, or else its name."""
        return self.countries.named(name)

    def id_of(self, document: str, entity: str) -> str:
        """The story's id of an entity of a report."""
        return self.by_local[document, entity]

    def at(self, document: str, place: tuple[int, int] | None) -> str | None:
        """Whom a word of a report stands for: the shortest mention that it is in."""
        return None if place is None else self.mentions[document].at(place)

    def phrase(
        self, document: str, place: tuple[int, int], before: tuple[int, int]
    ) -> tuple[int, int]:
        """The longest mention that holds a word and not another; the word where there is none."""
        return self.mentions[document].phrase(place, before)

    def within(self, document: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
        """Who is mentioned within some characters of a report."""
        return frozenset(id_ for span in spans for id_ in self.mentions[document].within(span))


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one report in text order."""

    starts: Sequence[int]
    spans: Sequence[tuple[int, int, str]]

    def at(self, place: tuple[int, int]) -> str | None:
        """Whom the shortest mention stands for that holds a word."""
        start, end = place
        last = bisect_right(self.starts, start)
        held = [(e - s, id_) for s, e, id_ in self.spans[:last] if e >= end]
        return min(held)[1] if held else None

    def phrase(self, place: tuple[int, int], before: tuple[int, int]) -> tuple[int, int]:
        """The longest mention that holds a word and ends before another."""
        last = bisect_right(self.starts, place[0])
        held = [(s, e) for s, e, _ in self.spans[:last] if place[1] <= e <= before[0]]
        return max(held, key=lambda one: one[1] - one[0], default=place)

    def within(self, span: tuple[int, int]) -> list[str]:
        """Those whose mentions lie in a stretch."""
        first, last = bisect_left(self.starts, span[0]), bisect_right(self.starts, span[1])
        return [id_ for _, e, id_ in self.spans[first:last] if e <= span[1]]


def join_entities(
    reports: Sequence[Report], lands: Lands, media: Iterable[str], corrections: Sequence[Correction]
) -> Cast:
    """The cast of a story. ``media``: names of outlets and agencies, known from elsewhere."""
    known = {key_of(name) for name in media}
    known |= {
        key_of(entity.name)
        for report in reports
        for entity in report.reading.entities
        if _is_medium(entity, lands)
    }
    aliases = {report.reading.document.id: dict(find_aliases(report, lands)) for report in reports}
    for report in reports:
        for one, other in aliases[report.reading.document.id].items():
            by_id = {entity.id: entity for entity in report.reading.entities}
            if by_id[one].type == "media" and by_id[one].named:
                known.add(key_of(by_id[other].name))
    members = [
        _member(document, entity, lands, known, called=entity.id in aliases[document])
        for report in reports
        for document in (report.reading.document.id,)
        for entity in report.reading.entities
    ]
    return _Joiner(reports, _as_persons(members), sorted(known), corrections, aliases, lands).cast()


def story_id(kind: str, key: Sequence[str], land: str | None) -> str:
    """An id made from what is compared, the same in every story."""
    told = "|".join((kind, " ".join(key), land or ""))
    return "e" + hashlib.sha256(told.encode()).hexdigest()[:10]


def _as_persons(members: Sequence[Member]) -> list[Member]:
    """Members whose full name is a person's in another report are that person; so are those taken
    for a body that have the surname and an office of the one person who is so called.
    """
    names = {m.key for m in members if m.kind == "person" and len(m.key) > 1}
    offices: dict[str, dict[Key, set[str]]] = defaultdict(lambda: defaultdict(set))
    for member in members:
        if member.kind == "person" and len(member.key) > 1:
            offices[member.key[-1]][member.key] |= _offices(member)
    return [
        replace(m, kind="person")
        if (m.kind == "thing" and m.key in names)
        or (m.kind == "body" and len(m.key) == 1 and _holds_office(m, offices.get(m.key[0], {})))
        else m
        for m in members
    ]


def _offices(member: Member) -> set[str]:
    """The last words of its roles: *governor* of *Republican governor*."""
    return {words[-1].casefold() for role in member.entity.roles if (words := role.split())}


def _holds_office(member: Member, persons: Mapping[Key, set[str]]) -> bool:
    """Whether the persons of its surname can all be one, and an office of theirs is its own."""
    one = _one(list(persons))
    return one is not None and bool(_offices(member) & set().union(*persons.values()))


def _is_medium(entity: Entity, lands: Lands) -> bool:
    """Whether an entity with a name is a medium: not a spokeswoman who talks to reporters."""
    if not entity.named or lands.named(entity.name) is not None:
        return False
    is_one = entity.type == "media" or entity.sector == "JRN"
    return is_one and gender_of_name(key_of(entity.name)) is None


def _member(
    document: str, entity: Entity, lands: Lands, media: Collection[Key], *, called: bool
) -> Member:
    """``called``: it is only another way to call somebody of its report, its name being none."""
    named = entity.named and not called
    key = key_of(entity.name) if named else ()
    land = lands.named(entity.name) if named else None
    kind: Kind
    if land is not None:
        kind, key = "land", (land.casefold(),)
    elif key in media or (entity.type == "media" and not entity.named):
        kind = "media"
    elif entity.type in _BODIES or set(key) & GENERIC:
        kind, key = "body", tuple(w for w in key if lands.named(w) is None) or key
    else:
        kind = "person" if entity.type in ("person", "media") else "thing"
    if kind == "person" and is_title_only(key):
        key = ()
    return Member((document, entity.id), entity, kind, key, land or _land(entity, lands))


def _land(entity: Entity, lands: Lands) -> str | None:
    """The country that an entity is of: one of the story's own that its mentions tell, or else
    what the reading knows of such a name.
    """
    told = [lands.within(mention.text) for mention in entity.mentions]
    return next((land for land in told if land), entity.country)


class _Joiner:
    """Joins members, each set of them known by its first."""

    def __init__(
        self,
        reports: Sequence[Report],
        members: Sequence[Member],
        media: Sequence[Key],
        corrections: Sequence[Correction],
        aliases: Mapping[str, Mapping[str, str]],
        countries: Lands,
    ) -> None:
        self._aliases = aliases
        self._lands = countries
        self._reports = reports
        self._members = members
        self._media = media
        self._corrections = corrections
        self._set = list(range(len(members)))

    def cast(self) -> Cast:
        """Join, and put the sets into the terms of a story."""
        keys = self._full_names()
        by_key: dict[tuple[Kind, Key, str], list[int]] = defaultdict(list)
        for index, member in enumerate(self._members):
            if keys[index]:
                by_key[self._slot(member, keys[index])].append(index)
        for several in by_key.values():
            for index in several[1:]:
                self._join(several[0], index)
        self._join_aliases()
        self._join_offices()
        self._correct(keys)
        return self._made(keys)

    def _join_aliases(self) -> None:
        places = {member.local: index for index, member in enumerate(self._members)}
        for document, pairs in self._aliases.items():
            for one, other in pairs.items():
                self._join(places[document, one], places[document, other])

    def _join_offices(self) -> None:
        """*The treasurer* of one report is the one person named in it who holds that office by
        what any report tells.
        """
        holders: dict[int, list[Entity]] = defaultdict(list)
        present: dict[str, set[int]] = defaultdict(set)
        for index, member in enumerate(self._members):
            if member.kind == "person" and member.key:
                holders[self._set[index]].append(member.entity)
                present[member.local[0]].add(self._set[index])
        for index, member in enumerate(self._members):
            one = member.entity
            if member.kind != "person" or one.named or self._set[index] != index:
                continue
            held = [
                number
                for number in present[member.local[0]]
                if any(may_hold(one, other) for other in holders[number])
            ]
            if one.name.lower().startswith("the ") and len(held) == 1:
                self._join(held[0], index)

    def _slot(self, member: Member, key: Key) -> tuple[Kind, Key, str]:
        """Members of one slot are one: bodies that every country has only within a country."""
        kind: Kind = "thing" if member.kind == "person" and len(key) == 1 else member.kind
        if kind == "body" and set(key) <= GENERIC:
            return kind, key, member.land or member.local[0]
        return ("person" if member.kind == "person" else kind), key, ""

    def _full_names(self) -> list[Key]:
        """The key of each member, a short form replaced by the one full name that it can mean."""
        full = {m.key for m in self._members if m.kind == "person" and len(m.key) > 1}
        bodies = {m.key for m in self._members if m.kind == "body" and len(m.key) > 1}
        media = {m.key for m in self._members if m.kind == "media"} | set(self._media)
        keys = []
        for member in self._members:
            key = member.key
            if member.kind == "media":
                longer = [m for m in media if len(m) > len(key) > 0 and set(key) <= set(m)]
                key = longer[0] if len(longer) == 1 else key
            elif member.kind == "body" and len(key) == 1:
                longer = sorted(body for body in bodies if short_for(key, body))
                if not longer and key[0] not in GENERIC:
                    longer = sorted(body for body in bodies if body[0] == key[0])
                key = longer[0] if len(longer) == 1 else key
            elif member.kind == "body" and len(key) > 1 and not set(key) <= GENERIC:
                longer = [body for body in bodies if len(body) > len(key) and _ends(body, key)]
                key = longer[0] if len(longer) == 1 else key
            elif len(key) == 1 and member.kind in ("person", "thing"):
                longer = [name for name in full if name[-1] == key[0]]
                longer = longer or [name for name in full if name[0] == key[0]]
                key = _one(longer) or key
            elif member.kind == "person" and len(key) > 1:
                longer = [name for name in full if _may_be(key, name)]
                key = _one([*longer, key]) or key
            keys.append(key)
        return keys

    def _correct(self, keys: Sequence[Key]) -> None:
        """What a person says: two names are one, or are not."""
        for correction in self._corrections:
            if correction.kind == "same":
                one, other = (self._meant(n, keys) for n in (correction.subject, correction.object))
                for index in other[:1] if one else ():
                    self._join(one[0], index)
            elif correction.kind == "other":
                self._part(self._meant(correction.subject, keys))

    def _meant(self, name: str, keys: Sequence[Key]) -> list[int]:
        """The members that a name or an id of a story's entity means."""
        key = key_of(name)
        return [
            index
            for index, member in enumerate(self._members)
            if (keys[index] and (keys[index] == key or self._id(index, keys) == name))
            or member.key == key != ()
        ]  # fmt: skip

    def _part(self, indexes: Sequence[int]) -> None:
        """Give some members a set of their own."""
        for index, held in enumerate(self._set):
            if held in indexes and index not in indexes:
                rest = [i for i, of in enumerate(self._set) if of == held and i not in indexes]
                for one in rest:
                    self._set[one] = rest[0]
        for index in indexes:
            self._set[index] = indexes[0]

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._set[one], self._set[other]))
        self._set = [first if held == second else held for held in self._set]

    def _id(self, index: int, keys: Sequence[Key]) -> str:
        member = self._members[index]
        if not keys[index]:
            return story_id("own", member.local, None)
        kind, key, land = self._slot(member, keys[index])
        return story_id(kind, key, land or (member.land if kind == "land" else None))

    def _made(self, keys: Sequence[Key]) -> Cast:
        sets: dict[int, list[int]] = defaultdict(list)
        for index, held in enumerate(self._set):
            sets[held].append(index)
        entities: dict[str, StoryEntity] = {}
        kinds: dict[str, Kind] = {}
        lands: dict[str, str | None] = {}
        by_local: dict[Local, str] = {}
        common = {
            word for one in self._reports for word in _SMALL_WORD.findall(one.reading.document.text)
        }
        for several in sets.values():
            id_ = min(
                (not keys[index], -len(keys[index]), self._id(index, keys)) for index in several
            )[2]
            members = [self._members[index] for index in several]
            known = Counter(m.land for m in members if m.land)
            lands[id_] = known.most_common(1)[0][0] if known else None
            kinds[id_] = (
                Counter(m.kind for m in members if m.key or len(members) == 1).most_common(1)[0][0]
                if any(m.key for m in members)
                else members[0].kind
            )
            entities[id_] = _entity(id_, members, lands[id_], kinds[id_], self._lands, common)
            by_local.update({m.local: id_ for m in members})
        return Cast(entities, kinds, lands, by_local, self._mentions(by_local, kinds), self._lands)

    def _mentions(
        self, by_local: Mapping[Local, str], kinds: Mapping[str, Kind]
    ) -> dict[str, Mentions]:
        """By document. What is only called after a country (*a Velan ship*) is not the country."""
        found = {}
        for report in self._reports:
            document = report.reading.document.id
            spans = sorted(
                (mention.start, mention.end, by_local[document, entity.id])
                for entity in report.reading.entities
                for mention in entity.mentions
                if kinds[by_local[document, entity.id]] != "land" or _is_name(mention.text)
            )
            found[document] = Mentions([span[0] for span in spans], spans)
        return found


def _is_name(phrase: str) -> bool:
    words = phrase.removeprefix("the ").removeprefix("The ").split()
    return all(word[:1].isupper() or word == "of" for word in words)


def _one(names: Iterable[Key]) -> Key | None:
    """The fullest of some names, if all of them can be the same person's."""
    several = sorted(set(names), key=lambda name: (-len(name), name))
    if not several or not all(_may_be(name, several[0]) for name in several):
        return None
    return several[0]


def _ends(name: Key, part: Key) -> bool:
    """Whether a name begins or ends with some words."""
    return part in (name[: len(part)], name[-len(part) :])


def _may_be(short: Key, full: Key) -> bool:
    """Whether one person's name may be a shorter form of another: the same surname, no other
    given name; or a name cut short.
    """
    if len(short) > 1 and short == full[: len(short)]:
        return True
    return short[-1] == full[-1] and set(short) <= set(full)


def _described(name: str, lands: Lands, common: Collection[str]) -> str:
    """A description as it stands within a sentence: what only begins one is not in capitals, and
    what is told beside it is left out (*A guard, speaking in a bar*).
    """
    head = name.split(", ")[0]
    name = head if " " in head else name
    first = name.split(" ")[0]
    if first.lower() not in common or lands.named(first) is not None:
        return name
    return name[:1].lower() + name[1:]


def _with_country(name: str, members: Sequence[Member], lands: Lands) -> str:
    """The name of a body that every country has, as a report has it with the country's."""
    own = key_of(name)
    if not set(own) <= GENERIC:
        return name
    phrases = {mention.text for member in members for mention in member.entity.mentions}
    for phrase in sorted(phrases, key=lambda one: (len(one), one)):
        words = key_of(phrase)
        rest = [word for word in words if lands.named(word) is None]
        if len(rest) < len(words) and set(rest) == set(own):
            return phrase.removeprefix("the ").removeprefix("The ")
    return name


def _entity(
    id_: str,
    members: Sequence[Member],
    land: str | None,
    kind: Kind,
    lands: Lands,
    common: Collection[str],
) -> StoryEntity:
    names = Counter(m.entity.name for m in members)
    types: Counter[EntityType] = Counter(m.entity.type for m in members)
    shown: EntityType = types.most_common(1)[0][0]
    if kind == "media":
        shown = "media"
    elif kind == "land":
        shown = "government" if "government" in types else "place"
    named = {m.entity.name for m in members if m.entity.named} or set(names)
    name = min(named, key=lambda name: (-len(key_of(name)), -names[name], name))
    if not any(m.entity.named for m in members):
        name = _described(name, lands, common)
    elif kind == "body":
        name = _with_country(name, members, lands)
    if kind == "land":
        mentions = Counter[str]()
        for member in members:
            mentions[member.entity.name] += len(member.entity.mentions)
        name = (
            land
            if land is not None and land in names
            else min(names, key=lambda n: (-mentions[n], len(n), n))
        )
    sectors = Counter(m.entity.sector for m in members if m.entity.sector)
    return StoryEntity(
        id=id_,
        name=name,
        type=shown,
        named=any(m.entity.named for m in members),
        roles=tuple(sorted({role for m in members for role in m.entity.roles})),
        country=land if land is not None and len(land) == 3 and land.isupper() else None,
        sector=sectors.most_common(1)[0][0] if sectors else None,
        reports=len({m.local[0] for m in members}),
    )
