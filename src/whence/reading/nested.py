"""Attributions in the words of others that the network passed over and the syntax shows.

The network learnt from news that marks one level of attribution, and reads contents again as if
they stood alone; of what it leaves out there, a verb of speech or belief with a subject and a
clause of its own is plainly an attribution (*“I think that it will hold,” Brill said*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.phrases import Pieces, tokens_within
from whence.reading.tree import Tree
from whence.reading.types import QuoteType

_SPEECH: Final = frozenset(
    "acknowledge admit allege announce argue assert assure believe claim complain confirm contend"
    " declare deny explain fear hope inform insist know maintain note predict promise remark reply"
    " report say suggest suspect swear tell testify think threaten vow warn write".split()
)
_DIRECTS: Final = frozenset(
    "advise agree ask beg instruct order pledge promise tell threaten urge vow".split()
)
"""Verbs with which somebody wants or promises something done."""
_NOBODY: Final = frozenset({"you", "one", "it", "there", "that", "which", "what", "this"})
_OTHERS: Final = frozenset({"he", "she", "they"})
_HELPERS: Final = frozenset({"aux", "advmod"})
_SUBJECTS: Final = ("nsubj",)
_SCORE: Final = 0.5
"""Of what the network did not find."""

Words = frozenset[int]


def with_nested(found: NetworkReading, tree: Tree) -> NetworkReading:
    """The reading with these attributions, each within the innermost one that holds it."""
    finder = _Finder(found, tree)
    made = finder.find()
    if not made:
        return found
    several = sorted((*found.attributions, *made), key=lambda one: (one.cue, one.content))
    return replace(found, attributions=finder.placed(several))


class _Finder:
    """Looks through the contents of one document."""

    def __init__(self, found: NetworkReading, tree: Tree) -> None:
        self._found = found
        self._tree = tree
        self._contents = [self._words(one.content) for one in found.attributions]
        self._holding = _by_word(self._contents)
        self._cues = {i for one in found.attributions for i in self._words(one.cue)}

    def find(self) -> list[FoundAttribution]:
        """The attributions of verbs that stand in a content and are no cue."""
        within = sorted(frozenset().union(*self._contents) - self._cues)
        made = (self._of_verb(verb) for verb in within)
        return [one for one in made if one is not None]

    def placed(self, several: Sequence[FoundAttribution]) -> tuple[FoundAttribution, ...]:
        """Attributions old and new, each new one within the smallest content that holds it, and
        each old one within a new one that does.
        """
        old = {id(one) for one in self._found.attributions}
        places = {id(one): number for number, one in enumerate(several)}
        contents = [self._words(one.content) for one in several]
        holding = _by_word(contents)
        made = []
        for number, one in enumerate(several):
            whole = self._words((*one.source, *one.cue, *one.content))
            is_new = id(one) not in old
            over = one.within
            over = None if over is None else places[id(self._found.attributions[over])]
            around = [
                other
                for other in holding.get(min(whole), ())
                if other != number
                and (is_new or id(several[other]) not in old)
                and whole <= contents[other]
            ]
            if over is not None:
                around.append(over)
            nearest = min(around, key=lambda other: (len(contents[other]), other), default=None)
            made.append(replace(one, within=nearest))
        return tuple(made)

    def _of_verb(self, verb: int) -> FoundAttribution | None:
        tree = self._tree
        subjects = tree.below(verb, _SUBJECTS) if tree.tokens[verb].upos == "VERB" else []
        if not subjects:
            return None
        kinds = ["ccomp"] if tree.among(verb, _SPEECH) else []
        kinds += ["xcomp"] if tree.among(verb, _DIRECTS) else []
        clauses = [c for c in tree.children[verb] if tree.tokens[c].relation in kinds]
        if len(subjects) != 1 or len(clauses) != 1 or tree.lemma(subjects[0]) in _NOBODY:
            return None
        around = [self._contents[number] for number in self._holding[verb]]
        holder = min(around, key=len)
        source = tree.lettered(tree.whole(subjects[0]))
        content = tree.lettered(tree.whole(clauses[0]))
        cue = {verb}
        while self._is_helper(min(cue) - 1, verb):
            cue.add(min(cue) - 1)
        if not source | content | cue <= holder:
            return None
        quote = self._quote(content)
        if quote == "direct" and tree.lemma(subjects[0]) in _OTHERS:
            return None  # whom quoted words call *they* nobody knows
        said, told = tree.pieces(cue), tree.pieces(content)
        return FoundAttribution(tree.pieces(source), said, told, quote, None, _SCORE)

    def _is_helper(self, index: int, verb: int) -> bool:
        token = self._tree.tokens[index]
        return 0 <= index < verb and token.head == verb and token.relation in _HELPERS

    def _quote(self, content: Words) -> QuoteType:
        """As the smallest content around is quoted."""
        around = [
            (len(self._contents[number]), self._found.attributions[number].quote)
            for number in self._holding[min(content)]
            if content <= self._contents[number]
        ]
        return min(around)[1]

    def _words(self, pieces: Pieces) -> Words:
        tokens = self._found.tokens
        return frozenset(i for start, end in pieces for i in tokens_within(tokens, start, end))


def _by_word(contents: Sequence[Words]) -> dict[int, list[int]]:
    """By word the contents that hold it."""
    held: dict[int, list[int]] = {}
    for number, content in enumerate(contents):
        for word in content:
            held.setdefault(word, []).append(number)
    return held
