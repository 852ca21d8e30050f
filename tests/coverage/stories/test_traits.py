"""Traits: small, storable, and the same when read back."""

from collections.abc import Callable

import numpy as np
import pytest

from whence.coverage.stories import Frequencies, Traits, traits
from whence.document.load import document_from_text
from whence.document.types import DateInterval
from whence.reading.report import Meaning, Report
from whence.reading.types import DateMention, Reading


def _report(text: str, published: str | None = None) -> Report:
    document = document_from_text(text, title="Two dams give way in Orvania", published=published)
    day = DateInterval("2031-05-04", "2031-05-04", "anchored")
    reading = Reading(
        document=document,
        sentences=((0, len(document.text)),),
        quotations=(),
        entities=(),
        attributions=(),
        dates=(DateMention(0, 3, document.text[:3], day),),
        events=(),
    )
    vectors = np.random.default_rng(1).normal(size=(2, 384)).astype(np.float32)
    return Report(reading, Meaning(vectors[0], vectors[1:], vectors[:0]))


def _same(one: Traits, other: Traits) -> bool:
    return one.to_bytes() == other.to_bytes() and np.allclose(one.whole, other.whole)


def test_what_is_written_is_read_back() -> None:
    one = traits(_report("Two dams gave way above the town of Lissen on Sunday.", "2031-05-05"))
    back = Traits.from_bytes(one.to_bytes())
    assert _same(one, back)
    assert (back.terms, back.days, back.published) == (one.terms, one.days, one.published)
    assert back.published is not None


def test_a_report_without_a_date_has_none() -> None:
    one = traits(_report("Two dams gave way above the town of Lissen on Sunday."))
    assert Traits.from_bytes(one.to_bytes()).published is None


def test_the_longest_report_gives_small_traits() -> None:
    words = " ".join(
        f"Qua{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}lor the {i}" for i in range(5000)
    )
    assert len(traits(_report(f"The minister said that it was so. {words}")).to_bytes()) <= 3000


@pytest.mark.parametrize("written", [b"", b"\x07" * 900, b"\x01\x02"])
def test_bytes_that_are_no_traits_are_refused(written: bytes) -> None:
    with pytest.raises(ValueError, match="no traits of version"):
        Traits.from_bytes(written)


def test_a_word_that_many_reports_have_becomes_common(made: Callable[[str], Traits]) -> None:
    frequencies = Frequencies()
    [word] = made("Quellhorst").terms
    before = frequencies.rarity([word])[0]
    for _ in range(200):
        frequencies.add([word])
    after = frequencies.rarity([word])[0]
    assert after < before / 2
    assert Frequencies.from_bytes(frequencies.to_bytes()).rarity([word])[0] == after
    for _ in range(200):
        frequencies.add([word], -1)
    assert frequencies.rarity([word])[0] == before


def test_words_of_any_news_are_less_rare_than_names(made: Callable[[str], Traits]) -> None:
    frequencies = Frequencies()
    [common], [name] = made("government").terms, made("Quellhorst").terms
    assert frequencies.rarity([common])[0] < frequencies.rarity([name])[0] / 2
