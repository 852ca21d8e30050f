"""The keyboard alone reaches everything, and one sees where one is."""

import re

from playwright.sync_api import Page, expect

FOCUSED = "document.activeElement"
INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex='0']"


def reached(page: Page) -> list[str]:
    """What the tabulator key goes to from the top of the page, in order."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    found: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(all => [...document.querySelectorAll(all)].indexOf(document.activeElement))",
            INTERACTIVE,
        )
        if at < 0 or str(at) in found:
            break
        outline = page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
        assert outline != "none", page.evaluate(f"{FOCUSED}.outerHTML")
        found.append(str(at))
    return found


def visible(page: Page) -> int:
    """How many there are to be reached."""
    return int(
        page.evaluate(
            "(all => [...document.querySelectorAll(all)].filter(one => one.checkVisibility()"
            " && one.tabIndex >= 0).length)",
            INTERACTIVE,
        )
    )


def test_all_that_can_be_used_is_reached(page: Page, ugly: str) -> None:
    page.goto(f"{ugly}/pairs/MRV/KRD")
    story = page.locator("a[href^='/stories/']").first.get_attribute("href")
    report = page.locator("a[href^='/reports/']").first.get_attribute("href")
    for address in ("/", "/compare", "/pairs", "/pairs/MRV/KRD", "/about", story, report):
        page.goto(f"{ugly}{address}")
        count = len(reached(page))
        assert count == visible(page) > 5, address


def test_the_first_stop_skips_to_the_content(page: Page, ugly: str) -> None:
    page.goto(ugly)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "content"


def test_a_claim_opens_and_leads_on_by_keys(page: Page, ugly: str) -> None:
    page.goto(f"{ugly}/stories/s-ship")
    summary = page.locator("article.claim summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.claim .tree").first).to_be_visible()
    for _ in range(10):
        page.keyboard.press("Tab")
        if re.search(r"/reports/", page.evaluate(f"{FOCUSED}.href || ''")):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/\w+#c\d+-\d+$"))
