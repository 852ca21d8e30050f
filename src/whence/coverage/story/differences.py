"""In what the statements of one claim differ: numbers, times, places, whether it is so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from whence.coverage.story.kinds import happenings_of, kinds_of
from whence.coverage.story.said import Statement
from whence.coverage.story.scene import Scene
from whence.coverage.story.words import content_stems
from whence.coverage.types import About, Difference, SetRight, Value
from whence.reading.clauses import Count
from whence.reading.stems import stem_of
from whence.reading.types import DateMention

_CLOCK: Final = re.compile(
    r"\b(\d{1,2})[:.](\d{2})\s?([ap])\.?m\b\.?|\b(\d{1,2})\s?([ap])\.?m\b\.?", re.I
)
_WORDS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES: Final = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_TIMES: Final = frozenset(
    "minut hour day week month year mile km kilom metr meter knot nauti percent".split()
)
_ALSO: Final = frozenset("a an".split())
_HEDGE: Final = re.compile(
    r"\b(?:may|might|could|appear\w*|seem\w*|reportedly|allegedly|likely|probably|possibly|perhaps"
    r"|believed|suspected|thought to)\b",
    re.IGNORECASE,
)
_NOT_NUMBER: Final = re.compile(r"\bnot ([\w-]+)")
_GROUND: Final = re.compile(
    r"\b(?:in|inside|within|into|over|off) (?:the )?([A-Z]\w+)(?:[’']s)? "
    r"(?:territorial |international |own )?(?:waters?|territory|soil|airspace|side|land)\b"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HEDGED_WITHIN: Final = 40
"""Characters before a predicate in which a word makes it less sure."""


@lru_cache(maxsize=4096)
def number_of(word: str) -> str | None:
    """A number in figures; None if the word is none."""
    plain = word.lower().replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return plain
    first, _, second = plain.partition("-")
    if first in _TENS:
        return str(_TENS[first] + (_WORDS.get(second, 0) if second else 0))
    return str(_WORDS[plain]) if plain in _WORDS else None


def find_differences(
    supports: Sequence[Statement], dates: Mapping[str, Sequence[DateMention]], scene: Scene
) -> tuple[Difference, ...]:
    """What differs between the statements of a claim, each value with the reports that give it."""
    told: tuple[tuple[About, dict[str, set[str]]], ...] = (
        ("number", _numbers(supports, dates)),
        ("when", _clocks(supports) or _days(supports, dates)),
        ("where", _places(supports, scene)),
        ("who", _people(supports, scene)),
        ("whether", _certainties(supports)),
    )
    return tuple(
        _difference(about, values, _set_right(supports, scene) if about == "number" else {})
        for about, values in told
        if len(values) > 1
    )


def _difference(
    about: About, values: Mapping[str, set[str]], right: Mapping[str, SetRight]
) -> Difference:
    order = sorted(values, key=lambda value: (-len(values[value]), value))
    return Difference(
        about,
        tuple(Value(value, tuple(sorted(values[value])), right.get(value)) for value in order),
    )


def negated_numbers(text: str) -> set[str]:
    """The numbers that a text says not to be so (*nine, and not 13*), in figures."""
    return {number for word in _NOT_NUMBER.findall(text) if (number := number_of(word))}


def corrects(one: Statement, other: Statement, scene: Scene) -> bool:
    """Whether who says one thing sets right what they said themselves: the same party, or the
    same outlet of its own report.
    """
    if one.voice is not None and one.voice == other.voice:
        return True
    outlets = {scene.publishers[said.document].id for said in (one, other)}
    itself = not one.chain or scene.is_medium(one.chain[-1])
    return len(outlets) == 1 and itself


def _set_right(supports: Sequence[Statement], scene: Scene) -> dict[str, SetRight]:
    """By number: what whoever gave it says that it is."""
    found: dict[str, SetRight] = {}
    for one in sorted(supports, key=scene.order):
        wrong = negated_numbers(one.text)
        told = {number_of(count.number) for count in one.counts} - wrong - {None}
        given = {
            number_of(count.number)
            for other in supports
            if other is not one and corrects(one, other, scene)
            for count in other.counts
        }
        for number in wrong & given if len(told) == 1 else ():
            outlet = scene.publishers[one.document].name or scene.titles[one.document]
            by = one.chain and not scene.is_medium(one.chain[-1])
            name = scene.cast.entities[one.chain[-1]].name if by else outlet
            if number is not None:
                found[number] = SetRight(str(next(iter(told))), name, one.document)
    return found


def _numbers(
    supports: Sequence[Statement], dates: Mapping[str, Sequence[DateMention]]
) -> dict[str, set[str]]:
    """The numbers of what most statements count, if no report gives two of them."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in supports:
        for count in statement.counts:
            number = number_of(count.number)
            if number is None or number in negated_numbers(statement.text):
                continue
            if _counts(statement, count, dates):
                number = _scaled(number, count.number, statement.text)
                told[count.of][number].add(statement.document)
    slots = Counter({of: len(set().union(*values.values())) for of, values in told.items()})
    for of, _ in sorted(slots.items(), key=lambda item: (-item[1], item[0])):
        values = {number: set(documents) for number, documents in told[of].items()}
        for number, documents in told[""].items() if of else ():
            values.setdefault(number, set()).update(documents)
        if len(values) > 1 and _disjoint(values):
            return values
    return {}


def _scaled(number: str, word: str, text: str) -> str:
    """A number with the word for a greater one after it (*seventy thousand*), in figures."""
    after = re.search(rf"\b{re.escape(word)} (hundred|thousand|million|billion)\b", text, re.I)
    if after is None:
        return number
    return f"{float(number) * _SCALES[after[1].lower()]:.12g}"


def _counts(one: Statement, count: Count, dates: Mapping[str, Sequence[DateMention]]) -> bool:
    """Whether a number says how many there are: it is no measure, no year or day, no *one of*."""
    if count.of in _TIMES or count.number.startswith("0") or count.number.lower() == "one":
        return False
    if not count.of and _YEAR.fullmatch(count.number):
        return False
    plain = re.escape(count.number)
    after = re.findall(rf"\b{plain}\b(?:\W+(\w+))?", one.text, re.IGNORECASE)
    if after and all(stem_of(word) in _TIMES for word in after):
        return False
    return not any(
        re.search(rf"\b{plain}\b", date.text, re.IGNORECASE)
        for date in dates.get(one.document, ())
        for span in one.spans
        if span.start <= date.start and date.end <= span.end
    )


def _disjoint(values: Mapping[str, set[str]]) -> bool:
    """Whether no report gives two of the values."""
    return sum(map(len, values.values())) == len(set().union(*values.values()))


def _clocks(supports: Sequence[Statement]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for statement in supports:
        for match in _CLOCK.finditer(statement.text):
            hour, minute = match[1] or match[4], match[2] or "00"
            found[f"{hour}:{minute} {(match[3] or match[5]).lower()}.m."].add(statement.document)
    return found if _disjoint(found) else {}


def _days(
    supports: Sequence[Statement], dates: Mapping[str, Sequence[DateMention]]
) -> dict[str, set[str]]:
    """The days that are told, where they exclude each other."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement in supports:
        inside = [
            date.date
            for date in dates.get(statement.document, ())
            for span in statement.spans
            if span.start <= date.start and date.end <= span.end
        ]
        closed = [d for d in inside if d.earliest is not None and d.latest is not None]
        if len(closed) == 1 and closed[0].earliest is not None:
            day = closed[0]
            value = day.earliest if day.earliest == day.latest else f"{day.earliest}/{day.latest}"
            found[str(value)].add(statement.document)
    return found if _disjoint(found) and _exclude(list(found)) else {}


def _exclude(values: Sequence[str]) -> bool:
    spans = sorted((value.split("/")[0], value.split("/")[-1]) for value in values)
    return all(one[1] < other[0] for one, other in pairwise(spans))


def _people(supports: Sequence[Statement], scene: Scene) -> dict[str, set[str]]:
    """Who did it, where the reports name different parties."""
    found: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    kinds: set[str] = set()
    for statement in supports:
        agent = statement.doer
        if agent is None or not statement.alone or not _does_the_same(statement, supports):
            continue
        name = scene.cast.entities[agent].name
        if statement.borrowed or not content_stems(statement.subject) & content_stems(name):
            continue
        if scene.cast.kinds[agent] in ("land", "person", "body"):
            party = scene.party_of(agent)
            names.setdefault(party, name)
            kinds.add(scene.cast.kinds[agent])
            found[party].add(statement.document)
    values = {names[party]: documents for party, documents in found.items()}
    if len(kinds) > 1 or len(values) != len(found) or _called_alike(list(values)):
        return {}
    return values if _disjoint(values) else {}


def _called_alike(names: Sequence[str]) -> bool:
    """Whether one name has all the words of another."""
    words = [content_stems(name) for name in names]
    return any(one < other for one in words for other in words)


def _places(supports: Sequence[Statement], scene: Scene) -> dict[str, set[str]]:
    """The countries in whose land or waters it is told to be, where the reports name others."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement in supports:
        told = {
            land
            for match in _GROUND.finditer(statement.text)
            if (land := scene.cast.land_named(match[1])) is not None
        }
        if len(told) == 1:
            found[min(told)].add(statement.document)
    return found if _disjoint(found) else {}


def _does_the_same(one: Statement, supports: Sequence[Statement]) -> bool:
    """Whether most of the others tell of the same deed, in its word or one of its kind."""
    kinds = happenings_of(one.predicate, one.stems)
    alike = [s for s in supports if s.predicate == one.predicate or kinds & kinds_of([s.predicate])]
    return 2 * len(alike) > len(supports)


def _certainties(supports: Sequence[Statement]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for statement in supports:
        found["hedged" if _is_hedged(statement) else "certain"].add(statement.document)
    return found if _disjoint(found) else {}


def _is_hedged(one: Statement) -> bool:
    """Whether a predicate, or the words before it, make it less than sure."""
    for span in one.spans:
        if span.start <= one.head[0] < span.end:
            start, end = (place - span.start for place in one.head)
            return _HEDGE.search(span.text[max(0, start - _HEDGED_WITHIN) : end]) is not None
    return False
