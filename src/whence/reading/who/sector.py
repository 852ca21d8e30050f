"""Which sector of society somebody is of, by PLOVER's definitions."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.reading.who.items import Item, shown
from whence.reading.who.phrase import Core, Phrase, read_phrase
from whence.reading.who.words import Word

_STATE = frozenset(("GOV", "MIL", "LEG", "SPY", "JUD", "COP"))
_OF = frozenset(("of",))
_BELONGING = frozenset(("of", "for", "at", "with", "in", "from", "to"))
_MEMBERS = frozenset(("of", "with", "at"))
_BODIES = frozenset(("organization", "government", "media"))
_ELECTED = frozenset(("representative", "delegate"))
_MEANINGS = {
    "GOV": "government",
    "MIL": "military",
    "LEG": "legislature",
    "JUD": "judiciary",
    "COP": "police",
    "SPY": "intelligence",
    "REB": "armed opposition",
    "PRM": "paramilitaries",
    "UAF": "unidentified armed forces",
    "UNK": "unidentified",
    "PTY": "political parties",
    "OPP": "opposition",
    "ELI": "those who have left office",
    "CVL": "civilians",
    "CRM": "criminals",
    "REF": "refugees",
    "JRN": "media",
    "MED": "health",
    "EDU": "education",
    "BUS": "business",
    "LAB": "labour",
    "AGR": "farming",
    "REL": "religion",
    "SOC": "civil society",
    "PRE": "a partly recognised entity",
    "IGO": "an international organisation",
    "NGO": "a non-governmental organisation",
}


def meaning_of(code: str) -> str:
    """A PLOVER sector's code in words: *government* for GOV."""
    return _MEANINGS.get(code, code)


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector, and the words that say so; ``beside_country`` where it needs a country."""

    code: str
    why: str
    beside_country: bool = False


def find_sector(phrase: Phrase, text: str) -> Sector | None:
    """The sector of a phrase's noun, changed by what stands before it."""
    core = phrase.core
    word = core.word
    if core.noun is None:
        return _of_unknown(phrase)
    if word is None:
        return _of_named(phrase, core.noun, text)
    sector = _of_legislature(phrase, text) or _own(phrase, word, text)
    if "family" in word.flags:
        return _family(phrase, text) or sector
    if sector and sector.code in _STATE and any(_has(item, "former") for item in core.before):
        return Sector("ELI", f"{sector.why}, and has left office")
    return sector


def _of_legislature(phrase: Phrase, text: str) -> Sector | None:
    """*Representative Ana Lopes of Ohio*: who has a name and a region is elected there."""
    core = phrase.core
    if core.noun is None or core.noun.key not in _ELECTED or not core.called:
        return None
    regions = [items for preposition, items in phrase.attached if preposition == "of"]
    if not any(i.place and i.place.sense == "region" for items in regions for i in items[:1]):
        return None
    return _sector("LEG", f'"{shown(text, core.noun)}" of a region')


def _own(phrase: Phrase, word: Word, text: str) -> Sector | None:
    core = phrase.core
    noun = core.noun
    said = f'"{shown(text, noun)}"' if noun else ""
    if "weak" not in word.flags:
        for item in reversed(core.before):
            if _replaces(item, word) and item.modifier and item.modifier.sector:
                return _sector(item.modifier.sector, f'"{shown(text, item)}"')
        return _sector(word.sector, said) if word.sector else None
    body = next(_bodies(phrase, text), None)
    if body is not None:
        return body
    if word.sector is None or _is_private(phrase):
        return None
    return _sector(word.sector, said, word.beside_country)


def _is_private(phrase: Phrase) -> bool:
    """Whether an office is in a body of which nothing is known but that it is no country's (*the
    sorority's president*, *an official with the group*).
    """
    last = phrase.core.before[-1] if phrase.core.before else None
    owners = [phrase.possessor.core] if phrase.possessor else []
    owners += [read_phrase(items).core for case, items in phrase.attached if case in _MEMBERS]
    return any(map(_is_plain_body, owners)) or (
        last is not None and last.capital and _is_body_word(last.noun)
    )


def _is_plain_body(core: Core) -> bool:
    items = [*core.before, *([core.noun] if core.noun else []), *core.called]
    if any(item.place or item.name or item.capital for item in items):
        return False
    if core.noun is None:
        return any(item.part == "lower" for item in items)
    return _is_body_word(core.noun.noun)


def _is_body_word(word: Word | None) -> bool:
    return word is not None and word.kind in ("organization", "group") and word.sector is None


def own_sector(phrase: Phrase, text: str) -> Sector | None:
    """What the noun alone says, whatever it belongs to."""
    noun, word = phrase.core.noun, phrase.core.word
    if noun is None or word is None or word.sector is None:
        return None
    return _sector(word.sector, f'"{shown(text, noun)}"')


def _sector(code: str, said: str, beside_country: bool = False) -> Sector:
    return Sector(code, f"{said} is {_MEANINGS[code]} ({code})", beside_country)


def _replaces(item: Item, word: Word) -> bool:
    return item.modifier is not None and word.sector in item.modifier.over


def _bodies(phrase: Phrase, text: str) -> Iterator[Sector]:
    """What a weak noun belongs to: before it, what follows it, whose it is."""
    before = phrase.core.before
    for at in range(len(before) - 1, -1, -1):
        after = before[at + 1] if at + 1 < len(before) else None
        if after is None or after.part != "after":
            yield from _of_item(before[at], text)
    # An envoy to a body is not of it.
    abroad = bool(phrase.core.word and "abroad" in phrase.core.word.flags)
    for preposition, items in phrase.attached:
        if preposition in (_OF if abroad else _BELONGING):
            yield from _of_attached(preposition, items, text)
    if phrase.possessor and (found := find_sector(phrase.possessor, text)):
        yield found


def _of_item(item: Item, text: str) -> Iterator[Sector]:
    if item.name:
        if found := _of_name(item):
            yield found
        return
    meaning = item.modifier or item.noun
    if meaning and not meaning.sector and meaning.kind == "modifier":
        meaning = item.noun
    if meaning and meaning.sector and not meaning.beside_country and "weak" not in meaning.flags:
        yield _sector(meaning.sector, f'"{shown(text, item)}"')


def _of_attached(preposition: str, items: list[Item], text: str) -> Iterator[Sector]:
    phrase = read_phrase(items)
    noun = phrase.core.noun
    # 'A man in the street' is not of it, 'an official in the ministry' is.
    if preposition == "in" and not (
        noun and (noun.name or (noun.noun and noun.noun.kind in _BODIES))
    ):
        return
    if found := find_sector(phrase, text):
        yield found


def _family(phrase: Phrase, text: str) -> Sector | None:
    """PLOVER counts the families of those who hold or held office among the elites."""
    kin = [item for _, items in phrase.attached for item in items]
    if phrase.possessor:
        kin += [*phrase.possessor.core.before, *_noun(phrase.possessor)]
    for item in kin:
        if item.noun and item.noun.sector in _STATE and "title" in item.noun.flags:
            return Sector("ELI", f'the family of "{shown(text, item)}" is of the elites (ELI)')
    return None


def _noun(phrase: Phrase) -> list[Item]:
    return [phrase.core.noun] if phrase.core.noun else []


def _of_named(phrase: Phrase, noun: Item, text: str) -> Sector | None:
    sector = _of_name(noun)
    for item in reversed(phrase.core.before):
        word = item.modifier
        if sector and word and word.sector and sector.code in word.over:
            return _sector(word.sector, f'"{shown(text, item)}"')  # 'the ruling Likud'
    return sector


def _of_name(item: Item) -> Sector | None:
    entry = item.name
    if entry is None or entry.sector is None:
        return None
    return Sector(
        entry.sector, f"{entry.name} is listed as {_MEANINGS[entry.sector]} ({entry.sector})"
    )


def _of_unknown(phrase: Phrase) -> Sector | None:
    """Nothing tells what the noun is: a body right before it may say what it is of."""
    last = phrase.core.before[-1] if phrase.core.before else None
    return _of_name(last) if last else None


def _has(item: Item, flag: str) -> bool:
    return item.modifier is not None and flag in item.modifier.flags
