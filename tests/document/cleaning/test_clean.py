"""What cleaning removes, what it keeps, and what it learns from the removed."""

from pathlib import Path

import pytest

from whence.document.cleaning import DatelineText, clean

LEAD = "The ferry Anselm ran aground off Tolm on Monday night with 212 people aboard, police said."
SECOND = "All of them were taken ashore by fishing boats before the tide turned, the mayor said."
LAST = "The captain, who has sailed the route for eleven years, is being questioned by inspectors."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def kinds(text: str, title: str | None = None) -> dict[str, str]:
    return {piece.text: piece.kind for piece in clean(text, title=title).removed}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE: Ferry company's fleet is the oldest on the coast", "related"),
        ("Also read | Ferry owner fined twice last year", "related"),
        ("Advertisement", "promotion"),
        ("Story continues below advertisement", "promotion"),
        ("Share Facebook Twitter WhatsApp Email", "share"),
        ("Follow us on Facebook and Instagram", "share"),
        ("Sign up for our free newsletter and never miss a story.", "newsletter"),
        ("By signing up you're agreeing to our Terms of Use and Privacy Policy.", "newsletter"),
        (
            "We use your sign-up to send you content in ways you've agreed to. More info",
            "newsletter",
        ),
        ("We and our partners use cookies to personalise what you see.", "legal"),
        ("Download our app for alerts on your phone.", "promotion"),
        ("Support independent journalism: donate to us today.", "promotion"),
        ("The Anselm at low tide on Tuesday. (Photo: Rea Lund/Tolm Herald)", "caption"),
        ("Photo: Rea Lund/Tolm Herald", "caption"),
        ("Updated 3 minutes ago", "byline"),
        ("Published: 2031-09-04 18:23:25", "byline"),
        ("© 2031 Tolm Herald. All rights reserved.", "legal"),
        ("Tags: ferry, Tolm, accidents", "navigation"),
    ],
)
def test_furniture_amid_the_story_goes_with_its_kind(line: str, kind: str) -> None:
    cleaned = clean(page(LEAD, SECOND, line, LAST))
    assert cleaned.text == page(LEAD, SECOND, LAST)
    assert [(piece.text, piece.kind) for piece in cleaned.removed] == [(line, kind)]
    assert cleaned.removed[0].at == len(page(LEAD, SECOND)) + 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by Rea Lund; Editing by Ove Storm)", "credit"),
        ("With reporting by AFP and Norrep", "credit"),
        ("— AP", "credit"),
        ("Source: www.tolmherald.example", "credit"),
        ("Source: Read Full Article", "credit"),
        ("12 comments", "share"),
        ("Rea Lund is a reporter at the Herald. Follow her @realund", "byline"),
        ("Do you have a story for us? Email news@tolmherald.example", "other"),
    ],
)
def test_furniture_below_the_story_goes_with_its_kind(line: str, kind: str) -> None:
    cleaned = clean(page(LEAD, LAST, line))
    assert cleaned.text == page(LEAD, LAST)
    assert [(piece.text, piece.kind, piece.at) for piece in cleaned.removed] == [
        (line, kind, len(cleaned.text))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "“You cannot sign up for a storm,” the mayor, Iva Roe, said.",
        "Sign up for the lifeboat, the mayor urged the readers of her newsletter on Sunday.",
        "Read the log, the inspector told the court: every page of it was blank.",
        "Follow the lights, they were told, and they followed the lights on to the rocks.",
        "Download figures for the ferry company's app doubled, the research firm Tally said.",
        "Photo stalls on the quay sold out of pictures of the wreck by Tuesday noon.",
        "The company changed its privacy policy and its terms of service a week after the wreck.",
        "Subscribers to the newsletter had been told that the ferry was safe.",
        "Who was on the bridge?",
        "A captain without a chart",
        "Don't count on it",
        "- eleven of the passengers were children",
        "Nobody slept",
        "The minister posted the list on Facebook, Twitter and Instagram.",
        "Q: Did you see the light?",
    ],
)
def test_story_lines_stay(line: str) -> None:
    text = page(LEAD, line, LAST)
    assert clean(text).text == text
    assert clean(text).removed == ()


def test_the_headline_becomes_the_title_and_its_repetition_goes() -> None:
    title = "Ferry runs aground off Tolm, all rescued"
    cleaned = clean(page(title, title + " - Tolm Herald", "Captain questioned", LEAD, LAST))
    assert cleaned.title == title
    assert cleaned.text == page(LEAD, LAST)
    assert [piece.kind for piece in cleaned.removed] == ["repeat", "other"]


def test_a_given_title_is_kept_and_removed_from_the_text() -> None:
    cleaned = clean(
        page("Ferry Runs Aground Off Tolm.", LEAD, LAST), title="Ferry runs aground off Tolm"
    )
    assert cleaned.title == "Ferry runs aground off Tolm"
    assert cleaned.text == page(LEAD, LAST)
    assert cleaned.removed[0].kind == "repeat"


@pytest.mark.parametrize("kicker", ["Tolm Herald", "EXCLUSIVE", "TOLM-FERRY/ (UPDATE 2)"])
def test_a_masthead_or_slug_is_not_the_title(kicker: str) -> None:
    cleaned = clean(page(kicker, "Ferry runs aground off Tolm", LEAD, LAST))
    assert cleaned.title == "Ferry runs aground off Tolm"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ferry runs aground off Tolm",
        "The ferry ran aground on Monday and nobody has said why",
        "The tide came in\n\nThe tide went out\n\nAnd took the jetty with it",
        "Sign up to our newsletter",
    ],
)
def test_a_text_without_prose_is_kept_whole(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.title, cleaned.removed) == (text, None, ())


@pytest.mark.parametrize(
    ("prefix", "dateline"),
    [
        ("TOLM, Sept. 4 (Norrep) -- ", DatelineText("TOLM", "Sept. 4", "Norrep")),
        ("TOLM (Reuters) - ", DatelineText("TOLM", None, "Reuters")),
        ("TOLM, Vesk — ", DatelineText("TOLM, Vesk", None, None)),
        ("TOLM, 4 September. /NORREP/. ", DatelineText("TOLM", "4 September.", "NORREP")),
        ("Tolm, 4 September 2031 – ", DatelineText("Tolm", "4 September 2031", None)),
        ("NORTH TOLM: ", None),
        ("BREAKING: ", None),
        ("Q: ", None),
    ],
)
def test_datelines(prefix: str, dateline: DatelineText | None) -> None:
    cleaned = clean(page(prefix + LEAD, LAST))
    assert cleaned.dateline == dateline
    assert cleaned.text == page(LEAD if dateline else prefix + LEAD, LAST)
    assert [piece.text for piece in cleaned.removed] == ([prefix.strip()] if dateline else [])


def test_a_place_before_a_colon_counts_where_the_page_names_it() -> None:
    cleaned = clean(page("TOLM: " + LEAD, LAST))
    assert cleaned.dateline == DatelineText("TOLM", None, None)


def test_evidence_of_authors_credits_date_and_source() -> None:
    cleaned = clean(
        page(
            "Ferry runs aground off Tolm",
            "By Rea Lund and Ove Storm, Maritime Correspondents",
            "Published: 2031-09-04 18:23:25",
            "TOLM, Sept. 4 (Norrep) -- " + LEAD,
            LAST + " (Reporting by Rea Lund; Editing by Iva Roe)",
            "(Reuters)",
            "Source: https://www.tolmherald.example/ferry",
        )
    )
    assert cleaned.text == page(LEAD, LAST)
    assert cleaned.authors == ("Rea Lund", "Ove Storm")
    assert cleaned.credits == ("Norrep", "Reuters")
    assert cleaned.published == "2031-09-04 18:23:25"
    assert cleaned.source == "tolmherald.example"


def test_a_newsletter_box_goes_with_its_name_and_its_broken_line() -> None:
    box = [
        "The Tolm Herald Newsletter",
        "Keep updated with what's going on in Tolm,\nits bay and the islands.",
        "You can unsubscribe at any time. By signing up you're agreeing to our Terms of Use.",
        "This site is protected by reCAPTCHA and the Privacy Policy and Terms of Service apply.",
    ]
    cleaned = clean(page(LEAD, *box, LAST))
    assert cleaned.text == page(LEAD, LAST)
    assert [piece.kind for piece in cleaned.removed] == [*["newsletter"] * 3, "legal"]


def test_a_list_of_links_ends_where_the_story_goes_on() -> None:
    links = [
        "Don't miss…",
        "Ferry king's yacht seized at dawn[VIDEO]",
        "Ten ports you must see now",
    ]
    cleaned = clean(page(LEAD, *links, "What the captain saw", LAST))
    assert cleaned.text == page(LEAD, "What the captain saw", LAST)
    assert {piece.kind for piece in cleaned.removed} == {"related"}


def test_an_interview_about_newsletters_stays() -> None:
    text = page(
        "Q: You write a newsletter. Why should we subscribe to it?",
        "A: Sign up or don't, it is free and you can unsubscribe at any time.",
        "Q: Do you use cookies on your website?",
        "A: We bake our cookies and you eat them, that is our privacy policy.",
    )
    assert clean(text).text == text


def test_a_page_that_was_scraped_twice_is_read_once() -> None:
    story = (LEAD, SECOND, LAST)
    cleaned = clean(page(*story, *story))
    assert cleaned.text == page(*story)
    assert [piece.kind for piece in cleaned.removed] == ["repeat"] * 3


def test_seeds_come_out_as_a_careful_reader_would_clean_them(shared: Path) -> None:
    first, second = (
        clean(path.read_text(encoding="utf-8")) for path in sorted((shared / "seeds").glob("*.txt"))
    )
    assert [piece.kind for piece in first.removed] == [
        "repeat",
        *["newsletter"] * 3,
        "legal",
        "credit",
    ]
    assert (first.source, second.source) == ("dailysabah.com", None)
    assert [piece.kind for piece in second.removed] == [*["related"] * 5, "newsletter", "credit"]
    assert len(first.text.split("\n\n")) == 11
    assert len(second.text.split("\n\n")) == 14


def test_a_byline_without_a_name_stops_nothing() -> None:
    story = "The minister said on Monday that the bridge is open."
    assert story in clean(f"Bridge open again\n\nBy :\n\n{story}\n").text


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("PM wins confidence vote", "PM wins confidence vote"),
        ("Mayor resigns after flood inquiry", "Mayor resigns after flood inquiry"),
        ("Dear Sir or Madam,", None),
        ("Nobody was hurt.", None),
    ],
)
def test_a_headline_above_the_story_is_the_title(first: str, title: str | None) -> None:
    story = (
        "The head of the council of Vessen will stay on, her office said, after two days of talks."
    )
    found = clean(f"{first}\n\n{story}\n\nShe told reporters that she had never meant to go.\n")
    assert found.title == title
    assert (first in found.text) == (title is None)


def test_a_release_in_capitals_has_its_dateline() -> None:
    cleaned = clean(page("PORT ELLIS, 4 MARCH 2034 - " + LEAD.upper(), LAST.upper()))
    assert cleaned.dateline == DatelineText("PORT ELLIS", "4 MARCH 2034", None)
    assert cleaned.text == page(LEAD.upper(), LAST.upper())


@pytest.mark.parametrize("mark", ["# # #", "[ENDS]", "###"])
def test_a_mark_ends_the_story(mark: str) -> None:
    assert clean(page(LEAD, LAST, mark)).text == page(LEAD, LAST)


def test_another_headline_than_the_given_title_leaves_the_text() -> None:
    cleaned = clean(page("Ferry aground off Tolm, all are safe", LEAD, LAST), title="Nine hours")
    assert (cleaned.title, cleaned.text) == ("Nine hours", page(LEAD, LAST))
    assert [piece.text for piece in cleaned.removed] == ["Ferry aground off Tolm, all are safe"]
