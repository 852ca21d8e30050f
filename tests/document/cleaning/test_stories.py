"""What must stay, wherever it stands: lists, statements, sentences in the trade's own words."""

import pytest

from whence.document.cleaning import clean

TITLE = "Lighthouse board sells last lights"
LEAD = "The lighthouse board of Corvane voted on Tuesday to sell its last three lights."
SECOND = "The keeper at Skarn Point, Ida Moll, said that she had not been told."
LAST = "She will stay until a buyer is found."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize("where", [1, 2, 3])
@pytest.mark.parametrize(
    "line",
    [
        "We stand with the workers of Port Ellis and call on every party to support free speech.",
        "You may cancel whenever you like, the letter had promised its subscribers.",
        "All rights reserved to keepers by the act were ignored, the court found.",
        "Cookies were set before anybody agreed, and the notice had no button.",
        "The app, which sailors can download free, sends alerts to your phone at night.",
        "Comments on the plan were struck from the minutes.",
        "Listen: that is all the note says.",
        "The views expressed in the log are the keeper's, not the board's.",
        "Best Picture: The Lamp That Walked",
        "Could you live without your newsletter, your inbox and your phone? Moll did.",
        "To keep reading was to keep hoping.",
        "Sponsored by nobody, they sailed.",
        "The story first appeared in the Skarn Courier in May.",
    ],
)
def test_a_sentence_that_tells_stays(line: str, where: int) -> None:
    lines = [LEAD, SECOND, LAST]
    lines.insert(where, line)
    assert clean(page(TITLE, *lines)).text == page(*lines)


@pytest.mark.parametrize("where", [1, 2, 3])
@pytest.mark.parametrize(
    "entries",
    [
        ["Oda Moll, 41, of Upper Skarn", "Per Anders Kvist, 29, of Tolm", "Tor Vik, 50"],
        ["Skarn Rovers 3 Tolm United Athletic 2", "Upper Skarn 0 Port Ellis Wanderers Reserves 0"],
        ["Minister of Lights — Johanna Lind Aasen", "Minister of Ports — Peder Solberg Junior"],
        ["Corvane Society for the Protection of Lights", "Royal Corvane Institute of Navigation"],
    ],
)
def test_a_list_of_names_stays(entries: list[str], where: int) -> None:
    lines = [LEAD, SECOND, LAST]
    lines[where:where] = entries
    assert clean(page(TITLE, *lines)).text == page(*lines)


@pytest.mark.parametrize("line", ["Oda Moll, 41, of Upper Skarn", "The count: 12 lamps, 4 keepers"])
def test_an_entry_stays_as_the_first_line_below_the_title(line: str) -> None:
    cleaned = clean(page(TITLE, line, LEAD, SECOND))
    assert (cleaned.title, cleaned.text) == (TITLE, page(line, LEAD, SECOND))
    assert clean(cleaned.text).text == cleaned.text


def test_the_times_of_a_live_report_stay_all() -> None:
    entries = ["18:20", "Second lamp found", LEAD, "17:55", SECOND]
    cleaned = clean(page(TITLE, "Last updated: 18:22 GMT", *entries))
    assert cleaned.text == page(*entries)


def test_titles_beside_furniture_are_links() -> None:
    links = ["Harbour Seal Opens The Lock At Night", "Ten Lighthouses To Sleep In This Summer"]
    cleaned = clean(page(TITLE, LEAD, "Advertisement", *links, SECOND))
    assert cleaned.text == page(LEAD, SECOND)


@pytest.mark.parametrize("heading", ["EXPLORE MORE", "Visual Stories", "Recommended Videos"])
def test_a_widget_goes_with_its_links(heading: str) -> None:
    links = ["Harbour seal opens the lock at night", "Ten lights to sleep in this summer"]
    assert clean(page(TITLE, LEAD, heading, *links, SECOND)).text == page(LEAD, SECOND)


def test_the_title_printed_again_below_goes() -> None:
    cleaned = clean(page(TITLE, LEAD, SECOND, TITLE))
    assert cleaned.text == page(LEAD, SECOND)
    assert [piece.kind for piece in cleaned.removed] == ["repeat"]


@pytest.mark.parametrize("label", ["", "URL: ", "Source: "])
@pytest.mark.parametrize("below", [False, True])
def test_the_address_of_the_page_is_told(label: str, below: bool) -> None:
    address = "https://www.skarnpost.example/2031/05/02/lights"
    story = [TITLE, LEAD, SECOND]
    lines = [*story, label + address] if below else [label + address, *story]
    cleaned = clean(page(*lines))
    assert (cleaned.url, cleaned.title, cleaned.text) == (address, TITLE, page(LEAD, SECOND))
    assert cleaned.removed[0].kind == ("credit" if label else "navigation")


def test_a_release_gives_the_title_below_its_label_and_contact() -> None:
    contact = "Contact: Press Office, Board of Lights, press@lights.example"
    about = "About the Board of Lights: The Board keeps the lights of Corvane."
    cleaned = clean(page("FOR IMMEDIATE RELEASE", contact, TITLE, LEAD, SECOND, "###", about))
    assert (cleaned.title, cleaned.text) == (TITLE, page(LEAD, SECOND))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("by: Dana Moll", ("Dana Moll",)),
        ("By A. Moll, B. Vik and C. Tarn", ("A. Moll", "B. Vik", "C. Tarn")),
        ("By Dana Moll and Jo Vik, Maritime Correspondents", ("Dana Moll", "Jo Vik")),
        ("Posted on 4 June 2031 by Dana Moll, Emergency Coordinator", ("Dana Moll",)),
        ("Dana Moll, Upper Skarn", ("Dana Moll",)),
        ("Dana Moll-Vik Westquay editor", ("Dana Moll-Vik",)),
    ],
)
def test_authors_without_roles_and_places(line: str, authors: tuple[str, ...]) -> None:
    assert clean(page(TITLE, line, "4 June 2031", LEAD, SECOND)).authors == authors


@pytest.mark.parametrize(
    ("line", "published", "wires"),
    [
        ("June 5, 2031 at 6:30 AM EDT | 3 min read", "June 5, 2031 at 6:30 AM EDT", ()),
        ("VNN / Updated: Jul 19, 2031, 18:05 IST", "Jul 19, 2031, 18:05 IST", ("VNN",)),
        ("Thursday 14 October 2032, The Skarn Courier", "Thursday 14 October 2032", ()),
        ("Skarn Public Radio, 8 March 2032", "8 March 2032", ()),
    ],
)
def test_publication_lines(line: str, published: str, wires: tuple[str, ...]) -> None:
    cleaned = clean(page(TITLE, line, LEAD, SECOND))
    assert (cleaned.published, cleaned.credits, cleaned.dateline) == (published, wires, None)
    assert cleaned.text == page(LEAD, SECOND)
