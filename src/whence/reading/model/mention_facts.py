"""Facts of mentions: what each phrase that stands for an entity is by itself and where it stands.

Coreference compares them (``pair_facts.py``). Training computes the same facts with these very
functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whence.reading.model.given_names import MEN, SURE, WOMEN, given_name, leaning
from whence.reading.model.words import (
    INITIAL,
    MARK,
    MIXED,
    NUMERIC,
    OPENING,
    OUTSIDE,
    PARAGRAPH,
    TITLE,
    UPPER,
    Words,
)

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
PRONOUN, NAMED, NOMINAL = range(3)
KINDS: Final = 3
# Classes of agreement: of pronouns by their form, of other mentions by type and number.
(_I, _YOU, _WE, _HE, _SHE, _IT, _THEY, _THIS, _THESE, _WHO, _WHICH, _SOME) = range(12)
(_MAN, _WOMAN, _PERSON, _BODY, _PLURAL, _THING) = range(12, 18)
CLASSES: Final = 18
_PRONOUNS: Final = {
    form: number
    for number, forms in enumerate(
        (
            "i me my mine myself im",
            "you your yours yourself yourselves ya u",
            "we us our ours ourselves 's let's",
            "he him his himself",
            "she her hers herself",
            "it its itself it's",
            "they them their theirs themselves themself 'em",
            "this that here there then so",
            "these those",
            "who whom whose whoever",
            "which what where when whatever",
            "one someone somebody anyone anybody everyone everybody nobody none something anything"
            " everything nothing all both each some any many most few several others another either"
            " neither other ones",
        )
    )
    for form in forms.split()
}
_REFLEXIVE: Final = ("self", "selves")
_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sir lord lady gen sen rep gov lt col sgt maj capt adm rev hon".split()
)
_PLURALS: Final = frozenset("people men women children police folks pair couple".split())
_SEVERAL: Final = frozenset(
    "two three four five six seven eight nine ten several many both these those few some all"
    " dozens hundreds thousands millions".split()
)
_POSSESSIVES: Final = frozenset("my your our his her its their whose".split())
_ARTICLES: Final = {"the": 1, "a": 2, "an": 2, "this": 3, "that": 3, "these": 3, "those": 3}
_NO_CONTENT: Final = frozenset(
    "the a an this that these those my your our his her its their whose of in on at for to by with"
    " from and or as 's ’s ' ’ s s' who which other such some any all both own".split()
)
GENDER: Final = {_HE: 1, _MAN: 1, _SHE: 2, _WOMAN: 2, _IT: 3}
"""By class of agreement; 0, which may be any, is that of the others."""
GENDERS: Final = 4
DEFINITENESS: Final = 8
"""Of a nominal: none, the, a, this, possessive, several; then names and pronouns."""
_TYPES: Final = (
    "person", "organization", "government", "media", "place", "group", "document", "event", "other",
)  # fmt: skip
_BODIES: Final = frozenset(("organization", "government", "media", "place"))
BODIES: Final = frozenset(map(_TYPES.index, _BODIES))
PERSON: Final = _TYPES.index("person")
_ROLES: Final = ("nsubj", "obj", "nmod:poss", "obl", "nmod", "appos", "compound", "conj")
_OTHER_ROLE: Final = len(_ROLES)
ROLE_COUNT: Final = len(_ROLES) + 1

STARTS: Final = 3 * DEFINITENESS
"""Values of the one fact about a mention alone: was its string met before, and its definiteness."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention: words ``first`` to ``last``, both included.

    ``head`` is the word that governs the others; ``governor`` the word outside that governs it (the
    head itself at a root), by the relation whose number in ``_ROLES`` is ``role``. ``type`` is
    FORMAT's, as a number, the last one if unknown.
    """

    first: int
    last: int
    sentence: int
    head: int
    governor: int
    role: int
    kind: int
    type: int


@dataclass(frozen=True, slots=True)
class Bags:
    """Sets of words, one a mention: ``words`` in a row, those of mention m from starts[m] on."""

    words: Integers
    starts: Integers


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of the mentions of one document, each [mentions], in their order.

    ``named_again`` is the next mention by the same name, past all mentions if there is none, and -1
    of mentions that are no names.
    """

    first: Integers
    last: Integers
    sentence: Integers
    paragraph: Integers
    head: Integers
    governor: Integers
    role: Integers
    kind: Integers
    type: Integers
    agreement: Integers
    reflexive: Integers
    definite: Integers
    quotation: Integers
    string: Integers
    core: Integers
    word: Integers
    stem: Integers
    short: Integers
    initials: Integers
    times: Integers
    met: Integers
    before: Integers
    core_bag: Bags
    full_bag: Bags
    number_bag: Bags
    name_bag: Bags
    marks: Integers
    named_again: Integers


def mentioned(
    words: Words,
    spans: Sequence[tuple[int, int, str | None, bool]],
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str] | None = None,
) -> tuple[Mentioned, ...]:
    """Mentions of a document in text order, from (first word, last word, type, is it named).

    heads and relations are the document's syntax, a word that is its own head being a root. With
    parts of speech as ``tags``, a mention is named if its head is a proper noun, whatever was said.
    """
    found: list[Mentioned] = []
    for first, last, type_, named in sorted(spans, key=lambda span: (span[0], -span[1])):
        head = last
        for index in range(first, last + 1):
            if heads[index] == index or not first <= heads[index] <= last:
                head = index
                break
        relation = relations[head]
        if relation != "nmod:poss":
            relation = relation.split(":")[0]
        role = _ROLES.index(relation) if relation in _ROLES else _OTHER_ROLE
        kind = NAMED if (named if tags is None else tags[head] == "PROPN") else NOMINAL
        if first == last and words.form(first).lower().replace("’", "'") in _PRONOUNS:
            kind = PRONOUN
        number = _TYPES.index(type_) if type_ in _TYPES else len(_TYPES)
        found.append(
            Mentioned(first, last, words.sentences[first], head, heads[head], role, kind, number)
        )
    return tuple(found)


def facts_of(words: Words, mentions: Sequence[Mentioned]) -> Facts:
    """Facts of mentions that stand in text order."""
    forms = [form.lower().replace("’", "'") for form in words.forms]
    known = _Numbers()
    columns: dict[str, list[int]] = {
        name: []
        for name in ("agreement", "reflexive", "definite", "string", "core", "word", "stem",
                     "short", "initials", "times", "met")
    }  # fmt: skip
    bags: dict[str, list[list[int]]] = {"core": [], "full": [], "number": [], "name": []}
    genders = _genders(mentions, words, forms)
    seen: dict[int, int] = {}
    heads_seen: set[int] = set()
    last_of_name: dict[int, int] = {}
    named_again = [-1] * len(mentions)
    for place, one in enumerate(mentions):
        first, last = one.first, one.last
        if last > first and forms[last] in ("'s", "'", "s'"):
            last -= 1
        opening = forms[first]
        while first < last and (
            forms[first] in _ARTICLES
            or forms[first] in _POSSESSIVES
            or words.casings[first] == MARK
        ):
            first += 1
        end = core_end(words, max(one.head, first), last)
        start = first
        while start < end and forms[start].rstrip(".") in _TITLES:
            start += 1
        core = [forms[i] for i in range(start, end + 1) if words.casings[i] != MARK]
        full = [forms[i] for i in range(start, last + 1) if words.casings[i] != MARK]
        string = known.of(" ".join(full))
        word = known.of(forms[end])
        columns["string"].append(string)
        columns["core"].append(known.of(" ".join(core)))
        columns["word"].append(word)
        columns["stem"].append(known.of("stem " + forms[end][:5] if len(forms[end]) > 4 else ""))
        capitals = [
            words.form(i)
            for i in range(first, last + 1)
            if words.casings[i] in (TITLE, UPPER, MIXED, INITIAL)
        ]
        named = one.kind == NAMED
        initials = "".join(form[0] for form in capitals).lower()
        columns["initials"].append(
            known.of("short " + initials) if named and len(initials) > 1 else -1
        )
        short = forms[end].replace(".", "")
        alone = start == end and words.casings[end] in (UPPER, MIXED) and len(short) > 1
        columns["short"].append(known.of("short " + short) if alone else -2)
        agreement = _agreement(one, forms, first, end, last)
        if agreement == _PERSON and named:
            agreement = genders.get(forms[end], _PERSON)
        columns["agreement"].append(agreement)
        columns["reflexive"].append(int(forms[end].endswith(_REFLEXIVE)))
        definite = _ARTICLES.get(opening, 0)
        if not definite:
            definite = 4 if opening in _POSSESSIVES else 5 if opening in _SEVERAL else 0
        if one.kind != NOMINAL:
            definite = 6 if named else 7
        columns["definite"].append(definite)
        columns["times"].append(seen.get(string, 0))
        met = 2 if string in seen else 1 if word in heads_seen else 0
        columns["met"].append(met * DEFINITENESS + definite)
        if one.kind == PRONOUN:
            for name in bags:
                bags[name].append([])
            continue
        seen[string] = seen.get(string, 0) + 1
        heads_seen.add(word)
        if named:
            if string in last_of_name:
                named_again[last_of_name[string]] = place
            last_of_name[string] = place
            named_again[place] = len(mentions)
        bags["core"].append([known.of(w) for w in set(core) if w not in _NO_CONTENT])
        bags["full"].append([known.of(w) for w in set(full) if w not in _NO_CONTENT])
        bags["number"].append(
            [known.of(forms[i]) for i in range(first, last + 1)
             if words.casings[i] == NUMERIC or forms[i] in _SEVERAL]
        )  # fmt: skip
        bags["name"].append([known.of(form.lower()) for form in capitals])
    arrays = {name: np.asarray(values, np.int64) for name, values in columns.items()}
    layouts = np.asarray(words.layouts, np.int64)
    quotes = np.asarray(words.quotes, np.int64)
    paragraphs = np.cumsum(layouts == PARAGRAPH)
    opened = np.cumsum(quotes == OPENING) * (quotes != OUTSIDE)
    table = np.asarray(
        [
            (m.first, m.last, m.sentence, m.head, m.governor, m.role, m.kind, m.type)
            for m in mentions
        ],
        np.int64,
    ).reshape(-1, 8)
    counted = np.zeros((len(mentions) + 1, CLASSES), np.int64)
    counted[np.arange(1, len(mentions) + 1), arrays["agreement"]] = 1
    return Facts(
        first=table[:, 0], last=table[:, 1], sentence=table[:, 2], head=table[:, 3],
        governor=table[:, 4], role=table[:, 5], kind=table[:, 6], type=table[:, 7],
        paragraph=paragraphs[table[:, 0]] if len(table) else table[:, 0],
        quotation=opened[table[:, 0]] if len(table) else table[:, 0],
        before=np.cumsum(counted, 0),
        core_bag=_bags(bags["core"]), full_bag=_bags(bags["full"]),
        number_bag=_bags(bags["number"]), name_bag=_bags(bags["name"]),
        marks=_joints(forms),
        named_again=np.asarray(named_again, np.int64),
        **arrays,
    )  # fmt: skip


def _genders(mentions: Sequence[Mentioned], words: Words, forms: Sequence[str]) -> dict[str, int]:
    """By the last word of a name, whether all of that name in the text are men, or women."""
    told: dict[str, set[int]] = {}
    for one in mentions:
        if one.kind != NAMED or one.type >= len(_TYPES) or _TYPES[one.type] != "person":
            continue
        last = one.last
        if last > one.first and forms[last] in ("'s", "'", "s'"):
            last -= 1
        end = core_end(words, one.head, last)
        before = [forms[index].rstrip(".") for index in range(one.first, end + 1)]
        gender = _gender(before)
        told.setdefault(forms[end], set()).add(gender)
        if len(before) > 1:
            told.setdefault(before[-2], set()).add(gender)
    found = {}
    for name, genders in told.items():
        known = genders - {_PERSON}
        if len(known) == 1:
            found[name] = known.pop()
    return found


def _gender(name: Sequence[str]) -> int:
    """What a name with its titles tells."""
    if not MEN.isdisjoint(name):
        return _MAN
    if not WOMEN.isdisjoint(name):
        return _WOMAN
    given = given_name(name)
    lean = leaning(given) if given else 0.0
    return _MAN if lean > SURE else _WOMAN if lean < -SURE else _PERSON


def core_end(words: Words, head: int, last: int) -> int:
    """The last word of a mention's core: its head, or the end of the name that this begins."""
    end = min(head, last)
    while end < last and words.casings[end + 1] in (TITLE, UPPER, MIXED, INITIAL):
        end += 1
    return end


class _Numbers:
    """A number for each string."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, string: str) -> int:
        return self._known.setdefault(string, len(self._known))


def _bags(rows: Sequence[Sequence[int]]) -> Bags:
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Bags(np.asarray([word for row in rows for word in row], np.int64), starts)


_NO_JOINT, _COMMA, _COPULA, _BRACKET, _AND = range(5)
_JOINTS: Final = {
    ",": _COMMA, "-": _COMMA, "–": _COMMA, "—": _COMMA, ":": _COMMA, "is": _COPULA,
    "was": _COPULA, "are": _COPULA, "were": _COPULA, "be": _COPULA, "been": _COPULA,
    "became": _COPULA, "'m": _COPULA, "'re": _COPULA, "as": _COPULA, "(": _BRACKET,
    "and": _AND, "or": _AND,
}  # fmt: skip


def _joints(forms: Sequence[str]) -> Integers:
    """What each word is as the only one between two mentions [words]."""
    return np.asarray([_JOINTS.get(form, _NO_JOINT) for form in forms] or [0], np.int64)


def _agreement(one: Mentioned, forms: Sequence[str], first: int, end: int, last: int) -> int:
    """The class of a mention: whom or what could stand for it."""
    if one.kind == PRONOUN:
        return _PRONOUNS[forms[one.first]]
    inside = forms[first : end + 1]
    if "and" in forms[first : last + 1] and one.kind != NAMED and "and" in inside:
        return _PLURAL
    head = forms[end]
    bare = [form.rstrip(".") for form in inside]
    type_ = _TYPES[one.type] if one.type < len(_TYPES) else "other"
    if type_ in ("person", "group", "other"):
        if not MEN.isdisjoint(bare):
            return _MAN
        if not WOMEN.isdisjoint(bare):
            return _WOMAN
    if one.kind == NOMINAL and (
        head in _PLURALS
        or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and len(head) > 3)
        or (bare and bare[0] in _SEVERAL)
    ):
        return _PLURAL
    if type_ in _BODIES:
        return _BODY
    return _PERSON if type_ == "person" else _PLURAL if type_ == "group" else _THING
