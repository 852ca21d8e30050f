"""A lemma is a word of which its form may be one."""

import pytest

from whence.reading.model.morphology import checked

_WORDS = frozenset(
    "threaten decline agree ban kill lock visit try operation loss news life h".split()
)


@pytest.mark.parametrize(
    ("form", "chosen", "upos", "lemma"),
    [
        ("threatened", "threatened", "VERB", "threaten"),
        ("declined", "decli", "VERB", "decline"),
        ("agreed", "agreed", "VERB", "agree"),
        ("banned", "bann", "VERB", "ban"),
        ("Killed", "kille", "VERB", "kill"),
        ("locked", "locke", "VERB", "lock"),
        ("sought", "soug", "VERB", "seek"),
        ("tries", "trie", "VERB", "try"),
        ("operations", "operatiy", "NOUN", "operation"),
        ("lives", "live", "NOUN", "life"),
        ("operation", "operatio", "NOUN", "operation"),
        ("hit", "h", "VERB", "hit"),
        ("goes", "goe", "VERB", "go"),
        ("leaves", "leave", "NOUN", "leaf"),
    ],
)
def test_what_is_no_word_is_made_anew(form: str, chosen: str, upos: str, lemma: str) -> None:
    assert checked(form, chosen, upos, _WORDS.__contains__) == lemma


@pytest.mark.parametrize(
    ("form", "chosen", "upos"),
    [
        ("visited", "visit", "VERB"),
        ("is", "be", "VERB"),
        ("’s", "be", "VERB"),
        ("loss", "loss", "NOUN"),
        ("news", "news", "NOUN"),
        ("quorbled", "quorble", "VERB"),  # no known word: the network's may be right
        ("Ostia", "Ostia", "PROPN"),
        ("better", "good", "ADJ"),
        ("ferrymen", "ferryman", "NOUN"),
    ],
)
def test_what_may_be_right_stays(form: str, chosen: str, upos: str) -> None:
    assert checked(form, chosen, upos, _WORDS.__contains__) == chosen
