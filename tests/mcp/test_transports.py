"""`whence mcp` as programs start it, asked by the SDK's own client."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from tests.store.made import MadeReader, document

from whence.store import Store

WHENCE = str(Path(sys.executable).with_name("whence"))
TOOLS = {"trace_claim", "get_story", "search_stories", "read_text"}
SECONDS = 60


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one report, read without the network."""
    place = str(tmp_path_factory.mktemp("mcp") / "whence.db")
    text = "Maruva said that the corvette fired first. Kordesia met Maruva."
    with Store(place, reader=MadeReader()) as made:
        made.add([document("ship.txt", text, title="Who fired?", outlet="Pelorus")])
        made.stories()
    return place


@pytest.fixture
def address(store: str) -> Iterator[str]:
    """Where the server answers over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [WHENCE, "mcp", "--http", "--port", str(port), "--store", store]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until and running.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
        running.terminate()


def asked(server: Any) -> tuple[set[str], dict[str, Any], bool]:
    """The tools of a server, the answer to a search, and whether a wrong question is an error."""

    async def ask() -> tuple[set[str], dict[str, Any], bool]:
        async with Client(server, read_timeout_seconds=SECONDS) as client:
            tools = {one.name for one in (await client.list_tools()).tools}
            wrong = await client.call_tool("get_story", {"story": "none"})
            found = await client.call_tool("search_stories", {"query": "corvette", "limit": 1})
            return tools, found.structured_content or {}, bool(wrong.is_error)

    return asyncio.run(ask())


def check(tools: set[str], found: dict[str, Any], *, refused: bool) -> None:
    """That the server is whence, has the story, and says what is wrong."""
    assert tools == TOOLS
    assert [one["title"] for one in found["stories"]] == ["Who fired?"]
    assert refused


def test_over_standard_input_and_output(store: str) -> None:
    server = StdioServerParameters(command=WHENCE, args=["mcp", "--store", store])
    tools, found, refused = asked(server)
    check(tools, found, refused=refused)


def test_over_http(address: str) -> None:
    tools, found, refused = asked(address)
    check(tools, found, refused=refused)
