"""A claim as pages show it: from its origins through the relays to the outlets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.coverage.called import report_name
from whence.coverage.quotes import Quote, Quotes, bare
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import Assertion, Claim, Difference, Story
from whence.web import addresses, words
from whence.web.views.reports import sources_of
from whence.wording import value_told

_LEAVES: Final = 12
"""Wordings shown under one name where a claim is one of many; its own page shows them all."""
_SPEAKERS: Final = 4
_ABOUT: Final = {
    "who": "Who differs",
    "number": "Numbers differ",
    "when": "When differs",
    "where": "Where differs",
    "whether": "Whether it happened differs",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report says it; ``copied_from`` names whom the report was copied from."""

    outlet: str
    published: str
    address: str
    copied_from: str | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words in their sentence, and the reports that have them: ``places``, and those ``copies``
    of them that stand beside what they were copied from.
    """

    quote: Quote
    note: str
    places: tuple[Place, ...]
    copies: tuple[Place, ...]


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
    outlets: tuple[Place, ...]


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

    def __init__(self, story: Story, quotes: Quotes, *, whole: bool = False) -> None:
        """``whole``: every report of a claim is shown, however many have it."""
        self._story = story
        self._reports = {one.document: one for one in story.reports}
        self._copied = sources_of(story.reports)
        self._most = None if whole else _LEAVES
        self._quotes = quotes

    def view(self, claim: Claim) -> ClaimView:
        """What is shown of a claim."""
        address = addresses.claim(self._story.story.id, claim.id)
        tree = claim_tree(claim, self._story)
        return ClaimView(
            claim=claim,
            anchor=f"claim-{claim.id}",
            address=address,
            # First, as a denial is misread without its sentence, and not all reports are opened.
            disputes=self._disputes(claim, address),
            origins=tuple(self._node(one, address, origin=True) for one in tree.origins),
            others=tuple(self._node(one, address) for one in tree.others),
            differences=tuple(self.difference(claim, one) for one in claim.differences),
        )

    def difference(self, claim: Claim, one: Difference) -> DifferenceView:
        """The values side by side, each with the places that give it."""
        values = tuple(
            ValueView(
                value_told(value),
                tuple(self._where(claim, document) for document in value.documents),
            )
            for value in one.values
        )
        return DifferenceView(_ABOUT[one.about], claim.statement, values)

    def _node(self, voice: Voice, address: str, *, origin: bool = False) -> Node:
        notes = []
        if origin:
            notes.append("origin, a party to the event" if voice.is_party else "origin")
        if voice.speakers:
            notes.append(f"as {words.some(voice.speakers, _SPEAKERS)}")
        leaves = self._leaves([self._said(one) for one in voice.said])
        return Node(
            name=voice.name,
            address=addresses.source(voice.entity) if voice.entity else None,
            note="; ".join(notes),
            relays=tuple(self._node(one, address) for one in voice.relays),
            leaves=leaves[: self._most],
            more=_reports_in(leaves[self._most :]) if self._most else 0,
            more_address=address,
        )

    def _said(self, one: Assertion) -> tuple[Quote, str, Place]:
        notes = ["differs"] if one.stance == "differs" else []
        if one.certainty != "CT+":
            notes.append(f"told {words.CERTAINTIES[one.certainty]}")
        quote = self._quotes.around(one.document, one.spans, one.text)
        address = _address(one) or addresses.report(one.document)
        return quote, ", ".join(notes), self._place(one.document, address)

    def _disputes(self, claim: Claim, address: str) -> tuple[Node, ...]:
        known = {(one.document, one.attribution): one for one in claim.assertions}
        found: dict[str, list[tuple[Quote, str, Place]]] = {}
        for one in claim.disputed_by:
            own = known.get((one.document, one.attribution))
            where = (own and _address(own)) or (
                addresses.attribution(one.document, one.attribution)
                if one.attribution
                else addresses.report(one.document)
            )
            quote = self._quotes.denial(one, own.spans if own else ())
            found.setdefault(one.name, []).append((quote, "", self._place(one.document, where)))
        nodes = []
        for name, said in found.items():
            leaves = self._leaves(said)
            first = leaves[0].places[0].address
            more = _reports_in(leaves[self._most :]) if self._most else 0
            nodes.append(Node(name, first, "", (), leaves[: self._most], more, address))
        return tuple(nodes)

    def _leaves(self, said: Sequence[tuple[Quote, str, Place]]) -> tuple[Leaf, ...]:
        """Like words once, in whichever reports they stand."""
        told: dict[tuple[str, str, str], list[tuple[Quote, str, Place]]] = {}
        for quote, note, place in said:
            told.setdefault((bare(quote.words), bare(quote.whole), note), []).append(
                (quote, note, place)
            )
        leaves = []
        for several in told.values():
            places = tuple(dict.fromkeys(place for *_, place in several))
            own = tuple(one for one in places if one.copied_from is None)
            copies = tuple(one for one in places if one.copied_from) if own else ()
            leaves.append(Leaf(several[0][0], several[0][1], own or places, copies))
        return tuple(leaves)

    def _where(self, claim: Claim, document: str) -> Place:
        """Where a document makes the claim."""
        own = (one for one in claim.assertions if one.document == document)
        where = next((place for one in own if (place := _address(one))), None)
        return self._place(document, where or addresses.report(document))

    def _place(self, document: str, address: str) -> Place:
        report = self._reports.get(document)
        return Place(
            outlet=report_name(report) if report else "a report that is no longer here",
            published=words.interval(report.published) if report else "",
            address=address,
            copied_from=self._copied.get(document),
        )


def _address(one: Assertion) -> str | None:
    if not one.spans:
        return None
    return addresses.place(one.document, one.spans[0].start, one.spans[0].end)


def _reports_in(leaves: Sequence[Leaf]) -> int:
    return sum(len(one.places) + len(one.copies) for one in leaves)
