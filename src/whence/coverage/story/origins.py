"""Origins: who vouches for a claim, each party once.

- A medium that names its source in any statement of the claim is a relay, also where another
  report names only the medium.
- An outlet vouches for what it says in its own voice, unless it has it from another report, or
  anybody is said to vouch for it. Of several outlets the first does: nothing shows that the others
  have it from elsewhere.
- A copied statement has its original's origin.
- Of several who vouch those count who are shown to be independent (``independence.py``).
- What nobody is known to have said has none; who only mentions it beside something else (*before
  the hostages were freed*) vouches for it only if nobody else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from whence.coverage.story.independence import Chance, Voice, independent
from whence.coverage.story.parties import party_name
from whence.coverage.story.said import Statement
from whence.coverage.story.scene import Scene
from whence.coverage.types import Origin

_PRESUPPOSED: Final = re.compile(
    r"(?:before|after|when|while|as|until|till|once|since|by the time)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Draft:
    """A party under way: its speakers, the outlet that it is, and through whom it is heard."""

    speakers: list[str] = field(default_factory=list)
    outlet: str | None = None
    document: str | None = None
    relays: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    by_media_only: bool = False


def find_origins(supports: Sequence[Statement], chance: Chance, scene: Scene) -> tuple[Origin, ...]:
    """The origins of a claim, from the statements that support it, in their order. ``chance``: how
    likely two of them say the same.
    """
    drafts: dict[str, _Draft] = {}
    relays = _relays(supports, scene)
    for statement in supports:
        if statement.alone or not _PRESUPPOSED.match(statement.text):
            _vouch(statement, supports, relays, scene, drafts)
    for statement in () if drafts else supports:
        _vouch(statement, supports, relays, scene, drafts)
    voices = [_voice(party, draft, scene) for party, draft in drafts.items() if draft.speakers]
    counted = [one.party for one in independent(voices, chance, scene)] or list(drafts)[:1]
    concerned = _concerned(supports, scene)
    return tuple(_origin(party, drafts[party], concerned, scene) for party in counted)


def _voice(party: str, draft: _Draft, scene: Scene) -> Voice:
    return Voice(
        party,
        tuple(scene.cast.entities[one] for one in draft.speakers),
        tuple(draft.statements),
        frozenset(scene.party_of(link) for link in draft.relays),
    )


def _relays(supports: Sequence[Statement], scene: Scene) -> set[str]:
    """The parties of the media that name their source for the claim."""
    found = {
        scene.party_of(link)
        for statement in supports
        for link in statement.chain[:-1]
        if scene.is_medium(link)
    }
    for statement in supports:
        speaker = scene.speaker(statement)
        if speaker is not None and not is_itself(statement, speaker, scene):
            found.add(scene.publishers[statement.document].id)
    return found


def _vouch(
    statement: Statement,
    supports: Sequence[Statement],
    relays: set[str],
    scene: Scene,
    drafts: dict[str, _Draft],
) -> None:
    source = scene.copied_from(statement)
    if source is None and statement.attribution is None:
        source = scene.copied.sources.get(statement.document)
        source = source if source is not None and _has(source, supports, scene) else None
    if source is not None and _has(source, supports, scene):
        return
    speaker = scene.speaker(statement)
    if speaker is not None and not is_itself(statement, speaker, scene):
        party = scene.party_of(speaker)
        if scene.is_medium(speaker) and party in relays:
            return
        draft = drafts.setdefault(party, _Draft())
        draft.statements.append(statement)
        if speaker not in draft.speakers:
            draft.speakers.append(speaker)
        draft.relays += [link for link in statement.chain[:-1] if link not in draft.relays]
        draft.by_media_only |= all(scene.is_medium(link) for link in statement.chain[:-1])
    elif statement.alone and (statement.attribution is None or speaker is not None):
        _vouch_by_outlet(statement, source, relays, scene, drafts)


def _vouch_by_outlet(
    statement: Statement,
    source: str | None,
    relays: set[str],
    scene: Scene,
    drafts: dict[str, _Draft],
) -> None:
    document = scene.copied.first_of(source) if source is not None else statement.document
    publisher = scene.publishers[document]
    name, party = publisher.name, publisher.id
    unseen = scene.copied.unseen.get(document)
    if unseen is not None:
        name, party = unseen, scene.media.get(unseen, unseen.casefold())
    if party not in relays:
        draft = drafts.setdefault(party, _Draft())
        draft.outlet, draft.document = draft.outlet or name, draft.document or document


def is_itself(statement: Statement, speaker: str, scene: Scene) -> bool:
    """Whether a report quotes its own outlet (*as this newspaper reported*)."""
    return scene.is_medium(speaker) and (
        scene.party_of(speaker) == scene.publishers[statement.document].id
        or scene.cast.entities[speaker].name.lower().startswith(("this ", "our "))
    )


def _has(source: str, supports: Sequence[Statement], scene: Scene) -> bool:
    """Whether a report, or the first of its row of copies, makes the claim itself."""
    wanted = {source, scene.copied.first_of(source)}
    return any(statement.document in wanted for statement in supports)


def _concerned(supports: Iterable[Statement], scene: Scene) -> set[str]:
    """The parties of whom the claim tells something."""
    return {
        scene.party_of(id_)
        for statement in supports
        for id_ in (*statement.people, statement.agent, statement.patient)
        if id_ is not None
    }


def _origin(party: str, draft: _Draft, concerned: set[str], scene: Scene) -> Origin:
    shown = party_name(scene.cast, draft.speakers, party)
    if shown is None or (draft.outlet is not None and not draft.speakers):
        name = draft.outlet or scene.titles[draft.document or ""]
        return Origin(None, draft.outlet, name, (), is_party=False)
    return Origin(
        entity=shown.id,
        outlet=None,
        name=shown.name,
        through=tuple(scene.cast.entities[link].name for link in draft.relays),
        is_party=party in concerned and draft.by_media_only,
    )
