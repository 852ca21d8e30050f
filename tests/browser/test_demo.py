"""A person goes through the demo store."""

import re

from playwright.sync_api import Browser, Page, expect


def test_from_a_search_to_the_sentence(page: Page, demo: str) -> None:
    page.goto(demo)
    page.get_by_role("searchbox").fill("warship patrol ship strait")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sentences that match")).to_be_visible()
    page.locator(".stories h3 a").first.click()
    expect(page).to_have_url(re.compile(r"/stories/"))

    claim = page.locator("article.claim").first
    tree = claim.locator("details")
    expect(tree.locator(".tree").first).to_be_hidden()
    tree.locator("summary").click()
    expect(tree.locator(".tree").first).to_be_visible()
    sentence = tree.locator("q a").first
    words = sentence.inner_text().strip("… ")[:40]
    sentence.click()

    expect(page).to_have_url(re.compile(r"/reports/\w+#c\d+-\d+$"))
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    assert words.split()[0].lower() in page.locator("article.text").inner_text().lower()


def test_from_a_nested_attribution_to_its_source(page: Page, demo: str) -> None:
    page.goto(f"{demo}/?q=admiral+ordered+captains")
    page.locator(".hits a").first.click()
    inner = page.locator(".content .content").first
    expect(inner).to_be_visible()
    around = inner.locator("xpath=ancestor::span[contains(@class,'content')]").first.bounding_box()
    within = inner.bounding_box()
    assert around
    assert within
    assert around["y"] <= within["y"] + 1
    assert within["y"] + within["height"] <= around["y"] + around["height"] + 1

    cue = page.locator(".content a.cue").first
    card = cue.locator(".card")
    expect(card).to_be_hidden()
    cue.focus()
    expect(card).to_be_visible()
    assert page.locator(".lit").count() >= 2
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    cue.hover()
    page.mouse.move(0, 0)

    page.locator("details.long summary").first.click()
    source = page.locator(".notes .chain a").first
    name = source.inner_text()
    source.click()
    expect(page).to_have_url(re.compile(r"/sources/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator(".proofs q").first).to_be_visible()


def test_a_copy_is_seen_side_by_side(page: Page, demo: str) -> None:
    page.goto(demo)
    page.locator(".stories h3 a").first.click()
    page.get_by_role("link", name=re.compile("^side by side")).first.click()
    expect(page).to_have_url(re.compile(r"/reports/\w+/beside/\w+$"))
    same = page.locator("tr.same").first
    left, right = (same.locator("td").nth(at).inner_text() for at in (0, 1))
    assert set(left.lower().split()) & set(right.lower().split())
    same.locator("td a").last.click()
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_claim_is_traced(page: Page, demo: str) -> None:
    page.goto(f"{demo}/compare")
    page.get_by_label("A sentence, as you heard it").fill(
        "A warship opened fire on the patrol ship"
    )
    page.get_by_role("button", name="Trace it").click()
    expect(page.locator("article.claim").first).to_be_visible()
    expect(page.locator("article.claim .tree").first).to_be_visible()


def test_everything_is_there_without_scripts(browser: Browser, demo: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(demo)
    plain.locator(".stories h3 a").first.click()
    plain.locator("article.claim summary").first.click()
    plain.locator("article.claim q a").first.click()
    expect(plain.locator(":target")).to_be_in_viewport()
    cue = plain.locator("a.cue").first
    cue.hover()
    expect(cue.locator(".card")).to_be_visible()
    context.close()
