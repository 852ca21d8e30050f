"""The claims of a brief: each with its count, its tree, and who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from whence.brief.types import BriefClaim, BriefDifference, Line
from whence.brief.wording import difference_label, on_one_line, trimmed
from whence.coverage.quotes import Quote, Quotes, bare
from whence.coverage.trees import Voice, claim_tree
from whence.coverage.types import Assertion, Claim, Dispute, Origin, Story
from whence.document.types import Span
from whence.wording import RATINGS, count, interval, joined, some, value_told

_NAMES: Final = 6
"""Names that stand in one line; of more it is said how many."""

_Root = Literal["origin", "also"]
_ORIGIN: Final[_Root] = "origin"
_ALSO: Final[_Root] = "also"


class Claims:
    """Makes the claims of one story's brief."""

    def __init__(self, story: Story, names: Mapping[str, str], quotes: Quotes | None) -> None:
        """``names`` are those of the reports; without ``quotes`` words stand by themselves."""
        self._story = story
        self._names = names
        self._quotes = quotes
        self._copies = {one.document for one in story.reports if one.derived.extent == "wholly"}

    def claim(self, claim: Claim) -> BriefClaim:
        """One claim."""
        tree = claim_tree(claim, self._story)
        rating = RATINGS[claim.credibility.rating]
        return BriefClaim(
            statement=on_one_line(claim.statement),
            count=(
                f"{count(claim.outlets, 'outlet')}, "
                f"{count(claim.independent_origins, 'independent origin')}"
            ),
            origins=some([_origin(one) for one in claim.origins], _NAMES),
            first=self._first(claim),
            credibility=f"{rating}. {claim.credibility.why}",
            tree=tuple(
                line
                for kind, voices in ((_ORIGIN, tree.origins), (_ALSO, tree.others))
                for voice in voices
                for line in self._voice(voice, 0, kind)
            ),
            disputes=tuple(self._disputes(claim)),
            differences=tuple(
                BriefDifference(
                    difference_label(one.about),
                    tuple(
                        (
                            on_one_line(value_told(value)),
                            some(self._called(value.documents), _NAMES),
                        )
                        for value in one.values
                    ),
                )
                for one in claim.differences
            ),
        )

    def _called(self, documents: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self._names.get(one, one) for one in documents))

    def _first(self, claim: Claim) -> str:
        """The earliest report that makes the claim, of those whose date is known."""
        making = {one.document for one in claim.assertions if one.stance != "denies"}
        dated = [
            (one.published.earliest, one.derived.extent != "not", one.document, one.published)
            for one in self._story.reports
            if one.document in making and one.published and one.published.earliest
        ]
        if not dated:
            return ""
        *_, document, published = min(dated, key=lambda one: one[:3])
        name, day = self._names[document], interval(published)
        return name if day in name else f"{name}, {day}"

    def _voice(self, voice: Voice, depth: int, kind: _Root) -> Iterable[Line]:
        """A voice, those through whom it is heard, and the reports with their words."""
        as_whom = f", as {some(voice.speakers, _NAMES)}" if voice.speakers else ""
        yield Line(depth, kind if depth == 0 else "relay", f"{voice.name}{as_whom}", "", None)
        for relay in voice.relays:
            yield from self._voice(relay, depth + 1, kind)
        yield from self._said(voice.said, depth + 1)

    def _said(self, said: Sequence[Assertion], depth: int) -> Iterable[Line]:
        """Words once, whoever has the same: who wrote them, and who copied them."""
        told: dict[tuple[str, str, bool], list[tuple[Assertion, Quote]]] = {}
        for one in said:
            quote = self._quote(one.document, one.spans, one.text)
            key = bare(quote.whole), bare(quote.words), one.stance == "differs"
            told.setdefault(key, []).append((one, quote))
        for (*_, differs), several in told.items():
            own = [one for one, _ in several if one.document not in self._copies]
            copied = [one for one, _ in several if one.document in self._copies]
            label = some(self._places(own or copied), _NAMES)
            yield Line(
                depth,
                "report",
                f"{label}, differs" if differs else label,
                some(self._places(copied), _NAMES) if own else "",
                several[0][1],
            )

    def _disputes(self, claim: Claim) -> Iterable[Line]:
        """Each who disputes it, once for all reports that have the same words."""
        told: dict[tuple[str, str], list[tuple[Dispute, Quote, Sequence[Span]]]] = {}
        for one in claim.disputed_by:
            spans = _spans(claim, one) or (self._quotes.spans_of(one) if self._quotes else ())
            quote = self._denial(one, spans)
            told.setdefault((one.name, bare(one.text)), []).append((one, quote, spans))
        for (name, _), several in told.items():
            places = [self._place(one.document, spans) for one, _, spans in several]
            yield Line(0, "dispute", name, some(places, _NAMES), several[0][1])

    def _denial(self, one: Dispute, spans: Sequence[Span]) -> Quote:
        if self._quotes is None:
            return trimmed(Quote(one.text))
        return trimmed(self._quotes.denial(one, spans))

    def _quote(self, document: str, spans: Sequence[Span], text: str) -> Quote:
        if self._quotes is None:
            return trimmed(Quote(text))
        return trimmed(self._quotes.around(document, spans, text))

    def _places(self, said: Sequence[Assertion]) -> list[str]:
        return [self._place(one.document, one.spans) for one in said]

    def _place(self, document: str, spans: Sequence[Span]) -> str:
        name = self._names.get(document, document)
        return f"{name} [{spans[0].start}–{spans[-1].end}]" if spans else name


def _origin(one: Origin) -> str:
    words = f"{one.name} (a party to the event)" if one.is_party else one.name
    return f"{words}, through {joined(one.through)}" if one.through else words


def _spans(claim: Claim, dispute: Dispute) -> Sequence[Span]:
    """Where the words of a dispute stand; nowhere known if the claim does not hold them."""
    for one in claim.assertions:
        if (one.document, one.attribution) == (dispute.document, dispute.attribution):
            return one.spans
    return ()
