"""The events of a report in PLOVER's terms: what the network found, with who did it to whom.

The one who does it and the one it is done to are read off the syntax of the trigger (subject,
object, agent, owner), a verb without a subject of its own having that of the verb it hangs on. How
sure an event is cannot go beyond how sure the one who tells it is: a proposed, feared or denied
event has not happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from whence.document.types import DateInterval, Span
from whence.reading.entities import Cast
from whence.reading.model import FoundEvent, NetworkReading
from whence.reading.model.events import certainty_label, head_word
from whence.reading.phrases import tokens_within
from whence.reading.tree import Tree
from whence.reading.types import Attribution, Certainty, DateMention, Event

_RECIPROCAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "no", "without"})
_SUBJECTS: Final = ("nsubj", "nsubj:outer")
_PASSIVE_SUBJECTS: Final = ("nsubj:pass",)
_OBJECTS: Final = ("obj", "iobj")
_TOWARDS: Final = frozenset({"against", "to", "with", "on", "at", "from", "toward", "towards"})
_OF_ACTOR: Final = frozenset({"by"})
_OF_RECIPIENT: Final = frozenset({"of", "against", "to", "with", "on", "for"})
_PREDICATES: Final = frozenset({"xcomp", "conj", "advcl", "ccomp", "parataxis"})
_ORDER: Final[tuple[Certainty, ...]] = ("CT+", "PR+", "PS+", "Uu")
_DENIALS: Final = frozenset({"CT-", "PR-", "PS-"})
_FARTHEST_SUBJECT: Final = 3
"""Verbs up the tree that a subject is looked for at, at most."""


def find_events(
    text: str,
    found: NetworkReading,
    tree: Tree,
    cast: Cast,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
) -> tuple[Event, ...]:
    """The events of a document, in text order."""
    return tuple(
        _event(f"v{number}", text, one, tree, cast, attributions, dates, found)
        for number, one in enumerate(found.events, start=1)
    )


def _event(
    id_: str,
    text: str,
    one: FoundEvent,
    tree: Tree,
    cast: Cast,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
    found: NetworkReading,
) -> Event:
    inside = tokens_within(found.tokens, one.start, one.end)
    head = head_word(found.tokens, inside.start, inside.stop)
    said_in = _said_in(one, attributions)
    actors, recipients = _parties(head, tree, cast)
    if one.type in _RECIPROCAL and recipients:
        actors = recipients = tuple(dict.fromkeys((*actors, *recipients)))
    negated = any(tree.tokens[c].lemma.lower() in _NEGATIONS for c in tree.children[head])
    own = certainty_label(one.certainty, negated=negated)
    return Event(
        id=id_,
        type=one.type,
        mode=one.mode,
        contexts=one.contexts,
        trigger=Span(one.start, one.end, text[one.start : one.end]),
        actors=actors,
        recipients=tuple(r for r in recipients if r not in actors or one.type in _RECIPROCAL),
        place=None,
        date=_date(head, tree, dates),
        certainty=_weaker(own, said_in.certainty if said_in else "CT+"),
        said_in=said_in.id if said_in else None,
    )


def _parties(head: int, tree: Tree, cast: Cast) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who does it and whom it is done to, as ids."""
    if tree.tokens[head].upos in ("VERB", "AUX", "ADJ"):
        objects = tree.below(head, _OBJECTS)
        patients = tree.below(head, _PASSIVE_SUBJECTS)
        agents = tree.obliques(head, "obl", _OF_ACTOR) if patients else []
        actors = agents or ([] if patients else _subjects(head, tree))
        towards = tree.obliques(head, "obl", _TOWARDS)
        nested = [o for word in objects for o in tree.obliques(word, "nmod", _OF_RECIPIENT)]
        recipients = patients or objects
        if not _known(recipients, cast):
            recipients = towards or nested
    else:
        actors = tree.below(head, ("nmod:poss",)) + tree.obliques(head, "nmod", _OF_ACTOR)
        actors = actors or tree.below(head, ("compound", "amod"))
        recipients = tree.obliques(head, "nmod", _OF_RECIPIENT)
        governor = tree.tokens[head].head
        if tree.tokens[head].relation in _OBJECTS:
            actors = actors or _subjects(governor, tree)
            recipients = recipients or tree.obliques(governor, "obl", _TOWARDS)
    return _known(actors, cast), _known(recipients, cast)


def _subjects(head: int, tree: Tree) -> list[int]:
    """The subject of a verb, or of the verb that it hangs on."""
    at = head
    for _ in range(_FARTHEST_SUBJECT):
        found = tree.below(at, (*_SUBJECTS, *_PASSIVE_SUBJECTS))
        if found:
            return found
        token = tree.tokens[at]
        if token.head == at or token.relation.split(":")[0] not in _PREDICATES:
            break
        at = token.head
    return []


def _known(words: Sequence[int], cast: Cast) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cast.by_head[word] for word in words if word in cast.by_head))


def _said_in(one: FoundEvent, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution that tells of the event in its content."""
    around = [
        attribution
        for attribution in attributions
        if any(s.start <= one.start and one.end <= s.end for s in attribution.content)
    ]
    return min(around, key=lambda a: sum(span.end - span.start for span in a.content), default=None)


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
