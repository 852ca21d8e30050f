"""The phrases of a report joined into entities, in text order, names deciding.

The network says which mentions stand for one entity. Names have the last word: two names that
cannot be one person's or one body's are two entities whatever the network says, and one full name
is one entity wherever it stands. A pronoun or a description goes with the last name before it in
its chain, but for a *he* or *she* who speaks (see ``pronouns``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final

from whence.reading.alike import (
    are_one,
    has_initials_more,
    is_place_beside_body,
    surname,
)
from whence.reading.descriptions import Descriptions
from whence.reading.drafts import (
    Draft,
    holds,
    is_bare,
    is_of_another,
    is_person,
    letters_of,
    may_be_called,
    short_for,
    suits,
)
from whence.reading.gender import PRONOUNS, Gender, gender_of_name
from whence.reading.genders import Genders
from whence.reading.model import NetworkReading
from whence.reading.nations import Nations
from whence.reading.odd import Odd
from whence.reading.owners import Owners
from whence.reading.phrases import BODY_NOUNS, Coder, Key, Phrase, antecedent
from whence.reading.pronouns import Pronouns
from whence.reading.stretches import Stretches

_THEY: Final = frozenset({"they", "them", "their", "both", "we", "our", "us"})
_NO_HE: Final = frozenset({"place", "media"})
_INTRODUCE: Final = frozenset("a an one another other several some many most few".split())
_OF_PLACES: Final = frozenset(("government", "organization"))
_PERSONAL: Final = frozenset("office staff team campaign camp family aides allies".split())
"""What somebody has, and is nobody else's name."""
_START: Final = attrgetter("start")


class Joiner:
    """Joins phrases in text order, names deciding."""

    def __init__(
        self, coder: Coder, text: str, found: NetworkReading, places: Mapping[str, str]
    ) -> None:
        self._pronouns: Pronouns[Draft] = Pronouns(text, found)
        self._descriptions: Descriptions[Draft] = Descriptions(text, found, places)
        self._nations: Nations[Draft] = Nations(coder, text, found, places)
        self._genders = Genders(text, found.tokens, self._pronouns.is_quoted)
        self._coder = coder
        self._text = text
        self._found = found
        self._odd = Odd(text, found.tokens)
        self._people: list[Phrase] = []
        self._drafts: list[Draft] = []
        self._by_key: dict[Key, Draft] = {}
        self._by_head: dict[int, Draft] = {}
        self._by_word: dict[str, Draft] = {}
        self._last_of_chain: dict[int, Draft] = {}
        self._before: Phrase | None = None

        self._by_letters: dict[str, dict[Key, None]] = {}
        self._by_surname: dict[str, set[Key]] = {}
        self._by_first: dict[str, set[Key]] = {}
        self._by_last: dict[str, set[Key]] = {}

    def join(self, phrases: Sequence[Phrase]) -> list[Draft]:
        full = {p.key for p in phrases if p.type == "person" and len(p.key) > 1}
        self._people = [p for p in phrases if p.key and p.type == "person"]
        for name in full:
            self._by_surname.setdefault(surname(name), set()).add(name)
            self._by_first.setdefault(name[0], set()).add(name)
            self._by_last.setdefault(name[-1], set()).add(name)
        self._wholes = Stretches((*p.name, p.name) for p in phrases if p.name and len(p.key) > 1)
        self._owners = Owners(self._found.tokens, phrases, self._named)
        for phrase in phrases:
            if phrase.parts:
                self._together(phrase)
                continue
            if phrase.speaker >= 0:
                continue
            self._join(phrase, self._of_its_place(self._named(phrase), phrase))
        for body, other in self._descriptions.bodies(self._drafts):
            self._absorb(body, other)
        for phrase in phrases:
            if phrase.speaker >= 0:
                self._join_spoken(phrase)
        return self._drafts

    def _join_spoken(self, phrase: Phrase) -> None:
        """Join an *I* with who speaks, who may stand after it (*“I will,” Ana Brill said*)."""
        draft = self._by_head.get(antecedent(phrase.speaker, self._found.tokens))
        if draft is None:
            self._join(phrase, ())
            return
        draft.now().phrases.append(phrase)
        self._by_head[phrase.head] = draft.now()

    def _join(self, phrase: Phrase, key: Key) -> None:
        present = self._chained(phrase, key)
        beside = self._beside(key, phrase) or self._office_before(key, phrase)
        is_odd = (
            present is not None
            and not key
            and (
                self._odd.is_odd(phrase, present)
                or self._descriptions.may_be_two(phrase)
                or self._genders.is_other(phrase, present)
            )
        )
        if is_odd:
            present = None
        draft, by_itself = self._speaker(phrase, self._known(phrase, key, beside, present))
        if draft is None or not (draft.keys or key):
            draft = self._descriptions.whom(phrase) or draft
        if draft is None:
            draft = Draft()
            self._drafts.append(draft)
        draft = draft.now()
        for other in () if by_itself else dict.fromkeys((beside, present)):
            if other is None or other.now() is draft or not is_bare(other.now()):
                continue
            if not key or may_be_called(other, phrase):
                self._absorb(draft, other)  # a description, and now its name
        draft.phrases.append(phrase)
        if key:
            draft.keys.add(key)
            self._by_key[key] = draft
            self._by_letters.setdefault(letters_of(key), {})[key] = None
        self._nations.note(phrase, draft)
        self._by_head[phrase.head] = draft
        if word := self._word(phrase):
            self._by_word.setdefault(word, draft)
        self._before = phrase
        is_told = len(draft.phrases) > 1 or not by_itself
        if is_told and not is_odd and not self._is_of_title(phrase, draft):
            self._last_of_chain[phrase.chain] = draft
        self._descriptions.note(phrase, draft)
        if is_person(draft) if draft.keys else self._speaks_unnamed(phrase):
            self._pronouns.note(phrase, draft)

    def _is_of_title(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether a name in a title is the first of somebody, and its chain has another before:
        what follows is that one's (*Ana Brill, star of “Thelma and Louise”, ... the actress*).
        """
        last = self._last_of_chain.get(phrase.chain)
        is_first = bool(phrase.key) and all(p is phrase for p in draft.phrases if p.key)
        is_taken = last is not None and last.now() is not draft and bool(last.now().keys)
        return is_first and is_taken and self._pronouns.is_in_title(phrase)

    def _chained(self, phrase: Phrase, key: Key) -> Draft | None:
        """Who a chain tells, unless that is somebody else's: then who is told to be of the country
        of the phrase.
        """
        present = self._present(phrase)
        if present is None or (key and present.keys):
            return present
        if not key and self._owners.differ(phrase, present):
            return None
        if not self._nations.differ(phrase, present):
            return present
        other = self._nations.before(phrase)
        return None if other is None or self._nations.differ(phrase, other.now()) else other.now()

    def _known(
        self, phrase: Phrase, key: Key, beside: Draft | None, present: Draft | None
    ) -> Draft | None:
        """Who has the name already, or else who it stands beside or in a chain with."""
        draft = self._by_key.get(key) if key else None
        if draft is not None and not self._genders.conflicts(phrase, draft):
            return draft
        if beside is not None:
            return beside
        if len(key) == 1 and self._shared_surname(phrase):
            return None
        in_letters = self._in_letters(phrase, key)
        if in_letters is not None:
            return in_letters
        may_be = present is not None and self._may_be_one(key, present, phrase)
        return present if may_be else None

    def _of_its_place(self, key: Key, phrase: Phrase) -> Key:
        """The key of a body that has the name of another, of another place (*Vela's Defence
        Ministry*, *the Defence Ministry in Lorn*), with its place.
        """
        known = self._by_key.get(key) if key else None
        if known is None or phrase.type not in _OF_PLACES or not self._is_elsewhere(phrase, known):
            return key
        return (*key, *sorted(self._whose(phrase)))

    def _is_elsewhere(self, phrase: Phrase, draft: Draft) -> bool:
        """Whether two bodies are told to be of places, and of none in common."""
        ours = self._whose(phrase)
        if not ours:
            return False
        theirs = {place for p in draft.now().phrases if p.key for place in self._whose(p)}
        return bool(theirs) and ours.isdisjoint(theirs)

    def _whose(self, phrase: Phrase) -> set[str]:
        """The country or the places of which a body is told to be."""
        if phrase.who is not None and phrase.who.country is not None:
            return {phrase.who.country}
        return self._descriptions.places_in(phrase)

    def _in_letters(self, phrase: Phrase, key: Key) -> Draft | None:
        """The one body that this acronym is short for, or the one acronym of this name."""
        if not key or key[0] == "=" or phrase.type == "person" or phrase.name is None:
            return None
        form = self._text[slice(*phrase.name)]
        if len(key) == 1 and not form.replace(".", "").isupper():
            return None
        alike = {
            id(draft): draft
            for other in self._by_letters.get(letters_of(key), ())
            if (draft := self._by_key[other].now()).parts is None and not is_person(draft)
            if short_for(key, other)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _together(self, phrase: Phrase) -> None:
        """*X and Y* are somebody of their own: neither X nor Y."""
        key = ("&", *self._text[phrase.start : phrase.end].casefold().split())
        draft = self._by_key.get(key)
        if draft is None:
            draft = self._by_key[key] = Draft(parts=phrase.parts)
            self._drafts.append(draft)
        draft.phrases.append(phrase)
        self._by_head[phrase.head] = draft
        if phrase.chain not in self._last_of_chain:
            self._last_of_chain[phrase.chain] = draft

    def _beside(self, key: Key, phrase: Phrase) -> Draft | None:
        """What a phrase has its head word in common with, or is an apposition of."""
        same = self._by_head.get(phrase.head)
        if same is not None and (not key or not same.now().keys):
            return same.now()
        several = [self._by_head[i] for i in phrase.governors if i in self._by_head]
        return next((one for one in several if self._may_be_one(key, one, phrase, True)), None)

    def _office_before(self, key: Key, phrase: Phrase) -> Draft | None:
        """Who an office right before a person's name is told of (*Mayor* **Greta Mohl**)."""
        last = self._before
        if not key or last is None or phrase.type != "person" or phrase.name is None:
            return None
        is_office = last.who is not None and last.who.type == "person" and last.who.role
        gap = self._text[last.end : phrase.name[0]] if last.end <= phrase.name[0] else "-"
        draft = self._by_head.get(last.head)
        is_apart = bool(gap.strip()) or "\n" in gap
        if not is_office or last.key or is_apart or draft is None or not is_bare(draft.now()):
            return None
        return draft.now()

    def _speaker(self, phrase: Phrase, draft: Draft | None) -> tuple[Draft | None, bool]:
        """Whom a pronoun that speaks means, and whether it was looked at for itself: one that is
        nobody then leaves its chain as it was.
        """
        wanted = self._pronouns.speaks(phrase)
        if wanted is not None or self._pronouns.is_one(phrase):
            return self._meant(phrase, draft, wanted), True
        if self._pronouns.narrates(phrase):
            return None if draft and draft.keys else draft, True
        return draft, False

    def _speaks_unnamed(self, phrase: Phrase) -> bool:
        """Whether somebody without a name speaks, whom a pronoun may mean then."""
        is_noun = self._found.tokens[phrase.head].upos == "NOUN"
        return phrase.type == "person" and is_noun and self._pronouns.is_source(phrase)

    def _meant(self, phrase: Phrase, draft: Draft | None, wanted: Gender | None) -> Draft | None:
        """Whom a *he* or *she*, or *the 46-year-old*, that speaks means: see ``pronouns``."""
        quoted = self._pronouns.quoted_of(phrase)
        told = self._pronouns.told_in(quoted)
        names = [set(p.key) for start, end in quoted for p in self._people_in(start, end)]

        country = phrase.who.country if phrase.who is not None else None

        def is_such(one: Draft) -> bool:
            if wanted is not None and self._genders.of(one) not in (None, wanted):
                return False
            if country is not None and one.told.countries and country not in one.told.countries:
                return False
            return not any(name <= set(key) for name in names for key in one.keys)

        def may_be(one: Draft) -> bool:
            return one not in told and is_such(one)

        chained = draft if draft and draft.keys and is_person(draft) and is_such(draft) else None
        if draft is not None and not (draft.keys and is_person(draft) and may_be(draft)):
            draft = None if draft.keys else draft
        last = self._pronouns.last(phrase, may_be)
        if last is None and draft is None:
            only = self._pronouns.only_one(
                phrase, lambda one: may_be(one) and self._genders.of(one) == wanted
            )
            return only or chained  # where a mere *he* in the words spoke against it
        if last is None or last.person is draft:
            return draft
        if draft in self._pronouns.hinted_in(quoted):
            return last.person  # who says *he* of somebody is another
        if draft is None or not draft.keys:
            return draft if draft and self._is_described_after(draft, last.start) else last.person
        return draft if self._pronouns.nearer(phrase, draft, last) else last.person

    def _is_described_after(self, draft: Draft, place: int) -> bool:
        """Whether somebody without a name is told of by a noun after a place."""
        tokens = self._found.tokens
        return any(
            p.start > place and tokens[p.head].upos == "NOUN" and not self._pronouns.is_quoted(p)
            for p in draft.phrases
        )

    def _people_in(self, start: int, end: int) -> Sequence[Phrase]:
        first = bisect_left(self._people, start, key=_START)
        return self._people[first : bisect_left(self._people, end, first, key=_START)]

    def _named(self, phrase: Phrase) -> Key:
        return self._full(phrase) if phrase.type in ("person", "other") else phrase.key

    def _full(self, phrase: Phrase) -> Key:
        """The one full name that ends in this surname, or else begins with it (*Kim Jong Un*), or
        that has an initial more (*Ana B. Kade*); the key itself where none or several do.
        """
        key = phrase.key
        if len(key) == 1 and phrase.name is not None and self._is_part(phrase.name):
            return key
        if len(key) != 1:
            same = self._by_last.get(key[-1], ()) if key else ()
            longer = [name for name in same if has_initials_more(name, key)]
            return longer[0] if len(longer) == 1 else key
        titled = self._genders.of_phrase(phrase)
        ending, beginning = (
            [n for n in names.get(key[0], ()) if not titled or gender_of_name(n) in (None, titled)]
            for names in (self._by_surname, self._by_first)
        )
        longer = ending or beginning
        fullest = max(longer, key=lambda name: (len(name), name), default=key)
        return fullest if all(set(name) <= set(fullest) for name in longer) else key

    def _is_part(self, name: tuple[int, int]) -> bool:
        """Whether a name stands within a longer one (*the* **Lorn** *Observer*)."""
        start, end = name
        return any(
            end <= last and first + end < start + last
            for first, last in self._wholes.holding(start)
        )

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether a phrase can stand for several (*they*, *both countries*)."""
        token = self._found.tokens[phrase.head]
        form = self._text[token.start : token.end].casefold()
        return form in _THEY or (token.upos == "NOUN" and form != token.lemma.casefold())

    def _present(self, phrase: Phrase) -> Draft | None:
        """Who a chain tells, or of two names that name nobody (*Democrats*, *Republicans*) that of
        the phrase.
        """
        draft = self._last_of_chain.get(phrase.chain)
        if draft is None or holds(draft, phrase) or self._is_new(phrase):
            return None
        word = self._word(phrase)
        if not word or draft.keys:
            return draft
        words = {self._word(p) for p in draft.phrases} - {""}
        return draft if not words or word in words else self._by_word.get(word)

    def _word(self, phrase: Phrase) -> str:
        """The proper noun of what names nobody (*Democrat*)."""
        token = self._found.tokens[phrase.head]
        if phrase.key or token.upos != "PROPN":
            return ""
        return self._text[token.start : token.end].casefold().removesuffix("s")

    def _is_new(self, phrase: Phrase) -> bool:
        """Whether somebody speaks who is introduced here (*a spokesman said*)."""
        first = self._text[phrase.start : phrase.end].split()[0].casefold()
        return not phrase.key and first in _INTRODUCE and self._pronouns.is_source(phrase)

    def _is_of_another_kind(self, phrase: Phrase, draft: Draft) -> bool:
        lemma = self._found.tokens[phrase.head].lemma.lower()
        if lemma == "it" or lemma in BODY_NOUNS:
            return is_person(draft) or (
                lemma in _PERSONAL
                and self._owners.has(phrase)
                and not any(lemma in name for name in draft.keys)
            )
        return lemma in PRONOUNS and not _NO_HE.isdisjoint(draft.told.types)

    def _shared_surname(self, phrase: Phrase) -> bool:
        """Whether several full names end in a surname, so that it alone tells nobody."""
        titled = self._genders.of_phrase(phrase)
        names = self._by_surname.get(phrase.key[0], ())
        may_be = [n for n in names if titled is None or gender_of_name(n) in (None, titled)]
        return phrase.type == "person" and len(may_be) > 1

    def _absorb(self, draft: Draft, other: Draft) -> None:
        draft, other = draft.now(), other.now()
        if draft is other:
            return
        draft.phrases.extend(other.phrases)
        other.absorbed_by = draft
        self._drafts.remove(other)
        for phrase in other.phrases:
            self._by_head[phrase.head] = self._last_of_chain[phrase.chain] = draft

    def _may_be_one(self, key: Key, draft: Draft, phrase: Phrase, beside: bool = False) -> bool:
        """Whether a name may be another name of an entity: of a person a part of it, of a body
        words in common, an acronym, or a name that is coded alike. ``beside``: it stands in
        apposition.
        """
        if draft.parts is not None:
            return not key and self._is_plural(phrase)
        if not draft.keys:
            return not (beside and key) or may_be_called(draft, phrase)
        if not key:
            is_other = self._is_of_another_kind(phrase, draft) or is_of_another(phrase, draft)
            return suits(phrase, draft, beside) and not is_other
        if phrase.type in _OF_PLACES and self._is_elsewhere(phrase, draft):
            return False
        if self._genders.conflicts(phrase, draft) or is_place_beside_body(phrase, draft):
            return False
        if len(key) > 1 and all(
            len(self._by_surname.get(k[-1], ())) > 1 == len(k) for k in draft.keys
        ):
            return False  # of a surname that several have nobody knows whose it is
        if any(are_one(key, other) for other in draft.keys):
            # The longest tells most: *the Council* may be of two names, each of another body.
            return are_one(key, max(draft.keys, key=len))
        ours = phrase.who
        if phrase.type == "person" or ours is None or ours.country is None or ours.sector is None:
            return False
        return any(
            p.who and p.key and (p.who.country, p.who.sector) == (ours.country, ours.sector)
            for p in draft.phrases
        )
