"""The MCP tools, asked by the SDK's own client."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest
from mcp import Client
from tests.store.made import document
from tests.stories import HOSTILE, a_story

from whence.coverage.types import Story, StorySummary
from whence.document.types import Span
from whence.errors import WhenceError
from whence.mcp.server import make_server
from whence.reading.reader import Reader
from whence.reading.types import Reading
from whence.store import Store
from whence.store.types import Hit, Match, Trace


class AStore:
    """Answers with one story, however it is asked."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def story(self, story: str) -> Story:
        if story != "s1":
            raise WhenceError("not-found", f"there is no story {story}: whence stories lists them")
        return self._story

    def trace(self, text: str, *, limit: int) -> Trace:
        matches = (Match("s1", self._story.claims[0], 0.87),) if "bridge" in text else ()
        return Trace(text, matches[:limit])

    def stories(self, **_: object) -> tuple[StorySummary, ...]:
        head = self._story.story
        return (
            StorySummary(head.id, head.title, head.first_seen, head.last_seen, 4, 4, 2, 1, 2, 1),
        )

    def reading(self, name: str) -> Reading:
        text = f"{'Earlier.':<86} The Harbour Board denied nothing has fallen that day. Later."
        return Reading(document(name, text), ((87, text.index(" Later")),), (), (), (), (), ())

    def search(self, text: str, *, limit: int) -> tuple[Hit, ...]:
        return (Hit("s1", "d1", "Title", Span(3, 3 + len(text), text), 0.5),)[:limit]


def ask(tool: str, arguments: dict[str, Any], story: Story | None = None) -> Any:
    """The result of a tool, as a client has it."""

    async def asked() -> Any:
        store = cast(Store, AStore(story or a_story()))
        async with Client(make_server(store, Reader())) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(asked())


def test_a_claim_is_traced_to_its_origins_with_evidence() -> None:
    answer = ask("trace_claim", {"text": "the bridge fell"}).structured_content
    [match] = answer["matches"]
    assert match["story"] == "s1"
    claim = match["claim"]
    assert claim["independent_origins"] == 2
    assert claim["origins"][0] == "Transport Ministry (a party to the event), through Tidnet"
    # As it was said: the content alone would read as if they had said it.
    assert claim["disputed_by"] == [
        "Harbour Board: The Harbour Board denied nothing has fallen that day."
    ]
    first = claim["evidence"][0]
    assert first["said_by"] == ["Transport Ministry"]
    assert first["link"] == "/reports/d1#c100-128"


def test_what_nobody_says_has_no_match_and_a_note_that_says_what_that_means() -> None:
    answer = ask("trace_claim", {"text": "cats can fly"}).structured_content
    assert answer["matches"] == []
    assert "does not make it false" in answer["note"]


def test_a_story_comes_in_short_and_says_what_it_leaves_out() -> None:
    answer = ask("get_story", {"story": "s1", "claims": 0, "reports": 2}).structured_content
    assert (answer["claims_left_out"], answer["reports_left_out"]) == (1, 2)
    assert answer["reports"][1]["copied_from"] == "wholly from Tidnet"


def test_a_story_that_is_not_there_is_an_error_that_says_what_to_do() -> None:
    result = ask("get_story", {"story": "nope"})
    assert result.is_error
    assert "whence stories lists them" in result.content[0].text


def test_a_search_gives_stories_and_places() -> None:
    answer = ask("search_stories", {"query": "bridge"}).structured_content
    assert answer["stories"][0]["reports"] == 4
    assert answer["passages"][0]["link"] == "/reports/d1#c3-9"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("trace_claim", {"text": ""}),
        ("trace_claim", {"text": "x" * 1001}),
        ("trace_claim", {"text": "a bridge", "limit": 1000}),
        ("read_text", {"text": "x" * 20_001}),
        ("read_text", {"text": "The minister said so.", "published": "soon"}),
    ],
)
def test_questions_are_bounded(tool: str, arguments: dict[str, Any]) -> None:
    assert ask(tool, arguments).is_error


def test_answers_stay_small_whatever_a_report_says() -> None:
    answer = ask("get_story", {"story": "s1"}, a_story(HOSTILE * 100))
    assert len(answer.structured_content["title"]) < 420


def test_a_text_is_read_with_its_chains() -> None:
    text = "“We will rebuild it,” Transport Minister Ana Brill told reporters on Monday."
    answer = ask("read_text", {"text": text}).structured_content
    [statement] = answer["statements"]
    assert statement["chain"] == ["Ana Brill"]
    assert text[statement["start"] : statement["end"]] == "“We will rebuild it,”"
