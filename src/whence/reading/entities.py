"""The entities of a report, with all their mentions, and which of them a phrase stands for.

The network says which mentions stand for one entity. Names have the last word: two names that
cannot be one person's or one body's are two entities whatever the network says, and one full name
is one entity wherever it stands. A pronoun or a description goes with the last name before it in
its chain, but for a *he* or *she* who speaks (see ``pronouns``). A wrong name is worse than none,
so a pronoun whose chain has no name and no description is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.descriptions import Descriptions
from whence.reading.gender import PRONOUNS, Gender, gender_of, gender_of_name
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
    find_phrases,
    folded,
    heads_of,
    tokens_within,
)
from whence.reading.pronouns import Pronouns
from whence.reading.types import DateMention, Entity, EntityType
from whence.reading.who import Who

_ACTORS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))
_THEY: Final = frozenset({"they", "them", "their", "both", "we", "our", "us"})
_NO_HE: Final = frozenset({"place", "media"})
_RECENT: Final = 4
"""Phrases of an entity that may still hold the one at hand."""
_OF_NAMES: Final = frozenset(("of", "the", "and", "for"))


@dataclass(slots=True, eq=False)
class _Draft:
    """An entity under way."""

    phrases: list[Phrase] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    parts: tuple[int, ...] | None = None
    """Of *X and Y*, the head words of X and Y."""
    absorbed_by: _Draft | None = None
    """Who turned out to be the same; what still points here means them."""

    def now(self) -> _Draft:
        """The entity that this one is by now."""
        draft = self
        while draft.absorbed_by is not None:
            draft = draft.absorbed_by
        return draft


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
    drafts = _Joiner(coder, text, found, places).join(phrases)
    speaking = {head for source in told for head in heads_of(source, found.tokens)}
    kept = [
        draft
        for draft in drafts
        if _worth_telling(draft, speaking) and not _only_pronouns(draft, found.tokens)
    ]
    named = {phrase.head: draft for draft in kept if draft.keys for phrase in draft.phrases}
    kept = [draft for draft in kept if draft.parts is None or _members(draft, named)]
    kept.sort(key=lambda draft: min((p.start, -p.end) for p in draft.phrases))
    ids = {id(draft): f"e{number}" for number, draft in enumerate(kept, 1)}
    local = Local(text, found, phrases, coder)
    entities = [_entity(ids[id(one)], text, one, local) for one in kept]
    for number, draft in enumerate(kept):
        if draft.parts is not None:
            members = [entities[kept.index(one)] for one in _members(draft, named)]
            entities[number] = _group(entities[number], members)
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


class _Joiner:
    """Joins phrases in text order, names deciding."""

    def __init__(
        self, coder: Coder, text: str, found: NetworkReading, places: Mapping[str, str]
    ) -> None:
        self._pronouns: Pronouns[_Draft] = Pronouns(text, found)
        self._descriptions: Descriptions[_Draft] = Descriptions(text, found, places)
        self._coder = coder
        self._text = text
        self._found = found
        self._people: list[Phrase] = []
        self._drafts: list[_Draft] = []
        self._by_key: dict[Key, _Draft] = {}
        self._by_head: dict[int, _Draft] = {}
        self._last_of_chain: dict[int, _Draft] = {}

    def join(self, phrases: Sequence[Phrase]) -> list[_Draft]:
        full = {p.key for p in phrases if p.type == "person" and len(p.key) > 1}
        self._people = [p for p in phrases if p.key and p.type == "person"]
        for phrase in phrases:
            if phrase.parts:
                self._together(phrase)
                continue
            key = self._full(phrase, full) if phrase.type in ("person", "other") else phrase.key
            self._join(phrase, key)
        for body, other in self._descriptions.bodies(self._drafts):
            self._absorb(body, other)
        return self._drafts

    def _join(self, phrase: Phrase, key: Key) -> None:
        present = self._last_of_chain.get(phrase.chain)
        if present is not None and (_holds(present, phrase) or self._is_new(phrase)):
            present = None
        beside = self._beside(key, phrase)
        draft, by_itself = self._speaker(phrase, self._known(phrase, key, beside, present))
        if draft is None or not (draft.keys or key):
            draft = self._descriptions.whom(phrase) or draft
        if draft is None:
            draft = _Draft()
            self._drafts.append(draft)
        draft = draft.now()
        for other in () if by_itself else dict.fromkeys((beside, present)):
            if other is None or other.now() is draft or not _is_bare(other.now()):
                continue
            if not key or _may_be_called(other, phrase):
                self._absorb(draft, other)  # a description, and now its name
        draft.phrases.append(phrase)
        if key:
            draft.keys.add(key)
            self._by_key[key] = draft
        self._by_head[phrase.head] = draft
        if len(draft.phrases) > 1 or not by_itself:
            self._last_of_chain[phrase.chain] = draft
        self._descriptions.note(phrase, draft)
        if _is_person(draft) if draft.keys else self._speaks_unnamed(phrase):
            self._pronouns.note(phrase, draft)

    def _known(
        self, phrase: Phrase, key: Key, beside: _Draft | None, present: _Draft | None
    ) -> _Draft | None:
        """Who has the name already, or else who it stands beside or in a chain with."""
        draft = self._by_key.get(key) if key else None
        if draft is not None and not self._conflicts(phrase, draft):
            return draft
        if beside is not None:
            return beside
        if len(key) == 1 and self._shared_surname(phrase):
            return None
        may_be = present is not None and self._may_be_one(key, present, phrase)
        return present if may_be else None

    def _together(self, phrase: Phrase) -> None:
        """*X and Y* are somebody of their own: neither X nor Y."""
        key = ("&", *self._text[phrase.start : phrase.end].casefold().split())
        draft = self._by_key.get(key)
        if draft is None:
            draft = self._by_key[key] = _Draft(parts=phrase.parts)
            self._drafts.append(draft)
        draft.phrases.append(phrase)
        self._by_head[phrase.head] = draft
        if phrase.chain not in self._last_of_chain:
            self._last_of_chain[phrase.chain] = draft

    def _beside(self, key: Key, phrase: Phrase) -> _Draft | None:
        """What a phrase is an apposition of."""
        several = [self._by_head[i] for i in phrase.governors if i in self._by_head]
        return next((one for one in several if self._may_be_one(key, one, phrase, True)), None)

    def _speaker(self, phrase: Phrase, draft: _Draft | None) -> tuple[_Draft | None, bool]:
        """Whom a pronoun that speaks means, and whether it was looked at for itself: one that is
        nobody then leaves its chain as it was.
        """
        wanted = self._pronouns.speaks(phrase)
        if wanted is not None:
            return self._meant(phrase, draft, wanted), True
        if self._pronouns.narrates(phrase):
            return None if draft and draft.keys else draft, True
        return draft, False

    def _speaks_unnamed(self, phrase: Phrase) -> bool:
        """Whether somebody without a name speaks, whom a pronoun may mean then."""
        is_noun = self._found.tokens[phrase.head].upos == "NOUN"
        return phrase.type == "person" and is_noun and self._pronouns.is_source(phrase)

    def _meant(self, phrase: Phrase, draft: _Draft | None, wanted: Gender) -> _Draft | None:
        """Whom a *he* or *she* that speaks means: see ``pronouns``."""
        quoted = self._pronouns.quoted_of(phrase)
        told = self._pronouns.told_in(quoted, wanted)
        names = [set(p.key) for p in self._people if any(s <= p.start < e for s, e in quoted)]

        def may_be(one: _Draft) -> bool:
            if self._gender(one) not in (None, wanted) or one in told:
                return False
            return not any(name <= set(key) for name in names for key in one.keys)

        if draft is not None and not (draft.keys and _is_person(draft) and may_be(draft)):
            draft = None if draft.keys else draft
        last = self._pronouns.last(phrase, may_be)
        if last is None or last.person is draft:
            return draft
        if draft is None or not draft.keys:
            return last.person
        return draft if self._pronouns.nearer(phrase, draft, last) else last.person

    def _gender(self, draft: _Draft) -> Gender | None:
        """What the full names of a person tell, or else the words before the names."""
        for told in (
            {gender_of_name(key) for key in draft.keys},
            {self._titled(p) for p in draft.phrases if p.name is not None or not draft.keys},
        ):
            known = told - {None}
            if known:
                return known.pop() if len(known) == 1 else None
        return None

    def _titled(self, phrase: Phrase) -> Gender | None:
        """What the words before a name tell (*Mrs. Brill*, *the spokesman Tom Denn*), or without a
        name the noun.
        """
        if phrase.name is None:
            token = self._found.tokens[phrase.head]
            return gender_of([token.lemma]) if token.upos == "NOUN" else None
        before = self._text[phrase.start : phrase.name[0]]
        return gender_of([*before.split(), self._text[slice(*phrase.name)].split()[0]])

    def _conflicts(self, phrase: Phrase, draft: _Draft) -> bool:
        """Whether a name is that of a man and a draft that of a woman, or the other way round."""
        if phrase.type != "person" or not phrase.key:
            return False
        wanted = gender_of_name(phrase.key) or self._titled(phrase)
        return wanted is not None and self._gender(draft) not in (None, wanted)

    def _full(self, phrase: Phrase, people: set[Key]) -> Key:
        """The one full name that ends in this surname, or else begins with it (*Kim Jong Un*); the
        key itself where none or several do.
        """
        key = phrase.key
        if len(key) != 1:
            return key
        titled = self._titled(phrase)
        may_be = [n for n in people if not titled or gender_of_name(n) in (None, titled)]
        ending = [name for name in may_be if name[-1] == key[0]]
        longer = ending or [name for name in may_be if name[0] == key[0]]
        fullest = max(longer, key=len, default=key)
        return fullest if all(set(name) <= set(fullest) for name in longer) else key

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether a phrase can stand for several (*they*, *both countries*)."""
        token = self._found.tokens[phrase.head]
        form = self._text[token.start : token.end].casefold()
        return form in _THEY or (token.upos == "NOUN" and form != token.lemma.casefold())

    def _is_new(self, phrase: Phrase) -> bool:
        """Whether somebody speaks who is introduced here (*a spokesman said*)."""
        first = self._text[phrase.start : phrase.end].split()[0].casefold()
        return not phrase.key and first in ("a", "an") and self._pronouns.is_source(phrase)

    def _is_of_another_kind(self, phrase: Phrase, draft: _Draft) -> bool:
        lemma = self._found.tokens[phrase.head].lemma.lower()
        if lemma == "it":
            return _is_person(draft)
        return lemma in PRONOUNS and any(p.type in _NO_HE for p in draft.phrases if p.key)

    def _shared_surname(self, phrase: Phrase) -> bool:
        """Whether several full names end in a surname, so that it alone tells nobody."""
        titled = self._titled(phrase)
        names = {p.key for p in self._people if len(p.key) > 1 and p.key[-1] == phrase.key[0]}
        may_be = [n for n in names if titled is None or gender_of_name(n) in (None, titled)]
        return phrase.type == "person" and len(may_be) > 1

    def _absorb(self, draft: _Draft, other: _Draft) -> None:
        draft, other = draft.now(), other.now()
        if draft is other:
            return
        draft.phrases.extend(other.phrases)
        other.absorbed_by = draft
        self._drafts.remove(other)
        for phrase in other.phrases:
            self._by_head[phrase.head] = self._last_of_chain[phrase.chain] = draft

    def _may_be_one(self, key: Key, draft: _Draft, phrase: Phrase, beside: bool = False) -> bool:
        """Whether a name may be another name of an entity: of a person a part of it, of a body
        words in common, an acronym, or a name that is coded alike. ``beside``: it stands in
        apposition.
        """
        if draft.parts is not None:
            return not key and self._is_plural(phrase)
        if not draft.keys:
            return not (beside and key) or _may_be_called(draft, phrase)
        if not key:
            is_other = self._is_of_another_kind(phrase, draft) or _is_of_another(phrase, draft)
            return _suits(phrase, draft, beside) and not is_other
        if self._conflicts(phrase, draft):
            return False
        for other in draft.keys:
            if (key[-1] in BODY_NOUNS) != (other[-1] in BODY_NOUNS):
                continue
            if set(key) <= set(other) or set(other) <= set(key) or _short_for(key, other):
                return True
        ours = phrase.who
        if phrase.type == "person" or ours is None or ours.country is None or ours.sector is None:
            return False
        return any(
            p.who and p.key and (p.who.country, p.who.sector) == (ours.country, ours.sector)
            for p in draft.phrases
        )


def _holds(draft: _Draft, phrase: Phrase) -> bool:
    """Whether a phrase stands inside one of an entity, so that it is somebody else (*the commander
    of* **Vela's** *navy*), unless it is an apposition to it.
    """
    return any(
        p.start <= phrase.start and phrase.end <= p.end and p.head != phrase.head
        and p.head not in phrase.governors
        for p in draft.phrases[-_RECENT:]
    )  # fmt: skip


def _is_bare(draft: _Draft) -> bool:
    return not draft.keys and draft.parts is None


def _may_be_called(draft: _Draft, phrase: Phrase) -> bool:
    """Whether what has no name yet may have that of a phrase: a person that of a person only."""
    types = {p.who.type for p in draft.phrases if p.who is not None}
    if "person" in types:
        return phrase.type in ("person", "other")
    return phrase.type != "person" or types <= {"other"}


def _members(draft: _Draft, named: Mapping[int, _Draft]) -> list[_Draft]:
    """The named members of a group; none if it has other members, too."""
    found = [named.get(head) for head in draft.parts or ()]
    members = list(dict.fromkeys(one for one in found if one is not None))
    return members if len(members) == len(found) > 1 else []


def _group(entity: Entity, members: Sequence[Entity]) -> Entity:
    """A group of named members: what they share is its."""
    countries = {one.country for one in members}
    sectors = {one.sector for one in members}
    names = [one.name for one in members]
    return replace(
        entity,
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        type="group",
        named=True,
        members=tuple(one.id for one in members),
        country=countries.pop() if len(countries) == 1 else None,
        sector=sectors.pop() if len(sectors) == 1 else None,
    )


def _suits(phrase: Phrase, draft: _Draft, beside: bool) -> bool:
    """Whether a description may stand for what a name of the entity says: an office for a person,
    *the newspaper* for a medium. ``beside``: it stands in apposition, which tells what a name of
    one word is.
    """
    types = {p.type for p in draft.phrases if p.key}
    if beside and all(len(key) == 1 for key in draft.keys):
        return True
    types |= {p.who.type for p in draft.phrases if p.key and p.who is not None and p.who.name}
    told = phrase.who.type if phrase.who is not None else "other"
    if told == "media":
        return "media" in types
    if "media" in types and phrase.who is not None and (told == "person" or phrase.who.sector):
        return False
    return told != "person" or not types or bool(types & {"person", "group", "other"})


def _is_of_another(phrase: Phrase, draft: _Draft) -> bool:
    """Whether a person's description tells another country than what their mentions tell."""
    own = phrase.who.country if phrase.who is not None and phrase.who.type == "person" else None
    told = {p.who.country for p in draft.phrases if p.who is not None} - {None}
    return own is not None and bool(told) and own not in told and _is_person(draft)


def _is_person(draft: _Draft) -> bool:
    """Whether most of the names of an entity are a person's."""
    types = Counter(p.type for p in draft.phrases if p.key and p.key[0] != "=")
    return bool(types) and types.most_common(1)[0][0] == "person"


def _short_for(one: Key, other: Key) -> bool:
    short, long = sorted((one, other), key=len)
    letters = "".join(word[0] for word in long if word not in _OF_NAMES)
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == letters


def _worth_telling(draft: _Draft, speaking: set[int]) -> bool:
    if draft.keys or draft.parts or any(p.head in speaking for p in draft.phrases):
        return True
    if any(p.who is not None and p.who.type == "media" for p in draft.phrases):
        return True  # to whom somebody may speak
    return len(draft.phrases) > 1 and draft.phrases[0].type in _ACTORS


def _only_pronouns(draft: _Draft, tokens: Sequence[Token]) -> bool:
    return _is_bare(draft) and all(tokens[p.head].upos in ("PRON", "DET") for p in draft.phrases)


def _entity(id_: str, text: str, draft: _Draft, local: Local) -> Entity:
    phrases = sorted(draft.phrases, key=lambda p: (p.start, -p.end))
    places = dict.fromkeys((p.start, p.end) for p in phrases)
    named = [p for p in phrases if p.name is not None]
    types = Counter(p.type for p in named or phrases)
    told = [p.who for p in (*named, *phrases) if p.who is not None]
    if any(p.key[:1] == ("=",) for p in named):
        # A country is not what its forces are: only its own names count.
        told = [p.who for p in named if p.who is not None and p.who.name == bare(_of(text, p))]
    sector = next((who.sector for who in told if who.sector), None)
    return Entity(
        id=id_,
        name=_name(text, named) if named else _shown(text, phrases),
        type=_type(types.most_common(1)[0][0], named, told),
        named=bool(named),
        roles=tuple(dict.fromkeys(who.role for who in told if who.role)),
        members=(),
        country=_country(draft, told, sector) or local.country(phrases),
        sector=sector,
        mentions=tuple(Span(start, end, text[start:end]) for start, end in places),
    )


def _country(draft: _Draft, told: Sequence[Who], sector: str | None) -> str | None:
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
    return text[first.start : first.end]


def _type(type_: EntityType, named: Sequence[Phrase], told: Sequence[Who]) -> EntityType:
    """The network's type, narrowed where the name itself, or for a medium any phrase, tells a body
    of another kind.
    """
    kinds = [p.who.type for p in named if p.who is not None and p.who.name]
    if "media" in kinds or any(who.type == "media" for who in told):
        return "media"
    if type_ in ("organization", "other") and "government" in kinds:
        return "government"
    return type_
