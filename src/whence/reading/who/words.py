"""The vocabulary: what nouns and their modifiers say of sector and type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from whence.reading.who.tables import read_rows, several
from whence.reading.who.tokens import BEGINNINGS, key_of

Kind = Literal[
    "person",
    "group",
    "organization",
    "government",
    "media",
    "thing",
    "place",
    "document",
    "event",
    "other",
    "modifier",
    "descriptor",
    "honorific",
    "pronoun",
]
# The kinds that are nouns, so that they can be what a phrase is about.
NOUNS = frozenset(
    "person group organization government media thing place document event other".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One meaning of a word; `data/words.tsv` says what the kinds and flags mean."""

    kind: Kind
    sector: str | None
    beside_country: bool
    flags: frozenset[str]
    over: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a word may be: the noun of a phrase, or something that stands before it."""

    noun: Word | None = None
    before: Word | None = None


def load_words() -> dict[str, Meanings]:
    """The vocabulary by lower-case key (`key_of`)."""
    words: dict[str, Meanings] = {}
    for forms, kind, sector, flags in read_rows("words.tsv"):
        one = _word(kind, sector, flags, plural=False)
        many = _word(kind, sector, flags, plural=True)
        for form in several(forms):
            singular, _, irregular = form.partition("/")
            _add(words, singular, one)
            if kind in NOUNS:
                for plural in [irregular] if irregular else _plurals(singular):
                    _add(words, plural, many)
    return words


def _word(kind: str, sector: str, flags: str, plural: bool) -> Word:
    names = [] if flags == "-" else flags.split(" ")
    over = next((name[len("over=") :] for name in names if name.startswith("over=")), "")
    return Word(
        kind=kind,  # type: ignore[arg-type]  # the test of the data files checks it
        sector=None if sector == "-" else sector.rstrip("?"),
        beside_country=sector.endswith("?"),
        flags=frozenset(name for name in names if "=" not in name),
        over=frozenset(over.split(";")) if over else frozenset(),
        plural=plural,
    )


def _add(words: dict[str, Meanings], form: str, word: Word) -> None:
    key = form if form in BEGINNINGS or form.isalpha() else key_of(form)
    known = words.get(key, Meanings())
    if word.kind in NOUNS or word.kind == "pronoun":
        # A plural made by rule never hides a word that is listed ('troops' beside 'troop').
        if known.noun is None or not word.plural:
            words[key] = Meanings(word, known.before)
    else:
        words[key] = Meanings(known.noun, word)


def _plurals(noun: str) -> Iterator[str]:
    if noun.endswith(("man", "woman")):
        yield f"{noun[:-2]}en"
    elif noun.endswith("y") and noun[-2:-1] not in "aeou":
        yield f"{noun[:-1]}ies"
    elif noun.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{noun}es"
    elif not noun.endswith("."):
        yield f"{noun}s"
