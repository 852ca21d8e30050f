"""The phrases of a report that stand for somebody or something, and the names in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from whence.document.types import DateInterval
from whence.reading.gender import gender_of_name
from whence.reading.model import Name, NetworkReading, Token
from whence.reading.types import DateMention, EntityType
from whence.reading.who import Who, code_phrase

Pieces = Sequence[tuple[int, int]]
Key = tuple[str, ...]

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sir lord lady gen sen rep gov lt col sgt maj capt adm rev".split()
)
_SHORT_TITLES: Final = frozenset(f"{title}." for title in TITLES)
# A name that hangs on the head of a phrase in one of these ways is the phrase's own
# (*defence minister Ana Brill*, *the spokesman, Ana Brill*), not its owner's (*Ana Brill's aide*).
_SAME_ENTITY: Final = frozenset(("compound", "flat", "appos", "nmod:desc"))
BODY_NOUNS: Final = frozenset(
    "administration campaign camp team family foundation government organization ticket"
    " presidency committee staff office supporters allies aides voters".split()
)
"""What is called by a person's name and is not that person (*the Brill campaign*)."""
_NO_NAME: Final = re.compile(r"[:;\n]\s|\s[-–—]\s")
_WORD: Final = re.compile(r"\w\S*")
_START: Final = attrgetter("start")
_CODED_WORDS: Final = 14
"""A phrase of more words is not coded: it says too many things."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand for an entity.

    ``head`` is their head word and ``governor`` the word that the head is an apposition of, or the
    head itself. ``name`` is the place of the bare name, ``key`` what is compared of it, ``who``
    what the words say of country, sector and role.
    """

    start: int
    end: int
    head: int
    governor: int
    chain: int
    type: EntityType
    name: tuple[int, int] | None
    key: Key
    who: Who | None


class Coder:
    """Codes phrases as of the day of a report."""

    def __init__(self, published: DateInterval | None) -> None:
        self._published = published

    def code(self, words: str) -> Who | None:
        """What a phrase says; None if it is too long."""
        if len(words.split()) > _CODED_WORDS:
            return None
        return _coded(words, self._published)

    def country(self, name: str) -> str | None:
        """The country of which this is the name or the adjective; None for its towns and organs."""
        who = self.code(name)
        if who is None or who.country is None or who.sector is not None:
            return None
        return who.country if who.type == "government" or who.name is None else None


@lru_cache(maxsize=20_000)
def _coded(words: str, published: DateInterval | None) -> Who:
    """The same names, offices and pronouns come again and again."""
    return code_phrase(words, published=published)


def find_phrases(
    text: str,
    found: NetworkReading,
    sources: Iterable[Pieces],
    dates: Sequence[DateMention],
    coder: Coder,
) -> list[Phrase]:
    """In text order: mentions, names that no mention has for its own, sources that are no mention.

    Time expressions stand for nobody.
    """
    maker = _Maker(text, found, coder)
    made: list[Phrase] = []
    for mention in found.mentions:
        phrase = maker.phrase(mention.start, mention.end, mention.chain, mention.type)
        if phrase is not None:
            made.append(phrase)
    chain = max((phrase.chain for phrase in made), default=-1)
    heads = {phrase.head for phrase in made}
    named = {index for p in made if p.name for index in range(*p.name)}
    alone = [(n.start, n.end, n.type) for n in found.names if n.start not in named]
    spoken: list[tuple[int, int, EntityType]] = [
        (*one[0], "other") for one in sources if len(one) == 1
    ]
    for start, end, type_ in [*alone, *spoken]:
        chain += 1
        phrase = maker.phrase(start, end, chain, type_)
        if phrase is not None and phrase.head not in heads:
            heads.add(phrase.head)
            made.append(phrase)
    times = [(one.start, one.end) for one in dates]
    kept = [p for p in made if p.type not in ("other", "event") or not _within(p, times)]
    return sorted(kept, key=lambda p: (p.start, -p.end))


def heads_of(source: Pieces, tokens: Sequence[Token]) -> list[int]:
    """The head word of a phrase, and those that *and* joins to it."""
    inside = [index for start, end in source for index in tokens_within(tokens, start, end)]
    held = set(inside)
    tops = [i for i in inside if tokens[i].head not in held - {i} and tokens[i].upos != "PUNCT"]
    if not tops:
        return []
    heads = [tops[0]]
    heads += [i for i in inside if tokens[i].relation == "conj" and tokens[i].head in heads]
    return heads


def tokens_within(tokens: Sequence[Token], start: int, end: int) -> range:
    """The indexes of the tokens that stand between two offsets."""
    first = bisect_left(tokens, start, key=_START)
    return range(first, bisect_left(tokens, end, first, key=_START))


def bare(name: str) -> str:
    """A name without the titles before it, what stands before those, and *the*."""
    words = name.split()
    titles = [i for i, word in enumerate(words[:-1]) if word.casefold() in _SHORT_TITLES]
    words = words[titles[-1] + 1 :] if titles else words
    while len(words) > 1 and words[0].casefold().rstrip(".") in TITLES | {"the"}:
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes phrases of one document."""

    text: str
    found: NetworkReading
    coder: Coder

    def phrase(self, start: int, end: int, chain: int, type_: EntityType) -> Phrase | None:
        tokens = self.found.tokens
        inside = tokens_within(tokens, start, end)
        if not inside:
            return None
        head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), -1)
        head = inside[-1] if head < 0 else head
        who = self._code(start, end, head)
        if type_ == "other" and who is not None and who.type == "person":
            type_ = "person"
        name, name_type = self._name(start, end, head, inside, who)
        name = self._one(name)
        key = self._key(name)
        type_ = _type(key, name_type or type_)
        is_appos = tokens[head].relation == "appos"
        return Phrase(
            start, end, head, tokens[head].head if is_appos else head, chain, type_,
            name, key, who,
        )  # fmt: skip

    def _code(self, start: int, end: int, head: int) -> Who | None:
        """What the words say; those of a long phrase up to its first comma after the head."""
        who = self.coder.code(self.text[start:end])
        comma = self.text.find(",", self.found.tokens[head].end, end)
        return self.coder.code(self.text[start:comma]) if who is None and comma > 0 else who

    def _name(
        self, start: int, end: int, head: int, inside: range, who: Who | None
    ) -> tuple[tuple[int, int] | None, EntityType | None]:
        """The place of the phrase's own name, and the type that the network gives to it."""
        own = self._names(start, end, head, inside)
        at_head = [n for n in own if n.start <= self.found.tokens[head].start < n.end]
        told = self._told(start, end, head, who)
        ranked = at_head or [n for n in own if n.type == "person"] or own
        best = ranked[0] if ranked else None
        if told is not None and (best is None or (told[0] <= best.start and best.end <= told[1])):
            return told, best.type if best else None
        if who is not None and who.type == "media" and not at_head:
            return self._medium(head, inside), "media"
        lemma = self.found.tokens[head].lemma.lower()
        if best is not None and best.type == "person" and not at_head and lemma in BODY_NOUNS:
            return (best.start, self.found.tokens[head].end), "organization"
        if best is not None and best.type == "place" and not at_head:
            spelled = _spelled(head, inside, self.found.tokens, best.end)
            if spelled is not None:
                return spelled, None
        if best is not None and (at_head or best.type == "person" or not self._is_other(best, who)):
            return self._whole(best), best.type
        return (
            (None, None) if best is not None else (_spelled(head, inside, self.found.tokens), None)
        )

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
        ]

    def _told(self, start: int, end: int, head: int, who: Who | None) -> tuple[int, int] | None:
        """The name that the words themselves tell, if it is that of the head."""
        if who is None or who.name is None or not any(map(str.isupper, who.name)):
            return None
        at = self.text.find(who.name, start, end)
        token = self.found.tokens[head]
        if at < 0 or not (at <= token.start < at + len(who.name) or who.type == "person"):
            return None
        return at, at + len(who.name)

    def _medium(self, head: int, inside: range) -> tuple[int, int] | None:
        """The name of a medium before what it is (*the Vela Courier newspaper*)."""
        tokens = self.found.tokens
        own = [
            i
            for i in inside
            if tokens[i].upos == "PROPN" and tokens[i].head == head and i < head
            and tokens[i].relation in ("compound", "flat", "nmod:desc")
        ]  # fmt: skip
        places = [(tokens[i].start, tokens[i].end) for i in own]
        names = [p for p in places if self.coder.country(self.text[slice(*p)]) is None]
        return (names[0][0], names[-1][1]) if names else None

    def _is_other(self, name: Name, who: Who | None) -> bool:
        """Whether a name that hangs on the head is somebody else's: an office's country, say."""
        return _is_role(who) or self.coder.country(self.text[name.start : name.end]) is not None

    def _whole(self, name: Name) -> tuple[int, int]:
        """A name to the end of its last word (*Kim Jong-un*)."""
        end = name.end
        while end + 1 < len(self.text) and self.text[end] in "-–" and self.text[end + 1].isalnum():
            end += 1
            while end < len(self.text) and self.text[end].isalnum():
                end += 1
        return name.start, end

    def _one(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
        """A name up to a mark that no name has in it, and there to its last capital."""
        mark = _NO_NAME.search(self.text, *name) if name else None
        if name is None or mark is None:
            return name
        words = [w for w in _WORD.finditer(self.text, name[0], mark.start()) if w[0][0].isupper()]
        return (name[0], words[-1].end()) if words else name

    def _key(self, name: tuple[int, int] | None) -> Key:
        if name is None:
            return ()
        words = bare(self.text[slice(*name)])
        code = self.coder.country(words)
        if code is not None:
            return ("=", code)
        return tuple(words.casefold().replace("’", "'").replace("-", " ").split())


def _type(key: Key, type_: EntityType) -> EntityType:
    """The type of a name: a person's campaign is no person, but who has a given name is one."""
    if len(key) > 1 and type_ == "person" and key[-1] in BODY_NOUNS:
        return "organization"
    if type_ in ("place", "other") and gender_of_name(key) is not None:
        return "person"
    return type_


def _is_role(who: Who | None) -> bool:
    """Whether a phrase tells of a person by an office, with no name in it."""
    return who is not None and who.type == "person" and who.name is None


def _spelled(
    head: int, inside: range, tokens: Sequence[Token], after: int = 0
) -> tuple[int, int] | None:
    """The proper nouns around the head of a phrase, where no name was found there."""
    if tokens[head].upos != "PROPN":
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
    return tokens[first].start, tokens[last].end


def _part_of_name(index: int, head: int, tokens: Sequence[Token]) -> bool:
    token = tokens[index]
    return token.upos == "PROPN" and token.head == head and token.relation in ("flat", "compound")


def _within(phrase: Phrase, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= phrase.start and phrase.end <= end for start, end in places)
