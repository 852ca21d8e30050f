"""Whom *he* and *she* mean where they speak, on readings made by hand."""

from collections.abc import Sequence

import pytest

from whence.reading.entities import find_entities
from whence.reading.gender import gender_of, gender_of_name, likely_gender
from whence.reading.model import FoundAttribution, Mention, Name, NetworkReading, Token
from whence.reading.model.words import split_words
from whence.reading.types import EntityType

PRONOUNS = ("He", "he", "She", "she", "I")


def _place(text: str, phrase: str) -> tuple[int, int]:
    """Offsets of a phrase; ``he#2`` is its second place."""
    phrase, _, number = phrase.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(phrase, start + 1)
    return start, start + len(phrase)


def _name_of(
    text: str,
    asked: str,
    mentions: Sequence[tuple[str, int]],
    said: Sequence[tuple[str, str, str]],
    subjects: Sequence[str] = (),
    types: dict[str, EntityType] | None = None,
) -> str | None:
    """Who a pronoun is, by mentions of (phrase, chain) and attributions of (source, cue, content).

    Every line is a sentence, whose first ``said`` cue or else last word governs it.
    """
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    words = split_words(text, [line for line in lines if line[0] < line[1]])
    places = [(*_place(text, phrase), chain, phrase) for phrase, chain in mentions]
    cues = {_place(text, cue)[0] for _, cue, _ in said}
    heads, relations = [], []
    for index, start in enumerate(words.starts):
        same = [i for i in range(len(words)) if words.sentences[i] == words.sentences[index]]
        root = next((i for i in same if words.starts[i] in cues), same[-1])
        heads.append(root)
        relations.append("root" if root == index else "dep")
        for first, end, _, _ in places:
            if first <= start < words.ends[index] < end:
                heads[index] = next(i for i in same if words.ends[i] == end)
                relations[index] = "compound"
    starting = {_place(text, subject)[1] for subject in subjects}
    relations = [
        "nsubj" if end in starting else relation
        for end, relation in zip(words.ends, relations, strict=True)
    ]
    kinds = types or {}
    named = [(s, e, p) for s, e, _, p in places if p.partition("#")[0] not in PRONOUNS]
    reading = NetworkReading(
        tokens=tuple(
            Token(start, end, "PRON" if text[start:end] in PRONOUNS else "PROPN",
                  text[start:end].lower(), head, relation)
            for start, end, head, relation in zip(
                words.starts, words.ends, heads, relations, strict=True
            )
        ),
        mentions=tuple(
            Mention(s, e, kinds.get(p, "person"), True, 0.9, chain)
            for s, e, chain, p in sorted(places)
        ),
        names=tuple(Name(s, e, kinds.get(p, "person"), 0.9) for s, e, p in sorted(named)),
        attributions=tuple(
            FoundAttribution((_place(text, source),), (_place(text, cue),),
                             (_place(text, content),), "direct", None, 0.9)
            for source, cue, content in said
        ),
    )  # fmt: skip
    cast = find_entities(text, reading, [one.source for one in reading.attributions])
    span = _place(text, asked)
    return next(
        (one.name for one in cast.entities if any((m.start, m.end) == span for m in one.mentions)),
        None,
    )


def test_who_speaks_is_not_of_whom_the_quotation_tells() -> None:
    text = "Ana Brill praised the plan.\n\n“Tom Denn is right,” she said."
    said = [("Ana Brill", "praised", "the plan"), ("she", "said", "“Tom Denn is right,”")]
    chains = [("Ana Brill", 0), ("Tom Denn", 1), ("she", 1)]
    assert _name_of(text, "she", chains, said) == "Ana Brill"


def test_she_is_no_man_and_he_no_woman() -> None:
    text = "Laura Brill called Thomas Denn.\nShe said no."
    chains = [("Laura Brill", 0), ("Thomas Denn", 1), ("She", 1)]
    said = [("She", "said", "no")]
    assert _name_of(text, "She", chains, said, ["Laura Brill"]) == "Laura Brill"


def test_a_speaker_is_no_body() -> None:
    text = "Vela Works called Thomas Denn.\nHe said no."
    chains = [("Vela Works", 1), ("Thomas Denn", 0), ("He", 1)]
    name = _name_of(
        text, "He", chains, [("He", "said", "no")], ["Thomas Denn"], {"Vela Works": "organization"}
    )
    assert name == "Thomas Denn"


def test_who_spoke_last_is_meant_rather_than_somebody_far() -> None:
    text = (
        "Paul Orr left.\nIt rained.\n\nThomas Denn called it a win.\n\n“It is not easy,” he said."
    )
    chains = [("Paul Orr", 0), ("Thomas Denn", 1), ("he", 0)]
    said = [("Thomas Denn", "called", "a win"), ("he", "said", "“It is not easy,”")]
    assert _name_of(text, "he", chains, said, ["Paul Orr"]) == "Thomas Denn"


def test_the_chain_holds_where_its_person_is_named_after_the_last_speaker() -> None:
    text = "Thomas Denn called it a win.\nThe town of Paul Orr won.\nHe said no."
    chains = [("Thomas Denn", 1), ("Paul Orr", 0), ("He", 0)]
    said = [("Thomas Denn", "called", "a win"), ("He", "said", "no")]
    assert _name_of(text, "He", chains, said) == "Paul Orr"


def test_the_author_is_nobody_of_the_report() -> None:
    text = "Thomas Denn left.\nI said no."
    chains = [("Thomas Denn", 0), ("I", 0)]
    assert _name_of(text, "I", chains, [("I", "said", "no")]) is None


def test_nobody_rather_than_somebody_of_whom_the_quotation_tells() -> None:
    text = "“Tom Denn is right,” she said."
    said = [("she", "said", "“Tom Denn is right,”")]
    assert _name_of(text, "she", [("Tom Denn", 0), ("she", 0)], said) is None


def test_a_he_in_the_quotation_speaks_only_for_somebody_else_who_is_there() -> None:
    text = "Thomas Denn left.\nAbout that he said “he is a friend.”"
    said = [("he", "said", "“he is a friend.”")]
    chains = [("Thomas Denn", 0), ("he", 0), ("he#2", 0)]
    assert _name_of(text, "he", chains, said) == "Thomas Denn"


def test_who_writes_and_who_is_written_to_are_no_he() -> None:
    text = "Thomas Denn met Paul Orr.\nI waited.\nHe said no."
    chains = [("Thomas Denn", 1), ("Paul Orr", 0), ("I", 1), ("He", 0)]
    assert _name_of(text, "He", chains, [("He", "said", "no")], ["I"]) == "Paul Orr"


def test_the_campaign_of_somebody_is_not_that_person() -> None:
    text = "The Denn campaign grew.\nThomas Denn left."
    chains = [("The Denn campaign", 0), ("Thomas Denn", 1)]
    assert _name_of(text, "The Denn campaign", chains, []) == "The Denn campaign".removeprefix(
        "The "
    )


def test_a_lady_is_not_the_man_of_her_surname() -> None:
    text = "Thomas Denn left.\nMrs. Denn stayed."
    chains = [("Thomas Denn", 0), ("Mrs. Denn", 1)]
    assert _name_of(text, "Mrs. Denn", chains, []) == "Denn"
    assert _name_of(text.replace("Mrs", "Mr"), "Mr. Denn", [chains[0], ("Mr. Denn", 1)], []) == (
        "Thomas Denn"
    )


def test_a_name_ends_at_a_mark_that_no_name_has() -> None:
    text = "Paul Denn began: The Vela Board met."
    whole = "Paul Denn began: The Vela Board"
    assert _name_of(text, whole, [(whole, 0)], []) == "Paul Denn"


@pytest.mark.parametrize(
    ("words", "gender"),
    [("Mrs. Brill", "she"), ("the spokesman", "he"), ("the king and the queen", None), ("", None)],
)
def test_gender_by_words(words: str, gender: str | None) -> None:
    assert gender_of(words.split()) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("laura denn", "she"), ("thomas brill", "he"), ("vela brill", None), ("laura", None)],
)
def test_gender_by_given_name(name: str, gender: str | None) -> None:
    assert gender_of_name(tuple(name.split())) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("laura denn", "she"),
        ("jaroslav brill", "he"),
        ("hedvika brill", "she"),
        ("inés brill", "she"),
        ("kim brill", None),
        ("minister brill", None),
        ("hedvika", None),
    ],
)
def test_a_given_name_that_no_list_has_is_told_by_its_letters(
    name: str, gender: str | None
) -> None:
    assert likely_gender(tuple(name.split())) == gender
