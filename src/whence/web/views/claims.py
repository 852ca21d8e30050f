"""A claim as pages show it: from its origins through the relays to the outlets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from whence.coverage.called import report_name
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import Assertion, Claim, Difference, Story
from whence.web import addresses, words
from whence.web.views.reports import sources_of
from whence.web.views.sentences import Sentences

_LEAVES: Final = 24
"""Reports shown under one name where a claim is one of many; its own page shows them all."""
_SPEAKERS: Final = 4
_ABOUT: Final = {
    "who": "Who differs",
    "number": "Numbers differ",
    "when": "When differs",
    "where": "Where differs",
    "whether": "Whether it happened differs",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of one report, their place in it, and what stands around them there."""

    outlet: str
    published: str
    copy_of: str | None
    text: str
    address: str
    note: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in a chain: an origin, or a relay below it; ``more`` counts what is not shown."""

    name: str
    address: str | None
    note: str
    relays: tuple[Node, ...]
    leaves: tuple[Leaf, ...]
    more: int
    more_address: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """One of the values that differ, and who gives it."""

    value: str
    outlets: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What differs, side by side."""

    label: str
    statement: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim, and what is shown of it.

    ``origins`` are the trees of its origins. ``others`` are those who say it, too, and are
    not known to have it from one of these, ``disputes`` are those who deny or contradict it.
    """

    claim: Claim
    anchor: str
    address: str
    origins: tuple[Node, ...]
    others: tuple[Node, ...]
    disputes: tuple[Node, ...]
    differences: tuple[DifferenceView, ...]


class Claims:
    """Makes the views of one story's claims."""

    def __init__(self, story: Story, sentences: Sentences | None = None) -> None:
        """With ``sentences``, every report of a claim is shown, the words in their sentence."""
        self._story = story
        self._reports = {one.document: one for one in story.reports}
        self._copied = sources_of(story.reports)
        self._most = None if sentences else _LEAVES
        self._sentences = sentences

    def view(self, claim: Claim) -> ClaimView:
        """What is shown of a claim."""
        address = addresses.claim(self._story.story.id, claim.id)
        tree = claim_tree(claim, self._story)
        return ClaimView(
            claim=claim,
            anchor=f"claim-{claim.id}",
            address=address,
            origins=tuple(self._node(one, address, origin=True) for one in tree.origins),
            others=tuple(self._node(one, address) for one in tree.others),
            disputes=self._disputes(claim),
            differences=tuple(self.difference(claim, one) for one in claim.differences),
        )

    def difference(self, claim: Claim, one: Difference) -> DifferenceView:
        """The values side by side, each with the places that give it."""
        values = tuple(
            ValueView(
                value.value, tuple(self._where(claim, document) for document in value.documents)
            )
            for value in one.values
        )
        return DifferenceView(_ABOUT[one.about], claim.statement, values)

    def _node(self, voice: Voice, address: str, *, origin: bool = False) -> Node:
        notes = []
        if origin:
            notes.append("origin, a party to the event" if voice.is_party else "origin")
        if voice.speakers:
            notes.append(f"as {words.joined(voice.speakers[:_SPEAKERS])}")
        said = voice.said[: self._most]
        return Node(
            name=voice.name,
            address=addresses.source(voice.entity) if voice.entity else None,
            note="; ".join(notes),
            relays=tuple(self._node(one, address) for one in voice.relays),
            leaves=tuple(dict.fromkeys(self._leaf(one) for one in said)),
            more=len(voice.said) - len(said),
            more_address=address,
        )

    def _leaf(self, one: Assertion) -> Leaf:
        notes = []
        if one.stance == "differs":
            notes.append("differs")
        if one.certainty != "CT+":
            notes.append(f"told {words.CERTAINTIES[one.certainty]}")
        where = _place(one) or addresses.report(one.document)
        leaf = self._at(one.document, one.text, where, ", ".join(notes))
        if self._sentences is None:
            return leaf
        before, after = self._sentences.around(one)
        return replace(leaf, before=before, after=after)

    def _disputes(self, claim: Claim) -> tuple[Node, ...]:
        places = {(one.document, one.attribution): _place(one) for one in claim.assertions}
        found: dict[str, list[Leaf]] = {}
        for one in claim.disputed_by:
            where = places.get((one.document, one.attribution)) or (
                addresses.attribution(one.document, one.attribution)
                if one.attribution
                else addresses.report(one.document)
            )
            found.setdefault(one.name, []).append(self._at(one.document, one.text, where))
        return tuple(
            Node(name, leaves[0].address, "", (), tuple(dict.fromkeys(leaves)), 0, "")
            for name, leaves in found.items()
        )

    def _where(self, claim: Claim, document: str) -> Leaf:
        """Where a document makes the claim."""
        own = (one for one in claim.assertions if one.document == document)
        where = next((place for one in own if (place := _place(one))), None)
        return self._at(document, "", where or addresses.report(document))

    def _at(self, document: str, text: str, address: str, note: str = "") -> Leaf:
        report = self._reports.get(document)
        return Leaf(
            outlet=report_name(report) if report else "a report that is no longer here",
            published=words.interval(report.published) if report else "",
            copy_of=self._copied.get(document),
            text=text,
            address=address,
            note=note,
        )


def _place(one: Assertion) -> str | None:
    if not one.spans:
        return None
    return addresses.place(one.document, one.spans[0].start, one.spans[0].end)
