"""When a second voice is a second origin: where something shows that it is.

That two are quoted for a claim does not make two origins: *police* in one report and *a spokesman*
in another may be one, a medium may have it from whoever is quoted elsewhere, and two may be quoted
for things that are only alike. So a party is counted beside another only if all of this is shown:

- **It says the same itself.** A sentence of its own is likely to say the same as one of the
  other's, as its point and in its own words; not one that merely stands in a claim because a third
  is like both.
- **It says it from a place of its own.** Neither has it from the other, nor is it a medium, which
  may have it from anybody.
- **It is another.** Two countries, two sectors of society, two full names; or one report that
  quotes both. Somebody who speaks for a body that is not told may speak for the other, two organs
  of government may be of one state; whoever is only called an official, a source, a critic may be
  anybody.

What is not shown to be independent still stands in the claim, with its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from whence.coverage.story.cast import GENERIC
from whence.coverage.story.kinds import kinds_of
from whence.coverage.story.names import key_of
from whence.coverage.story.parties import may_speak_for
from whence.coverage.story.said import Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.words import WORD
from whence.coverage.types import StoryEntity
from whence.reading.stems import stem_of

Chance = Callable[[Statement, Statement], float]
"""How likely two statements say the same."""

_ENOUGH: Final = 0.55
"""The chance from which on two parties are taken to say the same."""
_ENOUGH_WITH_NUMBER: Final = 0.35
"""The same where both tell one number."""
_LEAST_SAYING: Final = 5
"""Words that two hardly choose alike."""
_LEAST_COMMON: Final = 2
"""Things that both tell: two in the same words of one thing may tell different ones of it."""
_VAGUE: Final = re.compile(
    r"\b(?:sources?|reports?|officials?|authorities|critics|people|many|most|some|others|one|two"
    r"|experts?|analysts?|observers?|insiders?|they|he|she|it|who|those|somebody|someone)$",
    re.IGNORECASE,
)
"""How descriptions end, the words after their noun left out, that fit anybody."""
_AND: Final = re.compile(r" and (?=[A-Z])")
_SPELLED_ALIKE: Final = 0.75
_STATEMENT: Final = re.compile(r"\b(?:statement|release|message|letter|post|site)$", re.I)
_CAPITAL: Final = re.compile(r"\b[A-Z][\w-]+")
_NOUN_ENDS: Final = re.compile(r",|\s(?:of|for|in|at|on|from|with|who|which|that|whom|close)\b")
_STATE: Final = frozenset(("GOV", "MIL", "SPY"))
_INSTITUTIONS: Final = frozenset(("GOV", "COP", "JUD", "LEG"))


@dataclass(frozen=True, slots=True)
class Voice:
    """A party that vouches for a claim: its speakers in it, what they say, and through whom."""

    party: str
    speakers: tuple[StoryEntity, ...]
    statements: tuple[Statement, ...]
    relays: frozenset[str]


def independent(voices: Sequence[Voice], chance: Chance, scene: Scene) -> list[Voice]:
    """The most voices that are shown to be independent of each other, in the order given. The best
    known come first: of two that may be one, the one with a name stays, unless it may be one with
    several that are not one another.
    """
    ranked = sorted(voices, key=lambda one: _standing(one, scene))
    two = {
        frozenset((one.party, other.party))
        for one, other in combinations(ranked, 2)
        if _are_two(one, other, chance, scene)
    }
    most: list[Voice] = []
    for first in ranked:
        kept = [first]
        for voice in ranked:
            if all(frozenset((voice.party, other.party)) in two for other in kept):
                kept.append(voice)
        most = kept if len(kept) > len(most) else most
    return [one for one in voices if one in most]


def _standing(one: Voice, scene: Scene) -> tuple[bool, bool, bool, int]:
    """How well it is known who speaks, the best first."""
    return (
        _is_medium(one, scene),
        _is_vague(one),
        not any(speaker.named for speaker in one.speakers),
        -len({said.document for said in one.statements}),
    )


def _are_two(one: Voice, other: Voice, chance: Chance, scene: Scene) -> bool:
    if _is_medium(one, scene) or _is_medium(other, scene):
        return False
    if one.party in other.relays or other.party in one.relays:
        return False
    pairs = [(left, right) for left in one.statements for right in other.statements]
    if not any(_say_the_same(*pair, chance) for pair in pairs):
        return False
    return _are_others(one, other, scene)


def _say_the_same(one: Statement, other: Statement, chance: Chance) -> bool:
    """Whether two are likely to say the same, neither only beside something else; who tell one
    number need be less alike.
    """
    if not (one.alone and other.alone) or _are_one_saying(one, other):
        return False
    numbers, others = ({count.number.lower() for count in said.counts} for said in (one, other))
    enough = _ENOUGH_WITH_NUMBER if numbers & others else _ENOUGH
    return chance(one, other) >= enough and _common(one, other) >= _LEAST_COMMON


def _are_one_saying(one: Statement, other: Statement) -> bool:
    """Whether two have the same words, and not few: then it is one saying, of which one report
    errs whose it is, or one has it from the other; two who know something say it in their own.
    """
    words, others = (WORD.findall(said.text.lower()) for said in (one, other))
    return one.document != other.document and words == others and len(words) >= _LEAST_SAYING


def _common(one: Statement, other: Statement) -> int:
    """How many things two statements have in common: words, kinds of happenings, who is named."""
    kinds = one.happens & other.kinds | other.happens & one.kinds
    words = {stem for stem in one.stems & other.stems if not kinds_of([stem]) & kinds}
    return len(words) + bool(kinds) + len(one.people & other.people)


def _are_others(one: Voice, other: Voice, scene: Scene) -> bool:
    """Whether something shows that two parties are not one."""
    if _are_called_alike(one, other, scene):
        return False
    lands, others = _lands(one, scene), _lands(other, scene)
    if lands and others and not lands & others:
        return True
    if _is_paper(one) or _is_paper(other):
        return False
    if _may_be_of(one, other, scene) or _may_be_of(other, one, scene):
        return False
    proper, theirs_proper = _proper(one, scene), _proper(other, scene)
    if proper and theirs_proper and not proper & theirs_proper:
        return True
    sectors, theirs = _sectors(one), _sectors(other)
    if sectors == theirs == {"GOV"} and not (_is_person(one, scene) and _is_person(other, scene)):
        return False  # organs of one state, for all that is told
    vague = _is_vague(one) or _is_vague(other)
    if not vague and sectors and theirs and not sectors & theirs:
        return True
    if sectors & theirs & _INSTITUTIONS and not (_is_named(one) and _is_named(other)):
        return False
    if _are_quoted_together(one, other, scene):
        return True
    known = _is_named(one) and _is_named(other)
    return not vague and known and not sectors & theirs & _INSTITUTIONS


def _are_quoted_together(one: Voice, other: Voice, scene: Scene) -> bool:
    """Whether a report tells two apart: one with a name and one without, both persons or both
    bodies, only where it quotes both for the claim.
    """
    if _kinds(one, scene) & _kinds(other, scene) and _is_named(one) != _is_named(other):
        said, told = ({each.document for each in voice.statements} for voice in (one, other))
        return bool(said & told)
    return bool(scene.heard(one.party) & scene.heard(other.party))


def _may_be_of(one: Voice, other: Voice, scene: Scene) -> bool:
    """Whether a person may speak for a body: one who has a role in what is so called (*police
    sergeant*), or of whom nothing tells for whom they speak.
    """
    if not _is_person(one, scene) or _is_person(other, scene):
        return False
    roles = [role for speaker in one.speakers for role in speaker.roles]
    if any(set(name) <= set(_key(role)) for name in _names(other) for role in roles):
        return True
    alone = _is_named(one) and one.party in {speaker.id for speaker in one.speakers}
    known = roles or any(speaker.sector for speaker in one.speakers)
    return alone and (not known or any(map(may_speak_for, roles)))


def _kinds(one: Voice, scene: Scene) -> set[str]:
    return {scene.cast.kinds[speaker.id] for speaker in one.speakers}


def _is_person(one: Voice, scene: Scene) -> bool:
    return _kinds(one, scene) == {"person"}


def _is_named(one: Voice) -> bool:
    return any(speaker.named for speaker in one.speakers)


def _are_called_alike(one: Voice, other: Voice, scene: Scene) -> bool:
    """Whether a name of one party has all the words of one of the other's, or is short for it, or
    is spelled nearly so, or whether two persons have one surname.
    """
    persons = _is_person(one, scene) and _is_person(other, scene)
    return any(
        _is_part(name, called)
        or (persons and (name[-1] == called[-1] or _spelled_alike(name, called)))
        for name in _names(one)
        for called in _names(other)
    )


def _spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one given name differ in hardly a letter."""
    same = one[0] == other[0] and len(one) > 1 and len(other) > 1
    return same and SequenceMatcher(None, one[-1], other[-1]).ratio() >= _SPELLED_ALIKE


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long):
        return True
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(initials) > 2 and short[0].startswith(initials)


def _names(one: Voice) -> list[tuple[str, ...]]:
    """The stems of the names that its speakers go by, each of two who speak together alone."""
    names = [name for who in one.speakers for name in _AND.split(who.name)]
    return [key for name in names if (key := _key(name))]


def _key(name: str) -> tuple[str, ...]:
    """The stems of a name's words."""
    return tuple(map(stem_of, key_of(name)))


def _proper(one: Voice, scene: Scene) -> set[str]:
    """The names in what bodies are called (*the navy of Tellia*), which tell them apart."""
    if _kinds(one, scene) - {"body", "thing"}:
        return set()
    words = {word for speaker in one.speakers for word in _CAPITAL.findall(speaker.name)}
    return {word.lower() for word in words} - GENERIC


def _lands(one: Voice, scene: Scene) -> set[str]:
    return {land for speaker in one.speakers if (land := scene.cast.lands[speaker.id])}


def _sectors(one: Voice) -> set[str]:
    """Its sectors of society, ministries, forces and services of a state being one."""
    told = {speaker.sector for speaker in one.speakers if speaker.sector}
    return {"GOV" if sector in _STATE else sector for sector in told}


def _is_vague(one: Voice) -> bool:
    """Whether nothing tells who a party is: a description that fits anybody, a paper, a place."""
    return all(
        speaker.type == "document"
        or (speaker.type == "place" and not speaker.sector and not one.party.startswith("state:"))
        or (not speaker.named and _VAGUE.search(_NOUN_ENDS.split(speaker.name)[0]) is not None)
        for speaker in one.speakers
    )


def _is_paper(one: Voice) -> bool:
    """Whether it is a statement of which nothing tells whose it is."""
    return all(
        speaker.id == one.party and _STATEMENT.search(_NOUN_ENDS.split(speaker.name)[0])
        for speaker in one.speakers
    )


def _is_medium(one: Voice, scene: Scene) -> bool:
    return all(scene.is_medium(who.id) or who.sector == "JRN" for who in one.speakers)
