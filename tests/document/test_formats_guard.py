"""Mark-up that no parser should see, and pages that only look untidy."""

import pytest

from whence.document.formats.guard import DEEPEST, MOST_ELEMENTS, check_entities, check_nesting
from whence.errors import WhenceError


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300,
        "<div>" * 200_000,
        "<div>" * 200_000 + "text" + "</div>" * 200_000,
        "<b><div></b>" * 300,
        "<x></y>" * 30_000,
        "<ul><li>" * 400,
        "<table><tr><td>" * 200,
        "<span x='>'>" * 400,
    ],
)
def test_bottomless_nesting_is_refused(page: str) -> None:
    for data in (page, page.encode(), page.encode("utf-16")):
        with pytest.raises(WhenceError, match="levels deep") as caught:
            check_nesting(data)
        assert caught.value.code == "format"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "text without tags",
        "<p>The harbour reopened." * 5_000,
        "<ul>" + "<li>Item" * 5_000 + "</ul>",
        "<br><img src=a><hr><input>" * 2_000,
        "<dl>" + "<dt>a<dd>b" * 2_000,
        "<table>" + "<tr><td>1<td>2" * 2_000,
        "<div><span>closed</div>" * 3_000,
        "<p><b>x</b></p>" * 3_000,
        "<script>" + "if (a<b) x('<div>');" * 20_000 + "</script><p>The harbour.</p>",
        "<!--" + "<div>" * 40_000 + "--><p>The harbour.</p>",
        "<div>" * (DEEPEST - 10) + "deep, but readable",
    ],
)
def test_untidy_pages_pass(page: str) -> None:
    check_nesting(page)
    check_nesting(page.encode())


def test_more_elements_than_extraction_can_take_are_refused() -> None:
    for count in (MOST_ELEMENTS + 1, 400_000):
        with pytest.raises(WhenceError, match="elements") as caught:
            check_nesting("<p>a</p>" * count)
        assert caught.value.code == "too-large"


def test_entities_of_ones_own_are_refused_in_any_page() -> None:
    page = '<!DOCTYPE html [\n<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><p>&b;</p></html>'
    for data in (page.encode(), page.encode("utf-16")):
        with pytest.raises(WhenceError, match="entities"):
            check_nesting(data)


def test_talk_of_entities_is_no_declaration() -> None:
    check_entities(b"<!DOCTYPE html><p>Write &lt;!ENTITY a> or <code><!ENTITY</code> [sic]</p>")


def test_a_tag_of_thousands_of_attributes_is_refused_and_a_picture_in_one_is_not() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(20_000))
    with pytest.raises(WhenceError, match="attributes") as refused:
        check_nesting(f"<p {attributes}>The dam held.</p>")
    assert refused.value.code == "format"
    check_nesting(f'<img src="data:image/png;base64,{"A" * 500_000}=="><p>The dam held.</p>')
