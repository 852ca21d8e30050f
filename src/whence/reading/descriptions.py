"""Whom a description means (*the spokesman*, *the Russian official*, *Seoul's spy agency*).

The network often leaves a description alone. It is somebody who was named before if exactly one is
called so in the text: by the same noun (*army spokesman Boris Kade ... the spokesman*), by the last
word of a name (*Hovden Bank ... the bank*), or by a noun that his or her office makes true (*the
Russian official* after *Russian Deputy Foreign Minister Gleb Sarin*). Two who might be meant are
nobody: a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar

from whence.reading.model import NetworkReading
from whence.reading.phrases import Key, Phrase, tokens_within

_DEFINITE: Final = frozenset({"the", "this", "that"})
_BODIES: Final = frozenset(("organization", "government", "media", "place"))
_OF_OFFICE: Final = frozenset({"GOV", "MIL", "SPY", "JUD", "COP"})
_DIPLOMATS: Final = frozenset(
    "ambassador envoy consul negotiator diplomat representative attaché foreign".split()
)
_LAWMAKERS: Final = frozenset({"LEG"})
_IN_UNIFORM: Final = frozenset({"MIL", "COP"})
_COMPANIES: Final = frozenset("company firm corporation business organization organisation".split())
_BY_SECTOR: Final = {
    "official": _OF_OFFICE,
    "lawmaker": _LAWMAKERS,
    "legislator": _LAWMAKERS,
    "officer": _IN_UNIFORM,
}


class Described(Protocol):
    """An entity under way."""

    @property
    def phrases(self) -> list[Phrase]: ...

    @property
    def keys(self) -> set[Key]: ...


Somebody = TypeVar("Somebody", bound=Described)


@dataclass(slots=True)
class _Said:
    """What the first ``count`` phrases of somebody say: countries, words, and the countries (or
    none) that the phrases with an office name.
    """

    one: Described  # kept, so that its id is nobody else's
    count: int = 0
    nations: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    of_office: set[str | None] = field(default_factory=set)


class Descriptions(Generic[Somebody]):
    """Follows what the persons and bodies of one report are called, in text order."""

    def __init__(self, text: str, found: NetworkReading, places: Mapping[str, str]) -> None:
        """``places``: those that the text has adjectives for, see ``adjectives_of``."""
        self._text = text
        self._tokens = found.tokens
        self._places = places
        self._place_names = frozenset(places.values())
        self._names = [one for one in found.names if one.type == "place"]
        self._by_noun: dict[str, list[Somebody]] = {}
        self._in_office: list[Somebody] = []
        self._companies: list[Somebody] = []
        self._said: dict[int, _Said] = {}

    def note(self, phrase: Phrase, somebody: Somebody) -> None:
        """Take down what somebody is called."""
        if self._is_many(phrase) or self._tokens[phrase.head].upos == "PRON":
            return
        for noun in self._nouns(phrase):
            called = self._by_noun.setdefault(noun, [])
            if not any(one is somebody for one in called):
                called.append(somebody)
        is_body = phrase.type == "organization" and phrase.key
        if is_body and not any(one is somebody for one in self._companies):
            self._companies.append(somebody)
        is_office = phrase.who is not None and phrase.who.role and phrase.type == "person"
        if is_office and not any(one is somebody for one in self._in_office):
            self._in_office.append(somebody)

    def whom(self, phrase: Phrase) -> Somebody | None:
        """The one with a name whom a definite description means, if there is just one."""
        if phrase.key or not self._is_definite(phrase):
            return None
        noun = self._noun(phrase)
        called = [one for one in self._by_noun.get(noun, ()) if self._fits(phrase, one)]
        if not called and noun in _COMPANIES:
            called = [one for one in self._companies if self._fits(phrase, one)]
        if not called and self._nation(phrase) is not None:
            called = [
                one
                for one in self._in_office
                if one.keys and self._is_such(noun, one) and self._is_of(phrase, one)
            ]
        return called[0] if len(called) == 1 else None

    def may_be_two(self, phrase: Phrase) -> bool:
        """Whether the network put two with a name into the chain of a definite description whom it
        fits equally (*the minister* after *Maruva's minister, Dorr, met Kordesia's, Hald*).
        """
        if phrase.key or not self._is_definite(phrase):
            return False
        called = [
            one
            for one in self._by_noun.get(self._noun(phrase), ())
            if one.keys and any(p.chain == phrase.chain and p.key for p in one.phrases)
        ]
        return sum(self._fits(phrase, one) for one in called) > 1

    def bodies(self, drafts: Sequence[Somebody]) -> Iterator[tuple[Somebody, Somebody]]:
        """The one secret service that a report names, with each that it only describes.

        Yields (named, described) pairs; none where it names several, or describes those of several
        countries and does not say whose the named one is.
        """
        services = [one for one in drafts if any(self._is_service(p) for p in one.phrases)]
        named = [one for one in services if one.keys]
        described = [one for one in services if not one.keys]
        if len(named) != 1 or not described:
            return
        own = self._nations(named[0])
        theirs = set().union(*(self._nations(one) for one in described))
        for one in described:
            nations = self._nations(one)
            is_only = len(theirs) < 2 and not (own and nations)
            if nations == own or is_only:
                yield named[0], one

    def places_in(self, phrase: Phrase) -> set[str]:
        """The names of places in a phrase, beside its own name: whose it is, or where."""
        first, last = phrase.name or (phrase.end, phrase.end)
        inside = [
            token
            for index in tokens_within(self._tokens, phrase.start, phrase.end)
            if not first <= (token := self._tokens[index]).start < last
        ]
        starts = {token.start for token in inside}
        told = {self._text[n.start : n.end].casefold() for n in self._names if n.start in starts}
        forms = {self._text[token.start : token.end].casefold() for token in inside}
        told |= forms & (self._place_names | self._places.keys())
        return {self._places.get(name, name) for name in told}

    def _is_service(self, phrase: Phrase) -> bool:
        who = phrase.who
        return who is not None and who.sector == "SPY" and who.type not in ("person", "group")

    def _of(self, one: Somebody) -> _Said:
        """What is said of somebody so far; each phrase is looked at once."""
        said = self._said.setdefault(id(one), _Said(one))
        for phrase in one.phrases[said.count :]:
            nation = self._nation(phrase)
            if nation is not None:
                said.nations.add(nation)
            if phrase.who is not None and phrase.who.role:
                said.of_office.add(nation)
            end = min(phrase.end, phrase.start + _LONGEST)
            said.words.update(self._form(i) for i in tokens_within(self._tokens, phrase.start, end))
        said.count = len(one.phrases)
        return said

    def _nations(self, one: Somebody) -> set[str]:
        return self._of(one).nations

    def _nation(self, phrase: Phrase) -> str | None:
        """The country that a phrase names: its code, or the word of the text for it."""
        if phrase.who is not None and phrase.who.country is not None:
            return phrase.who.country
        for index in tokens_within(self._tokens, phrase.start, phrase.end):
            word = self._form(index)
            if word in self._places:
                return self._places[word]
            if word in self._place_names:
                return word
        return None

    def _is_of(self, phrase: Phrase, one: Somebody) -> bool:
        return self._nation(phrase) in self._of(one).of_office

    def _fits(self, phrase: Phrase, one: Somebody) -> bool:
        """Whether what a description says beside its noun is said of somebody, too."""
        nation, nations = self._nation(phrase), self._nations(one)
        if nation is not None and nations and nation not in nations:
            return False
        told = self._of(one).words
        return all(word in told for word in self._beside(phrase))

    def _beside(self, phrase: Phrase) -> Iterator[str]:
        """The words that tell which one: not its country, its age or what it did."""
        for index in tokens_within(self._tokens, phrase.start, phrase.end):
            word = self._form(index)
            token = self._tokens[index]
            if token.head != phrase.head or token.relation not in ("amod", "compound", "nmod"):
                continue
            is_country = word in self._places or (
                phrase.who and phrase.who.country and self._text[token.start].isupper()
            )
            if word[0].isalpha() and not is_country:
                yield word

    def _is_such(self, noun: str, one: Somebody) -> bool:
        """Whether somebody's office makes a noun true."""
        roles = [p.who for p in one.phrases if p.who is not None and p.who.role]
        if noun == "diplomat":
            words = {word for who in roles for word in (who.role or "").casefold().split()}
            return bool(words & _DIPLOMATS)
        sectors = _BY_SECTOR.get(noun, frozenset())
        return any(who.sector in sectors for who in roles)

    def _nouns(self, phrase: Phrase) -> set[str]:
        """What a phrase calls its entity: the words of an office, the last of a body's name."""
        found = {self._noun(phrase)} if not phrase.key else set()
        if phrase.type == "person" and phrase.who is not None and phrase.who.role:
            found.add(phrase.who.role.casefold().split()[-1])
        if phrase.type in _BODIES and len(phrase.key) > 1 and phrase.key[0] != "=":
            found.add(phrase.key[-1])
        return found

    def _noun(self, phrase: Phrase) -> str:
        token = self._tokens[phrase.head]
        return (self._form(phrase.head) if token.upos == "PROPN" else token.lemma).casefold()

    def _is_many(self, phrase: Phrase) -> bool:
        token = self._tokens[phrase.head]
        form = self._text[token.start : token.end]
        letters = form.endswith("s") and form[:-1].isupper()  # 'MPs'
        return letters or (phrase.who is not None and phrase.who.type == "group")

    def _is_definite(self, phrase: Phrase) -> bool:
        """*The spokesman*: one, with an article, and nothing after it but its own clause."""
        token = self._tokens[phrase.head]
        first = tokens_within(self._tokens, phrase.start, phrase.end)[0]
        one = self._form(phrase.head) == token.lemma.casefold() or token.upos == "PROPN"
        return token.upos in ("NOUN", "PROPN") and one and self._form(first) in _DEFINITE

    def _form(self, index: int) -> str:
        token = self._tokens[index]
        return self._text[token.start : token.end].casefold()


_LONGEST: Final = 200
"""Characters of a phrase in which the words are looked for that tell which one is meant."""
