"""Pictures of the reading room for the documentation, made from the examples.

    make screenshots        (or: python docs/screenshots.py [--store PATH])

Reads examples/ into a store, opens the room in a Chromium and writes docs/room-*.png. With
``--store``, a store of the examples that is there already is shown.
"""

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import whence
from whence.store import Store
from whence.web.app import create_app

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("WHENCE_CHROMIUM") or shutil.which("chromium")


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--store", help="a store of the examples (default: made anew)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "whence.db")
        with Store(place) as store:
            if options.store is None:
                store.add(whence.load(HERE.parent / "examples"))
            with serving(store) as address, sync_playwright() as running:
                browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                take(browser, store, address)
                browser.close()


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """The address of the room."""
    server = uvicorn.Server(uvicorn.Config(create_app(store), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def take(browser: Browser, store: Store, address: str) -> None:
    """One picture of each page, two of them of a phone and in the dark."""
    largest = max(store.stories(), key=lambda one: one.reports)
    story = store.story(largest.id)
    home = f"{address}/stories/{story.story.id}"
    copies = [one for one in story.reports if one.derived.from_]
    copy = next((one for one in copies if one.derived.wording == "rewritten"), copies[0])
    nested = max(story.reports, key=lambda one: _nested(store, one.document))
    quoted = max(story.entities, key=lambda one: len(store.entity(one.id).said))
    wide = page_of(browser, 1200, 900, "light")
    shoot(wide, address, "stories")
    shoot(wide, home, "story", open_first="article.claim details")
    shoot(wide, f"{home}#timeline", "timeline")
    shoot(wide, f"{address}/reports/{nested.document}", "report", hover=".content a.cue")
    shoot(wide, f"{address}/reports/{copy.document}/beside/{copy.derived.from_}", "beside")
    shoot(wide, f"{address}/sources/{quoted.id}", "source")
    asked = "A+Kordesian+warship+opened+fire+on+a+Maruvan+patrol+ship"
    shoot(wide, f"{address}/compare?text={asked}", "trace")
    phone = page_of(browser, 390, 780, "dark")
    shoot(phone, home, "story-phone")
    shoot(phone, f"{address}/reports/{nested.document}", "report-phone")


def page_of(browser: Browser, width: int, height: int, scheme: str) -> Page:
    """A page of that size in that scheme."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return page


def shoot(
    page: Page, address: str, name: str, *, open_first: str | None = None, hover: str | None = None
) -> None:
    """Go there, and write what is seen."""
    page.goto(address)
    if open_first:
        page.locator(open_first).first.locator("summary").click()
    if hover and page.locator(hover).count():
        page.locator(hover).first.hover()
    page.wait_for_timeout(700)  # a smooth scroll has an end, but no event
    page.screenshot(path=HERE / f"room-{name}.png")


def _nested(store: Store, document: str) -> int:
    return sum(one.within is not None for one in store.reading(document).attributions)


if __name__ == "__main__":
    main()
