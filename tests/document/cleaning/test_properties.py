"""What holds of cleaning for any text at all."""

import unicodedata
from itertools import cycle, islice

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.document.cleaning import Cleaned, clean
from whence.document.cleaning.blocks import INVISIBLE

STORY = (
    "The harbour at Quell was closed on Monday after a barge broke its moorings, the port said.",
    "“You cannot moor a barge with string,” the harbour master, Ivo Tarn, told reporters.",
    "Read the contract, he told the council: the ropes were to be renewed every year.",
    "KELM, Sept. 4 (Norrep) -- The barge drifted two miles before a tug could reach it.",
    "Nobody was hurt, and the barge was towed back to the harbour in the evening. (Norrep)",
    "Who pays?",
    "A long night",
    "- the tug's crew of four",
    "The crew of the barge, whose owner is bankrupt, has not been paid since the spring (Reuters)",
)
DEBRIS = (
    "Barge adrift for nine hours off Quell",
    "Barge adrift for nine hours off Quell - Quell Courier",
    "By Mona Reske",
    "Published: 2031-09-04 18:23:25",
    "September 4, 2031",
    "Kelm, 4 September 2031",
    "Share Tweet Email",
    "Facebook",
    "Advertisement",
    "READ MORE: Tug captain hailed as hero",
    "Don't miss…",
    "Ten harbours you must see before you drown [PICTURES]",
    "The Quell Courier Newsletter",
    "Get the day's news in your inbox every morning.",
    "its weather and its tides.",
    "You can unsubscribe at any time. By signing up you agree to our Terms of Use.",
    "This site uses cookies. Accept all",
    "(Reporting by Mona Reske; Editing by Una Lisk)",
    "Source: www.quellcourier.example",
    "Photo: Ari Holt/Quell Courier",
    "Most Read",
    "Mayor Opens Seventh Roundabout In A Month",
    "Tags: Quell, barge",
    "Mona Reske is a reporter at the Courier. Follow her @monareske",
    "© 2031 Quell Courier",
    "12 comments",
    "ENDS",
    "--",
    "Image",
    "(photo credit: ARI HOLT/FLASH)",
    "A barge lies on a beach.",
    "Careers",
    "412",
    "Share:",
    "“You cannot moor a barge with string.”",
    "A long night",
    "From: Barge List <barges@lists.example>",
    "Subject: Barge adrift",
    "Mona Reske reported from Quell.",
    "(WAP)",
    "MR/IT",
)

pages = st.builds(
    lambda lines, gaps: "".join(a + b for a, b in zip(lines, gaps, strict=False)),
    st.lists(st.sampled_from(STORY + DEBRIS), max_size=24),
    st.lists(st.sampled_from(("\n", "\n\n", "\r\n", "\n \t\n")), min_size=24, max_size=24),
)
MARKS = [*"\n \t\xa0\u200b\u2028-—()“”\"':./[]a", "e\u0301"]
WORDS = ["READ MORE:", "By ", "SEOUL", "you", "newsletter", "Reuters", "Photo", "Sept. 4", "©"]
fragments = st.lists(st.sampled_from(MARKS + WORDS), max_size=60).map("".join)
titles = st.none() | st.sampled_from(DEBRIS[:2]) | st.text(max_size=30)


def squash(text: str) -> str:
    visible = text.translate(INVISIBLE)
    if visible != text:
        visible = unicodedata.normalize("NFC", visible)
    return "".join(visible.split())


def assert_lawful(page: str, title: str | None) -> None:
    cleaned = clean(page, title=title)
    assert_stable(cleaned)
    assert_nothing_lost(page, title, cleaned)
    places = [piece.at for piece in cleaned.removed]
    assert places == sorted(places)
    assert all(0 <= place <= len(cleaned.text) for place in places)
    assert all(piece.text.strip() for piece in cleaned.removed)


def assert_stable(cleaned: Cleaned) -> None:
    assert clean(cleaned.text).text == cleaned.text
    assert clean(cleaned.text, title=cleaned.title).text == cleaned.text


def assert_nothing_lost(page: str, title: str | None, cleaned: Cleaned) -> None:
    found = cleaned.title if title is None or not title.split() else None
    parts = [cleaned.text, found or "", *(piece.text for piece in cleaned.removed)]
    assert sorted(squash("".join(parts))) == sorted(squash(page))


LETTERS = (
    "Shame.",
    "About time.",
    "Who pays?",
    "Bring back the old timetable.",
    "The bus is late again.",
    "Please stop printing pictures of that man.",
    "We should all write to our member, as I have done.",
    "The council has raised the rates again, and the roads are worse than ever.",
)
SENDERS = (
    "Mara Oll, Quell",
    "Ivo Tarn, Kelm",
    "Una Lisk\nNorth Quell",
    "– Ari Holt",
    "By Mona Reske",
)


@given(
    st.lists(st.sampled_from(LETTERS), min_size=1, max_size=6),
    st.lists(st.sampled_from(SENDERS), min_size=1, max_size=4),
    st.sampled_from(("\n", "\n\n", " – ")),
    st.sampled_from((5, 60, 400)),
)
@settings(max_examples=40, deadline=None)
def test_pages_of_letters(bodies: list[str], senders: list[str], gap: str, count: int) -> None:
    letters = zip(cycle(bodies), cycle(senders), strict=False)
    page = "\n".join(body + gap + sender for body, sender in islice(letters, count))
    assert_lawful(page, None)


@given(pages, titles)
@settings(max_examples=250, deadline=None)
def test_pages_of_story_and_debris(page: str, title: str | None) -> None:
    assert_lawful(page, title)


@given(st.text() | fragments, titles)
@settings(max_examples=250, deadline=None)
def test_any_text(page: str, title: str | None) -> None:
    assert_lawful(page, title)


@given(st.lists(st.sampled_from(STORY[:5]), min_size=1, max_size=5, unique=True))
@settings(max_examples=50, deadline=None)
def test_sentences_of_a_story_stay(story: list[str]) -> None:
    cleaned = clean("\n\n".join(story))
    for paragraph in story:
        said = paragraph.rpartition(" -- ")[2].removesuffix(" (Norrep)")
        assert said in cleaned.text
