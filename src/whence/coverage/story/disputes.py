"""Denials, and the claims that they deny.

A statement that says the opposite of a claim stands in it already. Here the others find what they
deny: *denied this* the claim told just before, by another party; *rejected the account of a
collision* the claim that shares most of its words; *nothing was agreed about ships* the claim it is
likest to. A denial that fits no claim well enough is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from whence.coverage.story.kinds import is_light, kinds_of
from whence.coverage.story.parties import party_name
from whence.coverage.story.said import Denial, Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.words import content_stems, is_to_come, stems_listed
from whence.coverage.types import Dispute

_NO_GROUNDS: Final = re.compile(
    r"\b(?:no|any) (?:\w+ )?"
    r"(?:proof|evidence|details?|comment|answer|word|sign|reason|question|doubt|idea|need|way)\b"
    r"|\bno \w+ (?:on|about|of|as to) (?:who|what|whether|why|how|where|when)\b",
    re.IGNORECASE,
)
"""What is said to be lacking where nothing is denied."""
_BEATS: Final = re.compile(
    r"\b(?:no|nobody|none|nothing|never|not a)\b.*"
    r"\b(?:more|less|better|worse|(?!other|rather)\w+er than)\b",
    re.IGNORECASE,
)
"""What compares (*nobody does it better*) where nothing is denied."""
_MAY: Final = re.compile(r"\b(?:may|might|could|can)\b", re.IGNORECASE)
"""That somebody may is not denied by that they will not."""
_SUCH: Final = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)
_NO_SUCH: Final = re.compile(
    r"\b(?:no|any) such\b|\bnot (?:\w+ )?(?:true|the case)\b"
    r"|^[“\"]?(?:no|none|nothing|neither)\b"
    r"|\bthere (?:was|were|is|are|had been|has been|have been) (?:no|never|not any)\b",
    re.IGNORECASE,
)
"""That there is none of what is told."""
_BEFORE: Final = 3
"""Sentences before a denial in which what it denies is looked for."""
_ALIKE_ENOUGH: Final = 0.35
_WORDS_ENOUGH: Final = 0.5
_EACH: Final = 0.02
"""What each statement of a claim adds: of two, what more reports tell is rather denied."""
_MOST: Final = 5
_MAIN: Final = 0.2
"""What it adds that a denial names the very thing that a claim tells."""
_LIKELY_ENOUGH: Final = 0.42
"""The chance, of the likest pair, that a negative statement denies a claim: telling of the same
kind of deed adds to it.
"""


Near = Mapping[Statement, Sequence[tuple[Statement, float]]]
"""What each negative statement may say the same as, and how likely."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial with the claim (its number) that it denies."""

    claim: int
    dispute: Dispute


def denies_something(one: Statement) -> bool:
    """Whether a negative statement says that something is not so: *there is no evidence* does not,
    nor does *nobody does it better*, nor what an outlet tells or what only stands beside.
    """
    if one.is_news or not one.alone:
        return False
    return _NO_GROUNDS.search(one.text) is None and _BEATS.search(one.text) is None


def says_none(one: Statement) -> bool:
    """Whether a negative statement says that there is none of something (*no ransom was paid*)."""
    return _NO_SUCH.search(one.text) is not None


def dispute_of(one: Statement | Denial, scene: Scene) -> Dispute:
    """A denial as it is told."""
    return Dispute(one.document, one.attribution, one.text, _name(one, scene))


def denier_of(one: Statement | Denial, scene: Scene) -> str:
    """The party that denies."""
    if one.chain:
        return scene.party_of(one.chain[-1])
    return scene.publishers[one.document].id if one.attribution is None else ""


def _naming_nothing() -> frozenset[str]:
    """The stems of words that do not tell what is denied (*the report*)."""
    return stems_listed("general") | stems_listed("accounts")


def attach_denials(
    denials: Sequence[Denial], claims: Sequence[Sequence[Statement]], scene: Scene
) -> list[Denied]:
    """The claim that each denial means, where one can be told."""
    found = []
    for denial in denials:
        words = denial.stems - _naming_nothing()
        claim = _likest(denial, words, claims, scene) if words else None
        if claim is None and (denial.is_general or not words):
            claim = _just_before(denial, claims, scene)
        if claim is not None:
            found.append(Denied(claim, dispute_of(denial, scene)))
    return found


def refused_claim(
    denying: Sequence[Statement], claims: Sequence[Sequence[Statement]], scene: Scene
) -> int | None:
    """The claim that somebody says in so many words not to be so, in whatever other words."""
    for one in denying:
        words = one.stems - _naming_nothing()
        refused = one.refused or says_none(one)
        claim = _likest(one, words, claims, scene) if refused and words else None
        if claim is None and refused and _SUCH.search(one.text):
            claim = _just_before(one, claims, scene)
        if claim is not None:
            return claim
    return None


def likest_claim(
    denying: Sequence[Statement],
    claims: Sequence[Sequence[Statement]],
    near: Near,
    scene: Scene,
) -> int | None:
    """The claim that statements which deny something are likest to, by another party. ``near``:
    with what, and how likely, a negative statement says the same.
    """
    if not denying or any(one.predicate in stems_listed("knowing") for one in denying):
        return None
    chances: dict[Statement, float] = defaultdict(float)
    for one in denying:
        for other, chance in near.get(one, ()):
            chances[other] = max(chances[other], chance + _MAIN * _is_its_deed(one, other))
    best: tuple[float, int] | None = None
    for number, claim in enumerate(claims):
        if not any(chances.get(other, 0.0) >= _LIKELY_ENOUGH for other in claim):
            continue
        others = [
            other
            for other in _others(denying[0], claim, scene)
            if not other.denied
            and not (_MAY.search(other.text) and not any(_MAY.search(o.text) for o in denying))
            and any(_tell_of_one_thing(one, other) for one in denying)
        ]
        chance = max((chances.get(other, 0.0) for other in others), default=0.0)
        score = chance + _EACH * min(len(others), _MOST)
        if chance >= _LIKELY_ENOUGH and (best is None or score > best[0]):
            best = score, number
    return best[1] if best is not None else None


def denied_alike(
    one: Statement,
    claims: Sequence[Sequence[Statement]],
    near: Near,
    scene: Scene,
) -> list[int]:
    """All claims that tell the very deed that a statement denies: who denies that a ship fired
    denies that it opened fire, wherever that stands as a claim of its own; who says that there was
    no collision at all (and nothing else) denies all that tell of one.
    """
    chances = dict(near.get(one, ()))
    all_alike = _denies_all(one)
    return [
        number
        for number, claim in enumerate(claims)
        if one not in claim
        and any(
            (
                chances.get(other, 0.0) >= _LIKELY_ENOUGH - _MAIN
                or (all_alike and other.happens <= one.happens)
            )
            and not other.denied
            and one.happens & other.happens
            and _tell_of_one_thing(one, other)
            for other in _others(one, claim, scene)
        )
    ]


def _denies_all(one: Statement) -> bool:
    """Whether a statement says that there was nothing of a kind, and no more."""
    words = one.stems - stems_listed("small")
    return says_none(one) and all(is_light(w) or kinds_of([w]) & one.happens for w in words)


def _tell_of_one_thing(one: Statement, other: Statement) -> bool:
    """Whether what one says not to be so is what another tells: the predicate or its kind, and
    nothing to come of what was.
    """
    if is_to_come(one.text) and not is_to_come(other.text):
        return False
    if one.predicate in other.stems or other.predicate in one.stems:
        return True
    return bool(one.kinds & other.kinds)


def _others(one: Statement | Denial, claim: Sequence[Statement], scene: Scene) -> list[Statement]:
    """The statements of a claim that another party makes, and elsewhere."""
    denier = denier_of(one, scene)
    negative = all(other.denied for other in claim)
    return [
        other
        for other in claim
        if other.denied == negative
        and (not denier or denier_of(other, scene) != denier)
        and not _tells_of(other, one)
    ]


def _is_its_deed(one: Statement, other: Statement) -> bool:
    """Whether what one says not to be so is what another tells, and does not only mention."""
    return one.tells == other.tells != "" or bool(one.happens & other.happens)


def _tells_of(other: Statement, one: Statement | Denial) -> bool:
    """Whether a statement has the words of a denial, and is not what these words deny (*he called
    her a liar, which he denies*).
    """
    if one.document != other.document:
        return False
    denied = isinstance(one, Denial) and any(
        span.start <= other.head[0] < span.end for span in one.spans
    )
    return not denied and any(
        span.start < beside.end and beside.start < span.end
        for span in one.spans
        for beside in other.spans
    )


def _just_before(
    denial: Denial | Statement, claims: Sequence[Sequence[Statement]], scene: Scene
) -> int | None:
    """The claim of the last statement of another party before a denial, the weightier of two; of
    what is denied as an account (*rejected the findings*) the first that this party gave.
    """
    told: list[tuple[int, int, int, str]] = []
    denier = denier_of(denial, scene)
    for number, claim in enumerate(claims):
        for other in _others(denial, claim, scene):
            near = denial.spans[0].start - other.head[1]
            if other.document != denial.document or not other.chain:
                continue
            if any(scene.party_of(link) == denier for link in other.chain):
                continue  # what somebody passes on is not what they deny
            if 0 <= near < _BEFORE * 250:
                told.append((other.sentence, len(claim), -number, denier_of(other, scene)))
    last = max(told, default=None)
    if last is not None and denial.stems & stems_listed("accounts"):
        theirs = [one for one in told if one[3] == last[3]]
        last = max(theirs, key=lambda one: (one[1], -one[0], one[2]))
    return -last[2] if last is not None else None


def _likest(
    denial: Denial | Statement,
    words: frozenset[str],
    claims: Sequence[Sequence[Statement]],
    scene: Scene,
) -> int | None:
    best: tuple[float, int] | None = None
    for number, claim in enumerate(claims):
        others = _others(denial, claim, scene)
        if isinstance(denial, Statement):
            others = [
                other
                for other in others
                if not other.denied and (denial.refused or _tell_of_one_thing(denial, other))
            ]
        shared = max((_shared(words, other, scene) for other in others), default=0.0)
        if shared < _WORDS_ENOUGH:
            continue
        middle = np.mean([other.vector for other in others], axis=0)
        length = float(np.linalg.norm(middle))
        alike = float(denial.vector @ middle) / length if length else 0.0
        score = alike + 0.3 * shared + _EACH * min(len(others), _MOST)
        main = words if isinstance(denial, Denial) else {denial.predicate}
        score += _MAIN * any(_is_its_happening(main, other) for other in others)
        enough = _ALIKE_ENOUGH if shared < 1 else _ALIKE_ENOUGH / 2
        if alike >= enough and (best is None or score > best[0]):
            best = score, number
    return best[1] if best is not None else None


def _is_its_happening(words: Collection[str], other: Statement) -> bool:
    """Whether what a denial names is what a statement tells, and not what it only mentions."""
    return other.predicate in words or bool(kinds_of(words) & other.happens)


def _shared(words: frozenset[str], other: Statement, scene: Scene) -> float:
    """The share of a denial's words that a statement has too, or one of the same kind; whose
    account it is (*the Velan account*) names who said it.
    """
    teller = {stem for link in other.chain for stem in _names_of(link, scene)}
    left = words - teller
    if not left:
        return 0.0
    held = {word for word in left if word in other.stems or kinds_of([word]) & other.kinds}
    return len(held) / len(left) if held - other.names else 0.0


def _names_of(link: str, scene: Scene) -> frozenset[str]:
    """The stems of the names of a speaker and of its country."""
    names = [scene.cast.entities[link].name, scene.cast.lands[link] or ""]
    return content_stems(" ".join(names))


def _name(one: Statement | Denial, scene: Scene) -> str:
    if one.chain:
        shown = party_name(scene.cast, one.chain[-1:])
        return shown.name if shown is not None else ""
    if one.attribution is not None:
        return "somebody who is not named"
    return scene.publishers[one.document].name or scene.titles[one.document]
