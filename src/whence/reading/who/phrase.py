"""The shape of a noun phrase: its noun, what stands before it, whose it is, and what follows.

A light reading by possessives, prepositions and commas, for phrases that come without syntax; a
caller that knows the syntactic head gives its offset.
"""

from dataclasses import dataclass

from whence.reading.gender import gender_of_name
from whence.reading.who.items import Item
from whence.reading.who.words import Word

Attached = tuple[str, list[Item]]
# Between a first name and a last one.
_PARTICLES = frozenset(
    "al bin bint ibn ben von van der den de del della di da dos la el ul ur".split()
)
_MEASURES = frozenset(
    "more less fewer than at least most up to as many about around nearly almost over some roughly"
    " approximately only just".split()
)
_PARTS_OF_NAMES = frozenset(("capital", "place", "name", "word"))


@dataclass(frozen=True, slots=True)
class Core:
    """A noun with what stands before it, without possessor.

    ``called``: the items of a proper name after the noun (*President* **Esperance Marou**), or, for
    a phrase of nothing else, all of it. ``noun`` is None where no word of it is known.
    """

    before: list[Item]
    noun: Item | None
    called: list[Item]

    @property
    def word(self) -> Word | None:
        """The noun's meaning, where the vocabulary has it."""
        return self.noun.noun if self.noun else None

    @property
    def called_or_before(self) -> list[Item]:
        """What a phrase without a known noun consists of."""
        return self.called or self.before


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; ``located`` where it begins with a preposition: a place (*in Moscow*)."""

    core: Core
    possessor: "Phrase | None"
    attached: list[Attached]
    located: bool = False


def split_at(items: list[Item], part: str) -> list[list[Item]]:
    """The non-empty runs between items of a kind."""
    runs: list[list[Item]] = [[]]
    for item in items:
        if item.part == part:
            runs.append([])
        else:
            runs[-1].append(item)
    return [run for run in runs if run]


def read_phrase(items: list[Item], head: int | None = None) -> Phrase:
    """Read a phrase without commas at its top level."""
    bare = not any(item.part == "article" for item in items)
    items = _without_clause(items)
    located = bool(items) and items[0].part == "preposition"
    if located:
        items = items[1:]
    near, attached = _attachments(items)
    at = max((i for i, item in enumerate(near[:-1]) if item.part == "possessive"), default=-1)
    if near and near[-1].part == "possessive":
        near = near[:-1]
    possessor = read_phrase(near[:at]) if at > 0 else None
    core = _core(near[at + 1 :], head, bare)
    if core.word and core.word.kind == "person" and not core.called and attached:
        core, attached = _called_after(core, attached)
    return Phrase(core, possessor, attached, located)


def _called_after(core: Core, attached: list[Attached]) -> tuple[Core, list[Attached]]:
    """*The mayor of Lisbon* **Ana Lopes**: the name of a person after the place of the office."""
    preposition, items = attached[-1]
    if preposition not in ("of", "to") or len(items) < 3 or items[0].place is None:
        return core, attached
    if not all(item.part == "capital" for item in items[1:]):
        return core, attached
    return Core(core.before, core.noun, items[1:]), [*attached[:-1], (preposition, items[:1])]


def _without_clause(items: list[Item]) -> list[Item]:
    items = _without_measure(items)
    end = next((i for i, item in enumerate(items) if i and item.part == "clause"), len(items))
    amount = ("number", "article")  # 'a lot of', 'thousands of'
    counted = next((i for i, item in enumerate(items) if item.part not in amount), 0)
    if counted and items[counted].key == "of":
        items, end = items[counted + 1 :], end - counted - 1
    return [item for item in items[:end] if item.part not in ("article", "stop", "clause")]


def _without_measure(items: list[Item]) -> list[Item]:
    """Without what stands before a number (*more than 100 Danes*, *as many as three ships*)."""
    at = next((i for i, item in enumerate(items) if item.key not in _MEASURES), 0)
    return items[at:] if at and items[at].part == "number" else items


def _attachments(items: list[Item]) -> tuple[list[Item], list[Attached]]:
    """What stands before the first preposition, and each preposition with what follows it.

    A participle counts as a preposition once a noun stands before it (*refugees living in X*, but
    *displaced families*). *Fleeing X* is *from X*.
    """
    near: list[Item] = []
    attached: list[Attached] = []
    noun_seen = False
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        if item.key == "of" and near and not attached and _is_inside(near[-1], items[at + 1 :]):
            continue
        # In 'NATO peacekeeping troops' the noun is still to come.
        open_name = bool(near and near[-1].name and following and following.noun)
        participle = item.part == "participle" and noun_seen and not open_name
        if (item.part == "preposition" or participle) and (near or attached):
            attached.append(("from" if item.key == "fleeing" else item.key, []))
        elif attached:
            attached[-1][1].append(item)
        else:
            noun_seen |= _is_noun(item) or item.is_people
            near.append(item)
    return near, [pair for pair in attached if pair[1]]


def _is_inside(body: Item, rest: list[Item]) -> bool:
    """*Ministry of National Defence spokesman*: the name of a body before the noun."""
    if not (body.capital and body.noun and body.noun.kind in ("government", "organization")):
        return False
    for item in rest:
        if item.noun and item.noun.kind == "person" and "title" in item.noun.flags:
            return True
        if not item.capital and item.part != "and":
            return False
    return False


def _core(items: list[Item], head: int | None, bare: bool) -> Core:
    given = next(
        (i for i, item in enumerate(items) if head is not None and _covers(item, head)), -1
    )
    if given >= 0 and _is_noun(items[given]):
        return _at(items, given)
    if _is_given_and_surname(items):
        return Core([], None, items)
    for at, item in enumerate(items):
        if _may_be_called(item, items[at + 1 :]):
            return _at(items, at)
    last = max((i for i, item in enumerate(items) if item.part == "lower"), default=-1)
    after = items[last + 1 :]
    if last > 0 and len(after) > 1 and _is_name(after):
        return Core(items[:last], None, after)  # 'CNN legend Ana Brill' is no medium
    if len(items) == 1 and _may_be_surname(items[0], bare):
        return Core(items, None, items)
    at = max((i for i in range(len(items)) if _can_be_head(items, i)), default=-1)
    if at < 0:
        return Core(items, None, items if _is_name(items) or len(items) == 1 else [])
    rest = items[at + 1 :]
    if rest and all(item.part == "lower" for item in rest[-1:]):
        # An unknown noun stands last: what is known stands before it.
        return Core(items[:-1], None, [])
    return _at(items, at)


def _is_given_and_surname(items: list[Item]) -> bool:
    """*Billy King*: a given name before a word that is a title elsewhere."""
    if len(items) != 2 or items[0].part != "capital":
        return False
    noun = items[1].noun
    is_surname = items[1].capital and noun is not None and noun.kind == "person"
    return is_surname and " " not in items[1].key and gender_of_name((items[0].key, "")) is not None


def _may_be_called(item: Item, rest: list[Item]) -> bool:
    """Whether a proper name follows a noun; in *District Judge Ann Lee* it follows the second."""
    if item.noun is None or item.noun.plural or not _is_name(rest):
        return False
    if item.modifier and item.capital and "title" not in item.noun.flags:
        return False  # 'National' in 'National Symphony Orchestra'
    return item.noun.kind == "person" or not any(
        other.noun and other.noun.kind == "person" for other in rest
    )


def _covers(item: Item, offset: int) -> bool:
    return item.start <= offset < item.end


def _is_noun(item: Item) -> bool:
    return item.name is not None or item.noun is not None


def _may_be_surname(item: Item, bare: bool) -> bool:
    """*Cook* with a capital and without an article."""
    noun = item.noun
    return bool(
        bare and noun and item.capital and noun.kind == "person" and not noun.plural
    ) and not (noun and "title" in noun.flags)


def _can_be_head(items: list[Item], at: int) -> bool:
    item, rest = items[at], items[at + 1 :]
    if rest and (rest[0].part == "after" or (item.modifier and item.capital)):
        return False
    return _is_noun(item)


def _at(items: list[Item], at: int) -> Core:
    return Core(items[:at], items[at], items[at + 1 :])


def _is_name(items: list[Item]) -> bool:
    """Whether items can be a proper name: capitals, and at least one that means nothing else."""
    if not items or not any(item.part == "capital" for item in items):
        return _is_known_name(items)
    return all(
        (item.capital and item.part in _PARTS_OF_NAMES) or item.key in _PARTICLES for item in items
    )


def _is_known_name(items: list[Item]) -> bool:
    """*Prime Minister Chad*: one name after an office."""
    return len(items) == 1 and items[0].place is not None and items[0].place.sense == "country"
