"""What kind of telling an attribution is, and how sure its source: what the syntax adds to words.

The words of a cue tell most of it (``model.acts``). The clause around it tells whether anything was
said at all (*if she says*, *could say*, *has yet to say*, *did not say whether*), and the content
whether *suggest* and *insist* assert (*suggested that he was asleep*) or want something done
(*suggested a break*, *insisted that he leave*).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from whence.reading.model import FoundAttribution, Token
from whence.reading.model.acts import act_of, certainty_of
from whence.reading.phrases import Pieces, tokens_within
from whence.reading.tree import Tree
from whence.reading.types import Act, Certainty

_CONDITIONS: Final = frozenset({"if", "unless", "whether"})
_MAY: Final = frozenset({"could", "may", "might"})
_SHORT: Final = frozenset({"stop", "fall"})
_WISHES: Final = frozenset("want hope wish need aim ambition desire seek sought attempt".split())
_SEEMS: Final = frozenset("seem appear allegedly reportedly purportedly supposedly".split())
_NOT_ONLY: Final = frozenset("just only merely simply".split())
_LIKELY: Final = frozenset({"likely", "probable"})
_AIMS: Final = frozenset({"advcl", "acl"})
_CLAUSES: Final = ("xcomp", "ccomp", "csubj")
_PROPOSALS: Final = frozenset({"suggest", "insist"})
_SUBJECTS: Final = ("nsubj", "nsubj:pass", "expl")


def telling(text: str, one: FoundAttribution, tree: Tree) -> tuple[Act, Certainty]:
    """The act of an attribution, and how sure its source is of its content."""
    return _Telling(text, one, tree).read()


class _Telling:
    def __init__(self, text: str, one: FoundAttribution, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._source, self._cue, self._content = (
            [i for start, end in pieces for i in tokens_within(tree.tokens, start, end)]
            for pieces in (one.source, one.cue, one.content)
        )
        self._verb = tree.top(self._cue)
        self._said = self._main(one.content)

    def _main(self, content: Pieces) -> int | None:
        """The main word of the content: of its first sentence, if it has several."""
        tokens = self._tree.tokens
        held = set(self._content)
        at = self._tree.top(tokens_within(tokens, *content[0]))
        while at is not None and tokens[at].head in held and tokens[at].head != at:
            at = tokens[at].head
        return at

    def _beside_main(self) -> list[int]:
        """What hangs on the main word; without the *not* of *why not* and *not only*."""
        if self._said is None:
            return []
        lemma = self._tree.lemma
        last = len(self._tree.tokens) - 1
        return [
            i
            for i in self._tree.children[self._said]
            if lemma(i) != "not"
            or (lemma(i - 1) != "why" and lemma(min(i + 1, last)) not in _NOT_ONLY)
        ]

    def read(self) -> tuple[Act, Certainty]:
        act = self._act()
        if self._is_unsaid():
            return act, "Uu"
        certainty = certainty_of(
            act, self._of(self._cue), self._of(self._beside_main()), self._of(self._source)
        )
        if any(self._tree.among(i, _SEEMS | _LIKELY) for i in self._cue) or self._is_seeming():
            certainty = _PROBABLE.get(certainty, certainty)
        return act, certainty

    def _act(self) -> Act:
        """By the cue's lemmas; by its words where the network's lemmas tell nothing."""
        first = self._content[:1] if self._form(self._content[0]) in ("not", "guilty", "to") else []
        words = [*self._cue, *first]
        act = act_of(self._joined(words, self._tree.lemma))
        if act == "other":
            act = act_of(self._joined(words, self._form))
        is_open = any(self._tree.among(i, _PROPOSALS) for i in self._cue)
        return "claim" if is_open and self._is_asserted() else act

    def _joined(self, words: Sequence[int], form_of: Callable[[int], str]) -> list[str]:
        """The words, *back* with the verb that it belongs to (*push_back* is not *back*)."""
        joined: list[str] = []
        for index in words:
            form = form_of(index)
            if form == "back" and joined and self._tree.tokens[index].upos != "VERB":
                joined[-1] += "_back"
            else:
                joined.append(form)
        return joined

    def _is_asserted(self) -> bool:
        """Whether the content is a statement, in the indicative: not *that he leave*."""
        at = self._said
        if at is None:
            return False
        tree, token = self._tree, self._tree.tokens[at]
        below = tree.children[at]
        subjects = [i for i in below if tree.tokens[i].relation in _SUBJECTS]
        if not subjects or any(self._form(i) == "to" for i in below):
            return False
        helpers = [i for i in below if tree.relation(i) in ("aux", "cop")]
        if helpers:
            return any(self._form(i) not in ("be", "should") for i in helpers)
        if token.upos != "VERB":
            return False
        return self._form(at) != tree.lemma(at) and not self._form(at).endswith("ing")

    def _is_unsaid(self) -> bool:
        """Whether nothing was said: a condition, a possibility, a wish, a question."""
        if self._verb is None:
            return False
        below = self._tree.children[self._verb]
        marks = {self._form(i) for i in below if self._tree.relation(i) in ("mark", "advmod")}
        if marks & _CONDITIONS or any(
            self._form(i) in _MAY for i in below if self._tree.relation(i) == "aux"
        ):
            return True
        return (
            self._is_wished()
            or self._is_to_come()
            or self._asks_whether()
            or self._says_nothing()
            or self._is_aim()
        )

    def _is_seeming(self) -> bool:
        """Whether the content only tells how it looks (*that she appeared to sleep*)."""
        at = self._said
        if at is None:
            return False
        is_clause = any(self._tree.relation(i) in _CLAUSES for i in self._tree.children[at])
        return self._tree.lemma(at) in _LIKELY or (is_clause and self._tree.among(at, _SEEMS))

    def _is_wished(self) -> bool:
        words = [self._tree.lemma(i) for i in self._cue]
        return any(self._tree.among(i, _WISHES) for i in self._cue) or words[-2:] == [
            "would", "like",
        ]  # fmt: skip

    def _is_to_come(self) -> bool:
        """*Has yet to say*, *stopped short of saying*."""
        return any(
            (self._form(one), self._form(following)) == ("yet", "to")
            or (self._form(following) == "short" and self._tree.among(one, _SHORT))
            for one, following in pairwise(self._cue)
        )

    def _asks_whether(self) -> bool:
        """*Whether she resigns*."""
        return self._form(self._content[0]) == "whether"

    def _says_nothing(self) -> bool:
        """*Has said nothing*, *said nothing of it*."""
        first = self._content[0]
        is_object = self._tree.tokens[first].head == self._verb
        return is_object and self._form(first) == "nothing"

    def _is_aim(self) -> bool:
        """*Met to agree on it*: what was to be agreed on is no agreement."""
        verb = self._verb or 0
        relation = self._tree.tokens[verb].relation
        is_infinitive = any(self._form(i) == "to" for i in self._tree.children[verb])
        return relation in _AIMS and is_infinitive and self._act() == "agree"

    def _of(self, words: Sequence[int]) -> list[Token]:
        return [self._tree.tokens[i] for i in words]

    def _form(self, index: int) -> str:
        token = self._tree.tokens[index]
        return self._text[token.start : token.end].lower()


_PROBABLE: Final[dict[Certainty, Certainty]] = {"CT+": "PR+", "CT-": "PR-"}
