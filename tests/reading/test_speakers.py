"""Names joined into entities, and which of them a source is."""

from whence.reading.model import Name, NetworkReading, Token
from whence.reading.speakers import find_entities, speaker_of
from whence.reading.types import EntityType


def reading(
    words: list[tuple[str, int, str]], names: list[tuple[str, EntityType]]
) -> tuple[str, NetworkReading]:
    """A text of words with heads and relations; names by where they first stand after the last."""
    text = " ".join(word for word, _, _ in words)
    tokens, at = [], 0
    for word, head, relation in words:
        tokens.append(Token(at, at + len(word), "X", word, head, relation))
        at += len(word) + 1
    found, cursor = [], 0
    for name, kind in names:
        start = text.index(name, cursor)
        cursor = start + len(name)
        found.append(Name(start, cursor, kind, 1.0))
    return text, NetworkReading(tuple(tokens), (), tuple(found), ())


MINISTER = [
    ("Vela", 2, "nmod:poss"),
    ("Defence", 2, "compound"),
    ("Minister", 2, "root"),
    ("Ana", 2, "flat"),
    ("Brill", 3, "flat"),
]


def speaker(text: str, found: NetworkReading) -> str | None:
    speakers = find_entities(text, found)
    names = {entity.id: entity.name for entity in speakers.entities}
    entity = speaker_of([(0, len(text))], found, speakers)
    return None if entity is None else names[entity]


def test_the_name_that_hangs_on_the_head_speaks_not_its_country() -> None:
    text, found = reading(MINISTER, [("Vela", "place"), ("Ana Brill", "person")])
    assert speaker(text, found) == "Ana Brill"


def test_an_owner_is_not_the_speaker() -> None:
    words = [("Brill", 2, "nmod:poss"), ("'s", 0, "case"), ("aide", 2, "root")]
    text, found = reading(words, [("Brill", "person")])
    assert speaker(text, found) is None


def test_a_pronoun_is_nobody() -> None:
    text, found = reading([("He", 0, "root")], [])
    assert speaker(text, found) is None


def test_a_surname_joins_the_one_full_name_that_ends_in_it() -> None:
    words = [(word, 0, "root") for word in "Ana Brill met Brill and Tom Vesk".split()]
    names: list[tuple[str, EntityType]] = [("Ana Brill", "person"), ("Brill", "person")]
    text, found = reading(words, [*names, ("Tom Vesk", "person")])
    first, second = find_entities(text, found).entities
    assert [span.text for span in first.mentions] == ["Ana Brill", "Brill"]
    assert (first.name, second.name) == ("Ana Brill", "Tom Vesk")


def test_a_surname_of_two_people_joins_neither() -> None:
    words = [(word, 0, "root") for word in "Ana Brill and Tom Brill met Brill".split()]
    names: list[tuple[str, EntityType]] = [("Ana Brill", "person"), ("Tom Brill", "person")]
    text, found = reading(words, [*names, ("Brill", "person")])
    assert len(find_entities(text, found).entities) == 3


def test_the_same_name_is_one_entity_with_or_without_its_article() -> None:
    words = [(word, 0, "root") for word in "the Meridian and Meridian".split()]
    text, found = reading(words, [("the Meridian", "media"), ("Meridian", "media")])
    [entity] = find_entities(text, found).entities
    assert len(entity.mentions) == 2
    assert entity.type == "media"
