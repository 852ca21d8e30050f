"""Kinds of happenings: words that newspapers put for one another (*killed*, *died*, *bodies*).

``kinds.tsv`` lists them by kind; a word may be of several, and *ran_into*, *opened_fire* is a verb
with the word that makes it another. They are general words of the news, of no story in particular.
``opposites.tsv`` lists kinds that exclude each other: what rose did not fall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from whence.reading.stems import stem_of

_LIGHT: Final = frozenset(
    stem_of(word)
    for word in "be is was were been give gave given take took taken make made have had do did get"
    " got put come came go went begin began carry carried conduct suffer happen occur there"
    " need want try seem appear able continue start keep plan intend hope expect due set"
    " receive received".split()
)
"""Predicates that tell nothing by themselves: their object does (*gave the order*, *need help*)."""
_ENDS: Final = frozenset((stem_of("dead"),))
"""What becomes of whom (*were shot dead*), told beside what is done to them."""


def happenings_of(predicate: str, stems: Iterable[str]) -> frozenset[str]:
    """The kinds that a clause is about: its predicate's, or where that is light its words'."""
    words = list(stems)
    phrases = {f"{predicate} {word.removeprefix(f'{predicate} ')}" for word in words}
    phrased = kinds_of(phrases)
    if phrased:
        return phrased
    if predicate in _LIGHT:
        return kinds_of(words)
    return kinds_of([predicate, *(word for word in words if word in _ENDS)])


def is_light(predicate: str) -> bool:
    """Whether a predicate, given by its stem, tells nothing by itself."""
    return predicate in _LIGHT


def kinds_of(stems: Iterable[str]) -> frozenset[str]:
    """The kinds of happenings that some words, given by their stems, tell of."""
    table = _table()
    return frozenset(kind for stem in stems for kind in table.get(stem, ()))


def are_opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what some kinds of happenings tell excludes what others tell."""
    if not one or not other or one & other:
        return False
    return any((kind, against) in _opposites() for kind in one for against in other)


@lru_cache(maxsize=1)
def _opposites() -> frozenset[tuple[str, str]]:
    """The kinds that exclude each other, either way round."""
    rows = files("whence.coverage.story").joinpath("opposites.tsv").read_text("utf-8").splitlines()
    pairs = [(one, other) for one, other in (row.split("\t") for row in rows if row)]
    return frozenset((*pairs, *((other, one) for one, other in pairs)))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    """The kinds by stem."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = files("whence.coverage.story").joinpath("kinds.tsv").read_text("utf-8").splitlines()
    for row in rows:
        kind, _, words = row.partition("\t")
        for word in words.split():
            verb, _, particle = word.partition("_")
            found[f"{stem_of(verb)} {stem_of(particle)}".rstrip()].add(kind)
    return {stem: frozenset(kinds) for stem, kinds in found.items()}
