"""The clauses of a report: one thing that a sentence says each, with who does it to whom.

*A warship opened fire, killing four and wounding 11, the ministry said* has four: *opened fire*,
*killing four*, *wounding 11* (the warship being the subject of all three) and *the ministry said*.
They are read off the syntax (Universal Dependencies), so that what several reports tell can be
compared one thing at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from whence.reading.modal import NOBODY, NOT
from whence.reading.model import Token
from whence.reading.stems import stem_of
from whence.reading.tree import Tree

Standing = Literal["main", "beside", "supposed"]

_SAYS: Final = frozenset(("VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADV"))
_CONTENT: Final = frozenset(("VERB", "ADJ", "NOUN", "PROPN", "NUM"))
_OPENS: Final = frozenset(("root", "ccomp", "parataxis", "advcl", "csubj", "acl:relcl", "acl"))
_SUBJECTS: Final = ("nsubj", "nsubj:outer")
_PASSIVE: Final = ("nsubj:pass",)
_ALL_SUBJECTS: Final = (*_SUBJECTS, *_PASSIVE, "csubj", "expl")
_OBJECTS: Final = ("obj",)
_CONDITIONS: Final = frozenset(("if", "unless", "whether", "lest"))
_NEGATIONS: Final = NOT | (NOBODY - {"neither", "nor"})
_WITHOUT: Final = frozenset(("without", "nor", "neither"))
_BY: Final = frozenset(("by",))
_INHERIT: Final = frozenset(("conj", "advcl", "xcomp", "parataxis", "ccomp"))
_FARTHEST_SUBJECT: Final = 3
_BIDS: Final = frozenset(
    "propose demand urge ask order request recommend hope wish want promise vow threaten".split()
)
"""Verbs after which a clause says what somebody wants, not what is so."""
_RAISES: Final = frozenset(
    "know believe think say report understand fear presume assume suspect estimate confirm allege"
    " rumour rumor".split()
)
"""Verbs that in the passive only lead to what is told (*eleven are known to have died*)."""
_KEEPS_LEMMA: Final = frozenset(("VERB", "AUX", "NOUN"))
"""Words whose stem may be that of another form (*took*, *men*)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the stem of the word for what it counts (``""`` where it stands alone)."""

    number: str
    of: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a sentence says. Offsets are half-open, of ``document.text``.

    ``head``: its predicate's word, ``predicate`` the stem. ``spans``: its own words, those of the
    clauses below it left out. ``agent``, ``patient``: the head words of who does it (also where
    it is the subject of the clause above) and to whom. ``standing``: stated by itself, beside
    another (*after ...*, *which ...*), or only supposed (*if ...*). ``words``: stems of its
    content words, those of an inherited subject included. ``certainty``: -1.2 to 1.2.
    """

    head: tuple[int, int]
    predicate: str
    spans: tuple[tuple[int, int], ...]
    agent: tuple[int, int] | None
    patient: tuple[int, int] | None
    standing: Standing
    negated: bool
    certainty: float
    words: tuple[str, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause, and the indexes of its words, those of its subject included."""

    clause: Clause
    tokens: tuple[int, ...]


def find_clauses(text: str, tokens: Sequence[Token]) -> list[FoundClause]:
    """The clauses of a text in text order."""
    return _Finder(text, Tree.of(_mended(tokens))).find()


def _mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Tokens of which none between *that* and its verb hangs on what stands before *that*.

    English has no such arcs: where the parser draws one, the first noun is the verb's subject.
    """
    found = list(tokens)
    subjects = Counter(token.head for token in tokens if token.relation in _ALL_SUBJECTS)
    for mark, token in enumerate(tokens):
        verb = token.head
        if token.relation != "mark" or token.upos != "SCONJ" or verb < mark + 2:
            continue
        lacks = not subjects[verb]
        above = _above(found, verb)
        for index in range(mark + 1, verb):
            if mark < found[index].head <= verb or index in above:
                continue
            noun = lacks and found[index].upos in ("NOUN", "PROPN", "PRON")
            before = found[index]
            relation = "nsubj" if noun else before.relation
            found[index] = replace(before, head=verb, relation=relation)
            subjects[before.head] -= before.relation in _ALL_SUBJECTS
            subjects[verb] += relation in _ALL_SUBJECTS
            lacks = lacks and not noun
    return found


def _above(tokens: Sequence[Token], index: int) -> set[int]:
    """The words that a word hangs on, directly or through others."""
    found: set[int] = set()
    while index not in found:
        found.add(index)
        index = tokens[index].head
    return found


class _Finder:
    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._tokens = tree.tokens
        self._standing: dict[int, Standing] = {}

    def find(self) -> list[FoundClause]:
        heads = [i for i in range(len(self._tokens)) if self._is_head(i)]
        for index in heads:
            self._standing[index] = self._stands(index)
        held = set(heads)
        return [one for index in heads for one in self._made(index, held)]

    def _is_head(self, index: int) -> bool:
        token = self._tokens[index]
        if token.upos not in _SAYS:
            return False
        if token.relation in _OPENS:
            if token.relation == "acl" and not self._is_content(index):
                return False
            if self._is_purpose(index) or self._is_wanted(index):
                return False
            return token.upos == "VERB" or token.relation == "root" or self._predicates(index)
        joined = token.relation == "conj"
        return joined and self._verbal(token.head) and self._verbal(index)

    def _is_content(self, index: int) -> bool:
        """Whether a clause says what a noun holds (*in a statement that the mine was safe*)."""
        below = {
            (self._tokens[c].relation, self._tree.lemma(c)) for c in self._tree.children[index]
        }
        subject = any(relation in _ALL_SUBJECTS for relation, _ in below)
        return subject and ("mark", "that") in below

    def _is_purpose(self, index: int) -> bool:
        """Whether a verb only says what for (*to escort its fishermen*), and not what somebody
        expects of whom (*expects prices to rise*).
        """
        if self._tokens[index].relation == "ccomp" and self._tree.below(index, _SUBJECTS):
            return False
        return self._tokens[index].relation in ("advcl", "ccomp", "csubj") and any(
            self._tokens[c].relation == "mark" and self._tokens[c].lemma.lower() == "to"
            for c in self._tree.children[index]
        )

    def _is_wanted(self, index: int) -> bool:
        """Whether a verb only says what somebody proposes or demands: part of that clause."""
        above = self._tokens[self._tokens[index].head]
        return (
            self._tokens[index].relation == "ccomp"
            and above.upos == "VERB"
            and above.lemma.lower() in _BIDS
        )

    def _stem(self, index: int) -> str:
        token = self._tokens[index]
        lemma = token.lemma if token.upos in _KEEPS_LEMMA else ""
        return stem_of(self._text[token.start : token.end], lemma)

    def _verbal(self, index: int) -> bool:
        return self._tokens[index].upos in ("VERB", "AUX") or self._predicates(index)

    def _predicates(self, index: int) -> bool:
        """Whether a word that is no verb says something of a subject (*four are dead*)."""
        return any(
            self._tokens[c].relation in ("cop", "nsubj", "nsubj:pass", "expl")
            for c in self._tree.children[index]
        )

    def _stands(self, index: int) -> Standing:
        token = self._tokens[index]
        marks = {
            self._tokens[c].lemma.lower()
            for c in self._tree.children[index]
            if self._tokens[c].relation in ("mark", "advmod")
        }
        if marks & _CONDITIONS:
            return "supposed"
        if token.relation.startswith("acl"):
            return "beside"
        if token.relation == "advcl" and any(
            self._tokens[c].relation == "mark" for c in self._tree.children[index]
        ):
            return "beside"
        above = self._above(index)
        if above is None:
            return "main"
        its = self._standing[above] if above in self._standing else self._stands(above)
        return "main" if token.relation == "ccomp" and its == "beside" else its

    def _above(self, index: int) -> int | None:
        """The clause's head that a head hangs on, directly or through other words."""
        seen = {index}
        at = self._tokens[index].head
        while at not in seen:
            if self._is_head(at):
                return at
            seen.add(at)
            at = self._tokens[at].head
        return None

    def _made(self, index: int, heads: set[int]) -> Iterator[FoundClause]:
        """The clause of a head; of *there was no fire, only smoke* one for each thing."""
        own = sorted(self._own(index, heads))
        there = any(self._tokens[c].relation == "expl" for c in self._tree.children[index])
        things = self._tree.below(index, _SUBJECTS) if there else []
        if len(things) < 2:
            yield self._clause(index, things[0] if things else self._raised(index), own)
            return
        there_is = {c for c in self._tree.children[index] if self._tokens[c].relation == "expl"}
        for thing in things:
            part = sorted({index, *there_is, *self._own(thing, heads | set(things))})
            yield self._clause(index, thing, part)

    def _own(self, index: int, heads: set[int]) -> set[int]:
        """The words below a head, without those of other clauses."""
        found: set[int] = set()
        open_ = [index]
        while open_:
            at = open_.pop()
            if at in found:
                continue
            found.add(at)
            open_ += [c for c in self._tree.children[at] if c not in heads]
        return found

    def _raised(self, index: int) -> int:
        """What a clause tells: its head, or the verb that one like *are known* only leads to."""
        if self._tokens[index].lemma.lower() not in _RAISES:
            return index
        told = [c for c in self._tree.below(index, ("xcomp",)) if c > index]
        passive = self._tree.below(index, _PASSIVE)
        return told[0] if passive and told and self._verbal(told[0]) else index

    def _subjects(self, index: int, says: int) -> tuple[list[int], list[int]]:
        """Who does what a clause tells, and to whom; neither of *there was a fire*."""
        if says == index:
            return self._agents(index), self._patients(index)
        if self._tokens[says].relation != "xcomp":
            return [], []
        subject = self._tree.below(index, _PASSIVE)
        if self._tree.below(says, ("aux:pass",)):
            return self._tree.obliques(says, "obl", _BY), subject
        return subject, self._patients(says)

    def _clause(self, index: int, says: int, own: Sequence[int]) -> FoundClause:
        agents, patients = self._subjects(index, says)
        inherited = [
            word
            for agent in agents
            if agent not in own
            for word in sorted(self._own(agent, set(self._standing)))
        ]
        words = sorted({*own, *inherited})
        head = self._tokens[says]
        return FoundClause(
            Clause(
                head=(head.start, head.end),
                predicate=self._stem(says),
                spans=self._spans(own),
                agent=self._place(agents),
                patient=self._place(patients),
                standing=self._standing[index],
                negated=self._negated(index, says),
                certainty=round(self._tokens[index].certainty, 3),
                words=tuple(
                    self._stem(i)
                    for i in words
                    if self._tokens[i].upos in _CONTENT
                    or (i == says and self._tokens[i].upos != "AUX")
                ),
                counts=tuple(self._counts(own)),
            ),
            tuple(words),
        )

    def _agents(self, index: int) -> list[int]:
        if self._tree.below(index, _PASSIVE):
            return self._tree.obliques(index, "obl", _BY)
        at = index
        for step in range(_FARTHEST_SUBJECT):
            found = self._tree.below(at, _SUBJECTS)
            if not found and step:
                found = self._tree.below(at, _PASSIVE)
            if found or self._tokens[at].relation not in _INHERIT:
                return found
            at = self._tokens[at].head
        return []

    def _patients(self, index: int) -> list[int]:
        return self._tree.below(index, _PASSIVE) or self._tree.below(index, _OBJECTS)

    def _place(self, indexes: Sequence[int]) -> tuple[int, int] | None:
        return (self._tokens[indexes[0]].start, self._tokens[indexes[0]].end) if indexes else None

    def _negated(self, index: int, says: int) -> bool:
        near = [*self._tree.children[index], *self._tree.children[says]]
        subjects = self._tree.below(index, (*_SUBJECTS, *_PASSIVE, *_OBJECTS))
        if says == index or self._tokens[says].relation == "xcomp":
            near += [c for one in subjects for c in self._tree.children[one]]
            near += subjects
        lemmas = {
            self._text[self._tokens[c].start : self._tokens[c].end].lower()
            for c in near
            if not self._contrasts(index, c)
            and self._tokens[c].relation.split(":")[0] in ("advmod", "det", "mark", "nsubj", "obj")
        }
        return bool(lemmas & (_NEGATIONS | _WITHOUT))

    def _contrasts(self, index: int, word: int) -> bool:
        """Whether a *not* after the predicate sets aside another thing (*nine, and not 13*)."""
        if word <= index or self._tokens[word].lemma.lower() != "not" or word - index < 2:
            return False
        before = self._tokens[word - 1]
        return before.upos in ("CCONJ", "PUNCT")

    def _counts(self, own: Sequence[int]) -> Iterator[Count]:
        """A number of two words (*thirty-one*) is one."""
        for index in own:
            token = self._tokens[index]
            if token.upos != "NUM" or self._hyphen_before(index):
                continue
            end = index + 2 if index + 2 in own and self._hyphen_before(index + 2) else index
            head = end if token.head == end else index
            word = self._text[token.start : self._tokens[end].end].lower()
            counted = self._tokens[head].relation == "nummod"
            yield Count(word, self._stem(self._tokens[head].head) if counted else "")

    def _hyphen_before(self, index: int) -> bool:
        """Whether a number goes on from another, with a hyphen between them."""
        if index < 2 or self._tokens[index].upos != "NUM":
            return False
        first, mark, last = self._tokens[index - 2], self._tokens[index - 1], self._tokens[index]
        joined = self._text[first.end : last.start] == "-"
        return joined and first.upos == "NUM" and first.end == mark.start and last.start == mark.end

    def _spans(self, own: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """The words' places, those that follow each other as one, marks at the edges left out."""
        runs: list[list[int]] = []
        for index in own:
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        trimmed = [list(_trimmed(run, self._tokens)) for run in runs]
        return tuple(
            (self._tokens[run[0]].start, self._tokens[run[-1]].end) for run in trimmed if run
        )


def _trimmed(run: Sequence[int], tokens: Sequence[Token]) -> Sequence[int]:
    first, last = 0, len(run)
    while first < last and tokens[run[first]].upos in ("PUNCT", "CCONJ"):
        first += 1
    while last > first and tokens[run[last - 1]].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return run[first:last]
