"""Three widths, both schemes, on paper: nothing runs over, nothing cannot be read."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

WIDTHS = (360, 768, 1440)
AXE = os.environ.get("WHENCE_AXE", "")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def look(width: int, scheme: str) -> dict[str, Any]:
    """A screen of that width in that scheme."""
    return {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}


def addresses(page: Page, ugly: str) -> list[str]:
    """One page of each kind, with what is ugly on it."""
    page.goto(f"{ugly}/stories/s-ship")
    reports = page.locator(".copies .report a[href^='/reports/']").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    claim = page.locator("article.claim h3 a").first.get_attribute("href")
    beside = next(one for one in reports if "/beside/" in one)
    source = page.locator(".tree .who a").first.get_attribute("href")
    return [
        "/", "/?q=ferry&disputed=1", "/?q=ferry", "/stories/s-ship", "/stories/s-crowd", str(claim),
        *(one for one in reports if "/beside/" not in one), beside, str(source), "/pairs",
        "/pairs/MRV/KRD", "/compare", "/compare?text=the+corvette+fired+first", "/about",
        "/nowhere",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over_the_edge(
    browser: Browser, page: Page, ugly: str, width: int, scheme: str
) -> None:
    pages = addresses(page, ugly)
    context = browser.new_context(**look(width, scheme))
    shown = context.new_page()
    for address in pages:
        shown.goto(f"{ugly}{address}")
        shown.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        over = shown.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, (address, width, over)
    context.close()


@pytest.mark.skipif(not AXE, reason="axe-core is not here; `make test-browser` fetches it")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(
    browser: Browser, page: Page, ugly: str, bare: str, width: int, scheme: str
) -> None:
    pages = [f"{ugly}{one}" for one in addresses(page, ugly)] + [f"{bare}/"]
    context = browser.new_context(**look(width, scheme), bypass_csp=True)
    shown = context.new_page()
    script = Path(AXE).read_text(encoding="utf-8")
    for address in pages:
        shown.goto(address)
        shown.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        shown.evaluate(script)
        found = shown.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
        )
        told = [
            (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary"))
            for one in found["violations"]
        ]
        assert not told, (address, told)
    context.close()


def test_paper_shows_what_was_folded_and_no_forms(page: Page, ugly: str) -> None:
    page.goto(f"{ugly}/stories/s-ship")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article.claim .tree").first.is_visible()
    assert not page.get_by_role("navigation", name="Main").is_visible()


def test_text_can_be_enlarged_twofold(page: Page, ugly: str) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    for address in addresses(page, ugly):
        page.goto(f"{ugly}{address}")
        page.evaluate("document.documentElement.style.fontSize = '212%'")
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, (address, over)
