"""The entities of a report, with all their mentions, and which of them a phrase stands for.

The network says which mentions stand for one entity. Names have the last word: two names that
cannot be one person's or one body's are two entities whatever the network says, and one full name
is one entity wherever it stands. A pronoun or a description goes with the last name before it in
its chain, but for a *he* or *she* who speaks (see ``pronouns``). A wrong name is worse than none,
so a pronoun whose chain has no name and no description is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.gender import Gender, gender_of, gender_of_name
from whence.reading.model import NetworkReading, Token
from whence.reading.phrases import (
    BODY_NOUNS,
    Coder,
    Key,
    Phrase,
    Pieces,
    bare,
    find_phrases,
    heads_of,
)
from whence.reading.pronouns import Pronouns
from whence.reading.types import DateMention, Entity, EntityType

_ACTORS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))
_OF_NAMES: Final = frozenset(("of", "the", "and", "for"))


@dataclass(slots=True, eq=False)
class _Draft:
    """An entity under way."""

    phrases: list[Phrase] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)


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
) -> Cast:
    """Join the mentions of a report into entities, in the order in which they first stand.

    Told of are those with a name, those that are mentioned again, and those that ``sources`` (of
    attributions) stand for; other descriptions are left out.
    """
    told = list(sources)
    coder = Coder(published)
    drafts = _Joiner(coder, text, found).join(find_phrases(text, found, told, dates, coder))
    speaking = {head for source in told for head in heads_of(source, found.tokens)}
    kept = [
        draft
        for draft in drafts
        if _worth_telling(draft, speaking) and not _only_pronouns(draft, found.tokens)
    ]
    kept.sort(key=lambda draft: min((p.start, -p.end) for p in draft.phrases))
    ids = [f"e{number}" for number in range(1, len(kept) + 1)]
    return Cast(
        entities=tuple(_entity(id_, text, one) for id_, one in zip(ids, kept, strict=True)),
        by_head={
            phrase.head: id_
            for id_, draft in zip(ids, kept, strict=True)
            for phrase in reversed(draft.phrases)
        },
    )


def entities_of(source: Pieces, found: NetworkReading, cast: Cast) -> tuple[str, ...]:
    """The ids of the entities that a phrase stands for: several where it is *X and Y*."""
    heads = heads_of(source, found.tokens)
    return tuple(dict.fromkeys(cast.by_head[head] for head in heads if head in cast.by_head))


class _Joiner:
    """Joins phrases in text order, names deciding."""

    def __init__(self, coder: Coder, text: str, found: NetworkReading) -> None:
        self._pronouns: Pronouns[_Draft] = Pronouns(text, found)
        self._coder = coder
        self._text = text
        self._people: list[Phrase] = []
        self._drafts: list[_Draft] = []
        self._by_key: dict[Key, _Draft] = {}
        self._by_head: dict[int, _Draft] = {}
        self._last_of_chain: dict[int, _Draft] = {}

    def join(self, phrases: Sequence[Phrase]) -> list[_Draft]:
        full = {p.key for p in phrases if p.type == "person" and len(p.key) > 1}
        self._people = [p for p in phrases if p.key and p.type == "person"]
        for phrase in phrases:
            key = self._full(phrase, full) if phrase.type in ("person", "other") else phrase.key
            present = self._last_of_chain.get(phrase.chain)
            beside = self._by_head.get(phrase.governor)
            draft = self._by_key.get(key) if key else None
            if draft is not None and self._conflicts(phrase, draft):
                draft = None
            for other in (beside, present):
                if draft is None and other is not None and self._may_be_one(key, other, phrase):
                    draft = other
            draft, by_itself = self._speaker(phrase, draft)
            if draft is None:
                draft = _Draft()
                self._drafts.append(draft)
            for other in () if by_itself else dict.fromkeys((beside, present)):
                if other is not None and other is not draft and not other.keys:
                    self._absorb(draft, other)  # a description, and now its name
            draft.phrases.append(phrase)
            if key:
                draft.keys.add(key)
                self._by_key[key] = draft
            self._by_head[phrase.head] = draft
            if len(draft.phrases) > 1 or not by_itself:
                self._last_of_chain[phrase.chain] = draft
            if draft.keys and _is_person(draft):
                self._pronouns.note(phrase, draft)
        return self._drafts

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

    def _meant(self, phrase: Phrase, draft: _Draft | None, wanted: Gender) -> _Draft | None:
        """Whom a *he* or *she* that speaks means: see ``pronouns``."""
        quoted = self._pronouns.quoted_of(phrase)
        told = self._pronouns.told_in(quoted)
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
            {self._titled(phrase) for phrase in draft.phrases},
        ):
            known = told - {None}
            if known:
                return known.pop() if len(known) == 1 else None
        return None

    def _titled(self, phrase: Phrase) -> Gender | None:
        """What the words before a name tell (*Mrs. Brill*, *the spokesman Tom Denn*)."""
        if phrase.name is None:
            return None
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

    def _absorb(self, draft: _Draft, other: _Draft) -> None:
        draft.phrases.extend(other.phrases)
        self._drafts.remove(other)
        for phrase in other.phrases:
            self._by_head[phrase.head] = self._last_of_chain[phrase.chain] = draft

    def _may_be_one(self, key: Key, draft: _Draft, phrase: Phrase) -> bool:
        """Whether a name may be another name of an entity: of a person a part of it, of a body
        words in common, an acronym, or a name that is coded alike.
        """
        if not draft.keys:
            return True
        if not key:
            return _suits(phrase, draft)
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


def _suits(phrase: Phrase, draft: _Draft) -> bool:
    """Whether a description may stand for what a name of the entity says: an office for a person,
    *the newspaper* for a medium.
    """
    types = {p.type for p in draft.phrases if p.key}
    types |= {p.who.type for p in draft.phrases if p.key and p.who is not None and p.who.name}
    told = phrase.who.type if phrase.who is not None else "other"
    if told == "media":
        return "media" in types
    if told == "person" and "media" in types:
        return False
    return told != "person" or not types or bool(types & {"person", "group", "other"})


def _is_person(draft: _Draft) -> bool:
    """Whether most of the names of an entity are a person's."""
    types = Counter(p.type for p in draft.phrases if p.key and p.key[0] != "=")
    return bool(types) and types.most_common(1)[0][0] == "person"


def _short_for(one: Key, other: Key) -> bool:
    short, long = sorted((one, other), key=len)
    letters = "".join(word[0] for word in long if word not in _OF_NAMES)
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == letters


def _worth_telling(draft: _Draft, speaking: set[int]) -> bool:
    if draft.keys or any(p.head in speaking for p in draft.phrases):
        return True
    return len(draft.phrases) > 1 and draft.phrases[0].type in _ACTORS


def _only_pronouns(draft: _Draft, tokens: Sequence[Token]) -> bool:
    return not draft.keys and all(tokens[p.head].upos in ("PRON", "DET") for p in draft.phrases)


def _entity(id_: str, text: str, draft: _Draft) -> Entity:
    phrases = sorted(draft.phrases, key=lambda p: (p.start, -p.end))
    places = dict.fromkeys((p.start, p.end) for p in phrases)
    named = [p for p in phrases if p.name is not None]
    types = Counter(p.type for p in named or phrases)
    told = [p.who for p in (*named, *phrases) if p.who is not None]
    return Entity(
        id=id_,
        name=_name(text, named) if named else _shown(text, phrases),
        type=_type(types.most_common(1)[0][0], named),
        named=bool(named),
        roles=tuple(dict.fromkeys(who.role for who in told if who.role)),
        members=(),
        country=next((who.country for who in told if who.country), None),
        sector=next((who.sector for who in told if who.sector), None),
        mentions=tuple(Span(start, end, text[start:end]) for start, end in places),
    )


def _name(text: str, named: Sequence[Phrase]) -> str:
    """The fullest name; of a country its noun (*Vela*) and not its adjective."""
    names = [bare(text[slice(*p.name)]) for p in named if p.name is not None]
    nouns = [n for n, p in zip(names, named, strict=True) if p.who and p.who.name]
    countries = any(p.key[:1] == ("=",) for p in named)
    return (
        max(nouns, key=Counter(nouns).__getitem__) if countries and nouns else max(names, key=len)
    )


def _shown(text: str, phrases: Sequence[Phrase]) -> str:
    """What an unnamed entity is called: its first description."""
    first = max(phrases, key=lambda p: (p.end - p.start > 3, -p.start))
    return text[first.start : first.end]


def _type(type_: EntityType, named: Sequence[Phrase]) -> EntityType:
    """The network's type, narrowed where the name itself tells a body of another kind."""
    kinds = [p.who.type for p in named if p.who is not None and p.who.name]
    if "media" in kinds:
        return "media"
    if type_ in ("organization", "other") and "government" in kinds:
        return "government"
    return type_
