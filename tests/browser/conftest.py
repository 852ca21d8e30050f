"""The reading room in a real browser: `make test-browser` installs what that takes.

Two rooms: the examples, read by the network, and a made store of whatever looks ugly.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI
from tests.web.made import MadeStore, crowd, documents

import whence
from whence.store import Store
from whence.web.app import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

driver = pytest.importorskip("playwright.sync_api", reason="run `make test-browser`")

CHROMIUM = os.environ.get("WHENCE_CHROMIUM") or shutil.which("chromium")
CROWD = 300
SLOW_MS = 60_000
"""A busy machine is no failure."""


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address at which an application answers."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server stopped"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, examples_folder: Path) -> Iterator[str]:
    """The room of the examples."""
    with Store(str(tmp_path_factory.mktemp("demo") / "whence.db")) as store:
        assert store.add(whence.load(examples_folder)).added == 18
        with serving(create_app(store)) as address:
            yield address


@pytest.fixture(scope="session")
def examples_folder() -> Path:
    """The folder of invented reports."""
    return Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def ugly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room of hostile, long and foreign content, with a story of 300 reports."""
    with pytest.MonkeyPatch.context() as patch:
        made = MadeStore(tmp_path_factory.mktemp("ugly"), patch)
        store = made.of("ugly", [*documents(), *crowd(CROWD)])
        store.stories()  # builds them, by the rules of made stories, which end here
    with store, serving(create_app(store)) as address:
        yield address


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room with nothing in it."""
    with (
        Store(str(tmp_path_factory.mktemp("bare") / "whence.db")) as store,
        serving(create_app(store)) as address,
    ):
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    assert CHROMIUM, "there is no chromium; `make test-browser` says how to get it"
    with driver.sync_playwright() as running:
        # The sandbox needs rights that root in a container does not have.
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test where something on it does, or asks anything of elsewhere."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(SLOW_MS)
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on(
        "console",
        lambda said: (
            troubles.append(said.text)
            if said.type == "error" and "status of 404" not in said.text
            else None
        ),
    )
    opened.on(
        "request",
        lambda asked: (
            None if asked.url.startswith("http://127.0.0.1:") else troubles.append(asked.url)
        ),
    )
    yield opened
    context.close()
    assert not troubles
