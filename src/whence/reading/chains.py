"""Source chains: through whom the words of an attribution reached the report.

The chain of an attribution is the chain of the one that it stands within, plus its own source. A
medium that the source speaks to (*told TASS*, *in an interview with the Courier*) is a relay before
the speaker. *I* in somebody's words is that somebody, and an *it* or *the agency* that stands for
nobody else is the medium quoted last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from whence.reading.entities import Cast, entities_of
from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.phrases import heads_of, tokens_within
from whence.reading.tree import Tree
from whence.reading.types import Entity

_FIRST_PERSON: Final = frozenset({"i", "we", "me", "us", "my", "our"})
_MEDIUM_PRONOUNS: Final = frozenset({"it", "its"})
_LISTENER: Final = frozenset({"obj", "iobj", "obl"})
_TALKS: Final = frozenset({"interview", "conversation", "briefing", "call", "statement", "speech"})
_ITSELF: Final = ("appos", "flat", "compound")
_TO: Final = frozenset({"to", "with", "by", "for"})

Chain = tuple[str, ...]


def find_chains(found: NetworkReading, tree: Tree, cast: Cast) -> list[Chain]:
    """The chain of each attribution, outermost relay first, last the one whose words they are.

    Empty where the speaker is not known or not named.
    """
    entities = {entity.id: entity for entity in cast.entities}
    speakers: list[str | None] = []
    last_medium: str | None = None
    for one in found.attributions:
        own = _speaker(one, found, cast, entities, speakers)
        if own is None and _says(one, found, _MEDIUM_PRONOUNS):
            own = last_medium
        elif own is not None and _is_medium(entities.get(own)):
            own = last_medium = own if entities[own].named else last_medium or own
        speakers.append(own)
    return [
        _chain(number, found, tree, cast, entities, speakers) for number in range(len(speakers))
    ]


def _speaker(
    one: FoundAttribution,
    found: NetworkReading,
    cast: Cast,
    entities: Mapping[str, Entity],
    before: Sequence[str | None],
) -> str | None:
    if one.within is not None and _says(one, found, _FIRST_PERSON):
        return before[one.within] if one.within < len(before) else _of(one.within, found, cast)
    several = entities_of(one.source, found, cast)
    named = [id_ for id_ in several if entities[id_].named]
    best = named or list(several)
    return best[0] if best else None


def _of(number: int, found: NetworkReading, cast: Cast) -> str | None:
    several = entities_of(found.attributions[number].source, found, cast)
    return several[0] if several else None


def _says(one: FoundAttribution, found: NetworkReading, words: frozenset[str]) -> bool:
    """Whether the source is one of the words."""
    forms = [
        found.tokens[index].lemma.lower()
        for start, end in one.source
        for index in tokens_within(found.tokens, start, end)
    ]
    return len(forms) == 1 and forms[0] in words


def _is_medium(entity: Entity | None) -> bool:
    return entity is not None and entity.type == "media"


def _chain(
    number: int,
    found: NetworkReading,
    tree: Tree,
    cast: Cast,
    entities: Mapping[str, Entity],
    speakers: Sequence[str | None],
) -> Chain:
    links: list[str] = []
    at: int | None = number
    while at is not None:
        speaker = speakers[at]
        if speaker is None:
            return ()
        one = found.attributions[at]
        relay = _listener(one, found, tree, cast, entities)
        for link in (speaker, relay):
            if link is not None and (not links or links[0] != link):
                links.insert(0, link)
        at = one.within
    return tuple(links)


def _listener(
    one: FoundAttribution,
    found: NetworkReading,
    tree: Tree,
    cast: Cast,
    entities: Mapping[str, Entity],
) -> str | None:
    """The medium that the source speaks to."""
    apart = {
        index
        for pieces in (one.source, one.cue, one.content)
        for start, end in pieces
        for index in tokens_within(found.tokens, start, end)
    } | set(heads_of(one.source, found.tokens))
    for start, end in one.cue:
        for cue in tokens_within(found.tokens, start, end):
            for index in tree.children[cue]:
                relation = found.tokens[index].relation.split(":")[0]
                if index in apart or relation not in _LISTENER:
                    continue
                is_talk = found.tokens[index].lemma.lower() in _TALKS
                heads = tree.obliques(index, "nmod", _TO) if is_talk else [index]
                names = [name for head in heads for name in tree.below(head, _ITSELF)]
                for word in (*heads, *names):
                    id_ = cast.by_head.get(word)
                    if id_ is not None and _is_medium(entities.get(id_)):
                        return id_
    return None
