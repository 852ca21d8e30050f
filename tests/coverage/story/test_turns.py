"""Interviews printed as questions and answers."""

from tests.coverage.story.paper import Say, report

from whence.coverage.story.turns import Turns, find_turns
from whence.document.types import Span
from whence.reading.types import Entity, Reading

INTRODUCED = "Ada Venn keeps the light at Corl Head. She spoke to us on Monday."
TURNS = (
    ("Where were you?", "I was on the stairs. The lamp went out."),
    ("And then?", "We heard the keel on the rocks."),
    ("Will you stay?", "I have nowhere else to go."),
)


def interview(after: str = "", introduced: str = INTRODUCED) -> Reading:
    """An interview as its lines; the parser takes the *Petrel* for a person."""
    lines = [introduced, *(line for turn in TURNS for line in turn), *([after] if after else [])]
    text = "\n\n".join(lines)
    reading = report("d1", [Say(text.replace("\n", " "), verb="was")]).reading
    document = type(reading.document)(
        **{
            name: getattr(reading.document, name)
            for name in type(reading.document).__dataclass_fields__
            if name != "text"
        },
        text=text,
    )
    named = tuple(
        Entity(
            f"e{n}",
            name.removeprefix("the "),
            "person",
            True,
            (),
            (),
            None,
            None,
            (Span(at, at + len(name), name),),
        )
        for n, name in enumerate(("Ada Venn", "Bo Carr", "the Petrel"), 1)
        if (at := text.find(name)) >= 0
    )
    return Reading(document, reading.sentences, (), named, (), (), ())


def answers(turns: Turns | None, text: str) -> list[str]:
    """The answers' words."""
    assert turns is not None
    return [text[start:end] for start, end in turns.answers]


def test_the_answers_are_those_of_the_person_who_is_introduced() -> None:
    reading = interview()
    turns = find_turns(reading)
    assert turns is not None
    assert turns.speaker == "e1"
    assert answers(turns, reading.document.text) == [answer for _, answer in TURNS]


def test_what_follows_the_last_answer_is_the_outlet_s() -> None:
    reading = interview("The harbour office has closed the channel.")
    assert answers(find_turns(reading), reading.document.text)[-1] == TURNS[-1][1]


def test_without_one_who_is_introduced_nobody_is_guessed() -> None:
    assert find_turns(interview(introduced="A talk at the lighthouse.")) is None
    assert find_turns(interview(introduced="Ada Venn and Bo Carr talk.")) is None


def test_who_goes_by_an_article_is_a_ship_and_answers_nothing() -> None:
    turns = find_turns(interview(introduced="Ada Venn sails the Petrel."))
    assert turns is not None
    assert turns.speaker == "e1"
