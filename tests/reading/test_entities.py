"""Who is told of in a report, and as what, on readings of the network made by hand."""

from dataclasses import replace

import pytest
from tests.reading.by_hand import Pieces, mentions_of, named_as, people_of, place_of, reading_of

from whence.reading.entities import entities_of, find_entities
from whence.reading.model import Name
from whence.reading.types import EntityType


def test_a_title_is_no_part_of_a_name() -> None:
    text = "Mr. Brill spoke. Tom Brill left."
    [one] = people_of(text, [("Mr. Brill", 0), ("Tom Brill", 1)], "Mr. Brill, Tom Brill")
    assert one.name == "Tom Brill"


def test_a_source_of_two_is_both() -> None:
    text = "Ana Brill and Tom Denn left."
    reading = reading_of(
        text,
        [("Ana Brill", "person", 0), ("Tom Denn", "person", 1)],
        names=[("Ana Brill", "person"), ("Tom Denn", "person")],
        arcs=[("and", "Denn", "cc"), ("Denn", "Brill", "conj")],
    )
    source: Pieces = (place_of(text, "Ana Brill and Tom Denn"),)
    cast = find_entities(text, reading, [source])
    assert entities_of(source, reading, cast) == (
        named_as(cast, "Ana Brill").id,
        named_as(cast, "Tom Denn").id,
    )


def test_a_source_that_is_no_mention_is_somebody_all_the_same() -> None:
    text = "A farmer smiled, and a clerk left."
    reading = reading_of(text, [("a clerk", "person", 0)], arcs=[("A", "farmer", "det")])
    source: Pieces = (place_of(text, "A farmer"),)
    cast = find_entities(text, reading, [source])
    assert [one.name for one in cast.entities] == ["A farmer"]  # the clerk says nothing
    assert entities_of(source, reading, cast) == (cast.entities[0].id,)


def test_what_is_described_once_and_says_nothing_is_not_told_of() -> None:
    text = "A farmer smiled. The farmer left. A clerk stayed."
    people = [("A farmer", 0), ("The farmer", 0), ("A clerk", 1)]
    found = people_of(text, people, "")
    assert [one.name for one in found] == ["A farmer"]


def test_a_name_outside_every_mention_is_told_of() -> None:
    text = "The boat reached Lorn on Monday."
    found = find_entities(text, reading_of(text, [], names=[("Lorn", "place")])).entities
    assert [(one.name, one.type) for one in found] == [("Lorn", "place")]


@pytest.mark.parametrize("text", ["", "It rained."])
def test_nobody_in_the_text(text: str) -> None:
    cast = find_entities(text, reading_of(text, []))
    assert cast.entities == ()
    assert entities_of((), reading_of(text, []), cast) == ()


def test_ids_follow_the_text_and_spans_repeat_it() -> None:
    text = "Tom Denn met Ana Brill. Denn left."
    found = people_of(
        text, [("Tom Denn", 0), ("Ana Brill", 1), ("Denn#2", 0)], "Tom Denn, Ana Brill, Denn#2"
    )
    assert [(one.id, one.name) for one in found] == [("e1", "Tom Denn"), ("e2", "Ana Brill")]
    for one in found:
        assert all(text[span.start : span.end] == span.text for span in one.mentions)


def test_a_newspaper_is_no_agency_and_an_official_no_medium() -> None:
    text = "The Directorate spoke. The newspaper wrote it. The official left."
    mentions: list[tuple[str, EntityType, int]] = [
        ("The Directorate", "organization", 0), ("The newspaper", "media", 0),
        ("The official", "person", 0),
    ]  # fmt: skip
    names: list[tuple[str, EntityType]] = [("Directorate", "organization")]
    entities = find_entities(text, reading_of(text, mentions, names=names)).entities
    assert [mentions_of(one) for one in entities if one.name == "Directorate"] == [
        ["The Directorate"]
    ], [(one.name, one.named, mentions_of(one)) for one in entities]


def test_x_and_y_are_a_group_with_members_and_not_one_of_them() -> None:
    text = "Vela and Kor left. They smiled."
    reading = reading_of(
        text,
        [("Vela and Kor", "group", 0), ("Vela", "place", 1), ("Kor", "place", 2),
         ("They", "group", 0)],
        names=[("Vela", "place"), ("Kor", "place")],
        arcs=[("and", "Kor", "cc"), ("Kor", "Vela", "conj"), ("Vela", "left", "nsubj")],
    )  # fmt: skip
    cast = find_entities(text, reading, [(place_of(text, "Vela and Kor"),)])
    group = named_as(cast, "Vela and Kor")
    assert group.type == "group"
    assert group.members == (named_as(cast, "Vela").id, named_as(cast, "Kor").id)
    assert mentions_of(group) == ["Vela and Kor", "They"]
    assert mentions_of(named_as(cast, "Vela")) == ["Vela"]


def test_an_adjective_that_the_text_itself_explains_is_its_place() -> None:
    text = "Maruva slept. A Maruvan ship sailed."
    reading = reading_of(
        text,
        [("Maruva", "person", 0), ("Maruvan", "organization", 1)],
        names=[("Maruva", "person"), ("Maruvan", "organization")],
        arcs=[("Maruvan", "ship", "amod"), ("Maruva", "slept", "nsubj")],
    )
    [place] = find_entities(text, reading).entities
    assert (place.name, place.type, mentions_of(place)) == (
        "Maruva", "place", ["Maruva", "Maruvan"],
    )  # fmt: skip


def test_a_capital_that_speaks_is_its_country_and_one_that_is_a_place_is_not() -> None:
    text = "Norway waited. Oslo warned. It rained in Oslo."
    reading = reading_of(
        text,
        [("Norway", "place", 0), ("Oslo", "place", 1), ("Oslo#2", "place", 2)],
        names=[("Norway", "place"), ("Oslo", "place"), ("Oslo#2", "place")],
        arcs=[("Oslo", "warned", "nsubj"), ("Oslo#2", "rained", "obl"), ("in", "Oslo#2", "case")],
    )
    found = {one.name: mentions_of(one) for one in find_entities(text, reading).entities}
    assert found == {"Norway": ["Norway", "Oslo"], "Oslo": ["Oslo"]}


def test_a_person_whom_one_phrase_calls_a_host_is_no_medium() -> None:
    text = "Abel Strand left. The talk radio host Abel Strand said no. Abel Strand slept."
    people = [("Abel Strand#1", 0), ("The talk radio host Abel Strand", 0), ("Abel Strand#3", 0)]
    [found] = people_of(text, people, "Abel Strand#1, Abel Strand#2, Abel Strand#3")
    assert found.type == "person"


def test_a_medium_is_one_by_what_the_document_tells() -> None:
    text = "Tolmar wrote it."
    reading = reading_of(text, [("Tolmar", "person", 0)], names=[("Tolmar", "person")])
    [one] = find_entities(text, reading, media=["Tolmar"]).entities
    assert one.type == "media"


def test_words_of_headlines_and_adjectives_are_no_names() -> None:
    text = (
        "Curfew Ends After Quiet Night\n\nThe curfew of Lorn ended. Loyalist leader Ana Kade met."
    )
    reading = reading_of(
        text,
        [
            ("Curfew", "event", 0),
            ("The curfew of Lorn", "event", 0),
            ("Lorn", "place", 1),
            ("Ana Kade", "person", 2),
        ],
        names=[("Lorn", "place"), ("Ana Kade", "person")],
        arcs=[("of", "Lorn", "case"), ("Lorn", "curfew", "nmod")],
    )
    names = [Name(0, 6, "event", 0.9), *reading.names]
    start = text.index("Loyalist")
    names.insert(2, Name(start, start + 8, "organization", 0.9))
    tokens = tuple(
        replace(token, upos={0: "NOUN", start: "ADJ"}.get(token.start, token.upos))
        for token in reading.tokens
    )
    cast = find_entities(text, replace(reading, names=tuple(names), tokens=tokens))
    assert {entity.name for entity in cast.entities if entity.named} == {"Lorn", "Ana Kade"}


def test_a_country_that_nobody_lists_is_known_by_those_who_are_called_after_it() -> None:
    text = "Zelmar held a Zelmaran pilot."
    mentions: list[tuple[str, EntityType, int]] = [("Zelmar", "person", 0)]
    arcs = [("Zelmaran", "pilot", "amod"), ("pilot", "held", "obj")]
    found = reading_of(text, mentions, names=[("Zelmar", "person")], arcs=arcs)
    assert named_as(find_entities(text, found), "Zelmar").type == "place"
    other = text.replace("Zelmaran", "foreign")
    found = reading_of(other, mentions, names=[("Zelmar", "person")])
    assert named_as(find_entities(other, found), "Zelmar").type == "person"
