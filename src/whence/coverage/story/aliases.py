"""Descriptions that stand for somebody named in the same report, where the text itself shows it.

- *..., Vela's foreign minister said on Monday. "...," Ana Brill told reporters*: who speaks without
  a name at the beginning is the person who is introduced as the next speaker.
- *the chief inspector*, with one Inspector Maud Ferrand in the report, is she.
- *the miners' union*, with one Free Miners' Union in the report, is that.
- *the report*, *the statement* that speaks is that of the body that spoke last.
- *the Velan news agency Norpress* is Norpress.
- *the newspaper*, after the Harbour Post is named, is that; *the two*, after two officials spoke,
  are these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from whence.coverage.story.lands import Lands
from whence.coverage.story.names import PORTFOLIOS, key_of
from whence.reading.report import Report
from whence.reading.stems import stem_of
from whence.reading.types import Attribution, Entity

_DEFINITE: Final = re.compile(r"(?:the|its|their|his|her|one)\b|\w+(?: \w+)?[’']s?\b", re.I)
_PAPER: Final = re.compile(
    r"(?:the|its|their|that|this) (?:\w+ )?(?:report|statement|letter|study|document|survey)$", re.I
)
_MEDIUM: Final = re.compile(
    r"the (?:news)?(?:paper|agency|magazine|broadcaster|channel|station|network|website)$"
    r"|the news agency$",
    re.IGNORECASE,
)
_AGAIN: Final = re.compile(r"(?:the (two|three|four|five)|both)$", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(?:two|three|four|five)\b", re.IGNORECASE)
_HEAD_ENDS: Final = re.compile(r"\s(?:of|for|at|in|from|to|who|which|there)\b|,")
_RANKS: Final = frozenset(
    stem_of(word)
    for word in "captain colonel major lieutenant sergeant general admiral commander doctor dr"
    " professor sir lady mr mrs ms".split()
)
"""Titles, beside which one may hold any office."""
_NEXT: Final = 3
"""Attributions after the first in which its speaker may be named."""
_PARAGRAPHS: Final = 2
_ACTORS: Final = frozenset(("person", "organization", "government", "group", "other"))
_BODIES: Final = frozenset(("organization", "government"))


def find_aliases(report: Report, lands: Lands) -> Iterator[tuple[str, str]]:
    """Pairs of entities of one report (ids) that are one."""
    entities = {one.id: one for one in report.reading.entities}
    yield from _introduced(report, entities)
    named = [one for one in entities.values() if one.named]
    for one in entities.values():
        if one.named:
            yield from _held_in_name(one, named, lands)
            continue
        meant = _by_role(one, named) or _by_words(one, named)
        if meant is not None:
            yield one.id, meant.id
    yield from _papers(report, entities)
    yield from _named_before(entities.values())
    yield from _counted_again(report, entities)


def _introduced(report: Report, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """Who speaks unnamed in the beginning, and the one named as the next speaker."""
    text = report.reading.document.text
    told = sorted(
        (one for one in report.reading.attributions if one.source and one.chain),
        key=lambda one: one.source[0].start,
    )
    top = [one for one in told if one.within is None or len(one.chain) > 1]
    for place, first in enumerate(top[:2]):
        speaker = entities[first.chain[-1]]
        if not _is_unnamed_person(speaker, first):
            continue
        for after in top[place + 1 : place + 1 + _NEXT]:
            other = entities[after.chain[-1]]
            between = text.count("\n\n", first.source[0].start, after.source[0].start)
            if between > _PARAGRAPHS:
                break
            if _introduces(other, after) and not _unlike(speaker, other):
                yield speaker.id, other.id
                return
        return


def _is_unnamed_person(entity: Entity, said: Attribution) -> bool:
    words = said.source[0].text
    return (
        not entity.named
        and entity.type == "person"
        and len(words.split()) > 1
        and _DEFINITE.match(words) is not None
    )


def _introduces(entity: Entity, said: Attribution) -> bool:
    """Whether a person is named here for the first time."""
    if not entity.named or entity.type not in ("person", "media") or len(key_of(entity.name)) < 2:
        return False
    first = min(mention.start for mention in entity.mentions)
    return said.source[0].start <= first <= said.source[-1].end


def _unlike(one: Entity, other: Entity) -> bool:
    """Whether their offices exclude each other."""
    ours, theirs = office_heads(one) - _RANKS, office_heads(other) - _RANKS
    return bool(ours and theirs and not ours & theirs)


def may_hold(described: Entity, named: Entity) -> bool:
    """Whether somebody with a name holds the office by which another is described: not if it is
    another minister's.
    """
    theirs = set(key_of(" ".join(named.roles)))
    own = set(key_of(" ".join(described.roles))) & PORTFOLIOS
    return own <= theirs and bool(office_heads(described) & office_heads(named))


def office_heads(entity: Entity) -> set[str]:
    """The stems of the words that name an entity's offices: *inspector* of *chief inspector of
    ships*; without a name or a role, of its description.
    """
    found = set()
    for role in entity.roles or (() if entity.named else (entity.name,)):
        words = _HEAD_ENDS.split(role)[0].split()
        if words:
            found.add(stem_of(words[-1]))
    return found


def _by_role(one: Entity, named: Sequence[Entity]) -> Entity | None:
    """The one named person who holds the office that a description names."""
    phrase = one.mentions[0].text if one.mentions else ""
    if one.type != "person" or not phrase.lower().startswith("the "):
        return None
    several = [other for other in named if other.type == "person" and may_hold(one, other)]
    return several[0] if len(several) == 1 else None


def _by_words(one: Entity, named: Sequence[Entity]) -> Entity | None:
    """The one named body whose name holds all the words of a description."""
    phrase = one.mentions[0].text.lower() if one.mentions else ""
    if one.type not in _ACTORS or not phrase.startswith("the "):
        return None
    words = {stem_of(word) for word in key_of(phrase)}
    several = [
        other
        for other in named
        if other.type in _BODIES
        and words <= {stem_of(word) for word in key_of(other.name)}
        and len(key_of(other.name)) > len(words)
    ]
    return several[0] if words and len(several) == 1 else None


def _held_in_name(one: Entity, named: Sequence[Entity], lands: Lands) -> Iterator[tuple[str, str]]:
    """A medium or body called after a country, with its own name at the end of the phrase."""
    if one.type not in ("media", "organization") or lands.named(one.name) is None:
        return
    for mention in one.mentions:
        for other in named:
            ends = any(m.end == mention.end and mention.start < m.start for m in other.mentions)
            if other is not one and ends and lands.named(other.name) is None:
                yield one.id, other.id
                return


def _named_before(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """A medium that is only called one (*the newspaper*), and the last that was named before."""
    several = [one for one in entities if one.type == "media" and one.mentions]
    for one in several:
        if one.named or not _MEDIUM.match(one.mentions[0].text):
            continue
        start = min(mention.start for mention in one.mentions)
        before = [
            (max(m.start for m in other.mentions if m.start < start), other.id)
            for other in several
            if other.named and any(m.start < start for m in other.mentions)
        ]
        if before:
            yield one.id, max(before)[1]


def _counted_again(report: Report, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """*The two*, and the last speakers of whom as many are told."""
    spoken: dict[str, str] = {}
    told = (one for one in report.reading.attributions if one.chain and one.source)
    for said in sorted(told, key=lambda one: one.source[0].start):
        speaker = entities[said.chain[-1]]
        again = _AGAIN.match(said.source[0].text)
        number = "two" if again and again[1] is None else again[1].lower() if again else ""
        if not speaker.named and number in spoken and spoken[number] != speaker.id:
            yield speaker.id, spoken[number]
        elif not speaker.named and (count := _COUNTED.match(speaker.name)):
            spoken[count[0].lower()] = speaker.id


def _papers(report: Report, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    """A paper that speaks, and the body that spoke last before it."""
    last: str | None = None
    for said in report.reading.attributions:
        if not said.chain or not said.source:
            continue
        speaker = entities[said.chain[-1]]
        if not speaker.named and _PAPER.match(speaker.mentions[0].text):
            if last is not None:
                yield speaker.id, last
        elif speaker.type in _BODIES and speaker.named and said.within is None:
            last = speaker.id
