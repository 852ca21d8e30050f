"""The Python API that the package publishes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whence

TEXT = (
    "“We will talk,” the minister said on Monday. He left for the coast that evening, and his "
    "office would not say when he would be back."
)


def test_read_gives_sentences_and_quotations() -> None:
    reading = whence.read(TEXT)
    text = reading.document.text
    assert [text[start:end] for start, end in reading.sentences] == [
        "“We will talk,” the minister said on Monday.",
        "He left for the coast that evening, and his office would not say when he would be back.",
    ]
    assert [quotation.text for quotation in reading.quotations] == ["“We will talk,”"]


def test_what_the_caller_knows_fills_what_the_text_does_not_say() -> None:
    document = whence.read(
        TEXT, title="Talks to begin", published=date(2031, 3, 4), outlet="Harbour Post"
    ).document
    assert document.title == "Talks to begin"
    assert document.published == whence.DateInterval("2031-03-04", "2031-03-04", "metadata")
    assert document.outlet == whence.Outlet("Harbour Post", None, "given")


def test_a_bad_date_says_what_would_be_accepted() -> None:
    with pytest.raises(ValueError, match=r"'soon' is no date .* such as 2023-09-04"):
        whence.read(TEXT, published="soon")
    with pytest.raises(ValueError, match="'soon' is no date"):
        whence.load("x", published="soon")


@pytest.mark.parametrize("wrong", [None, b"bytes", 3])
def test_what_is_no_text_is_a_type_error_that_says_so(wrong: object) -> None:
    with pytest.raises(TypeError, match="a text is a str, not"):
        whence.read(wrong)  # type: ignore[arg-type]


def test_half_a_character_is_replaced_and_counted() -> None:
    document = whence.read(f"{TEXT} He was “ill” \ud83d.").document
    assert document.text.endswith("He was “ill” \ufffd.")
    assert document.replaced_characters == 1


def test_options_that_cannot_work_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="'headline' is none of whence's fields: text, html"):
        whence.load("x", fields={"headline": "title"})
    with pytest.raises(ValueError, match="max_bytes is 0"):
        whence.load("x", max_bytes=0)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_to_read_is_an_error_with_a_code(text: str) -> None:
    with pytest.raises(whence.WhenceError) as raised:
        whence.read(text)
    assert raised.value.code == "empty"


def test_load_takes_paths_and_gives_documents_and_refusals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"")
    document, refusal = whence.load(tmp_path)
    assert isinstance(document, whence.Document)
    assert isinstance(refusal, whence.Refusal)
    assert refusal.path == str(tmp_path / "b.txt")
    assert refusal.error.code == "empty"


def test_a_reader_gives_what_read_gives(examples: Path) -> None:
    reader = whence.Reader()
    readings = list(reader.read_documents(whence.load(examples)))
    assert len(readings) >= 18
    assert reader.read(TEXT) == whence.read(TEXT)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_reading_twice_changes_nothing(text: str) -> None:
    try:
        once = whence.read(text)
    except whence.WhenceError as error:
        refused = error.code
        assert refused in ("empty", "language")
        return
    document = once.document
    for start, end in once.sentences:
        assert document.text[start:end].strip() == document.text[start:end] != ""
    for quotation in once.quotations:
        assert document.text[quotation.start : quotation.end] == quotation.text
    assert whence.read(document.text).document.text == document.text
