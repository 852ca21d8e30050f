"""Readings of the network that are made by hand, and what is told of who is in them."""

from collections.abc import Sequence

from whence.reading.entities import Cast, find_entities
from whence.reading.model import Mention, Name, NetworkReading, Token
from whence.reading.model.words import split_words
from whence.reading.types import Entity, EntityType

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "who"})
Place = tuple[int, int]
Pieces = tuple[Place, ...]


def place_of(text: str, phrase: str) -> Place:
    """Offsets of a phrase; ``he#2`` is the second one that stands as a word of its own."""
    phrase, _, number = phrase.partition("#")
    words = split_words(text, [(0, len(text))])
    starts = [s for s in words.starts if text.startswith(phrase, s)]
    ends = {end for end in words.ends if text[:end].endswith(phrase)}
    start = [s for s in starts if s + len(phrase) in ends][int(number or 1) - 1]
    return start, start + len(phrase)


def reading_of(
    text: str,
    mentions: Sequence[tuple[str, EntityType, int]],
    *,
    names: Sequence[tuple[str, EntityType]] = (),
    arcs: Sequence[tuple[str, str, str]] = (),
) -> NetworkReading:
    """A reading with mentions of (phrase, type, chain), bare names and arcs of (word, head word,
    relation). Other words of a mention hang on its last one.
    """
    words = split_words(text, [(0, len(text))])
    heads = list(range(len(words)))
    relations = ["root"] * len(words)
    found = [(*place_of(text, phrase), type_, chain) for phrase, type_, chain in mentions]
    bare = [(*place_of(text, phrase), type_) for phrase, type_ in names]
    for start, end, *_ in sorted(found, key=lambda one: one[0] - one[1]):
        inside = [i for i in range(len(words)) if start <= words.starts[i] < end]
        for index in inside[:-1]:
            heads[index] = inside[-1]
            relations[index] = "compound" if words.form(index).istitle() else "det"
    for word, head, relation in arcs:
        index = words.starts.index(place_of(text, word)[0])
        heads[index] = words.starts.index(place_of(text, head)[0])
        relations[index] = relation
    tokens = tuple(
        Token(start, end, _upos(text[start:end]), text[start:end].lower(), head, relation)
        for start, end, head, relation in zip(
            words.starts, words.ends, heads, relations, strict=True
        )
    )
    in_bare = {(start, end) for start, end, _ in bare}
    return NetworkReading(
        tokens=tokens,
        mentions=tuple(
            Mention(start, end, type_, (start, end) in in_bare, 0.9, chain)
            for start, end, type_, chain in sorted(found, key=lambda one: (one[0], -one[1]))
        ),
        names=tuple(Name(start, end, type_, 0.9) for start, end, type_ in sorted(bare)),
        attributions=(),
    )


def _upos(form: str) -> str:
    if form.lower() in PRONOUNS:
        return "PRON"
    return "PROPN" if form[0].isupper() else "NOUN" if form.isalpha() else "PUNCT"


def people_of(text: str, chains: Sequence[tuple[str, int]], named: str) -> tuple[Entity, ...]:
    """The entities of a text whose mentions are persons; ``named`` are the names, by commas."""
    names: list[tuple[str, EntityType]] = [(name, "person") for name in named.split(", ") if name]
    people: list[tuple[str, EntityType, int]] = [(p, "person", chain) for p, chain in chains]
    return find_entities(text, reading_of(text, people, names=names)).entities


def mentions_of(entity: Entity) -> list[str]:
    return [span.text for span in entity.mentions]


def named_as(cast: Cast, name: str) -> Entity:
    return next(one for one in cast.entities if one.name == name)
