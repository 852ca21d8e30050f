"""The events of a report in PLOVER's terms: what the network found, with who did it to whom.

Who did it to whom, where, when and how surely is read off the syntax of the trigger. How sure an
event is cannot go beyond how sure the one who tells it is: a proposed, feared or denied event has
not happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.entities import Cast
from whence.reading.factuality import certainty_by_syntax, is_refused
from whence.reading.model import FoundEvent, NetworkReading
from whence.reading.model.acts import certainty_of
from whence.reading.model.events import certainty_label
from whence.reading.modes import mode_of
from whence.reading.nominals import Nominals
from whence.reading.parties import RECIPROCAL, Parties, PartyFinder
from whence.reading.phrases import heads_of, tokens_within
from whence.reading.places import PlaceFinder
from whence.reading.senses import is_borne_out
from whence.reading.stretches import Stretches
from whence.reading.tree import Tree
from whence.reading.triggers import event_heads
from whence.reading.types import Attribution, Certainty, DateMention, Event

_ORDER: Final[tuple[Certainty, ...]] = ("CT+", "PR+", "PS+", "Uu")
_CHANCES: Final = (0.85, 0.75, 0.65)
"""Chances from which an event of no known side, of one and of two is told."""
_CHANCES_CODED: Final = (0.85, 0.6, 0.35)
"""The same where one of the sides has a code."""
_OF_NOBODY: Final = frozenset({"ASSAULT", "PROTEST"})
"""Types of which a noun tells without either side (*a blast*, *riots*)."""
_MOVED: Final = frozenset("arm launch position send dispatch station strengthen test".split())
"""Verbs that mobilize only forces and weapons."""
_NEVER: Final = 2.0
_CHANCE_UNTOLD: Final = 0.9
"""The chance where the trigger's words do not tell of the type in general, and both sides are
known.
"""
_CARRIED: Final = frozenset({"obj", "nsubj", "xcomp"})
"""How a noun hangs on the verb that says when it was."""
_DENIALS: Final = frozenset({"CT-", "PR-", "PS-"})


class Events:
    """The events of one document. Who they are about is known before entities are made of them."""

    def __init__(self, text: str, found: NetworkReading, tree: Tree, nominals: Nominals) -> None:
        self._text = text
        self._found = found
        self._tree = tree
        self._nominals = nominals
        self._contents = Stretches(
            (start, end, one) for one in found.attributions for start, end in one.content
        )
        finder = PartyFinder(tree, nominals, self._speakers)
        told = (
            (one, head, finder.find(head, one.type))
            for head, one in zip(event_heads(found, tree), found.events, strict=True)
        )
        self._told = [
            (one, head, who) for one, head, who in told if one.score >= self._least(one, head, who)
        ]

    @property
    def parties(self) -> list[int]:
        """The head words of all who do something or whom it is done to."""
        return [word for _, _, who in self._told for word in (*who.actors, *who.recipients)]

    def tell(
        self,
        cast: Cast,
        attributions: Sequence[Attribution],
        dates: Sequence[DateMention],
        published: DateInterval | None,
    ) -> tuple[Event, ...]:
        """The events, in text order, with entities, places and dates."""
        contents = Stretches((s.start, s.end, a) for a in attributions for s in a.content)
        times = Stretches((one.start, one.end, number) for number, one in enumerate(dates))
        places = PlaceFinder(self._text, self._tree, self._nominals, cast)
        made = []
        for number, (one, head, who) in enumerate(self._told, start=1):
            said_in = _said_in(one, contents)
            actors = _ids(who.actors, cast)
            at = _date(head, self._tree, times)
            date = None if at is None else _known(dates[at].date)
            certainty = _certainty(one, head, self._tree, said_in)
            made.append(
                Event(
                    id=f"v{number}",
                    type=one.type,
                    mode=self._mode(one, head),
                    contexts=one.contexts,
                    trigger=Span(one.start, one.end, self._text[one.start : one.end]),
                    actors=actors,
                    recipients=tuple(r for r in _ids(who.recipients, cast) if r not in actors),
                    place=places.find(head, who.recipients, _aimed_at(one, who, self._tree)),
                    date=date,
                    certainty=_weaker(certainty, "Uu" if _is_to_come(date, published) else "CT+"),
                    said_in=said_in.id if said_in else None,
                )
            )
        return tuple(made)

    def _least(self, one: FoundEvent, head: int, who: Parties) -> float:
        """The least chance of a trigger's type from which the event is told.

        Who did what to whom makes an event. A trigger for which the syntax shows neither side is
        told only if the network is all but sure of it; less is enough where both sides are known,
        and where one of them is a country, an organ or a group that PLOVER has a code for.
        """
        if not is_borne_out(head, one, who, self._tree, self._nominals):
            return _NEVER
        moved = self._moved(one, head)
        both = one.type in RECIPROCAL and len(who.actors) > 1
        sides = 2 if both else bool(who.actors) + bool(who.recipients or moved)
        if not sides and self._tree.tokens[head].upos != "VERB" and one.type not in _OF_NOBODY:
            return _NEVER
        if (
            one.type == "MOBILIZE"
            and self._tree.among(head, _MOVED)
            and self._mode(one, head) is None
        ):
            return _NEVER  # *sent an e-mail*
        if not one.told:
            return _CHANCE_UNTOLD if sides == 2 else _NEVER
        words = (*who.actors, *who.recipients, *moved)
        is_coded = any(self._nominals.is_coded(word) for word in words)
        return _CHANCES_CODED[sides] if is_coded else _CHANCES[sides]

    def _moved(self, one: FoundEvent, head: int) -> list[int]:
        """The forces and arms that somebody moves: as good as a second side."""
        moved = self._tree.below(head, ("obj", "nsubj:pass")) if one.type == "MOBILIZE" else []
        return [word for word in moved if self._nominals.is_armed(word)]

    def _mode(self, one: FoundEvent, head: int) -> str | None:
        return mode_of(one, head, self._tree)

    def _speakers(self, word: int) -> list[int]:
        """The head words of who says a word, the innermost speaker."""
        around = self._contents.holding(self._tree.tokens[word].start)
        inner = min(around, key=lambda a: sum(e - s for s, e in a.content), default=None)
        return heads_of(inner.source, self._found.tokens) if inner is not None else []


def _ids(words: Sequence[int], cast: Cast) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cast.by_head[word] for word in words if word in cast.by_head))


def _said_in(one: FoundEvent, contents: Stretches[Attribution]) -> Attribution | None:
    """The innermost attribution that tells of the event in its content."""
    around = [
        attribution
        for attribution in contents.holding(one.start)
        if any(s.start <= one.start and one.end <= s.end for s in attribution.content)
    ]
    return min(around, key=lambda a: sum(span.end - span.start for span in a.content), default=None)


def _certainty(one: FoundEvent, head: int, tree: Tree, said_in: Attribution | None) -> Certainty:
    """How sure an event is, as its syntax and the one who tells it say."""
    refused: Certainty | None = "CT+" if one.type == "REJECT" and is_refused(head, tree) else None
    if said_in is None:
        return refused or certainty_by_syntax(head, tree) or certainty_label(one.certainty)
    start, end = next(
        (s.start, s.end) for s in said_in.content if s.start <= one.start and one.end <= s.end
    )
    inside = tokens_within(tree.tokens, start, end)
    own = refused or certainty_by_syntax(head, tree, inside)
    if own is None:
        return _weaker(certainty_label(one.certainty), said_in.certainty)
    # What may be or is not so within the content is in this already: the rest is the speaker's.
    cue = [tree.tokens[i] for s in said_in.cue for i in tokens_within(tree.tokens, s.start, s.end)]
    return _weaker(own, certainty_of(said_in.act, cue, ()))


def _aimed_at(one: FoundEvent, who: Parties, tree: Tree) -> list[int]:
    """The words of those who are attacked: *fired at a village* tells at whom, not where."""
    return [r for r in who.recipients if one.type == "ASSAULT" and "at" in tree.case(r)]


def _known(date: DateInterval) -> DateInterval | None:
    """A date of which an end is known."""
    return date if date.earliest is not None or date.latest is not None else None


def _is_to_come(date: DateInterval | None, published: DateInterval | None) -> bool:
    """Whether an event's date lies after the publication."""
    today = published.latest if published is not None else None
    if today is None or date is None:
        return False
    first = date.earliest or date.latest  # *by 31 March* has no first day
    return first is not None and first > today


def _weaker(own: Certainty, told: Certainty) -> Certainty:
    """An event's certainty, given that of the content that tells of it."""
    if told in _DENIALS:
        return "Uu" if own in _DENIALS else told
    if told == "Uu" or own in (*_DENIALS, "Uu"):
        return own if told == "CT+" else "Uu"
    return max(own, told, key=_ORDER.index)


def _date(head: int, tree: Tree, times: Stretches[int]) -> int | None:
    """The number of the time expression under the trigger, or under its verb."""
    places = [head]
    if tree.tokens[head].upos not in ("VERB", "AUX") and tree.relation(head) in _CARRIED:
        places.append(tree.tokens[head].head)
    for place in (*places, *tree.verbs_of(head)):
        below = [tree.tokens[child].start for child in tree.children[place]]
        found = [number for start in below for number in times.holding(start)]
        if found:
            return min(found)
    return None
