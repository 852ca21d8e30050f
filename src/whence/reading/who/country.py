"""Whose somebody is: the country that a phrase gives, by the order of evidence in docs/who.md."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from whence.reading.who.items import NEW_HOMES, Item, lexicon, shown
from whence.reading.who.phrase import Attached, Phrase
from whence.reading.who.places import Place

# 'A London-based group' is in Britain, a 'US-led coalition' the United States'; whoever is
# 'Tehran-backed' or 'German-born' is somebody else's.
_OWN_ENDINGS = frozenset(("-based", "-led", "-flagged", "-owned", "-registered"))
_OF = frozenset(("of", "from"))
_BELONGING = frozenset(("for", "at", "with"))
_WHERE = frozenset(
    "in across throughout near on inside outside around along within living based".split()
)
_OWNERS = {"pope": "VAT", "american": "USA"}
_BODIES = frozenset(("organization", "government"))
_MIGRANTS = frozenset("immigrant migrant emigrant refugee exile".split())
_INVENTED_DEMONYM = ("ian", "ean", "an", "ese", "ish", "i")


@dataclass(frozen=True, slots=True)
class Found:
    """A country, or the several that a name leaves open, and the words that say so."""

    codes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the search needs to know besides the phrase."""

    text: str
    flags: frozenset[str]
    may_be_where: bool
    settle: Callable[[tuple[str, ...], frozenset[str]], str | None]


def find_country(phrase: Phrase, asked: Asked) -> Found | None:
    """The first evidence: several codes where it stays open, none where it is no one country."""
    found = next(_evidence(phrase, asked), None)
    if found is None or len(found.codes) < 2:
        return found
    chosen = asked.settle(found.codes, asked.flags)
    return Found((chosen,), f"{found.why}, which the other words tell") if chosen else found


def _evidence(phrase: Phrase, asked: Asked) -> Iterator[Found]:
    outward = "outward" in asked.flags
    of = frozenset[str]() if _is_of_elsewhere(phrase, asked.flags) else _OF
    if _is_people(phrase):
        # 'Albanians of Serbia' are Serbia's.
        yield from _attached(phrase.attached, frozenset(("of",)), asked)
    yield from _before(phrase, asked)
    if phrase.possessor and not outward:
        yield from _evidence(phrase.possessor, asked)
    for wanted in (of, _BELONGING, frozenset(("to",)) if "weak" in asked.flags else _BELONGING):
        if not outward and not ("abroad" in asked.flags and wanted is not of):
            yield from _attached(phrase.attached, wanted, asked)
    if asked.may_be_where and not _is_foreign(phrase):
        # A committee on a place is not of it, nor who sits on it.
        told = [phrase.core.word, *(one.noun for _, items in phrase.attached for one in items)]
        is_body = any(word is not None and word.kind in _BODIES for word in told)
        yield from _attached(phrase.attached, _WHERE - {"on"} if is_body else _WHERE, asked)
    yield from _affixed(phrase, asked)
    yield from _called(phrase, asked)
    yield from _by_nature(phrase)


def _before(phrase: Phrase, asked: Asked) -> Iterator[Found]:
    """The words before the noun, then the noun where it is a body of one country or a demonym."""
    core = phrase.core
    items = core.before
    if core.noun is None and (len(items) == 1 or _is_persons(items)):
        return
    places = [item for i, item in enumerate(core.before) if _counts(items, i)]
    if "served" in asked.flags:
        places = [i for i in places if i.place and i.place.sense == "adjective"]
    if chosen := _chosen(places):
        yield _found(chosen, asked.text)
        return
    for item in [*([core.noun] if core.noun else []), *reversed(core.before)]:
        if item.name and item.name.country and not _is_affixed(items, item):
            yield _listed(item)
            return


def _is_of_elsewhere(phrase: Phrase, flags: frozenset[str]) -> bool:
    """Whether what follows *of* is not where somebody is of: *a veteran of X*, *the son of X
    immigrants*.
    """
    if "served" in flags:
        return True
    parents = [items for preposition, items in phrase.attached if preposition == "of"]
    return "family" in flags and any(
        item.key.removesuffix("s") in _MIGRANTS for items in parents for item in items
    )


def _is_people(phrase: Phrase) -> bool:
    items = phrase.core.called_or_before
    return bool(phrase.core.noun is None and items and items[-1].is_people)


def _by_nature(phrase: Phrase) -> Iterator[Found]:
    """Words that are one country's unless the phrase says otherwise."""
    for item in [*([phrase.core.noun] if phrase.core.noun else []), *phrase.core.before]:
        for word in (item.noun, item.modifier):
            if word and word.flags & _OWNERS.keys():
                code = next(_OWNERS[flag] for flag in _OWNERS if flag in word.flags)
                yield Found(
                    (code,), f'"{item.key}" is of {country(code)} where nothing else is said'
                )


def _chosen(places: list[Item]) -> Item | None:
    """Of several places before a noun, the one that says whose it is."""
    told = [item for item in places if item.place and not item.place.stateless]
    adjectives = [
        i for i in told if i.place and i.place.sense in ("adjective", "country", "people")
    ]
    ranked = adjectives or told
    if not ranked:
        return None
    last = ranked[-1].place
    return ranked[-1] if last and set(last.codes) & NEW_HOMES else ranked[0]


def _counts(items: list[Item], at: int) -> bool:
    """Whether a place before the noun tells the country, or is tied to something else."""
    item = items[at]
    if item.place is None:
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    before = items[at - 1] if at else None
    if after and after.part == "after":
        return False
    if before and (before.part == "before" or _flagged(before, "ethnic")):
        return False
    if item.place.sense in ("country", "city", "town", "capital", "region"):
        # 'Michael Jordan's agent', 'the Paris Hilton show': parts of a name.
        return not (before and (before.part == "capital" or _is_honorific(before)))
    return True


def _is_honorific(item: Item) -> bool:
    return item.modifier is not None and item.modifier.kind == "honorific"


def _is_persons(items: list[Item]) -> bool:
    """*Paris Hilton*, *Michael Jordan*: capitals around a place's name, and no noun."""
    names = [item for item in items if item.place and item.place.sense not in ("adjective",)]
    return bool(names) and any(item.part == "capital" or _is_honorific(item) for item in items)


def _is_affixed(items: list[Item], item: Item) -> bool:
    at = next((i for i, other in enumerate(items) if other is item), -1)
    if at < 0:
        return False
    return (at + 1 < len(items) and items[at + 1].part == "after") or (
        at > 0 and items[at - 1].part == "before"
    )


def _attached(attached: list[Attached], wanted: frozenset[str], asked: Asked) -> Iterator[Found]:
    for preposition, items in attached:
        if preposition not in wanted:
            continue
        places = [
            item for i, item in enumerate(items) if _counts(items, i) and not _is_named(items, i)
        ]
        names = [item for item in items if item.name and item.name.country]
        if chosen := _chosen(places):
            yield _found(chosen, asked.text)
        elif names:
            yield _listed(names[0])


def _listed(item: Item) -> Found:
    code = item.name.country if item.name else None
    name = item.name.name if item.name else ""
    return Found((code,), f"{name} is listed under {country(code)}") if code else Found((), name)


def _is_named(items: list[Item], at: int) -> bool:
    """A place's name that is the first part of somebody's (*of Jordan Peterson*)."""
    item = items[at]
    after = items[at + 1] if at + 1 < len(items) else None
    return bool(
        item.place
        and item.place.sense != "adjective"
        and after
        and after.part == "capital"
        and not any(other.noun for other in items[at + 1 :])
    )


def _affixed(phrase: Phrase, asked: Asked) -> Iterator[Found]:
    items = phrase.core.before
    for item, ending in pairwise(items):
        if item.place and ending.part == "after" and ending.key in _OWN_ENDINGS:
            yield _found(item, asked.text)


def _called(phrase: Phrase, asked: Asked) -> Iterator[Found]:
    """The phrase that is a place or a people, and nothing more."""
    core = phrase.core
    if core.noun is not None or len(core.called) != 1:
        return
    item = core.called[0]
    if item.place is None:
        return
    small = item.place.sense in ("town", "city", "region")
    if small and any(preposition == "of" for preposition, _ in phrase.attached):
        return  # 'the Concord of Nations'
    if item.place.sense == "town" and not phrase.located:
        yield Found((), f'"{shown(asked.text, item)}" may be a town or a surname')
    else:
        yield _found(item, asked.text)


def is_where(phrase: Phrase, flags: frozenset[str], sector: str | None) -> bool:
    """Whether 'in X' says whose somebody is.

    Not for those who often are abroad (troops, envoys, tourists), not for bodies of many countries,
    and not beside an adjective that may be a demonym that nobody lists.
    """
    if "abroad" in flags or sector in ("IGO", "NGO"):
        return False
    last = phrase.core.before[-1] if phrase.core.before else None
    return not (last and last.part == "capital" and last.key.endswith(_INVENTED_DEMONYM))


def _is_foreign(phrase: Phrase) -> bool:
    return any(_flagged(item, "foreign") for item in phrase.core.before)


def _flagged(item: Item, flag: str) -> bool:
    return item.modifier is not None and flag in item.modifier.flags


def _found(item: Item, text: str) -> Found:
    place: Place | None = item.place
    codes = place.codes if place else ()
    said = f'"{shown(text, item)}"'
    if not codes:
        return Found((), f"{said} is no one country's")
    if len(codes) > 1:
        return Found(codes, f"{said} may be {' or '.join(country(code) for code in codes)}")
    return Found(codes, f"{said} says {country(codes[0])}")


def country(code: str) -> str:
    """A country's name by its code."""
    return lexicon().countries.get(code, code)
