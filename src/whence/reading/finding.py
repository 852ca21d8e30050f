"""Finds the phrases of a report that stand for somebody or something, and the names in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from whence.reading.gender import gender_of_name
from whence.reading.model import Name, NetworkReading, Token
from whence.reading.phrases import (
    BODY_NOUNS,
    Coder,
    Key,
    Phrase,
    Pieces,
    bare,
    folded,
    heads_of,
    tokens_within,
)
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree
from whence.reading.types import DateMention, EntityType
from whence.reading.who import Who

# A name that hangs on the head of a phrase in one of these ways is the phrase's own
# (*defence minister Ana Brill*, *the spokesman, Ana Brill*), not its owner's (*Ana Brill's aide*).
_BEFORE: Final = frozenset(("compound", "nmod:desc", "amod"))
_SAME_ENTITY: Final = frozenset(("compound", "flat", "appos", "nmod:desc"))
_BODIES: Final = frozenset(("organization", "government", "media", "place"))
_NO_NAME: Final = re.compile(r"[:;\n]\s|\s[-–—]\s")
_OWNED: Final = re.compile(r"['’]s\s+(?=\S)")
_WORD: Final = re.compile(r"\w\S*")
_START: Final = attrgetter("start")
_OWNING: Final = frozenset(("nmod:poss", "nmod", "compound"))
"""How somebody hangs on the word for somebody else."""
_ACTORS: Final = frozenset(("person", "group", "organization", "government", "media"))
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_STEPS: Final = 4
"""From an apposition up to what it may belong to."""
_OF_PARTIES: Final = frozenset({"with", "between", "by", "against", "for", "and"})


def find_phrases(
    text: str,
    found: NetworkReading,
    sources: Iterable[Pieces],
    dates: Sequence[DateMention],
    coder: Coder,
    places: Mapping[str, str] | None = None,
    media: Iterable[str] = (),
) -> list[Phrase]:
    """In text order: mentions, names that no mention has for its own, sources that are no mention.

    ``places`` are the text's adjectives of places, see ``adjectives_of``; ``media`` are names that
    are known to be media. Time expressions stand for nobody.
    """
    known = frozenset(map(folded, media))
    maker = _Maker(text, found, coder, places or {}, known, Tree.of(found.tokens))
    made: list[Phrase] = []
    for mention in found.mentions:
        phrase = maker.phrase(mention.start, mention.end, mention.chain, mention.type)
        if phrase is not None:
            made.append(phrase)
    made = _with_own_chains(_with_names_of_whole(made), found.tokens)
    chain = max((phrase.chain for phrase in made), default=-1)
    heads = {phrase.head for phrase in made}
    named = {index for p in made if p.name for index in range(*p.name)}
    alone = [(n.start, n.end, n.type) for n in found.names if n.start not in named]
    spoken: list[tuple[int, int, EntityType]] = [
        (*one[0], "other") for one in sources if len(one) == 1
    ]
    spoken += [(*told, "other") for one in sources if (told := maker.told_of(one)) is not None]
    heard: list[tuple[int, int, EntityType]] = [(*one, "media") for one in maker.listeners()]
    for start, end, type_ in [*alone, *spoken, *heard]:
        chain += 1
        phrase = maker.phrase(start, end, chain, type_)
        if phrase is not None and phrase.head not in heads:
            heads.add(phrase.head)
            made.append(phrase)
    speaking = Stretches((*one[0], True) for one in sources if len(one) == 1)
    for head in (h for p in made if p.parts and speaking.holding(p.start) for h in p.parts):
        if head not in heads:
            chain += 1
            phrase = maker.phrase(*maker.words_of(head), chain, "other")
            if phrase is not None and phrase.head == head:
                heads.add(head)
                made.append(phrase)
    times = Stretches((one.start, one.end, one.end) for one in dates)
    kept = [
        p
        for p in made
        if p.type not in ("other", "event")
        or not any(p.end <= end for end in times.holding(p.start))
    ]
    return sorted(kept, key=lambda p: (p.start, -p.end))


def _with_names_of_whole(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Phrases of one head word stand for one entity: *a crane operator* in *a crane operator, Finn
    Oderby* has the name, too, and *Norvik* in *Norvik Radio* the whole one.
    """
    fullest: dict[int, Phrase] = {}
    for phrase in phrases:
        known = fullest.get(phrase.head)
        if phrase.name and (known is None or _length(known.name) < _length(phrase.name)):
            fullest[phrase.head] = phrase
    return [
        replace(phrase, name=whole.name, key=whole.key, who=whole.who, type=whole.type)
        if whole is not None and not phrase.parts and _is_part(phrase.name, whole.name)
        else phrase
        for phrase in phrases
        for whole in (fullest.get(phrase.head),)
    ]


def _with_own_chains(phrases: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Descriptions by somebody else (*Brill's lawyer*, *aides to Brill*) out of the chains in which
    the network put them with that very person, or with somebody named whom nothing calls so.
    """
    chains: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        chains.setdefault(phrase.chain, []).append(phrase)
    owners: dict[int, set[int]] = {}
    for index, token in enumerate(tokens):
        if token.relation in _OWNING:
            owners.setdefault(token.head, set()).add(index)
    apart: dict[tuple[int, str], int] = {}
    made: list[Phrase] = []
    for phrase in phrases:
        theirs = owners.get(phrase.head, set())
        if theirs and not phrase.key:
            others = [p for p in chains[phrase.chain] if p.head != phrase.head]
            is_of_one = any(p.head in theirs for p in others)
            if is_of_one or _is_strange(phrase, others, theirs, tokens):
                noun = (phrase.chain, tokens[phrase.head].lemma)
                number = apart.setdefault(noun, max(chains) + 1 + len(apart))
                phrase = replace(phrase, chain=number)
        made.append(phrase)
    return made


def _is_strange(
    phrase: Phrase, others: Sequence[Phrase], owners: Iterable[int], tokens: Sequence[Token]
) -> bool:
    """Whether a person who is told by whose he is is nowhere called so among those with a name."""
    is_person = phrase.who is not None and phrase.who.type == "person"
    is_owned = any(tokens[i].relation == "nmod:poss" for i in owners)
    if not (is_person and is_owned and any(p.key for p in others)):
        return False
    noun = tokens[phrase.head].lemma.casefold()
    return not any(
        p.head in phrase.governors
        or phrase.head in p.governors
        or tokens[p.head].lemma.casefold() == noun
        or (p.who is not None and noun in (p.who.role or "").casefold().split())
        for p in others
    )


def _length(name: tuple[int, int] | None) -> int:
    return name[1] - name[0] if name else 0


def _is_part(name: tuple[int, int] | None, whole: tuple[int, int] | None) -> bool:
    return whole is not None and (
        name is None or (name != whole and whole[0] <= name[0] and name[1] <= whole[1])
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes phrases of one document."""

    text: str
    found: NetworkReading
    coder: Coder
    adjectives: Mapping[str, str]
    media: frozenset[Key]
    tree: Tree

    def phrase(self, start: int, end: int, chain: int, type_: EntityType) -> Phrase | None:
        tokens = self.found.tokens
        inside = tokens_within(tokens, start, end)
        if not inside:
            return None
        head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), -1)
        head = inside[-1] if head < 0 else head
        several = self._coordination(head, inside)
        if several is not None:
            return Phrase(start, end, several[0], (), chain, "group", None, (), None, several[1])
        who = self._code(start, end, head)
        if type_ in ("other", "organization") and _is_role(who):
            type_ = "person"
        name, name_type = self._name(start, end, head, inside, who)
        name = self._without_title(self._without_owner(self._one(self._whole(name))))
        if who is not None and who.type == "media":
            name = self._without_kind(name)
        key = self._key(name, head)
        if name is not None and name_type == "person":
            who = self._with_office(start, end, head) or who
        type_ = self._type(key, name_type or type_, who)
        return Phrase(start, end, head, self._governors(head, type_), chain, type_, name, key, who)

    def listeners(self) -> Iterator[tuple[int, int]]:
        """The words for the media to whom somebody speaks (*told his state's agency Tass*)."""
        tokens = self.found.tokens
        tree = self.tree
        for one in self.found.attributions:
            cue = [i for start, end in one.cue for i in tokens_within(tokens, start, end)]
            for i in (i for verb in cue for i in tree.children[verb]):
                if tokens[i].relation not in ("iobj", "obj") or tokens[i].upos == "PRON":
                    continue
                start, end = self.words_of(i)
                if self.coder.is_medium(self.text[start:end]):
                    yield start, end

    def words_of(self, head: int) -> tuple[int, int]:
        """The noun phrase of a word, as offsets."""
        first, last = self.tree.noun_phrase(head)
        return self.found.tokens[first].start, self.found.tokens[last - 1].end

    def told_of(self, source: Pieces) -> tuple[int, int] | None:
        """Of *who* the words of the people that it refers to."""
        tokens = self.found.tokens
        noun = next(iter(heads_of(source, tokens)), None)
        if noun is None or any(start <= tokens[noun].start < end for start, end in source):
            return None
        start, end = self.words_of(noun)
        who = self.coder.code(self.text[start:end])
        return (start, end) if who is not None and who.type in _ACTORS else None

    def _coordination(self, head: int, inside: range) -> tuple[int, tuple[int, ...]] | None:
        """The *and* of *X and Y*, and the heads of X and Y."""
        tokens = self.found.tokens
        joined = [i for i in inside if tokens[i].relation == "conj" and tokens[i].head == head]
        ands = [
            i
            for i in inside
            if tokens[i].relation == "cc" and tokens[i].head in joined
            and tokens[i].lemma.lower() in ("and", "&")
        ]  # fmt: skip
        nouns = [head, *joined]
        if not ands or any(tokens[i].upos not in _NOMINAL for i in nouns):
            return None
        own = [n for n in self.found.names if n.start <= tokens[ands[0]].start < n.end]
        return None if own else (ands[0], tuple(nouns))  # 'Defence and Security Committee'

    def _governors(self, head: int, type_: EntityType) -> tuple[int, ...]:
        """What an apposition or a title belongs to; a person's may hang on what follows the office
        (*the mayor of Lorn, Greta Mohl*).
        """
        tokens = self.found.tokens
        if tokens[head].relation not in ("appos", "nmod:desc"):
            return ()
        if tokens[head].relation == "nmod:desc" and type_ in _BODIES:
            return ()  # the court of *High Court Justice Ana Brill*
        found = [tokens[head].head]
        first = min((i for i in range(head) if tokens[i].head == head), default=head)
        is_apart = first > 0 and self.text[tokens[first - 1].start] == ","
        while (
            type_ == "person"
            and is_apart
            and len(found) < _STEPS
            and tokens[found[-1]].relation == "nmod"
        ):
            found.append(tokens[found[-1]].head)
        return tuple(found)

    def _code(self, start: int, end: int, head: int) -> Who | None:
        """What the words say; those of a long phrase up to its first comma after the head."""
        who = self.coder.code(self.text[start:end])
        comma = self.text.find(",", self.found.tokens[head].end, end)
        return self.coder.code(self.text[start:comma]) if who is None and comma > 0 else who

    def _with_office(self, start: int, end: int, head: int) -> Who | None:
        """What a name tells with the office right before it that its mention leaves out."""
        tokens = self.found.tokens
        first = tokens_within(tokens, start, end).start
        while (
            first
            and (tokens[first - 1].head == head or first <= tokens[first - 1].head < head)
            and tokens[first - 1].relation in _BEFORE
        ):
            first -= 1
        who = self.coder.code(self.text[tokens[first].start : end])
        return who if who is not None and who.type == "person" and who.role else None

    def _name(
        self, start: int, end: int, head: int, inside: range, who: Who | None
    ) -> tuple[tuple[int, int] | None, EntityType | None]:
        """The place of the phrase's own name, and the type that the network gives to it."""
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
        if told is not None and (best is None or (told[0] <= best.start and best.end <= told[1])):
            return told, best.type if best else None
        if who is not None and who.type == "media" and not at_head:
            return self._medium(head, inside), "media"
        lemma = self.found.tokens[head].lemma.lower()
        if best is not None and best.type == "person" and not at_head and lemma in BODY_NOUNS:
            return (best.start, self.found.tokens[head].end), "organization"
        if not at_head and _is_role(who) and (best is None or best.type != "person"):
            return None, None
        if best is not None and best.type == "place" and not at_head:
            spelled = _spelled(head, inside, self.found.tokens, best.end)
            if spelled is not None:
                return spelled, None
        if best is not None and (at_head or best.type == "person" or not self._is_other(best, who)):
            return (best.start, best.end), best.type
        if best is not None or (who is not None and who.name is None):
            return None, None
        return _spelled(head, inside, self.found.tokens), None

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

    def _told(self, start: int, end: int, head: int, who: Who | None) -> tuple[int, int] | None:
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
        is_own = at <= tokens[head].start < last or who.type == "person" or beside
        return (at, last) if is_own else None

    def _without_title(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
        """A person's name without what describes it (*meteorologist Lena Obst*, *Admiral Keel*)."""
        if name is None:
            return None
        tokens = self.found.tokens
        inside = tokens_within(tokens, *name)
        titles = [i for i in inside[:-1] if self._is_title(i)]
        start = tokens[titles[-1] + 1].start if titles else name[0]
        words = self.text[start : name[1]]
        who = self.coder.code(words)
        if who is not None and who.role and who.name and words.endswith(who.name):
            start = name[1] - len(who.name)
        return start, name[1]

    def _without_kind(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
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
        return words[0].islower() or token.upos == "NOUN" or _is_role(self.coder.code(words))

    def _medium(self, head: int, inside: range) -> tuple[int, int] | None:
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
        return (names[0][0], names[-1][1]) if names else None

    def _is_other(self, name: Name, who: Who | None) -> bool:
        """Whether a name that hangs on the head is somebody else's: an office's country, say."""
        words = self.text[name.start : name.end]
        is_country = self.coder.country(words) is not None or self._is_adjective(name)
        return _is_role(who) or is_country

    def _whole(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
        """A name to the end of its last word (*Kim Jong-un*, not *US-led*)."""
        if name is None or self.coder.country(self.text[slice(*name)]) is not None:
            return name
        start, end = name
        while end + 1 < len(self.text) and self.text[end] in "-–" and self.text[end + 1].isalnum():
            end += 1
            while end < len(self.text) and self.text[end].isalnum():
                end += 1
        return start, end

    def _one(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
        """A name up to a mark that no name has in it, and there to its last capital."""
        mark = _NO_NAME.search(self.text, *name) if name else None
        if name is None or mark is None:
            return name
        words = [w for w in _WORD.finditer(self.text, name[0], mark.start()) if w[0][0].isupper()]
        return (name[0], words[-1].end()) if words else name

    def _without_owner(self, name: tuple[int, int] | None) -> tuple[int, int] | None:
        """A name without the country whose it is (*Vela's Courier*)."""
        mark = _OWNED.search(self.text, *name) if name else None
        if name is None or mark is None:
            return name
        owner = self.text[name[0] : mark.start()]
        is_place = self.coder.country(owner) or owner.casefold() in self.adjectives.values()
        return (mark.end(), name[1]) if is_place else name

    def _key(self, name: tuple[int, int] | None, head: int) -> Key:
        if name is None:
            return ()
        words = bare(self.text[slice(*name)])
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

    def _type(self, key: Key, type_: EntityType, who: Who | None) -> EntityType:
        """The type of a name: a person's campaign is no person, but who has a given name is one,
        and what has an adjective in the text is a place.
        """
        is_medium = who is not None and who.type == "media" and folded(who.name or "") == key
        if key in self.media or (key and is_medium):
            return "media"
        if len(key) > 1 and type_ == "person" and key[-1] in BODY_NOUNS:
            return "organization"
        if type_ in ("place", "other") and gender_of_name(key) is not None:
            return "person"
        if len(key) == 1 and key[0] in self.adjectives.values():
            return "place"
        return type_


def _is_role(who: Who | None) -> bool:
    """Whether a phrase tells of a person by an office, with no name in it."""
    return who is not None and who.type == "person" and who.name is None


def _spelled(
    head: int, inside: range, tokens: Sequence[Token], after: int = 0
) -> tuple[int, int] | None:
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
    return tokens[first].start, tokens[last].end


def _part_of_name(index: int, head: int, tokens: Sequence[Token]) -> bool:
    token = tokens[index]
    return token.upos == "PROPN" and token.head == head and token.relation in ("flat", "compound")
