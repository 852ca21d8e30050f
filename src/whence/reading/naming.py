"""The name in a phrase: where it stands, without titles, owners and what the thing is called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from whence.reading.gender import gender_of_name
from whence.reading.model import Name, NetworkReading, Token
from whence.reading.phrases import BODY_NOUNS, Coder, Key, bare, folded, tokens_within
from whence.reading.types import EntityType
from whence.reading.who import Who

# A name that hangs on the head of a phrase in one of these ways is the phrase's own
# (*defence minister Ana Brill*, *the spokesman, Ana Brill*), not its owner's (*Ana Brill's aide*).
_SAME_ENTITY: Final = frozenset(("compound", "flat", "appos", "nmod:desc"))
_NO_NAME: Final = re.compile(r"[:;\n]\s|\s[-–—]\s")
_OWNED: Final = re.compile(r"['’]s\s+(?=\S)")
_WORD: Final = re.compile(r"\w\S*")
_ADDRESS: Final = re.compile(
    r"(?:mr|madame?|mrs|ms)\.?\s+(?:deputy\s+|vice\s+|prime\s+|chief\s+)?"
    r"(?:speaker|president|chair(?:man|woman|person)?|secretary|ambassador|minister|justice)"
    r"(?:[\s-]general)?",
    re.IGNORECASE,
)
"""Whoever is spoken to by an office (*Madam Speaker*)."""
_TRADE: Final = re.compile(r"[a-z](?:man|woman|er|or|ist)$")
_TRADE_AND_NAME: Final = 3
"""Words of a name that has a trade before a given name and a surname."""
_ENDS_SENTENCE: Final = frozenset(".!?:;”\"’'\n")
_ADJECTIVE: Final = re.compile(r"(?:an|ese|ish|i)$")
_VIEW: Final = re.compile(r"(?:ic|ist|ive|al|an|ian|ese|ish)$")
PARTIES: Final = frozenset({"party", "movement"})
"""What is called by the name before it, also where the network finds no name."""
_START: Final = attrgetter("start")
_OF_PARTIES: Final = frozenset({"with", "between", "by", "against", "for", "and"})

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds the names in the phrases of one document; ``adjectives`` are its adjectives of places,
    see ``adjectives_of``, ``surnames`` the last words of its full names, folded.
    """

    text: str
    found: NetworkReading
    coder: Coder
    adjectives: Mapping[str, str]
    surnames: frozenset[Key] = frozenset()

    def name(
        self, start: int, end: int, head: int, inside: range, who: Who | None
    ) -> tuple[Place | None, EntityType | None]:
        """The place of a phrase's own name, and the type that the network gives to it."""
        name, type_ = self._name(start, end, head, inside, who)
        name = self._without_title(self._without_owner(self._one(self._whole(name))))
        if name is not None and _ADDRESS.fullmatch(self.text, *name):
            return None, None
        is_medium = who is not None and who.type == "media"
        return (self._without_kind(name) if is_medium else name), type_

    def whole_of(self, start: int, end: int) -> Place:
        """The whole name that begins with the words at a place (*Free* of *Free Lorn*)."""
        at = bisect_left(self.found.names, start, key=_START)
        names = self.found.names[at : at + 1]
        is_part = bool(names) and names[0].start == start and end < names[0].end
        return (start, names[0].end) if is_part else (start, end)

    def key(self, name: Place | None, head: int, type_: EntityType | None = None) -> Key:
        """What is compared of a name: of a country, its code. Who has the surname of somebody in
        the report is no country (*Ana Jordan ...* **Jordan** *said*).
        """
        if name is None:
            return ()
        words = bare(self.text[slice(*name)])
        if type_ == "person" and folded(words) in self.surnames:
            return folded(words)
        code = self.coder.country(words) or self._metonym(words, head)
        if code is not None:
            return ("=", code)
        return folded(self.adjectives.get(words.casefold(), words))

    def _metonym(self, words: str, head: int) -> str | None:
        """The country for whose government a capital stands that does something or speaks."""
        tokens = self.found.tokens
        cases = {
            tokens[i].lemma.lower()
            for i in range(max(0, head - 3), head)
            if tokens[i].head == head and tokens[i].relation == "case"
        }
        top = tokens[head].head if tokens[head].relation == "conj" else head
        acts = tokens[top].relation.startswith("nsubj") or bool(cases & _OF_PARTIES)
        return self.coder.capital(words) if acts and not cases - _OF_PARTIES else None

    def _name(
        self, start: int, end: int, head: int, inside: range, who: Who | None
    ) -> tuple[Place | None, EntityType | None]:
        if self.found.tokens[head].upos == "PRON":
            return None, None
        own = self._names(start, end, head, inside)
        at_head = [n for n in own if n.start <= self.found.tokens[head].start < n.end]
        if self._is_capital_noun(head, who, at_head):
            return None, None
        told = self._told(start, end, head, who)
        people = [n for n in own if n.type == "person"]
        after = [n for n in people if n.start > self.found.tokens[head].start]
        ranked = at_head or after or people or own  # 'the Kade campaign manager Jo Brill'
        best = ranked[0] if ranked else None
        is_whole = best is None or (told and told[0] <= best.start and best.end <= told[1])
        at_told = told and not at_head and told[0] <= self.found.tokens[head].start < told[1]
        if told is not None and (is_whole or at_told):
            return told, best.type if best else self._type_at(told)
        lemma = self.found.tokens[head].lemma.lower()
        is_medium = who is not None and who.type == "media"
        if not at_head:
            medium = self._called(head, inside, best, is_medium)
            if is_medium or medium is not None:
                return medium, "media" if is_medium else None
        if best is not None and not at_head and lemma in BODY_NOUNS and self._is_person(best):
            return (best.start, self.found.tokens[head].end), "organization"
        if not at_head and is_role(who) and (best is None or best.type != "person"):
            return None, None
        spelled = None if best is None or at_head else self._after(best, head, inside)
        if best is not None and spelled is not None:
            return spelled, None if best.type == "place" else best.type
        if best is not None and (at_head or best.type == "person" or not self._is_other(best, who)):
            return (best.start, best.end), best.type
        if best is not None or (who is not None and who.name is None):
            return None, None
        return _spelled(head, inside, self.found.tokens), None

    def _called(self, head: int, inside: range, best: Name | None, is_medium: bool) -> Place | None:
        """The name before what a medium, an agency or a party is (*the Kordinform agency*)."""
        lemma = self.found.tokens[head].lemma.lower()
        is_party = lemma in PARTIES and (best is None or best.type in ("person", "organization"))
        if not (is_medium or is_party or (best is None and lemma == "agency")):
            return None
        name = self._medium(head, inside)
        return self._party(name) if is_party else name

    def _after(self, name: Name, head: int, inside: range) -> Place | None:
        """The name that the network found only the beginning of: after a place's, or with what a
        body is before it (*Drugmaker Velior*).
        """
        spelled = _spelled(head, inside, self.found.tokens, name.end)
        if spelled is None or name.type == "place":
            return spelled
        if name.type != "organization":
            return None
        kind = self.coder.code(self.text[name.start : name.end])
        is_kind = kind is not None and kind.name is None and kind.sector is not None
        return spelled[0] if is_kind else name.start, spelled[1]

    def _is_person(self, name: Name) -> bool:
        """Whether a name is somebody's, as the network says or the surnames of the report."""
        words = folded(self.text[name.start : name.end])
        return name.type == "person" or (name.type == "organization" and words in self.surnames)

    def _names(self, start: int, end: int, head: int, inside: range) -> list[Name]:
        """Names at the head, or that hang on it as the same entity."""
        tokens = self.found.tokens
        same = {head}
        hanging = [i for i in inside if tokens[i].relation in _SAME_ENTITY]
        for _ in range(min(3, len(hanging))):
            same |= {i for i in hanging if tokens[i].head in same}
        first = bisect_left(self.found.names, start, key=_START)
        last = bisect_left(self.found.names, end, key=_START)
        return [
            name
            for name in self.found.names[first:last]
            if name.end <= end
            and any(i in same for i in tokens_within(tokens, name.start, name.end))
            and (name.end > tokens[head].start or not self._is_adjective(name))
        ]

    def _type_at(self, place: Place) -> EntityType | None:
        """The type that the network gives to a name that stands right there."""
        names = self.found.names
        at = bisect_left(names, place[0], key=_START)
        is_there = at < len(names) and (names[at].start, names[at].end) == place
        return names[at].type if is_there else None

    def _is_capital_noun(self, head: int, who: Who | None, names: Sequence[Name]) -> bool:
        """Whether what looks like a name is a word for people (*Villagers said*, *the MPs*)."""
        token = self.found.tokens[head]
        if who is None or who.name is not None or who.type not in ("person", "group"):
            return False
        alone = all((n.start, n.end) == (token.start, token.end) for n in names)
        word = self.coder.code(self.text[token.start : token.end]) if alone else None
        return word is not None and word.name is None and word.sector is not None

    def _is_adjective(self, name: Name) -> bool:
        return self.text[name.start : name.end].casefold() in self.adjectives

    def _told(self, start: int, end: int, head: int, who: Who | None) -> Place | None:
        """The name that the words themselves tell, if it is that of the head."""
        if who is None or who.name is None or not any(map(str.isupper, who.name)):
            return None
        at = self.text.find(who.name, start, end)
        if at < 0:
            return None
        tokens, last = self.found.tokens, at + len(who.name)
        beside = any(  # 'the state agency Tass'
            tokens[i].head == head and tokens[i].relation in ("appos", "flat")
            for i in tokens_within(tokens, at, last)
        )
        if last == tokens[head].end:
            last = tokens[_end_of(head, head, tokens_within(tokens, start, end), tokens)].end
        is_own = at <= tokens[head].start < last or who.type == "person" or beside
        return (at, last) if is_own else None

    def _without_title(self, name: Place | None) -> Place | None:
        """A person's name without what describes it (*meteorologist Lena Obst*, *Admiral Keel*)."""
        if name is None:
            return None
        tokens = self.found.tokens
        inside = tokens_within(tokens, *name)
        titles = [i for i in inside[:-1] if self._is_title(i) or self._is_trade(i, inside)]
        start = tokens[self._after_title(titles[-1], inside)].start if titles else name[0]
        words = self.text[start : name[1]]
        if not words.split():
            return None
        if gender_of_name((words.split()[0].casefold(), "")) is not None:
            return start, name[1]  # 'Dean Holt' is no dean
        who = self.coder.code(words)
        if who is not None and who.role and who.name and words.endswith(who.name):
            start = name[1] - len(who.name)
        return start, name[1]

    def _after_title(self, title: int, name: range) -> int:
        """Where a name begins after a title, and what the title is of (*Secretary of State*)."""
        tokens = self.found.tokens
        first = title + 1
        is_of = tokens[first].relation == "case" and first < tokens[first].head < name[-1]
        return tokens[first].head + 1 if is_of else first

    def _is_trade(self, index: int, name: range) -> bool:
        """Whether the first of three or more words of a name has its capital only because it
        begins a sentence, and says what somebody does (*Foreman Josef Adler said*).
        """
        if index != name[0] or len(name) < _TRADE_AND_NAME:
            return False
        token = self.found.tokens[index]
        word = self.text[token.start : token.end]
        before = self.text[: token.start].rstrip()[-1:]
        is_first = not before or before in _ENDS_SENTENCE
        is_given = gender_of_name((word.casefold(), "")) is not None
        return is_first and not is_given and _TRADE.search(word) is not None

    def _without_kind(self, name: Place | None) -> Place | None:
        """A name without the common nouns after it (*Interfax* **news agency**)."""
        if name is None:
            return None
        tokens = self.found.tokens
        inside = tokens_within(tokens, *name)
        last = len(inside)
        while last > 1 and tokens[inside[last - 1]].upos == "NOUN":
            if self.text[tokens[inside[last - 1]].start].isupper():
                break
            last -= 1
        alone = name[0], tokens[inside[last - 1]].end
        return alone if self.coder.is_medium(self.text[slice(*alone)]) else name

    def _is_title(self, index: int) -> bool:
        """Whether a word describes the name after it, and is not the first word of that name."""
        token = self.found.tokens[index]
        words = self.text[token.start : token.end]
        if token.relation != "nmod:desc":
            return False
        return words[0].islower() or token.upos == "NOUN" or is_role(self.coder.code(words))

    def _medium(self, head: int, inside: range) -> Place | None:
        """The name of a medium before what it is (*the Vela Courier newspaper*)."""
        tokens = self.found.tokens
        own: list[int] = []
        for i in reversed(inside):
            is_part = tokens[i].relation in ("compound", "flat", "nmod:desc", "amod")
            is_name = tokens[i].upos == "PROPN" or (
                bool(own) and self.text[tokens[i].start].isupper()
            )
            if i < head and is_part and is_name and tokens[i].head in (head, *own):
                own.insert(0, i)
        places = [(tokens[i].start, tokens[i].end) for i in own]
        names = [p for p in places if self.coder.country(self.text[slice(*p)]) is None]
        if self._is_states(head, own) or self._is_plural(head):
            return None
        return (names[0][0], names[-1][1]) if names else None

    def _party(self, name: Place | None) -> Place | None:
        """The name of a party, without its views (*the Islamist Unity party*), if it has one."""
        words = list(_WORD.finditer(self.text, *name)) if name else []
        while words and _VIEW.search(words[0][0]):
            words.pop(0)
        if not words or folded(words[-1][0]) in self.surnames:
            return None
        return words[0].start(), words[-1].end()

    def _is_states(self, head: int, before: Sequence[int]) -> bool:
        """*Maruvan state television*: whose it is, and no name."""
        tokens = self.found.tokens
        forms = [self.text[tokens[i].start : tokens[i].end] for i in range(head)[-2:]]
        is_states = "state" in forms[-1:] or forms[-2:-1] == ["state"]
        words = [self.text[tokens[i].start : tokens[i].end] for i in before]
        return is_states and all(w == "state" or _ADJECTIVE.search(w) for w in words)

    def _is_plural(self, head: int) -> bool:
        """*Six Brannock newspapers* are several."""
        token = self.found.tokens[head]
        return token.upos == "NOUN" and self.text[token.start : token.end] != token.lemma

    def _is_other(self, name: Name, who: Who | None) -> bool:
        """Whether a name that hangs on the head is somebody else's: an office's country, say."""
        words = self.text[name.start : name.end]
        is_country = self.coder.country(words) is not None or self._is_adjective(name)
        return is_role(who) or is_country

    def _whole(self, name: Place | None) -> Place | None:
        """A name to the end of its last word (*Kim Jong-un*, not *US-led*)."""
        if name is None or self.coder.country(self.text[slice(*name)]) is not None:
            return name
        start, end = name
        while end + 1 < len(self.text) and self.text[end] in "-–" and self.text[end + 1].isalnum():
            end += 1
            while end < len(self.text) and self.text[end].isalnum():
                end += 1
        return start, end

    def _one(self, name: Place | None) -> Place | None:
        """A name up to a mark that no name has in it, and there to its last capital."""
        mark = _NO_NAME.search(self.text, *name) if name else None
        if name is None or mark is None:
            return name
        words = [w for w in _WORD.finditer(self.text, name[0], mark.start()) if w[0][0].isupper()]
        return (name[0], words[-1].end()) if words else name

    def _without_owner(self, name: Place | None) -> Place | None:
        """A name without the country whose it is (*Vela's Courier*)."""
        mark = _OWNED.search(self.text, *name) if name else None
        if name is None or mark is None:
            return name
        owner = self.text[name[0] : mark.start()]
        is_place = self.coder.country(owner) or owner.casefold() in self.adjectives.values()
        return (mark.end(), name[1]) if is_place else name


def surnames_of(text: str, found: NetworkReading) -> frozenset[Key]:
    """The last words of the persons' names of several words, as keys."""
    people = (folded(text[one.start : one.end]) for one in found.names if one.type == "person")
    return frozenset(name[-1:] for name in people if len(name) > 1)


def is_role(who: Who | None) -> bool:
    """Whether a phrase tells of a person by an office, with no name in it."""
    return who is not None and who.type == "person" and who.name is None


def _spelled(head: int, inside: range, tokens: Sequence[Token], after: int = 0) -> Place | None:
    """The proper nouns around the head of a phrase, where no name was found there."""
    if tokens[head].upos != "PROPN" or tokens[head].lemma.islower():
        return None
    first = last = head
    while (
        first > inside.start
        and tokens[first - 1].start >= after
        and _part_of_name(first - 1, head, tokens)
    ):
        first -= 1
    while last + 1 < inside.stop and _part_of_name(last + 1, head, tokens):
        last += 1
    return tokens[first].start, tokens[_end_of(last, head, inside, tokens)].end


def _end_of(last: int, head: int, inside: range, tokens: Sequence[Token]) -> int:
    """The last word of a name that goes on after *of* or *for* (*Institute for Arms Studies*)."""
    first = last + 2
    if first >= inside.stop or tokens[last + 1].lemma.lower() not in ("of", "for"):
        return last
    end = first
    while end < inside.stop - 1 and tokens[end].upos == "PROPN" and tokens[end].head > end:
        end += 1
    is_own = tokens[end].upos == "PROPN" and tokens[end].head == head
    return end if is_own and tokens[end].relation == "nmod" else last


def _part_of_name(index: int, head: int, tokens: Sequence[Token]) -> bool:
    token = tokens[index]
    return token.upos == "PROPN" and token.head == head and token.relation in ("flat", "compound")
