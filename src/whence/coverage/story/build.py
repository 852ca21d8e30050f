"""One story from its reports: entities, claims with their origins and disputes, events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from whence.coverage.called import file_name
from whence.coverage.corrections import Correction
from whence.coverage.story.cast import Cast, join_entities
from whence.coverage.story.claims import Weighed, make_claims
from whence.coverage.story.derived import find_copied
from whence.coverage.story.events import find_events
from whence.coverage.story.lands import Lands
from whence.coverage.story.mended import mend
from whence.coverage.story.parties import Parties, find_parties
from whence.coverage.story.publishers import (
    Publisher,
    find_publishers,
    is_its_own,
    media_names,
)
from whence.coverage.story.said import Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.statements import find_said
from whence.coverage.types import Derivation, Reuse, Story, StoryEntity, StoryHead, StoryReport
from whence.document.types import DateInterval
from whence.reading.report import Report

Floats = NDArray[np.float32]
_MOST_COUNTRIES = 4
_LEAST_SHARE = 0.2
"""Of the claims of the country that has most, for a country to be one of the story's."""
_NOT_DERIVED = Derivation("not", None, None, None, None, "unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A story, and the unit vectors [claims, 384] of its claims, in their order."""

    story: Story
    vectors: Floats


def build_story(
    story_id: str,
    reports: Sequence[Report],
    pairs: Sequence[Reuse],
    derivations: Mapping[str, Derivation],
    corrections: Sequence[Correction] = (),
) -> Built:
    """Make a story from the reports that tell it. The order of the reports does not matter.

    ``pairs`` and ``derivations`` (by document) say who copied whom; documents that are not among
    the reports are passed over. Of the ``corrections`` those on entities and origins are heeded
    (those on copies and stories are for whoever finds these).
    """
    ordered = _ordered(reports, derivations)
    scene = _scene(ordered, pairs, derivations, corrections)
    said = [find_said(one, scene, _own_names(one, scene)) for one in ordered]
    dates = {one.reading.document.id: one.reading.dates for one in ordered}
    claims = make_claims(
        [statement for one in said for statement in one.statements],
        [denial for one in said for denial in one.denials],
        dates,
        scene,
    )
    vectors = np.zeros((len(claims), 384), np.float32)
    for row, one in enumerate(claims):
        vectors[row] = one.vector
    story = Story(
        story=_head(story_id, ordered, claims, derivations, scene.cast),
        entities=_entities(scene.cast, scene.parties),
        reports=_reports(ordered, derivations, scene.publishers),
        claims=tuple(one.claim for one in claims),
        events=find_events(ordered, claims, scene.cast),
    )
    return Built(story, vectors)


def statements_of(reports: Sequence[Report]) -> list[Statement]:
    """The statements of reports that tell one story, none taken for a copy, in a fixed order."""
    ordered = _ordered(reports, {})
    scene = _scene(ordered, (), {}, ())
    return [
        statement
        for one in ordered
        for statement in find_said(one, scene, _own_names(one, scene)).statements
    ]


def _ordered(reports: Sequence[Report], derivations: Mapping[str, Derivation]) -> list[Report]:
    """The reports in a fixed order, mended by one another."""
    ordered = sorted(reports, key=lambda one: one.reading.document.id)
    return mend(ordered, media_names(ordered, derivations))


def _scene(
    reports: Sequence[Report],
    pairs: Sequence[Reuse],
    derivations: Mapping[str, Derivation],
    corrections: Sequence[Correction],
) -> Scene:
    documents = [one.reading.document for one in reports]
    publishers = find_publishers(reports, derivations)
    lands = Lands.of([f"{one.title or ''}. {one.text}" for one in documents])
    cast = join_entities(reports, lands, media_names(reports, derivations), corrections)
    parties, media = find_parties(reports, cast, corrections), _media(cast, publishers)
    return Scene(
        cast=cast,
        parties=parties,
        publishers=publishers,
        media=media,
        copied=find_copied(pairs, derivations, {one.id: len(one.text) for one in documents}),
        published={one.id: one.published for one in documents},
        titles={one.id: file_name(one.path, one.record) for one in documents},
        quoting=_quoting(reports, cast, parties, media),
    )


def _quoting(
    reports: Sequence[Report], cast: Cast, parties: Parties, media: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """By party, the reports that quote it."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        document = report.reading.document.id
        for one in report.reading.attributions:
            if one.chain:
                id_ = cast.id_of(document, one.chain[-1])
                found[media.get(id_) or parties.of(id_)].add(document)
    return {party: frozenset(documents) for party, documents in found.items()}


def _media(cast: Cast, publishers: Mapping[str, Publisher]) -> dict[str, str]:
    """The publisher that each medium among the entities is; and those by name that are unseen."""
    named = sorted({p.id: p for p in publishers.values() if p.name}.items())
    found = {}
    for id_, entity in cast.entities.items():
        if cast.kinds[id_] == "media" and entity.named:
            own = [key for key, publisher in named if is_its_own(entity.name, publisher)]
            if len(own) == 1:
                found[id_] = own[0]
            found[entity.name] = found.get(id_, id_)
    return found


def _own_names(report: Report, scene: Scene) -> frozenset[str]:
    """The entities that mean the outlet of a report in it."""
    document = report.reading.document.id
    publisher = scene.publishers[document]
    found = set()
    for entity in report.reading.entities:
        id_ = scene.cast.id_of(document, entity.id)
        if not scene.is_medium(id_):
            continue
        is_this = entity.name.lower().startswith(("this ", "our "))
        if is_this or is_its_own(entity.name, publisher):
            found.add(id_)
    return frozenset(found)


def _head(
    story_id: str,
    reports: Sequence[Report],
    claims: Sequence[Weighed],
    derivations: Mapping[str, Derivation],
    cast: Cast,
) -> StoryHead:
    days = [one.reading.document.published for one in reports]
    dated = [day for day in days if day is not None and day.earliest is not None]
    counts = _countries(claims, cast)
    least = _LEAST_SHARE * max(counts.values(), default=0)
    told = [code for code in counts if counts[code] >= least]
    ranked = sorted(told, key=lambda code: (-counts[code], code))
    return StoryHead(
        id=story_id,
        title=_title(reports, claims, derivations),
        first_seen=min(dated, key=lambda day: day.earliest or "", default=None),
        last_seen=max(dated, key=lambda day: day.latest or day.earliest or "", default=None),
        countries=tuple(ranked[:_MOST_COUNTRIES]),
    )


def _countries(claims: Sequence[Weighed], cast: Cast) -> Counter[str]:
    """How many claims each country has that one of it makes, or in which it does or suffers
    something. One that is only mentioned has none.
    """
    counts: Counter[str] = Counter()
    for one in claims:
        acting = {
            id_
            for said in one.statements
            for id_ in (*said.chain, said.agent, said.patient)
            if id_ is not None and cast.kinds[id_] in ("land", "body", "person")
        }
        lands = {cast.entities[id_].country for id_ in acting} - {None}
        counts.update(land for land in lands if land is not None)
    return counts


def _title(
    reports: Sequence[Report], claims: Sequence[Weighed], derivations: Mapping[str, Derivation]
) -> str:
    """The title of the report that carries most of the weightiest claims, rather no copy's."""
    carried = Counter(
        document
        for one in claims[:10]
        for document in sorted({assertion.document for assertion in one.claim.assertions})
    )

    def rank(report: Report) -> tuple[bool, int, str, str]:
        document = report.reading.document
        derived = derivations.get(document.id, _NOT_DERIVED)
        day: DateInterval | None = document.published
        seen = day.earliest if day is not None and day.earliest is not None else "9999"
        return derived.extent == "wholly", -carried[document.id], seen, document.id

    titled = sorted((one for one in reports if one.reading.document.title), key=rank)
    if titled:
        return titled[0].reading.document.title or ""
    return claims[0].claim.statement if claims else ""


def _entities(cast: Cast, parties: Parties) -> tuple[StoryEntity, ...]:
    several = [replace(one, party=parties.of(id_)) for id_, one in cast.entities.items()]
    return tuple(sorted(several, key=lambda one: (-one.reports, not one.named, one.name, one.id)))


def _reports(
    reports: Sequence[Report],
    derivations: Mapping[str, Derivation],
    publishers: Mapping[str, Publisher],
) -> tuple[StoryReport, ...]:
    made = []
    for one in reports:
        document = one.reading.document
        made.append(
            StoryReport(
                document=document.id,
                path=document.path,
                record=document.record,
                url=document.url,
                outlet=publishers[document.id].name,
                title=document.title,
                published=document.published,
                derived=derivations.get(document.id, _NOT_DERIVED),
            )
        )

    def order(report: StoryReport) -> tuple[str, str]:
        day = report.published
        return (day.earliest if day is not None and day.earliest else "9999"), report.document

    return tuple(sorted(made, key=order))
