"""Letters keep their signatures and tables their rows, though each line alone looks like a link."""

import pytest

from whence.document.cleaning import clean

TITLE = "Tug crews write to the minister"
LEAD = (
    "The crews of all eleven tugs in Port Ellis have written to the minister, who has not replied."
)
BODY = "One night in three there is nobody at the radio, and the ships come in all the same."
LAST = "The ministry said on Friday that it had received the letter."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "signature",
    [
        ("Yours sincerely,", "Johanna Lind", "Secretary, Tugmen's Union", "Bo Marsh"),
        ("With respect,", "Johanna Lind", "Port Ellis"),
        ("In solidarity,", "Jo", "Branch secretary"),
    ],
)
def test_a_letter_keeps_its_signatures(signature: tuple[str, ...]) -> None:
    lines = (LEAD, "Dear Minister,", BODY, *signature)
    assert clean(page(TITLE, *lines)).text == page(*lines)


def test_what_is_signed_needs_no_salutation() -> None:
    lines = (LEAD, BODY, "Signed:", "Johanna Lind, chair", "Bo Marsh, secretary")
    assert clean(page(TITLE, *lines)).text == page(*lines)


def test_buttons_below_a_letter_are_no_signatures() -> None:
    lines = (LEAD, "Dear Minister,", BODY, "Yours sincerely,", "Johanna Lind")
    cleaned = clean(page(TITLE, *lines, "Share this article", "Most read"))
    assert cleaned.text == page(*lines)


def test_names_below_a_story_that_is_no_letter_do_not_stay_for_that() -> None:
    cleaned = clean(page(TITLE, LEAD, BODY, LAST, "Share", "Tags: tugs", "Related topics"))
    assert cleaned.text == page(LEAD, BODY, LAST)


@pytest.mark.parametrize(
    "rows",
    [
        ("Others 8 0", "National League 141 -38", "Green Coast 31 +9"),
        ("| National League | 141 |", "| Democrats | 120 |"),
        ("Coal 0.9m 1.1m", "Grain 1.4m 1.2m"),
    ],
)
def test_a_table_keeps_its_rows(rows: tuple[str, ...]) -> None:
    lines = (LEAD, *rows, LAST)
    assert clean(page(TITLE, *lines)).text == page(*lines)
