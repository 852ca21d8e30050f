"""Claims: the statements that say the same, with their origins, disputes and differences."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.coverage.story.clusters import Links, cluster, find_links
from whence.coverage.story.credibility import rate
from whence.coverage.story.differences import (
    corrects,
    find_differences,
    negated_numbers,
    number_of,
)
from whence.coverage.story.disputes import (
    Near,
    attach_denials,
    denied_alike,
    denier_of,
    denies_something,
    dispute_of,
    likest_claim,
    refused_claim,
    says_none,
)
from whence.coverage.story.independence import Chance
from whence.coverage.story.origins import find_origins
from whence.coverage.story.said import Denial, Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.wording import clearest, is_background, is_worth_telling, told
from whence.coverage.types import Assertion, Claim, Dispute, Stance
from whence.document.types import DateInterval
from whence.reading.types import DateMention

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A claim, the statements that it is made of, and its vector [384]."""

    claim: Claim
    statements: tuple[Statement, ...]
    vector: Floats


def make_claims(
    statements: Sequence[Statement],
    denials: Sequence[Denial],
    dates: Mapping[str, Sequence[DateMention]],
    scene: Scene,
) -> list[Weighed]:
    """The claims of a story, weightiest first."""
    ordered = sorted(statements, key=scene.order)
    links = find_links(ordered)
    claims: list[list[Statement]] = []
    denying: list[list[Statement]] = []
    for several in cluster(ordered, links):
        members = [ordered[index] for index in several]
        if all(one.denied for one in members):
            denying.append(members)
        elif is_worth_telling(members, copied=_is_copied(members, scene)):
            claims.append(members)
    near = _near_denied(ordered, links)
    against = _place(denying, claims, near, scene)
    disputes = defaultdict(
        list, {n: [dispute_of(one, scene) for one in against[n]] for n in against}
    )
    for number, one in _denied_alike(claims, against, near, scene):
        disputes[number].append(dispute_of(one, scene))
    for denied in attach_denials(denials, claims, scene):
        disputes[denied.claim].append(denied.dispute)
    for one in ordered:
        for number in _corrected(one, claims, scene):
            disputes[number].append(dispute_of(one, scene))
    chance = _chances(ordered, links)
    made = [
        _claim(members, disputes[number], dates, chance, scene)
        for number, members in enumerate(claims)
    ]
    return sorted(made, key=lambda one: _weight(one, dates, scene))


def _place(
    denying: Sequence[Sequence[Statement]],
    claims: list[list[Statement]],
    near: Near,
    scene: Scene,
) -> dict[int, list[Statement]]:
    """By claim, the negative statements that deny it. Those that deny none make claims, which are
    added.
    """
    found: dict[int, list[Statement]] = {}
    for members in denying:
        against = [one for one in members if denies_something(one)]
        number = likest_claim(against, claims, near, scene)
        number = refused_claim(against, claims, scene) if number is None else number
        if number is not None and not _outweighs(members, claims[number]):
            found[number] = [*found.get(number, ()), *against]
        elif is_worth_telling(members, copied=_is_copied(members, scene)):
            claims.append(list(members))
    return found


def _denied_alike(
    claims: Sequence[Sequence[Statement]],
    against: Mapping[int, Sequence[Statement]],
    near: Near,
    scene: Scene,
) -> Iterator[tuple[int, Statement]]:
    """The other claims that those deny who deny a claim, in it or placed with it."""
    for number, members in enumerate(claims):
        within = [one for one in members if one.denied and not all(m.denied for m in members)]
        for one in (*within, *against.get(number, ())):
            if one.chain and denies_something(one):
                for other in denied_alike(one, claims, near, scene):
                    if other != number:
                        yield other, one


def _chances(statements: Sequence[Statement], links: Links) -> Chance:
    """How likely two statements say the same; 0 of those that are not linked."""
    number = {one: index for index, one in enumerate(statements)}

    def chance(one: Statement, other: Statement) -> float:
        first, second = sorted((number[one], number[other]))
        return links.get((first, second), 0.0)

    return chance


def _near_denied(statements: Sequence[Statement], links: Links) -> Near:
    """What each negative statement may say the same as, and how likely."""
    near: dict[Statement, list[tuple[Statement, float]]] = defaultdict(list)
    for pair, chance in links.items():
        for one, other in (pair, pair[::-1]):
            if statements[one].denied:
                near[statements[one]].append((statements[other], chance))
    return near


def _outweighs(denying: Sequence[Statement], claim: Sequence[Statement]) -> bool:
    """Whether what is told in the negative (*she will not stand again*) is the news itself, and
    no denial of what fewer tell.
    """
    ours, theirs = ({one.document for one in several} for several in (denying, claim))
    return len(ours) > len(theirs) and not any(one.refused or says_none(one) for one in denying)


def _is_copied(members: Sequence[Statement], scene: Scene) -> bool:
    """Whether all that some statements say is in one report's own words."""
    own = {
        one.document
        for one in members
        if one.chain or one.attribution is not None or scene.copied_from(one) is None
    }
    return len(own) < 2


def _weight(
    one: Weighed, dates: Mapping[str, Sequence[DateMention]], scene: Scene
) -> tuple[float, str, str]:
    claim = one.claim
    documents = len({assertion.document for assertion in claim.assertions})
    weight = 2 * claim.independent_origins + claim.outlets + 0.5 * documents
    weight += 2 * bool(claim.disputed_by)
    weight += any(assertion.chain for assertion in claim.assertions)
    weight += 0.5 * any(said.events for said in one.statements)
    weight += 0.5 * any(said.counts or len(said.people) > 1 for said in one.statements)
    weight -= 3 * is_background(one.statements, dates, scene)
    seen = claim.first_seen.earliest if claim.first_seen is not None else None
    return -weight, seen or "9999", claim.id


def _claim(
    members: Sequence[Statement],
    denials: Sequence[Dispute],
    dates: Mapping[str, Sequence[DateMention]],
    chance: Chance,
    scene: Scene,
) -> Weighed:
    whole = not all(one.denied for one in members)
    supports = [one for one in members if not (whole and one.denied)]
    vouching = {denier_of(one, scene) for one in supports}
    against = [one for one in members if whole and one.denied]
    contrary = [
        one for one in against if one.alone and denier_of(one, scene) not in {*vouching, ""}
    ]
    contrary += [one for one in supports if _denies_number(one, supports, scene)]
    kept = [one for one in supports if one not in contrary] or supports[:1]
    contrary = [one for one in contrary if one not in kept]
    supports = sorted(kept, key=scene.order)
    origins = find_origins(supports, chance, scene)
    disputes = _once([*(dispute_of(one, scene) for one in contrary), *denials])
    outlets = len({scene.publishers[one.document].id for one in supports})
    assertions = [_assertion(one, "supports") for one in supports]
    assertions += [_assertion(one, "denies") for one in sorted(contrary, key=scene.order)]
    vector = np.sum([one.vector for one in supports], axis=0)
    differences = find_differences(supports, dates, scene)
    first = supports[0]
    claim = Claim(
        id=_id(first),
        statement=told(clearest(supports, scene)),
        assertions=tuple(assertions),
        outlets=outlets,
        origins=origins,
        independent_origins=len(origins),
        disputed_by=disputes,
        differences=differences,
        credibility=rate(origins, outlets, disputes, differences),
        first_seen=_first_seen(supports, scene),
    )
    length = float(np.linalg.norm(vector))
    return Weighed(claim, tuple(members), (vector / max(length, 1e-12)).astype(np.float32))


def _denies_number(one: Statement, members: Sequence[Statement], scene: Scene) -> bool:
    """Whether somebody says *12, and not 24* of what another party says that it is 24."""
    numbers = negated_numbers(one.text)
    if not numbers or not one.chain:
        return False
    return any(
        number_of(count.number) in numbers
        for other in members
        if other is not one and other.chain and not corrects(one, other, scene)
        and scene.party_of(other.chain[-1]) != scene.party_of(one.chain[-1])
        for count in other.counts
    )  # fmt: skip


def _corrected(one: Statement, claims: Sequence[Sequence[Statement]], scene: Scene) -> list[int]:
    """The claims of another party of whose number somebody says that it is not so (*12 observers
    and not 24*): those that count the same things.
    """
    numbers = negated_numbers(one.text)
    things = {count.of for count in one.counts if count.of}
    if not numbers or not one.chain:
        return []
    return [
        number
        for number, members in enumerate(claims)
        if one not in members
        and any(
            number_of(count.number) in numbers
            and count.of in things
            and other.chain
            and scene.party_of(other.chain[-1]) != scene.party_of(one.chain[-1])
            and not corrects(one, other, scene)
            for other in members
            for count in other.counts
        )
    ]


def _assertion(one: Statement, stance: Stance) -> Assertion:
    return Assertion(
        one.document, one.attribution, one.spans, one.text, one.chain, one.certainty, stance
    )


def _once(disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    return tuple(dict.fromkeys(disputes))


def _id(first: Statement) -> str:
    place = f"{first.document}|{first.spans[0].start}|{first.spans[-1].end}"
    return "c" + hashlib.sha256(place.encode()).hexdigest()[:10]


def _first_seen(supports: Sequence[Statement], scene: Scene) -> DateInterval | None:
    known = [scene.published[one.document] for one in supports]
    days = [day for day in known if day is not None and day.earliest is not None]
    return min(days, key=lambda day: day.earliest or "9999", default=None)
