"""What the other reports of a story show to be misread in one.

- Whom a source's words name is the outlet of that name, if the story has one: *Vela Today reported*
  is no person from Vela.
- A person without a surname who is called like a place of the story has that name from the words
  beside it (*from Drast,” the minister said*); what else the person is called stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.coverage.story.names import Key, key_of
from whence.reading.report import Report
from whence.reading.types import Attribution, Entity

_ID = "medium:"


def mend(reports: Sequence[Report], media: Iterable[str]) -> list[Report]:
    """The reports of one story, mended. ``media``: outlets and agencies, by their pages."""
    outlets = {key: name for name in media if len(key := key_of(name)) > 1}
    named = [one for report in reports for one in report.reading.entities if one.named]
    surnames = {key_of(one.name)[-1] for one in named if len(one.name.split()) > 1}
    places = {key_of(one.name) for one in named if one.type == "place"}
    places = {key for key in places if len(key) == 1 and key[0] not in surnames}
    return [_without_places(_with_outlets(one, outlets), places) for one in reports]


def _with_outlets(report: Report, outlets: Mapping[Key, str]) -> Report:
    """A report whose sources that are called as an outlet are that outlet."""
    by_id = {one.id: one for one in report.reading.entities}
    added: dict[str, Entity] = {}
    meant: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for said in report.reading.attributions:
        key = key_of(said.source[0].text) if len(said.source) == 1 else ()
        speaker = by_id.get(said.chain[-1]) if said.chain else None
        if key not in outlets or (speaker is not None and key_of(speaker.name) == key):
            continue
        known = next((one.id for one in by_id.values() if key_of(one.name) == key), None)
        id_ = known or _ID + "-".join(key)
        if known is None:
            medium = added.get(id_)
            mentions = (*(medium.mentions if medium else ()), said.source[0])
            added[id_] = Entity(id_, outlets[key], "media", True, (), (), None, "JRN", mentions)
        meant[said.id] = said.chain, (*said.chain[:-1], id_)
    if not meant:
        return report
    above = {one.id: one.within for one in report.reading.attributions}
    reading = replace(
        report.reading,
        entities=(*report.reading.entities, *added.values()),
        attributions=tuple(_retold(one, meant, above) for one in report.reading.attributions),
    )
    return replace(report, reading=reading)


def _retold(
    one: Attribution,
    meant: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]],
    above: Mapping[str, str | None],
) -> Attribution:
    """An attribution with its chain, or that of one around it, set right."""
    at: str | None = one.id
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at in meant:
            before, after = meant[at]
            if one.chain[: len(before)] == before:
                return replace(one, chain=(*after, *one.chain[len(before) :]))
        seen.add(at)
        at = above.get(at)
    return one


def _without_places(report: Report, places: set[Key]) -> Report:
    """A report in which nobody has the name of a place."""
    entities = tuple(_without_place(one, places) for one in report.reading.entities)
    return replace(report, reading=replace(report.reading, entities=entities))


def _without_place(one: Entity, places: set[Key]) -> Entity:
    if not one.named or one.type != "person" or key_of(one.name) not in places:
        return one
    others = tuple(m for m in one.mentions if key_of(m.text) not in places)
    described = next((m.text for m in others if " " in m.text), None)
    if described is None:
        return one
    return replace(one, name=described, named=False, mentions=others)
