"""The quick look at a line's beginning passes over no line that has a form."""

import re
from random import Random
from re import _constants as c
from re import _parser
from typing import Any

import pytest

from whence.document.cleaning import forms
from whence.document.cleaning.openings import may_have_form
from whence.document.cleaning.signals import look

TEXTS = 1_000
"""Made of each form: enough that every alternative of the longest is met many times."""


def made_of(parts: Any, chance: Random) -> str:
    """A text that follows a parsed expression, its look-arounds aside."""
    return "".join(made_of_part(kind, value, chance) for kind, value in parts)


def made_of_part(kind: Any, value: Any, chance: Random) -> str:
    if kind is c.LITERAL:
        return chr(value)
    if kind is c.ANY:
        return chance.choice("aB ")
    if kind is c.IN:
        return made_of_set(value, chance)
    if kind is c.BRANCH:
        return made_of(chance.choice(value[1]), chance)
    if kind is c.SUBPATTERN:
        return made_of(value[3], chance)
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT):
        least, most, part = value
        times = chance.randint(least, min(most, least + 2))
        return "".join(made_of(part, chance) for _ in range(times))
    assert kind in (c.AT, c.ASSERT, c.ASSERT_NOT), kind
    return ""


def made_of_set(members: Any, chance: Random) -> str:
    kind, value = chance.choice(members)
    if kind is c.RANGE:
        return chr(chance.randint(*value))
    if kind is c.CATEGORY:
        return {c.CATEGORY_DIGIT: "7", c.CATEGORY_SPACE: " "}.get(value, "w")
    return " " if kind is c.NEGATE else chr(value)


@pytest.mark.parametrize(
    "pattern", [pattern for _, patterns in forms._FORMS for pattern in patterns]
)
def test_what_has_a_form_passes(pattern: re.Pattern[str]) -> None:
    chance = Random(7)  # noqa: S311 - the same texts each time, no secrets
    parsed = _parser.parse(pattern.pattern, pattern.flags)
    tried = 0
    for _ in range(TEXTS):
        text = " ".join(made_of(parsed, chance).split())
        if not text or not pattern.match(text.strip(forms._DECORATION).replace("’", "'")):
            continue
        line = look(text)
        if line.words:
            tried += 1
            assert may_have_form(line), text
    assert tried > TEXTS / 10


@pytest.mark.parametrize(
    "text",
    [
        "The harbour at Quell was closed on Monday after a barge broke its moorings.",
        "“You cannot moor a barge with string,” the harbour master told the council.",
        "In the evening the barge was towed back.",
    ],
)
def test_prose_is_not_looked_at_further(text: str) -> None:
    assert not may_have_form(look(text))
