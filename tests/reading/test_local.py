"""Whose police, rebels and prisoners are whose own words do not say."""

import pytest

import whence
from whence.reading.types import Reading


@pytest.fixture(scope="module")
def reader() -> whence.Reader:
    return whence.Reader()


def country_of(words: str, reading: Reading) -> str | None:
    return next(
        entity.country
        for entity in reading.entities
        if any(words in mention.text for mention in entity.mentions)
    )


def test_local_people_are_of_the_only_country_that_the_text_names(reader: whence.Reader) -> None:
    reading = reader.read("Police arrested the rebels on Monday. Norway has been calm for years.")
    assert country_of("Police", reading) == "NOR"


def test_two_countries_leave_local_people_open(reader: whence.Reader) -> None:
    reading = reader.read("Police said the rebels had crossed from Norway to Finland on Monday.")
    assert country_of("Police", reading) is None


def test_a_place_that_nobody_lists_leaves_local_people_open(reader: whence.Reader) -> None:
    reading = reader.read("Police arrested rebels on Monday. Maruva has sent an envoy to Norway.")
    assert country_of("Police", reading) is None


def test_an_adjective_of_a_country_has_it(reader: whence.Reader) -> None:
    reading = reader.read("Norway on Monday rejected a Finnish offer to send more ships.")
    assert country_of("Finnish", reading) == "FIN"


def test_who_governs_is_of_the_only_country_of_the_text_and_not_of_where_he_is(
    reader: whence.Reader,
) -> None:
    alone = reader.read("President Halim Tamboura spoke on Monday. Norway's roads were closed.")
    assert country_of("Tamboura", alone) == "NOR"
    abroad = reader.read("President Halim Tamboura met a Finnish envoy in Norway on Monday.")
    assert country_of("Tamboura", abroad) is None
