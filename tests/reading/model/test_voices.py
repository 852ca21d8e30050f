"""*I* is who speaks and *you* who is spoken to, in talks and in quotations."""

from dataclasses import replace

from whence.reading.model.attributions import Labelled
from whence.reading.model.letters import find_letters
from whence.reading.model.mention_facts import Mentioned, mentioned
from whence.reading.model.transcripts import find_turns
from whence.reading.model.voices import Voices
from whence.reading.model.words import Words, split_words
from whence.reading.sentences import split_sentences

TALK = """BRILL: I met Karl Denn. Did you?

DENN: I did not ask you.

BRILL: My aide did. Ana Brill keeps her word."""


def _read(text: str, *phrases: str) -> tuple[Words, tuple[Mentioned, ...]]:
    """Every place of some phrases as a mention, whose last word is its head."""
    words = split_words(text, split_sentences(text))
    forms = words.forms
    heads = list(range(len(words)))
    spans: list[tuple[int, int, str | None, bool]] = []
    for phrase in phrases:
        wanted = phrase.split()
        for first in range(len(forms)):
            last = first + len(wanted) - 1
            if forms[first : last + 1] == wanted:
                heads[first:last] = [last] * len(wanted[:-1])
                spans.append((first, last, "person", phrase.istitle() and len(phrase) > 3))
    return words, mentioned(words, spans, heads, ["dep"] * len(words))


def _entities(voices: Voices, words: Words, mentions: tuple[Mentioned, ...]) -> list[set[str]]:
    together: dict[int, set[str]] = {}
    for one, chain in zip(mentions, voices.chains, strict=True):
        place = f"{words.text[words.starts[one.first] : words.ends[one.last]]}@{one.first}"
        together.setdefault(chain, set()).add(place.partition("@")[0])
    return list(together.values())


def test_in_a_transcript_i_is_the_name_on_the_label_and_you_the_other() -> None:
    words, mentions = _read(TALK, "I", "you", "My", "Ana Brill", "Karl Denn")
    voices = Voices(words, mentions, range(len(mentions)))
    voices.turns(find_turns(words))
    assert {"I", "My", "you", "Ana Brill"} in _entities(voices, words, mentions)
    assert {"I", "you", "Karl Denn"} in _entities(voices, words, mentions)


def test_speakers_that_are_told_beside_the_text_count_like_labels() -> None:
    words, mentions = _read("I met Karl Denn.\n\nI did not ask you.", "I", "you", "Karl Denn")
    said = ["Ana Brill" if words.text.index("\n") > start else "Denn" for start in words.starts]
    words = replace(words, speakers=tuple(said))
    voices = Voices(words, mentions, range(len(mentions)))
    voices.turns(find_turns(words))
    assert _entities(voices, words, mentions) == [{"I", "you"}, {"Karl Denn", "I"}]


def test_two_of_one_surname_are_not_told_by_it() -> None:
    text = TALK.replace("DENN", "KARL BRILL").replace("BRILL: I met", "ANA BRILL: I met")
    text = text.replace("BRILL: My", "ANA BRILL: My").replace("Karl Denn", "Brill")
    words, mentions = _read(text, "I", "Brill", "Ana Brill")
    voices = Voices(words, mentions, range(len(mentions)))
    voices.turns(find_turns(words))
    assert {"Brill"} in _entities(voices, words, mentions)


def test_i_in_a_quotation_is_its_source_even_where_that_follows() -> None:
    words, mentions = _read(
        "Karl Denn spoke. “I will go,” Ana Brill said. I was there.", "I", "Karl Denn", "Ana Brill"
    )
    forms = words.forms
    first, last = forms.index("“"), forms.index("”") + 1
    cue = forms.index("said")
    found = Labelled(cue, 1.0, ((cue - 2, cue),), ((cue, cue + 1),), ((first, last),))
    heads = list(range(len(words)))
    heads[cue - 2] = cue - 1
    voices = Voices(words, mentions, [0, 0, 1, 2])
    voices.quotations([found], heads)
    assert voices.chains == [0, 1, 1, 2]
    assert voices.speakers == [-1, cue - 1, -1, -1]


LETTER = """Dear Tom,

I know Karl Denn. “I will go,” he told you and me.

Yours,
Ana Brill"""


def test_i_in_a_letter_is_who_signs_and_you_whom_it_greets() -> None:
    words, mentions = _read(LETTER, "Tom", "I", "Karl Denn", "he", "you", "me", "Ana Brill")
    together = [3, 0, 0, 1, 0, 0, 0, 0]  # the I of the letter was followed to Karl Denn
    voices = Voices(words, mentions, together)
    voices.letters(find_letters(words))
    assert _entities(voices, words, mentions) == [
        {"Tom", "you"},
        {"I", "me", "Ana Brill"},
        {"Karl Denn", "he"},
        {"I"},
    ]


def test_i_in_a_letter_without_a_signature_is_not_whom_it_greets() -> None:
    words, mentions = _read("Dear Tom,\n\nI know.", "Tom", "I")
    voices = Voices(words, mentions, [0, 0])
    voices.letters(find_letters(words))
    assert _entities(voices, words, mentions) == [{"Tom"}, {"I"}]
