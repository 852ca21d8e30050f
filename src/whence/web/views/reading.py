"""A reading as its page shows it: what is marked in the text, and the notes on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from whence.coverage.types import Story
from whence.document.types import Span
from whence.reading.types import Attribution, Reading
from whence.web import addresses, words
from whence.web.charts.quads import is_conflict
from whence.web.templating import name as named
from whence.web.views.marks import Kind, Mark, paragraphs

_CARD_WORDS = 160


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody in a chain, and the page of what they say, where a story knows them."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """An attribution in words; ``depth`` is how deep it stands within others."""

    id: str
    chain: tuple[Link, ...]
    source: str
    cue: str
    content: str
    told: str
    depth: int


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the report, and where."""

    address: str
    what: str
    who: str
    when: str
    trigger: str
    certainty: str
    conflict: bool


class Notes:
    """Who is who in one report, and what is said of its attributions."""

    def __init__(self, reading: Reading, story: Story | None) -> None:
        """``story`` is the one that the report stands in, for the pages of who speaks."""
        self._reading = reading
        self._names = {one.id: one.name for one in reading.entities}
        self._known = _story_entities(reading, story)
        self._by_id = {one.id: one for one in reading.attributions}
        self.depths = {one.id: self._depth(one) for one in reading.attributions}

    def all(self) -> list[Note]:
        """Notes in the order of the text, each after the one that it stands within."""
        return [
            Note(
                id=one.id,
                chain=self._chain(one),
                source=_joined(one.source),
                cue=_joined(one.cue),
                content=_joined(one.content),
                told=told(one),
                depth=min(self.depths[one.id], 4),
            )
            for one in sorted(self._reading.attributions, key=_begins)
        ]

    def card(self, one: Attribution) -> Markup:
        """What hovering over an attribution, going to it or tapping it shows."""
        arrow = Markup(' <span class="arrow">→</span> ')
        names = [words.shortened(link.name, _CARD_WORDS) for link in self._chain(one)]
        chain = arrow.join(named(each) for each in names)
        within = f"; within what {self._outer(one)} says" if one.within in self._by_id else ""
        return Markup(
            '<span class="card"><span class="chain">{}</span> <span class="told">{}{}</span></span>'
        ).format(chain or "Nobody is named", told(one), within)

    def events(self) -> list[Told]:
        """The report's events."""
        return [
            Told(
                address=f"#{addresses.anchor(one.trigger.start, one.trigger.end)}",
                what=f"{one.type.capitalize()}{f', {one.mode}' if one.mode else ''}",
                who=" → ".join(
                    words.joined([self._names.get(id_, "somebody") for id_ in ids])
                    for ids in (one.actors, one.recipients)
                    if ids
                ),
                when=words.interval(one.date),
                trigger=one.trigger.text,
                certainty="" if one.certainty == "CT+" else words.CERTAINTIES[one.certainty],
                conflict=is_conflict(one.type),
            )
            for one in self._reading.events
        ]

    def _chain(self, one: Attribution) -> tuple[Link, ...]:
        return tuple(
            Link(self._names.get(id_, "somebody"), self._known.get(id_)) for id_ in one.chain
        )

    def _outer(self, one: Attribution) -> str:
        outer = self._by_id[one.within or ""]
        who = _joined(outer.source) or "somebody not named"
        return words.shortened(who, _CARD_WORDS)

    def _depth(self, one: Attribution) -> int:
        depth, seen = 0, {one.id}
        while one.within in self._by_id and one.within not in seen:
            seen.add(one.within)
            one = self._by_id[one.within]
            depth += 1
        return depth


def told(one: Attribution) -> str:
    """*direct quote; denies; as certain*."""
    act = "says" if one.act == "other" else f"act: {one.act}"
    return f"{one.quote} quote; {act}; told {words.CERTAINTIES[one.certainty]}"


def marked_text(reading: Reading, notes: Notes, places: Iterable[tuple[int, int]]) -> list[Markup]:
    """The paragraphs, with sentences, attributions and the given places marked."""
    marks: list[Mark] = []
    taken: set[tuple[int, int]] = set()

    def anchor(start: int, end: int) -> str | None:
        if (start, end) in taken:
            return None
        taken.add((start, end))
        return addresses.anchor(start, end)

    for start, end in reading.sentences:
        marks.append(Mark(start, end, "sentence", anchor(start, end)))
    for one in reading.attributions:
        marks += _parts(one, notes, anchor)
    length = len(reading.document.text)
    for start, end in places:
        if 0 <= start < end <= length and (name := anchor(start, end)):
            marks.append(Mark(start, end, "place", name))
    return paragraphs(reading.document.text, marks)


def _parts(one: Attribution, notes: Notes, anchor: Callable[[int, int], str | None]) -> list[Mark]:
    """The three parts of an attribution; the first that it has is the one to hover, go to, tap."""
    depth = notes.depths[one.id]
    parts: tuple[tuple[Kind, tuple[Span, ...]], ...] = (
        ("cue", one.cue),
        ("source", one.source),
        ("content", one.content),
    )
    marks = []
    handle = True
    for kind, spans in parts:
        for span in spans:
            if not any(character.isalnum() for character in span.text):
                continue
            if handle:
                # What holds a whole content can't be a link: only its first words are.
                end = span.end if kind != "content" else _first_word(span)
                card = notes.card(one)
                marks.append(Mark(span.start, end, "cue", one.id, one.id, depth, card))
                handle = False
                if kind == "cue":
                    continue
            name = anchor(span.start, span.end) if kind == "content" else None
            marks.append(Mark(span.start, span.end, kind, name, one.id, depth))
    return marks


def _first_word(span: Span) -> int:
    return span.start + len(span.text) - len(span.text.lstrip()) + len(span.text.split()[0])


def _story_entities(reading: Reading, story: Story | None) -> Mapping[str, str]:
    """Addresses of the report's entities, as far as its story has them.

    Attributions that make a claim tell which is which; else the same name and type must be one
    entity's only.
    """
    if story is None:
        return {}
    local = {one.id: one for one in reading.attributions}
    found: dict[str, str] = {}
    for claim in story.claims:
        for one in claim.assertions:
            if one.document != reading.document.id or one.attribution not in local:
                continue
            chain = local[one.attribution].chain
            if len(chain) == len(one.chain):
                found |= {a: addresses.source(b) for a, b in zip(chain, one.chain, strict=True)}
    named_so: dict[tuple[str, str], list[str]] = {}
    for entity in story.entities:
        named_so.setdefault((entity.name.casefold(), entity.type), []).append(entity.id)
    for own in reading.entities:
        ids = named_so.get((own.name.casefold(), own.type), [])
        if own.id not in found and len(ids) == 1:
            found[own.id] = addresses.source(ids[0])
    return found


def _joined(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _begins(one: Attribution) -> int:
    return min((span.start for span in (*one.cue, *one.source, *one.content)), default=0)
