"""The entities of a report, with all their mentions, and which of them a phrase stands for.

The network says which mentions stand for one entity. Names have the last word: two names that
cannot be one person's or one body's are two entities whatever the network says, and one full name
is one entity wherever it stands. A pronoun or a description goes with the last name before it in
its chain, but for a *he* or *she* who speaks (see ``pronouns``). A wrong name is worse than none,
so a pronoun whose chain has no name and no description is nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.drafts import Draft, is_bare
from whence.reading.finding import find_phrases
from whence.reading.gender import gender_of_name
from whence.reading.joining import Joiner
from whence.reading.local import Local
from whence.reading.model import NetworkReading, Token
from whence.reading.phrases import (
    BODY_NOUNS,
    Coder,
    Key,
    Phrase,
    Pieces,
    adjectives_of,
    bare,
    folded,
    heads_of,
    tokens_within,
)
from whence.reading.stretches import Stretches
from whence.reading.types import DateMention, Entity, EntityType
from whence.reading.unnamed import without_false_names
from whence.reading.who import Who, is_capital

_NO_SECTOR: Final[frozenset[EntityType]] = frozenset(("place", "event", "document", "other"))
_MISTAKEN: Final[frozenset[EntityType]] = frozenset(("person", "organization", "other"))
_BODIES: Final[frozenset[EntityType]] = frozenset(("organization", "government", "media"))
_ORGANS: Final = frozenset(("GOV", "MIL", "SPY", "COP", "LEG", "JUD"))
_OWNING: Final[frozenset[EntityType]] = frozenset(("place", "government", "group"))
_PEOPLE: Final = frozenset({"CVL"})
_ACTORS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a report, and by the head word of each of their mentions the entity's id."""

    entities: tuple[Entity, ...]
    by_head: dict[int, str]


def find_entities(
    text: str,
    found: NetworkReading,
    sources: Iterable[Pieces] = (),
    dates: Sequence[DateMention] = (),
    published: DateInterval | None = None,
    media: Iterable[str] = (),
) -> Cast:
    """Join the mentions of a report into entities, in the order in which they first stand.

    Told of are those with a name, those that are mentioned again, and those that ``sources`` (of
    attributions) stand for; other descriptions are left out. *X and Y* who are told of are a group
    with members. ``media`` are names of media that the report's outlet, dateline and credits tell.
    """
    told = list(sources)
    coder = Coder(published)
    places = adjectives_of(text, found.tokens)
    phrases = find_phrases(text, found, told, dates, coder, places, media)
    phrases = without_false_names(text, found, phrases, coder, set(map(folded, media)))
    drafts = Joiner(coder, text, found, places).join(phrases)
    speaking = {head for source in told for head in heads_of(source, found.tokens)}
    kept = [
        draft
        for draft in drafts
        if _worth_telling(draft, speaking) and not _only_pronouns(draft, found.tokens)
    ]
    kept = _without_parts(kept, speaking)
    members = {
        phrase.head: draft
        for draft in kept
        for phrase in draft.phrases
        if draft.parts is None and (draft.keys or phrase.head in speaking)
    }
    kept = [draft for draft in kept if draft.parts is None or _members(draft, members)]
    kept.sort(key=lambda draft: min((p.start, -p.end) for p in draft.phrases))
    ids = {id(draft): f"e{number}" for number, draft in enumerate(kept, 1)}
    local = Local(text, found, phrases, coder)
    countries = {(place,) for place in places.values()}
    entities = [_entity(ids[id(one)], text, one, local, countries) for one in kept]
    entities = _with_owners(entities, kept, found.tokens)
    for number, draft in enumerate(kept):
        if draft.parts is not None:
            several = [entities[kept.index(one)] for one in _members(draft, members)]
            entities[number] = _group(entities[number], several)
    return Cast(
        entities=tuple(entities),
        by_head={
            phrase.head: ids[id(draft)] for draft in kept for phrase in reversed(draft.phrases)
        },
    )


def entities_of(source: Pieces, found: NetworkReading, cast: Cast) -> tuple[str, ...]:
    """The ids of the entities that a phrase stands for: several where it is *X and Y*."""
    heads = heads_of(source, found.tokens)
    return tuple(dict.fromkeys(cast.by_head[head] for head in heads if head in cast.by_head))


def group_of(source: Pieces, found: NetworkReading, cast: Cast) -> str | None:
    """The id of the group of named members that a phrase stands for (*X and Y*)."""
    heads = set(heads_of(source, found.tokens))
    joined = [
        i
        for start, end in source
        for i in tokens_within(found.tokens, start, end)
        if found.tokens[i].relation == "cc" and found.tokens[i].head in heads
    ]
    return next((cast.by_head[i] for i in joined if i in cast.by_head), None)


def _with_owners(
    entities: Sequence[Entity], drafts: Sequence[Draft], tokens: Sequence[Token]
) -> list[Entity]:
    """The entities, forces and organs of a country that are told of as somebody's (*its army*,
    *their forces*) with that one's country.
    """
    by_head = {p.head: one for one, draft in zip(entities, drafts, strict=True)
               for p in draft.phrases}  # fmt: skip
    made = []
    for one, draft in zip(entities, drafts, strict=True):
        owners = {
            owner.country
            for p in draft.phrases
            for i in tokens_within(tokens, p.start, p.end)
            if tokens[i].head == p.head and tokens[i].relation == "nmod:poss"
            if tokens[i].upos in ("PRON", "DET")
            if (owner := by_head.get(i)) is not None and owner.type in _OWNING
        }
        is_organ = not one.named and one.sector in _ORGANS and one.country is None
        country = next(iter(owners)) if is_organ and len(owners) == 1 else one.country
        made.append(replace(one, country=country))
    return made


def _members(draft: Draft, told: Mapping[int, Draft]) -> list[Draft]:
    """The members of a group, named or speaking; none if it has other members, too."""
    found = [told.get(head) for head in draft.parts or ()]
    members = list(dict.fromkeys(one for one in found if one is not None))
    return members if len(members) == len(found) > 1 else []


def _group(entity: Entity, members: Sequence[Entity]) -> Entity:
    """A group of several members: what they share is its, and it has a name if all of them do."""
    countries = {one.country for one in members}
    sectors = {one.sector for one in members}
    names = [one.name for one in members]
    return replace(
        entity,
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        type="group",
        named=all(one.named for one in members),
        members=tuple(one.id for one in members),
        country=countries.pop() if len(countries) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
    )


def _without_parts(drafts: Sequence[Draft], speaking: set[int]) -> list[Draft]:
    """Entities but those that are only part of the name of another (*the **Lorn** Courier*): not
    countries, not who speaks, and not the person whose campaign or family it is.
    """
    whole = Stretches(
        (*p.name, (*p.name, id(draft)))
        for draft in drafts
        for p in draft.phrases
        if p.name is not None and p.key and p.key[0] != "=" and p.key[-1] not in BODY_NOUNS
    )

    def is_part(phrase: Phrase, draft: Draft) -> bool:
        if phrase.name is None or phrase.head in speaking:
            return False
        first, last = phrase.name
        return any(
            last <= end and last - first < end - start and other != id(draft)
            for start, end, other in whole.holding(first)
        )

    return [
        draft
        for draft in drafts
        if any(key[0] == "=" for key in draft.keys)
        or not all(is_part(phrase, draft) for phrase in draft.phrases)
    ]


def _worth_telling(draft: Draft, speaking: set[int]) -> bool:
    if draft.keys or draft.parts or any(p.head in speaking for p in draft.phrases):
        return True
    if any(p.who is not None and p.who.type == "media" for p in draft.phrases):
        return True  # to whom somebody may speak
    return len({p.head for p in draft.phrases}) > 1 and draft.phrases[0].type in _ACTORS


def _only_pronouns(draft: Draft, tokens: Sequence[Token]) -> bool:
    return is_bare(draft) and all(tokens[p.head].upos in ("PRON", "DET") for p in draft.phrases)


def _entity(id_: str, text: str, draft: Draft, local: Local, countries: Container[Key]) -> Entity:
    phrases = sorted(draft.phrases, key=lambda p: (p.start, -p.end))
    places = dict.fromkeys((p.start, p.end) for p in phrases)
    named = [p for p in phrases if p.name is not None]
    types = Counter(p.type for p in named or phrases)
    widest = {p.head: p for p in sorted(phrases, key=lambda p: p.end - p.start)}
    # *Velan forces* within *the Ostian and Velan forces* tells half of it.
    whole = [p for p in phrases if named or widest[p.head] is p]
    told = [p.who for p in (*named, *whole) if p.who is not None]
    if any(p.key[:1] == ("=",) for p in named):
        # A country is not what its forces are: only its own names count.
        told = [p.who for p in named if p.who is not None and p.who.name == bare(_of(text, p))]
    type_ = _type(types.most_common(1)[0][0], named, told)
    if type_ in _MISTAKEN and any(p.key[:1] == ("=",) or p.key in countries for p in named):
        type_ = "place"  # a country, listed or with people who are called after it
    sector = _sector(type_, named, told)
    return Entity(
        id=id_,
        name=_name(text, named) if named else _shown(text, phrases),
        type=type_,
        named=bool(named),
        roles=tuple(dict.fromkeys(who.role for who in told if who.role)),
        members=(),
        country=_country(draft, told, sector) or local.country(phrases),
        sector=sector,
        mentions=tuple(Span(start, end, text[start:end]) for start, end in places),
    )


def _sector(type_: EntityType, named: Sequence[Phrase], told: Sequence[Who]) -> str | None:
    """The first sector that is told: an office rather than *a woman*; of a body with a name only
    what makes it more than people; none of named places and things.
    """
    if named and type_ in _NO_SECTOR and not any(p.key[:1] == ("=",) for p in named):
        return None
    sectors = [who.sector for who in told if who.sector]
    offices = [one for one in sectors if one not in _PEOPLE]
    if named and type_ in _BODIES:
        return next(iter(offices), None)
    return next(iter(offices or sectors), None)


def _country(draft: Draft, told: Sequence[Who], sector: str | None) -> str | None:
    """The country that an entity is, or is of; a body of several countries is of none."""
    codes = [key[1] for key in draft.keys if key[:1] == ("=",)]
    codes += [who.country for who in told if who.country]
    is_of_many = sector == "IGO" and any(who.type == "organization" for who in told)
    return None if is_of_many else next(iter(codes), None)


def _of(text: str, phrase: Phrase) -> str:
    return text[slice(*phrase.name)] if phrase.name is not None else ""


def _name(text: str, named: Sequence[Phrase]) -> str:
    """The fullest name; of a place its noun (*Vela*), not its adjective, its capital or letters."""
    names = [(bare(text[slice(*p.name)]), p) for p in named if p.name is not None]
    nouns = [name for name, p in names if p.who and p.who.name and p.key[:1] == ("=",)]
    if nouns:
        own = [name for name, p in names if p.who and p.who.name and p.who.sector is None]
        whole = [name for name in own or nouns if not name.isupper() and "." not in name]
        counted = Counter(whole or own or nouns)
        return max(counted, key=counted.__getitem__)
    as_keyed = [name for name, p in names if folded(name) == p.key]
    return max(as_keyed or [name for name, _ in names], key=len)


def _shown(text: str, phrases: Sequence[Phrase]) -> str:
    """What an unnamed entity is called: its first description."""
    first = max(phrases, key=lambda p: (p.end - p.start > 3, -p.start))
    return re.sub("['’]s$", "", text[first.start : first.end])


def _type(type_: EntityType, named: Sequence[Phrase], told: Sequence[Who]) -> EntityType:
    """The network's type, narrowed where the name itself, or for a medium any phrase, tells a body
    of another kind; who has a given name is no medium for a few (*the radio host Ana Brill*).
    """
    own = [p for p in named if p.who is not None and p.who.name]
    kinds = [p.who.type for p in own if p.who is not None]
    if type_ == "person" and any(len(p.key) > 1 for p in named):
        is_medium = kinds.count("media") * 2 > len(named)
    else:
        is_medium = "media" in kinds or any(who.type == "media" for who in told)
    if is_medium:
        return "media"
    if type_ in ("organization", "other") and "government" in kinds:
        return "government"
    if type_ == "place" and any(p.key[-1] in BODY_NOUNS for p in named if p.key):
        return "government" if "government" in kinds else "organization"
    if (
        type_ in ("place", "person", "other")
        and named
        and not any(p.key[:1] == ("=",) for p in named)
    ):
        bodies = [p for p in own if p.who is not None and p.who.sector and _is_body(p.who)]
        if len(bodies) * 2 > len(named):
            return bodies[0].who.type if bodies[0].who is not None else type_
    if type_ not in ("person", "group") and any(
        p.who and p.who.role and _is_full(p) for p in named
    ):
        return "person"
    return type_


def _is_full(phrase: Phrase) -> bool:
    """Whether a name is a person's by itself: with a given name or an initial."""
    initials = any(len(word.strip(".")) == 1 for word in phrase.key)
    return len(phrase.key) > 1 and (initials or gender_of_name(phrase.key) is not None)


def _is_body(who: Who) -> bool:
    """Whether what a name tells is a body, and not the capital where a government sits."""
    is_seat = who.name is not None and is_capital(who.name)
    return who.type in ("organization", "government") and not is_seat
