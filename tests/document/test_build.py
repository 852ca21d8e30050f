"""One page to one document: which evidence wins, and what is unknown."""

import pytest

from whence.document.build import MOST_LINES, build
from whence.document.page import Page
from whence.document.settings import Settings
from whence.document.types import DateInterval, Document, Outlet
from whence.errors import WhenceError

STORY = (
    "The two sides left the table on Monday without a deal, the mediator said.\n\n"
    "Nobody on either side would say when the next round would begin, or where.\n"
)
MARCH_4 = DateInterval("2031-03-04", "2031-03-04", "metadata")


def document(
    text: str = STORY,
    *,
    settings: Settings | None = None,
    markup: str = "text",
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    record: int | None = None,
    path: str = "talks.txt",
) -> Document:
    page = Page(
        path=path,
        record=record,
        body=text.encode(),
        markup="html" if markup == "html" else "text",
        url=url,
        title=title,
        outlet=outlet,
        published=published,
    )
    return build(page, settings or Settings())


def html(head: str = "") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.strip().split("\n\n"))
    return f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>"


def test_nothing_said_is_nothing_known() -> None:
    found = document()
    assert (found.title, found.url, found.outlet, found.published) == (None, None, None, None)
    assert (found.authors, found.credits, found.dateline) == ((), (), None)
    assert found.text == STORY.strip()


def test_the_date_of_the_container_wins_then_the_line_then_the_address_then_the_caller() -> None:
    given = Settings(published=DateInterval("2031-01-01", "2031-01-01", "metadata"))
    line = f"Published: 2031-03-02 18:23:25\n\n{STORY}"
    url = "https://x.example/2031/03/03/talks"
    assert document(line, settings=given, url=url, published="2031-03-04").published == MARCH_4
    stated = document(line, settings=given, url=url).published
    assert stated == DateInterval("2031-03-02", "2031-03-02", "stated")
    address = document(settings=given, url=url).published
    assert address == DateInterval("2031-03-03", "2031-03-03", "metadata")
    assert document(settings=given, published="soon").published == given.published


def test_an_address_alone_is_no_metadata_of_the_outlet() -> None:
    found = document(html(), markup="html", url="https://www.velagazette.example/talks")
    assert found.outlet == Outlet("velagazette.example", "velagazette.example", "url")


def test_an_address_on_a_line_of_the_page_counts_where_nothing_else_tells_one() -> None:
    stated = "https://www.velagazette.example/2031/03/04/talks"
    found = document(f"{STORY}\n\nURL: {stated}")
    assert (found.url, found.published, found.text) == (stated, MARCH_4, STORY.strip())
    given = "https://copy.example/talks"
    assert document(f"{STORY}\n\nURL: {stated}", url=given).url == given


def test_a_number_of_a_machine_is_nobody() -> None:
    assert document(html(), markup="html", url="http://192.0.2.7/talks").outlet is None


def test_the_name_in_the_metadata_wins_over_the_address() -> None:
    head = '<meta property="og:site_name" content="Vela Gazette">'
    found = document(html(head), markup="html", url="https://www.velagazette.example/talks")
    assert found.outlet == Outlet("Vela Gazette", "velagazette.example", "metadata")


def test_addresses_that_no_browser_opens_are_unknown() -> None:
    assert document(url="javascript:alert(1)").url is None


def test_the_same_bytes_at_two_places_are_two_documents_and_at_one_place_one() -> None:
    ids = {document(path=path, record=record).id for path in "ab" for record in (None, 1, 2)}
    assert len(ids) == 6
    assert document(path="a").id in ids
    assert (
        document(path="a", url="https://x.example/").id
        == document(path="b", url="https://x.example/").id
    )


def test_text_is_in_nfc_but_not_as_it_is() -> None:
    text = STORY.replace("Nobody", "Rene\u0301")
    assert "René" in document(text).text
    assert document(text, settings=Settings(as_is=True)).text == text


def test_as_it_is_means_utf8() -> None:
    page = Page("a.txt", None, STORY.encode("utf-16"), "text")
    with pytest.raises(WhenceError, match="convert it") as refused:
        build(page, Settings(as_is=True))
    assert refused.value.code == "encoding"


def test_bytes_that_are_no_characters_are_counted_in_either_way() -> None:
    body = STORY.replace("Nobody", "“Nobody”").encode() + b"It is \xff late.\n"
    page = Page("a.txt", None, body, "text", replaced=2)
    assert build(page, Settings(as_is=True)).replaced_characters == 3


def test_a_text_of_more_lines_than_a_report_has_is_refused_unless_taken_as_it_is() -> None:
    text = STORY + "a b\n" * MOST_LINES
    with pytest.raises(WhenceError, match="more than 50,000 lines") as raised:
        document(text)
    assert raised.value.code == "too-large"
    assert document(text, settings=Settings(as_is=True)).text == text


def test_characters_without_width_do_not_make_a_paragraph_stand_twice() -> None:
    body = html().replace("Monday", "Mon&shy;day").replace("deal", "de&#x200b;al cafe&#x301;")
    found = document(body, markup="html")
    assert "Monday without a deal café" in found.text
    assert not [piece for piece in found.removed if "table" in piece.text]


def test_what_extraction_left_out_is_listed_with_its_kind() -> None:
    body = html().replace(
        "<article>",
        "<nav><a>Home</a> <a>World</a></nav><article><p>By Ana Brill</p>"
        "<figure><img src=x><figcaption>Two chairs, empty</figcaption></figure>",
    )
    found = document(body, markup="html")
    assert found.text == STORY.strip()
    kinds = {piece.text: piece.kind for piece in found.removed}
    assert kinds["Home World"] == "navigation"
    assert kinds["Two chairs, empty"] == "caption"
    assert found.authors == ("Ana Brill",)
