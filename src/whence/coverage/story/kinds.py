"""Kinds of happenings: words that newspapers put for one another (*killed*, *died*, *bodies*).

``kinds.tsv`` lists them by kind; a word may be of several, and *ran_into* is a verb with the small
word that makes it another. They are general words of the news, of
no story in particular.
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
    " need want try seem appear able continue start keep plan intend hope expect due set".split()
)
"""Predicates that tell nothing by themselves: their object does (*gave the order*, *need help*)."""
_ENDS: Final = frozenset((stem_of("dead"),))
"""What becomes of whom (*were shot dead*), told beside what is done to them."""


def happenings_of(predicate: str, stems: Iterable[str]) -> frozenset[str]:
    """The kinds that a clause is about: its predicate's, or where that is light its words'."""
    words = list(stems)
    if predicate in _LIGHT:
        return kinds_of(words)
    verbs = [predicate, *(word for word in words if word.startswith(f"{predicate} "))]
    return kinds_of([*verbs, *(word for word in words if word in _ENDS)])


def is_light(predicate: str) -> bool:
    """Whether a predicate, given by its stem, tells nothing by itself."""
    return predicate in _LIGHT


def kinds_of(stems: Iterable[str]) -> frozenset[str]:
    """The kinds of happenings that some words, given by their stems, tell of."""
    table = _table()
    return frozenset(kind for stem in stems for kind in table.get(stem, ()))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    """The kinds by stem."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = files("whence.coverage.story").joinpath("kinds.tsv").read_text("utf-8").splitlines()
    for row in rows:
        kind, _, words = row.partition("\t")
        for word in words.split():
            verb, _, particle = word.partition("_")
            found[f"{stem_of(verb)} {particle}".rstrip()].add(kind)
    return {stem: frozenset(kinds) for stem, kinds in found.items()}
