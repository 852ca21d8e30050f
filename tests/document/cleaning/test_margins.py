"""What stands around a story by its place, and the sentences that only open as furniture does."""

import pytest

from whence.document.cleaning import clean

TITLE = "Council buys back the tram depot"
LEAD = "The council of Ostrel agreed on Friday to buy back the tram depot that it sold in 2019."
SECOND = "Petra Hahn, who has driven trams for thirty years, said that she had wept in the cab."
LAST = "The sheds will be painted before the first cars return in the spring of next year."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize("where", [1, 2, 3])
@pytest.mark.parametrize(
    "line",
    [
        "No reply was to be had from the owners.",
        "Comments were impossible at that hour, she said.",
        "Image: he guarded it as others guard a purse.",
        "Credit: it all went to the fitters, the mayor said.",
        "Contact: the fitters lost it at 3.17 a.m. on Friday.",
        "Copyright by translators is not known in Ostrel.",
        "The video was first posted on Telegram by a driver.",
        "You must register your phone and download the app of the city today to ride at all.",
        "We need donations from members and supporters to buy coal for our independent club.",
        "With reports from the yard came the news that all was well.",
        "See, the depot was never theirs.",
        "By providing data the firm agreed to the terms of the act, a judge ruled.",
        "We may earn a commission, the agents told Hahn.",
        "Jo Vik reported from Ostrel on Monday that the depot was empty.",
        "Image source, he explained, is all that a picture has.",
    ],
)
def test_a_sentence_that_opens_as_furniture_does_stays(line: str, where: int) -> None:
    lines = [LEAD, SECOND, LAST]
    lines.insert(where, line)
    cleaned = clean(page(TITLE, *lines))
    assert cleaned.text == page(*lines)
    assert (cleaned.credits, cleaned.source) == ((), None)


@pytest.mark.parametrize("where", [1, 2, 3])
@pytest.mark.parametrize(
    "entries", [["• EU", "• UK"], ["– UK", "– EU"], ["By Monday All Trams Had Stopped"]]
)
def test_bodies_in_capitals_and_a_clause_after_by_stay(entries: list[str], where: int) -> None:
    lines = [LEAD, SECOND, LAST]
    lines[where:where] = entries
    cleaned = clean(page(TITLE, *lines))
    assert cleaned.text == page(*lines)
    assert (cleaned.credits, cleaned.authors) == ((), ())


def test_entries_with_a_label_stay_above_the_first_prose() -> None:
    entries = ["Killed: Rosa Lenk, 34", "Injured: Tam Ho, 22"]
    assert clean(page(TITLE, *entries, LEAD, LAST)).text == page(*entries, LEAD, LAST)


@pytest.mark.parametrize("place", ["SEOUL", "PARIS", "NATO", "OSLO"])
def test_the_place_of_a_dateline_is_no_agency(place: str) -> None:
    assert clean(page(f"{place} — {LEAD}", SECOND, LAST)).credits == ()


@pytest.mark.parametrize("speaker", ["HAHN", "PETRA"])
def test_a_speaker_is_no_place(speaker: str) -> None:
    text = page(f"{speaker}: We will go on until the last tram is back in its shed.", SECOND, LAST)
    assert clean(text).text == text


@pytest.mark.parametrize(
    ("ending", "credit"),
    [(" (WAP)", "WAP"), (" — NORREP", "NORREP"), (" (Ostrel News Agency)", "Ostrel News Agency")],
)
def test_an_unknown_agency_at_the_very_end_is_credited(ending: str, credit: str) -> None:
    cleaned = clean(page(LEAD, SECOND + ending))
    assert (cleaned.text, cleaned.credits) == (page(LEAD, SECOND), (credit,))


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_mails_signature_goes(mark: str) -> None:
    block = f"{mark}\nOstrel Tram List\nTo leave it write to the keeper"
    cleaned = clean(page(LEAD, SECOND, block))
    assert cleaned.text == page(LEAD, SECOND)
    assert "other" in {piece.kind for piece in cleaned.removed}


def test_two_hyphens_between_parts_of_a_story_stay() -> None:
    assert clean(page(LEAD, "--", SECOND, LAST)).text == page(LEAD, "--", SECOND, LAST)


def test_the_header_of_a_mail_goes() -> None:
    header = "From: Tram List <trams@lists.example>\nTo: all@lists.example\nSubject: Depot"
    assert clean(page(header, TITLE, LEAD, SECOND)).text == page(LEAD, SECOND)


@pytest.mark.parametrize(
    "lines",
    [
        ["The depot at dusk in a photograph of last year.", "(photo credit: ARI HOLT/FLASH)"],
        ["A tram stands in a shed.", "The depot on Thursday. (Supplied: Petra Hahn)"],
        ["The depot on Thursday.Credit...Ari Holt for The Ostrel Herald"],
        ["The depot on Thursday © Ari Holt/Norrep"],
        ["Image"],
    ],
)
def test_captions_go_with_their_credits(lines: list[str]) -> None:
    cleaned = clean(page(TITLE, LEAD, *lines, SECOND, LAST))
    assert cleaned.text == page(LEAD, SECOND, LAST)
    assert {piece.kind for piece in cleaned.removed} == {"caption"}


def test_a_pull_quote_goes_and_its_paragraph_stays() -> None:
    told = "“Nobody who sold it ever rode a tram,” the mayor said at the gate."
    cleaned = clean(page(TITLE, LEAD, "“Nobody who sold it ever rode a tram.”", told, LAST))
    assert cleaned.text == page(LEAD, told, LAST)
    assert cleaned.removed[0].kind == "repeat"


def test_a_table_of_contents_goes_and_the_subheadings_stay() -> None:
    heads = ["1: The sale", "2: The regret"]
    cleaned = clean(page(TITLE, *heads, LEAD, heads[0], SECOND, heads[1], LAST))
    assert cleaned.text == page(LEAD, heads[0], SECOND, heads[1], LAST)


def test_the_foot_goes_once_furniture_has_begun() -> None:
    foot = ["© 2031 Ostrel Herald", "Careers", "Standard Digital", "412"]
    assert clean(page(TITLE, LEAD, SECOND, *foot)).text == page(LEAD, SECOND)


@pytest.mark.parametrize(
    "entries",
    [
        ["Referee: A Brandt", "Booked: Koval, Sanz", "Attendance: 21,406"],
        ["Ostrel 2 (Lind 38) Tarn 1 (Bas 11)", "Skarn 0 Tolm 0"],
        ["And the tram went by,", "and the lamp went by,", "And I stood there"],
    ],
)
def test_lists_and_verse_below_furniture_stay(entries: list[str]) -> None:
    cleaned = clean(page(TITLE, LEAD, SECOND, "Advertisement", *entries))
    assert cleaned.text == page(LEAD, SECOND, *entries)


def test_who_wrote_the_report_is_a_note_below_it_and_a_person_in_it() -> None:
    note = "Jo Brandt is an investigative reporter covering money and trams."
    told = "Jo Brandt, an investigative reporter, had asked for the books in May."
    assert clean(page(TITLE, "By Jo Brandt", LEAD, SECOND, note)).text == page(LEAD, SECOND)
    assert clean(page(TITLE, LEAD, told, SECOND)).text == page(LEAD, told, SECOND)


def test_a_page_that_changes_for_long_is_cleaned_all_the_same() -> None:
    links = [part for at in range(30) for part in (f"READ MORE: Tram {at}", "Share", str(at))]
    assert clean(page(TITLE, LEAD, SECOND, LAST, *links)).text == page(LEAD, SECOND, LAST)


def test_a_subheading_below_an_advertisement_stays() -> None:
    cleaned = clean(page(TITLE, LEAD, "Advertisement", "Follow the money", SECOND, LAST))
    assert cleaned.text == page(LEAD, "Follow the money", SECOND, LAST)
