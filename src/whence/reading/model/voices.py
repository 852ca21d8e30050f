"""Whom *I* and *you* are: the one who speaks, and the one who is spoken to.

Both are told by who speaks and not by what was said of whom before, so that coreference, which
compares mentions, gets them wrong where several speak in turn. Who speaks is known in a transcript,
by its layout or from beside the text (``Words.speakers``), in a letter that is signed, and in a
quotation with a source. *I* is the speaker, wherever he stands in the text; *you* is whoever speaks
right before and right after, or whom a letter greets.
Where nothing tells who speaks, the chains stay as they were.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from whence.reading.model.attributions import Labelled
from whence.reading.model.letters import Letter
from whence.reading.model.mention_facts import BODIES, NAMED, PERSON, Mentioned, core_end
from whence.reading.model.quoted import quotation_ranges
from whence.reading.model.transcripts import Turn
from whence.reading.model.words import Words

_I: Final = frozenset("i me my mine myself".split())
_YOU: Final = frozenset("you your yours yourself".split())
_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sir lord lady gen general sen senator rep representative gov governor"
    " judge justice chief president minister secretary the dear".split()
)
"""Words before a name, of which many may have one."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ASIDE: Final = re.compile(r"\([^()]*\)?")
Name = frozenset[str]


class Voices:
    """Puts *I* and *you* of one document to who they are.

    After ``turns``, ``letters`` and ``quotations``, ``chains`` has the number of the entity of each
    mention (new ones follow the highest) and ``speakers`` the head word of whom a mention stands
    for, -1 of all whom no voice tells.
    """

    def __init__(self, words: Words, mentions: Sequence[Mentioned], chains: Sequence[int]) -> None:
        """``mentions`` in text order, with the number of the entity of each in ``chains``."""
        self.chains = list(chains)
        self.speakers = [-1] * len(mentions)
        self._words = words
        self._mentions = mentions
        self._by_first: dict[int, list[int]] = {}
        self._by_head: dict[int, int] = {}
        for place, one in enumerate(mentions):
            self._by_first.setdefault(one.first, []).append(place)
            self._by_head.setdefault(one.head, place)
        self._quoted = {
            word for first, last in quotation_ranges(words) for word in range(first, last)
        }

    def turns(self, turns: Sequence[Turn]) -> None:
        """*I* and *you* in the turns of a talk; those in quotations are looked at once more."""
        own = self._called(turns)
        for number, turn in enumerate(turns):
            around = {one.name for one in turns[max(number - 1, 0) : number + 2]} - {turn.name}
            listener = around.pop() if len(around) == 1 else None
            for place in self._alone(range(turn.first, turn.last)):
                form = self._form(place)
                if form in _I:
                    own[turn.name].append(place)
                elif form in _YOU and listener is not None:
                    own[listener].append(place)
        for members in own.values():
            named = [place for place in members if self._mentions[place].kind == NAMED]
            new = max(self.chains, default=-1) + 1
            [(chain, _)] = Counter(self.chains[p] for p in named).most_common(1) or [(new, 0)]
            for place in members:
                self.chains[place] = chain
                if named and self._form(place) in _I | _YOU:
                    self.speakers[place] = self._mentions[named[0]].head

    def letters(self, letters: Iterable[Letter]) -> None:
        """*I* in a letter is the name that signs it, and *you* the one that it greets."""
        for letter in letters:
            written = [
                place
                for place in self._alone(range(letter.first, letter.last))
                if self._mentions[place].first not in self._quoted
            ]
            own, yours = (
                [place for place in written if self._form(place) in forms] for forms in (_I, _YOU)
            )
            signed, greeted = self._called_in(letter.signed), self._called_in(letter.greeted)
            if signed is not None and self._mentions[signed].kind == NAMED:
                self._are(own, signed)
            elif greeted is not None:
                new = max(self.chains) + 1
                for place in own:  # nobody writes to himself
                    if self.chains[place] == self.chains[greeted]:
                        self.chains[place] = new
            if greeted is not None:
                self._are(yours, greeted)

    def _are(self, places: Sequence[int], called: int) -> None:
        """Pronouns are whom a mention calls."""
        if not places:
            return
        chain = self._chain_of_name(called)
        for place in places:
            self.chains[place] = chain
            self.speakers[place] = self._mentions[called].head

    def quotations(self, attributions: Iterable[Labelled], heads: Sequence[int]) -> None:
        """*I* in a quotation is its source; in one within another, that of the inner one.

        ``heads`` are the words that govern each word.
        """
        for one in sorted(attributions, key=_size, reverse=True):
            inside = {word for piece in one.source for word in range(*piece)}
            top = next((i for i in sorted(inside) if heads[i] == i or heads[i] not in inside), None)
            if top is None:
                continue
            said = {word for piece in one.content for word in range(*piece)}
            for place in self._alone(sorted(said & self._quoted)):
                if self._form(place) in _I:
                    self.speakers[place] = top
                    if top in self._by_head:
                        self.chains[place] = self.chains[self._by_head[top]]

    def _called(self, turns: Sequence[Turn]) -> dict[str, list[int]]:
        """The mentions that call each speaker by name: labels, and names that are only one's."""
        names = {turn.name: _name(turn.name) for turn in turns}
        own: dict[str, list[int]] = {name: [] for name in names}
        for turn in turns:
            for word in range(*turn.label or (0, 0)):
                own[turn.name] += self._by_first.get(word, ())
        for place, one in enumerate(self._mentions):
            if not names or one.kind != NAMED:
                continue
            core = self._name_of(place)
            called = [name for name, key in names.items() if _are_one(core, key)]
            if len(called) == 1 and (one.type not in BODIES or core == names[called[0]]):
                own[called[0]].append(place)
        return own

    def _called_in(self, words: tuple[int, int] | None) -> int | None:
        """The one person who is mentioned among some words."""
        heads = {
            one.head: place
            for word in range(*words or (0, 0))
            for place in self._by_first.get(word, ())
            if (one := self._mentions[place]).type == PERSON
        }
        return next(iter(heads.values())) if len(heads) == 1 else None

    def _chain_of_name(self, called: int) -> int:
        """The entity of a name: a new one where its chain has other names, too, as the chain of
        the *I* may that was followed to it.
        """
        chain = self.chains[called]
        names = {
            place: self._name_of(place)
            for place, one in enumerate(self._mentions)
            if self.chains[place] == chain and one.kind == NAMED
        }
        if called not in names:
            return chain
        ours = [place for place, name in names.items() if _are_one(name, names[called])]
        if len(ours) == len(names):
            return chain
        new = max(self.chains) + 1
        for place in ours:
            self.chains[place] = new
        return new

    def _name_of(self, place: int) -> Name:
        one = self._mentions[place]
        end = core_end(self._words, one.head, one.last)
        return _name(self._words.text[self._words.starts[one.first] : self._words.ends[end]])

    def _alone(self, words: Iterable[int]) -> list[int]:
        """Mentions that are one of these words."""
        return [
            place
            for word in words
            for place in self._by_first.get(word, ())
            if self._mentions[place].last == word
        ]

    def _form(self, place: int) -> str:
        one = self._mentions[place]
        return self._words.form(one.first).lower() if one.first == one.last else ""


def _size(one: Labelled) -> int:
    return sum(last - first for first, last in one.content)


def _name(label: str) -> Name:
    """The words that tell who it is (*Dr. Ana Brill (minister)*), without titles and initials."""
    words = _LETTERS.findall(_ASIDE.sub(" ", label).lower())
    return frozenset(word for word in words if len(word) > 1 and word not in _TITLES)


def _are_one(one: Name, other: Name) -> bool:
    """Whether all that one of two names has is in the other, too."""
    return bool(one and other) and (one <= other or other <= one)
