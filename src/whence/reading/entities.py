"""The entities of a report, with all their mentions, and which of them a phrase stands for.

The network says which mentions stand for one entity. Names have the last word: two names that
cannot be one person's or one body's are two entities whatever the network says, and one full name
is one entity wherever it stands. A pronoun or a description goes with the last name before it in
its chain. A wrong name is worse than none, so a pronoun whose chain has no name and no description
is nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.model import Name, NetworkReading, Token
from whence.reading.types import Entity, EntityType
from whence.reading.who import Who, code_phrase

Pieces = Sequence[tuple[int, int]]
Key = tuple[str, ...]

# A name that hangs on the head of a phrase in one of these ways is the phrase's own
# (*defence minister Ana Brill*, *the spokesman, Ana Brill*), not its owner's (*Ana Brill's aide*).
_SAME_ENTITY: Final = frozenset(("compound", "flat", "appos", "nmod:desc"))
_ACTORS: Final = frozenset(("person", "organization", "government", "media", "place", "group"))
_TITLES: Final = frozenset(
    "the mr mrs ms miss dr prof sir lord lady gen sen rep gov lt col sgt maj capt adm rev".split()
)
_CODED_WORDS: Final = 14
"""A mention of more words is coded without what comes after its name."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A mention: its head word, its bare name if it has one, and the offsets of all of it."""

    start: int
    end: int
    head: int
    chain: int
    type: EntityType
    name: Name | None
    key: Key


@dataclass(slots=True)
class _Draft:
    """An entity under way."""

    phrases: list[_Phrase] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of a report, and by the head word of each of their mentions the entity's id.

    ``nobody`` are head words of pronouns that stand for nobody that the text tells of.
    """

    entities: tuple[Entity, ...]
    by_head: dict[int, str]
    nobody: frozenset[int]


def find_entities(
    text: str,
    found: NetworkReading,
    sources: Iterable[Pieces] = (),
    published: DateInterval | None = None,
) -> Cast:
    """Join the mentions of a report into entities, in the order in which they first stand.

    Told of are those with a name, those that are mentioned again, and those that ``sources`` (of
    attributions) stand for; other descriptions are left out.
    """
    told = list(sources)
    phrases = _phrases(text, found, told)
    drafts = _join(phrases)
    speaking = {head for source in told for head in heads_of(source, found.tokens)}
    kept = [draft for draft in drafts if _worth_telling(draft, speaking)]
    kept.sort(key=lambda draft: min((p.start, -p.end) for p in draft.phrases))
    ids = {id(draft): f"e{number}" for number, draft in enumerate(kept, start=1)}
    somebody = [draft for draft in kept if not _only_pronouns(draft, found.tokens)]
    return Cast(
        entities=tuple(_entity(ids[id(draft)], text, draft, published) for draft in somebody),
        by_head={p.head: ids[id(draft)] for draft in somebody for p in reversed(draft.phrases)},
        nobody=frozenset(
            p.head for draft in drafts if _only_pronouns(draft, found.tokens) for p in draft.phrases
        ),
    )


def entities_of(source: Pieces, found: NetworkReading, cast: Cast) -> tuple[str, ...]:
    """The ids of the entities that a phrase stands for: several where it is *X and Y*."""
    heads = heads_of(source, found.tokens)
    named = [cast.by_head[head] for head in heads if head in cast.by_head]
    return tuple(dict.fromkeys(named))


def heads_of(source: Pieces, tokens: Sequence[Token]) -> list[int]:
    """The head word of a phrase, and those that *and* joins to it."""
    inside = [index for start, end in source for index in tokens_within(tokens, start, end)]
    held = set(inside)
    tops = [i for i in inside if tokens[i].head not in held - {i} and tokens[i].upos != "PUNCT"]
    if not tops:
        return []
    heads = [tops[0]]
    heads += [i for i in inside if tokens[i].relation == "conj" and tokens[i].head in heads]
    return heads


def tokens_within(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that stand between two offsets."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return range(first, bisect_left(tokens, end, key=lambda token: token.start))


def _phrases(text: str, found: NetworkReading, sources: Iterable[Pieces]) -> list[_Phrase]:
    """Mentions with their names, the names that no mention has for its own, and the sources that
    are no mention.
    """
    tokens = found.tokens
    names = {(n.start, n.end): n for n in found.names}
    phrases: list[_Phrase] = []
    taken: set[tuple[int, int]] = set()
    for mention in found.mentions:
        inside = tokens_within(tokens, mention.start, mention.end)
        if not inside:
            continue
        head = _head(inside, tokens)
        name = _own_name(mention.start, mention.end, head, found)
        if name is not None:
            taken.add((name.start, name.end))
        phrases.append(
            _Phrase(
                mention.start, mention.end, head, mention.chain,
                name.type if name and name.score else mention.type, name, _key(text, name),
            )
        )  # fmt: skip
    chain = max((p.chain for p in phrases), default=-1)
    heads = {p.head for p in phrases}
    spoken = [one[0] for one in sources if len(one) == 1]
    for start, end in [*(place for place in names if place not in taken), *spoken]:
        inside = tokens_within(tokens, start, end)
        head = _head(inside, tokens) if inside else -1
        if head < 0 or (head in heads and (start, end) in spoken):
            continue
        name = names.get((start, end)) or _own_name(start, end, head, found)
        heads.add(head)
        chain += 1
        type_ = name.type if name else "other"
        phrases.append(_Phrase(start, end, head, chain, type_, name, _key(text, name)))
    return sorted(phrases, key=lambda p: (p.start, -p.end))


def _head(inside: range, tokens: Sequence[Token]) -> int:
    """The word of a phrase whose governor stands outside of it."""
    for index in inside:
        if tokens[index].head not in inside or tokens[index].head == index:
            return index
    return inside[-1]


def _own_name(start: int, end: int, head: int, found: NetworkReading) -> Name | None:
    """The name at the head of a phrase, or the one that hangs on the head as the same entity."""
    inside = tokens_within(found.tokens, start, end)
    same = {head}
    for _ in range(3):
        same |= {
            i
            for i in inside
            if found.tokens[i].relation in _SAME_ENTITY and found.tokens[i].head in same
        }
    first = bisect_left(found.names, start, key=lambda name: name.start)
    own: list[Name] = []
    for name in found.names[first:]:
        if name.start >= end:
            break
        if name.end <= end and any(
            i in same for i in tokens_within(found.tokens, name.start, name.end)
        ):
            own.append(name)
    at_head = [n for n in own if n.start <= found.tokens[head].start < n.end]
    people = [n for n in own if n.type == "person"]
    best = at_head or people or own
    return best[0] if best else _spelled(head, inside, found.tokens)


def _spelled(head: int, inside: range, tokens: Sequence[Token]) -> Name | None:
    """The proper nouns around the head of a phrase, where no name was found there."""
    if tokens[head].upos != "PROPN":
        return None
    first = last = head
    while first > inside.start and _part_of_name(first - 1, head, tokens):
        first -= 1
    while last + 1 < inside.stop and _part_of_name(last + 1, head, tokens):
        last += 1
    return Name(tokens[first].start, tokens[last].end, "other", 0.0)


def _part_of_name(index: int, head: int, tokens: Sequence[Token]) -> bool:
    token = tokens[index]
    return token.upos == "PROPN" and token.head == head and token.relation in ("flat", "compound")


def _key(text: str, name: Name | None) -> Key:
    if name is None:
        return ()
    words = tuple(text[name.start : name.end].casefold().replace("’", "'").split())
    while len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words = words[1:]
    return words


def _join(phrases: Sequence[_Phrase]) -> list[_Draft]:
    """Phrases in text order to entities, names deciding."""
    full = {p.key for p in phrases if p.type == "person" and len(p.key) > 1}
    drafts: list[_Draft] = []
    by_key: dict[Key, _Draft] = {}
    last_of_chain: dict[int, _Draft] = {}
    for phrase in phrases:
        present = last_of_chain.get(phrase.chain)
        key = _full(phrase.key, full) if phrase.type == "person" else phrase.key
        draft = by_key.get(key) if key else None
        if (
            draft is None
            and present is not None
            and (not key or _may_be_one(key, present, phrase.type))
        ):
            draft = present
        if draft is None:
            draft = _Draft()
            drafts.append(draft)
        elif present is not None and present is not draft and not present.keys:
            draft.phrases.extend(present.phrases)  # a description, and now its name
            drafts.remove(present)
        draft.phrases.append(phrase)
        if key:
            draft.keys.add(key)
            by_key[key] = draft
        last_of_chain[phrase.chain] = draft
    return drafts


def _full(key: Key, people: set[Key]) -> Key:
    """The one full name that ends in this surname; the key itself where none or several do."""
    if len(key) != 1:
        return key
    longer = [name for name in people if name[-1] == key[0]]
    return longer[0] if len(longer) == 1 else key


def _may_be_one(key: Key, draft: _Draft, type_: EntityType) -> bool:
    """Whether a name may be another name of an entity: of a person a part of it, of a body words
    in common, an acronym, or the same country.
    """
    if not draft.keys:
        return True
    for other in draft.keys:
        if set(key) <= set(other) or set(other) <= set(key) or _short_for(key, other):
            return True
        if type_ != "person":
            ours, theirs = code_phrase(" ".join(key).title()), code_phrase(" ".join(other).title())
            if ours.country and ours.country == theirs.country and ours.sector == theirs.sector:
                return True
    return False


def _short_for(one: Key, other: Key) -> bool:
    short, long = sorted((one, other), key=len)
    letters = "".join(word[0] for word in long if word not in ("of", "the", "and", "for"))
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == letters


def _worth_telling(draft: _Draft, speaking: set[int]) -> bool:
    if draft.keys or any(p.head in speaking for p in draft.phrases):
        return True
    return len(draft.phrases) > 1 and draft.phrases[0].type in _ACTORS


def _only_pronouns(draft: _Draft, tokens: Sequence[Token]) -> bool:
    return all(p.name is None and tokens[p.head].upos in ("PRON", "DET") for p in draft.phrases)


def _entity(id_: str, text: str, draft: _Draft, published: DateInterval | None) -> Entity:
    places = sorted(
        {(p.start, p.end) for p in draft.phrases}, key=lambda place: (place[0], -place[1])
    )
    names = [_bare(text[p.name.start : p.name.end]) for p in draft.phrases if p.name is not None]
    told = [_coded(text, p, published) for p in sorted(draft.phrases, key=lambda p: p.start)]
    types = Counter(p.type for p in draft.phrases if p.name is not None) or Counter(
        p.type for p in draft.phrases
    )
    by_name = [who for who, p in zip(told, draft.phrases, strict=True) if who and p.name]
    known = [who for who in (*by_name, *told) if who is not None]
    return Entity(
        id=id_,
        name=max(names, key=len) if names else _shown(text, draft),
        type=_type(types.most_common(1)[0][0], known),
        named=bool(names),
        roles=tuple(dict.fromkeys(who.role for who in known if who.role)),
        members=(),
        country=next((who.country for who in known if who.country), None),
        sector=next((who.sector for who in known if who.sector), None),
        mentions=tuple(Span(start, end, text[start:end]) for start, end in places),
    )


def _bare(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES - {"the"}:
        words = words[1:]
    return " ".join(words)


def _shown(text: str, draft: _Draft) -> str:
    """What an unnamed entity is called: its first description."""
    first = max(draft.phrases, key=lambda p: (p.end - p.start > 3, -p.start))
    return text[first.start : first.end]


def _coded(text: str, phrase: _Phrase, published: DateInterval | None) -> Who | None:
    words = text[phrase.start : phrase.end]
    if len(words.split()) > _CODED_WORDS:
        if phrase.name is None:
            return None
        words = text[phrase.start : phrase.name.end]
    return code_phrase(words, published=published)


def _type(type_: EntityType, known: Sequence[Who]) -> EntityType:
    """The network's type, narrowed where the name itself tells a body of another kind."""
    if type_ in ("organization", "other", "government", "media"):
        return next((w.type for w in known if w.type in ("government", "media")), type_)
    return "media" if any(w.type == "media" and w.name for w in known) else type_
