"""The phrases of a report that stand for somebody or something: what each says, and its words.

``finding.py`` finds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from whence.document.types import DateInterval
from whence.reading.gender import gender_of_name
from whence.reading.model import Token
from whence.reading.types import EntityType
from whence.reading.who import Who, code_phrase, is_capital

Pieces = Sequence[tuple[int, int]]
Key = tuple[str, ...]

_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sir lord lady gen sen rep gov lt col sgt maj capt adm rev".split()
)
_SHORT_TITLES: Final = frozenset(f"{title}." for title in _TITLES)
BODY_NOUNS: Final = frozenset(
    "administration campaign camp team family foundation government organization ticket"
    " presidency committee staff office supporters allies aides voters".split()
)
"""What is called by a person's name and is not that person (*the Brill campaign*)."""
_START: Final = attrgetter("start")
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_STEPS: Final = 4
"""From a relative pronoun up to its clause, from a name's last word up to its first."""
_CODED_WORDS: Final = 14
"""A phrase of more words is not coded: it says too many things."""
_LEAST_LETTERS: Final = 4
_ADJECTIVES: Final = (
    ("n", ""), ("an", ""), ("an", "a"), ("an", "y"), ("an", "e"), ("ian", ""), ("ian", "y"),
    ("ese", ""), ("ese", "a"), ("ish", ""), ("ish", "y"), ("ish", "land"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand for an entity.

    ``head`` is their head word, or the *and* of *X and Y*, whose head words are ``parts``.
    ``governors`` are the words that the head may be an apposition of, the likeliest first. ``name``
    is the place of the bare name, ``key`` what is compared of it, ``who`` what the words say of
    country, sector and role. ``speaker`` is the head word of whom an *I* or *you* means, -1 where
    nothing tells it.
    """

    start: int
    end: int
    head: int
    governors: tuple[int, ...]
    chain: int
    type: EntityType
    name: tuple[int, int] | None
    key: Key
    who: Who | None
    parts: tuple[int, ...] = ()
    speaker: int = -1


class Coder:
    """Codes phrases as of the day of a report."""

    def __init__(self, published: DateInterval | None) -> None:
        self._published = published

    def code(self, words: str, context: str | None = None) -> Who | None:
        """What a phrase says; None if it is too long. ``context`` is what it leaves open to."""
        if len(words.split()) > _CODED_WORDS:
            return None
        return _coded(words, self._published, context)

    def country(self, name: str) -> str | None:
        """The country of which this is the name or the adjective; None for its towns and organs."""
        who = self.code(name)
        if who is None or who.country is None or who.sector is not None:
            return None
        return who.country if who.type == "government" or who.name is None else None

    def is_medium(self, words: str) -> bool:
        """Whether words are the name of a medium, or say that somebody is one."""
        who = self.code(words)
        return who is not None and who.type == "media"

    def capital(self, name: str) -> str | None:
        """The country of which this is the capital."""
        who = self.code(name)
        is_name = who is not None and who.name == name and who.sector == "GOV"
        return who.country if who is not None and is_name and is_capital(name) else None


@lru_cache(maxsize=20_000)
def _coded(words: str, published: DateInterval | None, context: str | None) -> Who:
    """The same names, offices and pronouns come again and again."""
    return code_phrase(words, context=context, published=published)


def heads_of(source: Pieces, tokens: Sequence[Token]) -> list[int]:
    """The head word of a phrase, and those that *and* joins to it; of *who* what it refers to."""
    inside = [index for start, end in source for index in tokens_within(tokens, start, end)]
    held = set(inside)
    tops = [i for i in inside if tokens[i].head not in held - {i} and tokens[i].upos != "PUNCT"]
    if not tops:
        return []
    heads = [antecedent(tops[0], tokens)]
    heads += [i for i in inside if tokens[i].relation == "conj" and tokens[i].head in heads]
    return heads


def antecedent(index: int, tokens: Sequence[Token]) -> int:
    """The noun that a relative pronoun refers to (*a man who ...*); other words themselves."""
    if tokens[index].lemma.lower() not in _RELATIVE or tokens[index].upos != "PRON":
        return index
    name = _name_before(index, tokens)
    if name is not None:
        return name
    verb = tokens[index].head
    for _ in range(_STEPS):
        if tokens[verb].relation == "acl:relcl":
            noun = tokens[verb].head  # 'Kade, now the chairman, who ...'
            return tokens[noun].head if tokens[noun].relation == "appos" else noun
        if tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    return index


def _name_before(index: int, tokens: Sequence[Token]) -> int | None:
    """The name right before a *who* (*Ana Brill, who ...*), unless it only says of what the noun
    before it is (*the mayor of Lorn, who ...*).
    """
    last = index - 2 if index > 1 and tokens[index - 1].upos == "PUNCT" else index - 1
    if last < 0 or tokens[index].lemma.lower() != "who" or tokens[last].upos != "PROPN":
        return None
    for _ in range(_STEPS):
        if tokens[last].relation not in ("flat", "compound"):
            break
        last = tokens[last].head
    if last and tokens[last - 1].lemma.lower() == "not":
        return tokens[last].head if tokens[last].relation == "conj" else None  # 'Brill, not Kade,'
    above = tokens[last].head
    if tokens[last].relation == "appos":
        return above
    return None if tokens[last].relation.startswith("nmod") or above == index else last


def tokens_within(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that stand between two offsets."""
    first = bisect_left(tokens, start, key=_START)
    # There are no more tokens than characters, and few spans are long.
    last = min(len(tokens), first + max(end - start, 0))
    return range(first, bisect_left(tokens, end, first, last, key=_START))


def bare(name: str) -> str:
    """A name without the titles before it, what stands before those, and *the*."""
    words = name.split()
    titles = [i for i, word in enumerate(words[:-1]) if word.casefold() in _SHORT_TITLES]
    words = words[titles[-1] + 1 :] if titles else words
    while len(words) > 1 and words[0].casefold().rstrip(".") in _TITLES | {"the"}:
        words = words[1:]
    return " ".join(words)


def folded(name: str) -> Key:
    """A name as it is compared."""
    return tuple(bare(name).casefold().replace("’", "'").replace("-", " ").split())


def adjectives_of(text: str, tokens: Sequence[Token]) -> dict[str, str]:
    """The adjectives of places that a text itself shows (*Maruvan* beside *Maruva*), folded, each
    with its place: no gazetteer has all places, and none an invented one.
    """
    before_noun = {"amod", "compound"}
    names: set[str] = set()
    adjectives: set[str] = set()
    for token in tokens:
        form = text[token.start : token.end]
        if not (form.isalpha() and form[0].isupper() and len(form) >= _LEAST_LETTERS):
            continue
        names.add(form.casefold())
        if token.relation in before_noun and text[tokens[token.head].start].islower():
            adjectives.add(form.casefold())
    found = {}
    for adjective in sorted(adjectives):
        for ending, instead in _ADJECTIVES:
            place = adjective.removesuffix(ending) + instead
            is_person = gender_of_name((place, "")) is not None
            if adjective.endswith(ending) and place in names and not is_person:
                found[adjective] = place
                break
    return found
