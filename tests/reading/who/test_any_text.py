"""Whatever the text, there is an answer, and the same one again."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.reading.who import code_phrase
from whence.reading.who.items import lexicon
from whence.reading.who.names import SECTORS

_WORDS = st.sampled_from(
    "the a Korean Georgia police rebel-held -backed pro-Russian 's , and of in to who former "
    "minister Washington Ola Berg U.N. spokesman ( ) ' “ ” fleeing thousands "
    "ethnic Mr US Danes".split()
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.none() | st.text(max_size=80))
def test_any_text_gets_an_answer(text: str, context: str | None) -> None:
    who = code_phrase(text, context=context)
    assert who.text == text
    assert who.country is None or re.fullmatch("[A-Z]{3}", who.country)
    assert who.sector is None or who.sector in SECTORS
    assert who.why.endswith(".")


@settings(max_examples=200, deadline=None)
@given(st.lists(_WORDS, max_size=9), st.lists(_WORDS, max_size=12), st.integers(-1, 60))
def test_words_in_any_order_get_an_answer(words: list[str], around: list[str], head: int) -> None:
    phrase = " ".join(words)
    context = " ".join([*around, phrase, *around])
    first = code_phrase(phrase, context=context, head=head)
    assert first == code_phrase(phrase, context=context, head=head)
    assert first.name is None or first.name.strip()


def test_every_country_has_a_name_and_every_country_code_is_iso() -> None:
    known = lexicon()
    coded = {code for place in known.places.values() for code in place.codes}
    assert coded <= set(known.countries)
