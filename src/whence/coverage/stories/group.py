"""Many reports at once to stories, without a store."""

from __future__ import annotations

from collections.abc import Iterable

from whence.coverage.stories.grouper import Grouper
from whence.coverage.stories.shelf import Memory
from whence.coverage.stories.traits import Traits, traits
from whence.coverage.types import Group
from whence.document.types import Document, Refusal
from whence.reading.reader import Reader
from whence.reading.workers import cores


def place_of(document: Document) -> str:
    """Where a document stands: its path, with the number of its record in a container."""
    return document.path if document.record is None else f"{document.path}#{document.record}"


def group_traits(reports: Iterable[tuple[str, Traits]]) -> list[tuple[str, tuple[str, ...]]]:
    """Each story's id and its documents, all in the order in which the documents came.

    The order decides nothing else.
    """
    given = dict(reports)
    shelf = Memory()
    Grouper(shelf).add_all(given.items())
    stories: dict[str, list[str]] = {}
    for document in given:
        story = shelf.story_of(document)
        if story is not None:
            stories.setdefault(story, []).append(document)
    return [(story, tuple(members)) for story, members in stories.items()]


def group(documents: Iterable[Document | Refusal]) -> list[Group]:
    """Read documents and tell which of them are of one story; refusals are passed over."""
    found: dict[str, tuple[str, Traits]] = {}
    for report in Reader(processes=cores()).read_reports(documents):
        if not isinstance(report, Refusal):
            document = report.reading.document
            found[document.id] = place_of(document), traits(report)
    stories = group_traits((name, one) for name, (_, one) in found.items())
    return [Group(story, tuple(found[name][0] for name in members)) for story, members in stories]
