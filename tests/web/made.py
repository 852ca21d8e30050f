"""A store for tests of the reading room: reports made by program, and stories made of them.

The readings are those of the store's own tests. Stories are made by a few plain rules of our own,
so that what pages show can be told from the reports by eye: what two reports say in the same words
is one claim, its origins are the last ones of the chains, who denies it disputes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.store.made import MadeReader, document, interval, meaning

from whence.coverage.corrections import Correction
from whence.coverage.reuse import bands
from whence.coverage.stories import Grouper, Traits
from whence.coverage.stories.grouper import Placement
from whence.coverage.story.build import Built
from whence.coverage.types import (
    Assertion,
    Claim,
    Credibility,
    Derivation,
    Difference,
    Dispute,
    Evidence,
    Origin,
    Reuse,
    Story,
    StoryEntity,
    StoryEvent,
    StoryHead,
    StoryReport,
    Value,
)
from whence.document.types import Document, Removed
from whence.reading.report import Report
from whence.reading.types import Attribution, Place
from whence.store import Store

SCRIPT = "<script>alert('whence')</script>"
TURNED = "\u202etfel ot thgir\u202c"
"""Marks that turn the writing direction around."""
LONG = "Administration" * 15
"""A name of 210 characters without a space."""
ARABIC = "الأسطول غادر الميناء عند الفجر"

SHIP = (
    "Kordesia said that the patrol ship rammed the corvette. Maruva said that the corvette fired"
    " first. Pelorus reported that Maruva said that four sailors died. Maruva met Kordesia."
    " Tamboura denied that the patrol ship rammed the corvette."
)
ECHO = (
    "Maruva said that the corvette fired first. Kordinform reported that Kordesia said that the"
    " patrol ship rammed the corvette. Kordesia attacked Maruva."
)
HOSTILE = f"Maruva said that {SCRIPT} fired first. {LONG} said that {ARABIC}. Kordesia met Maruva."


def documents() -> list[Document]:
    """Two stories' worth of reports, some of them ugly on purpose."""
    ship = document(
        "ship.txt", SHIP, title="Warship fires on patrol ship", outlet="Pelorus", day="2031-03-02"
    )
    removed = (Removed(f"Subscribe {SCRIPT}", "newsletter", 0),)
    return [
        replace(ship, url="https://pelorus.example/ship", removed=removed),
        document(
            "copy.txt", SHIP, title="Warship fires", outlet="Wexmoor Times", day="2031-03-03"
        ),
        document("echo.txt", ECHO, title="Who fired?", outlet="Oudhara Ledger", day="2031-03-04"),
        replace(
            document("hostile.txt", HOSTILE, title=f"{SCRIPT}{TURNED}", outlet=f'">{SCRIPT}'),
            url="javascript:alert(1)",
        ),
    ]  # fmt: skip


def crowd(count: int) -> Iterator[Document]:
    """Many reports of one story, in words that differ a little."""
    for number in range(count):
        yield document(
            f"crowd-{number}.txt",
            f"Harbour{number % 7} said that the ferry to Gannet sank at dawn. Gannet said that"
            f" the ferry was old. Port{number} said that {number} people were on the ferry.",
            title=f"Ferry sinks off Gannet, report {number}",
            outlet=f"Outlet {number}",
            day=f"2031-04-{1 + number % 28:02}",
        )


class MadeStore:
    """Makes stores whose stories are made by `build`, of reports that are put together by name."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        story_of: dict[str, str] = {}

        class ByName(Grouper):
            def add(self, document: str, traits: Traits) -> Placement:
                story = story_of.get(document, "s-ship")
                new = self.shelf.size(story) == 0
                self.shelf.put(document, story, traits, ())
                return Placement(document, story, new)

        def few(one: Document, *rest: Any) -> tuple[int, ...]:
            # Hundreds of like reports would all be compared with one another.
            return (
                () if one.path.startswith("crowd-") and "0" not in one.path else bands(one, *rest)
            )

        patch.setattr("whence.store.stories.build_story", build)
        patch.setattr("whence.store.standing.bands", few)
        patch.setattr("whence.store.standing.Grouper", ByName)
        self._folder = folder
        self._story_of = story_of

    def of(self, name: str, given: Iterable[Document]) -> Store:
        """A store with some documents in it."""
        store = Store(str(self._folder / f"{name}.db"), reader=MadeReader())
        documents = list(given)
        for one in documents:
            self._story_of[one.id] = "s-crowd" if one.path.startswith("crowd") else "s-ship"
        added = store.add(documents)
        assert not added.failed
        return store


def build(
    story: str,
    reports: Sequence[Report],
    _pairs: Sequence[Reuse],
    derivations: Mapping[str, Derivation],
    _corrections: Sequence[Correction] = (),
) -> Built:
    """A story as `whence.coverage.story.build_story` gives it, by plain rules."""
    ordered = sorted(reports, key=lambda one: one.reading.document.path)
    entities = _entities(ordered)
    claims = _claims(ordered)
    days = sorted(
        one.reading.document.published.earliest or ""
        for one in ordered
        if one.reading.document.published
    )
    made = Story(
        story=StoryHead(
            id=story,
            title=ordered[0].reading.document.title or "",
            first_seen=interval(days[0]) if days else None,
            last_seen=interval(days[-1]) if days else None,
            countries=tuple(sorted({one.country for one in entities if one.country})),
        ),
        entities=entities,
        reports=tuple(_report(one.reading.document, derivations) for one in ordered),
        claims=claims,
        events=tuple(_events(ordered)),
    )
    return Built(made, meaning([one.statement for one in claims]))


def entity_id(name: str) -> str:
    """The id of an entity in made stories."""
    return f"n{sha256(name.encode()).hexdigest()[:8]}"


def _entities(reports: Sequence[Report]) -> tuple[StoryEntity, ...]:
    counts = Counter(one.name for report in reports for one in report.reading.entities)
    first = {one.name: one for report in reports for one in report.reading.entities}
    return tuple(
        StoryEntity(
            id=entity_id(name),
            name=name,
            type=first[name].type,
            named=True,
            roles=(),
            country=first[name].country,
            sector=first[name].sector,
            reports=counts[name],
        )
        for name in sorted(counts)
    )


def _report(one: Document, derivations: Mapping[str, Derivation]) -> StoryReport:
    own = Derivation("not", None, None, None, None, "unknown")
    return StoryReport(
        document=one.id,
        path=one.path,
        record=one.record,
        url=one.url,
        outlet=one.outlet.name if one.outlet else None,
        title=one.title,
        published=one.published,
        derived=derivations.get(one.id, own),
    )


def _claims(reports: Sequence[Report]) -> tuple[Claim, ...]:
    said: dict[str, list[tuple[Report, Attribution]]] = {}
    for report in reports:
        outer = {one.within for one in report.reading.attributions}
        for one in report.reading.attributions:
            if one.id not in outer:
                said.setdefault(one.content[0].text, []).append((report, one))
    made = [_claim(text, each) for text, each in said.items()]
    return tuple(sorted(made, key=lambda one: (-one.outlets, one.statement)))


def _claim(text: str, said: Sequence[tuple[Report, Attribution]]) -> Claim:
    names = [{one.id: one.name for one in report.reading.entities} for report, _ in said]
    assertions = tuple(
        Assertion(
            document=report.reading.document.id,
            attribution=one.id,
            spans=one.content,
            text=text,
            chain=tuple(entity_id(known[link]) for link in one.chain),
            certainty=one.certainty,
            stance="denies" if one.act == "deny" else "supports",
        )
        for (report, one), known in zip(said, names, strict=True)
    )
    speakers = [known[one.chain[-1]] for (_, one), known in zip(said, names, strict=True)]
    vouching = {
        name: assertion
        for name, assertion in zip(speakers, assertions, strict=True)
        if assertion.stance == "supports"
    }
    disputes = tuple(
        Dispute(assertion.document, assertion.attribution, text, name)
        for name, assertion in zip(speakers, assertions, strict=True)
        if assertion.stance == "denies"
    )
    documents_ = tuple(dict.fromkeys(one.document for one in assertions))
    return Claim(
        id=f"c{sha256(text.encode()).hexdigest()[:8]}",
        statement=text,
        assertions=assertions,
        outlets=len(documents_),
        origins=tuple(Origin(entity_id(name), None, name, (), is_party=False) for name in vouching),
        independent_origins=len(vouching),
        disputed_by=disputes,
        differences=(
            (Difference("whether", (Value("fired", documents_[:1]), Value("not", documents_[1:]))),)
            if len(documents_) > 1
            else ()
        ),
        credibility=Credibility("possibly", f"{len(vouching)} vouch for it."),
        first_seen=said[0][0].reading.document.published,
    )


def _events(reports: Sequence[Report]) -> Iterator[StoryEvent]:
    for report in reports:
        known = {one.id: entity_id(one.name) for one in report.reading.entities}
        text = report.reading.document.text
        for one in report.reading.events:
            start, end = next(
                (first, last)
                for first, last in report.reading.sentences
                if first <= one.trigger.start < last
            )
            yield StoryEvent(
                id=f"{report.reading.document.id}-{one.id}",
                type=one.type,
                mode=one.mode,
                contexts=(),
                actors=tuple(known[id_] for id_ in one.actors),
                recipients=tuple(known[id_] for id_ in one.recipients),
                place=Place("Gannet Bank", None),
                date=report.reading.document.published,
                certainty=one.certainty,
                reports=1,
                origins=1,
                evidence=(Evidence(report.reading.document.id, start, end, text[start:end]),),
            )
