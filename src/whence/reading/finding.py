"""Finds the phrases of a report that stand for somebody or something, and the names in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whence.reading.apart import with_parties_apart
from whence.reading.extents import one_phrase_of, with_rest_of_name
from whence.reading.gender import gender_of_name
from whence.reading.model import NetworkReading, Token
from whence.reading.naming import Namer, is_role, surnames_of
from whence.reading.phrases import (
    BODY_NOUNS,
    Coder,
    Key,
    Phrase,
    Pieces,
    folded,
    heads_of,
    tokens_within,
)
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree
from whence.reading.types import DateMention, EntityType
from whence.reading.who import Who

_BEFORE: Final = frozenset(("compound", "nmod:desc", "amod"))
_BODIES: Final = frozenset(("organization", "government", "media", "place"))
_OWNING: Final = frozenset(("nmod:poss", "nmod", "compound"))
"""How somebody hangs on the word for somebody else."""
_ACTORS: Final = frozenset(("person", "group", "organization", "government", "media"))
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_OFFICES: Final = frozenset(
    "brother chairman chairwoman coach daughter director editor executive father governor husband"
    " lawyer leader mayor minister mother president secretary sister son spokesman spokeswoman"
    " wife".split()
)
_STEPS: Final = 4
"""From an apposition up to what it may belong to."""


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
    namer = Namer(text, found, coder, places or {}, surnames_of(text, found))
    maker = _Maker(text, found, coder, namer, known, Tree.of(found.tokens))
    made: list[Phrase] = []
    alone = max((mention.chain for mention in found.mentions), default=-1)
    for mention in found.mentions:
        phrase = maker.phrase(mention.start, mention.end, mention.chain, mention.type)
        if phrase is None:
            continue
        if not phrase.key and (phrase.start, phrase.end) != (mention.start, mention.end):
            alone += 1  # of words that are no phrase nothing is known
            phrase = replace(phrase, chain=alone)
        made.append(replace(phrase, speaker=mention.speaker) if mention.speaker >= 0 else phrase)
    made = _with_own_chains(_with_names_of_whole(made), found.tokens)
    made = _with_told_bodies(with_parties_apart(made, maker.tree), namer.surnames)
    chain = max((phrase.chain for phrase in made), default=-1)
    heads = {phrase.head for phrase in made}
    named = {index for p in made if p.name for index in range(*p.name)}
    unmarked = [(n.start, n.end, n.type) for n in found.names if n.start not in named]
    spoken: list[tuple[int, int, EntityType]] = [
        (*one[0], "other") for one in sources if len(one) == 1
    ]
    spoken += [(*told, "other") for one in sources if (told := maker.told_of(one)) is not None]
    heard: list[tuple[int, int, EntityType]] = [(*one, "media") for one in maker.listeners()]
    for start, end, type_ in [*unmarked, *spoken, *heard]:
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
        replace(
            phrase,
            name=whole.name,
            key=whole.key,
            who=whole.who,
            type=whole.type,
            chain=phrase.chain if phrase.name is None else whole.chain,
        )
        if whole is not None and not phrase.parts and _is_within(phrase.name, whole.name)
        else phrase
        for phrase in phrases
        for whole in (fullest.get(phrase.head),)
    ]


def _with_told_bodies(phrases: Sequence[Phrase], surnames: frozenset[Key]) -> list[Phrase]:
    """Names of one word that are a body's wherever they stand, since the text calls it one at one
    place (*drugmaker Velior ...* **Velior**), and not a person's of such a surname.
    """
    bodies = {
        p.key
        for p in phrases
        if len(p.key) == 1 and p.key not in surnames
        if p.who is not None and p.who.type == "organization" and p.who.sector
        if folded(p.who.name or "") == p.key
    }
    return [
        replace(p, type="organization") if p.type == "person" and p.key in bodies else p
        for p in phrases
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
    unused = max(chains, default=-1) + 1
    made: list[Phrase] = []
    for phrase in phrases:
        theirs = owners.get(phrase.head, set())
        noun = (phrase.chain, tokens[phrase.head].lemma)
        is_owned = any(tokens[i].relation == "nmod:poss" for i in theirs)
        if theirs and not phrase.key:
            others = [p for p in chains[phrase.chain] if p.head != phrase.head]
            is_of_one = any(p.head in theirs for p in others)
            if is_of_one or _is_strange(phrase, others, theirs, tokens):
                phrase = replace(phrase, chain=apart.setdefault(noun, unused + len(apart)))
                is_owned = True
        if not phrase.key and not is_owned:
            phrase = replace(phrase, chain=apart.get(noun, phrase.chain))  # *the father* later on
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


def _is_within(name: tuple[int, int] | None, whole: tuple[int, int] | None) -> bool:
    return whole is not None and (name is None or (whole[0] <= name[0] and name[1] <= whole[1]))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes phrases of one document."""

    text: str
    found: NetworkReading
    coder: Coder
    namer: Namer
    media: frozenset[Key]
    tree: Tree

    def phrase(self, start: int, end: int, chain: int, type_: EntityType) -> Phrase | None:
        tokens = self.found.tokens
        start, end = self.namer.whole_of(start, end)
        inside = tokens_within(tokens, start, end)
        if not inside:
            return None
        head, inside = one_phrase_of(inside, self.tree)
        start, end = max(start, tokens[inside[0]].start), min(end, tokens[inside[-1]].end)
        inside = with_rest_of_name(head, inside, self.tree)
        end = max(end, tokens[inside[-1]].end)
        several = self._coordination(head, inside)
        if several is not None:
            return Phrase(start, end, several[0], (), chain, "group", None, (), None, several[1])
        who = self._code(start, end, head)
        if type_ in ("other", "organization") and is_role(who):
            type_ = "person"
        name, name_type = self.namer.name(start, end, head, inside, who)
        key = self.namer.key(name, head, name_type)
        if name is not None and name_type == "person":
            who = self._with_office(start, end, head) or who
            if who is not None and who.type == "government" and key[-1:] in self.namer.surnames:
                who = None  # 'Jordan', of Ana Jordan
        is_alone = folded(self.text[start:end]) == key
        if is_alone and name_type == "person" and self._is_called_as_medium(key, who):
            who = None
        type_ = self._type(key, name_type or type_, who)
        if type_ in _BODIES and key and self._is_in_office(head):
            type_ = "person"
        governors = self._governors(head, type_)
        return Phrase(start, end, head, governors, chain, type_, name, key, who)

    def _is_in_office(self, head: int) -> bool:
        """Whether a name stands beside what only a person is (*its chairman, Dag Moen*)."""
        token = self.found.tokens[head]
        return token.relation == "appos" and self.tree.among(token.head, _OFFICES)

    def _is_called_as_medium(self, key: Key, who: Who | None) -> bool:
        """Whether a person of several names has a medium's for the first (*Petra Lindgren*)."""
        if who is None or who.type != "media" or len(key) < 2:
            return False
        return self.coder.is_medium(key[0].title()) and not self.coder.is_medium(key[-1].title())

    def listeners(self) -> Iterator[tuple[int, int]]:
        """The words for the media to whom somebody speaks, or on which (*told his state's agency
        Tass*, *said on state radio*).
        """
        tokens = self.found.tokens
        tree = self.tree
        for one in self.found.attributions:
            cue = [i for start, end in one.cue for i in tokens_within(tokens, start, end)]
            for i in (i for verb in cue for i in tree.children[verb]):
                if tree.relation(i) not in ("iobj", "obj", "obl") or tokens[i].upos == "PRON":
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
        if self._is_in_apposition(head, ands[0]):
            return None
        own = [n for n in self.found.names if n.start <= tokens[ands[0]].start < n.end]
        return None if own else (ands[0], tuple(nouns))  # 'Defence and Security Committee'

    def _is_in_apposition(self, head: int, mark: int) -> bool:
        """Whether an *and* joins what is said of somebody (*Ana Brill, a doctor and author of it*):
        nothing closes the apposition before it.
        """
        opened = any(head < i < mark for i in self.tree.below(head, ("appos",)))
        return opened and self.found.tokens[mark - 1].upos != "PUNCT"

    def _governors(self, head: int, type_: EntityType) -> tuple[int, ...]:
        """What an apposition or a title belongs to; a person's may hang on what follows the office
        (*the mayor of Lorn, Greta Mohl*).
        """
        tokens = self.found.tokens
        if tokens[head].relation not in ("appos", "nmod:desc"):
            naming = tokens[tokens[head].head]  # *a baker named Ana Brill*
            is_named = naming.relation == "acl" and naming.lemma.lower() in ("name", "named")
            return (naming.head,) if is_named else ()
        is_title = tokens[head].upos == "NOUN" and head < tokens[head].head
        if tokens[head].relation == "nmod:desc" and type_ in _BODIES and not is_title:
            return ()  # the court of *High Court Justice Ana Brill*
        found = [tokens[head].head]
        first = min((head, *self.tree.children[head]))
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
        if len(key) == 1 and key[0] in self.namer.adjectives.values():
            return "place"
        return type_
