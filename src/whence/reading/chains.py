"""Source chains: through whom the words of an attribution reached the report.

The chain of an attribution is the chain of the one that it stands within, plus its own source. A
medium that the source speaks to (*told TASS*, *in an interview with the Courier*), that quotes it
(*was quoted as saying by Interfax*) or whose statement or letter it is (*carried by KCNA*) is a
relay before the speaker; the report's own outlet is the silent first link and none. *I* in
somebody's words is that somebody, a *report by X* is X, and an *it* or *the agency* that stands for
nobody else is the medium quoted last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.document.types import Document
from whence.reading.entities import Cast, entities_of, group_of
from whence.reading.gender import gender_of_name
from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.model.acts import act_of
from whence.reading.phrases import Pieces, heads_of, tokens_within
from whence.reading.relays import Relays, at_words
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree
from whence.reading.types import Entity

_FIRST_PERSON: Final = frozenset({"i", "we", "me", "us", "my", "our"})
_OTHERS: Final = frozenset({"he", "she", "they", "it"})
_ANYBODY: Final = frozenset({"you", "one", "anyone", "someone", "everyone"})
"""Who is spoken to, or anybody: the network's chains take them for somebody named."""
_SEVERAL: Final = frozenset({"they", "their", "both"})
_MEDIUM: Final = frozenset({"it", "its", "agency"})
_AGENCY: Final = frozenset({"agency"})
_IT: Final = frozenset({"it"})
_REPORTS: Final = frozenset({"report", "article", "story", "dispatch", "account", "commentary"})
_BY: Final = frozenset({"by", "in", "from", "on"})
_CITING: Final = frozenset({"cite", "citing"})
_DOCUMENTS: Final = frozenset(
    "data document figure file finding law letter memo poll record report research result source"
    " statement statistic study survey testimony transcript".split()
)

_LEAST_LETTERS: Final = 4
"""Of a name that is looked for in a site's."""
_LONGEST_NAME: Final = 4
"""Words of an outlet's name at the head of a page."""
_ANSWERS: Final = frozenset({"deny", "doubt", "condemn", "praise", "agree"})
"""Acts that answer to what others said, and do not pass it on."""

Chain = tuple[str, ...]


def find_chains(
    found: NetworkReading, tree: Tree, cast: Cast, own: frozenset[str] = frozenset()
) -> list[Chain]:
    """The chain of each attribution, outermost relay first, last the one whose words they are.

    Empty where the speaker is not known or not named. ``own`` are the entities that are the
    report's own outlet.
    """
    return _Chains(found, tree, cast, own).find()


@dataclass(slots=True)
class _Last:
    """Who was told of last: the medium that spoke, one with a name that spoke or was told
    something, a body that may be *the agency*, and who spoke; and which agencies are which.
    """

    medium: str | None = None
    named_medium: str | None = None
    body: str | None = None
    speaker: str | None = None
    agencies: dict[str, str] = field(default_factory=dict)


class _Chains:
    """Finds the chains of one document."""

    def __init__(self, found: NetworkReading, tree: Tree, cast: Cast, own: frozenset[str]) -> None:
        self._found = found
        self._tree = tree
        self._cast = cast
        self._own = own
        self._entities = {entity.id: entity for entity in cast.entities}
        self._relays = Relays(found, tree, cast)
        self._names = Stretches((name.start, name.end, name) for name in found.names)

    def find(self) -> list[Chain]:
        several = self._found.attributions
        speakers: list[str | None] = []
        relays: list[str | None] = []
        last = _Last()
        for one, told in zip(several, map(self._relays.of, several), strict=True):
            speaker = None if self._is_own_words(one) else self._told_of(one, last)
            relay = told
            if relay is not None and self._is_the_one(relay):
                relay = last.named_medium or relay
            self._note(last, one, speaker, relay)
            speakers.append(speaker)
            relays.append(relay)
        for number, one in enumerate(several):
            if self._is_own_words(one):
                speakers[number] = self._whose_words(number, speakers)
            elif self._is_another(one, speakers[number], speakers):
                over = speakers[one.within or 0]  # “He said that he saw it,” Brill said
                speakers[number] = None if over == speakers[number] else over
        return [self._chain(number, speakers, relays) for number in range(len(several))]

    def _told_of(self, one: FoundAttribution, last: _Last) -> str | None:
        """Who speaks, a description of a medium or agency being the one told of last."""
        speaker = self._speaker(one, last.medium)
        if speaker is None:
            is_body = last.speaker == last.body and self._says(one, _IT)
            return last.body if is_body else None
        if self._says(one, _SEVERAL) and self._entities[speaker].type == "person":
            group = self._entities.get(last.speaker or "")
            return group.id if group is not None and group.type == "group" else None
        if self._entities[speaker].named:
            return speaker
        if last.body is not None and self._says(one, _AGENCY):
            last.agencies.setdefault(speaker, last.body)
        speaker = last.agencies.get(speaker, speaker)
        if self._is_medium(speaker) and self._is_the_one(speaker):
            return last.medium or last.named_medium or speaker
        return speaker

    def _note(
        self, last: _Last, one: FoundAttribution, speaker: str | None, relay: str | None
    ) -> None:
        if speaker is not None and self._is_medium(speaker):
            last.medium = speaker
        if speaker is not None and self._may_be_body(speaker):
            last.body = speaker
        if one.within is None:
            last.speaker = speaker
        for id_ in (speaker, relay):
            if id_ is not None and self._is_medium(id_) and self._entities[id_].named:
                last.named_medium = id_

    def _is_the_one(self, id_: str) -> bool:
        """Whether an entity is only called *the newspaper*, *the agency*: not *six newspapers*."""
        one = self._entities[id_]
        is_many = one.name.endswith("s") and not one.name.endswith("news")
        return not one.named and one.name.casefold().startswith("the ") and not is_many

    def _may_be_body(self, id_: str) -> bool:
        """Whether a name may be a body's: the network takes many a strange one for a person's."""
        one = self._entities[id_]
        if not one.named or one.type != "person":
            return one.named and one.type not in ("group", "place")
        words = tuple(one.name.split())
        return len(words) == 1 and not one.roles and gender_of_name(words) is None

    def _is_own_words(self, one: FoundAttribution) -> bool:
        """Whether the source is an *I* in somebody's words."""
        if one.within is None:
            return False
        tokens = self._found.tokens
        top = next(iter(heads_of(one.source, tokens)), None)  # not of 'my brother'
        is_pronoun = top is not None and tokens[top].upos == "PRON"
        return is_pronoun and self._tree.lemma(top or 0) in _FIRST_PERSON

    def _is_another(
        self, one: FoundAttribution, speaker: str | None, speakers: Sequence[str | None]
    ) -> bool:
        """Whether a *he* in somebody's quoted words was taken for that very somebody."""
        several = self._found.attributions
        over = one.within
        while over is not None:
            if speakers[over] == speaker and several[over].quote == "direct":
                return self._says(one, _OTHERS)
            over = several[over].within
        return False

    def _whose_words(self, number: int, speakers: Sequence[str | None]) -> str | None:
        """Who says *I*."""
        several = self._found.attributions
        at: int | None = number
        while at is not None and self._is_own_words(several[at]):
            at = several[at].within
        return None if at is None else speakers[at]

    def _speaker(self, one: FoundAttribution, last_medium: str | None) -> str | None:
        if self._says(one, _ANYBODY) or self._is_thing_cited(one):
            return None
        group = group_of(one.source, self._found, self._cast)
        if group is not None:
            return group
        author = self._author(one, last_medium)
        if author is not None:
            return author
        several = entities_of(one.source, self._found, self._cast)
        named = [id_ for id_ in several if self._entities[id_].named]
        best = self._called(one) or next(iter(named or several), None)
        if best not in named and self._says(one, _FIRST_PERSON):
            return None  # *I am a workhorse*: the author, whom nothing names
        is_bare = best is None or not self._entities[best].named
        return last_medium or best if is_bare and self._says(one, _MEDIUM) else best

    def _is_thing_cited(self, one: FoundAttribution) -> bool:
        """*Citing ill health*: a reason, and nobody's words."""
        tokens = self._found.tokens
        if not any(tokens[i].lemma.lower() in _CITING for i in self._words(one.cue)):
            return False
        heads = heads_of(one.source, tokens)[:1]
        cited = [self._entities[id_] for id_ in self._at(heads)]
        types = {"person" if one.sector or one.country else one.type for one in cited}
        is_named = any(self._is_name(head) for head in heads)
        telling = any(self._tree.among(head, _DOCUMENTS) for head in heads)
        return bool(heads) and types <= {"other", "event"} and not is_named and not telling

    def _called(self, one: FoundAttribution) -> str | None:
        """The name that stands beside a description (*the mining company Grell*)."""
        heads = [h for h in heads_of(one.source, self._found.tokens)[:1] if not self._is_name(h)]
        beside = [i for head in heads for i in self._tree.below(head, ("appos",))]
        several = [self._entities[id_] for id_ in self._at(beside)]
        named = [one.id for one in several if one.named and one.type != "place"]
        return named[0] if len(set(named)) == 1 else None  # not of 'two members, Brill and Kade'

    def _is_name(self, index: int) -> bool:
        """Whether a word is part of a name itself."""
        token = self._found.tokens[index]
        return bool(self._names.holding(token.start))

    def _author(self, one: FoundAttribution, last_medium: str | None) -> str | None:
        """Whose report it is that says something (*a report by X*, *X's account*)."""
        for head in heads_of(one.source, self._found.tokens)[:1]:
            if self._found.tokens[head].lemma.lower() not in _REPORTS:
                continue
            words = self._tree.obliques(head, "nmod", _BY) + self._tree.below(head, ("nmod:poss",))
            named = [id_ for id_ in self._at(words) if self._entities[id_].named]
            if named:
                return named[0]
            told = self._entities.get(self._cast.by_head.get(head, ""))
            medium = self._entities.get(last_medium or "")
            if told and medium and told.country and told.country == medium.country:
                return medium.id
        return None

    def _says(self, one: FoundAttribution, words: frozenset[str]) -> bool:
        """Whether the source is one of the words, with nothing but an article."""
        tokens = self._found.tokens
        forms = [
            tokens[index].lemma.lower()
            for start, end in one.source
            for index in tokens_within(tokens, start, end)
            if tokens[index].relation != "det"
        ]
        return len(forms) == 1 and forms[0] in words

    def _is_medium(self, id_: str) -> bool:
        return self._entities[id_].type == "media"

    def _chain(
        self, number: int, speakers: Sequence[str | None], relays: Sequence[str | None]
    ) -> Chain:
        links: list[str] = []
        at: int | None = number
        while at is not None:
            speaker = speakers[at]
            if speaker is None:
                return ()
            for link in (speaker, relays[at]):
                is_silent = link in self._own and bool(links)
                if link is not None and not is_silent and (not links or links[0] != link):
                    links.insert(0, link)
            at = self._holder(at)
        return tuple(links)

    def _holder(self, number: int) -> int | None:
        """Through whose words an attribution came: not theirs who only answer to it (*the agency
        rejected the minister's claim that ...*).
        """
        one = self._found.attributions[number]
        if one.within is None:
            return None
        over = self._found.attributions[one.within]
        cue, answer, content = map(self._words, (one.cue, over.cue, over.content))
        act = act_of(self._tree.lemma(i) for i in answer)
        is_answered = act in _ANSWERS and self._tree.top(content) in cue
        return over.within if is_answered else one.within

    def _words(self, pieces: Pieces) -> list[int]:
        tokens = self._found.tokens
        return [i for start, end in pieces for i in tokens_within(tokens, start, end)]

    def _at(self, words: Sequence[int]) -> Iterator[str]:
        return at_words(words, self._tree, self._cast)


def own_outlet(entities: Sequence[Entity], document: Document) -> frozenset[str]:
    """The entities that are the report's outlet (*the Courier* in the *Port Sellis Courier*), or
    where it does not tell one, the agency of its dateline, or who stands at the head of its page.
    """
    outlet = document.outlet
    agency = document.dateline.agency if document.dateline else None
    names = [outlet.name if outlet else agency or ""]
    if not names[0]:
        names = _mastheads(document)
    site = (outlet.domain or "").removeprefix("www.").partition(".")[0] if outlet else ""
    return frozenset(
        entity.id
        for entity in entities
        if entity.type in ("media", "organization")
        and any(_is_called(_words(entity.name), _words(name), site) for name in names)
    )


def _mastheads(document: Document) -> list[str]:
    """What may be an outlet's name above the story (*AMBREL GAZETTE | Since 1911*)."""
    above = [line for one in document.removed if one.at == 0 for line in one.text.splitlines()]
    parts = [line.partition("|")[0].strip() for line in above]
    return [part for part in parts if 0 < len(part.split()) <= _LONGEST_NAME]


def _is_called(name: Sequence[str], outlet: Sequence[str], site: str) -> bool:
    """Whether a name is that of an outlet, or the end of it, or of its site's."""
    if not name or not outlet:
        return False
    joined = "".join(name)
    is_site = len(joined) >= _LEAST_LETTERS and site.endswith(joined)
    return is_site or (name[-1] == outlet[-1] and set(name) <= set(outlet))


def _words(name: str) -> list[str]:
    return [word for word in name.casefold().split() if word != "the"]
