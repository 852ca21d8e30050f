"""A story in a terminal: counts first, words once, denials in their sentence."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.store.made import document
from tests.stories import HOSTILE, a_story, collapse, said

from whence.cli.render_story import StoryPrinter
from whence.coverage.quotes import Quotes
from whence.coverage.types import Claim, Dispute, Story
from whence.reading.types import Reading

TEXT = f"{'Earlier.':<86} The Harbour Board denied nothing has fallen that day. Later."


def read(name: str) -> Reading:
    """A document with one long sentence around the hundredth character."""
    return Reading(document(name, TEXT), ((87, TEXT.index(" Later")),), (), (), (), (), ())


def printed(story: Story) -> str:
    """The story as `whence story` prints it."""
    stream = io.StringIO()
    StoryPrinter(stream).story(story, Quotes(read), None)
    return stream.getvalue()


def flat(text: str) -> str:
    """Without line breaks and the lines of trees."""
    return " ".join("".join(c if c not in "│├└─" else " " for c in text).split())


def with_claim(claim: Claim) -> Story:
    """The story with one claim."""
    return replace(a_story(), claims=(claim,))


def test_a_claim_says_how_many_outlets_and_origins_before_anything_else() -> None:
    page = flat(printed(a_story()))
    assert "“the bridge came down at noon” 3 outlets, 2 independent origins, disputed" in page
    assert "Probably true. two independent origins" in page


def test_who_copied_words_stands_beside_who_wrote_them() -> None:
    both = tuple(said(one, "a1", "the bridge came down at noon", ("e1",)) for one in ("d1", "d2"))
    page = flat(printed(with_claim(replace(collapse(), assertions=both))))
    assert page.count("copied by Kystposten") == 1
    assert "Tidnet: “" in page
    assert "Kystposten: “" not in page


def test_a_denial_is_quoted_with_who_denies() -> None:
    page = flat(printed(a_story()))
    assert "disputed by Harbour Board: “The Harbour Board denied nothing has fallen" in page


def test_the_same_denial_in_several_reports_is_one_line() -> None:
    again = tuple(
        Dispute(one, None, "“nothing” has fallen", "Harbour Board") for one in ("d3", "d4")
    )
    page = flat(printed(with_claim(replace(collapse(), disputed_by=again))))
    assert page.count("disputed by Harbour Board") == 1
    assert "Fjord Weekly and file d4.txt" in page


def test_a_report_of_an_unknown_outlet_is_called_by_its_file() -> None:
    assert "file d4.txt" in printed(a_story())


def test_nothing_of_a_report_steers_the_terminal() -> None:
    claim = replace(collapse(), statement=HOSTILE)
    assert "\x1b" not in printed(replace(a_story(HOSTILE), claims=(claim,)))


def test_lines_keep_to_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = replace(collapse(), statement="Administration " * 40)
    assert max(map(cell_len, printed(with_claim(long)).splitlines())) <= 80
