"""The entities of a report so far as names tell them, and which of them an attribution's source is.

A name is the same entity wherever it stands again, a surname alone where one full name ends in it.
Pronouns and descriptions (*he*, *the spokesman*) wait for coreference: they are nobody yet.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whence.document.types import Span
from whence.reading.model import Name, NetworkReading, Token
from whence.reading.types import Entity

Pieces = Sequence[tuple[int, int]]

# A name that hangs on the head of a phrase in one of these ways is the phrase's own
# (*defence minister Ana Brill*, *the spokesman, Ana Brill*), not its owner's (*Ana Brill's aide*).
_SAME_ENTITY = frozenset(("compound", "flat", "appos", "nmod:desc"))


@dataclass(frozen=True, slots=True)
class Speakers:
    """The named entities of a report, and by the place of each of its names the entity's id."""

    entities: tuple[Entity, ...]
    by_place: dict[tuple[int, int], str]


def find_entities(text: str, found: NetworkReading) -> Speakers:
    """Join the names of a report into entities, in the order in which they first stand."""
    keys = [_key(text[name.start : name.end]) for name in found.names]
    people = {key for key, name in zip(keys, found.names, strict=True) if name.type == "person"}
    groups: dict[tuple[str, ...], list[Name]] = {}
    for key, name in zip(keys, found.names, strict=True):
        groups.setdefault(_full(key, people) if name.type == "person" else key, []).append(name)
    ids = {key: f"e{number}" for number, key in enumerate(groups, start=1)}
    return Speakers(
        entities=tuple(_entity(ids[key], text, names) for key, names in groups.items()),
        by_place={
            (name.start, name.end): ids[key] for key, names in groups.items() for name in names
        },
    )


def speaker_of(source: Pieces, found: NetworkReading, speakers: Speakers) -> str | None:
    """The id of the entity that a source names; None where it is a pronoun or a description.

    It is the name at the head of the source, or the one that hangs on the head as the same entity.
    """
    inside = [index for start, end in source for index in tokens_within(found.tokens, start, end)]
    held = set(inside)
    heads = [index for index in inside if found.tokens[index].head not in held - {index}]
    if not heads:
        return None
    same = {heads[0]}
    for _ in range(3):
        same |= {
            index
            for index in inside
            if found.tokens[index].relation in _SAME_ENTITY and found.tokens[index].head in same
        }
    for (start, end), entity in speakers.by_place.items():
        if any(index in same for index in tokens_within(found.tokens, start, end)):
            return entity
    return None


def tokens_within(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that stand between two offsets."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return range(first, bisect_left(tokens, end, key=lambda token: token.start))


def _key(name: str) -> tuple[str, ...]:
    words = tuple(name.casefold().replace("’", "'").split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _full(key: tuple[str, ...], people: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The one full name that ends in this surname; the key itself where none or several do."""
    if len(key) > 1:
        return key
    longer = [name for name in people if len(name) > 1 and name[-1] == key[0]]
    return longer[0] if len(longer) == 1 else key


def _entity(id_: str, text: str, names: Sequence[Name]) -> Entity:
    spans = tuple(Span(name.start, name.end, text[name.start : name.end]) for name in names)
    types = Counter(name.type for name in names)
    return Entity(
        id=id_,
        name=max((span.text for span in spans), key=len),
        type=types.most_common(1)[0][0],
        named=True,
        roles=(),
        members=(),
        country=None,
        sector=None,
        mentions=spans,
    )
