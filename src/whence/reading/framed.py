"""Attributions that a phrase makes without a verb: *By Brill's own account, she met him twice*.

The network knows *according to* and *in her view* and passes over these. The phrase stands apart,
between commas or at an edge of its sentence, and says whose account, count or estimate it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from whence.reading.model import FoundAttribution, NetworkReading
from whence.reading.phrases import tokens_within
from whence.reading.tree import Tree

_TELLINGS: Final = frozenset(
    "account admission calculation count description estimate estimation reckoning tally telling"
    " version".split()
)
_BY: Final = frozenset({"by", "in"})
_OWN: Final = frozenset({"own"})
_SCORE: Final = 0.5
_OWNERS: Final = ("nmod:poss",)
_GAP: Final = 8
"""Characters beside a phrase in which a mark is looked for; a wider gap is an edge."""

Words = frozenset[int]


def with_framed(text: str, found: NetworkReading, tree: Tree) -> NetworkReading:
    """The reading with an attribution for each such phrase that is none yet."""
    taken = {
        index
        for one in found.attributions
        for start, end in (*one.source, *one.cue)
        for index in tokens_within(found.tokens, start, end)
    }
    made = [
        framed
        for noun, token in enumerate(found.tokens)
        if token.lemma.lower() in _TELLINGS and noun not in taken
        if (framed := _framed(noun, text, tree)) is not None
    ]
    several = sorted((*found.attributions, *made), key=lambda one: (one.cue, one.content))
    places = {id(one): number for number, one in enumerate(several)}
    return replace(
        found,
        attributions=tuple(
            one
            if one.within is None
            else replace(one, within=places[id(found.attributions[one.within])])
            for one in several
        ),
    )


def _framed(noun: int, text: str, tree: Tree) -> FoundAttribution | None:
    """The attribution that *by somebody's account* makes."""
    verb = tree.tokens[noun].head
    owners = tree.below(noun, _OWNERS)
    if tree.relation(noun) != "obl" or not tree.case(noun) & _BY or len(owners) != 1:
        return None
    phrase = tree.whole(noun)
    if not _is_apart(tree.lettered(phrase), text, tree):
        return None
    is_own = tree.has(noun, "amod", _OWN)
    teller = tree.subjects(verb)[:1] if is_own else owners  # 'By her own account, Ana Brill ...'
    if not teller:
        return None
    marks = {c for c in tree.children[teller[0]] if tree.relation(c) == "case"}
    source = tree.lettered(tree.whole(teller[0]) - marks)
    cue = {
        noun,
        *(c for c in tree.children[noun] if c not in owners and tree.tokens[c].upos != "PUNCT"),
    }
    content = tree.lettered(tree.whole(verb) - phrase - source)
    if not content:
        return None
    return FoundAttribution(
        tree.pieces(source), tree.pieces(cue), tree.pieces(content), "indirect", None, _SCORE
    )


def _is_apart(phrase: Words, text: str, tree: Tree) -> bool:
    """Whether a phrase is set off by commas, or by one at the edge of its sentence."""
    start, end = tree.tokens[min(phrase)].start, tree.tokens[max(phrase)].end
    before = text[max(0, start - _GAP) : start].rstrip(" ")[-1:]
    after = text[end : end + _GAP].lstrip(" ")[:1]
    return (before in ("", "\n", ".", "!", "?", "”", '"') and after == ",") or (
        before == "," and after in (",", ".")
    )
