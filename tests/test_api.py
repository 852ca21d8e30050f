"""The Python API that the package publishes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
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


def test_read_gives_who_says_what_and_when() -> None:
    text = (
        "Defence Minister Ana Brill said on Monday that the fleet would leave. The Meridian news "
        "agency quoted General Tom Vesk as saying that it had already left."
    )
    reading = whence.read(text, published="2031-03-05")
    outer = [one for one in reading.attributions if one.within is None]
    assert [" ".join(span.text for span in one.source) for one in outer] == [
        "Defence Minister Ana Brill",
        "The Meridian news agency",
    ]
    assert outer[0].act == "state"
    assert outer[0].quote == "indirect"
    assert "the fleet would leave" in outer[0].content[0].text
    [inner] = [one for one in reading.attributions if one.within == outer[1].id]
    assert "Tom Vesk" in inner.source[0].text
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[link] for link in outer[0].chain] == ["Ana Brill"]
    [monday] = reading.dates
    assert (monday.text, monday.date.earliest) == ("on Monday", "2031-03-03") or (
        monday.text == "Monday"
    )


def test_a_speaker_who_is_not_named_is_nobody() -> None:
    reading = whence.read("The fleet had left the harbour. He said that it would come back soon.")
    [one] = reading.attributions
    assert one.source[0].text == "He"
    assert one.chain == ()


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
    with pytest.raises(ValueError, match="unknown field 'headline'; the fields are text, html"):
        whence.load("x", fields={"headline": "title"})
    with pytest.raises(TypeError, match=r"fields is a mapping .* not str"):
        whence.load("x", fields="title=headline")  # type: ignore[arg-type]
    for gather in (whence.group, whence.reuse):
        with pytest.raises(TypeError, match=r"what whence\.load\(path\) gives"):
            gather("reports/")  # type: ignore[arg-type]
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


def test_a_reader_gives_what_read_gives_on_one_process_or_several(
    examples: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    documents = [*whence.load(tmp_path), *whence.load(examples), *whence.load(tmp_path)]
    reader = whence.Reader()
    outcomes = list(reader.read_documents(documents))
    assert len(outcomes) >= 20
    assert isinstance(outcomes[0], whence.Refusal)
    assert isinstance(outcomes[-1], whence.Refusal)
    assert reader.read(TEXT) == whence.read(TEXT)
    assert list(whence.Reader(processes=2).read_documents(documents)) == outcomes


def test_a_reader_needs_a_thread_and_a_process() -> None:
    with pytest.raises(ValueError, match="threads is 0"):
        whence.Reader(threads=0)


@settings(max_examples=40)
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
