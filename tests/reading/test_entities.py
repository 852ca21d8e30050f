"""Who is who, on readings of the network that are made by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from whence.reading.entities import Cast, entities_of, find_entities
from whence.reading.model import Mention, Name, NetworkReading, Token
from whence.reading.model.words import split_words
from whence.reading.types import Entity, EntityType

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "who"})
Place = tuple[int, int]
Pieces = tuple[Place, ...]


def _place(text: str, phrase: str) -> Place:
    """Offsets of a phrase; ``he#2`` is the second one that stands as a word of its own."""
    phrase, _, number = phrase.partition("#")
    words = split_words(text, [(0, len(text))])
    starts = [s for s in words.starts if text.startswith(phrase, s)]
    ends = {end for end in words.ends if text[:end].endswith(phrase)}
    start = [s for s in starts if s + len(phrase) in ends][int(number or 1) - 1]
    return start, start + len(phrase)


def _reading(
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
    found = [(*_place(text, phrase), type_, chain) for phrase, type_, chain in mentions]
    bare = [(*_place(text, phrase), type_) for phrase, type_ in names]
    for start, end, *_ in sorted(found, key=lambda one: one[0] - one[1]):
        inside = [i for i in range(len(words)) if start <= words.starts[i] < end]
        for index in inside[:-1]:
            heads[index] = inside[-1]
            relations[index] = "compound" if words.form(index).istitle() else "det"
    for word, head, relation in arcs:
        index = words.starts.index(_place(text, word)[0])
        heads[index] = words.starts.index(_place(text, head)[0])
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


def _people(text: str, chains: Sequence[tuple[str, int]], named: str) -> tuple[Entity, ...]:
    """The entities of a text whose mentions are persons; ``named`` are the names, by commas."""
    names: list[tuple[str, EntityType]] = [(name, "person") for name in named.split(", ") if name]
    people: list[tuple[str, EntityType, int]] = [(p, "person", chain) for p, chain in chains]
    return find_entities(text, _reading(text, people, names=names)).entities


def _mentions(entity: Entity) -> list[str]:
    return [span.text for span in entity.mentions]


def test_a_full_name_and_its_surname_are_one_whatever_the_chains_say() -> None:
    text = "Ana Brill came late. Brill left early."
    [one] = _people(text, [("Ana Brill", 0), ("Brill#2", 1)], "Ana Brill, Brill#2")
    assert (one.name, one.type, one.named) == ("Ana Brill", "person", True)
    assert _mentions(one) == ["Ana Brill", "Brill"]


def test_two_people_of_one_surname_stay_apart_even_in_one_chain() -> None:
    text = "Ana Brill met Tom Brill. Brill left."
    found = _people(
        text,
        [("Ana Brill", 0), ("Tom Brill", 0), ("Brill#3", 1)],
        "Ana Brill, Tom Brill, Brill#3",
    )
    assert {"Ana Brill", "Tom Brill"} < {one.name for one in found}
    assert all(len(one.mentions) == 1 for one in found)


def test_a_title_is_no_part_of_a_name() -> None:
    text = "Mr. Brill spoke. Tom Brill left."
    [one] = _people(text, [("Mr. Brill", 0), ("Tom Brill", 1)], "Mr. Brill, Tom Brill")
    assert one.name == "Tom Brill"


def test_a_pronoun_and_a_description_are_the_one_of_their_chain() -> None:
    text = "Ana Brill left. She smiled. The mayor was tired."
    [one] = _people(text, [("Ana Brill", 0), ("She", 0), ("The mayor", 0)], "Ana Brill")
    assert one.name == "Ana Brill"
    assert _mentions(one) == ["Ana Brill", "She", "The mayor"]


def test_a_description_has_the_name_that_comes_later_in_its_chain() -> None:
    text = "The mayor left. Ana Brill smiled."
    [one] = _people(text, [("The mayor", 0), ("Ana Brill", 0)], "Ana Brill")
    assert (one.name, len(one.mentions)) == ("Ana Brill", 2)


def test_a_pronoun_goes_with_the_last_name_of_a_chain_that_mixes_two() -> None:
    text = "Ana Brill met Ora Denn. She left."
    found = _people(text, [("Ana Brill", 0), ("Ora Denn", 0), ("She", 0)], "Ana Brill, Ora Denn")
    assert [_mentions(one) for one in found] == [["Ana Brill"], ["Ora Denn", "She"]]


def test_he_of_a_chain_without_a_name_is_nobody() -> None:
    text = "He left, and he smiled."
    reading = _reading(text, [("He", "person", 0), ("he", "person", 0)])
    source: Pieces = (_place(text, "he"),)
    cast = find_entities(text, reading, [source])
    assert cast.entities == ()
    assert entities_of(source, reading, cast) == ()


def test_a_body_is_one_with_its_acronym_in_its_chain_only() -> None:
    text = "The Vela Grain Board met. VGB closed. QRS too."
    bodies: list[tuple[str, EntityType]] = [
        ("Vela Grain Board", "organization"), ("VGB", "organization"), ("QRS", "organization"),
    ]  # fmt: skip
    reading = _reading(
        text,
        [("The Vela Grain Board", "organization", 0), ("VGB", "organization", 0),
         ("QRS", "organization", 0)],
        names=bodies,
    )  # fmt: skip
    found = find_entities(text, reading).entities
    assert [one.name for one in found] == ["Vela Grain Board", "QRS"]
    assert _mentions(found[0]) == ["The Vela Grain Board", "VGB"]


def test_the_owner_of_somebody_is_somebody_else() -> None:
    text = "Ana Brill's aide left."
    reading = _reading(
        text,
        [("Ana Brill's aide", "person", 0), ("Ana Brill", "person", 1)],
        names=[("Ana Brill", "person")],
        arcs=[
            ("Ana", "Brill", "compound"),
            ("Brill", "aide", "nmod:poss"),
            ("'s", "Brill", "case"),
        ],
    )
    source: Pieces = (_place(text, "Ana Brill's aide"),)
    cast = find_entities(text, reading, [source])
    aide, owner = _named(cast, "Ana Brill's aide"), _named(cast, "Ana Brill")
    assert entities_of(source, reading, cast) == (aide.id,)
    assert owner.named
    assert not aide.named


def test_a_name_in_apposition_is_that_of_the_office() -> None:
    text = "The spokesman, Tom Denn, left."
    reading = _reading(
        text,
        [("The spokesman, Tom Denn", "person", 0), ("Tom Denn", "person", 0)],
        names=[("Tom Denn", "person")],
        arcs=[("The", "spokesman", "det"), ("spokesman", "spokesman", "root"),
              (",", "Denn", "punct"), ("Tom", "Denn", "compound"), ("Denn", "spokesman", "appos")],
    )  # fmt: skip
    source: Pieces = (_place(text, "The spokesman, Tom Denn"),)
    cast = find_entities(text, reading, [source])
    assert [one.name for one in cast.entities] == ["Tom Denn"]
    assert entities_of(source, reading, cast) == (cast.entities[0].id,)


def test_a_source_of_two_is_both() -> None:
    text = "Ana Brill and Tom Denn left."
    reading = _reading(
        text,
        [("Ana Brill", "person", 0), ("Tom Denn", "person", 1)],
        names=[("Ana Brill", "person"), ("Tom Denn", "person")],
        arcs=[("and", "Denn", "cc"), ("Denn", "Brill", "conj")],
    )
    source: Pieces = (_place(text, "Ana Brill and Tom Denn"),)
    cast = find_entities(text, reading, [source])
    assert entities_of(source, reading, cast) == (
        _named(cast, "Ana Brill").id,
        _named(cast, "Tom Denn").id,
    )


def test_a_source_that_is_no_mention_is_somebody_all_the_same() -> None:
    text = "A farmer smiled, and a clerk left."
    reading = _reading(text, [("a clerk", "person", 0)], arcs=[("A", "farmer", "det")])
    source: Pieces = (_place(text, "A farmer"),)
    cast = find_entities(text, reading, [source])
    assert [one.name for one in cast.entities] == ["A farmer"]  # the clerk says nothing
    assert entities_of(source, reading, cast) == (cast.entities[0].id,)


def test_what_is_described_once_and_says_nothing_is_not_told_of() -> None:
    text = "A farmer smiled. The farmer left. A clerk stayed."
    people = [("A farmer", 0), ("The farmer", 0), ("A clerk", 1)]
    found = _people(text, people, "")
    assert [one.name for one in found] == ["A farmer"]


def test_a_name_outside_every_mention_is_told_of() -> None:
    text = "The boat reached Lorn on Monday."
    found = find_entities(text, _reading(text, [], names=[("Lorn", "place")])).entities
    assert [(one.name, one.type) for one in found] == [("Lorn", "place")]


@pytest.mark.parametrize("text", ["", "It rained."])
def test_nobody_in_the_text(text: str) -> None:
    cast = find_entities(text, _reading(text, []))
    assert cast.entities == ()
    assert entities_of((), _reading(text, []), cast) == ()


def test_ids_follow_the_text_and_spans_repeat_it() -> None:
    text = "Tom Denn met Ana Brill. Denn left."
    found = _people(
        text, [("Tom Denn", 0), ("Ana Brill", 1), ("Denn#2", 0)], "Tom Denn, Ana Brill, Denn#2"
    )
    assert [(one.id, one.name) for one in found] == [("e1", "Tom Denn"), ("e2", "Ana Brill")]
    for one in found:
        assert all(text[span.start : span.end] == span.text for span in one.mentions)


def _named(cast: Cast, name: str) -> Entity:
    return next(one for one in cast.entities if one.name == name)


def test_a_newspaper_is_no_agency_and_an_official_no_medium() -> None:
    text = "The Directorate spoke. The newspaper wrote it. The official left."
    mentions: list[tuple[str, EntityType, int]] = [
        ("The Directorate", "organization", 0), ("The newspaper", "media", 0),
        ("The official", "person", 0),
    ]  # fmt: skip
    names: list[tuple[str, EntityType]] = [("Directorate", "organization")]
    entities = find_entities(text, _reading(text, mentions, names=names)).entities
    assert [_mentions(one) for one in entities if one.name == "Directorate"] == [
        ["The Directorate"]
    ], [(one.name, one.named, _mentions(one)) for one in entities]


def test_x_and_y_are_a_group_with_members_and_not_one_of_them() -> None:
    text = "Vela and Kor left. They smiled."
    reading = _reading(
        text,
        [("Vela and Kor", "group", 0), ("Vela", "place", 1), ("Kor", "place", 2),
         ("They", "group", 0)],
        names=[("Vela", "place"), ("Kor", "place")],
        arcs=[("and", "Kor", "cc"), ("Kor", "Vela", "conj"), ("Vela", "left", "nsubj")],
    )  # fmt: skip
    cast = find_entities(text, reading, [(_place(text, "Vela and Kor"),)])
    group = _named(cast, "Vela and Kor")
    assert group.type == "group"
    assert group.members == (_named(cast, "Vela").id, _named(cast, "Kor").id)
    assert _mentions(group) == ["Vela and Kor", "They"]
    assert _mentions(_named(cast, "Vela")) == ["Vela"]


def test_a_description_is_the_one_person_who_was_called_so() -> None:
    text = "Army spokesman Tom Denn came. Then the spokesman left."
    people = [("Army spokesman Tom Denn", 0), ("the spokesman", 1)]
    [one] = _people(text, people, "Tom Denn")
    assert one.name == "Tom Denn"
    assert "the spokesman" in _mentions(one)


def test_a_description_of_two_who_may_be_meant_is_neither() -> None:
    text = "Spokesman Tom Denn came. Spokesman Lew Ratt left. Then the spokesman smiled."
    people = [("Spokesman Tom Denn", 0), ("Spokesman Lew Ratt", 1), ("the spokesman", 2)]
    found = _people(text, people, "Tom Denn, Lew Ratt")
    assert all("the spokesman" not in _mentions(one) for one in found)


def test_the_official_of_a_country_is_the_one_whose_office_it_is() -> None:
    text = (
        "Russian minister Tom Denn sat. French minister Lew Ratt ate. So the Russian official ate."
    )
    people = [
        ("Russian minister Tom Denn", 0), ("French minister Lew Ratt", 1),
        ("the Russian official", 2),
    ]  # fmt: skip
    found = _people(text, people, "Tom Denn, Lew Ratt")
    [denn] = [one for one in found if one.name == "Tom Denn"]
    assert "the Russian official" in _mentions(denn)


def test_an_adjective_that_the_text_itself_explains_is_its_place() -> None:
    text = "Maruva slept. A Maruvan ship sailed."
    reading = _reading(
        text,
        [("Maruva", "person", 0), ("Maruvan", "organization", 1)],
        names=[("Maruva", "person"), ("Maruvan", "organization")],
        arcs=[("Maruvan", "ship", "amod"), ("Maruva", "slept", "nsubj")],
    )
    [place] = find_entities(text, reading).entities
    assert (place.name, place.type, _mentions(place)) == (
        "Maruva", "place", ["Maruva", "Maruvan"],
    )  # fmt: skip


def test_a_capital_that_speaks_is_its_country_and_one_that_is_a_place_is_not() -> None:
    text = "Norway waited. Oslo warned. It rained in Oslo."
    reading = _reading(
        text,
        [("Norway", "place", 0), ("Oslo", "place", 1), ("Oslo#2", "place", 2)],
        names=[("Norway", "place"), ("Oslo", "place"), ("Oslo#2", "place")],
        arcs=[("Oslo", "warned", "nsubj"), ("Oslo#2", "rained", "obl"), ("in", "Oslo#2", "case")],
    )
    found = {one.name: _mentions(one) for one in find_entities(text, reading).entities}
    assert found == {"Norway": ["Norway", "Oslo"], "Oslo": ["Oslo"]}


def test_a_surname_that_two_have_is_neither_of_them() -> None:
    text = "Abel Strand met Orla Strand. Strand left."
    people = [("Abel Strand", 0), ("Orla Strand", 1), ("Strand#3", 1)]
    found = _people(text, people, "Abel Strand, Orla Strand, Strand#3")
    assert sorted(map(_mentions, found)) == [["Abel Strand"], ["Orla Strand"], ["Strand"]]


def test_a_full_name_does_not_take_the_surname_that_another_has_too() -> None:
    text = "Abel Strand left. Strand fell. Then Orla Strand wept."
    people = [("Abel Strand", 0), ("Strand#2", 0), ("Orla Strand", 0)]
    found = _people(text, people, "Abel Strand, Strand#2, Orla Strand")
    assert sorted(map(_mentions, found)) == [["Abel Strand"], ["Orla Strand"], ["Strand"]]


def test_two_parties_that_a_chain_mixes_are_two() -> None:
    text = "Democrats objected. Republicans said no. Then Democrats left and Republicans stayed."
    parties: list[tuple[str, EntityType, int]] = [
        (f"{one}#{number}", "group", 0) for number in (1, 2) for one in ("Democrats", "Republicans")
    ]
    reading = _reading(text, parties)
    found = find_entities(text, reading, [(_place(text, party),) for party, *_ in parties]).entities
    assert [_mentions(one) for one in found] == [["Democrats"] * 2, ["Republicans"] * 2]


def test_a_person_whom_one_phrase_calls_a_host_is_no_medium() -> None:
    text = "Abel Strand left. The talk radio host Abel Strand said no. Abel Strand slept."
    people = [("Abel Strand#1", 0), ("The talk radio host Abel Strand", 0), ("Abel Strand#3", 0)]
    [found] = _people(text, people, "Abel Strand#1, Abel Strand#2, Abel Strand#3")
    assert found.type == "person"


def test_what_stands_inside_a_phrase_is_somebody_else() -> None:
    text = "The chief of Vela left. He smiled."
    reading = _reading(
        text,
        [("The chief of Vela", "person", 0), ("Vela", "place", 0), ("He", "person", 0)],
        names=[("Vela", "place")],
        arcs=[("of", "Vela", "case"), ("Vela", "chief", "nmod"), ("The", "chief", "det"),
              ("chief", "left", "nsubj")],
    )  # fmt: skip
    found = find_entities(text, reading).entities
    assert ["Vela"] in [_mentions(one) for one in found]


def test_a_medium_is_one_by_what_the_document_tells() -> None:
    text = "Tolmar wrote it."
    reading = _reading(text, [("Tolmar", "person", 0)], names=[("Tolmar", "person")])
    [one] = find_entities(text, reading, media=["Tolmar"]).entities
    assert one.type == "media"


def test_words_of_headlines_and_adjectives_are_no_names() -> None:
    text = (
        "Curfew Ends After Quiet Night\n\nThe curfew of Lorn ended. Loyalist leader Ana Kade met."
    )
    reading = _reading(
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


def test_letters_and_the_name_that_they_are_short_for_are_one() -> None:
    text = "The Harbour Safety Board met. The HSB said no. The HSA did, too."
    cast = find_entities(
        text,
        _reading(
            text,
            [
                ("The Harbour Safety Board", "organization", 0),
                ("The HSB", "organization", 1),
                ("The HSA", "organization", 2),
            ],
            names=[
                ("Harbour Safety Board", "organization"),
                ("HSB", "organization"),
                ("HSA", "organization"),
            ],
        ),
    )
    assert [[m.text for m in entity.mentions] for entity in cast.entities] == [
        ["The Harbour Safety Board", "The HSB"],
        ["The HSA"],
    ]


def test_a_name_with_an_initial_is_the_same_one() -> None:
    text = "Ana B. Kade left. Ana Kade will return. Bela Kade stays."
    cast = find_entities(
        text,
        _reading(
            text,
            [("Ana B. Kade", "person", 0), ("Ana Kade", "person", 1), ("Bela Kade", "person", 2)],
            names=[("Ana B. Kade", "person"), ("Ana Kade", "person"), ("Bela Kade", "person")],
        ),
    )
    assert [entity.name for entity in cast.entities] == ["Ana B. Kade", "Bela Kade"]


def test_two_bodies_that_are_called_by_the_same_word_are_two() -> None:
    text = "The Harbour Council met. The Council voted. The Peace Council waited."
    cast = find_entities(
        text,
        _reading(
            text,
            [
                ("The Harbour Council", "organization", 0),
                ("The Council", "organization", 0),
                ("The Peace Council", "organization", 0),
            ],
            names=[
                ("Harbour Council", "organization"),
                ("Council", "organization"),
                ("Peace Council", "organization"),
            ],
        ),
    )
    assert [entity.name for entity in cast.entities] == ["Harbour Council", "Peace Council"]


def test_several_are_no_single_person_and_a_speech_is_not_who_speaks() -> None:
    text = "Ana Kade left. The words stayed. The Kade speech ended."
    reading = _reading(
        text,
        [("Ana Kade", "person", 0), ("The words", "other", 0), ("The Kade speech", "event", 0)],
        names=[("Ana Kade", "person")],
    )
    noun = {text.index("words"): "word", text.index("speech"): "speech"}
    tokens = tuple(
        replace(t, upos="NOUN", lemma=noun[t.start]) if t.start in noun else t
        for t in reading.tokens
    )
    cast = find_entities(text, replace(reading, tokens=tokens))
    [kade] = [entity for entity in cast.entities if entity.name == "Ana Kade"]
    assert [m.text for m in kade.mentions] == ["Ana Kade"]


def test_two_ministries_of_one_name_are_of_the_places_that_are_told() -> None:
    text = "Vela's Defence Ministry met. The Defence Ministry in Lorn did not."
    ours, other = "Vela's Defence Ministry", "The Defence Ministry in Lorn"
    reading = _reading(
        text,
        [(ours, "government", 0), (other, "government", 0)],
        names=[
            ("Vela", "place"),
            ("Defence Ministry", "government"),
            ("Defence Ministry#2", "government"),
            ("Lorn", "place"),
        ],
        arcs=[
            ("Vela", "Ministry", "nmod:poss"),
            ("Ministry", "met", "nsubj"),
            ("The", "Ministry#2", "det"),
            ("Defence#2", "Ministry#2", "compound"),
            ("Ministry#2", "did", "nsubj"),
            ("Lorn", "Ministry#2", "nmod"),
        ],
    )
    cast = find_entities(text, reading)
    ministries = [e for e in cast.entities if e.name == "Defence Ministry"]
    assert [[m.text for m in e.mentions] for e in ministries] == [[ours], [other]]


def test_an_i_is_whoever_speaks_though_the_name_stands_after_it() -> None:
    text = "Karl Denn left. “I will go,” Ana Brill said."
    found = _reading(
        text,
        [("Karl Denn", "person", 0), ("I", "person", 0), ("Ana Brill", "person", 1)],
        names=[("Karl Denn", "person"), ("Ana Brill", "person")],
    )
    speaker = next(i for i, one in enumerate(found.tokens) if text[one.start :].startswith("Brill"))
    mentions = [
        replace(one, speaker=speaker) if text[one.start : one.end] == "I" else one
        for one in found.mentions
    ]
    cast = find_entities(text, replace(found, mentions=tuple(mentions)))
    assert [[m.text for m in one.mentions] for one in cast.entities] == [
        ["Karl Denn"],
        ["I", "Ana Brill"],
    ]


def test_a_he_is_no_mention_of_a_woman_whatever_the_chain_says() -> None:
    text = "Ana Brill left. The road is open, and he sleeps."
    found = _reading(
        text, [("Ana Brill", "person", 0), ("he", "person", 0)], names=[("Ana Brill", "person")]
    )
    cast = find_entities(text, found)
    assert [[m.text for m in one.mentions] for one in cast.entities] == [["Ana Brill"]]


def test_a_name_whose_gender_no_list_knows_keeps_the_pronouns_of_its_chain() -> None:
    text = "Orlu Brill left. She sleeps. The road is open, and he eats."
    found = _reading(
        text,
        [("Orlu Brill", "person", 0), ("She", "person", 0), ("he", "person", 0)],
        names=[("Orlu Brill", "person")],
    )
    found = replace(
        found,
        tokens=tuple(
            replace(t, upos="PRON", lemma="she") if text[t.start : t.end] == "She" else t
            for t in found.tokens
        ),
    )
    cast = find_entities(text, found)
    assert [[m.text for m in one.mentions] for one in cast.entities] == [
        ["Orlu Brill", "She", "he"]
    ]
