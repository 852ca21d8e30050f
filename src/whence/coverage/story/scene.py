"""What is known of a story before its claims are counted: who is who, who published, who copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.coverage.story.cast import Cast
from whence.coverage.story.derived import Copied
from whence.coverage.story.parties import Parties
from whence.coverage.story.publishers import Publisher
from whence.coverage.story.said import Statement
from whence.document.types import DateInterval


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that counting origins needs to know. ``media``: the publisher's id that a
    medium's entity is; ``published`` and ``titles`` by document; ``quoting``: by party, the
    documents that quote it.
    """

    cast: Cast
    parties: Parties
    publishers: Mapping[str, Publisher]
    media: Mapping[str, str]
    copied: Copied
    published: Mapping[str, DateInterval | None]
    titles: Mapping[str, str]
    quoting: Mapping[str, frozenset[str]]

    def speaker(self, statement: Statement) -> str | None:
        """The entity whose words they are; None where the outlet speaks, or nobody knows who."""
        return statement.chain[-1] if statement.chain else None

    def is_medium(self, entity: str) -> bool:
        """Whether an entity is a medium."""
        return self.cast.kinds[entity] == "media"

    def party_of(self, entity: str) -> str:
        """The party of an entity; of a medium the publisher that it is."""
        return self.media.get(entity) or self.parties.of(entity)

    def heard(self, party: str) -> frozenset[str]:
        """The documents that quote a party, whatever it says."""
        return self.quoting.get(party, frozenset())

    def copied_from(self, statement: Statement) -> str | None:
        """The report from which a statement is copied."""
        spans = [(span.start, span.end) for span in statement.spans]
        return self.copied.source_of(statement.document, spans)

    def order(self, statement: Statement) -> tuple[str, bool, str, int]:
        """Earlier reports first, originals before copies; undated ones last."""
        when = self.published.get(statement.document)
        day = (when.earliest or when.latest) if when is not None else None
        copied = statement.document in self.copied.sources
        return day or "9999", copied, statement.document, statement.clause
