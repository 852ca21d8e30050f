"""A report that does not say when it was published, on readings without a network."""

from dataclasses import replace

from whence.document.load import document_from_text
from whence.document.types import DateInterval
from whence.reading.compose import compose
from whence.reading.model import NetworkReading
from whence.reading.types import Reading

NOTHING = NetworkReading((), (), (), ())


def read(text: str, published: str | None = None) -> Reading:
    return compose(document_from_text(text, published=published), ((0, len(text)),), NOTHING)


def test_what_it_tells_of_the_past_and_the_future_bounds_its_publication() -> None:
    text = (
        "The envoys met in Zelmar on 3 March 2031. They will meet again on 20 March 2031."
        " The harbour was closed on Monday."
    )
    reading = read(text)
    assert reading.document.published == DateInterval("2031-03-03", "2031-03-20", "inferred")
    assert reading.dates[-1].text == "Monday"
    assert reading.dates[-1].date.how == "inferred"
    assert (reading.dates[-1].date.earliest, reading.dates[-1].date.latest) == (
        "2031-03-03",
        "2031-03-17",
    )


def test_a_report_that_says_too_little_has_none() -> None:
    reading = read("The envoys met in Zelmar on Monday, and they will meet again in June.")
    assert reading.document.published is None
    assert [one.date.earliest for one in reading.dates] == [None, None]


def test_a_date_that_is_known_is_kept() -> None:
    text = "The envoys met in Zelmar on 3 March 2031."
    known = read(text, published="2031-03-05").document.published
    assert known is not None
    assert (known.earliest, known.how) == ("2031-03-05", "metadata")
    assert replace(read(text).document, published=known) == read(text, "2031-03-05").document
