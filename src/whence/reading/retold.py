"""Attributions inside others that syntax shows and the network passed over.

The network learnt from news that marks one level of attribution. Some constructions tell more than
it finds, or in another order, and each is plain from the syntax:

- *Interfax quoted Shoigu as saying Z*, *Dekane was quoted by Yonhap as telling reporters Z*: what
  follows *as* is an attribution of its own, inside that of the medium.
- *Yonhap reported Z, citing officials*: what is cited says Z, inside what the report says.
- *The agency told lawmakers that Z, Dekane said*: who comes last tells all that comes before.
- *She said in a statement quoted by Interfax*: the medium passes her own words on.
- *an old saying*, *he appeared to agree*: nobody says anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whence.reading.model import FoundAttribution, NetworkReading, Token
from whence.reading.model.acts import act_of
from whence.reading.phrases import tokens_within
from whence.reading.tree import Tree
from whence.reading.types import QuoteType
from whence.reading.unsaid import (
    MARKS,
    is_clause,
    is_deed,
    is_heading,
    is_no_speech,
    is_proverb,
)

_QUOTING: Final = frozenset("quoted quotes quoting quote cited cites citing cite".split())
_CITING: Final = frozenset({"quoting", "citing"})
_CITED: Final = frozenset({"quoted", "cited", "quotes", "cites"})
"""In *a report that cites officials*, if nothing is quoted *as saying*."""
_FOR: Final = frozenset({"for"})
_LISTENERS: Final = ("obj", "iobj")
_SEEMING: Final = frozenset({"appear", "seem"})
_FARTHEST: Final = 30
"""Words from *quoted* to *as saying*."""
_NEARLY_ALL: Final = 0.8
"""Of what is told first that who comes last must tell, too."""

Words = frozenset[int]


@dataclass(slots=True, eq=False)
class _One:
    """An attribution under way, in the document's tokens."""

    source: Words
    cue: Words
    content: Words
    quote: QuoteType
    score: float
    within: _One | None = None

    @property
    def all(self) -> Words:
        return self.source | self.cue | self.content


def with_retold(
    text: str, found: NetworkReading, tree: Tree, is_medium: Callable[[str], bool] | None = None
) -> NetworkReading:
    """The reading with its attributions as the syntax shows them; a reading without is the same.

    ``is_medium`` tells whether words are a medium's name.
    """
    if not found.attributions:
        return found
    retelling = _Retelling(text, found, tree, is_medium or (lambda _: False))
    return replace(found, attributions=retelling.attributions())


def _holder(one: _One, places: Mapping[int, int]) -> int | None:
    """The place of the nearest attribution that holds another and was not dropped meanwhile."""
    seen = {id(one)}
    over = one.within
    while over is not None and id(over) not in seen:
        if id(over) in places:
            return places[id(over)]
        seen.add(id(over))
        over = over.within
    return None


class _Retelling:
    """Works on the attributions of one document."""

    def __init__(
        self, text: str, found: NetworkReading, tree: Tree, is_medium: Callable[[str], bool]
    ) -> None:
        self._text = text
        self._is_medium = is_medium
        self._found = found
        self._tokens = found.tokens
        self._tree = tree
        self._all = [self._one(one) for one in found.attributions]
        for one, given in zip(self._all, found.attributions, strict=True):
            one.within = None if given.within is None else self._all[given.within]
        self._holding: dict[int, list[_One]] = {}
        """By word those that held it in their content before anything was changed."""
        for one in self._all:
            for index in one.content:
                self._holding.setdefault(index, []).append(one)

    def attributions(self) -> tuple[FoundAttribution, ...]:
        """The attributions in the order of their cues."""
        for one in list(self._all):
            if self._says_nothing(one):
                self._drop(one)
        for one in list(self._all):
            self._refuse(one)
        for one in list(self._all):
            self._cite(one)
        for one in list(self._all):
            self._quote_as(one)
        self._tell_last()
        self._under_the_cited()
        for one in self._all:
            self._report_first(one)
        self._all.sort(key=lambda one: (min(one.cue), min(one.content)))
        places = {id(one): number for number, one in enumerate(self._all)}
        return tuple(
            FoundAttribution(
                source=self._tree.pieces(one.source),
                cue=self._tree.pieces(one.cue),
                content=self._tree.pieces(one.content),
                quote=one.quote,
                within=_holder(one, places),
                score=one.score,
            )
            for one in self._all
        )

    def _one(self, one: FoundAttribution) -> _One:
        def words(pieces: Sequence[tuple[int, int]]) -> Words:
            return frozenset(
                index for start, end in pieces for index in tokens_within(self._tokens, start, end)
            )

        return _One(words(one.source), words(one.cue), words(one.content), one.quote, one.score)

    def _says_nothing(self, one: _One) -> bool:
        """*An old saying*; inside others *appeared to* of nobody, and what is no speech of no
        statement (*had watched the drill*); *imposed sanctions on firms that it accused*, which
        only holds another.
        """
        if is_proverb(one.source, one.cue, self._text, self._tree):
            return True
        is_quoted = any(self._form(i) in MARKS for i in one.content)
        if not is_quoted and (
            is_deed(one.cue, one.content, self._tree)
            or (not one.source and is_heading(one.cue, self._tree))
        ):
            return True
        if self._is_only_said(one) or self._is_of_statement(one):
            return True
        lemmas = {self._tokens[index].lemma.lower() for index in one.cue}
        if one.within is not None and not one.source and bool(lemmas & _SEEMING):
            return True
        if not is_no_speech(one.cue, one.content, self._text, self._tree):
            return False
        holds = not lemmas & _SEEMING and any(other.within is one for other in self._all)
        return holds or one.within is not None

    def _is_only_said(self, one: _One) -> bool:
        """*Worrying talks, Brill said, go on*: words that she says, and no worry of hers."""
        return len(one.cue) == 1 and any(
            other.source == one.source
            and one.all - one.source <= other.content
            and min(filter(self._is_word, other.content)) in one.cue
            and max(one.cue) < min(one.source, default=-1)
            and other in self._all
            for other in self._holding.get(min(one.cue), ())
        )

    def _is_of_statement(self, one: _One) -> bool:
        """*She said in a statement quoted by Interfax*: by whom her own words came."""
        verb = self._tree.top(one.cue)
        if verb is None or self._form(verb) not in ("quoted", "cited"):
            return False
        noun = self._tokens[verb].head
        is_participle = self._tokens[verb].relation == "acl" and noun in one.source
        return is_participle and any(
            other is not one and noun not in other.source and self._tokens[noun].head in other.cue
            for other in self._all
        )

    def _drop(self, gone: _One) -> None:
        self._all.remove(gone)
        for one in self._all:
            if one.within is gone:
                one.within = gone.within

    def _refuse(self, one: _One) -> None:
        """*refused* and *to say* are one cue."""
        over = one.within
        if over is None or one.source:
            return
        above = {
            self._tokens[i].head
            for i in one.cue
            if self._tokens[i].relation == "xcomp" and self._tokens[i].head in over.cue
        }
        helpers = (c for verb in above for c in self._tree.children[verb])
        if above and not any(self._tokens[c].relation == "aux:pass" for c in helpers):
            over.cue, over.content = over.cue | one.cue, one.content
            self._drop(one)

    def _cite(self, one: _One) -> None:
        """*..., citing officials*: they are the source, and what they say stands in the report."""
        citing = [index for index in sorted(one.cue) if self._citing(index)]
        if not citing:
            for index in sorted(one.cue):
                for child in self._tree.children[index]:
                    self._add_cited(child)
            return
        telling = self._citing(citing[0])
        report = self._report(one, citing[0])
        one.source, one.content = telling, one.content - telling
        if report is not None:
            said = report.content - telling - one.cue
            is_own = self._is_said_after(one) and not one.content & report.cue
            one.content = self._lettered(sorted(one.content if is_own or not said else said))
            if report.within is one:
                report.within = one.within
            if not self._is_within(report, one):
                one.within = report
        if not one.content:
            self._all.remove(one)
            self._add_cited(citing[0])

    def _report(self, one: _One, citing: int) -> _One | None:
        """Who cites: the attribution of the verb or the noun on which *citing* hangs, or else the
        last one before it in its sentence that says the same.
        """
        above = self._governor(citing)
        others = [o for o in self._all if o is not one]
        report = next((o for o in others if above in o.cue or above in o.source), None)
        if report is not None:
            return report
        same = [
            o
            for o in others
            if max(o.cue) < citing
            and self._root(min(o.cue)) == self._root(citing)
            and one.content & (o.content | o.cue)
        ]
        return max(same, key=lambda o: max(o.cue), default=None)

    def _governor(self, citing: int) -> int:
        """The word on which *citing* hangs, also where the parser takes it for a preposition."""
        above = self._tokens[citing].head
        is_case = self._tokens[citing].relation == "case"
        return self._tokens[above].head if is_case else above

    def _is_within(self, one: _One, over: _One) -> bool:
        """Whether an attribution stands within another, however deep."""
        seen: list[_One] = []
        at: _One | None = one
        while at is not None and at not in seen:
            if at is over:
                return True
            seen.append(at)
            at = at.within
        return False

    def _is_said_after(self, one: _One) -> bool:
        """Whether what is cited has words of its own after it (*citing X that Z*)."""
        top = self._tree.top(one.content - one.source)
        return top is not None and top > max(one.source) and is_clause(top, self._text, self._tree)

    def _citing(self, index: int) -> Words:
        """The object of *citing*, or of *which cited*."""
        relation = self._tokens[index].relation
        is_relative = self._form(index) in _CITED and relation == "acl:relcl"
        if not is_relative and (self._form(index) not in _CITING or relation == "amod"):
            return frozenset()
        if self._tree.obliques(index, "obl", _FOR):
            return frozenset()  # *cited the ministry for delays*
        objects = [c for c in self._tree.children[index] if self._tokens[c].relation == "obj"]
        if not objects and relation == "case":
            return self._below(self._tokens[index].head) - {index}
        objects = objects or self._object_after(index)
        if not objects:
            return frozenset()
        further = [c for c in self._tree.children[objects[0]] if self._citing(c)]
        told = self._below(objects[0]).difference(*map(self._below, further))
        return self._lettered(sorted(told))

    def _object_after(self, citing: int) -> list[int]:
        """The noun right after *citing* that the parser hangs on the verb of the sentence."""
        verb = self._tokens[citing].head
        for index in range(citing + 1, len(self._tokens)):
            token = self._tokens[index]
            if token.upos in ("PUNCT", "VERB", "ADP", "AUX"):
                break
            if token.head == verb:
                return [index] if self._tree.relation(index) in ("obl", "obj") else []
        return []

    def _add_cited(self, index: int) -> None:
        """The attribution of whom a report cites, where there is none with this cue."""
        telling = self._citing(index)
        if not telling or any(index in one.cue for one in self._all):
            return
        verb = self._governor(index)
        for one in self._all:
            if verb in one.cue:
                content = one.content - telling - {index}
                if content:
                    made = _One(telling, frozenset({index}), content, one.quote, one.score, one)
                    self._all.append(made)
                return

    def _quote_as(self, one: _One) -> None:
        """*quoted X as saying*: an attribution of its own."""
        verb = next((i for i in sorted(one.cue) if self._form(i) in _QUOTING), None)
        saying = None if verb is None else self._as_saying(verb)
        if verb is None or saying is None:
            return
        passive = [
            c
            for c in self._tree.children[verb]
            if self._tokens[c].relation == "nsubj:pass" or self._form(c) in ("was", "were", "been")
        ]
        between = self._lettered(range(verb + 1, saying))
        agent = self._agent(between) or self._agent_after(saying) if passive else frozenset()
        speaker = self._subject_before(verb, one) if passive else between
        cue = frozenset({saying, saying + 1})
        known = next((other for other in self._all if saying + 1 in other.cue), None)
        if not speaker or (passive and not agent):
            return
        if passive:
            one.source = agent
        if passive or known is one:
            known = None if known is one else known
            by = {i for i in one.cue if self._form(i) == "by"}
            one.cue = one.cue - cue - agent - by
        listener = frozenset(
            index
            for child in self._tree.children[saying + 1]
            if self._tokens[child].relation in _LISTENERS
            for index in self._below(child)
        )
        content = one.content - speaker - cue - agent - {saying + 2 if agent else saying}
        content = content - listener if content - listener else content
        one.content = one.content | speaker | cue
        if known is not None:
            known.within = known.within or one
            known.source = known.source or speaker
            return
        made = _One(speaker, cue, content, one.quote, one.score, one)
        if made.content:
            for other in self._all:
                if other.within is one and other.all <= made.content:
                    other.within = made
            self._all.append(made)

    def _as_saying(self, verb: int) -> int | None:
        """The place of *as* after *quoted*."""
        last = min(verb + _FARTHEST, len(self._tokens) - 1)
        for index in range(verb + 1, last):
            form = self._form(index)
            if form in (".", "!", "?") or form in _QUOTING:
                return None
            following = self._form(index + 1)
            if form == "as" and following.endswith("ing") and act_of([following]) != "other":
                return index
        return None

    def _agent(self, between: Words) -> Words:
        """*by Yonhap*, without *by*."""
        first = next((i for i in sorted(between) if self._form(i) == "by"), None)
        return frozenset(i for i in between if first is not None and i > first)

    def _agent_after(self, saying: int) -> Words:
        """Of *was quoted as saying by Yonhap*."""
        by = saying + 2
        if by + 1 >= len(self._tokens) or self._form(by) != "by":
            return frozenset()
        return frozenset(i for i in self._below(self._tokens[by].head) if i > by)

    def _subject_before(self, verb: int, one: _One) -> Words:
        """The phrase right before *was quoted*, up to the words that it is said to have said."""
        words: list[int] = []
        for index in range(min(one.cue) - 1, -1, -1):
            before = self._form(index)
            if before in ("”", '"', ".", "!", "?", "’", "''") or index in one.cue:
                break
            words.append(index)
        kept = self._lettered(words)
        subject = [c for c in self._tree.children[verb] if self._tokens[c].relation == "nsubj:pass"]
        if subject:
            whole = self._below(subject[0]) & kept
            return self._lettered(sorted(whole)) if whole else kept
        return kept

    def _tell_last(self) -> None:
        """*A told them that Z, B said*: B tells what A told."""
        by_sentence: dict[int, list[_One]] = {}
        for one in sorted(self._all, key=lambda one: min(one.cue)):
            by_sentence.setdefault(self._root(min(one.cue)), []).append(one)
        for several in by_sentence.values():
            for last in several:
                for one in several:
                    if one is not last and self._tells_all_of(last, one):
                        before = min(last.source | last.cue)
                        last.within = one.within if last.within is one else last.within
                        one.within = last
                        one.content = self._lettered(sorted(i for i in one.content if i < before))
                        last.content |= one.all
                        self._into_the_inner(one, last)

    def _into_the_inner(self, one: _One, last: _One) -> None:
        """*A told them Z, B was quoted as saying*: what A told stands in what B says."""
        for inner in self._all:
            if inner is one or inner.within is not last or not one.cue & inner.content:
                continue
            if any(self._form(i) == "as" for i in inner.cue):
                one.within = inner
                inner.content |= one.all

    def _tells_all_of(self, last: _One, one: _One) -> bool:
        """Whether an attribution comes after another, and what it tells is what that one tells."""
        if one.within not in (last.within, None) or (last.within not in (one.within, one)):
            return False
        own, tells = one.source | one.cue, min(last.source | last.cue)
        if not last.source or any(map(self._citing, last.cue)):
            return False
        told = {i for i in one.content if i < tells and self._is_word(i)}
        shared = told & last.content
        whole = range(min(one.all), max(told, default=0) + 1)  # with whom it is told to
        passed_on = [o.source | o.cue for o in self._all if o.within is last]  # 'B as saying'
        rest = last.content.difference(last.source, last.cue, *passed_on)
        beyond = [i for i in rest if i not in whole]
        if max(own) > tells or not shared or self._lettered(beyond):
            return False
        after = sorted(i for i in last.content if i > max(last.source | last.cue))
        if len(shared) < _NEARLY_ALL * len(told) or (after and self._form(after[0]) != "as"):
            return False
        is_as = any(self._form(index) == "as" for index in last.cue)
        return max(own) < min(shared) or not (is_as or last.within is one)

    def _under_the_cited(self) -> None:
        """What stands in the words of a report that cites somebody stands in theirs."""
        for cited in self._all:
            if cited.within is None or not any(self._form(i) in _CITING for i in cited.cue):
                continue
            for one in self._all:
                if one is cited or one.within is not cited.within:
                    continue
                if self._lettered(sorted(one.all)) <= cited.content:
                    one.within = cited

    def _report_first(self, one: _One) -> None:
        """*Tolmar Daily reports that Z, according to the ministry*: the ministry tells it Z."""
        if "according" not in map(self._form, one.cue) or self._is_of_medium(one.source):
            return
        report = next((o for o in self._all if o.within is one), None)
        if report is None or not self._is_of_medium(report.source):
            return
        one.within, report.within = report, one.within
        one.content = report.content

    def _is_of_medium(self, words: Words) -> bool:
        pieces = self._tree.pieces(words)
        return any(self._is_medium(self._text[start:end]) for start, end in pieces)

    def _root(self, index: int) -> int:
        for _ in range(len(self._tokens)):
            if self._tokens[index].head == index:
                break
            index = self._tokens[index].head
        return index

    def _below(self, index: int) -> Words:
        """A word with all that hangs on it, without marks and prepositions at its edges."""
        words, todo = {index}, [index]
        while todo:
            for child in self._tree.children[todo.pop()]:
                words.add(child)
                todo.append(child)
        return self._lettered(sorted(words))

    def _lettered(self, words: Sequence[int]) -> Words:
        """The words without the marks at their edges."""
        lettered = [i for i in words if self._is_word(i)]
        if not lettered:
            return frozenset()
        low, high = min(lettered), max(lettered)
        return frozenset(i for i in words if low <= i <= high)

    def _is_word(self, index: int) -> bool:
        token = self._tokens[index]
        return any(map(str.isalnum, self._text[token.start : token.end]))

    def _form(self, index: int) -> str:
        token: Token = self._tokens[index]
        return self._text[token.start : token.end].lower()
