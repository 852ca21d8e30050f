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
from whence.reading.factuality import certainty_by_syntax
from whence.reading.model import FoundEvent, NetworkReading
from whence.reading.model.events import certainty_label
from whence.reading.nominals import Nominals
from whence.reading.parties import Parties, PartyFinder
from whence.reading.phrases import heads_of, tokens_within
from whence.reading.places import PlaceFinder
from whence.reading.tree import Tree
from whence.reading.triggers import event_heads
from whence.reading.types import Attribution, Certainty, DateMention, Event

_ORDER: Final[tuple[Certainty, ...]] = ("CT+", "PR+", "PS+", "Uu")
_DENIALS: Final = frozenset({"CT-", "PR-", "PS-"})


def find_parties(found: NetworkReading, tree: Tree, nominals: Nominals) -> list[Parties]:
    """Who did each event and to whom, as head words."""

    def speakers(word: int) -> list[int]:
        at = tree.tokens[word].start
        around = [one for one in found.attributions if any(s <= at < e for s, e in one.content)]
        inner = min(around, key=lambda a: sum(e - s for s, e in a.content), default=None)
        return heads_of(inner.source, found.tokens) if inner is not None else []

    finder = PartyFinder(tree, nominals, speakers)
    heads = event_heads(found, tree)
    return [finder.find(head, one.type) for head, one in zip(heads, found.events, strict=True)]


def find_events(
    text: str,
    found: NetworkReading,
    tree: Tree,
    cast: Cast,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
    nominals: Nominals,
    parties: Sequence[Parties],
) -> tuple[Event, ...]:
    """The events of a document, in text order."""
    places = PlaceFinder(text, tree, nominals, cast)
    made = []
    for number, (one, head, who) in enumerate(
        zip(found.events, event_heads(found, tree), parties, strict=True), start=1
    ):
        said_in = _said_in(one, attributions)
        actors = _ids(who.actors, cast)
        made.append(
            Event(
                id=f"v{number}",
                type=one.type,
                mode=one.mode,
                contexts=one.contexts,
                trigger=Span(one.start, one.end, text[one.start : one.end]),
                actors=actors,
                recipients=tuple(r for r in _ids(who.recipients, cast) if r not in actors),
                place=places.find(head),
                date=_date(head, tree, dates),
                certainty=_certainty(one, head, tree, said_in),
                said_in=said_in.id if said_in else None,
            )
        )
    return tuple(made)


def _ids(words: Sequence[int], cast: Cast) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cast.by_head[word] for word in words if word in cast.by_head))


def _said_in(one: FoundEvent, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution that tells of the event in its content."""
    around = [
        attribution
        for attribution in attributions
        if any(s.start <= one.start and one.end <= s.end for s in attribution.content)
    ]
    return min(around, key=lambda a: sum(span.end - span.start for span in a.content), default=None)


def _certainty(one: FoundEvent, head: int, tree: Tree, said_in: Attribution | None) -> Certainty:
    """How sure an event is, as its syntax and the one who tells it say."""
    inside = None
    if said_in is not None:
        start, end = next(
            (s.start, s.end) for s in said_in.content if s.start <= one.start and one.end <= s.end
        )
        inside = tokens_within(tree.tokens, start, end)
    own = certainty_by_syntax(head, tree, inside) or certainty_label(one.certainty)
    return _weaker(own, said_in.certainty if said_in else "CT+")


def _weaker(own: Certainty, told: Certainty) -> Certainty:
    """An event's certainty, given that of the content that tells of it."""
    if told in _DENIALS:
        return "Uu" if own in _DENIALS else told
    if own in _DENIALS or own == "Uu" or told == "Uu":
        return own if own in _DENIALS and told == "CT+" else "Uu" if told == "Uu" else own
    return max(own, told, key=_ORDER.index)


def _date(head: int, tree: Tree, dates: Sequence[DateMention]) -> DateInterval | None:
    """The date that a time expression under the trigger, or under its verb, tells."""
    places = [head]
    if tree.tokens[head].upos not in ("VERB", "AUX"):
        places.append(tree.tokens[head].head)
    for place in places:
        below = [tree.tokens[child].start for child in tree.children[place]]
        for one in dates:
            if any(one.start <= start < one.end for start in below):
                return one.date
    return None
