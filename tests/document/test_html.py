"""Web pages: the story, the metadata, and pages that are made to hurt."""

import pytest

from whence.document.html import WebPage, read_html

LEAD = "The two sides left the table on Monday without a deal, the mediator said in the capital."
NEXT = "Nobody on either side would say when the next round would begin, or where."
FRAME = "<html><head>{head}</head><body>{body}</body></html>"


def page(body: str, head: str = "<title>Talks fail</title>") -> WebPage:
    found = read_html(FRAME.format(head=head, body=body), None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "body",
    [
        f"<article><p>{LEAD}</p><p>{NEXT}</p></article>",
        f"<div>{LEAD}<br><br>{NEXT}</div>",
        f"<div>{LEAD}<br>{NEXT}</div>",
        f"<div><p>{LEAD.replace('without', 'without<br>')}</p>\n<p>{NEXT}</p></div>",
        f"<p><b>The two</b>{LEAD[7:]}<p>{NEXT}",
    ],
)
def test_paragraphs_are_those_that_a_reader_sees(body: str) -> None:
    assert page(body).text == f"{LEAD}\n\n{NEXT}"


def test_headings_lists_and_quotations_within_the_story_stay() -> None:
    body = (
        f"<article><h1>Talks fail</h1><p>{LEAD}</p><h2>What next</h2><p>{NEXT}</p>"
        "<ul><li>The mediator stays in the capital until Friday.</li></ul>"
        "<blockquote>We are not amused, and neither is anybody else.</blockquote></article>"
    )
    paragraphs = page(body).text.split("\n\n")
    for piece in ("What next", "The mediator stays", "We are not amused"):
        assert any(piece in paragraph for paragraph in paragraphs)


def test_cells_of_a_row_stand_beside_one_another() -> None:
    rows = "<tr><td>North</td><td>12 seats</td></tr><tr><td>South</td><td>9 seats</td></tr>"
    body = f"<article><p>{LEAD}</p><table>{rows}</table><p>{NEXT}</p></article>"
    texts = [block.text for block in page(body).blocks]
    assert "North | 12 seats" in texts


def test_a_fragment_is_taken_whole() -> None:
    found = read_html("<p>The minister resigned on Monday, his office said.</p>", None)
    assert found is not None
    assert found.text == "The minister resigned on Monday, his office said."


@pytest.mark.parametrize("markup", ["", "<!-- nothing -->", "<html></html>"])
def test_what_holds_no_sentence_is_no_page(markup: str) -> None:
    assert read_html(markup, None) is None


def test_a_form_and_the_little_box_around_it_are_not_the_story() -> None:
    box = "<div><p>Our letter, every Friday morning, for you.</p><form><input></form></div>"
    found = page(f"<article><p>{LEAD}</p>{box}<p>{NEXT}</p></article>")
    assert "every Friday" not in found.text
    assert any("every Friday" in block.text for block in found.blocks)


def test_the_end_of_a_title_is_the_outlet_where_the_page_shows_it() -> None:
    story = f"<p>{LEAD}</p><p>{NEXT}</p>"
    head = "<title>Talks fail again | Vela Gazette</title>"
    by_headline = page(f"<h1>Talks fail again</h1>{story}", head)
    by_foot = page(f"{story}<footer>© 2031 Vela Gazette</footer>", head)
    for found in (by_headline, by_foot):
        assert (found.title, found.site) == ("Talks fail again", "Vela Gazette")


def test_the_end_of_a_title_alone_is_nobody() -> None:
    head = "<title>Talks fail again | Vela waits</title>"
    assert page(f"<p>{LEAD}</p><p>{NEXT}</p>", head).site is None


def test_linked_data_gives_the_address() -> None:
    data = '{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://x.example/talks"}}'
    head = f'<title>Talks fail</title><script type="application/ld+json">{data}</script>'
    assert page(f"<p>{LEAD}</p><p>{NEXT}</p>", head).url == "https://x.example/talks"


@pytest.mark.parametrize(
    "hostile",
    [
        '<script type="application/ld+json">' + '"author": ' * 12_500 + "</script>",
        "<div>" + "<form>a</form>" * 9_000 + "</div>",
    ],
    ids=["broken linked data", "thousands of forms"],
)
def test_pages_made_to_hurt_are_read(hostile: str) -> None:
    # Each of these ran for minutes before it had a bound; the suite's patience is the measure.
    assert LEAD in page(f"<article><p>{LEAD}</p><p>{NEXT}</p></article>{hostile}").text


def test_a_page_that_is_all_one_form_is_read() -> None:
    # So are the pages of servers that keep their state in a form around everything.
    story = f"<h1>Talks fail</h1><p>{LEAD}</p><p>{NEXT}</p>" + f"<p>{NEXT} {LEAD}</p>" * 4
    small = "<form><input type=email> Enter your address <button>Send</button></form>"
    found = page(f'<form id="aspnetForm"><input type="hidden"><div>{story}</div></form>{small}')
    assert LEAD in found.text
    assert "Enter your address" not in found.text
