"""Where letters stand in a text, who signs them and whom they greet."""

import pytest

from whence.reading.model.letters import Letter, find_letters
from whence.reading.model.words import Words, split_words
from whence.reading.sentences import split_sentences


def _words(text: str) -> Words:
    return split_words(text, split_sentences(text))


def _names(text: str) -> list[tuple[str | None, str | None]]:
    words = _words(text)

    def form(place: tuple[int, int] | None) -> str | None:
        return words.text[words.starts[place[0]] : words.ends[place[1] - 1]] if place else None

    return [(form(one.signed), form(one.greeted)) for one in find_letters(words)]


@pytest.mark.parametrize(
    "end",
    [
        "Yours sincerely,\n\nAna Brill",
        "Best wishes\nAna Brill\nMinister of Roads",
        "Respectfully, Ana Brill\n\nStudent, College of Roads",
        "Love to all,\n\nAna Brill\n\nP.S. I paid.",
        "— Ana Brill",
        "- Ana Brill, Zelmar.",
    ],
)
def test_a_closing_or_a_dash_makes_the_name_after_it_a_signature(end: str) -> None:
    assert _names(f"I told them in May.\n\nI was right.\n\n{end}") == [("Ana Brill", None)]


def test_after_a_salutation_a_last_line_that_is_a_name_signs() -> None:
    body = "I told them in May.\n\nAna Brill\nZelmar, Lorn"
    assert _names(f"Dear Mr. Denn:\n\n{body}") == [("Ana Brill", "Mr. Denn")]
    assert _names(f"To the Editor:\n\n{body}") == [("Ana Brill", "To the Editor:")]
    assert _names(body) == []


def test_a_letter_inside_a_report_is_only_its_own_lines() -> None:
    text = "Denn quit.\n\nDear Ana,\n\nI quit.\n\nYours,\nTom Denn\n\nKade said no.\n\nI saw it."
    words = _words(text)
    [one] = find_letters(words)
    forms = words.forms
    assert (one.first, one.last) == (forms.index("Dear"), forms.index("Kade"))


def test_each_of_several_letters_has_its_own_signature() -> None:
    one = "To the Editor:\n\nI disagree.\n\n"
    assert [name for name, _ in _names(f"{one}Sincerely,\nAna Brill\n\n{one}Yours,\nTom Denn")] == [
        "Ana Brill",
        "Tom Denn",
    ]


@pytest.mark.parametrize(
    "end",
    [
        "(Reporting by Ana Brill; editing by Tom Denn)",
        "Reporting by Ana Brill",
        "Ana Brill",
        "Best Director\nAna Brill",
        "Thanks to all who came.\nAna Brill was there.",
    ],
)
def test_what_ends_a_report_is_no_signature(end: str) -> None:
    assert _names(f"ZELMAR — I saw the dam break.\n\nIt was dark.\n\n{end}") == []


def test_a_letter_that_nobody_signs_goes_on_to_the_end() -> None:
    words = _words("Dear Mr. Denn,\n\nI disagree.\n\n[The undersigned]")
    assert find_letters(words) == [Letter(0, len(words), None, (1, 3))]
