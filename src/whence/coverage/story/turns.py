"""Interviews printed as questions and answers: who speaks in the answers.

A question is a line that ends with a question mark and stands outside of quotation marks; its
answer is what follows up to the next. The report is an interview where there are several and most
answers are in the first person; who answers is the person told of before the first question. Lines
that name that person, or that nobody says in the first person after the last answer, are the
outlet's again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.reading.types import Entity, Reading

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_FIRST: Final = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Ww]e|me|my|us|our)\b")
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LEAST_QUESTIONS: Final = 3
_IN_FIRST_PERSON: Final = 0.5
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turns:
    """The answers of an interview, and the id of the report's entity that gives them."""

    speaker: str
    answers: tuple[Place, ...]

    def holds(self, place: Place) -> bool:
        """Whether a word stands in an answer."""
        return any(start <= place[0] and place[1] <= end for start, end in self.answers)


def find_turns(reading: Reading) -> Turns | None:
    """The answers of a report that is an interview; None of one that is not, or where nothing
    tells who answers.
    """
    text = reading.document.text
    lines = [match.span() for match in _LINE.finditer(text)]
    asked = [number for number, line in enumerate(lines) if _is_question(text[slice(*line)])]
    if len(asked) < _LEAST_QUESTIONS:
        return None
    speaker = _introduced(reading, lines[asked[0]][0])
    if speaker is None:
        return None
    names = [mention for mention in speaker.mentions if mention.text[:1].isupper()]
    answers: list[Place] = []
    for number, after in zip(asked, [*asked[1:], len(lines)], strict=True):
        own = [
            line
            for line in lines[number + 1 : after]
            if not any(line[0] <= name.start < line[1] and len(name.text) > 2 for name in names)
        ]
        if after == len(lines):
            own = _up_to_the_end(text, own)
        answers += own
    spoken = sum(_in_first_person(text[slice(*line)]) for line in answers)
    if not answers or spoken < _IN_FIRST_PERSON * len(asked):
        return None
    return Turns(speaker.id, tuple(answers))


def _is_question(line: str) -> bool:
    return line.rstrip().endswith("?") and not _in_first_person(line)


def _in_first_person(line: str) -> bool:
    return _FIRST.search(_QUOTED.sub("", line)) is not None


def _up_to_the_end(text: str, lines: Sequence[Place]) -> list[Place]:
    """The lines of the last answer: the first, and those after it in the first person."""
    kept: list[Place] = []
    for line in lines:
        if kept and not _in_first_person(text[slice(*line)]):
            break
        kept.append(line)
    return kept


def _introduced(reading: Reading, before: int) -> Entity | None:
    """The person with a name who is told of most before the first question."""
    ranked = sorted(
        (
            (-sum(mention.end <= before for mention in entity.mentions), entity.id, entity)
            for entity in reading.entities
            if entity.named and entity.type == "person" and not _has_article(entity)
            and any(mention.end <= before for mention in entity.mentions)
        ),
        key=lambda one: one[:2],
    )  # fmt: skip
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][2]


def _has_article(entity: Entity) -> bool:
    """Whether it goes by *the* and a name, as a ship does and no person."""
    return any(mention.text.lower() == f"the {entity.name.lower()}" for mention in entity.mentions)
