"""The line model: that it runs on any page, tells the obvious, and leaves plain stories alone."""

import pytest

from whence.document.cleaning import clean
from whence.document.cleaning.marks import mark
from whence.document.cleaning.model import CLASSES, line_model

LEAD = "The ferry Anselm ran aground off Tolm on Monday night with 212 people aboard, police said."
SECOND = "All of them were taken ashore by fishing boats before the tide turned, the mayor said."
LAST = "The captain, who has sailed the route for eleven years, is being questioned by inspectors."


def classes(*texts: str) -> list[str]:
    """What each line is most likely; lines of which the model is not asked are story."""
    chances = line_model().chances([mark(text) for text in texts])
    assert all(len(row) == len(CLASSES) for row in chances.values())
    assert all(sum(row) == pytest.approx(1, abs=1e-5) for row in chances.values())
    found = ["story"] * len(texts)
    for place, row in chances.items():
        found[place] = CLASSES[row.index(max(row))]
    return found


def test_the_parts_of_a_page_are_told() -> None:
    found = classes(
        "Home | News | Sport",
        "Ferry runs aground off Tolm, all rescued",
        "By Rea Lund",
        LEAD,
        SECOND,
        "Sign up to our free newsletter and get the day's stories in your inbox",
        LAST,
        "Most Read",
        "Harbour seal opens the lock at night",
        "© 2031 Tolm Herald. All rights reserved.",
    )
    assert found[:5] == ["navigation", "title", "byline", "story", "story"]
    assert found[5:] == ["newsletter", "story", "related", "related", "legal"]


@pytest.mark.parametrize("text", ["x", "…", "12", "\U0001f44d 3", "word " * 5000])
def test_any_line_has_its_chances(text: str) -> None:
    assert len(classes(text.strip())) == 1


def test_weights_are_read_once() -> None:
    assert line_model() is line_model()


def test_the_story_alone_stays_as_it_is() -> None:
    text = "\n\n".join((LEAD, SECOND, LAST))
    assert clean(text).text == text
