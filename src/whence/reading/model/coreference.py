"""Coreference within a document: which mentions stand for one entity.

The network gives each mention two vectors: one of it as an anaphor, one of it as an antecedent, and
a score of starting an entity. The score of a pair is the product of the two, plus what tables
learned of facts that only the whole text tells: distance, words in common, agreement, nesting,
quotation, syntax. Each mention, from left to right, joins its likeliest entity or starts one
(Lee et al. 2017, *End-to-end neural coreference resolution*; the pairs of categories are those of
Durrett and Klein 2013, *Easy victories and uphill battles*). Training computes the same facts with
these very functions.
"""

from __future__ import annotations

import base64
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

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
NEAREST: Final = 150
"""Mentions before a mention that may be its antecedent; of earlier ones, only named ones."""
_BLOCK: Final = 64

# Classes of agreement: of pronouns by their form, of other mentions by type and number.
(_I, _YOU, _WE, _HE, _SHE, _IT, _THEY, _THIS, _THESE, _WHO, _WHICH, _SOME) = range(12)
(_MAN, _WOMAN, _PERSON, _BODY, _PLURAL, _THING) = range(12, 18)
_CLASSES: Final = 18
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
_MEN: Final = frozenset(
    "mr sir lord king prince father dad son brother husband uncle grandfather boy man gentleman"
    " actor chairman spokesman congressman businessman policeman pope emperor duke nephew guy"
    " mister".split()
)
_WOMEN: Final = frozenset(
    "ms mrs miss lady queen princess mother mom mum daughter sister wife aunt grandmother girl"
    " woman actress chairwoman spokeswoman congresswoman businesswoman duchess niece madam"
    " widow".split()
)
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
_DEFINITENESS: Final = 8
"""Of a nominal: none, the, a, this, possessive, several; then names and pronouns."""
_TYPES: Final = (
    "person", "organization", "government", "media", "place", "group", "document", "event", "other",
)  # fmt: skip
_BODIES: Final = frozenset(("organization", "government", "media", "place"))
_ROLES: Final = ("nsubj", "obj", "nmod:poss", "obl", "nmod", "appos", "compound", "conj")
_OTHER_ROLE: Final = len(_ROLES)
_ROLE_COUNT: Final = len(_ROLES) + 1

FEATURES: Final = 12
"""Facts of pairs: a table each."""
VALUES: Final = _CLASSES * _ROLE_COUNT * 2
"""Rows of each table, as many as the fact of most values has."""
CROSSES: Final = 4
"""Facts that are a category of the anaphor with one of the antecedent: type, agreement,
definiteness and role."""
CODES: Final = KINDS * _CLASSES
"""Categories of each of them, those of each kind of mention apart."""
STARTS: Final = 3 * _DEFINITENESS
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
class Tables:
    """What training learned of the facts: ``pairs`` [FEATURES, 9, VALUES], by kind of the anaphor
    and of the antecedent; ``crosses`` [CROSSES, CODES, CODES], anaphor by antecedent; ``starts``
    [3, STARTS], by kind of the mention.
    """

    pairs: Floats
    crosses: Floats
    starts: Floats

    def to_text(self) -> str:
        """All of it as one line of text, to be kept beside the graph."""
        columns = [
            column.astype("<f2").ravel() for column in (self.pairs, self.crosses, self.starts)
        ]
        return base64.b85encode(zlib.compress(np.concatenate(columns).tobytes(), 9)).decode()

    @classmethod
    def from_text(cls, text: str) -> Tables:
        """What ``to_text`` wrote."""
        values = np.frombuffer(zlib.decompress(base64.b85decode(text)), "<f2").astype(np.float32)
        pairs, crosses = FEATURES * KINDS * KINDS * VALUES, CROSSES * CODES * CODES
        return cls(
            values[:pairs].reshape(FEATURES, KINDS * KINDS, VALUES),
            values[pairs : pairs + crosses].reshape(CROSSES, CODES, CODES),
            values[pairs + crosses :].reshape(KINDS, STARTS),
        )


@dataclass(frozen=True, slots=True)
class _Bags:
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
    core_bag: _Bags
    full_bag: _Bags
    number_bag: _Bags
    name_bag: _Bags
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
        end = _core_end(words, max(one.head, first), last)
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
        columns["agreement"].append(_agreement(one, forms, first, end, last))
        columns["reflexive"].append(int(forms[end].endswith(_REFLEXIVE)))
        definite = _ARTICLES.get(opening, 0)
        if not definite:
            definite = 4 if opening in _POSSESSIVES else 5 if opening in _SEVERAL else 0
        if one.kind != NOMINAL:
            definite = 6 if named else 7
        columns["definite"].append(definite)
        columns["times"].append(seen.get(string, 0))
        met = 2 if string in seen else 1 if word in heads_seen else 0
        columns["met"].append(met * _DEFINITENESS + definite)
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
    counted = np.zeros((len(mentions) + 1, _CLASSES), np.int64)
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


def _core_end(words: Words, head: int, last: int) -> int:
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


def _bags(rows: Sequence[Sequence[int]]) -> _Bags:
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return _Bags(np.asarray([word for row in rows for word in row], np.int64), starts)


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
        if not _MEN.isdisjoint(bare):
            return _MAN
        if not _WOMEN.isdisjoint(bare):
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


def _bucket(edges: Sequence[int], highest: int) -> Integers:
    return np.searchsorted(np.asarray(edges), np.arange(highest + 1), side="right").astype(np.int64)


_SENTENCES: Final = _bucket((1, 2, 3, 4, 6, 10), 10)
_MENTIONS: Final = _bucket((2, 3, 4, 5, 8, 12, 20, 32, 50, 80, 120), 120)
_BETWEEN: Final = _bucket((1, 2, 3, 6), 6)
_TIMES: Final = _bucket((1, 2, 4), 4)


def pair_facts(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """Facts of pairs [FEATURES, rows, columns], each a number below VALUES.

    rows are anaphors, columns candidates; what stands for a column not before its row is of no use.
    """
    return np.stack(_facts_one_by_one(facts, rows, columns))


def _facts_one_by_one(facts: Facts, rows: Integers, columns: Integers) -> list[Integers]:
    """The same, not yet in one array."""
    i, j = rows[:, None], columns[None, :]

    def differ(column: Integers, table: Integers) -> Integers:
        apart = np.clip(column[i] - column[j], 0, len(table) - 1)
        result: Integers = table[apart]
        return result

    apart = differ(facts.sentence, _SENTENCES)
    paragraphs = np.clip(facts.paragraph[i] - facts.paragraph[j], 0, 2)
    agreement = facts.agreement
    match = matches(facts, rows, columns)
    joint = _neighbours(facts, i, j)
    between = np.clip(
        facts.before[i, agreement[j]] - facts.before[j + 1, agreement[j]], 0, len(_BETWEEN) - 1
    )
    person = np.where(agreement < 3, agreement + 1, 0)
    times = _TIMES[np.minimum(facts.times, len(_TIMES) - 1)]
    return [
        apart * 3 + paragraphs,
        _MENTIONS[np.clip(rows[:, None] - columns[None, :], 0, len(_MENTIONS) - 1)],
        match * _DEFINITENESS + facts.definite[i],
        _modifiers(facts, rows, columns),
        joint,
        (_quotations(facts, i, j) * 4 + person[i]) * 4 + person[j],
        _syntax(facts, i, j),
        agreement[i] * 7 + apart,
        agreement[i] * (_ROLE_COUNT * 2) + facts.role[j] * 2 + np.minimum(apart, 1),
        times[j] * 3 + paragraphs,
        agreement[i] * 5 + _BETWEEN[between],
        match * 7 + apart,
    ]


def codes(facts: Facts) -> Integers:
    """The categories of each mention [CROSSES, mentions], each below CODES."""
    columns = (facts.type, facts.agreement, facts.definite, facts.role)
    return np.stack([facts.kind * _CLASSES + column for column in columns])


_MATCHES: Final = 13


def matches(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """How the words of two mentions agree, the closest way first; 0: not at all."""
    i, j = rows[:, None], columns[None, :]
    pronoun = facts.kind == PRONOUN
    both = ~pronoun[i] & ~pronoun[j]
    head = facts.word[i] == facts.word[j]
    core, of_i, of_j = _overlap(facts.core_bag, rows, columns)
    full, _, _ = _overlap(facts.full_bag, rows, columns)
    inside = (core == of_i) & (of_i > 0)
    around = (core == of_j) & (of_j > 0)
    short = (facts.short[i] == facts.initials[j]) | (facts.initials[i] == facts.short[j])
    stem = (facts.stem[i] == facts.stem[j]) & (facts.stem[i] >= 0)
    found: Integers = np.select(
        [
            both & (facts.string[i] == facts.string[j]),
            both & (facts.core[i] == facts.core[j]),
            pronoun[i] & pronoun[j] & head,
            both & head & inside,
            both & head & around,
            both & head,
            both & inside,
            both & around,
            both & short,
            both & stem,
            both & (core > 0),
            both & (full > 0),
        ],
        list(range(1, _MATCHES)),
        0,
    ).astype(np.int64)
    return found


def _overlap(bags: _Bags, rows: Integers, columns: Integers) -> tuple[Integers, Integers, Integers]:
    """Words in common [rows, columns], and sizes of the rows' and the columns' bags."""
    sizes = np.diff(bags.starts)
    used, row_of = _members(bags, rows, sizes)
    vocabulary, local = np.unique(used, return_inverse=True)
    left = np.zeros((len(rows), len(vocabulary) + 1), np.float32)
    left[row_of, local] = 1
    words, column_of = _members(bags, columns, sizes)
    right = np.zeros((len(columns), len(vocabulary) + 1), np.float32)
    if len(vocabulary):
        place = np.minimum(np.searchsorted(vocabulary, words), len(vocabulary) - 1)
        same = vocabulary[place] == words
        right[column_of[same], place[same]] = 1
    common = (left @ right.T).astype(np.int64)
    return common, sizes[rows][:, None], sizes[columns][None, :]


def _members(bags: _Bags, mentions: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """Words of the bags of some mentions, and the place of each word's mention among them."""
    owner = np.repeat(np.arange(len(mentions)), sizes[mentions])
    offset = np.cumsum(sizes[mentions]) - sizes[mentions]
    place = np.arange(len(owner)) - offset[owner] + bags.starts[mentions][owner]
    return bags.words[place], owner


def _modifiers(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """Whether numbers, names and other words before the head differ, and the head is the same."""

    def compare(bags: _Bags) -> tuple[Integers, Integers]:
        common, of_i, of_j = _overlap(bags, rows, columns)
        return (of_i > common).astype(np.int64), (of_j > common).astype(np.int64)

    number_i, number_j = compare(facts.number_bag)
    name_i, name_j = compare(facts.name_bag)
    word_i, word_j = compare(facts.core_bag)
    head = facts.word[rows][:, None] == facts.word[columns][None, :]
    value = number_i * 2 + number_j
    for bit in (name_i, name_j, word_i, word_j, head.astype(np.int64)):
        value = value * 2 + bit
    return value


def _neighbours(facts: Facts, i: Integers, j: Integers) -> Integers:
    """How two mentions lie to each other: nested, or with nothing or one telling word between."""
    inside = (facts.first[j] <= facts.first[i]) & (facts.last[i] <= facts.last[j])
    gap = facts.first[i] - facts.last[j] - 1
    mark = facts.marks[np.minimum(facts.last[j] + 1, len(facts.marks) - 1)]
    same = facts.sentence[i] == facts.sentence[j]
    value = np.where((gap == 1) & same, 3 + mark, 0)
    value = np.where((gap == 2) & same & (mark > 0), 8 + mark, value)
    value = np.where((gap == 0) & same, 2, value)
    result: Integers = np.where(inside, 1, value)
    return result


def _quotations(facts: Facts, i: Integers, j: Integers) -> Integers:
    """Both outside, one inside, both in one quotation, in neighbouring ones or in far ones."""
    left, right = facts.quotation[i], facts.quotation[j]
    apart = left - right
    value = np.where(apart == 0, 3, np.where(apart <= 1, 4, 5))
    value = np.where((left == 0) & (right > 0), 2, value)
    value = np.where((left > 0) & (right == 0), 1, value)
    result: Integers = np.where((left == 0) & (right == 0), 0, value)
    return result


def _syntax(facts: Facts, i: Integers, j: Integers) -> Integers:
    """Whether one governs the other, and by which relation, or one word governs both."""
    modifies = facts.governor[i] == facts.head[j]
    modified = facts.governor[j] == facts.head[i]
    shared = facts.governor[i] == facts.governor[j]
    same = facts.sentence[i] == facts.sentence[j]
    value = np.where(shared, 1 + facts.role[j], 0)
    value = np.where(modified, 1 + _ROLE_COUNT + facts.role[j], value)
    value = np.where(modifies, 1 + 2 * _ROLE_COUNT + facts.role[i], value)
    result: Integers = np.where(same, value, 0) * 2 + facts.reflexive[i]
    return result


def link(
    words: Words,
    mentions: Sequence[Mentioned],
    anaphors: Floats,
    antecedents: Floats,
    new: Floats,
    tables: Tables,
) -> tuple[int, ...]:
    """The number of the entity of each mention, counted from 0 in the order of first mentions.

    A mention joins the entity whose mentions together are likelier than that it starts one.
    anaphors and antecedents [mentions, width], new [mentions]; mentions in text order.
    """
    if not mentions:
        return ()
    facts = facts_of(words, mentions)
    count = len(mentions)
    categories = codes(facts)
    left = np.concatenate([anaphors, *_by_code(tables.crosses, categories)], 1)
    right = np.concatenate([antecedents, *np.eye(CODES, dtype=np.float32)[categories]], 1)
    starts = new + tables.starts[facts.kind, facts.met]
    tables_of = tables.pairs.reshape(FEATURES, -1)
    clusters: list[int] = []
    entities = 0
    for block in range(0, count, _BLOCK):
        rows = np.arange(block, min(block + _BLOCK, count))
        nearest = max(0, block - NEAREST)
        named = np.flatnonzero(facts.named_again[:nearest] >= nearest)
        columns = np.concatenate([named, np.arange(nearest, rows[-1] + 1)])
        scores = left[rows] @ right[columns].T
        kinds = (facts.kind[rows][:, None] * KINDS + facts.kind[columns][None, :]) * VALUES
        for table, told in zip(tables_of, _facts_one_by_one(facts, rows, columns), strict=True):
            scores += table.take(told + kinds)
        scores[columns[None, :] >= rows[:, None]] = -np.inf
        highest = np.maximum(scores.max(1), starts[rows])
        chances = np.exp(scores - highest[:, None])
        alone = np.exp(starts[rows] - highest)
        known = [clusters[place] for place in columns if place < block]
        for row in range(len(rows)):
            of_entity = np.bincount(known, chances[row, : len(known)], 1)
            best = int(of_entity.argmax())
            if of_entity[best] <= alone[row]:
                best, entities = entities, entities + 1
            known.append(best)
        clusters.extend(known[-len(rows) :])
    return tuple(clusters)


def table_rows(facts: Facts, rows: Integers, columns: Integers) -> Integers:
    """Where each fact of each pair stands in the flattened tables [FEATURES, rows, columns]."""
    kinds = facts.kind[rows][:, None] * KINDS + facts.kind[columns][None, :]
    tables = np.arange(FEATURES)[:, None, None] * (KINDS * KINDS * VALUES)
    return pair_facts(facts, rows, columns) + (tables + kinds[None] * VALUES)


def _by_code(crosses: Floats, categories: Integers) -> list[Floats]:
    """For each crossed fact, each mention's row of its table."""
    return [table[column] for table, column in zip(crosses, categories, strict=True)]


def entity_names(
    words: Words, mentions: Sequence[Mentioned], entities: Sequence[int]
) -> dict[int, int]:
    """For each entity that has a named mention, the place of the mention that names it best.

    That is one of the name that most of its mentions share; of these the fullest, then the first.
    What stands after the head (*the mayor of Zelmar*) is no part of a name, and a list is none.
    """
    names: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for place, (one, entity) in enumerate(zip(mentions, entities, strict=True)):
        if one.kind == NAMED:
            core = range(one.first, _core_end(words, one.head, one.last) + 1)
            capitals = frozenset(
                words.form(index).lower()
                for index in core
                if words.casings[index] in (TITLE, UPPER, MIXED)
            )
            several = any(words.form(index) in (",", "and") for index in core)
            names.setdefault(entity, []).append((place, frozenset() if several else capitals))
    best: dict[int, int] = {}
    for entity, some in names.items():
        counts = Counter(word for _, capitals in some for word in capitals)

        def rank(
            candidate: tuple[int, frozenset[str]], counts: Counter[str] = counts
        ) -> tuple[int, int, int]:
            place, capitals = candidate
            return -max((counts[word] for word in capitals), default=0), -len(capitals), place

        best[entity] = min(some, key=rank)[0]
    return best
