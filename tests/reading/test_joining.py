"""Which mentions stand for one entity, on readings of the network made by hand."""

from dataclasses import replace

from tests.reading.by_hand import Pieces, mentions_of, named_as, people_of, place_of, reading_of

from whence.reading.entities import entities_of, find_entities
from whence.reading.model import FoundAttribution
from whence.reading.types import EntityType


def test_a_full_name_and_its_surname_are_one_whatever_the_chains_say() -> None:
    text = "Ana Brill came late. Brill left early."
    [one] = people_of(text, [("Ana Brill", 0), ("Brill#2", 1)], "Ana Brill, Brill#2")
    assert (one.name, one.type, one.named) == ("Ana Brill", "person", True)
    assert mentions_of(one) == ["Ana Brill", "Brill"]


def test_two_people_of_one_surname_stay_apart_even_in_one_chain() -> None:
    text = "Ana Brill met Tom Brill. Brill left."
    found = people_of(
        text,
        [("Ana Brill", 0), ("Tom Brill", 0), ("Brill#3", 1)],
        "Ana Brill, Tom Brill, Brill#3",
    )
    assert {"Ana Brill", "Tom Brill"} < {one.name for one in found}
    assert all(len(one.mentions) == 1 for one in found)


def test_a_pronoun_and_a_description_are_the_one_of_their_chain() -> None:
    text = "Ana Brill left. She smiled. The mayor was tired."
    [one] = people_of(text, [("Ana Brill", 0), ("She", 0), ("The mayor", 0)], "Ana Brill")
    assert one.name == "Ana Brill"
    assert mentions_of(one) == ["Ana Brill", "She", "The mayor"]


def test_a_description_has_the_name_that_comes_later_in_its_chain() -> None:
    text = "The mayor left. Ana Brill smiled."
    [one] = people_of(text, [("The mayor", 0), ("Ana Brill", 0)], "Ana Brill")
    assert (one.name, len(one.mentions)) == ("Ana Brill", 2)


def test_a_pronoun_goes_with_the_last_name_of_a_chain_that_mixes_two() -> None:
    text = "Ana Brill met Ora Denn. She left."
    found = people_of(text, [("Ana Brill", 0), ("Ora Denn", 0), ("She", 0)], "Ana Brill, Ora Denn")
    assert [mentions_of(one) for one in found] == [["Ana Brill"], ["Ora Denn", "She"]]


def test_ships_of_two_countries_are_two_even_in_one_chain() -> None:
    text = "A Velan ship hit an Ostian ship. The ship sank. The Velan ship left Vela for Ostia."
    ships: list[tuple[str, EntityType, int]] = [
        ("A Velan ship", "organization", 0), ("an Ostian ship", "organization", 0),
        ("The ship", "organization", 0), ("The Velan ship", "organization", 0),
        ("Vela", "place", 1), ("Ostia", "place", 2),
    ]  # fmt: skip
    arcs = [(one, "ship#" + which, "amod") for one, which in (
        ("Velan", "1"), ("Ostian", "2"), ("Velan#2", "4"))]  # fmt: skip
    reading = reading_of(text, ships, arcs=arcs)
    found = find_entities(text, reading).entities
    assert [mentions_of(one) for one in found if one.type == "organization"] == [
        ["A Velan ship", "The Velan ship"],
        ["an Ostian ship", "The ship"],
    ]


def test_he_of_a_chain_without_a_name_is_nobody() -> None:
    text = "He left, and he smiled."
    reading = reading_of(text, [("He", "person", 0), ("he", "person", 0)])
    source: Pieces = (place_of(text, "he"),)
    cast = find_entities(text, reading, [source])
    assert cast.entities == ()
    assert entities_of(source, reading, cast) == ()


def test_a_body_is_one_with_its_acronym_in_its_chain_only() -> None:
    text = "The Vela Grain Board met. VGB closed. QRS too."
    bodies: list[tuple[str, EntityType]] = [
        ("Vela Grain Board", "organization"), ("VGB", "organization"), ("QRS", "organization"),
    ]  # fmt: skip
    reading = reading_of(
        text,
        [("The Vela Grain Board", "organization", 0), ("VGB", "organization", 0),
         ("QRS", "organization", 0)],
        names=bodies,
    )  # fmt: skip
    found = find_entities(text, reading).entities
    assert [one.name for one in found] == ["Vela Grain Board", "QRS"]
    assert mentions_of(found[0]) == ["The Vela Grain Board", "VGB"]


def test_the_owner_of_somebody_is_somebody_else() -> None:
    text = "Ana Brill's aide left."
    reading = reading_of(
        text,
        [("Ana Brill's aide", "person", 0), ("Ana Brill", "person", 1)],
        names=[("Ana Brill", "person")],
        arcs=[
            ("Ana", "Brill", "compound"),
            ("Brill", "aide", "nmod:poss"),
            ("'s", "Brill", "case"),
        ],
    )
    source: Pieces = (place_of(text, "Ana Brill's aide"),)
    cast = find_entities(text, reading, [source])
    aide, owner = named_as(cast, "Ana Brill's aide"), named_as(cast, "Ana Brill")
    assert entities_of(source, reading, cast) == (aide.id,)
    assert owner.named
    assert not aide.named


def test_a_name_in_apposition_is_that_of_the_office() -> None:
    text = "The spokesman, Tom Denn, left."
    reading = reading_of(
        text,
        [("The spokesman, Tom Denn", "person", 0), ("Tom Denn", "person", 0)],
        names=[("Tom Denn", "person")],
        arcs=[("The", "spokesman", "det"), ("spokesman", "spokesman", "root"),
              (",", "Denn", "punct"), ("Tom", "Denn", "compound"), ("Denn", "spokesman", "appos")],
    )  # fmt: skip
    source: Pieces = (place_of(text, "The spokesman, Tom Denn"),)
    cast = find_entities(text, reading, [source])
    assert [one.name for one in cast.entities] == ["Tom Denn"]
    assert entities_of(source, reading, cast) == (cast.entities[0].id,)


def test_a_description_is_the_one_person_who_was_called_so() -> None:
    text = "Army spokesman Tom Denn came. Then the spokesman left."
    people = [("Army spokesman Tom Denn", 0), ("the spokesman", 1)]
    [one] = people_of(text, people, "Tom Denn")
    assert one.name == "Tom Denn"
    assert "the spokesman" in mentions_of(one)


def test_a_description_of_two_who_may_be_meant_is_neither() -> None:
    text = "Spokesman Tom Denn came. Spokesman Lew Ratt left. Then the spokesman smiled."
    people = [("Spokesman Tom Denn", 0), ("Spokesman Lew Ratt", 1), ("the spokesman", 2)]
    found = people_of(text, people, "Tom Denn, Lew Ratt")
    assert all("the spokesman" not in mentions_of(one) for one in found)


def test_the_official_of_a_country_is_the_one_whose_office_it_is() -> None:
    text = (
        "Russian minister Tom Denn sat. French minister Lew Ratt ate. So the Russian official ate."
    )
    people = [
        ("Russian minister Tom Denn", 0), ("French minister Lew Ratt", 1),
        ("the Russian official", 2),
    ]  # fmt: skip
    found = people_of(text, people, "Tom Denn, Lew Ratt")
    [denn] = [one for one in found if one.name == "Tom Denn"]
    assert "the Russian official" in mentions_of(denn)


def test_a_surname_that_two_have_is_neither_of_them() -> None:
    text = "Abel Strand met Orla Strand. Strand left."
    people = [("Abel Strand", 0), ("Orla Strand", 1), ("Strand#3", 1)]
    found = people_of(text, people, "Abel Strand, Orla Strand, Strand#3")
    assert sorted(map(mentions_of, found)) == [["Abel Strand"], ["Orla Strand"], ["Strand"]]


def test_a_full_name_does_not_take_the_surname_that_another_has_too() -> None:
    text = "Abel Strand left. Strand fell. Then Orla Strand wept."
    people = [("Abel Strand", 0), ("Strand#2", 0), ("Orla Strand", 0)]
    found = people_of(text, people, "Abel Strand, Strand#2, Orla Strand")
    assert sorted(map(mentions_of, found)) == [["Abel Strand"], ["Orla Strand"], ["Strand"]]


def test_two_parties_that_a_chain_mixes_are_two() -> None:
    text = "Democrats objected. Republicans said no. Then Democrats left and Republicans stayed."
    parties: list[tuple[str, EntityType, int]] = [
        (f"{one}#{number}", "group", 0) for number in (1, 2) for one in ("Democrats", "Republicans")
    ]
    reading = reading_of(text, parties)
    found = find_entities(
        text, reading, [(place_of(text, party),) for party, *_ in parties]
    ).entities
    assert [mentions_of(one) for one in found] == [["Democrats"] * 2, ["Republicans"] * 2]


def test_what_stands_inside_a_phrase_is_somebody_else() -> None:
    text = "The chief of Vela left. He smiled."
    reading = reading_of(
        text,
        [("The chief of Vela", "person", 0), ("Vela", "place", 0), ("He", "person", 0)],
        names=[("Vela", "place")],
        arcs=[("of", "Vela", "case"), ("Vela", "chief", "nmod"), ("The", "chief", "det"),
              ("chief", "left", "nsubj")],
    )  # fmt: skip
    found = find_entities(text, reading).entities
    assert ["Vela"] in [mentions_of(one) for one in found]


def test_letters_and_the_name_that_they_are_short_for_are_one() -> None:
    text = "The Harbour Safety Board met. The HSB said no. The HSA did, too."
    cast = find_entities(
        text,
        reading_of(
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
        reading_of(
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
        reading_of(
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
    reading = reading_of(
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
    reading = reading_of(
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
    found = reading_of(
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
    found = reading_of(
        text, [("Ana Brill", "person", 0), ("he", "person", 0)], names=[("Ana Brill", "person")]
    )
    cast = find_entities(text, found)
    assert [[m.text for m in one.mentions] for one in cast.entities] == [["Ana Brill"]]


def test_a_name_whose_gender_no_list_knows_keeps_the_pronouns_of_its_chain() -> None:
    text = "Kim Brill left. She sleeps. The road is open, and he eats."
    found = reading_of(
        text,
        [("Kim Brill", "person", 0), ("She", "person", 0), ("he", "person", 0)],
        names=[("Kim Brill", "person")],
    )
    found = replace(
        found,
        tokens=tuple(
            replace(t, upos="PRON", lemma="she") if text[t.start : t.end] == "She" else t
            for t in found.tokens
        ),
    )
    cast = find_entities(text, found)
    assert [[m.text for m in one.mentions] for one in cast.entities] == [["Kim Brill", "She", "he"]]


def test_a_surname_that_is_a_country_too_is_the_persons() -> None:
    text = "Ana Jordan left. Jordan smiled."
    [one] = people_of(text, [("Ana Jordan", 0), ("Jordan#2", 1)], "Ana Jordan, Jordan#2")
    assert (one.name, one.country, mentions_of(one)) == (
        "Ana Jordan",
        None,
        ["Ana Jordan", "Jordan"],
    )


def test_an_office_by_which_somebody_is_spoken_to_is_no_name() -> None:
    text = "Ana Brill rose. Madam Speaker smiled."
    chains = [("Ana Brill", 0), ("Madam Speaker", 0)]
    [one] = people_of(text, chains, "Ana Brill, Madam Speaker")
    assert one.name == "Ana Brill"


def test_many_pronouns_tell_the_gender_that_no_list_of_names_knows() -> None:
    text = "Kim Brill left. She sleeps, she eats, she reads. The road is open, and he waits."
    chains = [(one, 0) for one in ("Kim Brill", "She", "she", "she#2", "he")]
    [one] = people_of(text, chains, "Kim Brill")
    assert mentions_of(one) == ["Kim Brill", "She", "she", "she"]


def test_a_he_of_whom_somebody_tells_in_quotation_marks_is_no_word_on_the_speaker() -> None:
    text = "Kim Brill left. “So he came, he sat and he ate.” Now she sleeps."
    chains = [(one, 0) for one in ("Kim Brill", "he", "he#2", "he#3", "she")]
    [one] = people_of(text, chains, "Kim Brill")
    assert mentions_of(one)[-1] == "she"


def test_the_same_office_of_two_bodies_is_two_peoples() -> None:
    text = "The head of Lorn Bank left. The head of Vesk Rail smiled."
    mentions: list[tuple[str, EntityType, int]] = [
        ("The head of Lorn Bank", "person", 0), ("Lorn Bank", "organization", 1),
        ("The head of Vesk Rail", "person", 0), ("Vesk Rail", "organization", 2),
    ]  # fmt: skip
    arcs = [
        (word, head, relation)
        for number, name in (("1", "Bank"), ("2", "Rail"))
        for word, head, relation in (
            (f"The#{number}", f"head#{number}", "det"),
            (f"head#{number}", f"head#{number}", "root"),
            (f"of#{number}", name, "case"),
            (name, f"head#{number}", "nmod"),
        )
    ]
    names: list[tuple[str, EntityType]] = [
        ("Lorn Bank", "organization"), ("Vesk Rail", "organization"),
    ]  # fmt: skip
    reading = reading_of(text, mentions, names=names, arcs=arcs)
    sources: list[Pieces] = [(place_of(text, f"The head of {name}"),) for name, _ in names]
    cast = find_entities(text, reading, sources)
    one, other = (entities_of(source, reading, cast) for source in sources)
    assert one
    assert other
    assert one != other


def test_whose_first_name_is_that_of_a_medium_is_none() -> None:
    text = "Petra Lindvik left. Petra Lindvik smiled."
    [one] = people_of(text, [("Petra Lindvik", 0), ("Petra Lindvik#2", 0)],
                      "Petra Lindvik, Petra Lindvik#2")  # fmt: skip
    assert one.type == "person"


def test_the_father_is_his_father_and_not_he() -> None:
    text = "Tomas Brill slept. His father left. The father smiled."
    reading = reading_of(
        text,
        [("Tomas Brill", "person", 0), ("His", "person", 0), ("His father", "person", 0),
         ("The father", "person", 0)],
        names=[("Tomas Brill", "person")],
        arcs=[("His", "father", "nmod:poss")],
    )  # fmt: skip
    sources: list[Pieces] = [(place_of(text, "Tomas Brill"),), (place_of(text, "The father"),)]
    cast = find_entities(text, reading, sources)
    boy, father = (entities_of(source, reading, cast) for source in sources)
    assert boy
    assert father
    assert boy != father


def test_the_age_of_somebody_means_whoever_spoke_last() -> None:
    text = "Ana Brill said no. It is late, the 46-year-old said."
    reading = reading_of(
        text,
        [("Ana Brill", "person", 0), ("the 46-year-old", "person", 1)],
        names=[("Ana Brill", "person")],
        arcs=[("Brill", "said", "nsubj"), ("old", "said#2", "nsubj")],
    )
    said = (place_of(text, "said"), place_of(text, "said#2"))
    sources: list[Pieces] = [(place_of(text, "Ana Brill"),), (place_of(text, "the 46-year-old"),)]
    reading = replace(
        reading,
        attributions=tuple(
            FoundAttribution(source, (cue,), (place_of(text, "It is late"),), "indirect", None, 0.9)
            for source, cue in zip(sources, said, strict=True)
        ),
    )
    cast = find_entities(text, reading, sources)
    assert entities_of(sources[0], reading, cast) == entities_of(sources[1], reading, cast)


def test_a_mention_that_begins_a_name_is_the_whole_of_it() -> None:
    text = "Free Lorn left. Free smiled. The Institute for Arms Studies closed."
    reading = reading_of(
        text,
        [("Free", "organization", 0), ("The Institute for Arms Studies", "organization", 1)],
        names=[("Free Lorn", "organization")],
        arcs=[
            ("Free", "Lorn", "compound"), ("The", "Institute", "det"),
            ("Institute", "Institute", "root"), ("for", "Studies", "case"),
            ("Arms", "Studies", "compound"), ("Studies", "Institute", "nmod"),
        ],
    )  # fmt: skip
    found = find_entities(text, reading).entities
    assert [one.name for one in found] == ["Free Lorn", "Institute for Arms Studies"]


def test_a_minister_who_may_be_either_of_a_mixed_chain_is_neither() -> None:
    text = "Minister Ana Brill met Minister Ora Denn. The minister smiled."
    reading = reading_of(
        text,
        [("Minister Ana Brill", "person", 0), ("Minister Ora Denn", "person", 0),
         ("The minister", "person", 0)],
        names=[("Ana Brill", "person"), ("Ora Denn", "person")],
        arcs=[("The", "minister", "det")],
    )  # fmt: skip
    sources: list[Pieces] = [(place_of(text, "The minister"),)]
    cast = find_entities(text, reading, sources)
    [minister] = entities_of(sources[0], reading, cast)
    assert minister not in (named_as(cast, "Ana Brill").id, named_as(cast, "Ora Denn").id)
