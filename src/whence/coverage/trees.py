"""A claim as a tree: from its origins through the relays to the reports, with their words.

It explains a claim's count: each origin that is counted is a root, and below it stands every
report that has the claim from it. Made from the published values alone, for all faces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whence.coverage.called import report_name
from whence.coverage.types import Assertion, Claim, Origin, Story, StoryEntity, StoryReport


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody through whom a claim came, or came to be, and those who have it from them.

    ``entity`` is None for an outlet that speaks for itself. ``speakers`` are the names under which
    a party spoke, where they are others than its own. ``relays`` have it from this voice, ``said``
    are the words of the reports that have it from here directly.
    """

    entity: str | None
    name: str
    is_party: bool
    speakers: tuple[str, ...]
    relays: tuple[Voice, ...]
    said: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class ClaimTree:
    """The voices of a claim: the ``origins`` that are counted, in the claim's order, and the
    ``others``, who say it too and are not known to have it from one of these.
    """

    origins: tuple[Voice, ...]
    others: tuple[Voice, ...]


@dataclass(slots=True)
class _Draft:
    """A voice under way."""

    entity: str | None
    name: str
    is_party: bool = False
    speakers: dict[str, None] = field(default_factory=dict)
    relays: dict[str, _Draft] = field(default_factory=dict)
    said: list[Assertion] = field(default_factory=list)

    def voice(self) -> Voice:
        return Voice(
            entity=self.entity,
            name=self.name,
            is_party=self.is_party,
            speakers=tuple(name for name in self.speakers if name != self.name),
            relays=tuple(relay.voice() for relay in self.relays.values()),
            said=tuple(self.said),
        )


def claim_tree(claim: Claim, story: Story) -> ClaimTree:
    """The tree of a claim of a story; what denies the claim stands in ``claim.disputed_by``."""
    entities = {one.id: one for one in story.entities}
    reports = {one.document: one for one in story.reports}
    origins = [_Draft(one.entity, one.name, one.is_party) for one in claim.origins]
    roots = dict(_keyed(zip(claim.origins, origins, strict=True), entities))
    others: dict[str, _Draft] = {}
    for assertion in claim.assertions:
        if assertion.stance == "denies":
            continue
        keys, name = _keys(assertion, entities, reports)
        root = next((roots[key] for key in keys if key in roots), None)
        if root is None:
            speaker = assertion.chain[-1] if assertion.chain else None
            root = others.setdefault(keys[0], _Draft(speaker, name))
        if assertion.chain:
            root.speakers[name] = None
        _hang(root, assertion, entities)
    return ClaimTree(
        tuple(one.voice() for one in origins), tuple(one.voice() for one in others.values())
    )


def _keyed(
    pairs: Iterable[tuple[Origin, _Draft]], entities: Mapping[str, StoryEntity]
) -> Iterable[tuple[str, _Draft]]:
    """The keys by which an origin is found again: its entity, its party, its outlet."""
    for origin, draft in pairs:
        if origin.entity is not None:
            yield origin.entity, draft
            yield _party(origin.entity, entities), draft
        else:
            yield f"outlet {origin.outlet or origin.name}", draft


def _keys(
    one: Assertion, entities: Mapping[str, StoryEntity], reports: Mapping[str, StoryReport]
) -> tuple[list[str], str]:
    """Where an assertion may belong, the closest first, and the name of who speaks in it."""
    if one.chain:
        last = one.chain[-1]
        known = entities.get(last)
        return [last, _party(last, entities)], known.name if known else last
    report = reports.get(one.document)
    if report is None:
        return [f"outlet {one.document}"], one.document
    # A copy's own words are those of the report that it has them from.
    source = reports.get(report.derived.from_ or "")
    names = [report_name(report), *([report_name(source)] if source else [])]
    if report.derived.unseen:
        names.append(report.derived.unseen)
    return [f"outlet {name}" for name in reversed(names)], names[0]


def _hang(root: _Draft, one: Assertion, entities: Mapping[str, StoryEntity]) -> None:
    """Put an assertion below those through whom it came, the innermost relay first."""
    voice = root
    for link in reversed(one.chain[:-1]):
        known = entities.get(link)
        voice = voice.relays.setdefault(link, _Draft(link, known.name if known else link))
    if one not in voice.said:
        voice.said.append(one)


def _party(entity: str, entities: Mapping[str, StoryEntity]) -> str:
    known = entities.get(entity)
    return f"party {known.party}" if known and known.party else entity
